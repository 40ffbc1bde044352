//! What is proved of a decision: complete, endless, unique.

use super::budget::Budget;
use super::decisions::Decision;
use super::fixpoints::{Leave, Restricted};
use super::ids::{ChoiceId, EntryId, Given, OutcomeId, VariableId};
use super::model::HitPolicy;
use super::numeric::NumberFault;
use super::pairs::{self, Pairs};
use crate::model::graph::NodeIndex;

/// How many settings of shared variables are tried, and how much work they may be together.
const SETTINGS: usize = 4_096;
const WORK: usize = 50_000_000;

/// Whether a property holds, and if not, for which answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof<T> {
    /// It holds: proved.
    Holds,
    /// It fails; this is a counter-example.
    Fails(T),
    /// Too much to try.
    Unknown,
}

impl<T> Proof<T> {
    /// Whether it is proved to hold.
    #[must_use]
    pub const fn holds(&self) -> bool {
        matches!(self, Self::Holds)
    }

    /// The counter-example.
    #[must_use]
    pub const fn counter_example(&self) -> Option<&T> {
        match self {
            Self::Fails(example) => Some(example),
            _ => None,
        }
    }
}

/// Answers that avoid every outcome, from an entry on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escape {
    /// The entry.
    pub entry: EntryId,
    /// The answers, in the order asked.
    pub answers: Vec<Given>,
}

/// Answers that reach two outcomes together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The entry.
    pub entry: EntryId,
    /// The answers, in the order asked.
    pub answers: Vec<Given>,
    /// The two outcomes.
    pub outcomes: (OutcomeId, OutcomeId),
}

/// One choice for each variable that several questions share.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting {
    /// What each question may then be answered; empty where no variable is shared.
    pub leave: Vec<Leave>,
    /// The choice of each variable; the first for those of one question.
    pub choices: Vec<ChoiceId>,
}

/// What is proved of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proofs {
    /// Every full set of answers reaches an outcome or goes round a loop.
    pub complete: Proof<Escape>,
    /// Where it is not complete: answers that reach neither an outcome nor one of the dead ends.
    pub lost: Option<Escape>,
    /// No answers go round forever past every outcome.
    pub ends: Proof<Escape>,
    /// No full set of answers reaches two outcomes.
    pub unique: Proof<Conflict>,
    /// The answers that lead nowhere, in chart order.
    pub dead_ends: Vec<DeadEnd>,
    /// The numbers for which no answer of a question holds, or two: what is proved of answers is not
    /// true of them.
    pub numbers: Vec<NumberFault>,
}

impl Proofs {
    /// The numbers for which no answer of a question holds: the decision is not complete for them.
    pub fn gaps(&self) -> impl Iterator<Item = &NumberFault> + Clone {
        self.numbers.iter().filter(|fault| fault.both.is_none())
    }

    /// The numbers for which two answers of a question hold: the decision is not unique for them.
    pub fn overlaps(&self) -> impl Iterator<Item = &NumberFault> + Clone {
        self.numbers.iter().filter(|fault| fault.both.is_some())
    }
}

/// An answer that is only a word and leads nowhere, or a question that was never finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadEnd {
    /// The node.
    pub node: NodeIndex,
    /// Whether it is an error: a question that was never finished always is, an answer where answers that
    /// reach no outcome pass it.
    pub failing: bool,
}

impl Decision {
    /// Proves what can be proved.
    ///
    /// Completeness and endings are linear in the decision; uniqueness walks pairs of nodes within a
    /// fixed budget. Variables that several questions share are tried out, within a budget too.
    #[must_use]
    pub fn prove(&self) -> Proofs {
        let mut complete = Proof::Holds;
        let mut lost = None;
        let mut ends = Proof::Holds;
        let mut failing = vec![false; self.flow.len()];
        let settings = self.settings();
        for setting in settings.iter().flatten() {
            let view = Restricted {
                flow: &self.flow,
                leave: &setting.leave,
            };
            let turns = view.dead(|node| self.flow.is_end(node));
            let dead: Vec<bool> = turns.iter().map(Option::is_some).collect();
            let attracted = view.attractor();
            let escape = |wanted: &dyn Fn(usize) -> bool, on: &dyn Fn(usize, usize) -> bool| {
                let entry = self.starts.iter().position(|&start| wanted(start))?;
                Some(Escape {
                    entry: EntryId::new(entry),
                    answers: view.trace(self.starts[entry], on),
                })
            };
            // Only to what died before: a trace that went round would not end.
            let dying = |turns: &[Option<usize>]| {
                escape(&|start| turns[start].is_some(), &|from, to| {
                    turns[to].is_some_and(|turn| Some(turn) < turns[from])
                })
            };
            if let Some(escape) = dying(&turns) {
                lost = lost.or_else(|| {
                    dying(&view.dead(|node| self.flow.is_end(node) || self.flow.is_dead_end(node)))
                });
                if complete.holds() {
                    complete = Proof::Fails(escape);
                }
            }
            if ends.holds()
                && let Some(escape) =
                    escape(&|start| !attracted[start] && !dead[start], &|_, to| {
                        !attracted[to]
                    })
            {
                ends = Proof::Fails(escape);
            }
            let starts = self.starts.iter().copied().filter(|&start| dead[start]);
            for (node, on) in view.on_traces(starts, &dead).into_iter().enumerate() {
                failing[node] |= on;
            }
        }
        if settings.is_none() {
            complete = Proof::Unknown;
            ends = Proof::Unknown;
        }
        Proofs {
            complete,
            lost,
            ends,
            unique: self.prove_unique(settings.as_deref()),
            numbers: self.number_faults(),
            dead_ends: self
                .flow
                .dead_ends
                .iter()
                .map(|&node| DeadEnd {
                    node: self.flow.nodes[node],
                    failing: failing[node] || self.flow.is_content(node),
                })
                .collect(),
        }
    }

