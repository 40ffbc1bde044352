//! Mistakes of what opens and closes: blocks, their sections, boxes.

use foldhash::HashSet;

use super::reserved::keyword_as_name;
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::sequence::BlockKind;
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Page, wording};
use crate::syntax::kinds::sequence::token::Token;
use crate::syntax::kinds::sequence::{Open, Opened, rules};
use crate::syntax::text;

/// An `else`, `and` or `option` that does not belong there.
pub(in crate::syntax::kinds::sequence) fn section(
    source: &Mapped,
    word: &'static str,
    whole: TextRange,
    open: Option<Open>,
) -> Explained {
    let block = match word {
        "else" => "alt",
        "and" => "par",
        _ => "critical",
    };
    let place = source.span(TextRange::new(whole.start, whole.start + word.len() as u32));
    let found = |message: String| Diagnostic::new(&rules::STRAY_SECTION, place, message);
    let diagnostic = match open {
        None => found(format!(
            "`{word}` belongs to `{block}`, but no block is open"
        ))
        .help(format!(
            "Begin the block with `{block}`, or remove the line."
        ))
        .fix(Fix::unsafe_(
            "Remove the line",
            text::line_of(source, whole),
            "",
        )),
        Some(open) => {
            let what = open.word();
            let found = found(format!("`{word}` belongs to `{block}`, not to `{what}`"))
                .annotate(source.span(open.range), "this block is open");
            match open.what {
                Opened::Block(kind) => match kind.section() {
                    Some(right) => found
                        .help(format!("Write `{right}` to start a section of `{what}`."))
                        .fix(Fix::safe(format!("Write `{right}`"), place, right)),
                    None if kind == BlockKind::Opt && word == "else" => {
                        let start = open.range.start;
                        let opt = source.span(TextRange::new(start, start + 3));
                        found.help("`opt` has no `else`: use `alt`.").fix(Fix::safe(
                            "Write `alt`",
                            opt,
                            "alt",
                        ))
                    }
                    None => found.help(format!("`{what}` has only one section.")),
                },
                _ => found.help("End the box with `end` first."),
            }
        }
    };
    Explained::at(diagnostic, whole.end as usize)
}

/// An `end` of nothing.
pub(in crate::syntax::kinds::sequence) fn stray_end(
    source: &Mapped,
    token: Token,
    given: &HashSet<String>,
) -> Explained {
    let place = source.span(range(token));
    let mut diagnostic =
        Diagnostic::new(&rules::STRAY_END, place, "this `end` has nothing to close");
    let whole = text::line_of(source, range(token));
    let rest = &source.text[token.end as usize..text::line_end(source, token.end as usize)];
    let next = rest.trim_matches(is_space);
    let mut resume = token.end as usize;
    if next.starts_with('-') {
        diagnostic = keyword_as_name(source, range(token), given);
        resume += rest.len();
    } else if next.eq_ignore_ascii_case("note") {
        diagnostic = Diagnostic::new(
            &rules::FOREIGN_STATEMENT,
            place,
            "a sequence diagram has no `end note`",
        )
        .help("Write the note on one line: `Note over A: text`, with `<br/>` for a line break.")
        .fix(Fix::safe("Remove the line", whole, ""));
        resume += rest.len();
    } else {
        let gap = rest.len() - rest.trim_start_matches(is_space).len();
        let fix = match next {
            "" => Fix::safe("Remove the line", whole, ""),
            _ => {
                let gone = TextRange::new(token.start, token.end + gap as u32);
                Fix::safe("Remove the `end`", source.span(gone), "")
            }
        };
        diagnostic = diagnostic
            .help("Remove it, or begin the block that it ends.")
            .fix(fix);
    }
    Explained::at(diagnostic, resume)
}

/// Something in a box that does not belong there.
pub(in crate::syntax::kinds::sequence) fn stranger(
    source: &Mapped,
    token: Token,
    open: Open,
) -> Diagnostic {
    let line = TextRange::new(
        token.start,
        text::line_end(source, token.start as usize) as u32,
    );
    Diagnostic::new(
        &rules::FOREIGN_IN_BOX,
        source.span(text::trimmed(source, line)),
        "a box can contain only participants",
    )
    .annotate(source.span(open.range), "the box begins here")
    .help("End the box with `end` before this line.")
}

