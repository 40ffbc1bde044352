//! Tokens, under the names of Mermaid's grammar.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// `graph`, `flowchart`, …
    Graph,
    /// The end of the header's line, where no direction is written.
    NoDir,
    /// A direction behind the header.
    Dir,
    Subgraph,
    /// `end` and the white space behind it.
    End,
    /// A line's worth of text with `direction XX` in it, one kind for each direction.
    DirectionTb,
    DirectionBt,
    DirectionRl,
    DirectionLr,
    DirectionTd,
    AccTitle,
    AccTitleValue,
    AccDescr,
    AccDescrValue,
    AccDescrMultiline,
    Style,
    LinkStyle,
    ClassDef,
    Class,
    Default,
    Interpolate,
    /// `href` and one blank.
    Href,
    /// The id behind `click`.
    Click,
    CallbackName,
    CallbackArgs,
    LinkTarget,
    /// `e1@` before a link.
    LinkId,
    Num,
    /// `#`
    Brkt,
    /// `:::`
    StyleSeparator,
    Colon,
    Amp,
    Semi,
    Comma,
    Mult,
    /// A whole arrow, or its part behind a text; blanks around it included.
    Link,
    /// The part of an arrow before a text.
    StartLink,
    EdgeText,
    Text,
    Str,
    MdStr,
    ShapeData,
    /// `@{`, the first of a run of `ShapeData`.
    ShapeDataStart,
    /// `(-`
    EllipseStart,
    EllipseEnd,
    StadiumStart,
    StadiumEnd,
    SubroutineStart,
    SubroutineEnd,
    VertexWithPropsStart,
    /// `>`
    TagEnd,
    /// `<`
    TagStart,
    CylinderStart,
    CylinderEnd,
    DoubleCircleStart,
    DoubleCircleEnd,
    TrapStart,
    TrapEnd,
    InvTrapStart,
    InvTrapEnd,
    Pipe,
    /// `(`
    Ps,
    /// `)`
    Pe,
    /// `[`
    Sqs,
    /// `]`
    Sqe,
    DiamondStart,
    DiamondStop,
    /// `^`
    Up,
    /// `v`
    Down,
    /// `\|`
    Sep,
    NodeString,
    Minus,
    UnicodeText,
    Newline,
    Space,
    /// The end of the text.
    Eof,
    /// The end of the text inside brackets, quotes or the like.
    Unclosed,
    /// A character that no rule of the lexer's mode takes.
    Unknown,
}

/// A token and its place in the text that the lexer reads, quotes excluded for [`Kind::Str`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
}

impl Token {
    /// Its text.
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }
}

impl Kind {
    /// Whether the token opens a bracket with a label in it.
    pub(super) const fn opens(self) -> bool {
        matches!(
            self,
            Self::EllipseStart
                | Self::StadiumStart
                | Self::SubroutineStart
                | Self::TagEnd
                | Self::CylinderStart
                | Self::DoubleCircleStart
                | Self::TrapStart
                | Self::InvTrapStart
                | Self::Ps
                | Self::Sqs
                | Self::DiamondStart
        )
    }

    /// Whether the token closes one.
    pub(super) const fn closes(self) -> bool {
        matches!(
            self,
            Self::EllipseEnd
                | Self::StadiumEnd
                | Self::SubroutineEnd
                | Self::CylinderEnd
                | Self::DoubleCircleEnd
                | Self::TrapEnd
                | Self::InvTrapEnd
                | Self::Pe
                | Self::Sqe
                | Self::DiamondStop
        )
    }

    /// Whether the token is a word of the language that cannot be an id.
    pub(super) const fn is_keyword(self) -> bool {
        matches!(
            self,
            Self::End
                | Self::Graph
                | Self::Subgraph
                | Self::Style
                | Self::LinkStyle
                | Self::Class
                | Self::ClassDef
                | Self::Click
                | Self::CallbackName
                | Self::Href
                | Self::Interpolate
                | Self::LinkTarget
        )
    }

    /// Whether the token is a line of `direction`.
    pub(super) const fn directs(self) -> bool {
        matches!(
            self,
            Self::DirectionTb
                | Self::DirectionBt
                | Self::DirectionRl
                | Self::DirectionLr
                | Self::DirectionTd
        )
    }

    /// Whether the token ends a statement.
    pub(super) const fn separates(self) -> bool {
        matches!(self, Self::Newline | Self::Semi | Self::Eof)
    }
}
