//! Which parts of a text an expression of a grammar matches: all of them, ambiguous as it may be.
//!
//! A text is of characters or of tokens. For an expression and a place, all the places where it can end; for productions
//! over tokens, which nest, they are remembered. So the cost is polynomial whatever the grammar.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::ebnf::{Expr, Grammar, has};
use super::yaml;

/// A token, as a character of a text of tokens.
pub fn token(number: usize) -> char {
    char::from_u32(0xf0000 + number as u32).unwrap()
}

/// Places, in order.
#[derive(Clone)]
enum Places {
    None,
    One([usize; 1]),
    Many(Rc<[usize]>),
}

impl std::ops::Deref for Places {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        match self {
            Self::None => &[],
            Self::One(one) => one,
            Self::Many(many) => many,
        }
    }
}

impl Places {
    fn if_so(found: bool, place: usize) -> Self {
        if found {
            Self::One([place])
        } else {
            Self::None
        }
    }
}

impl FromIterator<usize> for Places {
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        let mut places = places.into_iter();
        let Some(first) = places.next() else {
            return Self::None;
        };
        let Some(second) = places.next() else {
            return Self::One([first]);
        };
        let mut all: Vec<usize> = [first, second].into_iter().chain(places).collect();
        all.sort_unstable();
        all.dedup();
        match all[..] {
            [one] => Self::One([one]),
            _ => Self::Many(all.into()),
        }
    }
}

pub struct Matcher<'g> {
    grammar: &'g Grammar,
    pub text: Vec<char>,
    /// The text of each token, where the text is of tokens.
    texts: Option<Vec<String>>,
    /// Whether more may follow the text, so that at its end all that is looked for is found.
    pub open: bool,
    /// What productions took that have to come again.
    same: Vec<(usize, Vec<char>)>,
    known: HashMap<(usize, usize), Places>,
}

/// A part of one way to match, in the order of the text.
pub enum Found<'g> {
    Production(usize),
    /// A character or more.
    Text(usize, usize),
    /// What is put in the place of the text up to a place.
    Put(&'g [char], usize),
}

