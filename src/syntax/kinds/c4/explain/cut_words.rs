//! Words and calls that a line break cuts.

use super::mistake::Mistake;
use crate::source::TextRange;
use crate::syntax::chars::is_word;
use crate::syntax::explain::{Explained, shown};
use crate::syntax::kinds::c4::keyword::KEYWORDS;
use crate::syntax::kinds::c4::rules;

/// `R` and `el(a, b)` on the next line: a word that a line break cuts.
pub(super) fn split(m: &Mistake<'_>, line: TextRange, text: &str) -> Option<Explained> {
    let next = m.line((m.line_end(line.start) + 1).min(m.source.text.len() as u32));
    let following = m.slice(next);
    let head = following.find(|c| !is_word(c))?;
    let whole = format!("{text}{}", &following[..head]);
    let is_known = KEYWORDS.iter().any(|(known, _)| *known == whole);
    if !is_known || text.is_empty() || head == 0 || !following[head..].trim_start().starts_with('(')
    {
        return None;
    }
    let place = TextRange::new(line.start, next.start + head as u32);
    let gap = TextRange::new(line.end, next.start);
    let mut found = m
        .finding(
            &rules::MISSPELT_KEYWORD,
            place,
            format!("`{whole}` is split over two lines"),
        )
        .help(format!(
            "Join them: `{whole}{}`.",
            shown(&following[head..])
        ));
    found.fix = m.fix("Join the lines", [(gap, "")]);
    Some(Explained::at(found, m.line_end(next.start) as usize))
}

/// Over how many lines the parentheses of a line without a word may go.
const LINES: usize = 8;

/// Where the line ends in which the parentheses of a line close, if no statement begins before.
pub(super) fn after_call(m: &Mistake<'_>, line: TextRange) -> u32 {
    let rest = m.source.text.get(line.start as usize..).unwrap_or_default();
    let begins = |line: &str| {
        KEYWORDS
            .iter()
            .any(|(known, _)| line.trim_start().starts_with(known))
    };
    let mut at = line.start;
    for (i, one) in rest.split_inclusive('\n').take(LINES).enumerate() {
        if i > 0 && begins(one) {
            break;
        }
        if one.contains(')') {
            return at;
        }
        at += one.len() as u32;
    }
    line.start
}
