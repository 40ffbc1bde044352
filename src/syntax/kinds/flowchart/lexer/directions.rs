//! Lines with `direction XX` in them, which are a statement of it whatever else they say.

use super::pieces::Memo;
use super::{Found, Lexer};
use crate::syntax::chars::{is_line_end, is_space};
use crate::syntax::kinds::flowchart::token::Kind;

impl<'t> Lexer<'t> {
    /// A `direction XX` further on in this line makes the line a statement of it.
    pub(super) fn direction_line(&mut self) -> Found {
        if self.directions.is_empty() {
            return None;
        }
        let line_end = self.line.get(self.pos).unwrap_or_else(|| {
            let rest = self.rest();
            self.pos + rest.find(is_line_end).unwrap_or(rest.len())
        });
        self.line = Memo {
            from: self.pos,
            end: line_end,
        };
        let first = self.directions.partition_point(|d| d.0 < self.pos);
        let here = self.directions[first..]
            .iter()
            .take_while(|d| d.0 < line_end);
        let mut best: Option<&(usize, usize, Kind)> = None;
        for found in here {
            // The kinds are tried one after the other, and each takes its last occurrence.
            if best.is_none_or(|best| rank(found.2) <= rank(best.2)) {
                best = Some(found);
            }
        }
        let &(_, end, kind) = best?;
        let start = self.pos;
        self.pos = end;
        let end = self.find(b'\n');
        self.pos = end;
        Some(Some((kind, start, end)))
    }
}

/// The order in which the directions are tried.
fn rank(kind: Kind) -> usize {
    match kind {
        Kind::DirectionTb => 0,
        Kind::DirectionBt => 1,
        Kind::DirectionRl => 2,
        Kind::DirectionLr => 3,
        _ => 4,
    }
}

/// Every `direction XX` of a text, in order.
pub(super) fn directions(text: &str) -> Vec<(usize, usize, Kind)> {
    let mut found = Vec::new();
    for (start, name) in text.match_indices("direction") {
        let behind = &text[start + name.len()..];
        let word = behind.trim_start_matches(is_space);
        if word.len() == behind.len() {
            continue;
        }
        let kind = match word.as_bytes().get(..2) {
            Some(b"TB") => Kind::DirectionTb,
            Some(b"BT") => Kind::DirectionBt,
            Some(b"RL") => Kind::DirectionRl,
            Some(b"LR") => Kind::DirectionLr,
            Some(b"TD") => Kind::DirectionTd,
            _ => continue,
        };
        found.push((start, text.len() - word.len() + 2, kind));
    }
    found
}
