//! Line ends, quotes inside tags, white space at the start.

use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;

/// CRLF and CR become LF.
pub(super) fn line_feeds(source: Mapped) -> Mapped {
    if !source.text.contains('\r') {
        return source;
    }
    let bytes = source.text.as_bytes();
    let edits = bytes.iter().enumerate().filter(|&(_, &b)| b == b'\r');
    // The line feed stands for both, and so does its place.
    let edits = edits.map(|(i, _)| {
        let both = bytes.get(i + 1) == Some(&b'\n');
        (
            TextRange::new(i as u32, i as u32 + 1 + u32::from(both)),
            "\n",
        )
    });
    source.replace(edits.collect::<Vec<_>>())
}

/// `<a href="x">` becomes `<a href='x'>`: `/<(\w+)([^>]*)>/g`, and in what stands before `>`,
/// `/="([^"]*)"/g`.
pub(super) fn single_quoted_attributes(source: Mapped) -> Mapped {
    let text = &source.text;
    if !text.contains("=\"") {
        return source;
    }
    let mut bytes = text.clone().into_bytes();
    let mut at = 0;
    // `<(\w+)([^>]*)>`: the tag's end is the next `>`, whatever stands between.
    while let Some(open) = text[at..].find('<').map(|i| at + i) {
        let name = text[open + 1..]
            .bytes()
            .take_while(|&b| b.is_ascii_alphanumeric() || b == b'_')
            .count();
        if name == 0 {
            at = open + 1;
            continue;
        }
        let Some(close) = text[open..].find('>').map(|i| open + i) else {
            break;
        };
        let mut from = open + 1 + name;
        while let Some(start) = text[from..close].find("=\"").map(|i| from + i + 1) {
            let Some(end) = text[start + 1..close].find('"').map(|i| start + 1 + i) else {
                break;
            };
            bytes[start] = b'\'';
            bytes[end] = b'\'';
            from = end + 1;
        }
        at = close + 1;
    }
    Mapped {
        text: String::from_utf8(bytes).unwrap_or_else(|_| text.clone()),
        map: source.map,
    }
}

/// Cuts off white space at the start.
pub(super) fn trim_start(source: Mapped) -> Mapped {
    let lead = source.text.len() - source.text.trim_start_matches(is_space).len();
    if lead == 0 {
        return source;
    }
    source.replace([(TextRange::new(0, lead as u32), "")])
}
