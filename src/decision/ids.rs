//! The indices of a decision: each list has its own, so that one is never taken for another.

use std::ops::Index;

use super::decisions::Decision;
use super::model::{Answer, Choice, Entry, Loop, Outcome, Question, Variable};

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

macro_rules! index {
    ($($owner:ident [$id:ident] => $field:ident: $item:ident),* $(,)?) => {$(
        impl Index<$id> for $owner {
            type Output = $item;

            fn index(&self, id: $id) -> &$item {
                &self.$field[id.index()]
            }
        }
    )*};
}

index! {
    Decision[QuestionId] => questions: Question,
    Decision[VariableId] => variables: Variable,
    Decision[OutcomeId] => outcomes: Outcome,
    Decision[EntryId] => entries: Entry,
    Decision[LoopId] => loops: Loop,
    Question[AnswerId] => answers: Answer,
    Variable[ChoiceId] => answers: Choice,
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

impl Decision {
    /// Every question, in chart order.
    pub fn question_ids(&self) -> impl DoubleEndedIterator<Item = QuestionId> + use<> {
        (0..self.questions.len()).map(QuestionId::new)
    }

    /// Every variable, by its first question.
    pub fn variable_ids(&self) -> impl DoubleEndedIterator<Item = VariableId> + use<> {
        (0..self.variables.len()).map(VariableId::new)
    }

    /// Every entry, in chart order.
    pub fn entry_ids(&self) -> impl DoubleEndedIterator<Item = EntryId> + use<> {
        (0..self.entries.len()).map(EntryId::new)
    }

    /// Every outcome, in chart order.
    pub fn outcome_ids(&self) -> impl DoubleEndedIterator<Item = OutcomeId> + use<> {
        (0..self.outcomes.len()).map(OutcomeId::new)
    }

    /// The variable that a question asks for.
    #[must_use]
    pub fn variable_of(&self, question: QuestionId) -> &Variable {
        &self[self[question].variable]
    }

    /// The question that gives a variable its name: the first that asks for it.
    #[must_use]
    pub fn named_by(&self, variable: VariableId) -> &Question {
        &self[self[variable].questions[0]]
    }

    /// The answer that is given.
    #[must_use]
    pub fn answer(&self, given: Given) -> &Answer {
        &self[given.question][given.answer]
    }

    /// The answer that a condition asks for.
    #[must_use]
    pub fn choice(&self, condition: Condition) -> &Choice {
        &self[condition.variable][condition.choice]
    }
}

impl Question {
    /// Every answer, in order, else last.
    pub fn answer_ids(&self) -> impl DoubleEndedIterator<Item = AnswerId> + use<> {
        (0..self.answers.len()).map(AnswerId::new)
    }
}

impl Variable {
    /// Every answer, in order, else last.
    pub fn choice_ids(&self) -> impl DoubleEndedIterator<Item = ChoiceId> + use<> {
        (0..self.answers.len()).map(ChoiceId::new)
    }
}
