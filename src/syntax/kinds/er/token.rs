//! The tokens of ER diagrams.

use crate::syntax::lex::{TokenSet, token_kinds, token_set};

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Within {
    /// A relationship, from the marks on.
    Relation,
    /// The label of a relationship, after its colon.
    Label,
    /// The text in brackets after an entity.
    Alias,
    /// The names of classes.
    Classes,
    /// An attribute.
    Attribute,
    /// `subgraph`, up to the end of the line.
    Subgraph,
    /// `style`, `classDef`.
    Style,
    /// `class`.
    Class,
}

token_kinds! {
    /// What a token can be.
    pub(in crate::syntax) enum Kind within Within {
        Newline = "the end of the line",
        Header = "`erDiagram`",
        DirectionTb = "`direction TB`",
        DirectionBt = "`direction BT`",
        DirectionRl = "`direction RL`",
        DirectionLr = "`direction LR`",
        AccTitle = "`accTitle:`",
        AccTitleValue = "a title",
        AccDescr = "`accDescr:`",
        AccDescrValue = "a description",
        AccDescrBlock = "`accDescr {`",
        // Names and texts.
        Quoted = "a name in quotes",
        Text = "quoted text",
        Word = "a name",
        Number = "a number",
        Decimal = "a number",
        One = "`1`",
        // Entities and their attributes.
        Open = "`{`",
        Close = "`}`",
        AttributeWord = "a word",
        Question = "`?`",
        Key = "a key",
        KeyComma = "`,`",
        Comment = "a comment in quotes",
        BracketOpen = "`[`",
        BracketClose = "`]`",
        StyleMark = "`:::`",
        Colon = "`:`",
        Comma = "`,`",
        // Relationships.
        ZeroOrOne = "`|o`",
        ZeroOrMore = "`}o`",
        OneOrMore = "`}|`",
        ExactlyOne = "`||`",
        Parent = "`u`",
        Solid = "`--`",
        Dashed = "`..`",
        // Subgraphs and styles.
        Subgraph = "`subgraph`",
        End = "`end`",
        Style = "`style`",
        ClassDef = "`classDef`",
        Class = "`class`",
        StyleWord = "a style",
        Hash = "`#`",
        Semicolon = "`;`",
        // What fits nowhere.
        Sign = "a sign",
        Unknown = "a character that does not fit",
        Eof = "the end of the chart",
        // After a text that ended between braces or backticks.
        Cut = "the end of the chart",
    }
}

/// The marks of how many.
pub(super) const CARDINALITIES: TokenSet<Kind> =
    token_set!(Kind: ZeroOrOne, ZeroOrMore, OneOrMore, ExactlyOne, Parent);

/// The lines of relationships.
pub(super) const LINES: TokenSet<Kind> = token_set!(Kind: Solid, Dashed);

/// What the name of an entity can be.
pub(super) const NAMES: TokenSet<Kind> = token_set!(Kind: Quoted, Word, Number, Decimal, One);

/// What the label of a relationship can be.
pub(super) const LABELS: TokenSet<Kind> = token_set!(Kind: Text, Quoted, Word);

/// What ends every statement.
pub(super) const ENDS: TokenSet<Kind> = token_set!(Kind: Eof, Cut);
