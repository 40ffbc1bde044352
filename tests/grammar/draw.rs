//! Random sentences of a grammar.

use std::cell::RefCell;

use crate::ebnf::{Expr, Grammar, has};
use crate::matcher::Matcher;

/// How deep productions nest before the shortest way out is taken.
const DEPTH: usize = 40;

/// How often a text that an exclusion takes out is drawn anew.
const TRIES: usize = 20;

pub struct Draw<'g> {
    grammar: &'g Grammar,
    /// For each expression, how many levels its smallest text has.
    height: Vec<usize>,
    state: RefCell<u64>,
}

impl<'g> Draw<'g> {
    pub fn new(grammar: &'g Grammar, seed: u64) -> Self {
        let mut height = vec![usize::MAX; grammar.exprs.len()];
        loop {
            let before = height.clone();
            for (i, expr) in grammar.exprs.iter().enumerate() {
                let of = |e: &usize| before[*e];
                let least = match expr {
                    Expr::Literal(_) | Expr::Class { .. } => 0,
                    Expr::Name(number) => of(&grammar.productions[*number].1),
                    Expr::Sequence(parts) => parts.iter().map(of).max().unwrap(),
                    Expr::Choice(parts) => parts.iter().map(of).min().unwrap(),
                    Expr::Repeat { least: 0, .. } => 0,
                    Expr::Repeat { of: part, .. } | Expr::Except(part, _) => of(part),
                };
                if !grammar.not_drawn.contains(&i) {
                    height[i] = height[i].min(least.saturating_add(1));
                }
            }
            if height == before {
                break;
            }
        }
        Self {
            grammar,
            height,
            state: RefCell::new(seed),
        }
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    fn number(&self, below: usize) -> usize {
        let mut state = self.state.borrow_mut();
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    }

    /// A sentence of a production.
    pub fn sentence(&self, name: &str) -> String {
        let start = self.grammar.productions[self.grammar.number(name)].1;
        loop {
            let mut out = String::new();
            if self.draw(start, 0, &mut out) {
                return out;
            }
        }
    }

    /// Draws a text; `false` where the exclusions leave none.
    fn draw(&self, expr: usize, depth: usize, out: &mut String) -> bool {
        match &self.grammar.exprs[expr] {
            Expr::Literal(text) => {
                out.extend(text);
                true
            }
            Expr::Class { not, ranges } => {
                out.push(self.character(*not, ranges));
                true
            }
            Expr::Name(number) => self.draw(self.grammar.productions[*number].1, depth + 1, out),
            Expr::Sequence(of) => of.iter().all(|&part| self.draw(part, depth + 1, out)),
            Expr::Choice(of) => {
                let least = of.iter().map(|&part| self.height[part]).min().unwrap();
                let open: Vec<usize> = (of.iter().copied())
                    .filter(|part| !self.grammar.not_drawn.contains(part))
                    .filter(|&part| depth < DEPTH || self.height[part] == least)
                    .collect();
                self.draw(open[self.number(open.len())], depth + 1, out)
            }
            Expr::Repeat { of, least, many } => {
                let more = match (*many, depth < DEPTH) {
                    (_, false) => 0,
                    (false, true) => self.number(2),
                    (true, true) => [0, 0, 1, 1, 1, 2, 3, 5][self.number(8)],
                };
                (0..*least as usize + more).all(|_| self.draw(*of, depth + 1, out))
            }
            Expr::Except(of, without) => (0..TRIES).any(|_| {
                let start = out.len();
                let taken = self.draw(*of, depth + 1, out)
                    && !Matcher::new(self.grammar, &out[start..]).matches(*without);
                if !taken {
                    out.truncate(start);
                }
                taken
            }),
        }
    }

    /// A character of a set: mostly one that people type, now and then any.
    fn character(&self, not: bool, ranges: &[(char, char)]) -> char {
        const TYPED: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:;,#%&<>=~|/\\()[]{}'\"`@!?*+^$ \n\tévox日ж🚀";
        for _ in 0..64 {
            let c = if not || self.number(3) > 0 {
                TYPED.chars().nth(self.number(TYPED.chars().count()))
            } else {
                let (first, last) = ranges[self.number(ranges.len())];
                char::from_u32(
                    first as u32 + self.number((last as usize - first as usize) + 1) as u32,
                )
            };
            if let Some(c) = c.filter(|&c| has(not, ranges, c)) {
                return c;
            }
        }
        if not { 'a' } else { ranges[0].0 }
    }
}
