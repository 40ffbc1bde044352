//! The tokens of pie charts.

use crate::syntax::lex::{self, token_kinds};

/// A token.
pub(super) type Token = lex::Token<Kind>;
/// The tokens that are still to be read.
pub(super) type Tokens<'a> = lex::Tokens<'a, Kind>;
/// What a parser gives.
pub(super) type Read<'a, T> = lex::Read<'a, Kind, T>;

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Within {
    /// A label, a colon and a value.
    Slice,
    /// A title or a description.
    Title,
}

token_kinds! {
    /// What a token can be.
    pub(in crate::syntax) enum Kind within Within {
        ShowData = "`showData`",
        Pie = "`pie`",
        Colon = "`:`",
        Number = "a number",
        AccDescr = "`accDescr`",
        AccTitle = "`accTitle`",
        Title = "`title`",
        Label = "a label in quotes",
        Newline = "the end of the line",
        Eof = "the end of the chart",
        Unknown = "something else",
    }
}
