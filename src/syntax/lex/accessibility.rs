//! The lines for screen readers, `accTitle` and `accDescr`: the same rules in every kind.

use super::lexicon::{First, Lexicon, Rule, Rules, scan, text};
use super::scanner::{Extent, Scanner};

/// `accTitle\s*:\s*`, which enters the mode of [`line_value`].
pub(in crate::syntax) fn acc_title<L: Lexicon>(kind: L::Kind, mode: L::Mode) -> Rule<L> {
    scan(First::of("aA"), |s| spaced(s, "accTitle", ":"), kind).enter(mode)
}

/// `accDescr\s*:\s*`, which enters the mode of [`line_value`].
pub(in crate::syntax) fn acc_descr<L: Lexicon>(kind: L::Kind, mode: L::Mode) -> Rule<L> {
    scan(First::of("aA"), |s| spaced(s, "accDescr", ":"), kind).enter(mode)
}

/// `accDescr\s*{\s*`, which gives no token and enters the mode of [`block_value`].
pub(in crate::syntax) fn acc_descr_block<L: Lexicon>(mode: L::Mode) -> Rule<L> {
    scan(First::of("aA"), |s| spaced(s, "accDescr", "{"), None).enter(mode)
}

/// The mode of a value that ends with its line.
pub(in crate::syntax) fn line_value<L: Lexicon>(kind: L::Kind) -> Rules<L> {
    Rules::new([scan(First::ANY, |s| s.until(b'\n'), kind).leave()])
}

/// The mode of a value that ends with a brace.
pub(in crate::syntax) fn block_value<L: Lexicon>(kind: L::Kind) -> Rules<L> {
    Rules::new([
        text("}", None).leave(),
        scan(First::ANY, |s| s.until(b'}'), kind),
    ])
}

/// A word, white space, a sign, white space.
fn spaced<S>(s: &mut Scanner<'_, S>, word: &str, sign: &str) -> Option<Extent> {
    let sign_at = s.spaces_end(s.pos + s.literal(word)?);
    let end = s.text[sign_at..].strip_prefix(sign).map(str::len)?;
    let end = s.spaces_end(s.text.len() - end);
    Some(Extent::new(s.pos, end))
}
