//! Random sentences of a grammar: statements are drawn token by token, each token spelt as a rule of the lexer
//! has it, and again where the lexer makes something else of the text so far. Last, what the preparation takes out is put in.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::chart::{Lexer, is_chart, is_sentence};
use super::ebnf::{Expr, Grammar, Rule, has};
use super::matcher::Matcher;

/// How deep productions nest before the shortest way out is taken.
const DEPTH: usize = 40;

/// How often a text that cannot be is drawn anew.
const TRIES: usize = 3;

/// How many rules without a token may stand before a token: quotes closed, and opened.
const SILENT: usize = 3;

pub struct Draw<'g> {
    grammar: &'g Grammar,
    /// For each expression, how many levels its smallest text has.
    height: Vec<usize>,
    /// For each expression, how often it is chosen: the more, the more there is in it.
    weight: Vec<usize>,
    state: RefCell<u64>,
}

/// A text in the making.
struct Page<'g> {
    lexer: Lexer<'g>,
    /// The tokens so far, with the place and the modes before each.
    tokens: Vec<(usize, usize, Vec<usize>)>,
}

impl<'g> Draw<'g> {
    pub fn new(grammar: &'g Grammar, seed: u64) -> Self {
        let mut height = vec![usize::MAX; grammar.exprs.len()];
        loop {
            let before = height.clone();
            for (i, expr) in grammar.exprs.iter().enumerate() {
                let of = |e: &usize| before[*e];
                let least = match expr {
                    Expr::Name(number) if grammar.tokens.contains(number) => 0,
                    Expr::Name(number) | Expr::Both(_, number) => of(&grammar.expr(*number)),
                    Expr::Sequence(parts) => parts.iter().map(of).max().unwrap(),
                    Expr::Choice(parts) => parts.iter().map(of).min().unwrap(),
                    Expr::Repeat {
                        of: part, least, ..
                    } if *least > 0 => of(part),
                    Expr::Except(part, _) | Expr::Replace(part, _) => of(part),
                    Expr::Special(_) => usize::MAX,
                    _ => 0,
                };
                height[i] = height[i].min(least.saturating_add(1));
            }
            if height == before {
                break;
            }
        }
        let weight = (0..grammar.exprs.len())
            .map(|expr| {
                let mut parts = BTreeSet::new();
                grammar.parts(expr, false, &mut parts);
                1 + parts.len().isqrt()
            })
            .collect();
        Self {
            grammar,
            height,
            weight,
            state: RefCell::new(seed),
        }
    }

    /// A number below another: SplitMix64 (Steele, Lea and Flood, 2014).
    pub fn number(&self, below: usize) -> usize {
        let mut state = self.state.borrow_mut();
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    }

    /// A chart.
    pub fn chart(&self) -> String {
        loop {
            let mut text: String = self.prepared().into_iter().collect();
            if !is_chart(self.grammar, &text) {
                continue;
            }
            for _ in 0..self.number(4) {
                let more = self.unprepared(&text);
                if is_chart(self.grammar, &more) {
                    text = more;
                }
            }
            return text;
        }
    }

    /// A text of which the lexer makes a chart's tokens; mostly one that is a chart.
    fn prepared(&self) -> Vec<char> {
        let start = self.grammar.expr(self.grammar.number("chart"));
        loop {
            let mut page = Page {
                lexer: Lexer::new(self.grammar, Vec::new()),
                tokens: Vec::new(),
            };
            page.lexer.matcher.open = true;
            if self.tokens(start, 0, &mut page) {
                return page.lexer.matcher.text;
            }
        }
    }

    /// A sentence of a grammar of prepared texts, with a lexer or without.
    pub fn sentence(&self) -> String {
        if self.grammar.modes.is_empty() {
            return self.text("chart");
        }
        loop {
            let text = self.prepared();
            if is_sentence(self.grammar, text.clone()) {
                return text.into_iter().collect();
            }
        }
    }

    /// A text of a production of characters.
    pub fn text(&self, name: &str) -> String {
        let expr = self.grammar.expr(self.grammar.number(name));
        loop {
            let mut out = Vec::new();
            if self.characters(expr, 0, &mut out) {
                return out.into_iter().collect();
            }
        }
    }

