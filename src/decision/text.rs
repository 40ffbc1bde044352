//! The text of a label: what its author wrote, without markup.
//!
//! It starts from the source spelling, not from what Mermaid's sanitiser leaves of it, so that
//! `Vec<T>` stays text and only the tags that format go.

use unicode_normalization::char::is_combining_mark;

use crate::model::graph::{Text, TextKind};
use crate::model::is_plain;

/// Tags that separate lines.
const BREAKS: &[&str] = &[
    "br", "hr", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6",
];

/// Tags that only format. Any other `<…>` is text.
const FORMATS: &[&str] = &[
    "a", "b", "big", "center", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark",
    "pre", "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "th",
    "thead", "tt", "u",
];

/// Whether a character belongs to a word; combining marks count as letters.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && is_combining_mark(c)
}

/// The text of a label: tags out, entities decoded, icons, marks and zero-width characters gone,
/// spaces as one space (one line break where they hold one). Linear in the label.
#[must_use]
pub fn text(label: &str) -> String {
    if is_plain(label) {
        return label.to_owned();
    }
    let text = without_tags(label);
    let text = decode(&text, '#');
    let text = decode(&text, '&');
    let text = without_icons(&text);
    let text = without_marks(&text, "**");
    let text = without_marks(&text, "__");
    blanks(&text)
}

/// The text of a node or link, whose Markdown may emphasise all of it: `_No_` is No.
#[must_use]
pub(super) fn words(label: &Text) -> String {
    let text = text(&label.text);
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
    text.lines().map(plain).collect::<Vec<_>>().join("\n")
}

/// The same on one line, as tables and messages show it.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// Words of the chart in a message: in backticks, cut where they are long, with nothing in them that
/// a terminal or a page would take for more than text.
pub(super) fn code(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut out = String::from("`");
    for (count, c) in text.chars().enumerate() {
        match c {
            _ if count == LONGEST => {
                out.push('…');
                break;
            }
            '`' => out.push('\''),
            '\n' => out.push(' '),
            _ if c.is_control() || is_zero_width(c) => {
                out.push_str(&format!("<U+{:04X}>", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out.push('`');
    out
}

/// Replaces tags by line breaks or nothing, and a literal `\n` by a line break.
fn without_tags(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    let mut rest = label;
    while let Some(at) = rest.find(['<', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("\\n") {
            out.push('\n');
            rest = after;
        } else if let Some((name, len)) = tag(rest) {
            if BREAKS.contains(&name.as_str()) {
                out.push('\n');
            } else if !FORMATS.contains(&name.as_str()) {
                out.push_str(&rest[..len]);
            }
            rest = &rest[len..];
        } else {
            out.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// The tag that a text starts with: its name in lower case, and its length in bytes.
fn tag(text: &str) -> Option<(String, usize)> {
    /// Longer than any tag that an author means; keeps a text full of `<` linear.
    const LONGEST: usize = 1000;
    let body = text.strip_prefix('<')?;
    let body = body.strip_prefix('/').unwrap_or(body);
    let name: String = body
        .chars()
        .take(12)
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let after = &body[name.len()..];
    let known = |name: &str| BREAKS.contains(&name) || FORMATS.contains(&name);
    if !after.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace())
        || !known(&name.to_ascii_lowercase())
    {
        return None;
    }
    let mut quote = None;
    for (at, c) in after.char_indices().take(LONGEST) {
        match (quote, c) {
            (None, '>') => {
                let end = text.len() - after.len() + at + 1;
                return Some((name.to_ascii_lowercase(), end));
            }
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

/// Decodes `#name;` and `#123;`, or `&name;` and `&#123;`: one pass.
fn decode(text: &str, mark: char) -> String {
    /// Longer than the longest name of HTML.
    const LONGEST: usize = 34;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(mark) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let body = &rest[1..];
        let end = body
            .char_indices()
            .take(LONGEST)
            .find(|&(at, c)| !(c.is_ascii_alphanumeric() || c == '#' && mark == '&' && at == 0))
            .filter(|&(at, c)| at > 0 && c == ';')
            .map(|(at, _)| at);
        match end.and_then(|end| Some((end, entity(&body[..end], mark)?))) {
            Some((end, decoded)) => {
                out.push_str(&decoded);
                rest = &body[end + 1..];
            }
            None => {
                out.push(mark);
                rest = body;
            }
        }
    }
    out.push_str(rest);
    out
}

/// What an entity stands for, by HTML's names.
fn entity(name: &str, mark: char) -> Option<String> {
    let numeric = mark == '#' && name.bytes().all(|b| b.is_ascii_digit());
    let written = if numeric {
        format!("&#{name};")
    } else {
        format!("&{name};")
    };
    let decoded = html_escape::decode_html_entities(&written).into_owned();
    (decoded != written).then_some(decoded)
}

/// Takes icons out: `fa:fa-check`, `fab:fa-github`.
fn without_icons(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(":fa-") {
        let before = &rest[..at];
        let prefix = ["fa", "fab", "fad", "fak", "fal", "far", "fas", "fat"]
            .iter()
            .rev()
            .find(|prefix| before.ends_with(**prefix));
        let name = rest[at + 4..]
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
            .unwrap_or(rest.len() - at - 4);
        match prefix {
            Some(prefix) if name > 0 => {
                out.push_str(&before[..at - prefix.len()]);
                rest = &rest[at + 4 + name..];
            }
            _ => {
                out.push_str(&rest[..at + 4]);
                rest = &rest[at + 4..];
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
fn blanks(text: &str) -> String {
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
            if let Some(blank) = pending.take().filter(|_| !out.is_empty()) {
                out.push(blank);
            }
            out.push(c);
        }
    }
    out
}

/// Joiners, direction marks and variation selectors: nothing that a reader sees.
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
        assert_eq!(text("<b unclosed"), "<b unclosed");
    }

    #[test]
    fn entities_are_decoded_once_each() {
        assert_eq!(text("#quot;Yes#quot; #9829; #35;"), "\"Yes\" ♥ #");
        assert_eq!(text("a &lt; b &#x41; &amp;lt;"), "a < b A &lt;");
        assert_eq!(text("#lt;b#gt;"), "<b>");
        assert_eq!(text("#amp;lt;"), "<");
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
