//! Comment lines.

use crate::source::{Mapped, TextRange};
use crate::syntax::Comment;
use crate::syntax::chars::is_space;

/// Lines that are comments, with their line break: `/^\s*%%(?!{)[^\n]+\n?/gm`.
///
/// White space before the `%%` goes too, empty lines above it included; a lone `%%` stays.
pub(super) fn comment_lines(text: &str) -> Vec<TextRange> {
    let mut cuts = Vec::new();
    if !text.contains('%') {
        return cuts;
    }
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('%').map(|i| at + i) {
        at = found + 1;
        if !text[at..].starts_with('%') {
            continue;
        }
        let before = &text[done..found];
        // From here back to the end of what is not white space; the match begins at a line's start after it.
        let solid = done + before.trim_end_matches(is_space).len();
        let start = if solid == done && (done == 0 || text[..done].ends_with('\n')) {
            done
        } else {
            match text[solid..found].find(['\n', '\u{2028}', '\u{2029}']) {
                Some(i) => solid + i + text[solid + i..].chars().next().map_or(1, char::len_utf8),
                None => continue,
            }
        };
        let after = &text[found + 2..];
        let line = after.find('\n').unwrap_or(after.len());
        if after.starts_with('{') || line == 0 {
            continue;
        }
        let end = (found + 2 + line + 1).min(text.len());
        cuts.push(TextRange::new(start as u32, end as u32));
        done = end;
        at = end;
    }
    cuts
}

/// The comment in a cut: from `%%` to the end of its line.
pub(super) fn comment(text: &Mapped, cut: TextRange) -> Option<Comment> {
    let raw = &text.text[cut.range()];
    let lead = raw.len() - raw.trim_start_matches(is_space).len();
    let body = raw[lead..].trim_end_matches('\n');
    let start = cut.start + lead as u32;
    Some(Comment {
        span: text
            .map
            .span(TextRange::new(start, start + body.len() as u32)),
        text: body.strip_prefix("%%")?.to_owned(),
    })
}
