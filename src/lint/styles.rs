//! Every style that a chart gives, where it stands.

use super::Context;
use crate::syntax::flowchart::ast::{Ident, StatementKind};

/// The styles of one statement: the items between its commas.
pub(super) fn lists<'a>(chart: &Context<'a>) -> Vec<&'a [Ident]> {
    chart
        .statements()
        .iter()
        .filter_map(|statement| match &statement.kind {
            StatementKind::Style { styles, .. } | StatementKind::ClassDef { styles, .. } => {
                Some(styles.as_slice())
            }
            StatementKind::LinkStyle(style) => Some(style.styles.as_slice()),
            _ => None,
        })
        .collect()
}

/// A style's property and value, without `!important`.
pub(super) fn property(style: &str) -> Option<(&str, &str)> {
    let (name, value) = style.split_once(':')?;
    let value = value.trim().trim_end_matches(';').trim();
    let value = value.strip_suffix("!important").unwrap_or(value).trim();
    Some((name.trim(), value))
}
