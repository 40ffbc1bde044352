//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! The parser says at which token a statement stopped making sense and what was being read; from that and from the
//! text around it this module finds the mistake that people really made. Each explanation begins where the
//! mistake begins (the bracket that was opened, not the end of the chart), and offers a fix where only one meaning
//! is likely. They are found by the line as it is written, then by the statement's keyword, then by the part that
//! was being read and the token that was found there; each says how reading goes on.

mod character;
mod click;
mod click_line;
mod comment;
mod detached;
mod header;
mod keyword;
mod label;
mod line_break;
mod link;
mod misspelt_header;
mod mistake;
mod neighbours;
mod quoted_node;
mod remainder;
mod reserved;
mod style;
mod subgraph;
mod subgraph_end;
mod title_for_id;
mod titles;
mod word_index;
mod words;
mod wrong_arrow;

pub(super) use header::{direction_separator, header};
pub(super) use misspelt_header::misspelt_header;
pub(super) use mistake::{Around, Mistake};
pub(super) use subgraph_end::{
    end_of_what, is_id, is_like_end, misspelt_end, stray_brace, stray_end, swallowed_end,
    takes_end, unclosed_subgraph,
};
pub(super) use word_index::Index;

use super::rules;
use super::token::{Failure, Kind, Within};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown, wording};

/// Explains a statement that could not be read, and says how reading goes on.
pub(super) fn statement(m: &Mistake<'_>) -> Explained {
    let runaway = runaway(m);
    let m = &match &runaway {
        Some((at, failure)) => Mistake {
            at: *at,
            failure,
            ..*m
        },
        None => *m,
    };
    let found = of_line(m)
        .or_else(|| of_statement(m))
        .or_else(|| of_part(m))
        .or_else(|| m.reported(remainder::remainder(m)))
        .unwrap_or_else(|| m.explained(anything(m)));
    Explained {
        diagnostic: noticed(m, found.diagnostic),
        ..found
    }
}

/// What the line shows as it is written, whatever was being read in it.
fn of_line(m: &Mistake<'_>) -> Option<Explained> {
    let first = m.tokens[0].kind;
    let spelt = line_break::spelt(m).map(|found| m.beside_blocks(found));
    spelt
        .or_else(|| m.reported(comment::comment(m)))
        .or_else(|| keyword::misspelt(m))
        .or_else(|| m.reported(keyword::foreign(m)))
        .or_else(|| match first {
            _ if first.is_keyword() && reserved::begins_chain(m) => {
                reserved::leading(m).map(|found| m.beside_blocks(found))
            }
            _ => None,
        })
        .or_else(|| match first {
            Kind::Graph => m.reported(second_header(m)),
            _ => None,
        })
        .or_else(|| m.reported(character::list_marker(m)))
        .or_else(|| m.reported(keyword::direction(m)))
}

/// What is wrong with a statement that begins with a keyword.
fn of_statement(m: &Mistake<'_>) -> Option<Explained> {
    if m.tokens[0].kind == Kind::Subgraph {
        return subgraph::subgraph(m);
    }
    match m.statement() {
        Within::Click => m.reported(click::click(m)),
        what @ (Within::Style | Within::ClassDef | Within::Class | Within::LinkStyle) => {
            m.reported(style::styles(m, what))
        }
        _ => None,
    }
}

/// What is wrong with the part of a statement that was being read, from that and the token that was
/// found there.
fn of_part(m: &Mistake<'_>) -> Option<Explained> {
    let part = m.being_read();
    let found = match part {
        Within::Label => in_label(m),
        Within::Data => open_data(m),
        _ => None,
    };
    let kind = m.bad().kind;
    m.reported(found)
        .or_else(|| m.reported(link::misplaced(m)))
        .or_else(|| match part {
            Within::Label | Within::Data => None,
            _ => m.reported(wrong_arrow::wrong_arrow(m)),
        })
        .or_else(|| match kind {
            Kind::Str => reserved::reserved(m),
            _ if kind.is_keyword() => reserved::reserved(m),
            _ => None,
        })
        .or_else(|| match part {
            Within::LinkText => m.reported(link::text_inside(m)),
            Within::PipeText => m.reported(link::text_in_pipes(m)),
            Within::ClassName => m.reported(detached::no_class(m)),
            _ => None,
        })
        .or_else(|| m.reported(link::ends(m)))
        .or_else(|| m.reported(character::character(m)))
        .or_else(|| m.reported(neighbours::neighbours(m)))
        .or_else(|| m.reported(open_quote(m)))
}

/// A text that runs on after the statement and ends by chance: its opener is the mistake, not the token
/// at which reading stopped later on. The place of the token that does not fit, and what was being read.
fn runaway(m: &Mistake<'_>) -> Option<(usize, Failure)> {
    let resume = m.around.resume as u32;
    let at = m.tokens[..m.at].iter().position(|t| {
        let text = matches!(
            t.kind,
            Kind::Text | Kind::EdgeText | Kind::Str | Kind::MdStr
        );
        text && t.start < resume && t.end > resume
    })?;
    let opener = m.tokens[..at].iter().rposition(|t| {
        t.kind.opens()
            || matches!(
                t.kind,
                Kind::Pipe | Kind::StartLink | Kind::VertexWithPropsStart
            )
    })?;
    let kind = m.tokens[opener].kind;
    let doubled = opener > 0
        && m.tokens[opener - 1].kind == kind
        && matches!(kind, Kind::Ps | Kind::DiamondStart);
    let (what, first) = match kind {
        Kind::Pipe => (Within::PipeText, opener),
        Kind::StartLink => (Within::LinkText, opener + 1),
        _ => (Within::Label, opener - usize::from(doubled)),
    };
    // The token after the text is where it was noticed.
    let failure = Failure {
        within: vec![(what, m.tokens.len() - first)],
        ..m.failure.clone()
    };
    Some(((at + 1).min(m.at), failure))
}

