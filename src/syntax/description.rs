//! Titles and descriptions for screen readers, which Mermaid keeps as sanitised HTML.

use crate::label::{Piece, Tag, pieces};
use crate::syntax::chars::is_space;

/// The elements that stay, of those that people write in a text.
const KEPT: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements without content.
const VOID: &[&str] = &["br", "hr", "img", "wbr"];

/// Elements that go with what is in them.
const GONE: &[&str] = &[
    "script", "style", "iframe", "noscript", "template", "title", "xmp",
];

/// A text as DOMPurify gives it back: read as HTML, and written again. Without a `<` it stays as it is. Attributes go,
/// which no title has.
pub(in crate::syntax) fn sanitised(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    for piece in pieces(text) {
        // What does not end is not text either.
        let (Piece::Tag(Tag { range, .. }) | Piece::Comment(range) | Piece::Cut(range)) = &piece;
        if range.start < at {
            continue;
        }
        escape(&text[at..range.start], &mut out);
        at = range.end;
        let Piece::Tag(tag) = piece else { continue };
        let Some(known) = KEPT.iter().find(|kept| tag.is(&[kept])) else {
            if !tag.closes && tag.is(GONE) {
                at = element_end(text, at, tag.name);
            }
            continue;
        };
        if VOID.contains(known) {
            if !tag.closes || *known == "br" {
                out.push_str(&format!("<{known}>"));
            }
        } else if !tag.closes {
            out.push_str(&format!("<{known}>"));
            open.push(known);
        } else if let Some(i) = open.iter().rposition(|name| name == known) {
            close(&mut open, i, &mut out);
        } else if *known == "p" {
            out.push_str("<p></p>");
        }
    }
    escape(&text[at..], &mut out);
    close(&mut open, 0, &mut out);
    out
}

/// Where an element ends whose content is not read as HTML.
fn element_end(text: &str, from: usize, name: &str) -> usize {
    let rest = &text[from..];
    let is_end = |at: &usize| {
        let written = rest.get(at + 2..at + 2 + name.len());
        written.is_some_and(|written| written.eq_ignore_ascii_case(name))
    };
    let close = rest.match_indices("</").map(|(at, _)| at).find(is_end);
    let close = close.and_then(|at| Some(at + rest[at..].find('>')? + 1));
    close.map_or(text.len(), |length| from + length)
}

fn close(open: &mut Vec<&str>, down_to: usize, out: &mut String) {
    for name in open.drain(down_to..).rev() {
        out.push_str(&format!("</{name}>"));
    }
}

/// Text between tags: character references are read, and the signs of HTML are written as such.
fn escape(text: &str, out: &mut String) {
    for c in html_escape::decode_html_entities(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}

/// An accessible title as Mermaid keeps it; `None` where that is nothing.
pub(in crate::syntax) fn title(text: &str) -> Option<String> {
    Some(sanitised(text)).filter(|text| !text.is_empty())
}

/// An accessible description as Mermaid keeps it; `None` where that is nothing.
pub(in crate::syntax) fn description(text: &str) -> Option<String> {
    Some(dedent(&sanitised(text))).filter(|text| !text.is_empty())
}

/// A description without the indentation of its lines.
pub(in crate::syntax) fn dedent(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let line = line.trim_start_matches(is_space);
        if !line.is_empty() {
            out.push('\n');
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_html() {
        for (text, want) in [
            ("a & b > c", "a & b > c"),
            ("one<br/>two<BR >three</br>", "one<br>two<br>three<br>"),
            ("a <b>c & d", "a <b>c &amp; d</b>"),
            ("A <--> B, <1 & 1>", "A &lt;--&gt; B, &lt;1 &amp; 1&gt;"),
            ("x <foo>y</foo> <i>z</b></i>", "x y <i>z</i>"),
            ("x<script>alert(1)</script>y <!-- z --> &lt;", "xy  &lt;"),
            ("x <b", "x "),
        ] {
            assert_eq!(sanitised(text), want, "{text}");
        }
    }
}
