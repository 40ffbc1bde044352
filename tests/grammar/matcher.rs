//! Which parts of a text an expression of a grammar matches: all of them, ambiguous as it may be.
//!
//! For an expression and a place, the set of the places where it can end, remembered; so the cost is
//! polynomial whatever the grammar.

use std::collections::{BTreeSet, HashMap};

use crate::ebnf::{Expr, Grammar, has};

/// The number of a set of places.
type Set = u32;

pub struct Matcher<'g> {
    grammar: &'g Grammar,
    text: Vec<char>,
    /// For each place and expression the set of its ends and 1, or 0 where it is not known.
    known: Vec<Set>,
    /// The sets, as bits, so many words each. The first is empty, the next have one place each.
    sets: Vec<u64>,
    words: usize,
}

impl<'g> Matcher<'g> {
    pub fn new(grammar: &'g Grammar, text: &str) -> Self {
        let text: Vec<char> = text.chars().collect();
        let places = text.len() + 1;
        let words = places.div_ceil(64);
        let mut sets = vec![0; (places + 1) * words];
        for place in 0..places {
            sets[(place + 1) * words + place / 64] = 1 << (place % 64);
        }
        Self {
            grammar,
            known: vec![0; places * grammar.exprs.len()],
            text,
            sets,
            words,
        }
    }

    /// Whether an expression matches the whole text.
    pub fn matches(&mut self, expr: usize) -> bool {
        self.reaches(expr, 0, self.text.len())
    }

    fn reaches(&mut self, expr: usize, at: usize, end: usize) -> bool {
        let set = self.ends(expr, at);
        self.bits(set)[end / 64] >> (end % 64) & 1 == 1
    }

    fn bits(&self, set: Set) -> &[u64] {
        &self.sets[set as usize * self.words..][..self.words]
    }

    /// The places of a set.
    fn places(&self, set: Set) -> Vec<usize> {
        list(self.bits(set))
    }

    fn one(place: usize) -> Set {
        place as Set + 1
    }

    fn keep(&mut self, bits: &[u64]) -> Set {
        if bits.iter().all(|&word| word == 0) {
            return 0;
        }
        self.sets.extend_from_slice(bits);
        (self.sets.len() / self.words - 1) as Set
    }

    fn add(&self, set: Set, to: &mut [u64]) {
        if set != 0 {
            for (to, word) in to.iter_mut().zip(self.bits(set)) {
                *to |= word;
            }
        }
    }

    /// How far an expression can come.
    fn ends(&mut self, expr: usize, at: usize) -> Set {
        let slot = at * self.grammar.exprs.len() + expr;
        if let Some(set) = self.known[slot].checked_sub(1) {
            return set;
        }
        let grammar = self.grammar;
        let ends = match &grammar.exprs[expr] {
            Expr::Literal(text) if self.text[at..].starts_with(text) => Self::one(at + text.len()),
            Expr::Literal(_) => 0,
            Expr::Class { not, ranges } => match self.text.get(at) {
                Some(&c) if has(*not, ranges, c) => Self::one(at + 1),
                _ => 0,
            },
            Expr::Name(number) => self.ends(grammar.productions[*number].1, at),
            Expr::Sequence(of) => {
                let mut here = Self::one(at);
                for &part in of {
                    let mut next = vec![0; self.words];
                    match self.places(here)[..] {
                        [] => return self.know(slot, 0),
                        [at] => here = self.ends(part, at),
                        ref many => {
                            for &at in many {
                                let ends = self.ends(part, at);
                                self.add(ends, &mut next);
                            }
                            here = self.keep(&next);
                        }
                    }
                }
                here
            }
            Expr::Choice(of) => {
                let mut all = vec![0; self.words];
                for &part in of {
                    let ends = self.ends(part, at);
                    self.add(ends, &mut all);
                }
                self.keep(&all)
            }
            Expr::Repeat {
                of,
                least,
                many: false,
            } => {
                let mut all = vec![0; self.words];
                if *least == 0 {
                    self.add(Self::one(at), &mut all);
                }
                let ends = self.ends(*of, at);
                self.add(ends, &mut all);
                self.keep(&all)
            }
            Expr::Repeat { of, least, .. } => {
                self.repeat(expr, *of, *least == 0, at);
                return self.known[slot] - 1;
            }
            Expr::Except(of, without) => {
                let ends = self.ends(*of, at);
                if ends == 0 {
                    0
                } else {
                    let out = self.ends(*without, at);
                    let left: Vec<u64> = (self.bits(ends).iter().zip(self.bits(out)))
                        .map(|(ends, out)| ends & !out)
                        .collect();
                    self.keep(&left)
                }
            }
        };
        self.know(slot, ends)
    }

