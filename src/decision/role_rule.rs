//! The rules that give a node its role.

/// The rule that gave a node its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RoleRule {
    /// Its id names a subgraph.
    Subgraph,
    /// A `%% mermaidc:` directive says so.
    Directive,
    /// A class says so.
    Class,
    /// Two labels, and a sign of a question.
    Q1,
    /// One label on a node that asks.
    Q2,
    /// One label, and one way on without.
    Q3,
    /// Its answers are drawn as nodes.
    Q4,
    /// It asks, and rhombi are its answers.
    Q5,
    /// One answer is drawn as a node.
    Q6,
    /// Several ways on without labels.
    Q7,
    /// One way on from a rhombus that asks.
    Q8,
    /// Every way on says something else, in a chart that decides.
    Q9,
    /// Of its labels only one can hold.
    Q10,
    /// An explicit answer stands below it.
    ExplicitAnswer,
    /// A bare Yes or No below a question.
    WordAnswer,
    /// A rhombus below a question, which does not ask.
    RhombusAnswer,
    /// Its shape is that of a remark.
    NoteShape,
    /// No link touches it.
    NoLink,
    /// It only says that the chart ends.
    StopWord,
    /// No way leads on from it.
    NoWayOn,
    /// No way leads to it.
    NoWayIn,
    /// Ways lead to it and on from it.
    Between,
    /// It asks, or is a rhombus that only answers; something leads to it, and nothing leads on.
    Unfinished,
}

impl RoleRule {
    /// The name in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subgraph => "subgraph",
            Self::Directive => "directive",
            Self::Class => "class",
            Self::Q1 => "Q1",
            Self::Q2 => "Q2",
            Self::Q3 => "Q3",
            Self::Q4 => "Q4",
            Self::Q5 => "Q5",
            Self::Q6 => "Q6",
            Self::Q7 => "Q7",
            Self::Q8 => "Q8",
            Self::Q9 => "Q9",
            Self::Q10 => "Q10",
            Self::ExplicitAnswer => "explicit-answer",
            Self::WordAnswer => "word-answer",
            Self::RhombusAnswer => "rhombus-answer",
            Self::NoteShape => "note-shape",
            Self::NoLink => "no-link",
            Self::StopWord => "stop-word",
            Self::NoWayOn => "no-way-on",
            Self::NoWayIn => "no-way-in",
            Self::Between => "between",
            Self::Unfinished => "unfinished",
        }
    }

    /// Whether the author gave the role.
    #[must_use]
    pub const fn is_explicit(self) -> bool {
        matches!(self, Self::Directive | Self::Class)
    }
}
