//! Lines that are not statements of an ER diagram, and what stands too much in one.

use super::{Mistake, cardinalities};
use crate::diagnostic::Diagnostic;
use crate::source::TextRange;
use crate::syntax::chars::SMART_QUOTES;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Page, wording};
use crate::syntax::kinds::er::rules;

/// Comments, fences and quotes, outside braces.
pub(super) fn line(m: &Mistake<'_>) -> Option<Explained> {
    let line = m.line(m.start);
    let found = common(&m.page, line, line.start)?;
    Some(m.next_line(found))
}

/// The same on a line of attributes, of an entity that a statement begins.
pub(super) fn in_body(page: &Page<'_>, piece: TextRange, entity: TextRange) -> Option<Diagnostic> {
    // After the brace of the entity, the line began before.
    let start = match page.line_start(piece.start) <= entity.start {
        true => page.line(entity.start).start,
        false => piece.start,
    };
    common(page, piece, start)
}

fn common(page: &Page<'_>, piece: TextRange, start: u32) -> Option<Diagnostic> {
    fence(page, piece)
        .or_else(|| foreign_comment(page, piece))
        .or_else(|| trailing_comment(page, piece, start))
        .or_else(|| smart_quotes(page, piece))
        .or_else(|| unclosed_quote(page, piece))
}

/// The line of a fence of Markdown.
fn fence(page: &Page<'_>, piece: TextRange) -> Option<Diagnostic> {
    let line = page.slice(piece);
    if !(line.starts_with("```") || line.starts_with("~~~")) {
        return None;
    }
    let mut found = page.finding(
        &rules::FOREIGN_STATEMENT,
        piece,
        "there is a code fence inside the chart",
    );
    found.fix = page.fix("Remove the line", [(page.whole_line(piece.start), "")]);
    Some(found)
}

/// `// text`, `# text`, `<!-- text -->`, `/* text */`, `-- text`
fn foreign_comment(page: &Page<'_>, piece: TextRange) -> Option<Diagnostic> {
    let line = page.slice(piece);
    let (opener, end) = [
        ("//", ""),
        ("#", ""),
        ("<!--", "-->"),
        ("/*", "*/"),
        ("-- ", ""),
        ("' ", ""),
    ]
    .into_iter()
    .find(|(opener, end)| line.starts_with(opener) && line.ends_with(end))?;
    if line.len() < opener.len() + end.len() {
        return None;
    }
    let inner = line[opener.len()..line.len() - end.len()].trim();
    let text = format!("%% {}", inner.trim_start_matches(['#', '{', '}']));
    let opener = opener.trim();
    let place = TextRange::new(piece.start, piece.start + opener.len() as u32);
    let message = wording::foreign_comment(opener);
    let mut found = page
        .finding(&rules::FOREIGN_COMMENT, place, message)
        .help("Put the comment on its own line, after `%%`.");
    found.fix = page.fix("Write `%%`", [(piece, text.as_str())]);
    Some(found)
}

/// `A ||--o{ B : x %% text`; the statement's line begins at a place.
fn trailing_comment(page: &Page<'_>, piece: TextRange, start: u32) -> Option<Diagnostic> {
    let line = page.slice(piece);
    let (at, _) = outside(line).find(|&(at, _)| line[at..].starts_with("%%"))?;
    let comment = TextRange::new(piece.start + at as u32, piece.end);
    let indent = page.indent(start);
    let moved = format!("{indent}{}\n", page.slice(comment));
    let before = page.slice(TextRange::new(
        page.line_start(comment.start),
        comment.start,
    ));
    let gone = TextRange::new(
        comment.start - (before.len() - before.trim_end().len()) as u32,
        comment.end,
    );
    let mut found = page.finding(
        &rules::TRAILING_COMMENT,
        comment,
        "a comment needs a line of its own",
    );
    let line_start = TextRange::at(page.line_start(start));
    found.fix = page.fix(
        "Put the comment before the line",
        [(line_start, moved.as_str()), (gone, "")],
    );
    Some(found)
}

/// The characters of a line that stand outside double quotes.
fn outside(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quoted = false;
    line.char_indices().filter(move |&(_, c)| {
        quoted ^= c == '"';
        !quoted
    })
}

/// `“text”`
fn smart_quotes(page: &Page<'_>, piece: TextRange) -> Option<Diagnostic> {
    let line = page.slice(piece);
    let places: Vec<TextRange> = outside(line)
        .filter(|(_, sign)| SMART_QUOTES.contains(sign))
        .map(|(at, sign)| {
            let start = piece.start + at as u32;
            TextRange::new(start, start + sign.len_utf8() as u32)
        })
        .collect();
    let first = *places.first()?;
    let mut found = page
        .finding(
            &rules::SMART_QUOTES,
            first,
            format!("Mermaid does not accept {} as a quote", page.code(first)),
        )
        .help("Write straight quotes: `\"`.");
    if places.len().is_multiple_of(2) {
        found.fix = page.fix(
            "Write straight quotes",
            places.iter().map(|&place| (place, "\"")),
        );
    }
    Some(found)
}

