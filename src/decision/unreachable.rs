//! Rows that can never be the one that answers.
//!
//! Nothing is enumerated but the settings of shared variables, within the budget of the proofs, and,
//! where only the first outcome counts, the rows of a flat table.

use super::decisions::Decision;
use super::fixpoints::{Leave, View};
use super::flow::{Mark, Way};
use super::model::{HitPolicy, RowResult};
use super::numeric;
use super::proof::Given;

/// How many arrows the sweeps for all rows may follow together.
const WORK: usize = 20_000_000;

/// Rows that never answer, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Never {
    /// The question is asked again, and only where other choices (by index) of its variable were made.
    Said {
        given: Given,
        after: Vec<usize>,
        /// Whether something is drawn behind it that nothing else leads to.
        lost: bool,
    },
    /// The answer holds for no number of the question's range.
    OutOfRange(Given),
    /// The first answer counts, and those before it hold for every number that it holds for.
    Covered(Given),
    /// The other answers hold for everything.
    NothingLeft {
        given: Given,
        /// Whether a range says which numbers there are: otherwise it may be for what is no number.
        sure: bool,
    },
    /// The first outcome counts, and wherever this one is reached, one before it is, too.
    Behind {
        outcome: usize,
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
        for question in 0..self.questions.len() {
            let numbers = numeric::never(self, question);
            let known = numbers
                .iter()
                .any(|n| matches!(n, Never::NothingLeft { .. }));
            never.extend(numbers);
            let asked = &self.questions[question];
            if asked.exhausted && !known {
                never.extend(asked.last_else().map(|answer| Never::NothingLeft {
                    given: (question, answer),
                    sure: false,
                }));
            }
        }
        never.extend(self.behind());
        never
    }

    /// The answers of questions asked again that what was said before rules out.
    fn said_otherwise(&self) -> Vec<Never> {
        let shared = |question: usize| {
            let variable = self.questions[question].variable;
            self.variables[variable].questions.len() > 1
        };
        let questions: Vec<usize> = (0..self.questions.len()).filter(|&q| shared(q)).collect();
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
        let mut after: Vec<Vec<usize>> = vec![Vec::new(); self.questions.len()];
        for setting in &settings {
            let view = View {
                flow: &self.flow,
                leave: &setting.leave,
            };
            let reached = view.reachable(&self.starts);
            for (all, one) in anywhere.iter_mut().zip(&reached) {
                *all |= one;
            }
            for &question in &questions {
                if !reached[self.flow.asks[question].node] {
                    continue;
                }
                if let Leave::Only(answer) = setting.leave[question] {
                    taken[question][answer] = true;
                }
                let choice = setting.choices[self.questions[question].variable];
                if !after[question].contains(&choice) {
                    after[question].push(choice);
                }
            }
        }
        let mut never = Vec::new();
        for question in questions {
            if after[question].is_empty() {
                continue;
            }
            after[question].sort_unstable();
            let untaken = (0..taken[question].len()).filter(|&answer| !taken[question][answer]);
            never.extend(untaken.map(|answer| {
                Never::Said {
                    given: (question, answer),
                    after: after[question].clone(),
                    lost: self.flow.asks[question].answers[answer]
                        .iter()
                        .any(|&to| !anywhere[to]),
                }
            }));
        }
        never
    }

    /// The outcomes with rows that one before always overrules, where only the first counts.
    fn behind(&self) -> Vec<Never> {
        if !matches!(self.asked_policy, Some((HitPolicy::First, _))) {
            return Vec::new();
        }
        let Ok(rows) = self.rows() else {
            return Vec::new();
        };
        let arrows: usize = (0..self.flow.len())
            .map(|node| 1 + self.flow.arrows(node).count())
            .sum();
        if rows.len().saturating_mul(arrows) > WORK {
            return Vec::new();
        }
        let mut never: Vec<Never> = Vec::new();
        let mut order: Option<(usize, Vec<usize>)> = None;
        for row in &rows {
            let RowResult::Outcome(outcome) = row.result else {
                continue;
            };
            let view = if self.backs.views().len() == 1 {
                0
            } else {
                row.entry
            };
            if order.as_ref().is_none_or(|(of, _)| *of != view) {
                order = self.order(view).map(|order| (view, order));
            }
            let Some((_, order)) = &order else {
                continue;
            };
            if !self.is_overruled(row.entry, order, &row.conditions, outcome) {
                continue;
            }
            let known = never.iter_mut().find_map(|never| match never {
                Never::Behind {
                    outcome: of, rows, ..
                } if *of == outcome => Some(rows),
                _ => None,
            });
            match known {
                Some(rows) => *rows += 1,
                None => never.push(Never::Behind {
                    outcome,
                    answers: self.given(&row.conditions),
                    rows: 1,
                }),
            }
        }
        never
    }

    /// Whether an outcome before this one is reached from an entry whatever else is answered.
    fn is_overruled(
        &self,
        entry: usize,
        order: &[usize],
        conditions: &[(usize, usize)],
        outcome: usize,
    ) -> bool {
        let back = self.backs.back(entry);
        let mut said: Vec<Option<usize>> = vec![None; self.variables.len()];
        for &(variable, choice) in conditions {
            said[variable] = Some(choice);
        }
        let mut sure = vec![false; self.flow.len()];
        for &node in order.iter().rev() {
            let any = |targets: &[usize]| {
                let open = |&&to: &&usize| !back.holds(node, to);
                targets.iter().filter(open).any(|&to| sure[to])
            };
            let first = matches!(self.flow.marks[node], Mark::Outcome(of) if of < outcome);
            sure[node] = first
                || match &self.flow.ways[node] {
                    Way::On(on) => any(on),
                    Way::Ask(question) => {
                        let ask = &self.flow.asks[*question];
                        let said = said[self.questions[*question].variable];
                        let mut choices = self
                            .choices(*question)
                            .filter(|(choice, _)| said.is_none_or(|said| said == *choice))
                            .peekable();
                        any(&ask.also)
                            || choices.peek().is_some()
                                && choices.all(|(_, at)| {
                                    at.is_some_and(|answer| any(&ask.answers[answer]))
                                })
                    }
                };
        }
        sure[self.starts[entry]]
    }

    /// Conditions of a row as answers: those of the first question of each variable that has them.
    fn given(&self, conditions: &[(usize, usize)]) -> Vec<Given> {
        conditions
            .iter()
            .filter_map(|&(variable, choice)| {
                let variable = &self.variables[variable];
                let at = &variable.answers[choice].at;
                let asked = variable.questions.iter().zip(at);
                asked
                    .into_iter()
                    .find_map(|(&question, &at)| Some((question, at?)))
            })
            .collect()
    }
}
