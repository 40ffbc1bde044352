//! What differs in meaning between two sources: charts, or decision tables that were written down.

use std::collections::BTreeSet;

use super::check::check;
use super::findings::CheckedChart;
use super::written::{NotATable, TableFormat, tables};
use crate::config::Settings;
use crate::decision::{Comparison, Side, WrittenTable, compare, key};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, SourceKind};

/// What is compared.
#[derive(Clone, Copy, Debug)]
pub enum Compared<'a> {
    /// The charts of a source.
    Charts(&'a Source, SourceKind),
    /// The decision tables of a file.
    Tables(&'a Source, TableFormat),
}

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
    /// The file of that side is not a decision table.
    NotATable(bool, NotATable),
    /// Nothing of that side decides anything.
    Nothing(bool),
}

/// One side, read.
enum Read {
    Charts(Vec<CheckedChart>),
    Tables(Vec<WrittenTable>),
}

impl Read {
    fn of(compared: Compared<'_>, is_new: bool) -> Result<Self, NotCompared> {
        match compared {
            Compared::Charts(source, kind) => {
                let mut side = check(source, kind, &Settings::default());
                if side.charts.iter().all(|chart| chart.reading.is_accepted()) {
                    return Ok(Self::Charts(side.charts));
                }
                let wrong = &mut side.diagnostics;
                wrong.retain(|finding| finding.severity == Severity::Error);
                Err(NotCompared::Refused(is_new, side.diagnostics))
            }
            Compared::Tables(source, format) => tables(source, format)
                .map(Self::Tables)
                .map_err(|wrong| NotCompared::NotATable(is_new, wrong)),
        }
    }

    fn sides(&self) -> Vec<Side<'_>> {
        match self {
            Self::Charts(charts) => {
                let decided = charts.iter().filter_map(CheckedChart::decided);
                decided
                    .flat_map(|(graph, list)| list.iter().map(move |one| Side::Chart(graph, one)))
                    .collect()
            }
            Self::Tables(tables) => {
                let asked = tables.iter().filter(|table| !table.questions.is_empty());
                asked.map(Side::Table).collect()
            }
        }
    }
}

/// Compares the decisions of two sources, those of several charts in order.
///
/// # Errors
///
/// Charts that Mermaid refuses, a file that is not a decision table, and a side that decides nothing.
pub fn compare_sources(
    old: Compared<'_>,
    new: Compared<'_>,
) -> Result<Vec<DecisionPair>, NotCompared> {
    let (old, new) = (Read::of(old, false)?, Read::of(new, true)?);
    let (old, new) = (old.sides(), new.sides());
    for (list, is_new) in [(&old, false), (&new, true)] {
        if list.is_empty() {
            return Err(NotCompared::Nothing(is_new));
        }
    }
    let about = |side: &Side<'_>| side.questions().first().copied().unwrap_or("").to_owned();
    let mut left = new;
    let mut pairs = Vec::new();
    for side in old {
        let best = (0..left.len())
            .max_by_key(|&at| (shared(&side, &left[at]), std::cmp::Reverse(at)))
            .filter(|&at| shared(&side, &left[at]) > 0 || left.len() == 1);
        pairs.push(DecisionPair {
            about: about(&side),
            comparison: best.map(|at| compare(side, left.remove(at))),
            is_new: false,
        });
    }
    pairs.extend(left.iter().map(|side| DecisionPair {
        about: about(side),
        comparison: None,
        is_new: true,
    }));
    Ok(pairs)
}

/// How many questions two sides share.
fn shared(one: &Side<'_>, other: &Side<'_>) -> usize {
    let keys =
        |side: &Side<'_>| -> BTreeSet<String> { side.questions().into_iter().map(key).collect() };
    keys(one).intersection(&keys(other)).count()
}
