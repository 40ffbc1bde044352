//! Labels as a browser takes them apart: text, tags, comments, and what is cut off.

use std::ops::Range;

/// A piece of a label, by byte offsets into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// `<name …>` or `</name …>`
    Tag(Tag<'t>),
    /// `<!-- … -->`, `<!…>`, `<?…>` and `</ …>`: dropped.
    Comment(Range<usize>),
    /// A tag that is never closed by `>`: everything after it is dropped.
    Cut(Range<usize>),
}

/// A tag of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// The name as written.
    pub(super) name: &'t str,
    /// Whether it is `</name>`.
    pub(super) closes: bool,
    /// What stands between name and `>`.
    pub(super) rest: &'t str,
    /// From `<` to `>`.
    pub(super) range: Range<usize>,
}

impl Tag<'_> {
    /// Whether its name is one of some names, in any case.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// The names and values of the attributes, roughly as a browser reads them.
    pub(super) fn attributes(&self) -> Vec<(&str, &str)> {
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

/// Takes a label apart, leaving out its plain text. Linear in its length.
pub(super) fn pieces(label: &str) -> Vec<Piece<'_>> {
    let bytes = label.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = label[at..].find('<').map(|i| at + i) {
        let closes = bytes.get(open + 1) == Some(&b'/');
        let name_at = open + 1 + usize::from(closes);
        match bytes.get(name_at) {
            Some(c) if c.is_ascii_alphabetic() => {
                let Some(end) = tag_end(label, name_at) else {
                    found.push(Piece::Cut(open..label.len()));
                    return found;
                };
                let inside = &label[name_at..end];
                let name_end = inside
                    .find(|c: char| c.is_ascii_whitespace() || c == '/')
                    .unwrap_or(inside.len());
                found.push(Piece::Tag(Tag {
                    name: &inside[..name_end],
                    closes,
                    rest: &inside[name_end..],
                    range: open..end + 1,
                }));
                at = end + 1;
            }
            Some(b'!' | b'?') if !closes => {
                let close = if label[open..].starts_with("<!--") {
                    label[open..].find("-->").map(|i| open + i + 3)
                } else {
                    label[open..].find('>').map(|i| open + i + 1)
                };
                let close = close.unwrap_or(label.len());
                found.push(Piece::Comment(open..close));
                at = close;
            }
            Some(_) if closes => {
                let close = label[open..]
                    .find('>')
                    .map_or(label.len(), |i| open + i + 1);
                found.push(Piece::Comment(open..close));
                at = close;
            }
            _ => at = open + 1,
        }
    }
    found
}

/// Where the `>` of a tag stands; one inside a quoted value does not count.
fn tag_end(label: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    let mut before = ' ';
    for (i, c) in label[from..].char_indices() {
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

/// Whether a browser takes the tag for one of HTML's (or SVG's and MathML's that labels use).
pub(super) fn is_known(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TAGS.binary_search(&name.as_str()).is_ok()
}

/// Tags that people format labels with.
pub(super) const FORMATTING: &[&str] = &[
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ins",
    "s",
    "del",
    "strike",
    "small",
    "big",
    "sub",
    "sup",
    "span",
    "font",
    "center",
    "div",
    "p",
    "code",
    "pre",
    "kbd",
    "tt",
    "mark",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "hr",
    "img",
    "wbr",
    "br",
    "svg",
    "blockquote",
    "dl",
    "dt",
    "dd",
];

/// HTML's element names, sorted.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "circle",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "defs",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "ellipse",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "label",
    "li",
    "line",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "mi",
    "mn",
    "mo",
    "mrow",
    "msub",
    "msup",
    "nav",
    "ol",
    "p",
    "path",
    "picture",
    "polygon",
    "polyline",
    "pre",
    "q",
    "rect",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tspan",
    "tt",
    "u",
    "ul",
    "use",
    "video",
    "wbr",
];

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
        assert!(TAGS.is_sorted());
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
