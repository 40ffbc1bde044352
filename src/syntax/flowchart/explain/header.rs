//! Mistakes in the first line, and `end` without a subgraph.

use super::super::recover;
use super::super::token::{Kind, Token};
use super::mistake::shown;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, Span};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::rules;

fn place(source: &Mapped, start: usize, end: usize) -> Span {
    source
        .map
        .span(Span::new(start as u32, end.max(start) as u32))
}

/// A header that could not be read, and where reading goes on.
pub(in super::super) fn header(source: &Mapped, first: Token, at: Token) -> (Diagnostic, usize) {
    let text = &source.text;
    let start = first.start as usize;
    let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let line = &text[start..line_end];
    let next = (line_end + 1).min(text.len());
    if first.kind != Kind::Graph {
        let word: String = line
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        let glued = ["flowchart", "graph"]
            .into_iter()
            .find(|known| word.starts_with(known));
        let span = place(source, start, start + word.len().max(1));
        let diagnostic = Diagnostic::new(
            &rules::UNKNOWN_DIRECTION,
            span,
            format!("`{}` is no header of a flowchart", shown(&word)),
        );
        let diagnostic = match glued {
            Some(known) => {
                let rest = word[known.len()..].to_owned();
                let diagnostic =
                    diagnostic.help(format!("Write `{known}`, a blank, and the direction."));
                if direction(&rest).is_some_and(|d| d == rest) {
                    diagnostic.fix(Fix::safe(
                        "Add the blank",
                        Span::at(place(source, start, start + known.len()).end),
                        " ",
                    ))
                } else {
                    diagnostic
                }
            }
            None => diagnostic.help("Begin with `flowchart TD`, for example."),
        };
        return (diagnostic, next);
    }
    let keyword = &text[start..first.end as usize];
    let rest = &text[first.end as usize..line_end];
    let lead = rest.len() - rest.trim_start_matches(is_space).len();
    let from = first.end as usize + lead;
    let word_len = rest[lead..]
        .find(|c: char| is_space(c) || c == ';')
        .unwrap_or(rest.len() - lead);
    let word = &text[from..from + word_len];
    if word.is_empty() {
        let at = at.start as usize;
        let diagnostic = Diagnostic::new(
            &rules::MISSING_SEPARATOR,
            place(source, from.min(at), from.min(at) + 1),
            format!("behind `{keyword}` a direction or a line break is missing"),
        )
        .help(format!("Write `{keyword} TD`."))
        .fix(Fix::safe(
            "Write the direction",
            Span::at(place(source, start, first.end as usize).end),
            " TD",
        ));
        return (diagnostic, (from + 1).min(text.len()));
    }
    let known = direction(word);
    let looks_like_statement = recover::starts_statement(&text[from..line_end]);
    if known.is_none() && looks_like_statement {
        let diagnostic = Diagnostic::new(
            &rules::MISSING_SEPARATOR,
            place(source, from, from + word_len),
            format!("a statement stands behind `{keyword}`"),
        )
        .help("Write a direction, and begin a new line or put a `;`.")
        .fix(Fix::safe(
            "Write the direction",
            place(source, first.end as usize, from),
            " TD;",
        ));
        return (diagnostic, from);
    }
    let diagnostic = Diagnostic::new(
        &rules::UNKNOWN_DIRECTION,
        place(source, from, from + word_len),
        format!("`{}` is no direction", shown(word)),
    );
    let diagnostic = match known {
        Some(right) => diagnostic.help(format!("Write `{right}`.")).fix(Fix::safe(
            format!("Write `{right}`"),
            place(source, from, from + word_len),
            right,
        )),
        None => diagnostic.help("The directions are TB (or TD), BT, LR and RL."),
    };
    (diagnostic, next)
}

/// The direction that a word stands for.
pub(super) fn direction(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_uppercase().as_str() {
        "TD" | "TB" | "DOWN" | "TOPDOWN" => "TD",
        "BT" | "DT" | "UP" => "BT",
        "LR" | "RIGHT" => "LR",
        "RL" | "LEFT" => "RL",
        _ => return None,
    })
}

/// Something behind the direction that is no line break, and where reading goes on.
pub(in super::super) fn direction_separator(
    source: &Mapped,
    direction: Token,
    at: Token,
) -> (Diagnostic, usize) {
    let next = || recover::resume(&source.text, direction.end as usize);
    let diagnostic = behind_direction(source, direction, at);
    let skips = diagnostic.rule == &rules::TRAILING_COMMENT || at.kind == Kind::Link;
    (diagnostic, if skips { next() } else { at.start as usize })
}

