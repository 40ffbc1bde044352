//! How `mermaidc fmt` lays charts out: `[fmt]`.

/// What can be chosen of a layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FormatOptions {
    /// How far each block is indented.
    pub indent: Indent,
    /// What becomes of quotes that a text does not need.
    pub quotes: Quotes,
}

/// How far a block is indented: `indent`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Indent {
    /// `2`: two spaces
    Two,
    /// `4`: four spaces
    #[default]
    Four,
    /// `"tab"`: a tab
    Tab,
}

impl Indent {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::Two, Self::Four, Self::Tab];

    /// What stands before a statement in one block.
    #[must_use]
    pub const fn step(self) -> &'static str {
        match self {
            Self::Two => "  ",
            Self::Four => "    ",
            Self::Tab => "\t",
        }
    }

    /// The value in a configuration file.
    #[must_use]
    pub const fn toml(self) -> &'static str {
        match self {
            Self::Two => "2",
            Self::Four => "4",
            Self::Tab => "\"tab\"",
        }
    }
}

/// What becomes of quotes that a text does not need: `quotes`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quotes {
    /// `"as-needed"`: they go
    #[default]
    AsNeeded,
    /// `"keep"`: they stay
    Keep,
}

impl Quotes {
    /// All there are.
    pub const ALL: [Self; 2] = [Self::AsNeeded, Self::Keep];

    /// The name in a configuration file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AsNeeded => "as-needed",
            Self::Keep => "keep",
        }
    }
}
