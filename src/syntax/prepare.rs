//! What Mermaid does to a text before it reads it.
//!
//! Before its parsers run, Mermaid normalises line ends, turns double quotes inside tags into
//! single ones, takes out front matter, `%%{…}%%` directives and comment lines, and spells entity
//! codes with letters. The parser here reads that same text, with a map of offsets back to the file, so
//! that what is read and what is reported cannot disagree.
//!
//! Source: `preprocess.ts`, `diagram-api/{frontmatter,regexes,comments,detectType}.ts` and `encodeEntities` of
//! `utils.ts` in Mermaid 12.3.0.

use super::Comment;
use super::chars::is_space;
use crate::source::{Mapped, Span};

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
    let text = single_quoted_attributes(&line_feeds(source));
    let (text, front_matter) = front_matter(text);
    let found = directives(&text.text);
    let directives = found
        .iter()
        .map(|&span| (text.text[span.range()].to_owned(), text.map.span(span)))
        .collect();
    let text = text.replace(found.iter().map(|&span| (span, "")));
    let cuts = comment_lines(&text.text);
    let comments = cuts.iter().filter_map(|&cut| comment(&text, cut)).collect();
    let text = trim_start(&text.replace(cuts.iter().map(|&cut| (cut, ""))));
    Prepared {
        text,
        front_matter,
        directives,
        comments,
    }
}

/// CRLF and CR become LF.
fn line_feeds(source: &Mapped) -> Mapped {
    if !source.text.contains('\r') {
        return source.clone();
    }
    let bytes = source.text.as_bytes();
    let edits = bytes
        .iter()
        .enumerate()
        .filter(|&(_, &b)| b == b'\r')
        .map(|(i, _)| {
            let with = if bytes.get(i + 1) == Some(&b'\n') {
                ""
            } else {
                "\n"
            };
            (Span::new(i as u32, i as u32 + 1), with)
        });
    source.replace(edits.collect::<Vec<_>>())
}

/// `<a href="x">` becomes `<a href='x'>`: `/<(\w+)([^>]*)>/g`, and in what stands before `>`,
/// `/="([^"]*)"/g`.
fn single_quoted_attributes(source: &Mapped) -> Mapped {
    let text = &source.text;
    if !text.contains("=\"") {
        return source.clone();
    }
    let mut bytes = text.clone().into_bytes();
    let mut at = 0;
    // `<(\w+)([^>]*)>`: the tag's end is the next `>`, whatever stands between.
    while let Some(open) = text[at..].find('<').map(|i| at + i) {
        let name = text[open + 1..]
            .bytes()
            .take_while(|&b| b.is_ascii_alphanumeric() || b == b'_')
            .count();
        if name == 0 {
            at = open + 1;
            continue;
        }
        let Some(close) = text[open..].find('>').map(|i| open + i) else {
            break;
        };
        let mut from = open + 1 + name;
        while let Some(start) = text[from..close].find("=\"").map(|i| from + i + 1) {
            let Some(end) = text[start + 1..close].find('"').map(|i| start + 1 + i) else {
                break;
            };
            bytes[start] = b'\'';
            bytes[end] = b'\'';
            from = end + 1;
        }
        at = close + 1;
    }
    Mapped {
        text: String::from_utf8(bytes).unwrap_or_else(|_| text.clone()),
        map: source.map.clone(),
    }
}

/// Cuts off the front matter: `/^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/s`.
fn front_matter(source: Mapped) -> (Mapped, Option<(Mapped, Span)>) {
    let Some((body, length)) = match_front_matter(&source.text) else {
        return (source, None);
    };
    let len = source.text.len() as u32;
    let indent = source.text.len() - source.text.trim_start_matches(is_blank).len();
    let indent = source.text[..indent].to_owned();
    let span = source.map.span(Span::new(0, length as u32));
    let mut yaml = source.replace([
        (Span::new(0, body.start), ""),
        (Span::new(body.end, len), ""),
    ]);
    if !indent.is_empty() {
        let mut cuts = Vec::new();
        let mut at = 0;
        for line in yaml.text.split_inclusive('\n') {
            if line.starts_with(&indent) {
                cuts.push((Span::new(at, at + indent.len() as u32), ""));
            }
            at += line.len() as u32;
        }
        yaml = yaml.replace(cuts);
    }
    let rest = source.replace([(Span::new(0, length as u32), "")]);
    (rest, Some((yaml, span)))
}

/// White space within a line.
fn is_blank(c: char) -> bool {
    is_space(c) && c != '\n' && c != '\r'
}

