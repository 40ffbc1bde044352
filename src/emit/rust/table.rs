//! What the generated module says, with every name settled: the view of a decision that the
//! generator writes out.

use crate::decision::HitPolicy;

use super::names::Name;
use super::numbers::NamedNumbers;

/// A decision, named.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The module's name.
    pub(super) name: String,
    /// What is asked, in chart order.
    pub(super) questions: Vec<NamedQuestion>,
    /// Where it is asked. The first ones are those of `questions`, one each; after them stand those where
    /// a question is asked once more.
    pub(super) places: Vec<NamedPlace>,
    /// Outcomes and stops.
    pub(super) outcomes: Vec<NamedOutcome>,
    /// Steps.
    pub(super) steps: Vec<NamedItem>,
    /// Entries, one at least.
    pub(super) entries: Vec<NamedEntry>,
    /// Loops.
    pub(super) loops: Vec<NamedLoop>,
    /// Which outcomes count.
    pub(super) policy: Policy,
    /// Whether every full set of answers reaches an outcome; `None` where that is not proved.
    pub(super) complete: Option<bool>,
    /// The questions with the numbers, in words, for which no answer holds.
    pub(super) gaps: Vec<(String, String)>,
    /// Those for which two hold.
    pub(super) overlaps: Vec<(String, String)>,
    pub(super) rows: NamedRows,
    /// Whether a loop is entered at several nodes, so that there are no rows.
    pub(super) is_tangled: bool,
}

/// The rows.
#[derive(Clone, Debug, Default)]
pub(super) struct NamedRows {
    /// How many there are, in words; `None` where they are too many to count.
    pub(super) count: Option<String>,
    /// The rows; none where they are too many to list.
    pub(super) list: Vec<NamedRow>,
}

/// One way from an entry to its end.
#[derive(Clone, Debug)]
pub(super) struct NamedRow {
    pub(super) entry: usize,
    /// (question, answer), in the order asked.
    pub(super) answers: Vec<(usize, usize)>,
    /// The outcome that it leads to; none where it goes round a loop or leads nowhere.
    pub(super) outcome: Option<usize>,
}

/// The hit policy, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Policy {
    pub(super) hit: HitPolicy,
    /// Whether some answers are known to reach several outcomes.
    pub(super) several: bool,
}

/// What an answer or an entry leads to, up to the next questions: places in the lists of a [`Table`],
/// rising.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Leads {
    /// Steps passed.
    pub(super) steps: Vec<usize>,
    /// Outcomes reached.
    pub(super) outcomes: Vec<usize>,
    /// Places at which is asked.
    pub(super) questions: Vec<usize>,
    /// Loops that begin again.
    pub(super) again: Vec<usize>,
}

impl Leads {
    /// Whether nothing is reached: no outcome, question or loop (steps may be passed).
    pub(super) fn is_nothing(&self) -> bool {
        self.outcomes.is_empty() && self.questions.is_empty() && self.again.is_empty()
    }
}

/// Something of the chart with a name, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct NamedItem {
    pub(super) name: Name,
    pub(super) id: String,
    pub(super) label: String,
    /// Counted from the chart's first line.
    pub(super) line: u32,
}

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct NamedQuestion {
    pub(super) item: NamedItem,
    pub(super) answers: Vec<NamedAnswer>,
    /// Whether the answers are those of `YesNo`, Yes first.
    pub(super) yes_no: bool,
    /// The method of `Answers` that answers it.
    pub(super) setter: String,
    /// What the answers say of numbers.
    pub(super) numbers: Option<NamedNumbers>,
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct NamedAnswer {
    pub(super) name: Name,
    pub(super) label: String,
    /// The id of the node that is the answer.
    pub(super) node: Option<String>,
    pub(super) line: u32,
    pub(super) otherwise: bool,
}

/// Where a question is asked.
#[derive(Clone, Debug)]
pub(super) struct NamedPlace {
    /// What is asked.
    pub(super) question: usize,
    pub(super) name: Name,
    pub(super) id: String,
    pub(super) label: String,
    /// What each answer of the question leads to here; `questions` are places.
    pub(super) rows: Vec<Leads>,
    /// Which of the answers lead nowhere, by node id or label.
    pub(super) nowhere: Vec<Nowhere>,
}

/// An answer that leads nowhere.
#[derive(Clone, Debug)]
pub(super) struct Nowhere {
    /// The node that is the answer.
    pub(super) node: Option<String>,
    pub(super) label: String,
}

/// An outcome.
#[derive(Clone, Debug)]
pub(super) struct NamedOutcome {
    pub(super) item: NamedItem,
    pub(super) stop: bool,
    /// The steps that follow it in any case.
    pub(super) then: Vec<usize>,
}

/// An entry.
#[derive(Clone, Debug)]
pub(super) struct NamedEntry {
    pub(super) item: NamedItem,
    /// What it leads to; `questions` are places.
    pub(super) reached: Leads,
}

/// A loop.
#[derive(Clone, Debug)]
pub(super) struct NamedLoop {
    pub(super) item: NamedItem,
    /// What it asks anew.
    pub(super) questions: Vec<usize>,
    /// What its next round leads to; `questions` are places.
    pub(super) reached: Leads,
}

impl Table {
    /// What deciding may begin with: the entries, and the rounds of loops that no entry leads to the head of.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &Leads> {
        let rounds = self.loops.iter().filter(|_| self.is_tangled);
        let rounds = rounds.map(|round| &round.reached);
        self.entries
            .iter()
            .map(|entry| &entry.reached)
            .chain(rounds)
    }

    /// Whether deciding may begin with different rows.
    pub(super) fn begins_variously(&self) -> bool {
        self.beginnings().count() > 1
    }

    /// Whether a question is asked at several places.
    pub(super) fn is_shared(&self) -> bool {
        self.places.len() > self.questions.len()
    }

    /// Whether anything follows some outcome in any case.
    pub(super) fn has_then(&self) -> bool {
        self.outcomes.iter().any(|outcome| !outcome.then.is_empty())
    }

    /// Whether any question takes a number.
    pub(super) fn has_numbers(&self) -> bool {
        let mut questions = self.questions.iter();
        questions.any(|question| question.numbers.is_some())
    }

    /// Whether any question has the answers of `YesNo`.
    pub(super) fn has_yes_no(&self) -> bool {
        self.questions.iter().any(|question| question.yes_no)
    }

    /// What the generated `decide_from` returns for these answers (an index a question): the open
    /// questions stand in `questions`, and nothing here is in order of time.
    pub(super) fn decide(&self, entry: usize, answers: &[Option<usize>]) -> Leads {
        let mut all = Leads::default();
        let mut raised = vec![false; self.places.len()];
        let mut todo = vec![&self.entries[entry].reached];
        while let Some(reached) = todo.pop() {
            all.steps.extend(&reached.steps);
            all.outcomes.extend(&reached.outcomes);
            all.again.extend(&reached.again);
            for &place in &reached.questions {
                if !std::mem::replace(&mut raised[place], true) {
                    let place = &self.places[place];
                    match answers[place.question] {
                        Some(answer) => todo.push(&place.rows[answer]),
                        None => all.questions.push(place.question),
                    }
                }
            }
        }
        for list in [
            &mut all.steps,
            &mut all.outcomes,
            &mut all.again,
            &mut all.questions,
        ] {
            list.sort_unstable();
            list.dedup();
        }
        all
    }
}
