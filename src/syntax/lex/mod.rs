//! The lexers of the kinds that Mermaid reads with Jison: modes, and in each mode rules in order.
//!
//! Jison has a stack of modes. In each mode it tries a list of regular expressions in order and takes
//! the first that matches, not the longest; a rule may give a token or nothing, and may enter and
//! leave modes. To agree with Mermaid in every corner, a [`Lexicon`] is that list: the same modes and
//! the same rules in the same order, each a [`Pattern`], a token and a mode change ([`Rule`]). One
//! [`Lexer`] runs them all.
//!
//! Two things keep ninety rules in order cheap. A rule says which bytes it can begin with
//! ([`First`]), so that only a few are tried at a place; and what a pattern finds far ahead (white
//! space, the end of a line) is remembered by the [`Scanner`], so that the cost stays linear in the
//! text.
//!
//! The parsers read [`Tokens`], which are input of nom. They say how far they came, what would have
//! fitted there ([`TokenSet`]) and what was being read ([`Failure`]).

mod accessibility;
mod direction;
mod direction_places;
mod lexer;
mod lexicon;
mod patterns;
mod runs;
mod scanner;
#[cfg(test)]
pub(in crate::syntax) mod testing;
mod token;
mod tokens;

pub(in crate::syntax) use accessibility::{
    acc_descr, acc_descr_block, acc_title, block_value, line_value,
};
pub(in crate::syntax) use direction::{direction_lines, direction_td};
pub(in crate::syntax) use lexer::Lexer;
pub(in crate::syntax) use lexicon::{
    First, Lexicon, Rule, Rules, Scanner, at_end, made_once, modes, nom, scan, text, word,
};
pub(in crate::syntax) use patterns::{Match, is_boundary, whole_word};
pub(in crate::syntax) use scanner::{Extent, Memo};
pub(in crate::syntax) use token::{Token, TokenKind, TokenSet, token_kinds, token_set};
pub(in crate::syntax) use tokens::{Failure, Read, Tokens, one_of, run, token, within};
