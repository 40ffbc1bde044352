//! `%%{…}%%` directives.

use crate::source::TextRange;
use crate::syntax::chars::is_space;

/// Every `%%{…}%%`:
/// `/%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi`.
pub(super) fn directives(text: &str) -> Vec<TextRange> {
    let mut found = Vec::new();
    if !text.contains('%') {
        return found;
    }
    let mut at = 0;
    let word = |from: usize| {
        from + text[from..]
            .bytes()
            .take_while(|&b| b.is_ascii_alphanumeric() || b == b'_')
            .count()
    };
    let spaces =
        |from: usize| from + (text[from..].len() - text[from..].trim_start_matches(is_space).len());
    while let Some(open) = text[at..].find('%').map(|i| at + i) {
        if !text[open..].starts_with("%%{") {
            at = open + 1;
            continue;
        }
        let name = spaces(open + 3);
        let name_end = word(name);
        if name_end == name {
            at = open + 1;
            continue;
        }
        let colon = spaces(name_end);
        let value = spaces(if text[colon..].starts_with(':') {
            colon + 1
        } else {
            name_end
        });
        let value_end = word(value);
        let end = if value_end > value {
            value_end
        } else {
            // Everything up to `}%%` but U+2028 and U+2029, which `.` does not match.
            let rest = &text[value..];
            let close = rest.find("}%%").unwrap_or(rest.len());
            value
                + rest[..close]
                    .find(['\u{2028}', '\u{2029}'])
                    .unwrap_or(close)
        };
        let end = spaces(end);
        let end = if text[end..].starts_with("}%%") {
            end + 3
        } else {
            end
        };
        found.push(TextRange::new(open as u32, end as u32));
        at = end;
    }
    found
}
