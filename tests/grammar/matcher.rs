//! Which parts of a text an expression of a grammar matches: all of them, ambiguous as it may be.
//!
//! For an expression and a place, the set of the places where it can end, remembered; so the cost is
//! polynomial whatever the grammar.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::ebnf::{Expr, Grammar, has};

type Ends = Rc<BTreeSet<usize>>;

pub struct Matcher<'g> {
    grammar: &'g Grammar,
    text: Vec<char>,
    /// For each place and expression.
    known: Vec<Option<Ends>>,
}

impl<'g> Matcher<'g> {
    pub fn new(grammar: &'g Grammar, text: &str) -> Self {
        Self {
            grammar,
            known: vec![None; (text.chars().count() + 1) * grammar.exprs.len()],
            text: text.chars().collect(),
        }
    }

    /// Whether an expression matches the whole text.
    pub fn matches(&mut self, expr: usize) -> bool {
        self.ends(expr, 0).contains(&self.text.len())
    }

    /// How far an expression can come.
    fn ends(&mut self, expr: usize, at: usize) -> Ends {
        let slot = at * self.grammar.exprs.len() + expr;
        if let Some(ends) = &self.known[slot] {
            return ends.clone();
        }
        let grammar = self.grammar;
        let ends: BTreeSet<usize> = match &grammar.exprs[expr] {
            Expr::Literal(text) => (self.text[at..].starts_with(text).then_some(at + text.len()))
                .into_iter()
                .collect(),
            Expr::Class { not, ranges } => (self.text.get(at))
                .filter(|c| has(*not, ranges, **c))
                .map(|_| at + 1)
                .into_iter()
                .collect(),
            Expr::Name(number) => {
                let ends = self.ends(grammar.productions[*number].1, at);
                self.known[slot] = Some(ends.clone());
                return ends;
            }
            Expr::Sequence(of) => {
                let mut here = BTreeSet::from([at]);
                for &part in of {
                    let mut next = BTreeSet::new();
                    for at in here {
                        next.extend(self.ends(part, at).iter());
                    }
                    here = next;
                }
                here
            }
            Expr::Choice(of) => {
                let mut all = BTreeSet::new();
                for &part in of {
                    all.extend(self.ends(part, at).iter());
                }
                all
            }
            Expr::Repeat { of, least, many } => self.repeat(*of, at, *many, *least == 0),
            Expr::Except(of, without) => {
                let ends = self.ends(*of, at);
                if ends.is_empty() {
                    BTreeSet::new()
                } else {
                    let out = self.ends(*without, at);
                    ends.difference(&out).copied().collect()
                }
            }
        };
        let ends = Rc::new(ends);
        self.known[slot] = Some(ends.clone());
        ends
    }

    fn repeat(&mut self, of: usize, at: usize, many: bool, also_none: bool) -> BTreeSet<usize> {
        let mut all = BTreeSet::new();
        if also_none {
            all.insert(at);
        }
        let mut todo = vec![at];
        let mut seen = BTreeSet::from([at]);
        while let Some(here) = todo.pop() {
            for &end in self.ends(of, here).iter() {
                all.insert(end);
                if many && seen.insert(end) {
                    todo.push(end);
                }
            }
        }
        all
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
                        next.extend(self.ends(part, at).iter());
                    }
                    places.push(next);
                }
                let mut end = end;
                for (i, &part) in of.iter().enumerate().rev() {
                    let from = places[i].iter().copied().collect::<Vec<_>>();
                    let from = (from.into_iter()).find(|&at| self.ends(part, at).contains(&end));
                    let from = from.unwrap();
                    self.mark(part, from, end, used);
                    end = from;
                }
            }
            Expr::Choice(of) => {
                let part = of.iter().find(|&&part| self.ends(part, at).contains(&end));
                self.mark(*part.unwrap(), at, end, used);
            }
            Expr::Repeat { of, .. } => {
                let mut before = HashMap::from([(at, at)]);
                let mut todo = vec![at];
                while let Some(here) = todo.pop() {
                    for &next in self.ends(*of, here).iter() {
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
