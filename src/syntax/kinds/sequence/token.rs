//! The tokens of sequence diagrams.

use crate::syntax::lex::{TokenSet, token_kinds, token_set};

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Within {
    /// A message.
    Message,
    /// A note.
    Note,
    /// `participant`, `actor`, `create`, `destroy`.
    Participant,
    /// The data in `@{ … }`.
    Data,
    /// `activate` and `deactivate`.
    Activation,
    /// `autonumber`.
    Autonumber,
    /// `link`, `links`, `properties`, `details`.
    Details,
}

token_kinds! {
    /// What a token can be.
    pub(in crate::syntax) enum Kind within Within {
        Newline = "the end of the line",
        End = "`end`",
        Header = "`sequenceDiagram`",
        Number = "a number",
        Actor = "a name",
        Comma = "`,`",
        Text = "`:` and a text",
        Plus = "`+`",
        Minus = "`-`",
        Central = "`()`",
        // Statements about participants.
        Participant = "`participant`",
        ParticipantActor = "`actor`",
        Create = "`create`",
        Destroy = "`destroy`",
        As = "`as`",
        ConfigStart = "`@{`",
        ConfigContent = "data",
        ConfigEnd = "`}`",
        Activate = "`activate`",
        Deactivate = "`deactivate`",
        Links = "`links`",
        Link = "`link`",
        Properties = "`properties`",
        Details = "`details`",
        // Blocks.
        Box = "`box`",
        Loop = "`loop`",
        Rect = "`rect`",
        Opt = "`opt`",
        Alt = "`alt`",
        Else = "`else`",
        Par = "`par`",
        ParOver = "`par_over`",
        And = "`and`",
        Critical = "`critical`",
        Option = "`option`",
        Break = "`break`",
        RestOfLine = "the rest of the line",
        // Notes and numbers.
        Note = "`note`",
        LeftOf = "`left of`",
        RightOf = "`right of`",
        Over = "`over`",
        Autonumber = "`autonumber`",
        Off = "`off`",
        // Titles.
        Title = "`title`",
        LegacyTitle = "`title:`",
        AccTitle = "`accTitle:`",
        AccTitleValue = "a title",
        AccDescr = "`accDescr:`",
        AccDescrValue = "a description",
        AccDescrBlock = "`accDescr {`",
        // Arrows.
        SolidArrow = "`->>`",
        DottedArrow = "`-->>`",
        BothSolid = "`<<->>`",
        BothDotted = "`<<-->>`",
        SolidOpen = "`->`",
        DottedOpen = "`-->`",
        SolidCross = "`-x`",
        DottedCross = "`--x`",
        SolidPoint = "`-)`",
        DottedPoint = "`--)`",
        TopDotted = "`--|\\`",
        BottomDotted = "`--|/`",
        StickTopDotted = "`--\\\\`",
        StickBottomDotted = "`--//`",
        TopReverseDotted = "`/|--`",
        BottomReverseDotted = "`\\|--`",
        StickTopReverseDotted = "`//--`",
        StickBottomReverseDotted = "`\\\\--`",
        Top = "`-|\\`",
        Bottom = "`-|/`",
        StickTop = "`-\\\\`",
        StickBottom = "`-//`",
        TopReverse = "`/|-`",
        BottomReverse = "`\\|-`",
        StickTopReverse = "`//-`",
        StickBottomReverse = "`\\\\-`",
        // What fits nowhere.
        Invalid = "a character that does not fit",
        Unknown = "the end of the line",
        Eof = "the end of the chart",
    }
}

/// Every arrow of a message.
pub(super) const ARROWS: TokenSet<Kind> = token_set!(
    Kind: SolidArrow, DottedArrow, BothSolid, BothDotted, SolidOpen, DottedOpen, SolidCross,
    DottedCross, SolidPoint, DottedPoint, TopDotted, BottomDotted, StickTopDotted,
    StickBottomDotted, TopReverseDotted, BottomReverseDotted, StickTopReverseDotted,
    StickBottomReverseDotted, Top, Bottom, StickTop, StickBottom, TopReverse, BottomReverse,
    StickTopReverse, StickBottomReverse
);

/// What ends a statement, or cannot stand in any.
pub(super) const ENDS: TokenSet<Kind> = token_set!(Kind: Newline, Unknown, Eof);
