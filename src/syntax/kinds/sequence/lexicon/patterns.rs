//! The patterns of the sequence diagram's lexicon, as scans.

use super::SequenceLexicon;
use crate::syntax::chars::is_space;
use crate::syntax::lex::{self, Extent};

type Scanner<'t> = lex::Scanner<'t, SequenceLexicon>;

/// `:[^#\n;]*`
pub(super) fn message_text(s: &mut Scanner<'_>) -> Option<Extent> {
    let starts = s.rest().starts_with(':');
    starts.then(|| Extent::new(s.pos, text_end(s)))
}

/// `[^\}]%%[^\n]*`
pub(super) fn comment_after(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let first = rest.chars().next().filter(|&c| c != '}')?;
    let from = s.pos + first.len_utf8();
    if !s.text[from..].starts_with("%%") {
        return None;
    }
    let start = s.pos;
    s.pos = from;
    Some(Extent::new(start, s.find(b'\n')))
}

/// `([0-9]+(\.[0-9]{1,2})?|\.[0-9]{1,2})(?=[ \n]+)`
pub(super) fn number(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let whole = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let digits = |from: usize| {
        let rest = rest[from..].strip_prefix('.')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits).then_some(from + 1 + digits)
    };
    let len = digits(whole).or((whole > 0).then_some(whole))?;
    rest[len..]
        .starts_with([' ', '\n'])
        .then(|| Extent::new(s.pos, s.pos + len))
}

/// A keyword before a name: `word(?=[ \t]+[^\/\\\+\(\)<>:\n,;\s\-])`.
pub(super) fn before_name(s: &mut Scanner<'_>, word: &str) -> Option<Extent> {
    let len = s.literal(word)?;
    let rest = &s.rest()[len..];
    let name = rest.trim_start_matches([' ', '\t']);
    let first = name.chars().next().filter(|_| name.len() < rest.len())?;
    let starts = !is_space(first) && !"/\\+()<>:,;-".contains(first);
    starts.then(|| Extent::new(s.pos, s.pos + len))
}

/// `title\s[^#\n;]+`
pub(super) fn title(s: &mut Scanner<'_>, word: &str) -> Option<Extent> {
    let len = s.literal(word)?;
    let space = s.rest()[len..].chars().next().filter(|&c| is_space(c))?;
    let (start, from) = (s.pos, s.pos + len + space.len_utf8());
    s.pos = from;
    let end = text_end(s);
    (end > from).then(|| Extent::new(start, end))
}

/// Where `[^#\n;]*` ends.
pub(super) fn text_end(s: &mut Scanner<'_>) -> usize {
    s.find(b'#').min(s.find(b';')).min(s.find(b'\n'))
}

/// `.`
pub(super) fn character(s: &mut Scanner<'_>) -> Option<Extent> {
    let first = s.rest().chars().next()?;
    Some(Extent::new(s.pos, s.pos + first.len_utf8()))
}

/// Names in messages and notes.
///
/// A first part without any of `/\+()<>-:,;`, then parts that each may begin with one `-` and hold
/// slashes, brackets and backslashes, as long as none begins like an arrow.
pub(super) fn name(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let part = |at: usize, stops: &str| {
        let len = rest[at..].find(|c| stops.contains(c));
        len.map_or(rest.len(), |len| at + len)
    };
    let mut end = part(0, "/\\+()<->:\n,;");
    if end == 0 {
        return None;
    }
    while !begins_arrow(&rest[end..]) {
        let dash = usize::from(rest[end..].starts_with('-'));
        let next = part(end + dash, "+<->:\n,;");
        if next == end + dash {
            break;
        }
        end = next;
    }
    Some(trimmed(s.pos, &rest[..end]))
}

/// Whether a name ends before a text: `-x`, `--`, `()` and other beginnings of arrows.
pub(super) fn begins_arrow(rest: &str) -> bool {
    const SIGNS: [&str; 12] = [
        "-x", "-X", "--", "-)", "-|\\", "-\\", "-/", "-|/", "/|-", "\\|-", "//-", "\\\\-",
    ];
    rest.starts_with("()") || SIGNS.iter().any(|sign| rest.starts_with(sign))
}

/// A name's match: the token is what stands between white space.
pub(super) fn trimmed(pos: usize, found: &str) -> Extent {
    let start = pos + found.len() - found.trim_start_matches(is_space).len();
    let end = pos + found.trim_end_matches(is_space).len();
    Extent {
        start,
        end: end.max(start),
        next: pos + found.len(),
    }
}

/// What no name after `participant` holds, beside line breaks.
pub(super) const NO_NAME: &str = "<>:,;@";

/// The name of one word that begins here, and what is after the white space after it.
pub(super) fn one_word<'t>(s: &mut Scanner<'t>) -> Option<(Extent, &'t str)> {
    let rest = s.rest();
    let len = rest
        .find(|c| is_space(c) || NO_NAME.contains(c))
        .unwrap_or(rest.len());
    let name = s.some_to(s.pos + len)?;
    let after = s.spaces_end(name.end);
    Some((name, &s.text[after..]))
}

/// `[^<>:\n,;@\s]+(?=\s*@\{)`
pub(super) fn name_before_data(s: &mut Scanner<'_>) -> Option<Extent> {
    let (name, after) = one_word(s)?;
    after.starts_with("@{").then_some(name)
}

/// `[^<>:\n,;@\s]+(?=\s+as\s)`
pub(super) fn name_before_as(s: &mut Scanner<'_>) -> Option<Extent> {
    let (name, after) = one_word(s)?;
    let spaced = s.text.len() - after.len() > name.end;
    (spaced && is_as(after)).then_some(name)
}

/// Whether `as` and white space begin a text.
pub(super) fn is_as(text: &str) -> bool {
    let head = text.as_bytes().get(..2);
    head.is_some_and(|head| head.eq_ignore_ascii_case(b"as")) && text[2..].starts_with(is_space)
}

/// `[^<>:\n,;@]+(?=\s*[\n;#]|$)`: to the end of the line or a `;`, else to the last `#` before
/// something that no name holds.
pub(super) fn name_to_end(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let len = rest
        .find(|c| c == '\n' || NO_NAME.contains(c))
        .unwrap_or(rest.len());
    let len = match rest[len..].chars().next() {
        None | Some('\n' | ';') => len,
        Some(_) => rest[..len].rfind('#')?,
    };
    (len > 0).then(|| trimmed(s.pos, &rest[..len]))
}

/// `\}(?=\s+as\s)`
pub(super) fn brace_before_as(s: &mut Scanner<'_>) -> Option<Extent> {
    s.rest().strip_prefix('}')?;
    let end = s.pos + 1;
    let after = s.spaces_end(end);
    (after > end && is_as(&s.text[after..])).then(|| Extent::new(s.pos, end))
}
