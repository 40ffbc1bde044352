//! Looking for what was meant: arrows and closing brackets further on in a line.

use crate::syntax::chars::is_space;

/// The first arrow in a text that is clearly one: its offset and its length, white space around it excluded.
pub(in super::super) fn arrow(text: &str) -> Option<(usize, usize)> {
    text.char_indices()
        .filter(|(_, c)| matches!(c, '-' | '=' | '~'))
        .find_map(|(i, _)| {
            let len = arrow_here(&text[i..])?;
            let back = usize::from(text[..i].ends_with('<'));
            Some((i - back, len + back))
        })
}

/// The length of the arrow that a text begins with.
pub(super) fn arrow_here(text: &str) -> Option<usize> {
    let begins = [
        "-->", "---", "--x", "--o", "-.-", "==>", "===", "-..", "~~~", "-- ",
    ]
    .iter()
    .any(|sign| text.starts_with(sign));
    begins.then(|| {
        text.find(|c| !matches!(c, '-' | '=' | '.' | '>' | '~'))
            .unwrap_or(text.len())
    })
}

/// The offsets at which a word stands as an id: outside labels, quotes and pipes.
pub(super) fn words(text: &str, word: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut depth = 0usize;
    let (mut quoted, mut piped) = (false, false);
    let (mut before, mut earlier) = (' ', ' ');
    for (i, c) in text.char_indices() {
        let flag = before == '>' && !"-=.".contains(earlier);
        match c {
            '\n' if depth == 0 => break,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '|' if depth == 0 => piped = !piped,
            _ if piped => {}
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => depth = depth.saturating_sub(1),
            _ if depth > 0
                || flag
                || !(is_space(before) || matches!(before, '>' | '|' | '-' | '=' | '.')) => {}
            _ => {
                let behind = text[i..].strip_prefix(word);
                let apart = |c: char| !(c.is_alphanumeric() || c == '_' || c == '.');
                if behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(apart)) {
                    found.push(i);
                }
            }
        }
        (earlier, before) = (before, c);
    }
    found
}

/// The offset of the bracket that closes a label, whose inside begins at the start of a text: brackets inside it
/// are passed in pairs. None where an arrow comes first.
pub(super) fn closing(text: &str, close: &str) -> Option<usize> {
    let mut open: Vec<char> = Vec::new();
    let mut quoted = false;
    let mut last = None;
    let mut forced = None;
    let limit = text.find('\n').unwrap_or(text.len());
    let line = &text[..limit];
    let stop = arrow_outside_quotes(line).unwrap_or(limit);
    let mut i = 0;
    while i < stop {
        let rest = &line[i..];
        let c = rest.chars().next()?;
        if c == '"' {
            quoted = !quoted;
        } else if !quoted {
            if open.is_empty() && rest.starts_with(close) {
                // `]` of `x]]`: the last bracket of a run is the label's own.
                last = Some(i);
                let behind = rest[close.len()..].trim_start_matches(is_space);
                if !behind.starts_with(close) {
                    return last;
                }
            }
            match c {
                '[' | '(' | '{' => open.push(c),
                ']' | ')' | '}' => {
                    let partner = match open.pop() {
                        Some('[') => ']',
                        Some('(') => ')',
                        Some('{') => '}',
                        _ => c,
                    };
                    // `a(b]`: what is open inside stays open, and this is the label's own.
                    if partner != c && rest.starts_with(close) {
                        forced = Some(i);
                    }
                }
                _ => {}
            }
        }
        i += c.len_utf8();
    }
    // A quote without a partner says nothing of what stands behind it.
    let anyhow = || line[..stop].rfind(close).filter(|_| quoted);
    last.or(forced).or_else(anyhow)
}

/// Whether the quotes around a text hold it all: the first quote inside opens, and does not close.
pub(super) fn wraps(inner: &str) -> bool {
    let Some(at) = inner.find('"') else {
        return true;
    };
    let before = inner[..at].trim_end_matches('\\');
    let behind = &inner[at + 1..];
    before.len() < at
        || before
            .chars()
            .next_back()
            .is_none_or(|c| is_space(c) || "([{<=".contains(c))
        || !behind.starts_with(|c: char| is_space(c) || c.is_ascii_punctuation())
}

/// Whether the backtick that a text begins with is closed inside it, as code is in Markdown: behind a word, before
/// more text. A text that ends in a backtick is such only where its backticks pair off so.
pub(super) fn is_code(inner: &str) -> bool {
    let Some(body) = inner.strip_prefix('`') else {
        return false;
    };
    let Some(at) = body.find('`').filter(|&at| at + 1 < body.len()) else {
        return false;
    };
    let closes = at > 0 && !body[..at].ends_with(is_space);
    let behind = &body[at + 1..];
    closes
        && (!body.ends_with('`') || inner.matches('`').count().is_multiple_of(2))
        && !behind.starts_with(|c: char| c.is_alphanumeric())
}

/// The offset of the first arrow that stands outside quotes.
fn arrow_outside_quotes(line: &str) -> Option<usize> {
    let mut from = 0;
    while let Some((at, len)) = arrow(&line[from..]) {
        let at = from + at;
        if line[..at].matches('"').count().is_multiple_of(2) {
            return Some(at);
        }
        from = at + len.max(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_no_markdown_string() {
        for code in ["`cfg` file", "`a` and `b`", "`f(x)`, twice"] {
            assert!(is_code(code), "{code}");
        }
        for text in [
            "`*it* is`",
            "`use `x` here`",
            "`x",
            "`x`",
            "cfg `file`",
            "`a`b",
        ] {
            assert!(!is_code(text), "{text}");
        }
    }

    #[test]
    fn closing_brackets() {
        assert_eq!(closing("f(x)] --> B[y]", "]"), Some(4));
        assert_eq!(closing("a[0]] --> B", "]"), Some(4));
        assert_eq!(closing("x --> B]", "]"), None);
        assert_eq!(closing("x \"y]\" z]", "]"), Some(8));
        assert_eq!(closing("x", "]"), None);
        assert_eq!(closing("a(b] --> B", "]"), Some(3));
        assert_eq!(closing("a(b) c", ")"), None);
    }
}
