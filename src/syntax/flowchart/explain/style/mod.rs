//! `style`, `classDef`, `class` and `linkStyle`.

mod colour;
mod list;
mod value;

use super::super::token::Kind;
use super::mistake::Mistake;
use super::within;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::flowchart::rules;

/// `style`, `classDef`, `class`, `linkStyle`.
pub(super) fn styles(m: &Mistake<'_>) -> Option<Diagnostic> {
    let keyword = [
        within::STYLE,
        within::CLASS_DEF,
        within::CLASS,
        within::LINK_STYLE,
    ]
    .into_iter()
    .find(|word| m.is_in(word))?;
    let bad = m.bad();
    let at = bad.start as usize;
    let styles = keyword != within::CLASS;
    if m.text()[at..].starts_with("ﬂ°") {
        return Some(value::entity(m, at));
    }
    match bad.kind {
        kind if styles && kind.opens() && m.word(bad).starts_with('(') => {
            Some(value::function(m, at))
        }
        kind if styles && kind.opens() && m.word(bad).starts_with('{') => {
            Some(value::braces(m, at))
        }
        Kind::Unknown if styles && m.text()[at..].starts_with('=') => Some(
            m.found(
                &rules::SYNTAX_ERROR,
                (at, at + 1),
                "a style is written with `:`, and not with `=`",
            )
            .help("Write `fill:#eee`, for example.")
            .fix(Fix::safe("Write `:`", m.place(at, at + 1), ":")),
        ),
        Kind::Str if styles => {
            let (start, end) = (at - 1, (bad.end as usize + 1).min(m.text().len()));
            Some(
                m.found(
                    &rules::QUOTED_STYLE,
                    (start, end),
                    "a style takes no quotes",
                )
                .help("Leave the quotes out.")
                .fix(
                    Fix::safe("Remove the quotes", m.place(start, start + 1), "")
                        .and(m.place(end - 1, end), ""),
                ),
            )
        }
        Kind::Space => list::blank(m, keyword, at, bad.end as usize),
        kind if kind.separates() || kind == Kind::Unclosed => {
            let before = m.token(-1)?;
            if before.kind == Kind::Comma {
                return Some(
                    m.found(
                        &rules::TRAILING_COMMA,
                        (before.start as usize, before.end as usize),
                        "behind this comma something is missing",
                    )
                    .help("Remove the comma.")
                    .fix(Fix::safe("Remove the comma", m.place_of(before), "")),
                );
            }
            let what = match keyword {
                within::CLASS => "the name of a class",
                _ => "a style such as `fill:#eee`",
            };
            Some(
                m.found(
                    &rules::MISSING_VALUE,
                    (m.start, m.end()),
                    format!("this `{keyword}` lacks its last part"),
                )
                .help(format!("Write {what} behind it.")),
            )
        }
        Kind::NodeString | Kind::UnicodeText | Kind::Down if keyword == within::LINK_STYLE => Some(
            m.found(
                &rules::LINK_STYLE_TARGET,
                (at, bad.end as usize),
                format!("`{}` is no number of a link", m.shown(m.word(bad))),
            )
            .help("Links are counted from 0 in the order they are written; `default` means all."),
        )
        .map(|found| match m.word(bad) {
            "all" => found.fix(Fix::safe("Write `default`", m.place_of(bad), "default")),
            _ => found,
        }),
        _ => None,
    }
}
