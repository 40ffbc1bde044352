//! What goes with a statement or a comment that is removed.

use crate::source::{Source, Span};

/// A statement or a comment as it is to be removed: with the semicolon after it, and with its line where nothing else stands there.
pub(super) fn whole_line(source: &Source, own: Span) -> Span {
    let text = source.text();
    let Some((before, after)) = text
        .get(..own.range().start)
        .zip(text.get(own.range().end..))
    else {
        return own;
    };
    let space = |c: char| matches!(c, ' ' | '\t');
    // A semicolon of its own is a statement, and in a subgraph a member.
    let rest = match after.trim_start_matches(space).strip_prefix(';') {
        Some(rest) => rest,
        None => after,
    };
    let with_semicolon = Span::new(own.start, own.end + (after.len() - rest.len()) as u32);
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = rest.trim_start_matches(space);
    let ending = ["\r\n", "\n", "\r"]
        .iter()
        .find(|ending| rest.starts_with(**ending));
    match ending {
        Some(ending) if before[line..].chars().all(space) => {
            let end = text.len() - rest.len() + ending.len();
            Span::new(line as u32, end as u32)
        }
        _ => with_semicolon,
    }
}