/// The body of a front matter and the length of the whole.
///
/// The regular expression backtracks from the longest opening, so the opening ends at the last line
/// break behind `---` that leaves a closing fence behind it; the body ends at the first fence after that.
fn match_front_matter(text: &str) -> Option<(Span, usize)> {
    let lead = text.trim_start_matches(is_blank);
    let indent = &text[..text.len() - lead.len()];
    let behind = lead.strip_prefix("---")?;
    let first = text.len() - behind.len();
    let openings: Vec<usize> = behind
        .char_indices()
        .take_while(|&(_, c)| is_space(c))
        .filter(|&(_, c)| c == '\n')
        .map(|(i, _)| first + i)
        .collect();
    let earliest = openings.first()? + 1;
    let fence = format!("\n{indent}---");
    // (the line break before a closing fence, the end of the whole match)
    let mut fences = Vec::new();
    let mut at = earliest;
    while let Some(i) = text.get(at..).and_then(|t| t.find(&fence)) {
        let line_break = at + i;
        let behind = &text[line_break + fence.len()..];
        let blanks = behind.len() - behind.trim_start_matches(is_space).len();
        if let Some(last) = behind[..blanks].rfind('\n') {
            fences.push((line_break, line_break + fence.len() + last + 1));
        }
        at = line_break + 1;
    }
    let last = fences.last()?.0;
    let opening = openings.iter().copied().rfind(|&o| o < last)?;
    let start = opening + 1;
    let &(end, length) = fences.iter().find(|f| f.0 >= start)?;
    Some((Span::new(start as u32, end as u32), length))
}

/// Every `%%{…}%%`:
/// `/%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi`.
fn directives(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    let word = |from: usize| {
        from + text[from..]
            .bytes()
            .take_while(|&b| b.is_ascii_alphanumeric() || b == b'_')
            .count()
    };
    let blanks =
        |from: usize| from + (text[from..].len() - text[from..].trim_start_matches(is_space).len());
    while let Some(open) = text[at..].find("%%{").map(|i| at + i) {
        let name = blanks(open + 3);
        let name_end = word(name);
        if name_end == name {
            at = open + 1;
            continue;
        }
        let colon = blanks(name_end);
        let value = blanks(if text[colon..].starts_with(':') {
            colon + 1
        } else {
            name_end
        });
        let value_end = word(value);
        let end = if value_end > value {
            value_end
        } else {
            // Everything up to `}%%` but U+2028 and U+2029, which `.` does not match.
            let rest = &text[value..];
            let close = rest.find("}%%").unwrap_or(rest.len());
            value
                + rest[..close]
                    .find(['\u{2028}', '\u{2029}'])
                    .unwrap_or(close)
        };
        let end = blanks(end);
        let end = if text[end..].starts_with("}%%") {
            end + 3
        } else {
            end
        };
        found.push(Span::new(open as u32, end as u32));
        at = end;
    }
    found
}

/// Lines that are comments, with their line break: `/^\s*%%(?!{)[^\n]+\n?/gm`.
///
/// White space before the `%%` goes too, empty lines above it included; a lone `%%` stays.
fn comment_lines(text: &str) -> Vec<Span> {
    let mut cuts = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find("%%").map(|i| at + i) {
        at = found + 1;
        let before = &text[done..found];
        // From here back to the end of what is not white space; the match begins at a line's start behind it.
        let solid = done + before.trim_end_matches(is_space).len();
        let start = if solid == done && (done == 0 || text[..done].ends_with('\n')) {
            done
        } else {
            match text[solid..found].find(['\n', '\u{2028}', '\u{2029}']) {
                Some(i) => solid + i + text[solid + i..].chars().next().map_or(1, char::len_utf8),
                None => continue,
            }
        };
        let behind = &text[found + 2..];
        let line = behind.find('\n').unwrap_or(behind.len());
        if behind.starts_with('{') || line == 0 {
            continue;
        }
        let end = (found + 2 + line + 1).min(text.len());
        cuts.push(Span::new(start as u32, end as u32));
        done = end;
        at = end;
    }
    cuts
}

/// The comment in a cut: from `%%` to the end of its line.
fn comment(text: &Mapped, cut: Span) -> Option<Comment> {
    let raw = &text.text[cut.range()];
    let lead = raw.len() - raw.trim_start_matches(is_space).len();
    let body = raw[lead..].trim_end_matches('\n');
    let start = cut.start + lead as u32;
    Some(Comment {
        span: text.map.span(Span::new(start, start + body.len() as u32)),
        text: body.strip_prefix("%%")?.to_owned(),
    })
}

/// Cuts off white space at the start.
fn trim_start(source: &Mapped) -> Mapped {
    let lead = source.text.len() - source.text.trim_start_matches(is_space).len();
    source.replace([(Span::new(0, lead as u32), "")])
}

/// The text that decides the kind of diagram: comments and directives anywhere are out.
///
/// Mermaid takes out directives and comments once more before it looks at the first word, this time
/// comments behind a statement too (`/\s*%%.*\n/gm`).
pub(super) fn detection_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(4096));
    let body = match match_front_matter(text) {
        Some((_, length)) => &text[length..],
        None => text,
    };
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
    out
}

