//! The tokens of C4 diagrams.

use crate::syntax::lex::{TokenSet, token_kinds, token_set};

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Within {
    /// The arguments after a word.
    Arguments,
    /// The brace of a boundary.
    Brace,
}

token_kinds! {
    /// What a token can be.
    pub(in crate::syntax) enum Kind within Within {
        Newline = "the end of the line",
        Header = "a header",
        Element = "an element",
        Boundary = "a boundary",
        Relation = "a relation",
        Style = "a style",
        OpenBrace = "`{`",
        CloseBrace = "`}`",
        // Arguments.
        Quoted = "quoted text",
        Bare = "an argument",
        Key = "`$` and a name",
        Value = "`=` and quoted text",
        Empty = "an empty argument",
        // Titles.
        Title = "`title`",
        AccDescription = "`accDescription`",
        AccTitle = "`accTitle:`",
        AccTitleValue = "a title",
        AccDescr = "`accDescr:`",
        AccDescrValue = "a description",
        AccDescrBlock = "`accDescr {`",
        // What fits nowhere.
        Direction = "a direction",
        EndInside = "the end of the chart",
        Unknown = "a character that does not fit",
        Eof = "the end of the chart",
    }
}

/// What draws or styles something.
pub(super) const CALLS: TokenSet<Kind> = token_set!(Kind: Element, Boundary, Relation, Style);

/// What ends the tokens of a statement, or cannot stand in any.
pub(super) const ENDS: TokenSet<Kind> = token_set!(
    Kind: Newline, Header, OpenBrace, CloseBrace, Title, AccDescription, AccTitle, AccDescr,
    AccDescrBlock, Direction, EndInside, Unknown, Eof
);

/// What can stand in parentheses.
pub(super) const ARGUMENTS: TokenSet<Kind> = token_set!(Kind: Quoted, Bare, Key, Empty);
