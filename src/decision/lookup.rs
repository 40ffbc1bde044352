//! Looking things up in a decision by their indices.

use std::ops::Index;

use super::decisions::Decision;
use super::ids::{
    AnswerId, ChoiceId, Condition, EntryId, Given, LoopId, OutcomeId, QuestionId, VariableId,
};
use super::model::{Answer, Choice, Entry, Loop, Outcome, Question, Variable};

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

    /// Every loop, in chart order.
    pub fn loop_ids(&self) -> impl DoubleEndedIterator<Item = LoopId> + use<> {
        (0..self.loops.len()).map(LoopId::new)
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
