//! Rules about C4 diagrams.

mod duplicate_alias;
mod isolated_element;
mod lost_relation;
mod style_of_unknown;
mod swallowed_line;
mod unknown_argument;
mod unknown_end;

use crate::lint::{C4View, Rule};
use crate::source::TextRange;
use crate::syntax::kinds::c4::ast::{Argument, Call, StatementKind};

/// The rules of this folder.
pub(super) static RULES: &[&dyn for<'a> Rule<C4View<'a>>] = &[
    &swallowed_line::SwallowedLine,
    &unknown_end::UnknownEnd,
    &lost_relation::LostRelation,
    &duplicate_alias::DuplicateAlias,
    &style_of_unknown::StyleOfUnknown,
    &unknown_argument::UnknownArgument,
    &isolated_element::IsolatedElement,
];

/// The statements that are a word with its arguments, in order, with their places.
fn calls<'a>(chart: &'a C4View<'_>) -> impl Iterator<Item = (Call, TextRange)> + 'a {
    let statements = chart.statements.statements.iter();
    statements.filter_map(|statement| match statement.kind {
        StatementKind::Call(call) | StatementKind::Opens(call) => Some((call, statement.range)),
        _ => None,
    })
}

/// The alias that an argument is; `None` for a named one.
fn alias(chart: &C4View<'_>, argument: Argument) -> Option<String> {
    match argument {
        Argument::Quoted(range) | Argument::Bare(range) => {
            Some(chart.reading.text.slice(range).trim().to_owned())
        }
        Argument::Named(..) | Argument::Empty(_) => None,
    }
}
