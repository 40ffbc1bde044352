//! What Mermaid does to a text before it reads it.
//!
//! Before its parsers run, Mermaid normalises line ends, turns double quotes inside tags into
//! single ones, takes out front matter, `%%{…}%%` directives and comment lines, and spells entity
//! codes with letters. The parser here reads that same text, with a map of offsets back to the file, so
//! that what is read and what is reported cannot disagree.
//!
//! Source: `preprocess.ts`, `diagram-api/{frontmatter,regexes,comments,detectType}.ts` and `encodeEntities` of
//! `utils.ts` in Mermaid 12.3.0.
//!
//! In the order of their turn: `characters` (line ends, tags), `front_matter`, `directives`, `comments`, then
//! `entities`.

mod characters;
mod comments;
mod directives;
mod entities;
mod front_matter;

pub(super) use entities::{decode_entities, has_entities};

use std::borrow::Cow;

use super::Comment;
use super::chars::is_space;
use crate::source::{Mapped, Span, TextRange};
use characters::{line_feeds, single_quoted_attributes, trim_start};
use comments::{comment, comment_lines};
use directives::directives;
use entities::encode_entities;
use front_matter::{front_matter, match_front_matter};

/// A chart's text, cleaned, and what was taken out of it.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    /// Without front matter, directives and comments; the start is trimmed.
    pub(super) text: Mapped,
    /// The YAML between the fences of the front matter, and its place in the file.
    pub(super) front_matter: Option<(Mapped, Span)>,
    /// `%%{…}%%` directives, with their text and their place in the file.
    pub(super) directives: Vec<(String, Span)>,
    /// Comment lines, with their place in the file.
    pub(super) comments: Vec<Comment>,
}

/// Prepares a text. Linear in its length.
pub(super) fn prepare(source: &Mapped) -> Prepared {
    let text = single_quoted_attributes(line_feeds(source.clone()));
    let (text, front_matter) = front_matter(text);
    let found = directives(&text.text);
    let directives = found
        .iter()
        .map(|&span| (text.text[span.range()].to_owned(), text.map.span(span)))
        .collect();
    let text = without(text, &found);
    let cuts = comment_lines(&text.text);
    let comments = cuts.iter().filter_map(|&cut| comment(&text, cut)).collect();
    let text = trim_start(without(text, &cuts));
    Prepared {
        text,
        front_matter,
        directives,
        comments,
    }
}

/// The text without some ranges.
fn without(text: Mapped, ranges: &[TextRange]) -> Mapped {
    if ranges.is_empty() {
        return text;
    }
    text.replace(ranges.iter().map(|&range| (range, "")))
}

/// The text that decides the kind of diagram: comments and directives anywhere are out.
///
/// Mermaid takes out directives and comments once more before it looks at the first word, this time
/// comments after a statement too (`/\s*%%.*\n/gm`).
pub(super) fn detection_text(text: &str) -> Cow<'_, str> {
    let body = match match_front_matter(text) {
        Some((_, length)) => &text[length..],
        None => text,
    };
    if !body.contains('%') {
        return Cow::Borrowed(body);
    }
    let mut out = String::with_capacity(body.len().min(4096));
    let mut stripped = String::with_capacity(body.len());
    let mut done = 0;
    for span in directives(body) {
        stripped.push_str(&body[done..span.start as usize]);
        done = span.end as usize;
    }
    stripped.push_str(&body[done..]);
    let mut done = 0;
    while let Some(marker) = stripped[done..].find("%%").map(|i| done + i) {
        let Some(end) = stripped[marker..].find('\n').map(|i| marker + i) else {
            break;
        };
        out.push_str(stripped[done..marker].trim_end_matches(is_space));
        out.push('\n');
        done = end + 1;
    }
    out.push_str(&stripped[done..]);
    Cow::Owned(out)
}

/// What the readers of every kind get: entity codes spelt with letters, and a line break at the end.
pub(super) fn encoded(prepared: Mapped) -> Mapped {
    let mut text = encode_entities(prepared);
    let end = text.map.offset(text.text.len() as u32);
    text.map.end_at(end);
    text.text.reserve_exact(1);
    text.text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        prepare(&Mapped::new(text, 0)).text.text
    }

    #[test]
    fn comments_and_directives_go() {
        assert_eq!(
            cleaned("\n%% a\ngraph TD\n\n  %% b\nA %% c\n%%\nB"),
            "graph TD\nA %% c\n%%\nB"
        );
        assert_eq!(cleaned("%%{init: {'a': 1}}%% graph TD\nA"), "graph TD\nA");
        assert_eq!(cleaned("graph TD\n%%{wrap}%%\nA"), "graph TD\n\nA");
        assert_eq!(cleaned("%%{init: {\ngraph TD"), "");
        assert_eq!(cleaned("%%{ \ngraph"), "");
    }

    #[test]
    fn front_matter_is_taken_out() {
        let prepared = prepare(&Mapped::new("---\ntitle: x\n---\n\ngraph TD\n", 7));
        assert_eq!(prepared.text.text, "graph TD\n");
        assert_eq!(prepared.text.map.offset(0), 7 + 18);
        let (yaml, span) = prepared.front_matter.unwrap();
        assert_eq!((yaml.text.as_str(), yaml.map.offset(0)), ("title: x", 11));
        assert_eq!(span, Span::new(7, 25));
        assert_eq!(cleaned("---\n\n---\n\nMORE\n---\nx"), "x");
        assert_eq!(cleaned("  ---\n  a: 1\n  ---\n  x"), "x");
        assert_eq!(
            (
                yaml.map.offset(8),
                yaml.map.span(crate::source::TextRange::at(8))
            ),
            (19, Span::at(19))
        );
        assert_eq!(cleaned("--- a\nx\n---\n"), "--- a\nx\n---\n");
        assert_eq!(cleaned("---\na\n---"), "---\na\n---");
    }

    #[test]
    fn entities_are_spelt_with_letters() {
        let text = |s: &str| encoded(Mapped::new(s, 0)).text;
        assert_eq!(text("A[#35; #quot;]"), "A[ﬂ°°35¶ß ﬂ°quot¶ß]\n");
        assert_eq!(text("style A fill:#333;"), "style A fill:#333\n");
        assert_eq!(decode_entities("ﬂ°°35¶ßﬂ°quot¶ß"), "#35;#quot;");
    }

    #[test]
    fn line_ends_and_tags() {
        assert_eq!(cleaned("a\r\nb\rc"), "a\nb\nc");
        let map = prepare(&Mapped::new("a\r\nb\r\n", 10)).text.map;
        assert_eq!(
            (0..5).map(|i| map.offset(i)).collect::<Vec<_>>(),
            [10, 11, 13, 14, 16]
        );
        assert_eq!(
            cleaned("A[<a b=\"c\" d=\"e\">] \"x=\"y\""),
            "A[<a b='c' d='e'>] \"x=\"y\""
        );
    }
}
