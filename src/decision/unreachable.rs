//! Rows that can never be the one that answers.
//!
//! Nothing is enumerated but the settings of shared variables, within the budget of the proofs, and,
//! where only the first outcome counts, the rows of a flat table.

use super::budget::Budget;
use super::decisions::Decision;
use super::fixpoints::{Leave, Restricted};
use super::ids::{ChoiceId, Condition, EntryId, Given, OutcomeId, QuestionId};
use super::model::{HitPolicy, RowResult};
use super::numeric;
use super::segments::{Reach, Segments, Stop};

/// How many arrows the sweeps for all rows may follow together.
const WORK: usize = 20_000_000;

/// Rows that never answer, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Never {
    /// The question is asked again, and only where other choices of its variable were made.
    Said {
        given: Given,
        after: Vec<ChoiceId>,
        /// Whether something is drawn after it that nothing else leads to.
        lost: bool,
    },
    /// The answer holds for no number of the question's range.
    OutOfRange(Given),
    /// The first answer counts, and those before it hold for every number that it holds for.
    Covered(Given),
    /// The other answers hold for everything.
    NothingLeft {
        given: Given,
        /// Whether a range says which numbers there are: otherwise it may be for what is not a number.
        sure: bool,
    },
    /// The first outcome counts, and wherever this one is reached, one before it is, too.
    After {
        outcome: OutcomeId,
        /// The answers of the first such row.
        answers: Vec<Given>,
        /// How many rows.
        rows: usize,
    },
}

impl Decision {
    /// The rows that never answer: by question, then by outcome.
    pub(super) fn never(&self) -> Vec<Never> {
        let mut never = self.said_otherwise();
        for question in self.question_ids() {
            let numbers = numeric::never(self, question);
            let known = numbers
                .iter()
                .any(|n| matches!(n, Never::NothingLeft { .. }));
            never.extend(numbers);
            let asked = &self[question];
            if asked.exhausted && !known {
                never.extend(asked.last_else().map(|answer| Never::NothingLeft {
                    given: Given { question, answer },
                    sure: false,
                }));
            }
        }
        never.extend(self.following());
        never
    }

    /// The answers of questions asked again that what was said before rules out.
    fn said_otherwise(&self) -> Vec<Never> {
        let shared = |question: &QuestionId| self.variable_of(*question).questions.len() > 1;
        let questions: Vec<QuestionId> = self.question_ids().filter(shared).collect();
        if questions.is_empty() {
            return Vec::new();
        }
        let Some(settings) = self.settings() else {
            return Vec::new();
        };
        let mut taken: Vec<Vec<bool>> = self
            .questions
            .iter()
            .map(|question| vec![false; question.answers.len()])
            .collect();
        let mut anywhere = vec![false; self.flow.len()];
        let mut after: Vec<Vec<ChoiceId>> = vec![Vec::new(); self.questions.len()];
        for setting in &settings {
            let view = Restricted {
                flow: &self.flow,
                leave: &setting.leave,
            };
            let reached = view.reachable(&self.starts);
            for (all, one) in anywhere.iter_mut().zip(&reached) {
                *all |= one;
            }
            for &question in &questions {
                if !reached[self.flow.ask(question).node] {
                    continue;
                }
                if let Leave::Only(answer) = setting.leave[question.index()] {
                    taken[question.index()][answer.index()] = true;
                }
                let choice = setting.choices[self[question].variable.index()];
                let after = &mut after[question.index()];
                if !after.contains(&choice) {
                    after.push(choice);
                }
            }
        }
        let mut never = Vec::new();
        for question in questions {
            let after = &mut after[question.index()];
            if after.is_empty() {
                continue;
            }
            after.sort_unstable();
            let taken = &taken[question.index()];
            let untaken = self[question].answer_ids().filter(|a| !taken[a.index()]);
            never.extend(untaken.map(|answer| {
                Never::Said {
                    given: Given { question, answer },
                    after: after.clone(),
                    lost: self.flow.ask(question).answers[answer.index()]
                        .iter()
                        .any(|&to| !anywhere[to]),
                }
            }));
        }
        never
    }

    /// The outcomes with rows that one before always overrules, where only the first counts.
    fn following(&self) -> Vec<Never> {
        if !matches!(self.asked_policy, Some((HitPolicy::First, _))) {
            return Vec::new();
        }
        let Ok(rows) = self.rows() else {
            return Vec::new();
        };
        let mut never: Vec<Never> = Vec::new();
        let mut known: Option<(EntryId, Segments)> = None;
        let mut left = Budget::of(WORK);
        for row in &rows {
            let RowResult::Outcome(outcome) = row.result else {
                continue;
            };
            if known.as_ref().is_none_or(|(of, _)| *of != row.entry) {
                known = self
                    .segments(row.entry, &mut left)
                    .map(|segments| (row.entry, segments));
            }
            let Some((_, segments)) = &known else {
                return Vec::new();
            };
            if left.spend(segments.order.len()).is_none() {
                return Vec::new();
            }
            if !self.is_overruled(segments, &row.conditions, outcome) {
                continue;
            }
            let known = never.iter_mut().find_map(|never| match never {
                Never::After {
                    outcome: of, rows, ..
                } if *of == outcome => Some(rows),
                _ => None,
            });
            match known {
                Some(rows) => *rows += 1,
                None => never.push(Never::After {
                    outcome,
                    answers: self.given(&row.conditions),
                    rows: 1,
                }),
            }
        }
        never
    }

    /// Whether an outcome before this one is reached whatever else is answered.
    fn is_overruled(
        &self,
        segments: &Segments,
        conditions: &[Condition],
        outcome: OutcomeId,
    ) -> bool {
        let mut said: Vec<Option<ChoiceId>> = vec![None; self.variables.len()];
        for condition in conditions {
            said[condition.variable.index()] = Some(condition.choice);
        }
        let mut sure = vec![false; self.questions.len()];
        let any = |reaches: &[Reach], sure: &[bool]| {
            reaches.iter().any(|reach| match reach.stop {
                Stop::Question(question) => sure[question.index()],
                Stop::Outcome(node) => self.outcome_at(node).is_some_and(|of| of < outcome),
                Stop::Nothing(_) | Stop::Again(_) => false,
            })
        };
        for &question in segments.order.iter().rev() {
            let asked = &segments.asked[question.index()];
            let said = said[self[question].variable.index()];
            let mut choices = self
                .choices(question)
                .filter(|(choice, _)| said.is_none_or(|said| said == *choice))
                .peekable();
            sure[question.index()] = any(&asked.also, &sure)
                || choices.peek().is_some()
                    && choices.all(|(_, at)| {
                        at.is_some_and(|answer| any(&asked.answers[answer.index()], &sure))
                    });
        }
        any(&segments.start, &sure)
    }

    /// Conditions of a row as answers: those of the first question of each variable that has them.
    fn given(&self, conditions: &[Condition]) -> Vec<Given> {
        conditions
            .iter()
            .filter_map(|&condition| {
                let variable = &self[condition.variable];
                let at = &variable[condition.choice].at;
                let mut asked = variable.questions.iter().zip(at);
                asked.find_map(|(&question, &answer)| {
                    Some(Given {
                        question,
                        answer: answer?,
                    })
                })
            })
            .collect()
    }
}
