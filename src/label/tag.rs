//! Tags and comments in a label, as a browser takes it apart.

use std::ops::Range;

/// A piece of a label, by byte offsets into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// `<name …>` or `</name …>`
    Tag(Tag<'t>),
    /// `<!-- … -->`, `<!…>`, `<?…>` and `</ …>`: dropped.
    Comment(Range<usize>),
    /// A tag that is never closed by `>`: everything after it is dropped.
    Cut(Range<usize>),
}

/// A tag of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag<'t> {
    /// The name as written.
    pub(crate) name: &'t str,
    /// Whether it is `</name>`.
    pub(crate) closes: bool,
    /// What stands between name and `>`.
    pub(crate) rest: &'t str,
    /// From `<` to `>`.
    pub(crate) range: Range<usize>,
}

impl Tag<'_> {
    /// Whether its name is one of some names, in any case.
    pub(crate) fn is(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// The names and values of the attributes, roughly as a browser reads them.
    pub(crate) fn attributes(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        let mut rest = self.rest;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                return found;
            }
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest[first..]
                .find(|c: char| c.is_whitespace() || c == '=' || c == '/')
                .map_or(rest.len(), |at| at + first);
            let name = &rest[..end];
            rest = rest[end..].trim_start();
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                let (start, close) = match quote {
                    Some(quote) => (1, after[1..].find(quote).map(|at| at + 1)),
                    None => (0, after.find(char::is_whitespace)),
                };
                let close = close.unwrap_or(after.len());
                value = &after[start.min(close)..close];
                rest = &after[(close + start).min(after.len())..];
            }
            found.push((name, value));
        }
    }
}

impl<'t> Tag<'t> {
    /// The tag that starts at an offset, if its `>` stands within so many bytes: a text full of openings
    /// without an end stays cheap to read.
    pub(crate) fn at(text: &'t str, open: usize, longest: usize) -> Option<Self> {
        let body = text.get(open..)?.strip_prefix('<')?;
        let closes = body.starts_with('/');
        let name_at = open + 1 + usize::from(closes);
        if !text[name_at..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = tag_end(text, name_at, longest)?;
        let inside = &text[name_at..end];
        let name_end = inside
            .find(|c: char| c.is_ascii_whitespace() || c == '/')
            .unwrap_or(inside.len());
        Some(Self {
            name: &inside[..name_end],
            closes,
            rest: &inside[name_end..],
            range: open..end + 1,
        })
    }
}

/// Takes a label apart, leaving out its plain text. Linear in its length.
pub(crate) fn pieces(label: &str) -> Vec<Piece<'_>> {
    let bytes = label.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = label[at..].find('<').map(|i| at + i) {
        let closes = bytes.get(open + 1) == Some(&b'/');
        match bytes.get(open + 1 + usize::from(closes)) {
            Some(c) if c.is_ascii_alphabetic() => {
                let Some(tag) = Tag::at(label, open, usize::MAX) else {
                    found.push(Piece::Cut(open..label.len()));
                    return found;
                };
                at = tag.range.end;
                found.push(Piece::Tag(tag));
            }
            Some(b'!' | b'?') if !closes => {
                at = comment_end(label, open);
                found.push(Piece::Comment(open..at));
            }
            Some(_) if closes => {
                let close = label[open..].find('>');
                at = close.map_or(label.len(), |i| open + i + 1);
                found.push(Piece::Comment(open..at));
            }
            _ => at = open + 1,
        }
    }
    found
}

/// Where a comment ends, or another thing that a browser drops as one.
fn comment_end(label: &str, open: usize) -> usize {
    let rest = &label[open..];
    let close = if rest.starts_with("<!--") {
        rest.find("-->").map(|i| i + 3)
    } else {
        rest.find('>').map(|i| i + 1)
    };
    close.map_or(label.len(), |length| open + length)
}

/// Where the `>` of a tag stands; one inside a quoted value does not count.
fn tag_end(label: &str, from: usize, longest: usize) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (i, c) in label[from..].char_indices() {
        if i > longest {
            return None;
        }
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => continue,
            None if c == '>' => return Some(from + i),
            None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(label: &str) -> Vec<String> {
        pieces(label)
            .into_iter()
            .map(|piece| match piece {
                Piece::Tag(tag) => format!("tag {}", &label[tag.range]),
                Piece::Comment(range) => format!("comment {}", &label[range]),
                Piece::Cut(range) => format!("cut {}", &label[range]),
            })
            .collect()
    }

    #[test]
    fn takes_labels_apart_as_a_browser_does() {
        assert_eq!(shape("a <b>x</b> < 3 <-- y"), ["tag <b>", "tag </b>"]);
        assert_eq!(shape("if a<b then"), ["cut <b then"]);
        assert_eq!(shape("Vec<Box<T>> x"), ["tag <Box<T>"]);
        assert_eq!(
            shape("<!-- c --> <?x> </ x>"),
            ["comment <!-- c -->", "comment <?x>", "comment </ x>"]
        );
        assert_eq!(shape("<a href='x>y'>z"), ["tag <a href='x>y'>"]);
    }

    #[test]
    fn reads_attributes() {
        let label = "<img src=\"x y\" onerror = 'go()' é=1 checked/>";
        let Some(Piece::Tag(tag)) = pieces(label).into_iter().next() else {
            panic!("a tag");
        };
        assert_eq!(
            tag.attributes(),
            [
                ("src", "x y"),
                ("onerror", "go()"),
                ("é", "1/"),
                ("checked", "")
            ]
            .map(|(a, b)| if a == "é" { (a, "1") } else { (a, b) })
        );
    }
}
