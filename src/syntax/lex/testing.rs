//! What every lexicon promises.

use std::fmt::Write;

use super::direction_places::Directions;
use super::lexer::{Lexer, find};
use super::lexicon::Lexicon;
use super::lexicon::Scanner;
use super::token::TokenSet;

/// Holds that no rule matches at a byte, or at the end of a text, that it does not say it begins
/// with; and that every rule matches somewhere. Each text is tried at each of its places.
pub(in crate::syntax) fn firsts_hold<L: Lexicon>(modes: &[L::Mode], texts: &[&str]) {
    let mut wrong = String::new();
    for &mode in modes {
        for (number, rule) in L::rules(mode).rules.iter().enumerate() {
            let mut matched = false;
            for text in texts {
                let folded = if L::IGNORE_CASE {
                    text.to_ascii_lowercase()
                } else {
                    (*text).to_owned()
                };
                let directions = Directions::of(&folded, L::IGNORE_CASE);
                let mut scanner =
                    Scanner::<L>::new(text, directions, L::state(text), L::IGNORE_CASE);
                let places = text.char_indices().map(|(i, _)| i).chain([text.len()]);
                for pos in places.collect::<Vec<_>>() {
                    scanner.pos = pos;
                    let found = find(&mut scanner, rule.pattern).is_some();
                    matched |= found && rule.first.has(scanner.byte());
                    // The end of the text is an empty text that is looked for there alone.
                    if found && !rule.first.has(scanner.byte()) && !rule.is_at_end() {
                        let _ = writeln!(wrong, "{mode:?}, rule {number}, at {:?}", scanner.rest());
                    }
                }
            }
            if !matched {
                let _ = writeln!(wrong, "{mode:?}, rule {number}, is never matched");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The tokens of a text up to the first that ends it, each with its text, but for those that are left out.
pub(in crate::syntax) fn tokens<L: Lexicon>(
    text: &str,
    ends: TokenSet<L::Kind>,
    left_out: TokenSet<L::Kind>,
) -> Vec<(L::Kind, &str)> {
    let mut lexer = Lexer::<L>::new(text);
    let all = std::iter::from_fn(|| Some(lexer.next()).filter(|token| !ends.has(token.kind)));
    let kept = all.filter(|token| !left_out.has(token.kind));
    kept.map(|token| (token.kind, token.text(text))).collect()
}
