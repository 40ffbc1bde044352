//! Parentheses around arguments that nothing closes, or another bracket.

use super::Found;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::explain::Page;
use crate::syntax::kinds::c4::explain::written::Written;
use crate::syntax::kinds::c4::rules;

/// Parentheses that the line does not close.
pub(super) fn unclosed(page: Page<'_>, word: TextRange, written: &Written) -> Found {
    let name = page.slice(word);
    if let Some(edits) = split(page, written) {
        return Found {
            rule: &rules::SPLIT_ARGUMENTS,
            place: TextRange::new(word.start, written.end),
            message: format!("the arguments of `{name}` continue on the next line"),
            help: "Write them on one line: after a line break, quotes are read as part of the text.",
            fix: "Write them on one line",
            edits,
        };
    }
    let line = page.slice(TextRange::new(word.start, written.end));
    let body = line.trim_end_matches(|c: char| is_space(c) || matches!(c, '{' | ',' | ';'));
    let end = word.start + body.len() as u32;
    let (tail, brace) = (
        &line[body.len()..],
        if line.ends_with('{') { ") {" } else { ")" },
    );
    let last = written.arguments.last().filter(|last| last.quoted);
    // Without quotes the last argument would go on over the parenthesis.
    let open_quote = !body.matches('"').count().is_multiple_of(2);
    let edits = match last.is_some() || open_quote {
        true => vec![(
            TextRange::new(end, end + tail.len() as u32),
            brace.to_owned(),
        )],
        false => Vec::new(),
    };
    Found {
        rule: &rules::BROKEN_PARENTHESES,
        place: word,
        message: format!("the `(` after `{name}` is not closed"),
        help: match open_quote {
            true => "Write `\")` at the end of the line.",
            false => "Write `)` on the same line.",
        },
        fix: match open_quote {
            true => "Write `\")`",
            false => "Write `)`",
        },
        edits,
    }
}

/// How many lines the arguments of a statement may take to be put on one.
const MOST_LINES: usize = 24;

/// The edits that put arguments on one line which go on in the next ones.
fn split(page: Page<'_>, written: &Written) -> Option<Vec<(TextRange, String)>> {
    let text = &page.source.text;
    let last = page.slice(TextRange::new(written.end - 1, written.end));
    if last != "," && last != "(" {
        return None;
    }
    let mut edits = Vec::new();
    let (mut at, mut end_of_line) = (written.end as usize, last);
    for _ in 0..MOST_LINES {
        let line = text[at..].trim_start_matches(is_space);
        let start = text.len() - line.len();
        let line = line.lines().next()?.trim_end_matches(is_space);
        let space = match end_of_line {
            "(" => "",
            _ => " ",
        };
        let gap = TextRange::new(at as u32, start as u32);
        edits.push((
            gap,
            if line.starts_with(')') { "" } else { space }.to_owned(),
        ));
        at = start + line.len();
        if line.trim_end_matches(['{', ' ']).ends_with(')') {
            return Some(edits);
        }
        if !line.ends_with(',') && !line.starts_with('"') {
            return None;
        }
        end_of_line = ",";
    }
    None
}

/// `(` that another bracket closes.
pub(super) fn bracket(
    page: Page<'_>,
    word: TextRange,
    written: &Written,
    close: TextRange,
) -> Found {
    Found {
        rule: &rules::BROKEN_PARENTHESES,
        place: close,
        message: format!(
            "`{}` does not close the `(` after `{}`",
            page.slice(close),
            page.slice(word)
        ),
        help: "Write `)`.",
        fix: "Write `)`",
        edits: vec![(TextRange::new(close.start, written.end), ")".to_owned())],
    }
}
