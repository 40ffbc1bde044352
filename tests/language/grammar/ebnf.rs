//! The EBNF of the XML specification, and what the head of `grammar/flowchart.ebnf` adds to it.

use std::collections::BTreeSet;

/// What a production can be made of; parts are numbers of expressions.
#[derive(Debug)]
pub enum Expr {
    /// A literal text.
    Literal(Vec<char>),
    /// A set of characters, or all but those.
    Class {
        not: bool,
        ranges: Vec<(char, char)>,
    },
    /// Another production.
    Name(usize),
    /// One after the other.
    Sequence(Vec<usize>),
    /// One of them.
    Choice(Vec<usize>),
    /// From so many on; only one where the flag is unset.
    Repeat { of: usize, least: u32, many: bool },
    /// The first, but not the second.
    Except(usize, usize),
    /// It follows here, or does not.
    Look { of: usize, not: bool },
    /// The start of a line, or of the text.
    Start { line: bool },
    /// What a production took before.
    Same(usize),
    /// Something, and what is put in its place.
    Replace(usize, Vec<char>),
    /// The first, whose text is a sentence of a production, too.
    Both(usize, usize),
    /// What another standard describes.
    Special(String),
}

/// A production.
#[derive(Debug)]
pub struct Production {
    pub name: String,
    /// What it stands for; `None` for a token that only modes describe.
    pub expr: Option<usize>,
    /// The offset of its definition.
    pub at: usize,
}

/// A rule of a mode of the lexer.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The token, if it is one.
    pub token: Option<usize>,
    /// What it looks like.
    pub expr: usize,
    /// Whether it leaves the mode.
    pub leaves: bool,
    /// The modes that it enters, one upon the other.
    pub enters: Vec<usize>,
}

/// A grammar: expressions by number, productions and modes in the order of the file.
#[derive(Debug, Default)]
pub struct Grammar {
    pub exprs: Vec<Expr>,
    pub productions: Vec<Production>,
    /// Names, and the rules in their order.
    pub modes: Vec<(String, Vec<Rule>)>,
    /// The productions that are tokens.
    pub tokens: BTreeSet<usize>,
    /// What each expression can begin with.
    pub first: Vec<First>,
    /// Whether each is a set of characters, or put together of such.
    pub is_set: Vec<bool>,
}

/// What a text can begin with: bits of ASCII characters, others, or nothing at all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct First {
    pub ascii: u128,
    pub others: bool,
    pub none: bool,
}

impl First {
    const ANY: Self = Self {
        ascii: u128::MAX,
        others: true,
        none: true,
    };

    fn or(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            others: self.others | other.others,
            none: self.none | other.none,
        }
    }

    /// Whether it can begin with a character, or at the end with nothing.
    pub fn has(&self, c: Option<&char>) -> bool {
        self.none
            || c.is_some_and(|&c| match u32::from(c) {
                code @ 0..128 => self.ascii >> code & 1 == 1,
                _ => self.others,
            })
    }
}

impl Grammar {
    /// The number of a production.
    pub fn number(&self, name: &str) -> usize {
        let found = self.productions.iter().position(|p| p.name == name);
        found.unwrap_or_else(|| panic!("there is no production `{name}`"))
    }

    /// What a production stands for.
    pub fn expr(&self, number: usize) -> usize {
        let production = &self.productions[number];
        let name = &production.name;
        (production.expr).unwrap_or_else(|| panic!("`{name}` is not a production of its own"))
    }

    /// The names that a production strings together.
    pub fn names(&self, name: &str) -> Vec<usize> {
        let one = |expr: &usize| match &self.exprs[*expr] {
            Expr::Name(number) => *number,
            _ => panic!("`{name}` should be a list of names"),
        };
        let expr = self.expr(self.number(name));
        match &self.exprs[expr] {
            Expr::Sequence(of) => of.iter().map(one).collect(),
            _ => vec![one(&expr)],
        }
    }

    /// Makes a production one of some words.
    pub fn put_words(&mut self, name: &str, words: &[&str]) {
        let number = self.number(name);
        let literal = |word: &&str| Expr::Literal(word.chars().collect());
        let first = self.exprs.len();
        self.exprs.extend(words.iter().map(literal));
        let of = (first..self.exprs.len()).collect();
        self.exprs.push(Expr::Choice(of));
        self.productions[number].expr = Some(self.exprs.len() - 1);
        self.find_first();
        self.find_sets();
    }

