//! What comments such as `%% mermaidc: allow dead-end` say.

use crate::source::Span;

/// A comment that speaks to mermaidc: `%% mermaidc: …`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Remark {
    /// The whole comment, from `%%` to the end of its line.
    pub span: Span,
    /// The first word after `mermaidc:`; empty where there is none.
    pub verb: Word,
    /// What it says.
    pub directive: Directive,
}

/// A word of a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The text.
    pub text: String,
    /// Its place. In a comment between charts it is that of the whole comment.
    pub span: Span,
}

/// What such a comment says. Ids are as they were written: a chart may have no such node.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Directive {
    /// Nothing follows `mermaidc:`.
    Empty,
    /// `allow RULE, RULE A B -- why`; without a rule, it allows nothing.
    Allow {
        /// The rules.
        rules: Vec<Word>,
        /// What the findings are about; empty for every finding where the comment holds.
        ids: Vec<Word>,
    },
    /// `skip -- why`
    Skip {
        /// What is skipped.
        skipped: Skipped,
        /// A first word that does not give a reason.
        extra: Option<Word>,
    },
    /// `table`: where a decision table is written into a page.
    Table,
    /// `question A B`
    Role(RoleWord, Vec<Word>),
    /// `else B D`: the link from `B` to `D` is the one for every other answer.
    Else(Vec<Word>),
    /// `entry A`
    Entry(Vec<Word>),
    /// `policy unique`
    Policy(Vec<Word>),
    /// `same Q3 Q7`: one question that is asked twice.
    Same(Vec<Word>),
    /// `range B 0..100`; `None` where an id or the numbers are missing.
    Range(Option<NumberRange>),
    /// `name A = CommunicationKind`; `None` where it is not of this form.
    Name(Option<Pin>),
    /// A verb that mermaidc does not know.
    Unknown,
}

/// What a `skip` skips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Skipped {
    /// `skip`: one chart.
    Chart,
    /// `skip-start`: the charts up to `skip-end`.
    Start,
    /// `skip-end`
    End,
    /// `skip-file`
    File,
}

/// The word that gives a role to nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RoleWord {
    /// `question`
    Question,
    /// `answer`
    Answer,
    /// `outcome`
    Outcome,
    /// `stop`
    Stop,
    /// `step`
    Step,
    /// `start`
    Start,
    /// `fork`: a step of which every link is taken.
    Fork,
    /// `note`
    Note,
}

/// The numbers that a question can have as its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberRange {
    /// The id of the question.
    pub question: Word,
    /// The numbers, as written.
    pub written: Word,
    /// The least and the greatest; `None` where they are not a range of numbers.
    pub bounds: Option<Bounds>,
}

/// The least and the greatest number of a range; either may be open.
pub type Bounds = (Option<f64>, Option<f64>);

/// A name that is given to a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The id of the node.
    pub node: Word,
    /// The name.
    pub name: String,
    /// From the verb to the name.
    pub span: Span,
}

impl Directive {
    /// The words that a directive begins with, for suggestions.
    pub const VERBS: [&'static str; 16] = [
        "question", "answer", "outcome", "stop", "step", "start", "fork", "note", "else", "entry",
        "policy", "same", "range", "name", "allow", "skip",
    ];

    /// The ids that it names.
    #[must_use]
    pub fn ids(&self) -> &[Word] {
        match self {
            Self::Allow { ids, .. }
            | Self::Role(_, ids)
            | Self::Else(ids)
            | Self::Entry(ids)
            | Self::Same(ids) => ids,
            Self::Range(Some(range)) => std::slice::from_ref(&range.question),
            Self::Name(Some(pin)) => std::slice::from_ref(&pin.node),
            _ => &[],
        }
    }
}

impl RoleWord {
    /// The role word with a spelling.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "question" => Self::Question,
            "answer" => Self::Answer,
            "outcome" => Self::Outcome,
            "stop" => Self::Stop,
            "step" => Self::Step,
            "start" => Self::Start,
            "fork" => Self::Fork,
            "note" => Self::Note,
            _ => return None,
        })
    }

    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Outcome => "outcome",
            Self::Stop => "stop",
            Self::Step => "step",
            Self::Start => "start",
            Self::Fork => "fork",
            Self::Note => "note",
        }
    }
}
