//! The chart's words in messages.

/// The longest piece of a chart that a message repeats, in characters.
const LONGEST: usize = 60;

/// A piece of the chart for a message: on one line, cut where it is long, in backticks, with nothing in it
/// that a terminal or a Markdown page would take for more than text.
#[must_use]
pub(crate) fn code(text: &str) -> String {
    let text = text.trim();
    if text.len() <= LONGEST && is_plain(text) {
        return ["`", text, "`"].concat();
    }
    let mut out = String::from("`");
    let mut space = false;
    let mut count = 0;
    for c in text.chars() {
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

/// Whether a text is of visible ASCII and single spaces, without backticks.
fn is_plain(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let apart = byte != b' ' || std::mem::replace(&mut before, byte) != b' ';
        before = byte;
        apart && (b' '..=b'~').contains(&byte) && byte != b'`'
    })
}

/// Whether a character shows nothing and may change what is around it: zero-width, bidirectional controls.
#[must_use]
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_stay_on_one_line() {
        assert_eq!(code(" a\n  b`c "), "`a b'c`");
        assert_eq!(code("x\u{202E}y\u{7}"), "`x<U+202E>y<U+0007>`");
        assert_eq!(code(&"x".repeat(70)).chars().count(), 63);
    }
}
