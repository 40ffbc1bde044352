//! The text of a label: what its author wrote, without markup.
//!
//! It starts from the source spelling, not from what Mermaid's sanitiser leaves of it, so that
//! `Vec<T>` stays text and only the tags that format go.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use crate::label::{BREAKS, FORMATTING, Tag, decoded, icon, is_plain};
use crate::model::graph::{Node, Text, TextKind};

/// Whether a character belongs to a word; combining marks count as letters.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && is_combining_mark(c)
}

/// The text of a label: tags out, entities decoded, icons, marks and zero-width characters gone,
/// spaces as one space (one line break where they hold one). Linear in the label.
#[must_use]
pub fn text(label: &str) -> Cow<'_, str> {
    read(label, true)
}

/// The same; `breaks` says whether `\n` is a line break, as everywhere but in Markdown.
fn read(label: &str, breaks: bool) -> Cow<'_, str> {
    if is_plain(label) {
        return Cow::Borrowed(label);
    }
    let text = without_tags(label, breaks);
    let text = decoded(&text);
    let text = without_icons(&text);
    let text = without_marks(&text, "**");
    let text = without_marks(&text, "__");
    Cow::Owned(spaces(&text))
}

/// The words of a node; its id where it has no label. A line break is kept.
#[must_use]
pub fn node_text(node: &Node) -> Cow<'_, str> {
    if node.labelled {
        let words = words(&node.label);
        if !words.is_empty() {
            return words;
        }
    }
    Cow::Borrowed(&node.id)
}

/// The text of a node or link, whose Markdown may emphasise all of it: `_No_` means No.
#[must_use]
pub(super) fn words(label: &Text) -> Cow<'_, str> {
    let text = read(&label.text, label.kind != TextKind::Markdown);
    if label.kind != TextKind::Markdown {
        return text;
    }
    let plain = |line: &str| {
        let mut line = line.trim();
        for mark in ["**", "__", "*", "_", "`"] {
            let inner = line
                .strip_prefix(mark)
                .and_then(|rest| rest.strip_suffix(mark));
            if let Some(inner) = inner.filter(|inner| !inner.is_empty() && !inner.contains(mark)) {
                line = inner;
            }
        }
        line.to_owned()
    };
    Cow::Owned(text.lines().map(plain).collect::<Vec<_>>().join("\n"))
}

/// The same on one line, as tables and messages show it.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// The longest tag that is read as one, longer than any that an author means.
const LONGEST_TAG: usize = 1000;

/// Replaces tags by line breaks or nothing, and a literal `\n` by a line break where it is one. What is not a tag that formats
/// is text: `Vec<T>`.
fn without_tags(label: &str, breaks: bool) -> String {
    let mut out = String::with_capacity(label.len());
    let mut at = 0;
    while let Some(sign) = label[at..].find(['<', '\\']).map(|i| at + i) {
        out.push_str(&label[at..sign]);
        if breaks && label[sign..].starts_with("\\n") {
            out.push('\n');
            at = sign + 2;
        } else if let Some(tag) =
            Tag::at(label, sign, LONGEST_TAG).filter(|tag| tag.is(FORMATTING) || tag.is(&["a"]))
        {
            if tag.is(BREAKS) {
                out.push('\n');
            }
            at = tag.range.end;
        } else {
            out.push_str(&label[sign..=sign]);
            at = sign + 1;
        }
    }
    out.push_str(&label[at..]);
    out
}

/// Takes icons out: `fa:fa-check`, `fab:fa-github`.
fn without_icons(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("fa") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match icon(rest) {
            Some(length) => rest = &rest[length..],
            None => {
                out.push_str("fa");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Takes pairs of a mark out, and keeps what stands between them.
fn without_marks(text: &str, mark: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(mark) {
        let body = &rest[open + mark.len()..];
        // At least one character stands between the marks.
        let first = body.chars().next().map_or(0, char::len_utf8);
        match body[first..].find(mark) {
            Some(close) => {
                out.push_str(&rest[..open]);
                out.push_str(&body[..first + close]);
                rest = &body[first + close + mark.len()..];
            }
            None => break,
        }
    }
    out.push_str(rest);
    out
}

/// Zero-width characters go; runs of spaces become one space, or one line break if they hold one.
fn spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pending = None;
    for c in text.chars() {
        if is_zero_width(c) {
            continue;
        }
        if c.is_whitespace() {
            let is_break = matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}');
            if is_break || pending.is_none() {
                pending = Some(if is_break { '\n' } else { ' ' });
            }
        } else {
            if let Some(space) = pending.take().filter(|_| !out.is_empty()) {
                out.push(space);
            }
            out.push(c);
        }
    }
    out
}

/// Joiners, direction marks and variation selectors: nothing that is shown.
fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_break_lines_format_or_stay() {
        assert_eq!(text("Is it<br>raining?"), "Is it\nraining?");
        assert_eq!(text("a<BR/>b</br>c<br class='x>y'>d"), "a\nb\nc\nd");
        assert_eq!(text("<b>Bold</b> <span style=\"a\">x</span>"), "Bold x");
        assert_eq!(text("Vec<T> and <div>x</div>"), "Vec<T> and\nx");
        assert_eq!(text("a < b > c, i<j"), "a < b > c, i<j");
        assert_eq!(text("one\\ntwo"), "one\ntwo");
        assert_eq!(read("one\\ntwo<br>three", false), "one\\ntwo\nthree");
        assert_eq!(text("<b unclosed"), "<b unclosed");
    }

    #[test]
    fn entities_are_decoded_once_each() {
        assert_eq!(text("#quot;Yes#quot; #9829; #35;"), "\"Yes\" ♥ #");
        assert_eq!(text("a &lt; b &#x41; &amp;lt;"), "a < b A &lt;");
        assert_eq!(text("#lt;b#gt;"), "<b>");
        assert_eq!(text("#amp;lt;"), "&lt;");
        assert_eq!(
            text("C# and &nothing; and #nope;"),
            "C# and &nothing; and #nope;"
        );
        assert_eq!(text("R&D #amp; #nbsp;x"), "R&D & x");
        assert_eq!(text("##35; &##35;"), "## &##");
    }

    #[test]
    fn icons_marks_and_zero_widths_go() {
        assert_eq!(text("fa:fa-check Yes fab:fa-x"), "Yes");
        assert_eq!(text("**Ready?** __now__ a**b"), "Ready? now a**b");
        assert_eq!(text("****"), "****");
        assert_eq!(text("✔\u{fe0f}\u{200b} ok"), "✔ ok");
        assert_eq!(text("  a \t b \n  c "), "a b\nc");
    }
}
