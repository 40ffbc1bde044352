//! Deciding with some answers given, and asking for them one by one.

use super::decisions::Decision;
use super::flow::{Mark, Way};

/// The answers given so far: for each variable (by index) the choice (by index).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Answers(Vec<Option<usize>>);

impl Answers {
    /// No answer yet.
    #[must_use]
    pub fn none(decision: &Decision) -> Self {
        Self(vec![None; decision.variables.len()])
    }

    /// The choice of a variable.
    #[must_use]
    pub fn get(&self, variable: usize) -> Option<usize> {
        self.0.get(variable).copied().flatten()
    }

    /// Gives an answer, or takes it back. An index that there is not changes nothing.
    pub fn set(&mut self, variable: usize, choice: Option<usize>) {
        if let Some(slot) = self.0.get_mut(variable) {
            *slot = choice;
        }
    }
}

/// What follows from some answers: rising indices into the lists of the [`Decision`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// Outcomes and stops reached.
    pub outcomes: Vec<usize>,
    /// Steps and starts passed.
    pub steps: Vec<usize>,
    /// Questions raised and not answered.
    pub open: Vec<usize>,
    /// Loops that begin again.
    pub again: Vec<usize>,
}

impl Decision {
    /// Follows every arrow that the answers select, from an entry (by index) on. Linear in the
    /// decision. Choices that the variable does not have count as unanswered.
    #[must_use]
    pub fn decide(&self, entry: usize, answers: &Answers) -> Decided {
        let flow = &self.flow;
        let back = self.backs.back(entry);
        let mut decided = Decided::default();
        let Some(&start) = self.starts.get(entry) else {
            return decided;
        };
        let mut seen = vec![false; flow.len()];
        seen[start] = true;
        let mut todo = vec![start];
        while let Some(node) = todo.pop() {
            match flow.marks[node] {
                Mark::Outcome(outcome) => decided.outcomes.push(outcome),
                Mark::Step(step) => decided.steps.push(step),
                Mark::Plain | Mark::Question(_) => {}
            }
            let mut go = |targets: &[usize]| {
                for &to in targets {
                    if back.holds(node, to) {
                        let head = flow.nodes[to];
                        decided.again.extend(self.loop_at(head));
                    }
                    if !std::mem::replace(&mut seen[to], true) {
                        todo.push(to);
                    }
                }
            };
            match &flow.ways[node] {
                Way::On(on) => go(on),
                Way::Ask(question) => {
                    let ask = &flow.asks[*question];
                    go(&ask.also);
                    let variable = self.questions[*question].variable;
                    let choices = self.variables[variable].answers.len();
                    match answers.get(variable).filter(|&choice| choice < choices) {
                        Some(choice) => {
                            if let Some((_, Some(answer))) = self.choices(*question).nth(choice) {
                                go(&ask.answers[answer]);
                            }
                        }
                        None => decided.open.push(*question),
                    }
                }
            }
        }
        for list in [
            &mut decided.outcomes,
            &mut decided.steps,
            &mut decided.open,
            &mut decided.again,
        ] {
            list.sort_unstable();
            list.dedup();
        }
        decided
    }
}

/// Asks the questions of a decision one at a time, in chart order.
///
/// A loop that begins again forgets its own answers once its first question is answered anew. That
/// goes for a loop without a head too, of which there is no table: it begins again where the way comes back to it.
#[derive(Clone, Debug)]
pub struct Walker<'d> {
    decision: &'d Decision,
    entry: usize,
    answers: Answers,
}

/// The answer is none that the asked question has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAsked;

impl std::fmt::Display for NotAsked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("this is no answer to the question being asked")
    }
}

impl std::error::Error for NotAsked {}

impl<'d> Walker<'d> {
    /// Starts at an entry (by index), with no question answered.
    #[must_use]
    pub fn new(decision: &'d Decision, entry: usize) -> Self {
        Self {
            decision,
            entry,
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
        self.decision.decide(self.entry, &self.answers)
    }

    /// The answers that the next question adds to: without those of a loop to begin again.
    fn pass(&self) -> Answers {
        let mut answers = self.answers.clone();
        let decided = self.decided();
        if decided.open.is_empty() {
            for again in decided.again {
                for &question in &self.decision.loops[again].questions {
                    answers.set(self.decision.questions[question].variable, None);
                }
            }
        }
        answers
    }

    /// The question (by index) to answer now; `None` at the end.
    #[must_use]
    pub fn question(&self) -> Option<usize> {
        let decided = self.decision.decide(self.entry, &self.pass());
        decided.open.first().copied()
    }

    /// Answers that question by the words of an answer, case and outer punctuation aside, and returns
    /// the next one.
    ///
    /// # Errors
    ///
    /// [`NotAsked`] where nothing is asked, or the answer is none of its answers.
    pub fn answer(&mut self, words: &str) -> Result<Option<usize>, NotAsked> {
        let question = self.question().ok_or(NotAsked)?;
        let key = super::key(words);
        let variable = self.decision.questions[question].variable;
        let choice = self
            .decision
            .choices(question)
            .zip(&self.decision.variables[variable].answers)
            .find(|((_, at), choice)| at.is_some() && choice.key == key)
            .map(|((choice, _), _)| choice)
            .ok_or(NotAsked)?;
        let mut answers = self.pass();
        answers.set(variable, Some(choice));
        self.answers = answers;
        Ok(self.question())
    }

    /// Takes the last answer back (of this pass of a loop), and returns its question; `None` at the
    /// start. Replays the answers, so it costs as much as giving them.
    pub fn back(&mut self) -> Option<usize> {
        let mut replay = Answers::none(self.decision);
        let mut last = None;
        loop {
            let decided = self.decision.decide(self.entry, &replay);
            let Some(&question) = decided.open.first() else {
                break;
            };
            let variable = self.decision.questions[question].variable;
            let Some(choice) = self.answers.get(variable) else {
                break;
            };
            replay.set(variable, Some(choice));
            last = Some(question);
        }
        let question = last?;
        self.answers
            .set(self.decision.questions[question].variable, None);
        Some(question)
    }
}
