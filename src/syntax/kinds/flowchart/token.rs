//! Tokens, under the names of Mermaid's grammar, and what can be read when one does not fit.

use crate::syntax::lex::{TokenSet, token_kinds, token_set};

token_kinds! {
    /// What a token is.
    pub(super) enum Kind within Within {
        /// `graph`, `flowchart`, …
        Graph = "`graph`",
        /// The end of the header's line, where no direction is written.
        NoDir = "a line break",
        /// A direction after the header.
        Dir = "a direction",
        Subgraph = "`subgraph`",
        /// `end` and the white space after it.
        End = "`end`",
        /// A line's worth of text with `direction XX` in it, one kind for each direction.
        DirectionTb = "`direction TB`",
        DirectionBt = "`direction BT`",
        DirectionRl = "`direction RL`",
        DirectionLr = "`direction LR`",
        DirectionTd = "`direction TD`",
        AccTitle = "`accTitle:`",
        AccTitleValue = "a title",
        AccDescr = "`accDescr:`",
        AccDescrValue = "a description",
        AccDescrMultiline = "a description",
        Style = "`style`",
        LinkStyle = "`linkStyle`",
        ClassDef = "`classDef`",
        Class = "`class`",
        Default = "`default`",
        Interpolate = "`interpolate`",
        /// `href` and one space.
        Href = "`href`",
        /// The id after `click`.
        Click = "`click`",
        CallbackName = "`call`",
        CallbackArgs = "arguments",
        LinkTarget = "a target such as `_blank`",
        /// `e1@` before a link.
        LinkId = "the id of a link",
        Num = "a number",
        /// `#`
        Brkt = "`#`",
        /// `:::`
        StyleSeparator = "`:::`",
        Colon = "`:`",
        Amp = "`&`",
        Semi = "`;`",
        Comma = "`,`",
        Mult = "`*`",
        /// A whole arrow, or its part after a text; spaces around it included.
        Link = "an arrow",
        /// The part of an arrow before a text.
        StartLink = "the beginning of an arrow",
        EdgeText = "a text",
        Text = "a text",
        Str = "quoted text",
        MdStr = "a Markdown string",
        ShapeData = "data",
        /// `@{`, the first of a run of `ShapeData`.
        ShapeDataStart = "`@{`",
        /// `(-`
        EllipseStart = "`(-`",
        EllipseEnd = "`-)`",
        StadiumStart = "`([`",
        StadiumEnd = "`])`",
        SubroutineStart = "`[[`",
        SubroutineEnd = "`]]`",
        VertexWithPropsStart = "`[|`",
        /// `>`
        TagEnd = "`>`",
        /// `<`
        TagStart = "`<`",
        CylinderStart = "`[(`",
        CylinderEnd = "`)]`",
        DoubleCircleStart = "`(((`",
        DoubleCircleEnd = "`)))`",
        TrapStart = "`[/`",
        TrapEnd = "`\\]`",
        InvTrapStart = "`[\\`",
        InvTrapEnd = "`/]`",
        Pipe = "`|`",
        /// `(`
        Ps = "`(`",
        /// `)`
        Pe = "`)`",
        /// `[`
        Sqs = "`[`",
        /// `]`
        Sqe = "`]`",
        DiamondStart = "`{`",
        DiamondStop = "`}`",
        /// `^`
        Up = "`^`",
        /// `v`
        Down = "`v`",
        /// `\|`
        Sep = "`\\|`",
        NodeString = "an id",
        Minus = "`-`",
        UnicodeText = "an id",
        Newline = "a line break",
        Space = "a space",
        /// The end of the text.
        Eof = "the end of the chart",
        /// The end of the text inside brackets, quotes or the like.
        Unclosed = "the end of the chart",
        /// A character that no rule of the lexer's mode takes.
        Unknown = "a sign that does not fit",
    }
}

/// What is being read when a statement stops making sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// Nodes and the links between them, and no part of them that has a name here.
    Nodes,
    /// A label in brackets.
    Label,
    /// The text between the halves of an arrow.
    LinkText,
    /// The text between pipes.
    PipeText,
    /// The node that a link leads to.
    Target,
    /// The node after `&`.
    Ampersand,
    /// The class after `:::`.
    ClassName,
    /// `@{ … }`
    Data,
    Subgraph,
    Style,
    LinkStyle,
    ClassDef,
    Class,
    Click,
}

impl Within {
    /// The keyword of a statement; of a part of one, nothing.
    pub(super) const fn keyword(self) -> &'static str {
        match self {
            Self::Subgraph => "subgraph",
            Self::Style => "style",
            Self::LinkStyle => "linkStyle",
            Self::ClassDef => "classDef",
            Self::Class => "class",
            Self::Click => "click",
            _ => "",
        }
    }
}

/// Openers of a bracket with a label in it.
pub(super) const OPENERS: TokenSet<Kind> = token_set!(Kind:
    EllipseStart, StadiumStart, SubroutineStart, TagEnd, CylinderStart, DoubleCircleStart, TrapStart,
    InvTrapStart, Ps, Sqs, DiamondStart,
);

/// What closes one.
pub(super) const CLOSERS: TokenSet<Kind> = token_set!(Kind:
    EllipseEnd, StadiumEnd, SubroutineEnd, CylinderEnd, DoubleCircleEnd, TrapEnd, InvTrapEnd, Pe,
    Sqe, DiamondStop,
);

/// Words of the language that cannot be an id.
const KEYWORDS: TokenSet<Kind> = token_set!(Kind:
    End, Graph, Subgraph, Style, LinkStyle, Class, ClassDef, Click, CallbackName, Href, Interpolate,
    LinkTarget,
);

/// Lines of `direction`.
const DIRECTIONS: TokenSet<Kind> =
    token_set!(Kind: DirectionTb, DirectionBt, DirectionRl, DirectionLr, DirectionTd);

/// `separator`: what ends a statement.
pub(super) const SEPARATORS: TokenSet<Kind> = token_set!(Kind: Newline, Semi, Eof);

impl Kind {
    /// Whether the token opens a bracket with a label in it.
    pub(super) fn opens(self) -> bool {
        OPENERS.has(self)
    }

    /// Whether the token closes one.
    pub(super) fn closes(self) -> bool {
        CLOSERS.has(self)
    }

    /// Whether the token is a word of the language that cannot be an id.
    pub(super) fn is_keyword(self) -> bool {
        KEYWORDS.has(self)
    }

    /// Whether the token is a line of `direction`.
    pub(super) fn directs(self) -> bool {
        DIRECTIONS.has(self)
    }

    /// Whether the token ends a statement.
    pub(super) fn separates(self) -> bool {
        SEPARATORS.has(self)
    }
}
