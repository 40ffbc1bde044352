//! The aliases of a C4 diagram where they stand.

use super::ast::{Keyword, StatementKind};
use super::outline::aliases;
use crate::syntax::NameSort::Thing;
use crate::syntax::names::Names;
use crate::syntax::{Name, Reading};

/// Every alias. One pass over the statements.
pub(super) fn names(reading: &Reading) -> Vec<Name<'_>> {
    let mut names = Names::new(&reading.text);
    let Some(chart) = reading.c4() else {
        return Vec::new();
    };
    for statement in &chart.statements {
        if let StatementKind::Call(call) | StatementKind::Opens(call) = statement.kind {
            let declares = matches!(call.keyword, Keyword::Element(_) | Keyword::Boundary(_));
            for range in aliases(chart, call) {
                names.at(range, Thing, declares);
            }
        }
    }
    names.into_list()
}
