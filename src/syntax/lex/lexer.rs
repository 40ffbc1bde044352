//! The lexer that runs the rules of a [`Lexicon`].

use super::direction_places::{self, Directions};
use super::lexicon::Scanner;
use super::lexicon::{Lexicon, Pattern, Rule};
use super::patterns::is_boundary;
use super::scanner::Extent;
use super::token::Token;

/// Reads a prepared text token by token. It can be set back to any place.
#[derive(Debug)]
pub(in crate::syntax) struct Lexer<'t, L: Lexicon> {
    scanner: Scanner<'t, L>,
    modes: Vec<L::Mode>,
    /// A bit for each rule of the first mode that can match anywhere in the text.
    of_use: u128,
    /// The end of the text was reached: from now on, nothing.
    done: bool,
}

impl<'t, L: Lexicon> Lexer<'t, L> {
    /// Begins at the start of a text.
    pub(in crate::syntax) fn new(text: &'t str) -> Self {
        let folded = L::IGNORE_CASE.then(|| text.to_ascii_lowercase());
        let folded = folded.as_deref().unwrap_or(text);
        let directions = Directions::of(folded, L::IGNORE_CASE);
        let holds = |needs: &str| match needs {
            direction_places::WORD => !directions.is_empty,
            _ => folded.contains(needs),
        };
        Self {
            of_use: L::rules(L::START).of_use(holds),
            scanner: Scanner::<L>::new(text, directions, L::state(text), L::IGNORE_CASE),
            modes: vec![L::START],
            done: false,
        }
    }

    /// Goes on at a place, as if a statement began there.
    pub(in crate::syntax) fn resume(&mut self, pos: usize) {
        self.resume_in(pos, L::START);
    }

    /// Goes on at a place in a mode that was entered from the first one.
    pub(in crate::syntax) fn resume_in(&mut self, pos: usize, mode: L::Mode) {
        self.scanner.pos = pos;
        self.modes.clear();
        self.modes.push(L::START);
        if mode != L::START {
            self.modes.push(mode);
        }
        self.done = false;
    }

    /// Goes on at a place in a mode that was entered so many times, one in the other.
    pub(in crate::syntax) fn resume_nested(&mut self, pos: usize, mode: L::Mode, depth: usize) {
        self.scanner.pos = pos;
        while self.modes.len() > 1 && self.mode() != mode {
            self.modes.pop();
        }
        self.modes.resize(depth + 1, mode);
        self.done = false;
    }

    /// Goes on at a place that so many rounds of some modes are around, from the first one inwards.
    pub(in crate::syntax) fn resume_in_rounds(
        &mut self,
        pos: usize,
        rounds: usize,
        modes: &[L::Mode],
    ) {
        self.scanner.pos = pos;
        let all = std::iter::repeat_n(modes, rounds).flatten();
        let kept = self.modes[1..].iter().zip(all);
        let kept = kept.take_while(|(is, wanted)| is == wanted).count();
        self.modes.truncate(1 + kept);
        let missing = std::iter::repeat_n(modes, rounds).flatten().skip(kept);
        self.modes.extend(missing);
        self.done = false;
    }

    /// Where the next token, or what is passed over before it, begins.
    pub(in crate::syntax) fn pos(&self) -> usize {
        self.scanner.pos
    }

    /// How many modes the lexer is in: more than one inside brackets, quotes or the like.
    pub(in crate::syntax) fn depth(&self) -> usize {
        self.modes.len()
    }

    /// The mode.
    pub(in crate::syntax) fn mode(&self) -> L::Mode {
        self.modes.last().copied().unwrap_or(L::START)
    }

    /// The next token. At the end of the text what the mode says of it, once; then always
    /// [`Lexicon::END`].
    pub(in crate::syntax) fn next(&mut self) -> Token<L::Kind> {
        loop {
            let start = self.scanner.pos;
            if self.done {
                return token(L::END, start, start);
            }
            let rest = self.scanner.rest();
            self.done = rest.is_empty();
            let Some((rule, extent)) = self.step() else {
                let len = rest.chars().next().map_or(0, char::len_utf8);
                if len == 0 {
                    return token(L::END, start, start);
                }
                self.scanner.pos = start + len;
                return token(L::UNKNOWN, start, start + len);
            };
            self.scanner.pos = extent.next;
            for _ in 0..rule.leave {
                if self.modes.len() > 1 {
                    self.modes.pop();
                }
            }
            self.modes.extend(rule.enter);
            match rule.kind {
                Some(kind) => return token(kind, extent.start, extent.end),
                // A match without a token leads on, at the end of the text, too.
                None => self.done = false,
            }
        }
    }

    /// The first rule of the mode that matches.
    fn step(&mut self) -> Option<(&'static Rule<L>, Extent)> {
        let mode = self.mode();
        let some = if mode == L::START {
            self.of_use
        } else {
            u128::MAX
        };
        let byte = self.scanner.byte();
        for rule in L::rules(mode).able(byte, some) {
            if let Some(extent) = find(&mut self.scanner, rule.pattern) {
                return Some((rule, extent));
            }
        }
        None
    }
}

fn token<K>(kind: K, start: usize, end: usize) -> Token<K> {
    Token {
        kind,
        start: start as u32,
        end: end as u32,
    }
}

/// What a pattern matches where the scanner stands.
pub(super) fn find<L: Lexicon>(
    scanner: &mut Scanner<'_, L>,
    pattern: Pattern<L>,
) -> Option<Extent> {
    let rest = scanner.rest();
    let len = match pattern {
        Pattern::Text(text) => scanner.literal(text)?,
        Pattern::Word(word) => {
            let len = scanner.literal(word)?;
            is_boundary(&rest[len..]).then_some(len)?
        }
        Pattern::Nom(parse) => parse(rest).ok()?.1.len(),
        Pattern::Scan(scan) => {
            let pos = scanner.pos;
            let found = scan(scanner);
            scanner.pos = pos;
            return found;
        }
    };
    Some(Extent::new(scanner.pos, scanner.pos + len))
}
