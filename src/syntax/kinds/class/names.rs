//! The ids of a class diagram where they stand.

use super::ast::StatementKind;
use super::lower::name_text;
use super::outline::mentioned;
use crate::syntax::NameSort::{Namespace, Style, Thing};
use crate::syntax::names::Names;
use crate::syntax::{Name, Reading};

/// Every id. One pass over the statements.
pub(super) fn names(reading: &Reading) -> Vec<Name<'_>> {
    let text = &reading.text;
    let mut names = Names::new(text);
    for statement in reading.class().iter().flat_map(|chart| &chart.statements) {
        let declares = matches!(statement.kind, StatementKind::Class(_));
        mentioned(&statement.kind, |name| {
            names.saying(name_text(text, name), name.range, Thing, declares);
        });
        match &statement.kind {
            StatementKind::Class(class) => {
                class
                    .style
                    .into_iter()
                    .for_each(|style| names.at(style, Style, false));
            }
            StatementKind::NamespaceStart(name, _) => {
                names.saying(name_text(text, name), name.range, Namespace, true);
            }
            StatementKind::Style(class, _) => names.at(*class, Thing, false),
            StatementKind::ClassDef(defined, _) => {
                defined
                    .iter()
                    .for_each(|&style| names.list(style, Style, true));
            }
            StatementKind::CssClass(classes, style) => {
                names.list(*classes, Thing, false);
                names.at(*style, Style, false);
            }
            _ => {}
        }
    }
    names.into_list()
}
