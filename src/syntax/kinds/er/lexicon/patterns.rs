//! The patterns of the ER diagram's lexicon, as scans.

use super::ErLexicon;
use crate::syntax::chars::{is_line_end, is_space, is_word};
use crate::syntax::lex::{self, Extent, Memo};

type Scanner<'t> = lex::Scanner<'t, ErLexicon>;

/// What patterns look for far ahead.
#[derive(Debug)]
pub(in crate::syntax::kinds::er) struct Ahead {
    /// Where each `~` stands.
    tildes: Vec<usize>,
    /// Where the next white space is.
    run: Memo,
}

impl Ahead {
    pub(super) fn of(text: &str) -> Self {
        Self {
            tildes: text.match_indices('~').map(|(at, _)| at).collect(),
            run: Memo::default(),
        }
    }
}

/// A single character, but for the ends of lines.
pub(super) fn sign(s: &mut Scanner<'_>) -> Option<Extent> {
    let first = s.rest().chars().next().filter(|&c| !is_line_end(c))?;
    s.some_to(s.pos + first.len_utf8())
}

/// `"[^"%\r\n\v\b\\]+"`
pub(super) fn name(s: &mut Scanner<'_>) -> Option<Extent> {
    let found = s.quoted()?;
    let inner = &s.text[found.start + 1..found.end - 1];
    let fits = !inner.is_empty() && !inner.contains(['%', '\r', '\n', '\u{b}', '\u{8}', '\\']);
    fits.then_some(found)
}

/// `end\b\s*`
pub(super) fn end(s: &mut Scanner<'_>) -> Option<Extent> {
    let word = s.pos + s.literal("end")?;
    if !lex::is_boundary(&s.text[word..]) {
        return None;
    }
    let next = s.spaces_end(word);
    Some(Extent {
        start: s.pos,
        end: word,
        next,
    })
}

/// `[0-9]+\.[0-9]+`
pub(super) fn decimal(s: &mut Scanner<'_>) -> Option<Extent> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = s.rest();
    let whole = digits(rest);
    let fraction = digits(rest[whole..].strip_prefix('.')?);
    (whole > 0 && fraction > 0).then(|| Extent::new(s.pos, s.pos + whole + 1 + fraction))
}

/// `1` before a word or the line of a relationship.
pub(super) fn only_one(s: &mut Scanner<'_>) -> Option<Extent> {
    let after = s.pos + s.literal("1")?;
    let word = s.spaces_end(after);
    let begins = |c: char| is_word(c) || "\"'".contains(c);
    let spaced = word > after && s.text[word..].starts_with(begins);
    let line = ["--", "..", ".-", "-."].iter();
    let line = line.clone().any(|line| s.text[after..].starts_with(line));
    (spaced || line).then(|| Extent::new(s.pos, after))
}

/// `u(?=[\.\-\|])`
pub(super) fn parent(s: &mut Scanner<'_>) -> Option<Extent> {
    let after = s.pos + s.literal("u")?;
    let fits = s.text[after..].starts_with(['.', '-', '|']);
    fits.then(|| Extent::new(s.pos, after))
}

/// `([^\s]*)[~].*[~]([^\s]*)`: two `~` in the line, and no white space before the first.
pub(super) fn generic(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    let first = s.find(b'~');
    if first >= run_end(s, start) {
        return None;
    }
    let line_end = s.line_end();
    let tildes = &s.state.tildes;
    let last = tildes[tildes.partition_point(|&at| at < line_end).checked_sub(1)?];
    let end = run_end(s, last + 1);
    (last > first).then(|| Extent::new(start, end))
}

/// Where the white space after a place begins.
fn run_end(s: &mut Scanner<'_>, pos: usize) -> usize {
    if let Some(end) = s.state.run.get(pos) {
        return end;
    }
    let rest = &s.text[pos..];
    let end = pos + rest.find(is_space).unwrap_or(rest.len());
    s.state.run.set(pos, end);
    end
}

/// `[*A-Za-z_\u00C0-\uFFFF][A-Za-z0-9\-_\[\]\(\)\.,\u00C0-\uFFFF*]*` in any case.
pub(super) fn attribute_word(s: &mut Scanner<'_>) -> Option<Extent> {
    // The capital of `µ` is a Greek letter.
    let letter = |c: char| c.is_ascii_alphabetic() || c >= '\u{c0}' || "_*\u{b5}".contains(c);
    let rest = s.rest();
    rest.starts_with(letter).then_some(())?;
    let inside = |c: char| letter(c) || c.is_ascii_digit() || "-[]().,".contains(c);
    s.some_of(inside)
}
