//! Lines with `direction LR` in them, which are a statement of it whatever else they say.
//!
//! Mermaid has a rule for each direction, `.*direction\s+TB[^\n]*`: one after the other, and each takes
//! its last occurrence in the line.

use super::lexicon::{First, Lexicon, Rule, scan};
use super::scanner::{Extent, Scanner};
use crate::syntax::chars::is_space;

const NAMES: [&str; 5] = ["TB", "BT", "RL", "LR", "TD"];

/// The rules of the lines with `direction TB`, `BT`, `RL` and `LR`.
pub(in crate::syntax) fn direction_lines<L: Lexicon>(kinds: [L::Kind; 4]) -> [Rule<L>; 4] {
    let [tb, bt, rl, lr] = kinds;
    [
        scan(First::SOME, |s| s.direction_line(0), tb),
        scan(First::SOME, |s| s.direction_line(1), bt),
        scan(First::SOME, |s| s.direction_line(2), rl),
        scan(First::SOME, |s| s.direction_line(3), lr),
    ]
}

/// The rule of the lines with `direction TD`, which only flowcharts have.
pub(in crate::syntax) fn direction_td<L: Lexicon>(kind: L::Kind) -> Rule<L> {
    scan(First::SOME, |s| s.direction_line(4), kind)
}

/// Where each `direction XX` of a text begins and ends, in order.
#[derive(Debug, Default)]
pub(super) struct Directions {
    by_name: [Vec<(usize, usize)>; 5],
    is_empty: bool,
}

impl Directions {
    /// Looks for them in a text.
    pub(super) fn of(text: &str, ignore_case: bool) -> Self {
        let folded = ignore_case.then(|| text.to_ascii_lowercase());
        let mut by_name = <[Vec<(usize, usize)>; 5]>::default();
        let mut is_empty = true;
        for (start, word) in folded.as_deref().unwrap_or(text).match_indices("direction") {
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

impl<L: Lexicon> Scanner<'_, L> {
    /// The line from here on, where the direction of that number stands further on in it.
    fn direction_line(&mut self, name: usize) -> Option<Extent> {
        if self.directions.is_empty {
            return None;
        }
        let line_end = self.line_end();
        let places = &self.directions.by_name[name];
        let last = places
            .partition_point(|place| place.0 < line_end)
            .checked_sub(1)?;
        let (from, to) = places[last];
        let start = self.pos;
        if from < start {
            return None;
        }
        self.pos = to;
        Some(Extent::new(start, self.find(b'\n')))
    }
}