impl<'g> Matcher<'g> {
    pub fn new(grammar: &'g Grammar, text: Vec<char>) -> Self {
        Self {
            grammar,
            text,
            texts: None,
            open: false,
            same: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// A text of tokens.
    pub fn of_tokens(grammar: &'g Grammar, tokens: &[(usize, String)]) -> Self {
        let mut matcher = Self::new(grammar, tokens.iter().map(|t| token(t.0)).collect());
        matcher.texts = Some(tokens.iter().map(|t| t.1.clone()).collect());
        matcher
    }

    /// Whether an expression matches the whole text.
    pub fn matches(&mut self, expr: usize) -> bool {
        self.reaches(expr, 0, self.text.len())
    }

    /// How far an expression can come at most.
    pub fn longest(&mut self, expr: usize, at: usize) -> Option<usize> {
        self.ends(expr, at).last().copied()
    }

    /// Says which text a production takes that is to come again.
    pub fn remember(&mut self, number: usize, at: usize) {
        self.same.retain(|same| same.0 != number);
        if let Some(end) = self.longest(self.grammar.expr(number), at) {
            self.same.push((number, self.text[at..end].to_vec()));
        }
    }

    fn reaches(&mut self, expr: usize, at: usize, end: usize) -> bool {
        self.ends(expr, at).binary_search(&end).is_ok()
    }

    /// Where an expression can end, in order.
    fn ends(&mut self, expr: usize, at: usize) -> Places {
        let grammar = self.grammar;
        if self.texts.is_none() && !grammar.first[expr].has(self.text.get(at)) {
            return Places::None;
        }
        match &grammar.exprs[expr] {
            Expr::Literal(text) => {
                Places::if_so(self.text[at..].starts_with(text), at + text.len())
            }
            _ if self.texts.is_none() && grammar.is_set[expr] => {
                Places::if_so(self.is_of(expr, at), at + 1)
            }
            Expr::Name(number) if self.texts.is_some() => self.over_tokens(*number, at),
            Expr::Name(number) => self.ends(grammar.expr(*number), at),
            Expr::Sequence(of) => {
                let mut here = self.ends(of[0], at);
                for &part in &of[1..] {
                    here = match (&here[..], &grammar.exprs[part]) {
                        ([], _) => return here,
                        ([at], _) => self.ends(part, *at),
                        (many, Expr::Literal(text)) => (many.iter())
                            .filter(|&&at| self.text[at..].starts_with(text))
                            .map(|at| at + text.len())
                            .collect(),
                        (many, _) => (many.iter())
                            .flat_map(|&at| self.ends(part, at).to_vec())
                            .collect(),
                    };
                }
                here
            }
            Expr::Choice(of) => (of.iter())
                .flat_map(|&part| self.ends(part, at).to_vec())
                .collect(),
            Expr::Repeat { of, least, many } => {
                let none = (*least == 0).then_some(at);
                if !many {
                    let once = self.ends(*of, at);
                    return none.into_iter().chain(once.to_vec()).collect();
                }
                if self.texts.is_none() && grammar.is_set[*of] {
                    let mut end = at;
                    while self.is_of(*of, end) {
                        end += 1;
                    }
                    return (at + *least as usize..=end).collect();
                }
                let mut all = BTreeSet::new();
                let mut todo = vec![at];
                while let Some(here) = todo.pop() {
                    for &end in &*self.ends(*of, here) {
                        if all.insert(end) {
                            todo.push(end);
                        }
                    }
                }
                all.extend(none);
                all.into_iter().collect()
            }
            Expr::Except(of, without) => {
                let ends = self.ends(*of, at);
                if ends.is_empty() {
                    return ends;
                }
                let out = self.ends(*without, at);
                (ends.iter().copied())
                    .filter(|end| out.binary_search(end).is_err())
                    .collect()
            }
            Expr::Look { of, not } => {
                let unknown = self.open && at == self.text.len();
                Places::if_so(unknown || self.ends(*of, at).is_empty() == *not, at)
            }
            Expr::Start { line } => {
                let breaks = ['\n', '\u{2028}', '\u{2029}'];
                Places::if_so(at == 0 || *line && breaks.contains(&self.text[at - 1]), at)
            }
            Expr::Same(number) => {
                let same = self.same.iter().find(|same| same.0 == *number);
                let same = same.filter(|same| self.text[at..].starts_with(&same.1));
                same.map(|same| at + same.1.len()).into_iter().collect()
            }
            Expr::Replace(of, _) => self.ends(*of, at),
            // A set is of characters, of which a text of tokens has none.
            Expr::Class { .. } => Places::None,
            Expr::Both(of, number) => {
                let ends = self.ends(*of, at);
                (ends.iter().copied())
                    .filter(|&end| {
                        let text = self.text_of(at, end);
                        Self::new(grammar, text).matches(grammar.expr(*number))
                    })
                    .collect()
            }
            Expr::Special(what) => {
                let text: String = self.text[at..].iter().collect();
                Places::if_so(yaml::is(what, &text), self.text.len())
            }
        }
    }

    /// Whether a character is of a set.
    fn is_of(&self, set: usize, at: usize) -> bool {
        match &self.grammar.exprs[set] {
            Expr::Class { not, ranges } => {
                (self.text.get(at)).is_some_and(|&c| has(*not, ranges, c))
            }
            Expr::Name(number) => self.is_of(self.grammar.expr(*number), at),
            Expr::Except(of, without) => self.is_of(*of, at) && !self.is_of(*without, at),
            _ => false,
        }
    }

    fn over_tokens(&mut self, number: usize, at: usize) -> Places {
        if self.grammar.tokens.contains(&number) {
            return Places::if_so(self.text.get(at) == Some(&token(number)), at + 1);
        }
        if let Some(known) = self.known.get(&(number, at)) {
            return known.clone();
        }
        let ends = self.ends(self.grammar.expr(number), at);
        self.known.insert((number, at), ends.clone());
        ends
    }

    /// The characters between two places.
    fn text_of(&self, at: usize, end: usize) -> Vec<char> {
        match &self.texts {
            Some(texts) => texts[at..end].iter().flat_map(|t| t.chars()).collect(),
            None => self.text[at..end].to_vec(),
        }
    }

    /// Goes one way in which an expression matches from a place to another.
    pub fn walk(&mut self, expr: usize, at: usize, end: usize, visit: &mut dyn FnMut(Found<'g>)) {
        let grammar = self.grammar;
        match &grammar.exprs[expr] {
            Expr::Name(number) => {
                visit(Found::Production(*number));
                if self.texts.is_none() || !grammar.tokens.contains(number) {
                    self.walk(grammar.expr(*number), at, end, visit);
                }
            }
            Expr::Sequence(of) => {
                // The places after each part, and from the end back, one that leads there.
                let mut places = vec![BTreeSet::from([at])];
                for &part in of {
                    let mut next = BTreeSet::new();
                    for &at in &places[places.len() - 1].clone() {
                        next.extend(self.ends(part, at).iter());
                    }
                    places.push(next);
                }
                let mut stops = vec![end];
                for (i, &part) in of.iter().enumerate().rev() {
                    let end = stops[stops.len() - 1];
                    let from = places[i].clone();
                    let from = from.into_iter().find(|&at| self.reaches(part, at, end));
                    stops.push(from.unwrap());
                }
                for (i, &part) in of.iter().enumerate() {
                    let last = stops.len() - 1;
                    self.walk(part, stops[last - i], stops[last - i - 1], visit);
                }
            }
            Expr::Choice(of) => {
                let part = of.iter().find(|&&part| self.reaches(part, at, end));
                self.walk(*part.unwrap(), at, end, visit);
            }
            Expr::Repeat { of, .. } if self.texts.is_none() && grammar.is_set[*of] => {
                if end > at {
                    self.walk(*of, at, at + 1, visit);
                    visit(Found::Text(at + 1, end));
                }
            }
            Expr::Repeat { of, .. } => {
                let mut before = HashMap::from([(at, at)]);
                let mut todo = vec![at];
                while let Some(here) = todo.pop() {
                    for &next in &*self.ends(*of, here) {
                        if let Entry::Vacant(entry) = before.entry(next) {
                            entry.insert(here);
                            todo.push(next);
                        }
                    }
                }
                let mut steps = Vec::new();
                let mut here = end;
                while here != at {
                    steps.push((before[&here], here));
                    here = before[&here];
                }
                for &(from, to) in steps.iter().rev() {
                    self.walk(*of, from, to, visit);
                }
            }
            Expr::Except(of, _) => self.walk(*of, at, end, visit),
            Expr::Both(of, number) => {
                self.walk(*of, at, end, visit);
                // Only which productions it has: its places are those of another text.
                let mut inner = Self::new(grammar, self.text_of(at, end));
                let len = inner.text.len();
                visit(Found::Production(*number));
                inner.walk(grammar.expr(*number), 0, len, &mut |found| {
                    if let Found::Production(number) = found {
                        visit(Found::Production(number));
                    }
                });
            }
            Expr::Replace(of, by) => {
                visit(Found::Put(by, end));
                self.walk(*of, at, end, visit);
            }
            Expr::Literal(_) | Expr::Class { .. } | Expr::Same(_) => visit(Found::Text(at, end)),
            Expr::Look { .. } | Expr::Start { .. } | Expr::Special(_) => {}
        }
    }

    /// What becomes of a text that an expression matches.
    pub fn rewritten(&mut self, expr: usize, at: usize, end: usize) -> Vec<char> {
        let mut pieces = Vec::new();
        let mut put = at;
        self.walk(expr, at, end, &mut |found| match found {
            Found::Put(by, end) => {
                pieces.push(Err(by));
                put = end;
            }
            Found::Text(at, end) if at >= put => pieces.push(Ok(at..end)),
            Found::Text(..) | Found::Production(_) => {}
        });
        let mut out = Vec::with_capacity(end - at);
        for piece in pieces {
            out.extend_from_slice(match piece {
                Ok(range) => &self.text[range],
                Err(by) => by,
            });
        }
        out
    }
}