    fn know(&mut self, slot: usize, ends: Set) -> Set {
        self.known[slot] = ends + 1;
        ends
    }

    /// Learns the ends of a repetition at a place, and, from the last one back, at all the places that it comes by.
    fn repeat(&mut self, expr: usize, of: usize, also_none: bool, at: usize) {
        let exprs = self.grammar.exprs.len();
        let mut seen = BTreeSet::from([at]);
        let mut todo = vec![at];
        while let Some(here) = todo.pop() {
            let ends = self.ends(of, here);
            for end in self.places(ends) {
                if self.known[end * exprs + expr] == 0 && seen.insert(end) {
                    todo.push(end);
                }
            }
        }
        for &here in seen.iter().rev() {
            let mut all = vec![0; self.words];
            if also_none {
                self.add(Self::one(here), &mut all);
            }
            let ends = self.ends(of, here);
            self.add(ends, &mut all);
            for end in self.places(ends) {
                if end != here {
                    self.add(self.known[end * exprs + expr] - 1, &mut all);
                }
            }
            let set = self.keep(&all);
            self.know(here * exprs + expr, set);
        }
    }

    /// Marks the productions of one way to match from a place to another.
    pub fn mark(&mut self, expr: usize, at: usize, end: usize, used: &mut BTreeSet<usize>) {
        let grammar = self.grammar;
        match &grammar.exprs[expr] {
            Expr::Literal(_) | Expr::Class { .. } => {}
            Expr::Name(number) => {
                used.insert(*number);
                self.mark(grammar.productions[*number].1, at, end, used);
            }
            Expr::Sequence(of) => {
                // The places behind each part, and from the end back, one that leads there.
                let mut places = vec![BTreeSet::from([at])];
                for &part in of {
                    let mut next = BTreeSet::new();
                    for &at in &places[places.len() - 1].clone() {
                        let ends = self.ends(part, at);
                        next.extend(self.places(ends));
                    }
                    places.push(next);
                }
                let mut end = end;
                for (i, &part) in of.iter().enumerate().rev() {
                    let from = places[i].iter().copied().collect::<Vec<_>>();
                    let from = (from.into_iter()).find(|&at| self.reaches(part, at, end));
                    let from = from.unwrap();
                    self.mark(part, from, end, used);
                    end = from;
                }
            }
            Expr::Choice(of) => {
                let part = of.iter().find(|&&part| self.reaches(part, at, end));
                self.mark(*part.unwrap(), at, end, used);
            }
            Expr::Repeat { of, .. } => {
                let mut before = HashMap::from([(at, at)]);
                let mut todo = vec![at];
                while let Some(here) = todo.pop() {
                    let ends = self.ends(*of, here);
                    for next in self.places(ends) {
                        if let std::collections::hash_map::Entry::Vacant(entry) = before.entry(next)
                        {
                            entry.insert(here);
                            todo.push(next);
                        }
                    }
                }
                let mut end = end;
                while end != at {
                    let from = before[&end];
                    self.mark(*of, from, end, used);
                    end = from;
                }
            }
            Expr::Except(of, _) => self.mark(*of, at, end, used),
        }
    }
}

fn list(bits: &[u64]) -> Vec<usize> {
    let mut found = Vec::new();
    for (i, &word) in bits.iter().enumerate() {
        let mut left = word;
        while left != 0 {
            found.push(i * 64 + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
    found
}