/// The fix of a box in which something else stands, at the `end` that was to close it: this goes
/// before the first stranger.
pub(in crate::syntax::kinds::sequence) fn ended(
    source: &Mapped,
    stranger: u32,
    end: Token,
) -> Option<Fix> {
    let line = text::line_of(source, range(end));
    let alone = source.slice(TextRange::new(
        end.end,
        text::line_end(source, end.end as usize) as u32,
    ));
    let before = source.text[..end.start as usize]
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    let is_alone =
        alone.trim_matches(is_space).is_empty() && before.trim_matches(is_space).is_empty();
    is_alone.then(|| before_stranger(source, stranger).and(line, ""))
}

/// An `end` on a line of its own before a stranger.
fn before_stranger(source: &Mapped, stranger: u32) -> Fix {
    let start = stranger as usize;
    let from = source.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &source.text[from..start];
    let indent = &indent[..indent.len() - indent.trim_start_matches([' ', '\t']).len()];
    let place = source.span(TextRange::at(from as u32));
    Fix::safe(
        "Close the box before this line",
        place,
        format!("{indent}end\n"),
    )
}

/// A box that is never closed, and in which something else stands.
pub(in crate::syntax::kinds::sequence) fn unclosed_box(
    source: &Mapped,
    open: Open,
    stranger: u32,
) -> Diagnostic {
    let line = TextRange::new(stranger, text::line_end(source, stranger as usize) as u32);
    Diagnostic::new(
        &rules::UNCLOSED_BLOCK,
        source.span(open.range),
        "this `box` is never closed",
    )
    .annotate(
        source.span(text::trimmed(source, line)),
        "this cannot be inside a box",
    )
    .help("Add `end` after the last participant of the box.")
    .fix(before_stranger(source, stranger))
}

/// A block or box that is never closed.
pub(in crate::syntax::kinds::sequence) fn unclosed(
    source: &Mapped,
    open: Open,
    given: &HashSet<String>,
) -> Option<Diagnostic> {
    if open.what == Opened::Unread {
        return None;
    }
    let what = open.word();
    if let Opened::Block(_) = open.what {
        let rest = source.slice(open.range)[what.len()..].trim_start_matches(is_space);
        if rest.starts_with("->") || rest.starts_with("--") || rest.starts_with("<<-") {
            let start = open.range.start;
            let word = TextRange::new(start, start + what.len() as u32);
            return Some(
                keyword_as_name(source, word, given)
                    .annotate(end_of(source), "its block has no `end`"),
            );
        }
    }
    let line = text::line_of(source, open.range);
    let last = end_of(source);
    let newline = if source.text.ends_with("\n\n") {
        ""
    } else {
        "\n"
    };
    let found = Diagnostic::new(
        &rules::UNCLOSED_BLOCK,
        source.span(open.range),
        format!("this `{what}` is never closed"),
    )
    .annotate(last, wording::CHART_ENDS)
    .help("Add `end` after its last line.");
    let text = match newline.is_empty() {
        true => "end\n".to_owned(),
        false => format!("{newline}end"),
    };
    let add = "Add `end` at the end";
    let fix = match reaches_end(source, open.range) {
        _ if let Some(second) = written_twice(source, open.range) => {
            let found = found.annotate(source.span(second), "the same line again");
            return Some(found.fix(Fix::safe("Remove the second line", source.span(second), "")));
        }
        true => Fix::safe(add, last, text),
        false => Fix::unsafe_(add, last, text),
    };
    Some(match line.is_empty() {
        true => found,
        false => found.fix(fix),
    })
}

/// The line after the first one of a block, with its line break, where it is the same.
fn written_twice(source: &Mapped, first: TextRange) -> Option<TextRange> {
    let page = Page { source };
    let next = page.whole_line(page.line_end(first.start) + 1);
    let line = page.whole_line(first.start);
    (page.slice(line) == page.slice(next)).then_some(next)
}

/// Whether every line after the first one of a block is further to the right: only the end of the chart ends it.
fn reaches_end(source: &Mapped, first: TextRange) -> bool {
    let page = Page { source };
    let indent = page.indent(first.start);
    let rest = page.slice(page.line_end(first.end) as usize..);
    let mut lines = rest.lines().filter(|line| !line.trim().is_empty());
    lines.all(|line| {
        let inner = line.strip_prefix(indent);
        inner.is_some_and(|inner| inner.starts_with([' ', '\t']))
    })
}

/// The end of the chart. The last line break of the text is one that was added.
pub(super) fn end_of(source: &Mapped) -> Span {
    source.span(TextRange::at(source.text.len().saturating_sub(1) as u32))
}
