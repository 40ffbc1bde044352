//! Titles and descriptions for screen readers, which Mermaid keeps as sanitised HTML.

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
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        escape(&rest[..at], &mut out);
        let behind = &rest[at + 1..];
        let sign = behind.chars().next();
        let closing = sign == Some('/');
        let name = tag_name(&behind[usize::from(closing)..]);
        if name.is_empty() && !matches!(sign, Some('/' | '!' | '?')) {
            out.push_str("&lt;");
            rest = behind;
            continue;
        }
        // What does not end is not text either.
        let comment = behind.starts_with("!--");
        let end = if comment { "-->" } else { ">" };
        let Some((_, after)) = behind.split_once(end) else {
            rest = "";
            break;
        };
        rest = after;
        let lower = name.to_ascii_lowercase();
        let Some(known) = KEPT.iter().find(|kept| **kept == lower) else {
            if !closing && GONE.contains(&lower.as_str()) {
                let end = format!("</{lower}");
                let ascii = rest.to_ascii_lowercase();
                let from = ascii.find(&end).map_or(rest.len(), |i| i + end.len());
                rest = rest[from..].split_once('>').map_or("", |(_, after)| after);
            }
            continue;
        };
        if VOID.contains(known) {
            if !closing || *known == "br" {
                out.push_str(&format!("<{known}>"));
            }
        } else if !closing {
            out.push_str(&format!("<{known}>"));
            open.push(known);
        } else if let Some(i) = open.iter().rposition(|name| name == known) {
            close(&mut open, i, &mut out);
        } else if *known == "p" {
            out.push_str("<p></p>");
        }
    }
    escape(rest, &mut out);
    close(&mut open, 0, &mut out);
    out
}

/// The name of a tag, if a letter begins it.
fn tag_name(text: &str) -> &str {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return "";
    }
    let end = text.find(|c: char| is_space(c) || matches!(c, '/' | '>'));
    &text[..end.unwrap_or(text.len())]
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
