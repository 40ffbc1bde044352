//! Where the directions of a text stand, found once.

use crate::syntax::chars::is_space;

/// The word before each.
pub(super) const WORD: &str = "direction";

/// The directions, in the order in which Mermaid tries them.
const NAMES: [&str; 5] = ["TB", "BT", "RL", "LR", "TD"];

/// Where each `direction XX` of a text begins and ends, in order.
#[derive(Debug, Default)]
pub(super) struct Directions {
    /// By the number of the direction.
    pub(super) by_name: [Vec<(usize, usize)>; 5],
    pub(super) is_empty: bool,
}

impl Directions {
    /// Looks for them in a text, which is in lower case where words are read in any case.
    pub(super) fn of(text: &str, ignore_case: bool) -> Self {
        let mut by_name = <[Vec<(usize, usize)>; 5]>::default();
        let mut is_empty = true;
        for (start, word) in text.match_indices(WORD) {
            let after = &text[start + word.len()..];
            let rest = after.trim_start_matches(is_space);
            let name = rest
                .as_bytes()
                .get(..2)
                .filter(|_| rest.len() < after.len());
            let is = |known: &&str| match ignore_case {
                true => name.is_some_and(|name| name.eq_ignore_ascii_case(known.as_bytes())),
                false => name == Some(known.as_bytes()),
            };
            if let Some(i) = NAMES.iter().position(is) {
                by_name[i].push((start, text.len() - rest.len() + 2));
                is_empty = false;
            }
        }
        Self { by_name, is_empty }
    }
}