    /// A text with something more that a step of the preparation will find: somewhere, or in the place of what
    /// that step would make of it.
    fn unprepared(&self, text: &str) -> String {
        let lists = ["preparation", "encoding"];
        let steps = self.grammar.names(lists[self.number(3) / 2]);
        let expr = self.grammar.expr(steps[self.number(steps.len())]);
        let mut drawn = Vec::new();
        if !self.characters(expr, 0, &mut drawn) {
            return text.to_owned();
        }
        let mut text: Vec<char> = text.chars().collect();
        let at = match &self.grammar.exprs[expr] {
            Expr::Replace(_, by) if !by.is_empty() => {
                let places: Vec<usize> = (0..text.len())
                    .filter(|&at| text[at..].starts_with(by))
                    .collect();
                if places.is_empty() {
                    return text.into_iter().collect();
                }
                let at = places[self.number(places.len())];
                text.drain(at..at + by.len());
                at
            }
            // Most stand at the start of the text or of a line.
            _ => match self.number(3) {
                0 => 0,
                1 => self.number(text.len() + 1),
                _ => {
                    let lines = text.iter().filter(|&&c| c == '\n').count();
                    let line = self.number(lines + 1);
                    let ends = text.iter().enumerate().filter(|(_, c)| **c == '\n');
                    ends.map(|(at, _)| at + 1).nth(line).unwrap_or(text.len())
                }
            },
        };
        text.splice(at..at, drawn);
        text.into_iter().collect()
    }

    // ---- tokens -------------------------------------------------------------------------------

    /// Draws tokens; `false` where nothing fits after what is there.
    fn tokens(&self, expr: usize, depth: usize, page: &mut Page<'g>) -> bool {
        match &self.grammar.exprs[expr] {
            Expr::Name(number) if self.grammar.tokens.contains(number) => self.spell(*number, page),
            Expr::Name(number) => self.tokens(self.grammar.expr(*number), depth + 1, page),
            Expr::Sequence(of) => of.iter().all(|&part| self.tokens(part, depth + 1, page)),
            Expr::Choice(of) => (0..TRIES).any(|_| {
                let part = self.one_of(of, depth);
                page.or_back(|page| self.tokens(part, depth + 1, page))
            }),
            Expr::Repeat { of, least, many } => {
                let count = *least as usize + self.times(*many, depth);
                let drawn = (0..count)
                    .take_while(|_| page.or_back(|page| self.tokens(*of, depth + 1, page)))
                    .count();
                drawn >= *least as usize
            }
            Expr::Both(of, number) => {
                // The first token opens it; after that the text is drawn, not its tokens.
                let mut parts = BTreeSet::new();
                self.grammar.parts(*of, false, &mut parts);
                let first = parts
                    .iter()
                    .find_map(|&part| match self.grammar.exprs[part] {
                        Expr::Name(number) => Some(number),
                        _ => None,
                    });
                let mut text = Vec::new();
                self.spell(first.unwrap(), page)
                    && self.characters(self.grammar.expr(*number), depth + 1, &mut text)
                    && page.append(&text)
            }
            other => panic!("{other:?} is nothing for tokens"),
        }
    }

    fn one_of(&self, of: &[usize], depth: usize) -> usize {
        let least = of.iter().map(|&part| self.height[part]).min().unwrap();
        let open: Vec<usize> = (of.iter().copied())
            .filter(|&part| self.height[part] < usize::MAX)
            .filter(|&part| depth < DEPTH || self.height[part] == least)
            .collect();
        let mut at = self.number(open.iter().map(|&part| self.weight[part]).sum());
        let found = open.into_iter().find(|&part| {
            let found = at < self.weight[part];
            at = at.saturating_sub(self.weight[part]);
            found
        });
        found.unwrap()
    }

    fn times(&self, many: bool, depth: usize) -> usize {
        match (many, depth < DEPTH) {
            (_, false) => 0,
            (false, true) => self.number(2),
            (true, true) => [0, 0, 1, 1, 2, 2, 3, 5][self.number(8)],
        }
    }

    /// Appends a text of which the lexer makes a token.
    fn spell(&self, token: usize, page: &mut Page<'g>) -> bool {
        (0..TRIES).any(|_| {
            page.or_back(|page| {
                let before = (page.lexer.at, page.lexer.modes.clone());
                let mut text = Vec::new();
                let mut modes = before.1.clone();
                for _ in 0..=SILENT {
                    let mode = modes.last().copied().unwrap_or(0);
                    let fit = |rule: &&Rule| rule.token == Some(token);
                    let rules = &self.grammar.modes[mode].1;
                    let mut fits: Vec<&Rule> = rules.iter().filter(fit).collect();
                    let found = !fits.is_empty();
                    if !found {
                        fits = rules.iter().filter(|rule| rule.token.is_none()).collect();
                    }
                    if fits.is_empty() {
                        return false;
                    }
                    let rule = fits[self.number(fits.len())];
                    if !self.characters(rule.expr, 0, &mut text) {
                        return false;
                    }
                    if rule.leaves {
                        modes.pop();
                    }
                    modes.extend(&rule.enters);
                    if found {
                        page.lexer.matcher.text.extend(text);
                        page.tokens.push((token, before.0, before.1));
                        return page.is_as_drawn();
                    }
                }
                false
            })
        })
    }

