//! The indices of a decision: each list has its own, so that one is never taken for another.

macro_rules! ids {
    ($($(#[$docs:meta])* $name:ident),* $(,)?) => {$(
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The one at a place in its list. Lists are shorter than 2³² items, as texts are.
            #[must_use]
            pub const fn new(index: usize) -> Self {
                Self(index as u32)
            }

            /// The place in its list.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<$name> for usize {
            fn from(id: $name) -> Self {
                id.index()
            }
        }
    )*};
}

ids! {
    /// A question of a decision.
    QuestionId,
    /// An answer of a question.
    AnswerId,
    /// A variable of a decision.
    VariableId,
    /// An answer of a variable.
    ChoiceId,
    /// An outcome of a decision.
    OutcomeId,
    /// An entry of a decision.
    EntryId,
    /// A loop of a decision.
    LoopId,
}

/// An answer given to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Given {
    /// The question.
    pub question: QuestionId,
    /// Its answer.
    pub answer: AnswerId,
}

impl Given {
    /// An answer given to a question, both by index.
    #[must_use]
    pub const fn new(question: usize, answer: usize) -> Self {
        Self {
            question: QuestionId::new(question),
            answer: AnswerId::new(answer),
        }
    }
}

/// What a row asks for: an answer of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Condition {
    /// The variable.
    pub variable: VariableId,
    /// Its answer.
    pub choice: ChoiceId,
}
