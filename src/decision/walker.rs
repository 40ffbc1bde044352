//! Deciding with some answers given, and asking for them one by one.

use std::collections::BTreeSet;

use super::decisions::Decision;
use super::ids::{ChoiceId, EntryId, LoopId, OutcomeId, QuestionId, VariableId};
use super::reach::Together;
use super::segments::Begin;
use crate::model::graph::NodeIndex;

/// The answers given so far: for each variable the choice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Answers(Vec<Option<ChoiceId>>);

impl Answers {
    /// No answer yet.
    #[must_use]
    pub fn none(decision: &Decision) -> Self {
        Self(vec![None; decision.variables.len()])
    }

    /// The choice of a variable.
    #[must_use]
    pub fn get(&self, variable: VariableId) -> Option<ChoiceId> {
        self.0.get(variable.index()).copied().flatten()
    }

    /// Gives an answer, or takes it back. A variable that there is not changes nothing.
    pub fn set(&mut self, variable: VariableId, choice: Option<ChoiceId>) {
        if let Some(slot) = self.0.get_mut(variable.index()) {
            *slot = choice;
        }
    }
}

/// What follows from some answers, in chart order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// Outcomes reached.
    pub outcomes: Vec<OutcomeId>,
    /// What is passed other than as an outcome, in flow order.
    pub steps: Vec<NodeIndex>,
    /// Questions raised and not answered.
    pub open: Vec<QuestionId>,
    /// Loops that begin again.
    pub again: Vec<LoopId>,
}

impl Decision {
    /// Follows every arrow that the answers select, from an entry on. Linear in what they lead to.
    /// Choices that the variable does not have count as unanswered.
    #[must_use]
    pub fn decide(&self, entry: EntryId, answers: &Answers) -> Decided {
        self.decide_from(entry, Begin::Entry(entry), answers)
    }

    /// The same from where a loop begins again: in a loop without a head, that is not where the entry leads.
    #[must_use]
    pub fn decide_again(&self, entry: EntryId, again: LoopId, answers: &Answers) -> Decided {
        self.decide_from(entry, Begin::Head(self.head_of(again)), answers)
    }

    fn decide_from(&self, entry: EntryId, begin: Begin, answers: &Answers) -> Decided {
        if entry.index() >= self.entries.len() {
            return Decided::default();
        }
        let origins = self.origins_of(entry);
        let mut together = Together::default();
        let mut open = BTreeSet::new();
        let mut todo = vec![begin];
        while let Some(begin) = todo.pop() {
            let segment = self.segment(entry, begin);
            for question in together.add(self, origins, &segment) {
                todo.push(Begin::Also(question));
                let variable = self[question].variable;
                let choices = self[variable].answers.len();
                let said = answers.get(variable);
                match said.filter(|choice| choice.index() < choices) {
                    Some(choice) => {
                        if let Some((_, Some(answer))) = self.choices(question).nth(choice.index())
                        {
                            todo.push(Begin::Answer(question, answer));
                        }
                    }
                    None => {
                        open.insert(question);
                    }
                }
            }
        }
        Decided {
            steps: together.steps(self),
            outcomes: together.outcomes.into_iter().collect(),
            open: open.into_iter().collect(),
            again: together.again.into_iter().collect(),
        }
    }
}

/// Asks the questions of a decision one at a time, in chart order.
///
/// A loop that begins again forgets its own answers once its first question is answered anew. That
/// goes for a loop without a head too, which has no table: it begins again where the way comes back to it,
/// and the walk goes on from there.
#[derive(Clone, Debug)]
pub struct Walker<'d> {
    decision: &'d Decision,
    entry: EntryId,
    /// The loop without a head that began again last.
    round: Option<LoopId>,
    answers: Answers,
}

/// The answer is none that the asked question has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAsked;

impl std::fmt::Display for NotAsked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("this is not an answer to the question being asked")
    }
}

impl std::error::Error for NotAsked {}

impl<'d> Walker<'d> {
    /// Starts at an entry, with no question answered.
    #[must_use]
    pub fn new(decision: &'d Decision, entry: EntryId) -> Self {
        Self {
            decision,
            entry,
            round: None,
            answers: Answers::none(decision),
        }
    }

    /// The answers given so far.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What follows from the answers given so far.
    #[must_use]
    pub fn decided(&self) -> Decided {
        self.decide(&self.answers)
    }

    fn decide(&self, answers: &Answers) -> Decided {
        match self.round {
            None => self.decision.decide(self.entry, answers),
            Some(again) => self.decision.decide_again(self.entry, again, answers),
        }
    }

    /// The walker that the next question adds to: without the answers of a loop to begin again.
    fn pass(&self) -> Self {
        let mut pass = self.clone();
        let decided = self.decided();
        if !decided.open.is_empty() {
            return pass;
        }
        for &again in &decided.again {
            for &question in &self.decision[again].questions {
                let variable = self.decision[question].variable;
                pass.answers.set(variable, None);
            }
        }
        if let Some(&again) = decided.again.first()
            && self.decision.refusal().is_some()
        {
            pass.round = Some(again);
        }
        pass
    }

    /// The question to answer now; `None` at the end.
    #[must_use]
    pub fn question(&self) -> Option<QuestionId> {
        self.pass().decided().open.first().copied()
    }

    /// Answers that question by the words of an answer, case and outer punctuation aside, and returns
    /// the next one.
    ///
    /// # Errors
    ///
    /// [`NotAsked`] where nothing is asked, or the answer is none of its answers.
    pub fn answer(&mut self, words: &str) -> Result<Option<QuestionId>, NotAsked> {
        let question = self.question().ok_or(NotAsked)?;
        let key = super::key(words);
        let variable = self.decision[question].variable;
        let choice = self
            .decision
            .choices(question)
            .zip(&self.decision[variable].answers)
            .find(|((_, at), choice)| at.is_some() && choice.key == key)
            .map(|((choice, _), _)| choice)
            .ok_or(NotAsked)?;
        *self = self.pass();
        self.answers.set(variable, Some(choice));
        Ok(self.question())
    }

    /// Takes the last answer back (of this pass of a loop), and returns its question; `None` at the
    /// start. Replays the answers, so it costs as much as giving them.
    pub fn back(&mut self) -> Option<QuestionId> {
        let mut replay = Answers::none(self.decision);
        let mut last = None;
        loop {
            let decided = self.decide(&replay);
            let Some(&question) = decided.open.first() else {
                break;
            };
            let variable = self.decision[question].variable;
            let Some(choice) = self.answers.get(variable) else {
                break;
            };
            replay.set(variable, Some(choice));
            last = Some(question);
        }
        let question = last?;
        self.answers.set(self.decision[question].variable, None);
        Some(question)
    }
}
