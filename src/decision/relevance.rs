//! Questions that change nothing, and answers that could be one: bottom-up hash-consing.
//!
//! Every question gets the number of its *form*, the rows that begin there; equal forms get one number.
//! Expected linear in the segments. Equal numbers mean equal rows; unions that nest deeply may get two
//! numbers for equal rows, so nothing is reported that is not so.

use foldhash::HashMap;

use super::budget::Budget;
use super::decisions::Decision;
use super::ids::{AnswerId, QuestionId};
use super::segments::{Reach, Segments, Stop};

/// The largest union whose parts are merged into the unions around it.
const FLAT: usize = 32;

/// How many nodes the segments may have together.
const WORK: usize = 5_000_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum RowSet {
    /// A way ends.
    End(Stop),
    /// Content is passed before, and after.
    Pass(Vec<usize>, usize, Vec<usize>),
    /// A question: the forms after its answers.
    Ask(QuestionId, Vec<usize>),
    /// All of these.
    All(Vec<usize>),
}

/// Answers of a question after which the same rows stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alike {
    pub question: QuestionId,
    pub answers: Vec<AnswerId>,
    /// Whether all answers are alike: the question changes nothing.
    pub all: bool,
    /// Whether the steps after them are the same too.
    pub steps: bool,
}

#[derive(Default)]
struct Forms {
    numbers: HashMap<RowSet, usize>,
    /// The parts of each form that is a small union.
    parts: Vec<Option<Vec<usize>>>,
    /// Whether some union is not small.
    has_large: bool,
}

impl Forms {
    fn number(&mut self, form: RowSet) -> usize {
        let parts = match &form {
            RowSet::All(parts) if parts.len() <= FLAT => Some(parts.clone()),
            RowSet::All(_) => {
                self.has_large = true;
                None
            }
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
            _ => self.number(RowSet::All(all)),
        }
    }

    fn of(&mut self, reach: &Reach, asked: &[Option<usize>], steps: bool) -> usize {
        let form = match reach.stop {
            Stop::Question(question) => asked[question.index()],
            _ => None,
        };
        let form = match form {
            Some(form) => form,
            None => self.number(RowSet::End(reach.stop)),
        };
        if steps && !(reach.passed.is_empty() && reach.then.is_empty()) {
            self.number(RowSet::Pass(reach.passed.clone(), form, reach.then.clone()))
        } else {
            form
        }
    }
}

impl Decision {
    /// The questions with answers that lead to the same rows, in chart order. Nothing where there is
    /// no table, and nothing of a question that is asked in several places: what its answer leads to
    /// hangs on what was said before.
    pub(super) fn alike(&self) -> Vec<Alike> {
        if self.refusal().is_some() {
            return Vec::new();
        }
        let mut left = Budget::of(WORK);
        let Some(segments) = self.shared_segments(&mut left) else {
            return Vec::new();
        };
        let mut alike: Vec<Alike> = Vec::new();
        let (rough, forms) = answer_forms(&segments, false);
        // Where all unions are flat, answers that are alike with their steps are alike without.
        let has_equal = |after: &Vec<usize>| {
            let mut after = after.clone();
            after.sort_unstable();
            after.windows(2).any(|pair| pair[0] == pair[1])
        };
        if !forms.has_large && !rough.iter().any(has_equal) {
            return Vec::new();
        }
        let (exact, _) = answer_forms(&segments, true);
        let once = |question: &QuestionId| self.variable_of(*question).questions.len() == 1;
        for question in self.question_ids().filter(once) {
            let (exact, rough) = (&exact[question.index()], &rough[question.index()]);
            let groups = |forms: &[usize]| -> Vec<Vec<AnswerId>> {
                let mut groups: HashMap<usize, Vec<AnswerId>> = HashMap::default();
                for (answer, form) in forms.iter().enumerate() {
                    groups.entry(*form).or_default().push(AnswerId::new(answer));
                }
                let mut groups: Vec<_> = groups.into_values().collect();
                groups.retain(|group| group.len() > 1);
                groups.sort();
                groups
            };
            let all = rough.len() > 1 && rough.iter().all(|form| *form == rough[0]);
            let groups = groups(if all { rough } else { exact });
            alike.extend(groups.into_iter().map(|answers| Alike {
                question,
                all,
                steps: exact.iter().all(|form| *form == exact[0]) || !all,
                answers,
            }));
        }
        alike
    }
}

/// The form after each answer of each question, with steps or without; and all forms.
fn answer_forms(segments: &Segments, steps: bool) -> (Vec<Vec<usize>>, Forms) {
    let mut forms = Forms::default();
    let mut asked: Vec<Option<usize>> = vec![None; segments.asked.len()];
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); segments.asked.len()];
    for &question in segments.order.iter().rev() {
        let of = &segments.asked[question.index()];
        let all = |reaches: &[Reach], forms: &mut Forms| -> usize {
            if let [reach] = reaches {
                return forms.of(reach, &asked, steps);
            }
            let list: Vec<usize> = reaches
                .iter()
                .map(|reach| forms.of(reach, &asked, steps))
                .collect();
            forms.union(list)
        };
        let answers: Vec<usize> = of
            .answers
            .iter()
            .map(|reaches| all(reaches, &mut forms))
            .collect();
        let also = (!of.also.is_empty()).then(|| all(&of.also, &mut forms));
        let ask = forms.number(RowSet::Ask(question, answers.clone()));
        asked[question.index()] = Some(match also {
            Some(also) => forms.union([ask, also]),
            None => ask,
        });
        after[question.index()] = answers;
    }
    (after, forms)
}
