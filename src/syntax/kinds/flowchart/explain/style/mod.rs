//! `style`, `classDef`, `class` and `linkStyle`.

mod colour;
mod list;
mod value;

use super::Within;
use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{shown, wording};
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;

/// `style`, `classDef`, `class`, `linkStyle`.
pub(super) fn styles(m: &Mistake<'_>, what: Within) -> Option<Diagnostic> {
    let bad = m.bad();
    let at = bad.start as usize;
    let styles = what != Within::Class;
    if m.slice(at..).starts_with("ﬂ°") {
        return Some(value::entity(m, at));
    }
    if what == Within::LinkStyle
        && let Some(found) = target(m)
    {
        return Some(found);
    }
    match bad.kind {
        Kind::Comma if styles => Some(
            m.finding(
                &rules::TRAILING_COMMA,
                (at, at + 1),
                "there are two commas in a row",
            )
            .help("Remove one.")
            .fix(Fix::safe("Remove one", m.span(bad), "")),
        ),
        Kind::Str if !styles => Some(quoted_id(m, at)),
        Kind::Link | Kind::StartLink if !styles => Some(
            m.finding(
                &rules::SPACE_IN_LIST,
                (at, bad.end as usize),
                "a `class` statement cannot contain a link",
            )
            .help("Join ids with commas: `class A,B name`."),
        ),
        kind if styles && kind.opens() && m.slice(bad).starts_with('(') => {
            Some(value::function(m, at))
        }
        kind if styles && kind.opens() && m.slice(bad).starts_with('{') => {
            Some(value::braces(m, at))
        }
        Kind::Unknown if styles && m.slice(at..).starts_with('=') => Some(
            m.finding(
                &rules::STYLE_WITHOUT_COLON,
                (at, at + 1),
                "a style needs `:` instead of `=`",
            )
            .help("Write `fill:#eee`, for example.")
            .fix(Fix::safe("Write `:`", m.span(at..at + 1), ":")),
        ),
        Kind::Str if styles && m.slice(bad).contains('\n') => {
            let quote = at
                .checked_sub(1)
                .filter(|&quote| m.slice(quote..).starts_with('"'))?;
            Some(
                m.finding(
                    &rules::UNCLOSED_QUOTE,
                    (quote, quote + 1),
                    wording::unclosed_quote(m.slice(bad)),
                )
                .label("opened here")
                .help("Remove it: a style cannot have quotes.")
                .fix(Fix::safe("Remove the quote", m.span(quote..at), "")),
            )
        }
        Kind::Str if styles && m.slice(bad).contains(['[', '(', '{']) => {
            Some(value::quote_before_node(m, at - 1))
        }
        Kind::Str if styles => {
            let (start, end) = (at - 1, (bad.end as usize + 1).min(m.text().len()));
            Some(
                m.finding(
                    &rules::QUOTED_STYLE,
                    (start, end),
                    "a style cannot have quotes",
                )
                .help("Remove the quotes.")
                .fix(
                    Fix::safe("Remove the quotes", m.span(start..start + 1), "")
                        .and(m.span(end - 1..end), ""),
                ),
            )
        }
        Kind::Space => list::space(m, what, at, bad.end as usize),
        kind if kind.separates() || kind == Kind::Unclosed => unfinished(m, what),
        Kind::NodeString | Kind::UnicodeText | Kind::Down if what == Within::LinkStyle => Some(
            m.finding(
                &rules::LINK_STYLE_TARGET,
                (at, bad.end as usize),
                format!("`{}` is not the number of a link", shown(m.slice(bad))),
            )
            .help("Count links from 0 in the order they are written, or write `default` for all."),
        )
        .map(|found| match m.slice(bad) {
            "all" => found.fix(Fix::safe("Write `default`", m.span(bad), "default")),
            _ => found,
        }),
        _ => None,
    }
}

