//! Lines with `direction LR` in them, which are a statement of it whatever else they say.
//!
//! Mermaid has a rule for each direction, `.*direction\s+TB[^\n]*`: one after the other, and each takes
//! its last occurrence in the line.

use super::direction_places::WORD;
use super::lexicon::{First, Lexicon, Rule, scan};

/// The rules of the lines with `direction TB`, `BT`, `RL` and `LR`.
pub(in crate::syntax) fn direction_lines<L: Lexicon>(kinds: [L::Kind; 4]) -> [Rule<L>; 4] {
    let [tb, bt, rl, lr] = kinds;
    [
        scan(First::SOME, |s| s.direction_line(0), tb).needing(WORD),
        scan(First::SOME, |s| s.direction_line(1), bt).needing(WORD),
        scan(First::SOME, |s| s.direction_line(2), rl).needing(WORD),
        scan(First::SOME, |s| s.direction_line(3), lr).needing(WORD),
    ]
}

/// The rule of the lines with `direction TD`, which only flowcharts have.
pub(in crate::syntax) fn direction_td<L: Lexicon>(kind: L::Kind) -> Rule<L> {
    scan(First::SOME, |s| s.direction_line(4), kind).needing(WORD)
}
