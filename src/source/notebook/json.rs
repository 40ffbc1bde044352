//! JSON with the places of its strings, which `serde_json` does not keep.

use crate::source::Mapped;

/// A piece of JSON.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event<'t> {
    /// The key of what comes next.
    Key(&'t str),
    /// An object or, where it says so, a list opens.
    Open(bool),
    /// It closes.
    Close,
    /// A string: where its text begins, and the text as written.
    Text(usize, &'t str),
    /// Any other value.
    Other,
}

/// The pieces of a text, up to the first thing that is not JSON.
pub(super) struct Events<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Events<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
        Self { text, at }
    }

    /// The text of the string that opened before this place, as written; the place goes on after it.
    fn string(&mut self) -> Option<(usize, &'t str)> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            match bytes.get(at)? {
                b'"' => break,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        self.at = at + 1;
        Some((start, self.text.get(start..at)?))
    }

    fn skip(&mut self, is: impl Fn(u8) -> bool) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().position(|&b| !is(b)).unwrap_or(rest.len());
    }
}

impl<'t> Iterator for Events<'t> {
    type Item = Event<'t>;

    fn next(&mut self) -> Option<Event<'t>> {
        self.skip(|b| b.is_ascii_whitespace() || b == b',');
        let byte = *self.text.as_bytes().get(self.at)?;
        self.at += 1;
        Some(match byte {
            b'{' | b'[' => Event::Open(byte == b'['),
            b'}' | b']' => Event::Close,
            b'"' => {
                let (start, written) = self.string()?;
                self.skip(|b| b.is_ascii_whitespace());
                if self.text.as_bytes().get(self.at) == Some(&b':') {
                    self.at += 1;
                    Event::Key(written)
                } else {
                    Event::Text(start, written)
                }
            }
            b'-' | b'0'..=b'9' | b'a'..=b'z' => {
                self.skip(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
                Event::Other
            }
            _ => return None,
        })
    }
}

/// Adds the text of a string, which stands at an offset, to a text.
pub(super) fn decode(written: &str, start: usize, out: &mut Mapped) {
    let mut at = 0;
    while at < written.len() {
        let next = written[at..]
            .find('\\')
            .map_or(written.len(), |more| at + more);
        out.map.push(out.text.len() as u32, (start + at) as u32);
        out.text.push_str(&written[at..next]);
        if next == written.len() {
            break;
        }
        let (value, length) = escape(&written[next..]);
        out.map
            .push_whole(out.text.len() as u32, (start + next) as u32, length as u32);
        out.text.push(value);
        at = next + length;
    }
    out.map
        .push(out.text.len() as u32, (start + written.len()) as u32);
}

/// The character that an escape stands for, and how long the escape is.
fn escape(text: &str) -> (char, usize) {
    let unit = |from: usize| {
        let digits = text.get(from..from + 4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let other = match text.as_bytes().get(1) {
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'u') => {
            let units = [
                unit(2),
                text.get(6..8)
                    .filter(|it| *it == "\\u")
                    .and_then(|_| unit(8)),
            ];
            let units: Vec<u16> = units.into_iter().flatten().collect();
            let first = char::decode_utf16(units).next();
            return match first {
                Some(Ok(value)) => (value, if value.len_utf16() == 2 { 12 } else { 6 }),
                _ if unit(2).is_some() => ('\u{FFFD}', 6),
                _ => ('\u{FFFD}', 2),
            };
        }
        Some(_) => {
            let value = text[1..].chars().next().unwrap_or('\\');
            return (value, 1 + value.len_utf8());
        }
        None => return ('\\', 1),
    };
    (other, 2)
}
