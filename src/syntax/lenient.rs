//! Quotes, brackets and pipes in a text that may be broken: what is open where.
//!
//! Recovery and explanations look through text that no parser could read. They all count what is
//! open in the same way, here.

use crate::syntax::chars::is_space;

/// What is open at a place of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::syntax) struct Nesting {
    /// How many brackets are open.
    pub(in crate::syntax) depth: usize,
    /// Whether a quote is open.
    pub(in crate::syntax) quoted: bool,
    /// Whether a pipe is open.
    pub(in crate::syntax) piped: bool,
}

/// What a character is where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Sign {
    /// A quote.
    Quote,
    /// A character in quotes or between pipes.
    Inside,
    /// A pipe.
    Pipe,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// Anything else, in brackets or not.
    Other,
}

impl Nesting {
    /// Takes a character that is next in the text. A `|` counts where `is_pipe`.
    pub(in crate::syntax) fn take(&mut self, c: char, is_pipe: bool) -> Sign {
        match c {
            '"' => {
                self.quoted = !self.quoted;
                Sign::Quote
            }
            _ if self.quoted => Sign::Inside,
            '|' if self.depth == 0 && is_pipe => {
                self.piped = !self.piped;
                Sign::Pipe
            }
            _ if self.piped => Sign::Inside,
            '[' | '(' | '{' => {
                self.depth += 1;
                Sign::Open
            }
            ']' | ')' | '}' => {
                self.depth = self.depth.saturating_sub(1);
                Sign::Close
            }
            _ => Sign::Other,
        }
    }

    /// Whether nothing is open.
    pub(in crate::syntax) fn is_outside(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether brackets and quotes stand in pairs in a text.
pub(in crate::syntax) fn is_balanced(text: &str) -> bool {
    let mut nesting = Nesting::default();
    for c in text.chars() {
        let before = nesting.depth;
        if nesting.take(c, false) == Sign::Close && before == 0 {
            return false;
        }
    }
    nesting.is_outside()
}

/// The offset of the bracket that closes a label, whose inside begins at the start of a line that ends where the
/// label ends at the latest: brackets inside it are passed in pairs.
pub(in crate::syntax) fn closing(line: &str, close: &str) -> Option<usize> {
    let mut open: Vec<char> = Vec::new();
    let mut quoted = false;
    let mut last = None;
    let mut forced = None;
    let mut i = 0;
    while i < line.len() {
        let rest = &line[i..];
        let c = rest.chars().next()?;
        if c == '"' {
            quoted = !quoted;
        } else if !quoted {
            if open.is_empty() && rest.starts_with(close) {
                // `]` of `x]]`: the last bracket of a run is the label's own.
                last = Some(i);
                let after = rest[close.len()..].trim_start_matches(is_space);
                if !after.starts_with(close) {
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
    // A quote without a partner says nothing of what stands after it.
    let anyhow = || line.rfind(close).filter(|_| quoted);
    last.or(forced).or_else(anyhow)
}

/// Whether the quotes around a text hold it all: the first quote inside opens, and does not close.
pub(in crate::syntax) fn wraps(inner: &str) -> bool {
    let Some(at) = inner.find('"') else {
        return true;
    };
    let before = inner[..at].trim_end_matches('\\');
    let following = &inner[at + 1..];
    before.len() < at
        || before
            .chars()
            .next_back()
            .is_none_or(|c| is_space(c) || "([{<=".contains(c))
        || !following.starts_with(|c: char| is_space(c) || c.is_ascii_punctuation())
}

/// Whether the backtick that a text begins with is closed inside it, as code is in Markdown: after a word, before
/// more text. A text that ends in a backtick is such only where its backticks pair off so.
pub(in crate::syntax) fn is_code(inner: &str) -> bool {
    let Some(body) = inner.strip_prefix('`') else {
        return false;
    };
    let Some(at) = body.find('`').filter(|&at| at + 1 < body.len()) else {
        return false;
    };
    let closes = at > 0 && !body[..at].ends_with(is_space);
    let following = &body[at + 1..];
    closes
        && (!body.ends_with('`') || inner.matches('`').count().is_multiple_of(2))
        && !following.starts_with(|c: char| c.is_alphanumeric())
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
    fn counts_what_is_open() {
        let mut nesting = Nesting::default();
        let signs: Vec<Sign> = "a[\"]\"]|(|"
            .chars()
            .map(|c| nesting.take(c, true))
            .collect();
        use Sign::{Close, Inside, Open, Other, Pipe, Quote};
        assert_eq!(
            signs,
            [Other, Open, Quote, Inside, Quote, Close, Pipe, Inside, Pipe]
        );
        assert!(nesting.is_outside());
        assert!(is_balanced("a[\"]\"]") && !is_balanced("]a[") && !is_balanced("a\""));
    }
}
