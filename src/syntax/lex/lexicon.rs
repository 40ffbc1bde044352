//! What a lexer is given: modes, rules and tokens.

use std::fmt::Debug;

use super::patterns::Match;
use super::scanner::{self, Extent};
use super::token::TokenKind;

/// The modes, rules and tokens of one kind of diagram.
pub(in crate::syntax) trait Lexicon: Sized + 'static {
    /// A mode of the lexer; Jison calls it a start condition.
    type Mode: Copy + Eq + Debug + 'static;
    /// The tokens.
    type Kind: TokenKind;
    /// What patterns know of the whole text, beside what a [`Scanner`] remembers.
    type State: Debug;

    /// The mode in which statements are read.
    const START: Self::Mode;
    /// The token after the end of the text, again and again.
    const END: Self::Kind;
    /// A character that no rule takes.
    const UNKNOWN: Self::Kind;
    /// Whether words are read in any case.
    const IGNORE_CASE: bool = false;

    /// Looks over a text before it is read.
    fn state(text: &str) -> Self::State;

    /// The rules of a mode, in Mermaid's order. [`made_once`] keeps them.
    fn rules(mode: Self::Mode) -> &'static Rules<Self>;
}

/// Makes the enum of a lexicon's modes, with the list of them all.
macro_rules! modes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$about:meta])* $mode:ident,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $($(#[$about])* $mode,)* }

        impl $name {
            /// Every mode, each at the place of its number.
            $vis const ALL: &'static [Self] = &[$(Self::$mode),*];
        }
    };
}
pub(in crate::syntax) use modes;

/// The rules of a mode, which a function makes when a text first comes to it.
macro_rules! made_once {
    ($lexicon:ty, $mode:expr, $make:path) => {{
        const MODES: usize = <$lexicon as $crate::syntax::lex::Lexicon>::Mode::ALL.len();
        static RULES: [std::sync::OnceLock<$crate::syntax::lex::Rules<$lexicon>>; MODES] =
            [const { std::sync::OnceLock::new() }; MODES];
        RULES[$mode as usize].get_or_init(|| $make($mode))
    }};
}
pub(in crate::syntax) use made_once;

/// The text under the lexer of a kind.
pub(in crate::syntax) type Scanner<'t, L> = scanner::Scanner<'t, <L as Lexicon>::State>;