    /// Finds which expressions are sets of characters. Those stand before what uses them, or are found in the next turn.
    pub fn find_sets(&mut self) {
        self.is_set = vec![false; self.exprs.len()];
        loop {
            let before = self.is_set.clone();
            for (i, expr) in self.exprs.iter().enumerate() {
                self.is_set[i] = match expr {
                    Expr::Class { .. } => true,
                    Expr::Name(number) => {
                        (self.productions[*number].expr).is_some_and(|e| before[e])
                    }
                    Expr::Except(of, without) => before[*of] && before[*without],
                    _ => false,
                };
            }
            if self.is_set == before {
                return;
            }
        }
    }

    /// Finds what each expression can begin with.
    pub fn find_first(&mut self) {
        self.first = vec![First::default(); self.exprs.len()];
        loop {
            let before = self.first.clone();
            for (i, expr) in self.exprs.iter().enumerate() {
                let of = |e: usize| before[e];
                self.first[i] = match expr {
                    Expr::Literal(text) if text.is_empty() => First::ANY,
                    Expr::Literal(text) => first_of(|c| c == text[0], !text[0].is_ascii()),
                    Expr::Class { not, ranges } => first_of(|c| has(*not, ranges, c), true),
                    Expr::Name(number) => match self.productions[*number].expr {
                        Some(expr) => of(expr),
                        None => First::ANY,
                    },
                    Expr::Sequence(parts) => {
                        let mut all = First::default();
                        all.none = parts.iter().all(|&part| {
                            let first = of(part);
                            all = all.or(First {
                                none: false,
                                ..first
                            });
                            first.none
                        });
                        all
                    }
                    Expr::Choice(parts) => {
                        (parts.iter()).fold(First::default(), |all, &part| all.or(of(part)))
                    }
                    Expr::Repeat {
                        of: part, least, ..
                    } => {
                        let first = of(*part);
                        let none = first.none || *least == 0;
                        First { none, ..first }
                    }
                    Expr::Except(part, _) | Expr::Replace(part, _) | Expr::Both(part, _) => {
                        of(*part)
                    }
                    // They take nothing.
                    Expr::Look { .. } | Expr::Start { .. } => First {
                        none: true,
                        ..First::default()
                    },
                    Expr::Same(_) | Expr::Special(_) => First::ANY,
                };
            }
            if self.first == before {
                return;
            }
        }
    }

    /// Every expression in an expression, productions included; without those that are only looked at or taken
    /// out, unless these are asked for.
    pub fn parts(&self, expr: usize, hidden: bool, found: &mut BTreeSet<usize>) {
        if !found.insert(expr) {
            return;
        }
        match &self.exprs[expr] {
            Expr::Literal(_) | Expr::Class { .. } | Expr::Start { .. } | Expr::Special(_) => {}
            Expr::Name(number) => {
                if let Some(of) = self.productions[*number].expr {
                    self.parts(of, hidden, found);
                }
            }
            Expr::Same(number) => self.parts(self.expr(*number), hidden, found),
            Expr::Sequence(of) | Expr::Choice(of) => {
                of.iter().for_each(|&part| self.parts(part, hidden, found));
            }
            Expr::Repeat { of, .. } | Expr::Replace(of, _) => self.parts(*of, hidden, found),
            Expr::Both(of, number) => {
                self.parts(*of, hidden, found);
                self.parts(self.expr(*number), hidden, found);
            }
            Expr::Except(of, without) => {
                self.parts(*of, hidden, found);
                if hidden {
                    self.parts(*without, hidden, found);
                }
            }
            Expr::Look { of, .. } => {
                if hidden {
                    self.parts(*of, hidden, found);
                }
            }
        }
    }
}

fn first_of(is_first: impl Fn(char) -> bool, others: bool) -> First {
    let bits = (0..128u8).filter(|&byte| is_first(byte as char));
    First {
        ascii: bits.fold(0, |all, byte| all | 1 << byte),
        others,
        none: false,
    }
}

/// Whether a set, whose ranges are in order, has a character.
pub fn has(not: bool, ranges: &[(char, char)], c: char) -> bool {
    let i = ranges.partition_point(|&(_, last)| last < c);
    ranges.get(i).is_some_and(|&(first, _)| first <= c) != not
}
