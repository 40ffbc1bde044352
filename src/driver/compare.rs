//! What differs in meaning between the charts of two sources.

use std::collections::BTreeSet;

use super::check::check;
use super::findings::CheckedChart;
use crate::config::Settings;
use crate::decision::{Comparison, Decision, compare};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, SourceKind};

/// Two decisions that are the same one, or one that only one side has.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DecisionPair {
    /// The words of its first question.
    pub about: String,
    /// What differs; `None` where one side lacks it.
    pub comparison: Option<Comparison>,
    /// Whether the new side has it.
    pub is_new: bool,
}

/// Why two sources cannot be compared.
#[derive(Debug)]
#[non_exhaustive]
pub enum NotCompared {
    /// Mermaid refuses charts of the old (`false`) or of the new side: what is wrong.
    Refused(bool, Vec<Diagnostic>),
    /// No chart of that side decides anything.
    Nothing(bool),
}

/// Compares the decisions of two sources, those of several charts in order.
///
/// # Errors
///
/// Charts that Mermaid refuses, and a side that decides nothing.
pub fn compare_sources(
    old: (&Source, SourceKind),
    new: (&Source, SourceKind),
) -> Result<Vec<DecisionPair>, NotCompared> {
    let sides = [old, new].map(|(source, kind)| check(source, kind, &Settings::default()));
    for (side, is_new) in sides.iter().zip([false, true]) {
        if side.charts.iter().any(|chart| !chart.reading.is_accepted()) {
            let mut wrong = side.diagnostics.clone();
            wrong.retain(|finding| finding.severity == Severity::Error);
            return Err(NotCompared::Refused(is_new, wrong));
        }
    }
    let [old, new] = sides.each_ref().map(|side| decisions(&side.charts));
    for (list, is_new) in [(&old, false), (&new, true)] {
        if list.is_empty() {
            return Err(NotCompared::Nothing(is_new));
        }
    }
    let mut left: Vec<&Decision> = new;
    let mut pairs = Vec::new();
    for decision in old {
        let best = (0..left.len())
            .max_by_key(|&at| (shared(decision, left[at]), std::cmp::Reverse(at)))
            .filter(|&at| shared(decision, left[at]) > 0 || left.len() == 1);
        pairs.push(DecisionPair {
            about: decision.questions[0].label.clone(),
            comparison: best.map(|at| compare(decision, left.remove(at))),
            is_new: false,
        });
    }
    pairs.extend(left.into_iter().map(|decision| DecisionPair {
        about: decision.questions[0].label.clone(),
        comparison: None,
        is_new: true,
    }));
    Ok(pairs)
}

fn decisions(charts: &[CheckedChart]) -> Vec<&Decision> {
    charts.iter().flat_map(CheckedChart::decisions).collect()
}

/// How many questions two decisions share.
fn shared(one: &Decision, other: &Decision) -> usize {
    let keys = |decision: &Decision| -> BTreeSet<String> {
        let questions = decision.questions.iter();
        questions.map(|question| question.key.clone()).collect()
    };
    keys(one).intersection(&keys(other)).count()
}
