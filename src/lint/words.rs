//! The chart's words in messages.

use std::borrow::Cow;

use crate::model::is_plain;

/// The longest piece of a chart that a message repeats, in characters.
const LONGEST: usize = 60;

/// A piece of the chart for a message: on one line, cut where it is long, in backticks, with nothing in it
/// that a terminal or a Markdown page would take for more than text.
#[must_use]
pub(super) fn code(text: &str) -> String {
    let mut out = String::from("`");
    let mut space = false;
    let mut count = 0;
    for c in text.trim().chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if count >= LONGEST {
            out.push('…');
            break;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
            count += 1;
        }
        match c {
            '`' => out.push('\''),
            _ if c.is_control() || is_hidden(c) => {
                out.push_str(&format!("<U+{:04X}>", u32::from(c)));
            }
            _ => out.push(c),
        }
        count += 1;
    }
    out.push('`');
    out
}

/// Pieces of the chart as a list: at most five, then how many more there are.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let all: Vec<String> = texts.into_iter().map(code).collect();
    let (shown, rest) = all.split_at(all.len().min(5));
    let mut out = match (shown, rest.len()) {
        ([], _) => String::new(),
        ([one], 0) => one.clone(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (some, more) => format!("{} and {more} more", some.join(", ")),
    };
    out.shrink_to_fit();
    out
}

/// Whether a character shows nothing and may change what is around it: zero-width, bidirectional controls.
#[must_use]
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// What a label shows, roughly: line breaks and spaces as one space, tags away, the common entities decoded.
#[must_use]
pub(super) fn shown(label: &str) -> Cow<'_, str> {
    if is_plain(label) {
        return Cow::Borrowed(label);
    }
    let mut out = String::with_capacity(label.len());
    let mut rest = label;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match after.find('>') {
            Some(close) if is_tag => {
                out.push(' ');
                rest = &after[close + 1..];
            }
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    for (code, text) in [
        ("\\n", " "),
        ("#quot;", "\""),
        ("#35;", "#"),
        ("#lt;", "<"),
        ("#gt;", ">"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("#amp;", "&"),
        ("&amp;", "&"),
    ] {
        if out.contains(code) {
            out = out.replace(code, text);
        }
    }
    Cow::Owned(out.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_stay_on_one_line() {
        assert_eq!(code(" a\n  b`c "), "`a b'c`");
        assert_eq!(code("x\u{202E}y\u{7}"), "`x<U+202E>y<U+0007>`");
        assert_eq!(code(&"x".repeat(70)).chars().count(), 63);
        assert_eq!(list(["a", "b", "c"]), "`a`, `b` and `c`");
        assert_eq!(
            list(["1", "2", "3", "4", "5", "6", "7"]),
            "`1`, `2`, `3`, `4`, `5` and 2 more"
        );
        assert_eq!(
            shown("a<br/>b &lt; #quot;c#quot;\\nd <e"),
            "a b < \"c\" d <e"
        );
    }
}
