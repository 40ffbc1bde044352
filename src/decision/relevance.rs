//! Questions that change nothing, and answers that could be one: bottom-up hash-consing.
//!
//! Every node gets the number of its *form*, the rows that begin there; equal forms get one number.
//! Expected linear in the arrows. Equal numbers mean equal rows; unions that nest deeply may get two
//! numbers for equal rows, so nothing is reported that is not so.

use std::collections::HashMap;

use super::decisions::Decision;
use super::flow::{Mark, Way};

/// The largest union whose parts are merged into the unions around it.
const FLAT: usize = 32;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Form {
    /// A way ends at this node.
    End(usize),
    /// It begins again at this head.
    Again(usize),
    /// A step is passed.
    Pass(usize, usize),
    /// A question: the forms behind its answers.
    Ask(usize, Vec<usize>),
    /// All of these.
    All(Vec<usize>),
}

/// Answers of a question behind which the same rows stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alike {
    pub question: usize,
    /// The answers (by index).
    pub answers: Vec<usize>,
    /// Whether all answers are alike: the question changes nothing.
    pub all: bool,
    /// Whether the steps behind them are the same too.
    pub steps: bool,
}

#[derive(Default)]
struct Forms {
    numbers: HashMap<Form, usize>,
    /// The parts of each form that is a small union.
    parts: Vec<Option<Vec<usize>>>,
}

impl Forms {
    fn number(&mut self, form: Form) -> usize {
        let parts = match &form {
            Form::All(parts) if parts.len() <= FLAT => Some(parts.clone()),
            _ => None,
        };
        let next = self.numbers.len();
        let number = *self.numbers.entry(form).or_insert(next);
        if number == self.parts.len() {
            self.parts.push(parts);
        }
        number
    }

    fn union(&mut self, forms: impl IntoIterator<Item = usize>) -> usize {
        let mut all: Vec<usize> = Vec::new();
        for form in forms {
            match &self.parts[form] {
                Some(parts) => all.extend(parts),
                None => all.push(form),
            }
        }
        all.sort_unstable();
        all.dedup();
        match all[..] {
            [one] => one,
            _ => self.number(Form::All(all)),
        }
    }
}

impl Decision {
    /// The questions with answers that lead to the same rows, in chart order. Nothing where there is
    /// no table, and nothing of a question that is asked in several places: what its answer leads to
    /// hangs on what was said before.
    pub(super) fn alike(&self) -> Vec<Alike> {
        let Some(order) = self.order(0) else {
            return Vec::new();
        };
        let mut alike: Vec<Alike> = Vec::new();
        let exact = self.answer_forms(&order, true);
        let rough = self.answer_forms(&order, false);
        let once = |&question: &usize| {
            let variable = self.questions[question].variable;
            self.variables[variable].questions.len() == 1
        };
        for question in (0..self.questions.len()).filter(once) {
            let (Some(exact), Some(rough)) = (exact.get(&question), rough.get(&question)) else {
                continue;
            };
            let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
            for (answer, form) in rough.iter().enumerate() {
                groups.entry(*form).or_default().push(answer);
            }
            let mut groups: Vec<Vec<usize>> = groups
                .into_values()
                .filter(|group| group.len() > 1)
                .collect();
            groups.sort();
            alike.extend(groups.into_iter().map(|answers| {
                Alike {
                    question,
                    all: answers.len() == rough.len(),
                    steps: answers
                        .iter()
                        .all(|&answer| exact[answer] == exact[answers[0]]),
                    answers,
                }
            }));
        }
        alike
    }

    /// The form behind each answer of each question that is reached; with steps, or without.
    fn answer_forms(&self, order: &[usize], steps: bool) -> HashMap<usize, Vec<usize>> {
        let flow = &self.flow;
        let back = self.backs.back(0);
        let mut forms = Forms::default();
        let mut of: Vec<usize> = vec![0; flow.len()];
        let mut answers = HashMap::new();
        for &node in order.iter().rev() {
            let form = |to: usize, forms: &mut Forms| {
                if back.holds(node, to) {
                    forms.number(Form::Again(to))
                } else {
                    of[to]
                }
            };
            of[node] = match &flow.ways[node] {
                Way::On(on) => {
                    let mut below: Vec<usize> = on.iter().map(|&to| form(to, &mut forms)).collect();
                    if on.is_empty() || flow.is_outcome(node) {
                        below.push(forms.number(Form::End(node)));
                    }
                    let below = forms.union(below);
                    match flow.marks[node] {
                        Mark::Step(_) if steps => forms.number(Form::Pass(node, below)),
                        _ => below,
                    }
                }
                Way::Ask(question) => {
                    let ask = &flow.asks[*question];
                    let behind: Vec<usize> = ask
                        .answers
                        .iter()
                        .map(|targets| {
                            let below: Vec<usize> =
                                targets.iter().map(|&to| form(to, &mut forms)).collect();
                            forms.union(below)
                        })
                        .collect();
                    let mut all: Vec<usize> =
                        ask.also.iter().map(|&to| form(to, &mut forms)).collect();
                    all.push(forms.number(Form::Ask(*question, behind.clone())));
                    answers.insert(*question, behind);
                    forms.union(all)
                }
            };
        }
        answers
    }
}
