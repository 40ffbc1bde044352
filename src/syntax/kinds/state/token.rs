//! The tokens of state diagrams.

use crate::syntax::lex::{TokenSet, token_kinds, token_set};

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Within {
    /// `state "text" as A`.
    Alias,
    /// A note.
    Note,
    /// `classDef`, `class` and `style`.
    Style,
    /// `click`.
    Click,
    /// `scale`.
    Scale,
    /// A transition, from the arrow on.
    Transition,
    /// The name of a class after `:::`.
    Class,
    /// `accTitle` and `accDescr`.
    Accessibility,
}

token_kinds! {
    /// What a token can be.
    pub(in crate::syntax) enum Kind within Within {
        Newline = "the end of the line",
        Header = "`stateDiagram-v2`",
        Id = "a state",
        Edge = "`[*]`",
        Descr = "`:` and a text",
        Arrow = "`-->`",
        StyleSeparator = "`:::`",
        // Statements that begin with `state`.
        Composite = "a state",
        StructStart = "`{`",
        StructStop = "`}`",
        StateDescr = "a text",
        As = "`as`",
        Fork = "a fork",
        Join = "a join",
        Choice = "a choice",
        SeveralWords = "a name of several words",
        Concurrent = "`--`",
        // Notes.
        Note = "`note`",
        LeftOf = "`left of`",
        RightOf = "`right of`",
        NoteText = "the note's text",
        // Styles and clicks.
        ClassDef = "`classDef`",
        ClassDefDefault = "`default`",
        ClassDefId = "a class name",
        ClassDefStyles = "styles",
        Class = "`class`",
        ClassIds = "states",
        ClassName = "a class name",
        Style = "`style`",
        StyleIds = "states",
        StyleStyles = "styles",
        Click = "`click`",
        Href = "`href`",
        String = "quoted text",
        Default = "`default`",
        // The whole diagram.
        DirectionTb = "`direction TB`",
        DirectionBt = "`direction BT`",
        DirectionRl = "`direction RL`",
        DirectionLr = "`direction LR`",
        HideEmpty = "`hide empty description`",
        Scale = "`scale`",
        Width = "a number and `width`",
        AccTitle = "`accTitle:`",
        AccTitleValue = "a title",
        AccDescr = "`accDescr:`",
        AccDescrValue = "a description",
        AccDescrBlock = "`accDescr {`",
        // What fits nowhere.
        Invalid = "a character that does not fit",
        Unknown = "a character that does not fit",
        Eof = "the end of the chart",
    }
}

/// What a statement begins with.
pub(super) const FIRST: TokenSet<Kind> = token_set!(
    Kind: Newline, Id, Edge, Composite, StateDescr, Fork, Join, Choice, Concurrent, Note, ClassDef,
    Class, Style, Click, DirectionTb, DirectionBt, DirectionRl, DirectionLr, HideEmpty, Scale,
    AccTitle, AccDescr, AccDescrBlock
);
