//! A reader of the notation.

use std::collections::HashMap;

use super::ebnf::{Expr, Grammar, Production, Rule};

impl Grammar {
    /// Reads a file. It panics, with the place, where that is not in the notation.
    pub fn read(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut reader = Reader {
            text: &chars,
            at: 0,
            grammar: Self::default(),
            names: HashMap::new(),
            modes: HashMap::new(),
            lists: Vec::new(),
        };
        reader.productions();
        reader.expand();
        let mut grammar = reader.grammar;
        grammar.find_first();
        grammar.find_sets();
        for (number, production) in grammar.productions.iter().enumerate() {
            let name = &production.name;
            let defined = production.expr.is_some() || grammar.tokens.contains(&number);
            assert!(defined, "`{name}` is used, and nowhere defined");
        }
        grammar
    }
}

/// A part of a mode as it stands in the file.
enum Part {
    Rule(Rule),
    /// All rules of another mode.
    List(usize),
}

struct Reader<'t> {
    text: &'t [char],
    at: usize,
    grammar: Grammar,
    names: HashMap<String, usize>,
    modes: HashMap<String, usize>,
    /// The parts of each mode.
    lists: Vec<Vec<Part>>,
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

    /// Takes a sign, if it stands here after spaces.
    fn takes(&mut self, sign: &str) -> bool {
        self.spaces();
        let found = self.starts(sign);
        if found {
            self.at += sign.chars().count();
        }
        found
    }

    fn spaces(&mut self) {
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
        self.spaces();
        let start = self.at;
        while self.peek().is_ascii_alphanumeric() {
            self.at += 1;
        }
        self.text[start..self.at].iter().collect()
    }

    /// Whether a new production or mode begins here.
    fn defines(&mut self) -> bool {
        let start = self.at;
        let mut named = self.name();
        if named == "mode" && !self.takes("::=") {
            named = self.name();
        }
        let found = !named.is_empty() && self.takes("::=");
        self.at = start;
        found
    }

    fn production(&mut self, name: String) -> usize {
        let next = self.grammar.productions.len();
        let number = *self.names.entry(name.clone()).or_insert(next);
        if number == next {
            self.grammar.productions.push(Production {
                name,
                expr: None,
                at: 0,
            });
        }
        number
    }

    fn productions(&mut self) {
        self.spaces();
        while self.at < self.text.len() {
            let start = self.at;
            if !self.defines() {
                self.fail("a production should begin here");
            }
            let name = self.name();
            if name == "mode" && !self.takes("::=") {
                self.mode();
            } else {
                self.takes("::=");
                let number = self.production(name.clone());
                let before = self.grammar.productions[number].expr;
                assert_eq!(before, None, "`{name}` is defined twice");
                let expr = self.choice();
                self.grammar.productions[number].expr = Some(expr);
                self.grammar.productions[number].at = start;
            }
            self.spaces();
        }
    }

    fn add(&mut self, expr: Expr) -> usize {
        self.grammar.exprs.push(expr);
        self.grammar.exprs.len() - 1
    }

    // ---- modes --------------------------------------------------------------------------------

    fn mode_number(&mut self, name: String) -> usize {
        let next = self.grammar.modes.len();
        let number = *self.modes.entry(name.clone()).or_insert(next);
        if number == next {
            self.grammar.modes.push((name, Vec::new()));
            self.lists.push(Vec::new());
        }
        number
    }

    fn mode(&mut self) {
        let name = self.name();
        let number = self.mode_number(name);
        self.takes("::=");
        loop {
            let part = self.part();
            self.lists[number].push(part);
            if !self.takes("/") {
                return;
            }
        }
    }

    fn part(&mut self) -> Part {
        self.spaces();
        if self.peek().is_ascii_lowercase() {
            let list = self.name();
            return Part::List(self.mode_number(list));
        }
        let start = self.at;
        let name = self.name();
        let like = self.takes("=");
        let token = if like || !name.is_empty() {
            let number = self.production(name);
            self.grammar.tokens.insert(number);
            Some(number)
        } else {
            None
        };
        if !like {
            self.at = start;
        }
        let expr = self.sequence();
        let leaves = self.takes("<-");
        let mut enters = Vec::new();
        while self.takes("->") {
            let mode = self.name();
            enters.push(self.mode_number(mode));
        }
        Part::Rule(Rule {
            token,
            expr,
            leaves,
            enters,
        })
    }

    /// Puts the rules of lists where the lists stand. Lists do not have lists in them.
    fn expand(&mut self) {
        for number in 0..self.lists.len() {
            let mut rules = Vec::new();
            for part in &self.lists[number] {
                match part {
                    Part::Rule(rule) => rules.push(rule.clone()),
                    Part::List(list) => rules.extend(self.lists[*list].iter().map(|p| match p {
                        Part::Rule(rule) => rule.clone(),
                        Part::List(_) => panic!("a list of a mode has a list in it"),
                    })),
                }
            }
            let name = &self.grammar.modes[number].0;
            assert!(!rules.is_empty(), "the mode `{name}` is nowhere defined");
            self.grammar.modes[number].1 = rules;
        }
    }

    // ---- expressions --------------------------------------------------------------------------

    fn choice(&mut self) -> usize {
        let mut of = vec![self.sequence()];
        while self.takes("|") {
            of.push(self.sequence());
        }
        match of.len() {
            1 => of[0],
            _ => self.add(Expr::Choice(of)),
        }
    }

    fn sequence(&mut self) -> usize {
        let mut of = Vec::new();
        loop {
            self.spaces();
            let ends = self.at == self.text.len()
                || matches!(self.peek(), '|' | ')' | '/')
                || ["=>", "<-", "->"].iter().any(|sign| self.starts(sign))
                || self.defines();
            if ends {
                break;
            }
            let mut item = self.repeated();
            loop {
                self.spaces();
                if self.starts("->") {
                    break;
                }
                if self.takes("-") {
                    self.spaces();
                    let without = self.repeated();
                    item = self.add(Expr::Except(item, without));
                } else if self.takes(":") {
                    let name = self.name();
                    let number = self.production(name);
                    item = self.add(Expr::Both(item, number));
                } else {
                    break;
                }
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
        let sign = self.peek();
        match sign {
            '(' => {
                self.at += 1;
                let mut inner = self.choice();
                if self.takes("=>") {
                    self.spaces();
                    let by = self.primary();
                    let Expr::Literal(by) = &self.grammar.exprs[by] else {
                        self.fail("a literal should stand before here");
                    };
                    let by = by.clone();
                    inner = self.add(Expr::Replace(inner, by));
                }
                if !self.takes(")") {
                    self.fail("`)` should stand here");
                }
                inner
            }
            '"' | '\'' => {
                let text = self.up_to(sign);
                self.add(Expr::Literal(text))
            }
            '~' => {
                self.at += 1;
                let word = self.up_to('"');
                let of = word.into_iter().map(|c| self.any_case(c)).collect();
                self.add(Expr::Sequence(of))
            }
            '?' => {
                let text = self.up_to('?').into_iter().collect::<String>();
                self.add(Expr::Special(text.trim().to_owned()))
            }
            '[' => self.class(),
            '#' => {
                let c = self.character();
                self.add(Expr::Literal(vec![c]))
            }
            '&' | '!' => {
                self.at += 1;
                let of = self.repeated();
                self.add(Expr::Look {
                    of,
                    not: sign == '!',
                })
            }
            '^' => {
                let line = !self.starts("^^");
                self.at += if line { 1 } else { 2 };
                self.add(Expr::Start { line })
            }
            '=' => {
                self.at += 1;
                let name = self.name();
                let number = self.production(name);
                self.add(Expr::Same(number))
            }
            c if c.is_ascii_alphabetic() => {
                let name = self.name();
                let number = self.production(name);
                self.add(Expr::Name(number))
            }
            _ => self.fail("a name, a literal, a set or `(` should stand here"),
        }
    }

    /// A letter in both cases, or another character.
    fn any_case(&mut self, c: char) -> usize {
        if !c.is_ascii_alphabetic() {
            return self.add(Expr::Literal(vec![c]));
        }
        let cases = [c.to_ascii_uppercase(), c.to_ascii_lowercase()];
        self.add(Expr::Class {
            not: false,
            ranges: cases.map(|c| (c, c)).to_vec(),
        })
    }

    /// What stands between a sign here and the next of its kind in this line.
    fn up_to(&mut self, sign: char) -> Vec<char> {
        self.at += 1;
        let start = self.at;
        while self.peek() != sign {
            if matches!(self.peek(), '\0' | '\n') {
                self.fail("it should be closed");
            }
            self.at += 1;
        }
        self.at += 1;
        self.text[start..self.at - 1].to_vec()
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
        ranges.sort_unstable();
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
