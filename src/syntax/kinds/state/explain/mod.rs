//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! A mistake is dispatched on the token that does not fit and on what stands before it. Each file has
//! the mistakes of one part of a statement; the general message is for what nobody writes.

mod aliases;
mod arrows;
mod braces;
mod header;
mod mistake;
mod names;
mod notes;
mod styles;
mod texts;

use super::ast::StatementKind;
use super::rules;
use super::token::{Kind, Within};
use crate::syntax::explain::Explained;

pub(super) use braces::unclosed;
pub(super) use header::{header, misspelt_header};
pub(super) use mistake::{Around, Mistake};

/// A statement that could not be read.
pub(super) fn statement(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let found = match bad.kind {
        Kind::Header if m.at == 0 => header::second(m),
        Kind::SeveralWords if m.at == 0 => names::several_words(m),
        Kind::As => aliases::unquoted(m),
        Kind::String if !matches!(m.first().kind, Kind::Click | Kind::StateDescr) => {
            names::plantuml_if(m).or_else(|| names::quoted(m))
        }
        _ => None,
    };
    found
        .or_else(|| of_statement(m))
        .or_else(|| of_sign(m))
        .unwrap_or_else(|| general(m))
}

/// By what the statement begins with.
fn of_statement(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    match m.first().kind {
        Kind::Note => names::keyword(m).or_else(|| notes::note(m)),
        Kind::StateDescr if m.at > 0 => aliases::without_as(m),
        Kind::ClassDef | Kind::Class | Kind::Style | Kind::Click => {
            names::keyword(m).or_else(|| styles::statement(m))
        }
        Kind::Default | Kind::Href => names::keyword(m),
        Kind::Scale => names::keyword(m).or_else(|| Some(texts::scale(m))),
        Kind::Arrow => arrows::without_source(m),
        Kind::Descr => texts::second_colon(m),
        _ if m.is_in(Within::Transition) => names::keyword(m)
            .or_else(|| names::hyphen(m))
            .or_else(|| Some(arrows::without_target(m))),
        _ if bad.kind == Kind::StructStart => braces::stray(m),
        _ => None,
    }
}

/// By the character that does not fit.
fn of_sign(m: &Mistake<'_>) -> Option<Explained> {
    if m.is_sign("-") {
        return names::hyphen(m)
            .or_else(|| braces::divider(m))
            .or_else(|| arrows::unknown(m));
    }
    if m.is_sign(":") {
        return match m.is_beside(|kind| matches!(kind, StatementKind::Note(_))) {
            true => texts::second_colon(m),
            false => texts::empty(m),
        };
    }
    if m.is_sign("{") {
        return braces::stray(m);
    }
    None
}

/// What was expected and what was found, for what nobody writes.
fn general(m: &Mistake<'_>) -> Explained {
    m.skip(m.general(&rules::SYNTAX_ERROR))
}
