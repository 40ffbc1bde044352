//! Looking for arrows, and for what ends before one, in a text that may be broken.

use crate::syntax::chars::is_space;
use crate::syntax::lenient::{self, Nesting, Sign};

/// The first arrow in a text that is clearly one: its offset and its length, white space around it excluded.
pub(in crate::syntax::kinds::flowchart) fn find(text: &str) -> Option<(usize, usize)> {
    text.char_indices()
        .filter(|(_, c)| matches!(c, '-' | '=' | '~'))
        .find_map(|(i, _)| {
            let len = length_here(&text[i..])?;
            let back = usize::from(text[..i].ends_with('<'));
            Some((i - back, len + back))
        })
}

/// The length of the arrow that a text begins with.
pub(in crate::syntax::kinds::flowchart) fn length_here(text: &str) -> Option<usize> {
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

/// The offset of the bracket that closes a label, whose inside begins at the start of a text. None where an
/// arrow comes first.
pub(in crate::syntax::kinds::flowchart) fn closing(text: &str, close: &str) -> Option<usize> {
    let line = text.split('\n').next().unwrap_or_default();
    let stop = arrow_outside_quotes(line).unwrap_or(line.len());
    lenient::closing(&line[..stop], close)
}

/// The offsets at which a word stands as an id: outside labels, quotes and pipes.
pub(in crate::syntax::kinds::flowchart) fn words(text: &str, word: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut nesting = Nesting::default();
    let (mut before, mut earlier) = (' ', ' ');
    for (i, c) in text.char_indices() {
        let flag = before == '>' && !"-=.".contains(earlier);
        if c == '\n' && nesting.depth == 0 {
            break;
        }
        match nesting.take(c, true) {
            Sign::Other
                if nesting.depth == 0
                    && !flag
                    && (is_space(before) || matches!(before, '>' | '|' | '-' | '=' | '.')) =>
            {
                let after = text[i..].strip_prefix(word);
                let apart = |c: char| !(c.is_alphanumeric() || c == '_' || c == '.');
                if after.is_some_and(|rest| rest.is_empty() || rest.starts_with(apart)) {
                    found.push(i);
                }
            }
            _ => {}
        }
        (earlier, before) = (before, c);
    }
    found
}

/// The offset of the first arrow that stands outside quotes.
fn arrow_outside_quotes(line: &str) -> Option<usize> {
    let mut from = 0;
    while let Some((at, len)) = find(&line[from..]) {
        let at = from + at;
        if line[..at].matches('"').count().is_multiple_of(2) {
            return Some(at);
        }
        from = at + len.max(1);
    }
    None
}

/// Whether a line ends in a whole link.
pub(in crate::syntax::kinds::flowchart) fn ends_line(line: &str) -> bool {
    let line = line.trim_end_matches(is_space);
    let head = line.strip_suffix(['>', 'x', 'o']).unwrap_or(line);
    let dashes = head.len() - head.trim_end_matches(['-', '=', '.', '~']).len();
    let headless = head.len() == line.len();
    dashes >= 2 && (!headless || dashes >= 3)
}

/// Whether a text begins with a whole link, white space aside.
pub(in crate::syntax::kinds::flowchart) fn begins_line(text: &str) -> bool {
    let line = text.trim_start_matches(is_space);
    ["-->", "---", "-.-", "==>", "===", "~~~", "<--", "<=="]
        .iter()
        .any(|sign| line.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

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
