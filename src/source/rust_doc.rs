//! Rust: the Markdown of documentation comments.

use super::host::Host;
use super::writing::{Layer, line_break, line_prefix};
use super::{Mapped, OffsetMap, Page, Source, markdown};

pub(super) static HOST: Host = Host {
    language: "rust",
    extensions: &["rs"],
    page,
};

/// Finds the charts of a file. Linear in the text.
fn page(source: &Source) -> Page {
    let text = source.text();
    let mut found = Page::default();
    let mut lines = Lines::default();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'/' if text[at..].starts_with("//") => {
                let end = text[at..]
                    .find('\n')
                    .map_or(text.len(), |more| at + more + 1);
                let marks = &text[at..text.len().min(at + 4)];
                let kind = marks.get(..3).filter(|_| !marks.starts_with("////"));
                match kind {
                    Some(kind @ ("///" | "//!")) => lines.push(&mut found, text, kind, at + 3, end),
                    _ => lines.end(&mut found, text),
                }
                at = end;
            }
            b'/' if text[at..].starts_with("/*") => {
                lines.end(&mut found, text);
                let end = comment_end(text, at);
                block(&mut found, text, at, end);
                at = end;
            }
            b' ' | b'\t' | b'\r' => at += 1,
            // A comment ends with its line: an empty line ends the comment.
            b'\n' => {
                lines.end(&mut found, text);
                at += 1;
            }
            _ => {
                lines.end(&mut found, text);
                at = code_end(text, at);
            }
        }
    }
    lines.end(&mut found, text);
    found
}

/// Comments on the lines that follow each other.
#[derive(Default)]
struct Lines<'t> {
    kind: &'t str,
    text: String,
    map: OffsetMap,
    /// Where the text of the first line begins.
    first: usize,
    end: usize,
}

impl<'t> Lines<'t> {
    fn push(&mut self, page: &mut Page, text: &'t str, kind: &'t str, start: usize, end: usize) {
        if self.kind != kind {
            self.end(page, text);
            self.kind = kind;
            self.first = start;
        }
        let space = usize::from(text[start..].starts_with(' '));
        self.map
            .push(self.text.len() as u32, (start + space) as u32);
        self.text.push_str(&text[start + space..end]);
        self.end = end;
    }

    /// Reads what came together as Markdown.
    fn end(&mut self, page: &mut Page, text: &str) {
        let mut lines = std::mem::take(self);
        if !lines.text.contains("ermaid") {
            return;
        }
        lines.map.push(lines.text.len() as u32, lines.end as u32);
        let prefix = format!("{} ", line_prefix(text, lines.first));
        let markdown = Mapped {
            text: lines.text,
            map: lines.map,
        };
        let inner = markdown::page_of(&markdown.text, false);
        let ending = format!("{}{prefix}", line_break(text));
        page.add(inner, &markdown, &Layer::Lines(ending));
    }
}

/// Reads a block of documentation (`/** … */`, `/*! … */`) as Markdown, without the stars before its lines.
fn block(page: &mut Page, text: &str, start: usize, end: usize) {
    let comment = &text[start..end];
    let is_doc = ["/**", "/*!"].iter().any(|mark| comment.starts_with(mark))
        && !["/***", "/**/"]
            .iter()
            .any(|mark| comment.starts_with(mark));
    let Some(inner) = comment.strip_suffix("*/").filter(|_| is_doc) else {
        return;
    };
    if !inner.contains("ermaid") {
        return;
    }
    let body = Mapped::new(&inner[3..], start as u32 + 3);
    let mut filled = body
        .text
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty());
    let stars = filled.all(|line| line.trim_start().starts_with('*'));
    let mut cuts = Vec::new();
    if stars && body.text.starts_with(' ') {
        cuts.push(super::TextRange::new(0, 1));
    }
    let mut prefix = "";
    for (from, to) in super::block::lines(&body.text).skip(1) {
        let line = &body.text[from..to];
        let spaces = line.len() - line.trim_start_matches([' ', '\t']).len();
        let star = usize::from(stars && line[spaces..].starts_with('*'));
        let space = usize::from(star == 1 && line[spaces + star..].starts_with(' '));
        let length = if stars { spaces + star + space } else { 0 };
        if length > 0 {
            cuts.push(super::TextRange::new(from as u32, (from + length) as u32));
            if space == 1 {
                prefix = &line[..length];
            }
        }
    }
    let markdown = body.replace(cuts.into_iter().map(|cut| (cut, "")));
    let ending = format!("{}{prefix}", line_break(text));
    let inner = markdown::page_of(&markdown.text, false);
    page.add(inner, &markdown, &Layer::Lines(ending));
}