/// What the flowchart parser reads: entity codes spelt with letters, a line break at the end, and
/// no white space between a `}` and the end of its line.
pub(super) fn flowchart_text(prepared: &Mapped) -> Mapped {
    let mut text = encode_entities(prepared);
    let end = text.map.offset(text.text.len() as u32);
    text.map.end_at(end);
    text.text.push('\n');
    // `/}\s*\n/g` → `}\n`: white space with a line break in it behind a `}` is one line break.
    let mut edits = Vec::new();
    let mut done = 0;
    for (i, _) in text.text.match_indices('}') {
        if i < done {
            continue;
        }
        let behind = &text.text[i + 1..];
        let blanks = &behind[..behind.len() - behind.trim_start_matches(is_space).len()];
        if let Some(last) = blanks.rfind('\n') {
            done = i + 1 + last + 1;
            if last > 0 {
                edits.push((Span::new(i as u32 + 1, (i + 1 + last) as u32), ""));
            }
        }
    }
    if edits.is_empty() {
        text
    } else {
        text.replace(edits)
    }
}

/// `#35;` becomes `ﬂ°°35¶ß` and `#quot;` `ﬂ°quot¶ß`. On lines with `style…:…#…;` or
/// `classDef…:…#…;` the last `;` goes first.
fn encode_entities(source: &Mapped) -> Mapped {
    if !source.text.contains('#') {
        return source.clone();
    }
    let mut text = source.clone();
    for word in ["style", "classDef"] {
        let cuts = eaten_semicolons(&text.text, word);
        if !cuts.is_empty() {
            text = text.replace(cuts.iter().map(|&i| (Span::new(i, i + 1), "")));
        }
    }
    let mut edits: Vec<(Span, String)> = Vec::new();
    for (i, _) in text.text.match_indices('#') {
        let behind = &text.text[i + 1..];
        let len = behind
            .bytes()
            .take_while(|&b| b.is_ascii_alphanumeric() || b == b'_')
            .count();
        if len > 0 && behind[len..].starts_with(';') {
            let name = &behind[..len];
            let mark = if name.bytes().all(|b| b.is_ascii_digit()) {
                "ﬂ°°"
            } else {
                "ﬂ°"
            };
            edits.push((
                Span::new(i as u32, (i + 1 + len + 1) as u32),
                format!("{mark}{name}¶ß"),
            ));
        }
    }
    text.replace(edits.iter().map(|(span, with)| (*span, with.as_str())))
}

/// `/style.*:\S*#.*;/g` (or with `classDef`): the offsets of the `;` that Mermaid drops, at most one a line.
pub(super) fn eaten_semicolons(text: &str, word: &str) -> Vec<u32> {
    let mut cuts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let start = at;
        at += line.len();
        // Only the line's end bounds `.*`, so the first `word` and the last `;` are the widest match.
        let (Some(first), Some(last)) = (line.find(word), line.rfind(';')) else {
            continue;
        };
        let from = first + word.len();
        if from < last && colon_then_hash(&line[from..last]) {
            cuts.push((start + last) as u32);
        }
    }
    cuts
}

/// Whether `:\S*#` stands in a text.
fn colon_then_hash(text: &str) -> bool {
    let mut colon = false;
    for c in text.chars() {
        match c {
            ':' => colon = true,
            '#' if colon => return true,
            c if is_space(c) => colon = false,
            _ => {}
        }
    }
    false
}

/// Undoes the spelling of entity codes, for everything that is kept or shown.
pub(super) fn decode_entities(text: &str) -> String {
    if !text.contains('ﬂ') && !text.contains('¶') {
        return text.to_owned();
    }
    text.replace("ﬂ°°", "#")
        .replace("ﬂ°", "#")
        .replace("¶ß", ";")
}

/// The same, for a text with a map.
pub(super) fn decode_mapped(text: Mapped) -> Mapped {
    let mut edits = Vec::new();
    let mut at = 0;
    for (spelt, sign) in [("ﬂ°°", "#"), ("ﬂ°", "#"), ("¶ß", ";")] {
        edits.extend(
            text.text
                .match_indices(spelt)
                .map(|(i, _)| (Span::new(i as u32, (i + spelt.len()) as u32), sign)),
        );
    }
    if edits.is_empty() {
        return text;
    }
    // The longer spelling of the two that begin alike comes first.
    edits.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    edits.retain(|(span, _)| {
        let keep = span.start >= at;
        if keep {
            at = span.end;
        }
        keep
    });
    text.replace(edits)
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
        assert_eq!(cleaned("--- a\nx\n---\n"), "--- a\nx\n---\n");
        assert_eq!(cleaned("---\na\n---"), "---\na\n---");
    }

    #[test]
    fn entities_are_spelt_with_letters() {
        let text = |s: &str| flowchart_text(&Mapped::new(s, 0)).text;
        assert_eq!(text("A[#35; #quot;]"), "A[ﬂ°°35¶ß ﬂ°quot¶ß]\n");
        assert_eq!(text("style A fill:#333;"), "style A fill:#333\n");
        assert_eq!(text("A{x}  \n \n  B"), "A{x}\n  B\n");
        assert_eq!(decode_entities("ﬂ°°35¶ßﬂ°quot¶ß"), "#35;#quot;");
    }

    #[test]
    fn line_ends_and_tags() {
        assert_eq!(cleaned("a\r\nb\rc"), "a\nb\nc");
        assert_eq!(
            cleaned("A[<a b=\"c\" d=\"e\">] \"x=\"y\""),
            "A[<a b='c' d='e'>] \"x=\"y\""
        );
    }
}
