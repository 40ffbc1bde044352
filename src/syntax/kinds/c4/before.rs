//! What may come, by what stands before it.

/// What stands before the next token, which says what may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// The line of the header: a statement has to come.
    Header,
    /// The brace of a boundary: an element, a boundary or a relation has to come.
    Brace,
    /// A title, on the same line.
    Title,
    /// Anything else, on the same line.
    Call,
    /// The end of a line.
    Line,
    /// What could not be read.
    Broken,
}

impl Before {
    /// Whether a line may end here.
    pub(super) fn takes_line(self) -> bool {
        matches!(self, Self::Title | Self::Call | Self::Broken)
    }

    /// Whether a title may stand here.
    pub(super) fn takes_title(self) -> bool {
        matches!(self, Self::Header | Self::Line | Self::Broken)
    }

    /// Whether an element, a boundary or a relation may stand here.
    pub(super) fn takes_call(self) -> bool {
        self != Self::Call
    }

    /// Whether a brace may close a boundary here, if one is open.
    pub(super) fn takes_brace(self) -> bool {
        !matches!(self, Self::Header | Self::Brace)
    }
}