/// Where a comment in blocks ends: others may stand in it.
fn comment_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut open = 0usize;
    let mut at = start;
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"/*" => open += 1,
            b"*/" => open = open.saturating_sub(1),
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if open == 0 {
            return at;
        }
    }
    text.len()
}

/// Where a piece of code ends: a string as a whole, a word as a whole, else one character.
fn code_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let word = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(rest.len());
    let (prefix, after) = rest.split_at(word);
    let marks = after.bytes().take_while(|&b| b == b'#').count();
    let is_raw = matches!(prefix, "r" | "br" | "cr") && after[marks..].starts_with('"');
    if is_raw {
        let close = format!("\"{}", "#".repeat(marks));
        let begin = word + marks + 1;
        let end = rest[begin..].find(&close);
        return end.map_or(text.len(), |end| at + begin + end + close.len());
    }
    if after.starts_with('"') && (prefix.is_empty() || matches!(prefix, "b" | "c")) {
        return at + word + string(&after.as_bytes()[1..], b'"') + 1;
    }
    if prefix.is_empty() && after.starts_with('\'') {
        // A character, or the beginning of a lifetime.
        let mut chars = after[1..].chars();
        let first = chars.next();
        return match first {
            Some('\\') => at + 1 + string(&after.as_bytes()[1..], b'\''),
            Some(c) if chars.next() == Some('\'') => at + 2 + c.len_utf8(),
            _ => at + 1,
        };
    }
    at + word.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// How long a string is, up to its closing mark and with it.
fn string(rest: &[u8], mark: u8) -> usize {
    let mut at = 0;
    while let Some(byte) = rest.get(at) {
        match byte {
            b'\\' => at += 2,
            byte if *byte == mark => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use crate::source::{Source, SourceKind, TextRange, charts};

    fn texts(text: &str) -> Vec<String> {
        let charts = charts(&Source::new("lib.rs", text), SourceKind::Rust).into_iter();
        charts.map(|chart| chart.text.text).collect()
    }

    #[test]
    fn documentation_holds_charts() {
        for (code, chart) in [
            (
                "//! ```mermaid\n//! graph TD\n//!   A --> B\n//! ```\n",
                "graph TD\n  A --> B\n",
            ),
            (
                "mod a {\n    /// x\n    ///\n    ///```mermaid\n    ///A\n    ///\n    ///B\n    ///```\n    fn f() {}\n}",
                "A\n\nB\n",
            ),
            (
                "/** ```mermaid\n * A\n *   B\n * ```\n */\nfn f() {}",
                "A\n  B\n",
            ),
            ("/*!\n```mermaid\nA\n```\n*/", "A\n"),
            (
                "fn f<'a>() { let x = ['\"', '\\'']; }\r\n/// ```mermaid\r\n/// A\r\n/// ```\r\nfn g() {}",
                "A\r\n",
            ),
        ] {
            assert_eq!(texts(code), [chart], "{code}");
        }
    }

    #[test]
    fn code_holds_none() {
        for code in [
            "// ```mermaid\n// A\n// ```\n",
            "//// ```mermaid\n//// A\n//// ```\n",
            "const X: &str = \"\n/// ```mermaid\n/// A\n/// ```\n\";",
            "const X: &str = r#\"\"\n/// ```mermaid\n/// A\n/// ```\n\"#;",
            "/* /* */\n/// ```mermaid\n/// A\n/// ```\n*/",
            "/// ```text\n/// ```mermaid\n/// ```\n",
            "\"",
            "'",
            "/**",
            "r#",
        ] {
            assert!(texts(code).is_empty(), "{code}");
        }
    }

    #[test]
    fn places_and_lines_are_the_files() {
        let text = "mod a {\n    /// - ```mermaid\n    ///   graph TD\n    ///   A --> B\n    ///   ```\n}\n";
        let source = Source::new("lib.rs", text);
        let chart = charts(&source, SourceKind::Rust).remove(0);
        let at = chart.text.text.find('B').expect("a node") as u32;
        let place = source.position(chart.text.map.offset(at));
        assert_eq!((place.line, place.column), (4, 17));
        assert_eq!(
            source.slice(chart.text.span(TextRange::new(at, at + 1))),
            "B"
        );
        let writing = chart.writing.expect("a writing");
        assert_eq!(writing.write("x\ny"), "x\n    ///   y");
    }
}
