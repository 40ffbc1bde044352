//! Start tags, and where their elements end.

/// How long a tag may be: whatever opens and never closes costs no more.
const LONGEST: usize = 8192;

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(in crate::source) struct Tag<'t> {
    /// The name of the element.
    pub(in crate::source) name: &'t str,
    /// What it says of its classes.
    classes: &'t str,
    /// The offset after its `>`.
    pub(in crate::source) end: usize,
    /// Whether it ends in `/>`.
    pub(in crate::source) is_empty: bool,
}

impl<'t> Tag<'t> {
    /// The start tag at an offset, where a `<` stands.
    pub(in crate::source) fn at(text: &'t str, start: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let bytes = &bytes[..bytes.len().min(start + LONGEST)];
        let length = |from: usize, stop: &dyn Fn(u8) -> bool| {
            let rest = &bytes[from.min(bytes.len())..];
            rest.iter().position(|&b| stop(b)).unwrap_or(rest.len())
        };
        let ends_name = |b: u8| b.is_ascii_whitespace() || b == b'>' || b == b'/';
        let from = start + 1;
        if !bytes.get(from)?.is_ascii_alphabetic() {
            return None;
        }
        let mut at = from + length(from, &ends_name);
        let name = &text[from..at];
        let mut classes = "";
        loop {
            at += length(at, &|b| !b.is_ascii_whitespace() && b != b'/');
            if *bytes.get(at)? == b'>' {
                return Some(Self {
                    name,
                    classes,
                    end: at + 1,
                    is_empty: bytes[at - 1] == b'/',
                });
            }
            let key = at;
            at += length(at, &|b| ends_name(b) || b == b'=').max(1);
            let attribute = text.get(key..at)?;
            let equals = at + length(at, &|b| !b.is_ascii_whitespace());
            if *bytes.get(equals)? != b'=' {
                continue;
            }
            at = equals + 1;
            at += length(at, &|b| !b.is_ascii_whitespace());
            let value = match *bytes.get(at)? {
                quote @ (b'"' | b'\'') => {
                    let begin = at + 1;
                    at = begin + length(begin, &|b| b == quote);
                    bytes.get(at)?;
                    at += 1;
                    text.get(begin..at - 1)?
                }
                _ => {
                    let begin = at;
                    at += length(at, &|b| b.is_ascii_whitespace() || b == b'>');
                    text.get(begin..at)?
                }
            };
            if attribute.eq_ignore_ascii_case("class") || attribute == "className" {
                classes = value;
            }
        }
    }

    /// The first tag in a line whose element holds a chart.
    pub(in crate::source) fn of_chart(line: &'t str) -> Option<(usize, Self)> {
        let mut tags = line.match_indices('<').map(|(at, _)| at);
        tags.find_map(|at| {
            let tag = Tag::at(line, at)?;
            (tag.is_chart() && !tag.is_empty).then_some((at, tag))
        })
    }

    /// Whether Mermaid draws the element, or a script of the page gives it to Mermaid.
    pub(in crate::source) fn is_chart(&self) -> bool {
        let is_code = ["pre", "code"]
            .iter()
            .any(|code| code.eq_ignore_ascii_case(self.name));
        self.classes.split_ascii_whitespace().any(|class| {
            class == "mermaid" || is_code && matches!(class, "language-mermaid" | "lang-mermaid")
        })
    }

    /// Where the element's end tag begins and ends. Elements of the same name may stand in it.
    pub(in crate::source) fn close(&self, text: &str) -> Option<(usize, usize)> {
        let mut open = 1u32;
        let mut at = self.end;
        loop {
            let start = at + text[at..].find('<')?;
            at = start + 1;
            let (step, name) = match text[at..].strip_prefix('/') {
                Some(name) => (-1, name),
                None => (1, &text[at..]),
            };
            let is_own = name
                .get(..self.name.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(self.name))
                && !name[self.name.len()..]
                    .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
            if !is_own {
                continue;
            }
            open = open.saturating_add_signed(step);
            if open == 0 {
                let end = text[at..]
                    .find('>')
                    .map_or(text.len(), |more| at + more + 1);
                return Some((start, end));
            }
        }
    }
}