    // ---- characters ---------------------------------------------------------------------------

    /// Draws a text; `false` where the exclusions leave none.
    fn characters(&self, expr: usize, depth: usize, out: &mut Vec<char>) -> bool {
        match &self.grammar.exprs[expr] {
            Expr::Literal(text) => out.extend(text),
            Expr::Class { not, ranges } => out.push(self.character(*not, ranges)),
            Expr::Name(number) | Expr::Both(_, number) | Expr::Same(number) => {
                return self.characters(self.grammar.expr(*number), depth + 1, out);
            }
            Expr::Sequence(of) => {
                return of.iter().all(|&part| self.characters(part, depth + 1, out));
            }
            Expr::Choice(of) => return self.characters(self.one_of(of, depth), depth + 1, out),
            Expr::Repeat { of, least, many } => {
                let count = *least as usize + self.times(*many, depth);
                return (0..count).all(|_| self.characters(*of, depth + 1, out));
            }
            Expr::Except(of, without) => {
                return (0..TRIES).any(|_| {
                    let start = out.len();
                    let taken = self.characters(*of, depth + 1, out)
                        && !Matcher::new(self.grammar, out[start..].to_vec()).matches(*without);
                    if !taken {
                        out.truncate(start);
                    }
                    taken
                });
            }
            Expr::Replace(of, _) => return self.characters(*of, depth + 1, out),
            // Whoever asks looks whether they hold.
            Expr::Look { .. } | Expr::Start { .. } => {}
            Expr::Special(what) => panic!("nothing can be drawn of `{what}`"),
        }
        true
    }

    /// A character of a set: mostly one that people type, now and then any.
    fn character(&self, not: bool, ranges: &[(char, char)]) -> char {
        const TYPED: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:;,#%&<>=~|/\\()[]{}'\"`@!?*+^$ \n\tvox";
        const OTHERS: [char; 4] = ['é', '日', 'ж', '🚀'];
        for _ in 0..64 {
            let c = if not || self.number(3) > 0 {
                let i = self.number(TYPED.len() + OTHERS.len());
                (TYPED.get(i).map(|&byte| byte as char)).or(OTHERS.get(i % OTHERS.len()).copied())
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

impl Page<'_> {
    /// Draws something, or leaves all as it was.
    fn or_back(&mut self, draw: impl FnOnce(&mut Self) -> bool) -> bool {
        let (len, count) = (self.lexer.matcher.text.len(), self.tokens.len());
        let state = (self.lexer.at, self.lexer.modes.clone());
        let drawn = draw(self);
        if !drawn {
            self.lexer.matcher.text.truncate(len);
            self.tokens.truncate(count);
            (self.lexer.at, self.lexer.modes) = state;
        }
        drawn
    }

    /// Reads the last tokens again: those whose end the new one can have moved.
    fn is_as_drawn(&mut self) -> bool {
        let from = self.tokens.len().saturating_sub(2);
        self.lexer.at = self.tokens[from].1;
        self.lexer.modes = self.tokens[from].2.clone();
        self.lexer.done = false;
        for i in from..self.tokens.len() {
            // A token that ends elsewhere makes those after it begin elsewhere.
            let is_same = self.tokens[i].1 == self.lexer.at;
            match self.lexer.next() {
                Some(Ok(token)) if token.number == self.tokens[i].0 && is_same => {}
                _ => return false,
            }
        }
        self.lexer.at == self.lexer.matcher.text.len()
    }

    /// Appends a text, of whatever tokens that do not leave the mode.
    fn append(&mut self, text: &[char]) -> bool {
        let depth = self.lexer.modes.len();
        self.lexer.matcher.text.extend(text);
        while self.lexer.at < self.lexer.matcher.text.len() {
            let before = (self.lexer.at, self.lexer.modes.clone());
            match self.lexer.next() {
                Some(Ok(token)) => self.tokens.push((token.number, before.0, before.1)),
                _ => return false,
            }
        }
        self.lexer.modes.len() == depth
    }
}