/// `class "A" big`
fn quoted_id(m: &Mistake<'_>, at: usize) -> Diagnostic {
    let bad = m.bad();
    let (start, end) = (at - 1, (bad.end as usize + 1).min(m.text().len()));
    let found = m
        .finding(
            &rules::QUOTED_ID,
            (start, end),
            "the ids and the name of a `class` statement cannot have quotes",
        )
        .help("Remove the quotes.");
    let plain = !m.slice(bad).contains(is_space);
    if plain {
        found.fix(
            Fix::safe("Remove the quotes", m.span(start..start + 1), "")
                .and(m.span(end - 1..end), ""),
        )
    } else {
        found
    }
}

/// The statement ends where something is missing.
fn unfinished(m: &Mistake<'_>, what: Within) -> Option<Diagnostic> {
    let before = m.token(-1)?;
    if before.kind == Kind::Comma {
        return Some(
            m.finding(
                &rules::TRAILING_COMMA,
                (before.start as usize, before.end as usize),
                "nothing follows this comma",
            )
            .help("Remove the comma.")
            .fix(Fix::safe("Remove the comma", m.span(before), "")),
        );
    }
    let keyword = what.keyword();
    let (lacks, help) = match what {
        Within::Class => (
            "which class to apply",
            "Write a node and a class after it: `class A name`.",
        ),
        Within::LinkStyle => (
            "which style to apply",
            "Write the number of a link and a style after it: `linkStyle 0 stroke:#f66`.",
        ),
        Within::ClassDef => (
            "which style to apply",
            "Write a name and a style after it: `classDef name fill:#eee`.",
        ),
        _ => (
            "which style to apply",
            "Write a node and a style after it: `style A fill:#eee`.",
        ),
    };
    // The word alone may be meant as a node.
    let alone = m.slice(m.start..m.end()).trim_matches(is_space) == keyword;
    let (message, help) = match what {
        Within::Class | Within::Style if alone => (
            format!("`{keyword}` is a keyword, and nothing follows it"),
            format!("{help} A node cannot be called `{keyword}`."),
        ),
        _ => (
            format!("this `{keyword}` does not say {lacks}"),
            help.to_owned(),
        ),
    };
    Some(
        m.finding(&rules::MISSING_VALUE, (m.start, m.end()), message)
            .help(help),
    )
}

/// `linkStyle 0-2 …`, `linkStyle [0] …`, `linkStyle #0 …`: numbers written otherwise.
fn target(m: &Mistake<'_>) -> Option<Diagnostic> {
    let line = m.raw().lines().next().unwrap_or_default();
    let following = line.strip_prefix("linkStyle")?;
    let lead = following.len() - following.trim_start_matches(is_space).len();
    let word = following[lead..].split(is_space).next()?;
    if word.ends_with(',') {
        return None;
    }
    let from = m.start + "linkStyle".len() + lead;
    let inside = word.trim_matches(|c: char| "[](){}#:;,\"'".contains(c));
    let number = |text: &str| text.parse::<u32>().ok();
    let range = ["..", "-", ":", "–", "—"].into_iter().find_map(|sign| {
        let (first, last) = inside.split_once(sign)?;
        let (first, last) = (number(first)?, number(last.trim_start_matches(['.', '-']))?);
        (first < last && last - first < 64).then(|| {
            let all: Vec<String> = (first..=last).map(|n| n.to_string()).collect();
            all.join(",")
        })
    });
    let single = (number(inside).is_some() && inside != word).then(|| inside.to_owned());
    let instead = range.or(single)?;
    Some(
        m.finding(
            &rules::LINK_STYLE_TARGET,
            (from, from + word.len()),
            format!("`{}` is not a link number or a list of link numbers", shown(word)),
        )
        .help("Count links from 0 in the order they are written, and join numbers with commas: `0,1,2`.")
        .fix(Fix::safe(
            format!("Write `{instead}`"),
            m.span(from..from + word.len()),
            instead,
        )),
    )
}
