//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! A mistake is found by the line as it is written (`lines`, `quotes`), then by the token that does not fit where that alone
//! tells (`braces` and `interruption`, with `body_lines`), then by the word that the statement begins with (`keywords`), then
//! by the part that was being read (`notes`, `clicks`, `names`, `generics`, `labels`, `relations`, `arrows`) and the token that
//! was found there. `header` has headers and empty charts; the general message is for what nobody writes.

mod arrows;
mod body_lines;
mod braces;
mod clicks;
mod generics;
mod header;
mod interruption;
mod keywords;
mod labels;
mod lines;
mod mistake;
mod multiplicities;
mod names;
mod notes;
mod quotes;
mod relations;

use super::rules;
use super::token::{HEADS, Kind, LINES, Within};
use crate::syntax::explain::Explained;

pub(super) use braces::unclosed;
pub(super) use header::{end, header, misspelt_header};
pub(super) use mistake::{Around, Mistake};

/// A statement that could not be read.
pub(super) fn statement(m: &Mistake<'_>) -> Explained {
    of_line(m)
        .or_else(|| of_token(m))
        .or_else(|| of_first(m))
        .or_else(|| of_part(m))
        .or_else(|| of_rest(m))
        .unwrap_or_else(|| general(m))
}

/// What the line shows as it is written, whatever was being read in it.
fn of_line(m: &Mistake<'_>) -> Option<Explained> {
    if m.first().kind == Kind::Header {
        return Some(header::second(m));
    }
    lines::foreign_comment(m)
        .or_else(|| lines::trailing_comment(m))
        .or_else(|| lines::escaped(m))
        .or_else(|| quotes::quotes(m))
}

/// What the token that does not fit shows by itself: something is opened or closed.
fn of_token(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    match bad.kind {
        Kind::AccDescrBlock => braces::open_description(m),
        Kind::OpenInBody => braces::in_body(m),
        Kind::EndInBody if m.innermost() == Some(Within::Body) => braces::never_closed(m),
        Kind::Newline if m.innermost() == Some(Within::Namespace) => {
            braces::of_namespace_on_next_line(m)
        }
        Kind::Close if m.at > 0 => braces::empty_body(m),
        _ if m.at > 0 => None,
        _ => match m.slice(bad) {
            "{" if m.is_sign(bad, "{") => braces::of_class_on_next_line(m),
            "}" => Some(braces::stray(m)),
            _ => None,
        },
    }
}

/// By the word that the statement begins with: one of another language, one that is misspelt.
fn of_first(m: &Mistake<'_>) -> Option<Explained> {
    match m.first().kind {
        Kind::Class => keywords::foreign(m),
        Kind::Word => keywords::foreign(m)
            .or_else(|| keywords::glued(m))
            .or_else(|| keywords::misspelt(m))
            .or_else(|| keywords::missing(m)),
        _ => None,
    }
}

/// By the part that was being read, and the token that was found there.
fn of_part(m: &Mistake<'_>) -> Option<Explained> {
    let Some(part) = m.innermost() else {
        return arrows::wrong(m).or_else(|| names::quoted(m));
    };
    match part {
        Within::Class => generics::angles(m).or_else(|| of_class(m)),
        Within::Label => generics::angles(m).or_else(|| labels::in_brackets(m)),
        Within::Relation => generics::angles(m).or_else(|| of_relation(m)),
        Within::Note => notes::note(m)
            .or_else(|| generics::angles(m))
            .or_else(|| names::quoted(m)),
        Within::Click => clicks::click(m).or_else(|| names::quoted(m)),
        Within::CssClass if m.at == 1 => clicks::unquoted_classes(m),
        Within::Style => clicks::style(m),
        Within::Namespace => names::quoted(m),
        Within::Annotation if !m.is_sign(m.bad(), ";") => lines::annotation(m),
        Within::InNamespace => generics::angles(m).or_else(|| of_namespace(m)),
        Within::Body | Within::CssClass | Within::Annotation => None,
    }
}

/// What does not fit on the line of a class.
fn of_class(m: &Mistake<'_>) -> Option<Explained> {
    match m.bad().kind {
        Kind::Word | Kind::Generic => generics::nested(m),
        Kind::Quoted => names::quoted(m).or_else(|| Some(labels::without_brackets(m))),
        Kind::Unknown if m.is_sign(m.bad(), "(") => labels::in_parentheses(m),
        _ if m.slice(m.bad()) == "," => Some(names::list(m)),
        _ => None,
    }
}

/// What does not fit in a relation, or in a member after the name of its class.
fn of_relation(m: &Mistake<'_>) -> Option<Explained> {
    relations::label_after_arrow(m)
        .or_else(|| arrows::wrong(m))
        .or_else(|| match m.bad().kind {
            Kind::Quoted | Kind::Newline | Kind::Eof | Kind::Label => names::quoted(m),
            Kind::BracketOpen => labels::in_relation(m),
            Kind::StyleMark => relations::style(m),
            kind if LINES.has(kind) || HEADS.has(kind) => relations::chain(m),
            _ => None,
        })
        .or_else(|| multiplicities::multiplicity(m))
        .or_else(|| match (m.bad().kind, m.first().kind) {
            (Kind::Label | Kind::Colon | Kind::StyleMark, _) => relations::second_colon(m),
            (_, Kind::Word) => relations::missing_colon(m),
            _ => None,
        })
}

/// What does not fit in a namespace.
fn of_namespace(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    match bad.kind {
        Kind::StyleMark => relations::style(m),
        Kind::Quoted => names::quoted(m),
        _ => None,
    }
    .or_else(|| match m.is_sign(bad, ";") {
        true => None,
        false => lines::in_namespace(m),
    })
}

/// What can be wrong in every part: a `;`, a member outside its class, a name.
fn of_rest(m: &Mistake<'_>) -> Option<Explained> {
    if m.is_sign(m.bad(), ";") {
        return Some(lines::semicolon(m));
    }
    lines::members(m)
        .or_else(|| names::reserved(m))
        .or_else(|| names::sign(m))
        .or_else(|| match m.innermost() {
            Some(Within::Relation) => relations::without_target(m),
            _ => None,
        })
}

/// A mistake that nobody makes.
fn general(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let found = m.general(&rules::SYNTAX_ERROR);
    Explained::at(found, m.line_end(bad.end as usize))
}
