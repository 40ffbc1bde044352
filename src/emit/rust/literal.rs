//! Text of a chart in Rust source: nothing in it can become code.

use proc_macro2::Literal;
use unicode_normalization::is_nfc;

/// The longest label that a comment repeats, in characters.
const LIMIT: usize = 300;

/// A string literal of a text, in printable characters only, so that what one reads is what one gets.
pub(super) fn string(text: &str) -> Literal {
    let plain = is_nfc(text);
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            // `clippy::unicode_not_nfc` looks at the source text.
            _ if is_hidden(c) || !plain && !c.is_ascii() => quoted.extend(c.escape_unicode()),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    // What stands between the quotes is escaped, so this is one literal; if not, it is escaped again.
    quoted.parse().unwrap_or_else(|_| Literal::string(text))
}

/// A text as a Markdown code span on one line, for a doc comment: in it neither links nor HTML nor
/// emphasis mean anything. Characters that are not seen are written as `\u{202e}`.
pub(super) fn code_span(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 2);
    for (at, c) in text.chars().enumerate() {
        if at == LIMIT {
            shown.push('…');
            break;
        }
        match c {
            _ if c.is_whitespace() => shown.push(' '),
            _ if is_hidden(c) => shown.extend(c.escape_unicode()),
            _ => shown.push(c),
        }
    }
    let shown = shown.trim();
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let shown = if shown.is_empty() { " " } else { shown };
    let pad = if shown.starts_with('`') || shown.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{shown}{pad}{fence}")
}

/// Whether a text stands in a code span as it is, so that the module can make its comments of it.
pub(super) fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && text.chars().count() <= LIMIT
        && !text.chars().any(|c| c == '`' || is_hidden(c))
}

/// Whether a character is not seen, or changes how others are seen: controls, bidi controls,
/// zero-width characters, separators, tags, variation selectors, private use.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e000}'..='\u{f8ff}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}'
        )
        || c.is_whitespace() && c != ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_printable() {
        for (text, literal) in [
            ("Yes", r#""Yes""#),
            ("a \"b\" \\ c", r#""a \"b\" \\ c""#),
            ("two\nlines\t", r#""two\nlines\t""#),
            ("\u{202e}evil\0", r#""\u{202e}evil\u{0}""#),
            ("*/ {} #[x]", r#""*/ {} #[x]""#),
            ("größer ≥ 再", r#""größer ≥ 再""#),
            ("e\u{301}", r#""e\u{301}""#),
            ("👩\u{200d}🚀", r#""👩\u{200d}🚀""#),
            ("\u{a0}", r#""\u{a0}""#),
        ] {
            assert_eq!(string(text).to_string(), literal);
        }
    }

    #[test]
    fn spans_cannot_be_left() {
        for (text, span) in [
            ("Yes", "`Yes`"),
            ("a `b` c", "``a `b` c``"),
            ("`b`", "`` `b` ``"),
            ("``", "``` `` ```"),
            ("two\r\n\r\n# lines", "`two    # lines`"),
            ("", "` `"),
            ("\u{202e}evil", "`\\u{202e}evil`"),
            ("</code><script>", "`</code><script>`"),
        ] {
            assert_eq!(code_span(text), span);
        }
        assert_eq!(code_span(&"x".repeat(9999)).chars().count(), 303);
    }
}
