//! `end` and braces: what closes nothing, and what is never closed.

use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, wording};
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::arrow::runs;
use crate::syntax::kinds::flowchart::ast::{Link, Quotes};
use crate::syntax::kinds::flowchart::lexicon::is_node_char;
use crate::syntax::kinds::flowchart::resume;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Token;

fn place(source: &Mapped, start: usize, end: usize) -> Span {
    source.map.span(TextRange::new(start as u32, end as u32))
}

/// Takes a word that stands alone on its line away, with the line where that can be.
fn without_line(source: &Mapped, start: usize, end: usize) -> Fix {
    let text = &source.text;
    let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[end..].find('\n').map(|i| end + i + 1);
    let whole = line_end.map(|line_end| place(source, line_start, line_end));
    // Only where the lines of the file are those of the chart.
    let span = match (whole, line_end) {
        (Some(whole), Some(line_end))
            if line_start > 0
                && place(source, line_start - 1, line_start).end == whole.start
                && line_end < text.len()
                && whole.len() as usize <= line_end - line_start + 1 =>
        {
            whole
        }
        _ => place(source, start, end),
    };
    Fix::safe("Remove it", span, "")
}

/// Whether an `end` is meant for an id: an arrow or a label follows on its line.
pub(in crate::syntax::kinds::flowchart) fn is_id(source: &Mapped, word: Token) -> bool {
    let line = source.text[word.end as usize..]
        .lines()
        .next()
        .unwrap_or_default();
    let arrow = runs(line.trim_start_matches(is_space))
        .first()
        .is_some_and(|run| run.at == 0);
    arrow || line.starts_with(['[', '(', '{', '-', '.'])
}

/// An `end` without a subgraph, and where reading goes on.
pub(in crate::syntax::kinds::flowchart) fn stray_end(source: &Mapped, word: Token) -> Explained {
    let text = &source.text;
    let (start, end) = (word.start as usize, word.end as usize);
    let following = &text[end..];
    let line = following.lines().next().unwrap_or_default();
    let span = place(source, start, end);
    if is_id(source, word) {
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
        let mut fix = if taken {
            Fix::unsafe_("Write `End`", span, with)
        } else {
            Fix::safe("Write `End`", span, with)
        };
        for at in arrow::words(line, "end") {
            fix = fix.and(place(source, end + at, end + at + 3), "End");
        }
        let diagnostic = Diagnostic::new(
            &rules::RESERVED_ID,
            span,
            "`end` is a keyword and cannot be an id",
        )
        .help("Use another id, such as `End`, and put the label in brackets.")
        .fix(fix);
        return Explained::at(diagnostic, resume::after(text, start));
    }
    let diagnostic = Diagnostic::new(
        &rules::STRAY_END,
        span,
        "this `end` has no subgraph to close",
    )
    .help("Remove it, or write the `subgraph` it belongs to.");
    let alone = line.trim_matches(is_space).is_empty();
    let diagnostic = if alone {
        diagnostic.fix(without_line(source, start, end))
    } else {
        diagnostic
    };
    let spaces = following.len() - following.trim_start_matches(is_space).len();
    Explained::at(diagnostic, end + spaces)
}

/// `end subgraph`, and where reading goes on.
pub(in crate::syntax::kinds::flowchart) fn end_of_what(
    source: &Mapped,
    word: Token,
) -> Option<Explained> {
    let end = word.end as usize;
    let line = source.text[end..].lines().next().unwrap_or_default();
    let following = line.trim_matches(|c| is_space(c) || c == ';');
    if !following.eq_ignore_ascii_case("subgraph") {
        return None;
    }
    let start = end + (line.len() - line.trim_start_matches(is_space).len());
    let found = Diagnostic::new(
        &rules::MISSPELT_KEYWORD,
        place(source, start, start + following.len()),
        "`subgraph` after `end` starts another subgraph",
    )
    .help("End a subgraph with `end` alone.")
    .fix(Fix::safe(
        "Remove it",
        place(source, end, start + following.len()),
        "",
    ));
    Some(Explained::at(found, end + line.len()))
}

/// A subgraph that the chart's end cuts off.
pub(in crate::syntax::kinds::flowchart) fn unclosed_subgraph(
    source: &Mapped,
    open: TextRange,
    end: Span,
) -> Diagnostic {
    let found = Diagnostic::new(
        &rules::UNCLOSED_SUBGRAPH,
        source.span(open),
        "this subgraph has no `end`",
    )
    .label("opened here")
    .annotate(end, wording::CHART_ENDS)
    .help("Add `end` on its own line, after the last line of the subgraph.");
    match missing_end(source, open.start as usize) {
        Some(fix) => found.fix(fix),
        None => found,
    }
}