/// `A ||--o{ B : "has many`: a label above that is never closed, and takes the lines down to the next quote.
///
/// What it took can be read again from the line after it: a mistake that begins after the label's end is found
/// once, because the label's statement then ends where its line does.
pub(in crate::syntax::kinds::er) fn swallowed(m: &Mistake<'_>) -> Option<Explained> {
    let start = m.first().start;
    let line = m.line_start(start);
    let before = m.around.before.iter().rev();
    let mut before = before.take_while(|one| one.range.end > line);
    let label = before.find(|one| one.range.start < line && one.range.end <= start)?;
    let text = m.slice(label.range);
    let open = text.strip_suffix('"')?.rfind('"')?;
    let rest = text[open + 1..].lines().next()?;
    let place = label.range.start + open as u32;
    let end = m.line_end(place as usize);
    if end as u32 >= line {
        return None;
    }
    let quote = TextRange::new(place, place + 1);
    let bad = m.bad().start;
    let message = wording::unclosed_quote(rest);
    let mut found = m
        .finding(&rules::UNCLOSED_QUOTE, quote, message)
        .annotate(m.span(TextRange::new(bad, bad + 1)), wording::REPORTED);
    let after = TextRange::at(place + 1 + rest.trim_end().len() as u32);
    found.fix = m.fix("Close the quote", [(after, "\"")]);
    Some(Explained::at(found, end))
}

/// A `"` without its partner on the line.
fn unclosed_quote(page: &Page<'_>, piece: TextRange) -> Option<Diagnostic> {
    let line = page.slice(piece);
    if line.matches('"').count().is_multiple_of(2) {
        return None;
    }
    let last = line.rfind('"')?;
    let at = |offset: usize| TextRange::at(piece.start + offset as u32);
    let name = unclosed_name(line);
    let open = name.map_or(last, |(open, _)| open);
    let sign = TextRange::new(piece.start + open as u32, piece.start + open as u32 + 1);
    let rest = &line[open + 1..];
    let message = match rest.trim_start().starts_with(|c: char| c.is_alphanumeric()) {
        true => wording::unclosed_quote(rest),
        false => "this quote has no partner on its line".to_owned(),
    };
    let mut found = page.finding(&rules::UNCLOSED_QUOTE, sign, message);
    let end = match name {
        Some((_, end)) => end,
        None if !rest.contains(['{', '}', ':']) && last > 0 => line.len(),
        None => return Some(found),
    };
    found.fix = page.fix("Close the quote", [(at(end), "\"")]);
    Some(found)
}

/// The name of an entity that the marks of a relationship follow within its quotes: where its quote opens, and where
/// the name ends.
fn unclosed_name(line: &str) -> Option<(usize, usize)> {
    let quotes: Vec<usize> = line.match_indices('"').map(|(at, _)| at).collect();
    quotes.chunks(2).find_map(|pair| {
        let from = pair[0] + 1;
        let inner = &line[from..pair.get(1).copied().unwrap_or(line.len())];
        let name = inner[..cardinalities::begin(inner)?].trim_end();
        (!name.is_empty()).then_some((pair[0], from + name.len()))
    })
}

/// A `;` after a statement; each on the line is a part of the same mistake.
pub(super) fn semicolon(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let page = m.page;
    let rest = page.rest_of_line(bad.start);
    let line = page.slice(rest);
    let newline = format!("\n{}", page.indent(bad.start));
    let signs = outside(line).filter(|&(_, c)| c == ';').take(MOST_SIGNS);
    let edits = signs.map(|(at, _)| {
        let after = line[at..].trim_start_matches([';', ' ', '\t']);
        let start = rest.start + at as u32;
        let gap = TextRange::new(start, rest.end - after.len() as u32);
        (
            gap,
            if after.is_empty() {
                ""
            } else {
                newline.as_str()
            },
        )
    });
    let mut found = page
        .finding(
            &rules::SEMICOLON,
            range(bad),
            "a statement cannot end with `;` here",
        )
        .help("Remove the `;`: a statement ends with its line.");
    let description = match line.trim_end_matches([';', ' ', '\t']) {
        "" => "Remove the `;`",
        _ => "Start a new line after each",
    };
    found.fix = page.fix(description, edits);
    m.next_line(found)
}

/// As many signs of a line are looked at.
const MOST_SIGNS: usize = 32;