fn behind_direction(source: &Mapped, direction: Token, at: Token) -> Diagnostic {
    let text = &source.text;
    let start = direction.end as usize;
    let behind = &text[start..];
    let line = behind.lines().next().unwrap_or_default();
    let trimmed = line.trim_start_matches(is_space);
    let from = start + (line.len() - trimmed.len());
    if trimmed.starts_with("%%") {
        return Diagnostic::new(
            &rules::TRAILING_COMMENT,
            place(source, from, start + line.trim_end_matches(is_space).len()),
            "a comment stands behind the header",
        )
        .help("Give the comment a line of its own.");
    }
    let word = &text[direction.start as usize..start];
    if at.kind == Kind::Link {
        let link = at.start as usize;
        let lead = text[link..].len() - text[link..].trim_start_matches(is_space).len();
        let len = text[link + lead..at.end as usize]
            .trim_end_matches(is_space)
            .len();
        return Diagnostic::new(
            &rules::MISSING_SOURCE,
            place(source, link + lead, link + lead + len),
            "this link comes from no node",
        )
        .annotate(
            place(source, direction.start as usize, start),
            "the header ends here",
        )
        .help("Write the node it comes from before it.");
    }
    if trimmed.starts_with(';') {
        return Diagnostic::new(
            &rules::MISSING_SEPARATOR,
            place(source, start, from + 1),
            "a blank stands between the direction and `;`",
        )
        .help("Remove the blank.")
        .fix(Fix::safe(
            "Remove the blank",
            place(source, start, from),
            "",
        ));
    }
    let len = trimmed.find(is_space).unwrap_or(trimmed.len()).max(1);
    Diagnostic::new(
        &rules::MISSING_SEPARATOR,
        place(source, from, from + len),
        format!(
            "behind the direction `{}` a line break is missing",
            shown(word)
        ),
    )
    .help("Begin a new line, or put a `;`.")
    .fix(Fix::safe(
        "Put a `;`",
        Span::at(place(source, direction.start as usize, start).end),
        ";",
    ))
}

/// An `end` without a subgraph, and where reading goes on.
pub(in super::super) fn stray_end(source: &Mapped, word: Token) -> (Diagnostic, usize) {
    let text = &source.text;
    let (start, end) = (word.start as usize, word.end as usize);
    let behind = &text[end..];
    let line = behind.lines().next().unwrap_or_default();
    let span = place(source, start, end);
    let used_as_id = super::scan::arrow_here(line.trim_start_matches(is_space)).is_some()
        || line.starts_with(['[', '(', '{', '-', '.']);
    if used_as_id {
        let taken = text
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .any(|w| w == "End");
        let labelled = line.starts_with(['[', '(', '{']);
        let with = if labelled
            || line.starts_with(['-', '.']) && !line.starts_with("--") && !line.starts_with("-.")
        {
            "End"
        } else {
            "End[\"end\"]"
        };
        let fix = if taken {
            Fix::unsafe_("Write `End`", span, with)
        } else {
            Fix::safe("Write `End`", span, with)
        };
        let diagnostic = Diagnostic::new(
            &rules::RESERVED_ID,
            span,
            "`end` is a word of the language and cannot be an id",
        )
        .help("Another spelling will do, `End` for example; what is shown stands in brackets.")
        .fix(fix);
        return (diagnostic, recover::resume(text, start));
    }
    let diagnostic = Diagnostic::new(&rules::STRAY_END, span, "this `end` ends no subgraph")
        .help("Remove it, or write the `subgraph` it belongs to.");
    let diagnostic = if line.trim_matches(is_space).is_empty() {
        diagnostic.fix(Fix::safe("Remove it", span, ""))
    } else {
        diagnostic
    };
    let blanks = behind.len() - behind.trim_start_matches(is_space).len();
    (diagnostic, end + blanks)
}

/// A subgraph that the chart's end cuts off.
pub(in super::super) fn unclosed_subgraph(open: Span, end: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::UNCLOSED_SUBGRAPH,
        open,
        "this subgraph has no `end`",
    )
    .label("opened here")
    .annotate(end, "the chart ends here")
    .help("Write `end` on a line of its own behind its last statement.")
}