/// Whether a text inside a link takes a line `end` into itself.
pub(in crate::syntax::kinds::flowchart) fn takes_end(source: &Mapped, link: &Link) -> bool {
    let text = link.text.as_ref();
    let bare = text.filter(|text| link.start.is_some() && text.quotes == Quotes::None);
    let mut lines = bare
        .into_iter()
        .flat_map(|text| text.ident.text(source).split('\n').skip(1));
    lines.any(|line| line.trim_matches(|c| is_space(c) || c == ';') == "end")
}

/// A link whose text takes the `end` of a subgraph.
pub(in crate::syntax::kinds::flowchart) fn swallowed_end(
    source: &Mapped,
    link: &Link,
    open: Span,
) -> Diagnostic {
    let (sign, place) = match &link.start {
        Some(begin) => (source.slice(*begin), source.span(*begin)),
        None => ("--", source.span(link.range)),
    };
    let whole = if sign.contains('=') {
        "==>"
    } else if sign.contains('.') {
        "-.->"
    } else {
        "-->"
    };
    let found = Diagnostic::new(
        &rules::UNCLOSED_LINK_TEXT,
        place,
        "the text of this link runs past the next `end`",
    )
    .label("the link starts here")
    .annotate(open, "so this subgraph has no `end`")
    .help(format!(
        "Write `{whole}` for a link without a text, or end the text on its line."
    ));
    let text = (link.text.as_ref()).map_or("", |text| text.ident.text(source));
    let first = text.split('\n').next().unwrap_or_default();
    let first = first.trim_matches(is_space);
    if first.is_empty() || !first.chars().all(is_node_char) {
        return found;
    }
    found.fix(Fix::unsafe_(format!("Write `{whole}`"), place, whole))
}

/// `end` after the lines that are indented deeper than the subgraph, else at the end of the chart.
fn missing_end(source: &Mapped, start: usize) -> Option<Fix> {
    let text = &source.text;
    let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let indent = &text[line_start..start];
    if !indent.chars().all(is_space) {
        return None;
    }
    let mut last = None;
    let mut at = start + text[start..].find('\n')? + 1;
    let mut deeper = false;
    for line in text[at..].split_inclusive('\n') {
        let body = line.trim_matches(is_space);
        let lead = line.len() - line.trim_start_matches(is_space).len();
        if !body.is_empty() {
            if deeper && lead <= indent.len() {
                break;
            }
            deeper |= lead > indent.len();
            last = Some((at, at + line.trim_end_matches(is_space).len()));
        }
        at += line.len();
    }
    let (line, end) = last?;
    // Only where the lines of the file are those of the chart can a line be put in.
    let same =
        |at: usize| at == 0 || place(source, at - 1, at).end == place(source, at, at + 1).start;
    (same(line) && same(line_start)).then(|| {
        Fix::unsafe_(
            "Write `end`",
            Span::at(place(source, end - 1, end).end),
            format!("\n{indent}end"),
        )
    })
}

/// A subgraph without an `end`, and a node that was meant for it: `End`, `endsubgraph`.
pub(in crate::syntax::kinds::flowchart) fn misspelt_end(
    word: &str,
    at: Span,
    open: Span,
) -> Diagnostic {
    Diagnostic::new(
        &rules::MISSPELT_KEYWORD,
        at,
        format!("`{word}` is read as a node and does not close the subgraph"),
    )
    .annotate(open, "this subgraph has no `end`")
    .help("Write `end` in lower case.")
    .fix(Fix::safe("Write `end`", at, "end"))
}

/// Whether an id is probably meant for `end`.
pub(in crate::syntax::kinds::flowchart) fn is_like_end(id: &str) -> bool {
    let plain: String = id.chars().filter(|c| !matches!(c, '-' | '_')).collect();
    ["end", "endsubgraph", "subgraphend"]
        .iter()
        .any(|word| plain.eq_ignore_ascii_case(word))
}

/// A `}` that no brace opened, in a subgraph or outside any.
pub(in crate::syntax::kinds::flowchart) fn stray_brace(
    source: &Mapped,
    at: usize,
    nested: bool,
) -> Diagnostic {
    let span = place(source, at, at + 1);
    if nested {
        return Diagnostic::new(
            &rules::FOREIGN_BRACES,
            span,
            "a subgraph does not end with a brace",
        )
        .help("Write `end`.")
        .fix(Fix::safe("Write `end`", span, "end"));
    }
    Diagnostic::new(&rules::FOREIGN_BRACES, span, "this `}` has no matching `{`")
        .help("Remove it.")
        .fix(without_line(source, at, at + 1))
}