    fn prove_unique(&self, settings: Option<&[Setting]>) -> Proof<Conflict> {
        let Some(settings) = settings else {
            return Proof::Unknown;
        };
        // Pairs need a loop's head. Without one, it is enough that there is never a second way.
        if self.refusal().is_some() {
            return if self.flow.never_parts() {
                Proof::Holds
            } else {
                Proof::Unknown
            };
        }
        let mut left = Budget::of(pairs::BUDGET);
        for entry in self.entry_ids() {
            let Some(segments) = self.segments(entry, &mut left) else {
                return Proof::Unknown;
            };
            for setting in settings {
                let view = Restricted {
                    flow: &self.flow,
                    leave: &setting.leave,
                };
                match pairs::walk(self, &segments, view, &mut left) {
                    Pairs::Unique => {}
                    Pairs::Unknown => return Proof::Unknown,
                    Pairs::Conflict { answers, outcomes } => {
                        return Proof::Fails(Conflict {
                            entry,
                            answers,
                            outcomes,
                        });
                    }
                }
            }
        }
        Proof::Holds
    }

    /// The settings of the variables that several questions share: one, of no restriction, where
    /// there is no such variable; `None` where there are too many.
    pub(super) fn settings(&self) -> Option<Vec<Setting>> {
        let shared: Vec<VariableId> = self
            .variable_ids()
            .filter(|&variable| self[variable].questions.len() > 1)
            .collect();
        if shared.is_empty() {
            return Some(vec![Setting::default()]);
        }
        let mut count = 1usize;
        for &variable in &shared {
            count = count.checked_mul(self[variable].answers.len().max(1))?;
        }
        if count > SETTINGS || count.checked_mul(self.flow.len())? > WORK {
            return None;
        }
        let mut settings = Vec::with_capacity(count);
        for number in 0..count {
            let mut setting = Setting {
                leave: vec![Leave::Free; self.questions.len()],
                choices: vec![ChoiceId::new(0); self.variables.len()],
            };
            let mut rest = number;
            for &id in &shared {
                let variable = &self[id];
                let choices = variable.answers.len().max(1);
                let choice = ChoiceId::new(rest % choices);
                rest /= choices;
                setting.choices[id.index()] = choice;
                let choice = variable.answers.get(choice.index());
                // Where it stands among the answers of some question of the variable.
                let said = choice.and_then(|choice| {
                    let at = variable.questions.iter().zip(&choice.at);
                    at.into_iter().find_map(|(&question, &answer)| {
                        let answer = answer?;
                        let same = self[question][answer].key == choice.key;
                        same.then_some(Given { question, answer })
                    })
                });
                for (place, &question) in variable.questions.iter().enumerate() {
                    let at = choice.and_then(|choice| choice.at[place]);
                    setting.leave[question.index()] = at.map_or(Leave::Silent(said), Leave::Only);
                }
            }
            settings.push(setting);
        }
        Some(settings)
    }

    /// Which rows count when several hold: what a directive asks for, where that is true.
    #[must_use]
    pub fn hit_policy(&self, proofs: &Proofs) -> HitPolicy {
        match self.asked_policy {
            Some((policy @ (HitPolicy::First | HitPolicy::Collect), _)) => policy,
            _ if proofs.unique.holds() => HitPolicy::Unique,
            _ => HitPolicy::Collect,
        }
    }

    /// Loops that nothing leads out of: their nodes, in chart order.
    #[must_use]
    pub fn traps(&self) -> Vec<Vec<NodeIndex>> {
        self.backs
            .cycles
            .iter()
            .filter(|nodes| {
                let inside = |node: &usize| nodes.binary_search(node).is_ok();
                nodes.iter().all(|&node| {
                    !self.flow.is_end(node) && self.flow.arrows(node).all(|to| inside(&to))
                })
            })
            .map(|nodes| nodes.iter().map(|&node| self.flow.nodes[node]).collect())
            .collect()
    }
}
