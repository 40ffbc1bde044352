//! Text of charts, made fit to be shown.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character would steer the terminal or turn the text around, or cannot be seen.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Puts what stands for a character: itself, or its number where it is one to hide.
pub(super) fn push_visible(out: &mut String, c: char) {
    if is_hidden(c) {
        let _ = write!(out, "<U+{:04X}>", u32::from(c));
    } else {
        out.push(c);
    }
}

/// A text on one line, without characters that steer a terminal, turn the text around, or cannot be
/// seen: line breaks and tabs become spaces, the others their number (`<U+202E>`).
///
/// A joiner between the parts of an emoji counts as hidden, too: terminals differ in what they make of it.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            '\r' => {}
            c => push_visible(&mut out, c),
        }
    }
    Cow::Owned(out)
}

/// A number with its noun: `1 error`, `2 errors`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{s}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(visible("plain é 😀"), "plain é 😀");
        assert_eq!(visible("a\u{1b}[31mb"), "a<U+001B>[31mb");
        assert_eq!(visible("a\r\n\tb\u{9b}"), "a  b<U+009B>");
        assert_eq!(
            visible("\u{202e}x\u{2069}\u{200b}"),
            "<U+202E>x<U+2069><U+200B>"
        );
    }
}