/// What a rule looks for.
pub(in crate::syntax) enum Pattern<L: Lexicon> {
    /// A text.
    Text(&'static str),
    /// A text that no letter, digit or `_` of ASCII follows.
    Word(&'static str),
    /// What a nom parser takes of the rest of the text.
    Nom(for<'t> fn(&'t str) -> Match<'t>),
    /// What needs to look back, or to remember what it found.
    Scan(fn(&mut Scanner<'_, L>) -> Option<Extent>),
}

impl<L: Lexicon> Clone for Pattern<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Lexicon> Copy for Pattern<L> {}

/// The bytes that a match can begin with, and whether it can be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct First {
    /// The bytes below 128, one bit each.
    ascii: u128,
    /// Any byte above.
    beyond: bool,
    /// The end of the text.
    end: bool,
}

impl First {
    /// Everything, the end of the text included.
    pub(in crate::syntax) const ANY: Self = Self {
        ascii: u128::MAX,
        beyond: true,
        end: true,
    };
    /// Only the end of the text.
    pub(in crate::syntax) const END: Self = Self {
        ascii: 0,
        beyond: false,
        end: true,
    };
    /// The letters, digits and `_` of ASCII.
    pub(in crate::syntax) const WORD: Self =
        Self::of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
    /// White space as JavaScript means it.
    pub(in crate::syntax) const SPACE: Self = Self::of("\t\n\u{b}\u{c}\r ").or_beyond();
    /// Every character beyond ASCII.
    pub(in crate::syntax) const BEYOND: Self = Self::of("").or_beyond();
    /// Every character, but not the end of the text.
    pub(in crate::syntax) const SOME: Self = Self {
        ascii: u128::MAX,
        beyond: true,
        end: false,
    };

    /// Some characters of ASCII.
    pub(in crate::syntax) const fn of(signs: &str) -> Self {
        let bytes = signs.as_bytes();
        let mut ascii = 0;
        let mut i = 0;
        while i < bytes.len() {
            ascii |= 1 << (bytes[i] & 127);
            i += 1;
        }
        Self {
            ascii,
            beyond: false,
            end: false,
        }
    }

    /// And every character beyond ASCII.
    pub(in crate::syntax) const fn or_beyond(self) -> Self {
        Self {
            beyond: true,
            ..self
        }
    }

    /// And what another set has.
    pub(in crate::syntax) const fn or(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            beyond: self.beyond || other.beyond,
            end: self.end || other.end,
        }
    }

    /// Whether a byte, or the end of the text, is in the set.
    #[cfg(test)]
    pub(super) const fn has(self, byte: Option<u8>) -> bool {
        match byte {
            None => self.end,
            Some(byte) if byte < 128 => self.ascii >> byte & 1 == 1,
            Some(_) => self.beyond,
        }
    }

    /// The places of the set in the table of [`Rules`]: the bytes of ASCII, any other, the end of the text.
    fn places(self) -> impl Iterator<Item = usize> {
        let mut ascii = self.ascii;
        let bytes = std::iter::from_fn(move || {
            let byte = ascii.trailing_zeros() as usize;
            ascii &= ascii.checked_sub(1)?;
            Some(byte)
        });
        bytes
            .chain(self.beyond.then_some(128))
            .chain(self.end.then_some(129))
    }
}

/// One rule of a mode.
pub(in crate::syntax) struct Rule<L: Lexicon> {
    pub(super) pattern: Pattern<L>,
    pub(super) first: First,
    /// What no match can do without.
    needs: &'static str,
    /// The token; `None` where the match is passed over.
    pub(super) kind: Option<L::Kind>,
    /// How many modes are left.
    pub(super) leave: usize,
    /// The mode that is entered then.
    pub(super) enter: Option<L::Mode>,
}

impl<L: Lexicon> Clone for Rule<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Lexicon> Copy for Rule<L> {}

impl<L: Lexicon> Rule<L> {
    fn new(pattern: Pattern<L>, first: First, kind: Option<L::Kind>) -> Self {
        Self {
            pattern,
            first,
            needs: "",
            kind,
            leave: 0,
            enter: None,
        }
    }

    /// Enters a mode.
    pub(in crate::syntax) fn enter(self, mode: L::Mode) -> Self {
        Self {
            enter: Some(mode),
            ..self
        }
    }

    /// Says what no match can do without, in lower case: texts that do not hold it are read without the rule.
    pub(in crate::syntax) fn needing(self, needs: &'static str) -> Self {
        Self { needs, ..self }
    }

    /// Whether it is a rule for the end of the text.
    #[cfg(test)]
    pub(super) fn is_at_end(&self) -> bool {
        matches!(self.pattern, Pattern::Text(""))
    }

    /// Leaves the mode.
    pub(in crate::syntax) fn leave(self) -> Self {
        self.leave_some(1)
    }

    /// Leaves some modes.
    pub(in crate::syntax) fn leave_some(self, count: usize) -> Self {
        Self {
            leave: count,
            ..self
        }
    }
}

/// A rule for a text.
pub(in crate::syntax) fn text<L: Lexicon>(
    text: &'static str,
    kind: impl Into<Option<L::Kind>>,
) -> Rule<L> {
    Rule::new(Pattern::Text(text), first_of::<L>(text), kind.into())
}

/// A rule for a word: a text that no letter, digit or `_` of ASCII follows.
pub(in crate::syntax) fn word<L: Lexicon>(
    word: &'static str,
    kind: impl Into<Option<L::Kind>>,
) -> Rule<L> {
    Rule::new(Pattern::Word(word), first_of::<L>(word), kind.into())
}

/// A rule for what a nom parser takes. It matches only at what `first` has.
pub(in crate::syntax) fn nom<L: Lexicon>(
    first: First,
    pattern: for<'t> fn(&'t str) -> Match<'t>,
    kind: impl Into<Option<L::Kind>>,
) -> Rule<L> {
    Rule::new(Pattern::Nom(pattern), first, kind.into())
}

/// A rule for what needs the scanner. It matches only at what `first` has.
pub(in crate::syntax) fn scan<L: Lexicon>(
    first: First,
    pattern: fn(&mut Scanner<'_, L>) -> Option<Extent>,
    kind: impl Into<Option<L::Kind>>,
) -> Rule<L> {
    Rule::new(Pattern::Scan(pattern), first, kind.into())
}

/// A rule for the end of the text: `$`.
pub(in crate::syntax) fn at_end<L: Lexicon>(kind: impl Into<Option<L::Kind>>) -> Rule<L> {
    Rule::new(Pattern::Text(""), First::END, kind.into())
}

fn first_of<L: Lexicon>(text: &str) -> First {
    let sign = &text[..1];
    let lower = First::of(&sign.to_ascii_lowercase());
    if L::IGNORE_CASE {
        lower.or(First::of(&sign.to_ascii_uppercase()))
    } else {
        First::of(sign)
    }
}

/// The rules of a mode, and for every byte those that can match there.
pub(in crate::syntax) struct Rules<L: Lexicon> {
    pub(super) rules: Vec<Rule<L>>,
    /// A bit for each rule: for each byte of ASCII, for those above, and for the end of the text.
    able: [u128; 130],
}

impl<L: Lexicon> Rules<L> {
    /// The rules, in Mermaid's order: at most 128.
    pub(in crate::syntax) fn new(rules: impl IntoIterator<Item = Rule<L>>) -> Self {
        let rules: Vec<Rule<L>> = rules.into_iter().collect();
        debug_assert!(rules.len() <= 128, "a rule is a bit");
        let mut able = [0; 130];
        for (i, rule) in rules.iter().enumerate() {
            for place in rule.first.places() {
                able[place] |= 1 << i;
            }
        }
        Self { rules, able }
    }

    /// A bit for each rule: those of which a text holds what they need.
    pub(super) fn of_use(&self, holds: impl Fn(&str) -> bool) -> u128 {
        let mut known = ("", true);
        let mut bits = 0;
        for (i, rule) in self.rules.iter().enumerate() {
            if rule.needs != known.0 {
                known = (rule.needs, holds(rule.needs));
            }
            bits |= u128::from(known.1) << i;
        }
        bits
    }

    /// The rules among some that can match at a byte, or at the end of the text.
    pub(super) fn able(&self, byte: Option<u8>, some: u128) -> impl Iterator<Item = &Rule<L>> {
        let mut bits = some & self.able[byte.map_or(129, |byte| usize::from(byte.min(128)))];
        std::iter::from_fn(move || {
            let rule = self.rules.get(bits.trailing_zeros() as usize)?;
            bits &= bits - 1;
            Some(rule)
        })
    }
}
