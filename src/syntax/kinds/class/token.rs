//! The tokens of class diagrams.

use crate::syntax::lex::{TokenSet, token_kinds, token_set};

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Within {
    /// A relation, or a name with a member.
    Relation,
    /// `class`, up to its body.
    Class,
    /// What stands in the braces of a class.
    Body,
    /// `namespace`, up to its brace.
    Namespace,
    /// `<<interface>> A`
    Annotation,
    /// A note.
    Note,
    /// `click`, `link`, `callback`.
    Click,
    /// `style`, `classDef`.
    Style,
    /// `cssClass`.
    CssClass,
    /// A statement that stands in a namespace and is not a class, note or namespace.
    InNamespace,
    /// The label in brackets after a name.
    Label,
}

token_kinds! {
    /// What a token can be.
    pub(in crate::syntax) enum Kind within Within {
        Newline = "the end of the line",
        Header = "`classDiagram`",
        DirectionTb = "`direction TB`",
        DirectionBt = "`direction BT`",
        DirectionRl = "`direction RL`",
        DirectionLr = "`direction LR`",
        AccTitle = "`accTitle:`",
        AccTitleValue = "a title",
        AccDescr = "`accDescr:`",
        AccDescrValue = "a description",
        AccDescrBlock = "`accDescr {`",
        // Names.
        Word = "a name",
        Letter = "a name",
        Minus = "`-`",
        Dot = "`.`",
        Literal = "a name in backticks",
        Generic = "a type in `~`",
        Quoted = "quoted text",
        Label = "`:` and a text",
        // Classes.
        Class = "`class`",
        Namespace = "`namespace`",
        Open = "`{`",
        Close = "`}`",
        OpenInBody = "`{`",
        Member = "a member",
        StyleMark = "`:::`",
        BracketOpen = "`[`",
        BracketClose = "`]`",
        AnnotationOpen = "`<<`",
        AnnotationClose = "`>>`",
        // Relations.
        Extension = "`<|`",
        Dependency = "`<`",
        Composition = "`*`",
        Aggregation = "`o`",
        Lollipop = "`()`",
        Line = "`--`",
        DottedLine = "`..`",
        // Notes, links and styles.
        NoteFor = "`note for`",
        Note = "`note`",
        Callback = "`callback`",
        Link = "`link`",
        Click = "`click`",
        Href = "`href`",
        LinkTarget = "a target such as `_blank`",
        CallbackName = "`call` and a function",
        CallbackArgs = "arguments",
        Style = "`style`",
        ClassDef = "`classDef`",
        CssClass = "`cssClass`",
        Colon = "`:`",
        Comma = "`,`",
        Hash = "`#`",
        Percent = "`%`",
        // What fits nowhere.
        EdgeState = "`[*]`",
        Equals = "`=`",
        Plus = "`+`",
        Punctuation = "a sign",
        Unknown = "a character that does not fit",
        EndInBody = "the end of the chart",
        Eof = "the end of the chart",
        // After a text that ended inside quotes or the like.
        Cut = "the end of the chart",
    }
}

/// What ends the tokens of a statement, at the latest.
pub(super) const ENDS: TokenSet<Kind> = token_set!(Kind: Newline, Eof, Cut, EndInBody, Unknown);

/// The ends of the lines of relations.
pub(super) const HEADS: TokenSet<Kind> =
    token_set!(Kind: Extension, Dependency, Composition, Aggregation, Lollipop);

/// The lines of relations.
pub(super) const LINES: TokenSet<Kind> = token_set!(Kind: Line, DottedLine);
