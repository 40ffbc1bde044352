//! What DOT takes: every id and value goes through here, since the printer of the tree neither quotes
//! nor escapes.
//!
//! From Graphviz's lexer (`scan.l`) and attribute documentation: in a quoted string only `\"` is an
//! escape, and a backslash in front of the closing quote takes it away. Where an attribute is an
//! *escString* (labels, tooltips, URLs), `\n`, `\\`, `\N` and so on are read once more, and character
//! entities (`&amp;`) are decoded. A NUL would end the text in C.

use std::fmt::Write;

use graphviz_rust::dot_structures::Id;

use crate::emit::hidden::is_direction;
use crate::emit::xml::is_text;

/// The name of a node, a cluster or a graph, bare where it can be. Different names stay different.
pub(super) fn name(text: &str) -> Id {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let keyword = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
        .iter()
        .any(|keyword| keyword.eq_ignore_ascii_case(text));
    let bare = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if bare && text.chars().all(word) && !keyword {
        return Id::Plain(text.to_owned());
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // A single backslash comes from nowhere else.
            c if !is_text(c) => drop(write!(out, "\\x{:02x}", u32::from(c))),
            c if is_direction(c) => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    Id::Plain(out)
}

/// A value that is shown or followed: label, tooltip, URL. Line breaks are kept.
pub(super) fn value(text: &str) -> Id {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '&' => out.push_str("&amp;"),
            // Graphviz copies a raw one into the attributes of its SVG, which is then not XML.
            '<' => out.push_str("&lt;"),
            c if is_direction(c) => drop(write!(out, "&#{};", u32::from(c))),
            c => out.push(shown(c)),
        }
    }
    out.push('"');
    Id::Plain(out)
}

/// Text inside an HTML-like label. Graphviz 2.43 does not read a `]` that stands alone, and puts names
/// in for `\N` and its like here, too, with no way to escape them but to cut them in two.
pub(super) fn html(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            ']' => out.push_str("&#93;"),
            '\\' if matches!(chars.peek(), Some('N' | 'G' | 'E' | 'T' | 'H' | 'L' | '\\')) => {
                out.push_str("<FONT>\\</FONT>");
            }
            c if is_direction(c) => drop(write!(out, "&#{};", u32::from(c))),
            c => out.push(shown(c)),
        }
    }
}

/// A word of our own: a number, a colour, a keyword.
pub(super) fn word(text: impl Into<String>) -> Id {
    let text = text.into();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    if !text.is_empty() && text.chars().all(plain) {
        Id::Plain(text)
    } else {
        Id::Plain(format!("\"{text}\""))
    }
}

fn shown(c: char) -> char {
    match c {
        '\t' | '\r' | '\n' => ' ',
        c if is_text(c) => c,
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(id: Id) -> String {
        let Id::Plain(text) = id else { panic!() };
        text
    }

    #[test]
    fn names() {
        for (text, dot) in [
            ("A1_b", "A1_b"),
            ("Node", "\"Node\""),
            ("1a", "\"1a\""),
            ("", "\"\""),
            ("a-b", "\"a-b\""),
            ("é", "\"é\""),
            ("a\"b", "\"a\\\"b\""),
            ("a\\", "\"a\\\\\""),
            ("a\0", "\"a\\x00\""),
            ("a\u{202e}b", "\"a\\u{202e}b\""),
        ] {
            assert_eq!(plain(name(text)), dot);
        }
    }

    #[test]
    fn values() {
        assert_eq!(
            plain(value("a\\N\n\"&lt;\0")),
            "\"a\\\\N\\n\\\"&amp;lt;\u{FFFD}\""
        );
        assert_eq!(plain(value("a < b")), "\"a &lt; b\"");
        assert_eq!(plain(value("\u{202e}evil")), "\"&#8238;evil\"");
        assert_eq!(plain(word("#fff")), "\"#fff\"");
        assert_eq!(plain(word("box")), "box");
    }
}
