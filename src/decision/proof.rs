//! What is proved of a decision: complete, endless, unique.

use super::decisions::Decision;
use super::fixpoints::{Leave, View};
use super::model::HitPolicy;
use super::pairs::{self, Pairs};
use crate::model::graph::NodeIndex;

/// How many settings of shared variables are tried, and how much work they may be together.
const SETTINGS: usize = 4_096;
const WORK: usize = 50_000_000;

/// An answer given: (question, answer), by index.
pub type Given = (usize, usize);

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
    /// The entry (by index).
    pub entry: usize,
    /// The answers, in the order asked.
    pub answers: Vec<Given>,
}

/// Answers that reach two outcomes together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The entry (by index).
    pub entry: usize,
    /// The answers, in the order asked.
    pub answers: Vec<Given>,
    /// The two outcomes (by index).
    pub outcomes: (usize, usize),
}

/// One choice for each variable that several questions share.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting {
    /// What each question may then be answered; empty where no variable is shared.
    pub leave: Vec<Leave>,
    /// The choice (by index) of each variable; 0 for those of one question.
    pub choices: Vec<usize>,
}

/// What is proved of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proofs {
    /// Every full set of answers reaches an outcome or goes round a loop.
    pub complete: Proof<Escape>,
    /// No answers go round for ever past every outcome.
    pub ends: Proof<Escape>,
    /// No full set of answers reaches two outcomes.
    pub unique: Proof<Conflict>,
    /// The answers that lead nowhere, in chart order.
    pub dead_ends: Vec<DeadEnd>,
}

/// An answer that is only a word and leads nowhere, or a rhombus that asks and leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadEnd {
    /// The node.
    pub node: NodeIndex,
    /// Whether answers that reach no outcome pass it: then it is an error.
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
        let mut ends = Proof::Holds;
        let mut failing = vec![false; self.flow.len()];
        let settings = self.settings();
        for setting in settings.iter().flatten() {
            let view = View {
                flow: &self.flow,
                leave: &setting.leave,
            };
            let turns = view.dead();
            let dead: Vec<bool> = turns.iter().map(Option::is_some).collect();
            let attracted = view.attractor();
            let escape = |wanted: &dyn Fn(usize) -> bool, on: &dyn Fn(usize, usize) -> bool| {
                let entry = self.starts.iter().position(|&start| wanted(start))?;
                Some(Escape {
                    entry,
                    answers: view.trace(self.starts[entry], on),
                })
            };
            // Only to what died before: a trace that went round would not end.
            if complete.holds()
                && let Some(escape) = escape(&|start| dead[start], &|from, to| {
                    turns[to].is_some_and(|turn| Some(turn) < turns[from])
                })
            {
                complete = Proof::Fails(escape);
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
            ends,
            unique: self.prove_unique(settings.as_deref()),
            dead_ends: self
                .flow
                .dead_ends
                .iter()
                .map(|&node| DeadEnd {
                    node: self.flow.nodes[node],
                    failing: failing[node],
                })
                .collect(),
        }
    }

    fn prove_unique(&self, settings: Option<&[Setting]>) -> Proof<Conflict> {
        let Some(settings) = settings else {
            return Proof::Unknown;
        };
        let mut spent = 0;
        let views = self.backs.views().len();
        let mut order = None;
        for entry in 0..self.starts.len() {
            if entry == 0 || views > 1 {
                order = self.order(entry).map(|order| {
                    let mut place = vec![usize::MAX; self.flow.len()];
                    for (at, node) in order.into_iter().enumerate() {
                        place[node] = at;
                    }
                    place
                });
            }
            let Some(order) = &order else {
                return Proof::Unknown;
            };
            for setting in settings {
                let view = View {
                    flow: &self.flow,
                    leave: &setting.leave,
                };
                match pairs::walk(self, entry, order, view, &mut spent) {
                    Pairs::Unique => {}
                    Pairs::Unknown => return Proof::Unknown,
                    Pairs::Conflict { answers, nodes } => {
                        let outcome = |node: usize| match self.flow.marks[node] {
                            super::flow::Mark::Outcome(outcome) => outcome,
                            _ => 0,
                        };
                        let (one, other) = (outcome(nodes.0), outcome(nodes.1));
                        return Proof::Fails(Conflict {
                            entry,
                            answers,
                            outcomes: (one.min(other), one.max(other)),
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
        let shared: Vec<usize> = (0..self.variables.len())
            .filter(|&variable| self.variables[variable].questions.len() > 1)
            .collect();
        if shared.is_empty() {
            return Some(vec![Setting::default()]);
        }
        let mut count = 1usize;
        for &variable in &shared {
            count = count.checked_mul(self.variables[variable].answers.len().max(1))?;
        }
        if count > SETTINGS || count.checked_mul(self.flow.len())? > WORK {
            return None;
        }
        let mut settings = Vec::with_capacity(count);
        for number in 0..count {
            let mut setting = Setting {
                leave: vec![Leave::Free; self.questions.len()],
                choices: vec![0; self.variables.len()],
            };
            let mut rest = number;
            for &at in &shared {
                let variable = &self.variables[at];
                let choices = variable.answers.len().max(1);
                let choice = rest % choices;
                rest /= choices;
                setting.choices[at] = choice;
                for (place, &question) in variable.questions.iter().enumerate() {
                    let at = variable
                        .answers
                        .get(choice)
                        .and_then(|choice| choice.at[place]);
                    setting.leave[question] = at.map_or(Leave::Silent, Leave::Only);
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
                    !self.flow.is_outcome(node) && self.flow.arrows(node).all(|to| inside(&to))
                })
            })
            .map(|nodes| nodes.iter().map(|&node| self.flow.nodes[node]).collect())
            .collect()
    }
}