/// Shows where reading stopped, if that is after the statement and the finding does not show it.
fn noticed(m: &Mistake<'_>, found: Diagnostic) -> Diagnostic {
    let bad = m.bad();
    let start = bad.start as usize;
    if start < m.end() {
        return found;
    }
    let word = m.slice(bad).lines().next().unwrap_or_default();
    let place = m.span(start..start + word.len());
    if place == found.span
        || found
            .annotations
            .iter()
            .any(|a| a.span.start == place.start)
    {
        return found;
    }
    match bad.kind {
        Kind::Unclosed | Kind::Eof => found.annotate(place, wording::CHART_ENDS),
        Kind::Newline | Kind::Semi => found,
        _ => found.annotate(place, wording::REPORTED),
    }
}

/// `@{` that is never closed, or a sign in it that Mermaid does not take there.
fn open_data(m: &Mistake<'_>) -> Option<Diagnostic> {
    let index = m.tokens[..m.at]
        .iter()
        .rposition(|t| t.kind == Kind::ShapeDataStart)?;
    let inner = &m.tokens[index + 1..m.at];
    if !inner.iter().all(|t| t.kind == Kind::ShapeData) {
        return None;
    }
    let open = m.tokens[index];
    let range = (open.start as usize, open.end as usize);
    match m.bad().kind {
        Kind::Unclosed => Some(
            m.finding(&rules::BROKEN_METADATA, range, "the `@{` is never closed")
                .label("opened here")
                .help("Close it with `}`. If a quote is open inside, close it first."),
        ),
        Kind::Unknown => {
            let at = m.bad().start as usize;
            let sign = m.slice(at..).chars().next().unwrap_or(' ');
            Some(
                m.finding(
                    &rules::BROKEN_METADATA,
                    (at, at + sign.len_utf8()),
                    format!("a value with `{sign}` needs quotes"),
                )
                .annotate(m.span(range.0..range.1), "the data begins here")
                .help("Put the value in quotes."),
            )
        }
        _ => None,
    }
}

/// A quote that stays open somewhere else than in a label.
fn open_quote(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    let line = raw.lines().next().unwrap_or_default();
    if line.matches('"').count().is_multiple_of(2) {
        return None;
    }
    let at = m.start + line.rfind('"')?;
    Some(
        m.finding(
            &rules::UNCLOSED_QUOTE,
            (at, at + 1),
            wording::unclosed_quote(&raw[at + 1 - m.start..]),
        )
        .label("opened here")
        .help("Close it with another `\"`."),
    )
}

/// Inside a label; `A->B` seems to open one, with `>`.
fn in_label(m: &Mistake<'_>) -> Option<Diagnostic> {
    let index = m.begun(Within::Label)?;
    let open = *m.tokens.get(index)?;
    if open.kind == Kind::TagEnd {
        let before = m.slice(m.start..open.start as usize);
        if before.ends_with(['-', '=', '.', '~', '|']) {
            return wrong_arrow::wrong_arrow(m);
        }
    }
    // A wrong arrow before the label is the first mistake.
    label::explain(m)
}

/// `graph LR` in the middle of a chart.
fn second_header(m: &Mistake<'_>) -> Option<Diagnostic> {
    let first = m.tokens[0];
    if first.kind != Kind::Graph {
        return None;
    }
    let after = m.raw()[m.slice(first).len()..].trim_matches(is_space);
    let word = after.split(is_space).next().unwrap_or_default();
    if !(word.is_empty() || word.len() == 2 && word.chars().all(|c| c.is_ascii_uppercase())) {
        return None;
    }
    Some(
        m.finding(
            &rules::SECOND_HEADER,
            (m.start, m.end()),
            wording::SECOND_HEADER,
        )
        .help("Remove this line, or start a new chart in its own fence.")
        .fix(Fix::unsafe_(
            "Remove this line",
            m.span(m.start..m.end()),
            "",
        )),
    )
}

/// Whatever is left.
fn anything(m: &Mistake<'_>) -> Diagnostic {
    let bad = m.bad();
    let start = (bad.start as usize).min(m.end().max(m.start));
    let line = m
        .slice(start..m.end().max(start))
        .lines()
        .next()
        .unwrap_or_default();
    let word = line
        .split(is_space)
        .find(|w| !w.is_empty())
        .unwrap_or_default();
    let found = m.finding(
        &rules::SYNTAX_ERROR,
        (start, start + word.len()),
        if word.is_empty() {
            "something is missing at the end of this statement".to_owned()
        } else {
            format!("unexpected `{}`", shown(word))
        },
    );
    let raw = m.raw().lines().next().unwrap_or_default();
    if start > m.start + raw.len() {
        return found.annotate(
            m.span(m.start..m.start + raw.len()),
            "in the statement that begins here",
        );
    }
    found.help("A statement is a node (`A[text]`), a link (`A --> B`), or begins with `subgraph`, `style`, `classDef`, `class`, `linkStyle` or `click`.")
}

/// How many links a text seems to have.
pub(super) fn links_in(text: &str) -> usize {
    ["--", "==", "-.", "->", "=>", "→", "~~~"]
        .iter()
        .map(|sign| text.matches(sign).count())
        .sum()
}
