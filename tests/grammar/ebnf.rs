//! The EBNF of the XML specification: a reader of the notation.

use std::collections::{BTreeSet, HashMap};

/// What a production can be made of.
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
}

/// A grammar: expressions by number, and the productions in the order of the file.
#[derive(Debug, Default)]
pub struct Grammar {
    pub exprs: Vec<Expr>,
    /// Name, expression, and the offset of its definition.
    pub productions: Vec<(String, usize, usize)>,
    /// The alternatives that no sentence is drawn from, as a comment before them says.
    pub not_drawn: BTreeSet<usize>,
}

/// The comment before an alternative that has texts which are no charts, beside those that are.
const NOT_DRAWN: &str = "/* not drawn */";

impl Grammar {
    /// Reads a file. It panics, with the place, where that is not in the notation.
    pub fn read(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut reader = Reader {
            text: &chars,
            at: 0,
            grammar: Self::default(),
            names: HashMap::new(),
        };
        reader.productions();
        for (name, expr, _) in &reader.grammar.productions {
            assert_ne!(*expr, usize::MAX, "`{name}` is used, and nowhere defined");
        }
        reader.grammar
    }

    /// The number of a production.
    pub fn number(&self, name: &str) -> usize {
        self.productions.iter().position(|p| p.0 == name).unwrap()
    }
}

struct Reader<'t> {
    text: &'t [char],
    at: usize,
    grammar: Grammar,
    names: HashMap<String, usize>,
}

impl Reader<'_> {
    fn peek(&self) -> char {
        self.text.get(self.at).copied().unwrap_or('\0')
    }

    fn starts(&self, what: &str) -> bool {
        what.chars()
            .enumerate()
            .all(|(i, c)| self.text.get(self.at + i) == Some(&c))
    }

    fn blanks(&mut self) {
        loop {
            if self.starts("/*") {
                while !self.starts("*/") {
                    assert!(self.at < self.text.len(), "a comment is never closed");
                    self.at += 1;
                }
                self.at += 2;
            } else if self.peek().is_whitespace() {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn fail(&self, what: &str) -> ! {
        let line = self.text[..self.at].iter().filter(|c| **c == '\n').count() + 1;
        panic!("line {line}: {what}, not `{}`", self.peek());
    }

    fn name(&mut self) -> String {
        let start = self.at;
        while self.peek().is_ascii_alphanumeric() {
            self.at += 1;
        }
        self.text[start..self.at].iter().collect()
    }

    /// Whether a new production begins here.
    fn defines(&mut self) -> bool {
        let start = self.at;
        let named = !self.name().is_empty();
        self.blanks();
        let found = named && self.starts("::=");
        self.at = start;
        found
    }

    fn production(&mut self, name: String) -> usize {
        let next = self.grammar.productions.len();
        let number = *self.names.entry(name.clone()).or_insert(next);
        if number == next {
            self.grammar.productions.push((name, usize::MAX, 0));
        }
        number
    }

    fn productions(&mut self) {
        self.blanks();
        while self.at < self.text.len() {
            let start = self.at;
            if !self.defines() {
                self.fail("a production should begin here");
            }
            let name = self.name();
            let number = self.production(name.clone());
            assert_eq!(
                self.grammar.productions[number].1,
                usize::MAX,
                "`{name}` is defined twice"
            );
            self.blanks();
            self.at += 3;
            let expr = self.choice();
            self.grammar.productions[number].1 = expr;
            self.grammar.productions[number].2 = start;
            self.blanks();
        }
    }

    fn add(&mut self, expr: Expr) -> usize {
        self.grammar.exprs.push(expr);
        self.grammar.exprs.len() - 1
    }

    fn choice(&mut self) -> usize {
        let mut of = vec![self.alternative()];
        loop {
            self.blanks();
            if self.peek() != '|' {
                break;
            }
            self.at += 1;
            of.push(self.alternative());
        }
        match of.len() {
            1 => of[0],
            _ => self.add(Expr::Choice(of)),
        }
    }

    fn alternative(&mut self) -> usize {
        while self.peek().is_whitespace() {
            self.at += 1;
        }
        let drawn = !self.starts(NOT_DRAWN);
        let alternative = self.sequence();
        if !drawn {
            self.grammar.not_drawn.insert(alternative);
        }
        alternative
    }

    fn sequence(&mut self) -> usize {
        let mut of = Vec::new();
        loop {
            self.blanks();
            if self.at == self.text.len() || matches!(self.peek(), '|' | ')') || self.defines() {
                break;
            }
            let mut item = self.repeated();
            loop {
                self.blanks();
                if self.peek() != '-' {
                    break;
                }
                self.at += 1;
                self.blanks();
                let without = self.repeated();
                item = self.add(Expr::Except(item, without));
            }
            of.push(item);
        }
        match of.len() {
            0 => self.fail("something should stand here"),
            1 => of[0],
            _ => self.add(Expr::Sequence(of)),
        }
    }

    fn repeated(&mut self) -> usize {
        let of = self.primary();
        let (least, many) = match self.peek() {
            '?' => (0, false),
            '*' => (0, true),
            '+' => (1, true),
            _ => return of,
        };
        self.at += 1;
        self.add(Expr::Repeat { of, least, many })
    }

    fn primary(&mut self) -> usize {
        match self.peek() {
            '(' => {
                self.at += 1;
                let inner = self.choice();
                if self.peek() != ')' {
                    self.fail("`)` should stand here");
                }
                self.at += 1;
                inner
            }
            quote @ ('"' | '\'') => {
                self.at += 1;
                let start = self.at;
                while self.peek() != quote {
                    if matches!(self.peek(), '\0' | '\n') {
                        self.fail("the literal should be closed");
                    }
                    self.at += 1;
                }
                let text = self.text[start..self.at].to_vec();
                self.at += 1;
                self.add(Expr::Literal(text))
            }
            '[' => self.class(),
            '#' => {
                let c = self.character();
                self.add(Expr::Literal(vec![c]))
            }
            c if c.is_ascii_alphabetic() => {
                let name = self.name();
                let number = self.production(name);
                self.add(Expr::Name(number))
            }
            _ => self.fail("a name, a literal, a set or `(` should stand here"),
        }
    }

    fn class(&mut self) -> usize {
        self.at += 1;
        let not = self.peek() == '^';
        self.at += usize::from(not);
        let mut ranges = Vec::new();
        while self.peek() != ']' {
            if matches!(self.peek(), '\0' | '\n') {
                self.fail("the set should be closed");
            }
            let first = self.character();
            let last = if self.peek() == '-' {
                self.at += 1;
                self.character()
            } else {
                first
            };
            ranges.push((first, last));
        }
        self.at += 1;
        self.add(Expr::Class { not, ranges })
    }

    /// A character, or `#xN`.
    fn character(&mut self) -> char {
        if self.starts("#x") && self.text[self.at + 2].is_ascii_hexdigit() {
            self.at += 2;
            let start = self.at;
            while self.peek().is_ascii_hexdigit() {
                self.at += 1;
            }
            let digits: String = self.text[start..self.at].iter().collect();
            return u32::from_str_radix(&digits, 16)
                .ok()
                .and_then(char::from_u32)
                .unwrap_or_else(|| self.fail("a character should stand here"));
        }
        self.at += 1;
        self.text[self.at - 1]
    }
}

/// Whether a set has a character.
pub fn has(not: bool, ranges: &[(char, char)], c: char) -> bool {
    ranges
        .iter()
        .any(|&(first, last)| (first..=last).contains(&c))
        != not
}
