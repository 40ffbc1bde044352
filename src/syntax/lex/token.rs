//! Tokens, and sets of their kinds.

use std::fmt::{self, Debug};
use std::marker::PhantomData;

use crate::source::TextRange;

/// What a token can be. [`token_kinds`] makes such an enum.
pub(in crate::syntax) trait TokenKind: Copy + Eq + Debug + 'static {
    /// What can be read when a token does not fit.
    type Within: Copy + Eq + Debug + 'static;

    /// Every kind, in the order of their indices. At most 128.
    const ALL: &'static [Self];

    /// Its place in [`TokenKind::ALL`].
    fn index(self) -> u32;

    /// What it is, in the words of who writes charts: "an arrow", "`end`".
    fn shown(self) -> &'static str;
}

/// Makes the enum of a lexicon's tokens, each with its name in messages, and names for what the lexer and the
/// parsers make of them.
macro_rules! token_kinds {
    ($(#[$meta:meta])* $vis:vis enum $name:ident within $within:ty {
        $($(#[$about:meta])* $kind:ident = $shown:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        $vis enum $name { $($(#[$about])* $kind,)* }

        impl $crate::syntax::lex::TokenKind for $name {
            type Within = $within;
            const ALL: &'static [Self] = &[$(Self::$kind),*];

            fn index(self) -> u32 {
                self as u32
            }

            fn shown(self) -> &'static str {
                match self { $(Self::$kind => $shown),* }
            }
        }

        /// A token and its place in the text that the lexer reads.
        pub(super) type Token = $crate::syntax::lex::Token<$name>;
        /// The tokens that are still to be read.
        pub(super) type Tokens<'a> = $crate::syntax::lex::Tokens<'a, $name>;
        /// What a parser gives.
        pub(super) type Read<'a, T> = $crate::syntax::lex::Read<'a, $name, T>;
        /// Why a statement could not be read.
        pub(super) type Failure = $crate::syntax::lex::Failure<$name>;
    };
}
pub(in crate::syntax) use token_kinds;

/// A set of tokens as a constant: `token_set!(Kind: Colon, Comma)`.
macro_rules! token_set {
    ($kind:ident: $($name:ident),* $(,)?) => {
        $crate::syntax::lex::TokenSet::<$kind>::from_bits(0 $(| 1u128 << ($kind::$name as u32))*)
    };
}
pub(in crate::syntax) use token_set;

/// A token and its place in the text that the lexer reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Token<K> {
    /// What it is.
    pub(in crate::syntax) kind: K,
    /// Its first byte.
    pub(in crate::syntax) start: u32,
    /// The byte after its last.
    pub(in crate::syntax) end: u32,
}

impl<K> Token<K> {
    /// Its place.
    pub(in crate::syntax) fn range(&self) -> TextRange {
        TextRange::new(self.start, self.end)
    }

    /// Its text.
    pub(in crate::syntax) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }
}

/// Some kinds of token.
pub(in crate::syntax) struct TokenSet<K> {
    bits: u128,
    kinds: PhantomData<K>,
}

impl<K> Clone for TokenSet<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for TokenSet<K> {}

impl<K> PartialEq for TokenSet<K> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<K> Eq for TokenSet<K> {}

impl<K> Default for TokenSet<K> {
    fn default() -> Self {
        Self::from_bits(0)
    }
}

impl<K> TokenSet<K> {
    /// The set of which each bit is a kind's index; see [`token_set`].
    pub(in crate::syntax) const fn from_bits(bits: u128) -> Self {
        Self {
            bits,
            kinds: PhantomData,
        }
    }

    /// What either set has.
    pub(in crate::syntax) const fn or(self, other: Self) -> Self {
        Self::from_bits(self.bits | other.bits)
    }
}

impl<K: TokenKind> TokenSet<K> {
    /// The set of every kind.
    pub(in crate::syntax) const ALL: Self = Self::from_bits(u128::MAX);

    /// The set of one kind.
    pub(in crate::syntax) fn one(kind: K) -> Self {
        Self::from_bits(1 << kind.index())
    }

    /// Whether a kind is in it.
    pub(in crate::syntax) fn has(self, kind: K) -> bool {
        self.bits >> kind.index() & 1 == 1
    }

    /// Its kinds, in their order.
    pub(in crate::syntax) fn iter(self) -> impl Iterator<Item = K> {
        K::ALL.iter().copied().filter(move |&kind| self.has(kind))
    }
}

impl<K: TokenKind> From<K> for TokenSet<K> {
    fn from(kind: K) -> Self {
        Self::one(kind)
    }
}

impl<K: TokenKind> Debug for TokenSet<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
