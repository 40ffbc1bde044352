//! Markdown tables that lead to each other: for decisions with more ways than a flat table holds.
//!
//! Each node where ways meet has a table of its own, and *go to table 3* in a result means that what
//! table 3 says holds as well. However many ways there are, the text is linear in the chart.

use super::accepted::{AcceptedFlowchart, flowcharts};
use super::refusal::{refusal, refusals};
use super::table::{Line, cell, grid, heading, outcome, summary};
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::decision::{Decision, Decisions, End, Proofs, one_line};
use crate::diagnostic::Diagnostic;

/// Writes the decisions of a chart as Markdown tables, one for each node where ways meet.
pub struct Factored;

impl Emitter for Factored {
    fn name(&self) -> &'static str {
        "factored"
    }

    fn summary(&self) -> &'static str {
        "Markdown tables that lead to each other, one where ways meet: for charts with too many rows"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["factored.md"]
    }

    fn scope(&self) -> Scope {
        Scope::Decision
    }

    fn emit(
        &self,
        charts: &[Accepted<'_>],
        _options: &Options,
    ) -> Result<Emitted, Vec<Diagnostic>> {
        let mut text = String::new();
        for chart in flowcharts(charts) {
            text.push_str(&markdown(chart)?);
        }
        Ok(Emitted {
            text,
            notes: Vec::new(),
        })
    }
}

/// The tables of one chart.
fn markdown(chart: AcceptedFlowchart<'_>) -> Result<String, Vec<Diagnostic>> {
    let (graph, decisions) = (chart.graph(), chart.decisions());
    let mut wrong = refusals(graph, decisions);
    let mut text = String::new();
    for (at, (decision, proofs)) in chart.judged().enumerate() {
        match decision.factored() {
            Ok(factored) => {
                heading(&mut text, decisions, at);
                one(decisions, decision, proofs, &factored, &mut text);
            }
            Err(_) => wrong.extend(refusal(graph, decision)),
        }
    }
    if wrong.is_empty() {
        Ok(text)
    } else {
        Err(wrong)
    }
}

fn one(
    decisions: &Decisions,
    decision: &Decision,
    proofs: &Proofs,
    factored: &crate::decision::Factored,
    text: &mut String,
) {
    if decision.entries.len() > 1 {
        for (entry, table) in decision.entries.iter().zip(&factored.starts) {
            text.push_str(&format!(
                "- from {}: table {}\n",
                cell(&entry.label),
                table + 1
            ));
        }
        text.push('\n');
    }
    let several = factored.tables.len() > 1;
    for (number, table) in factored.tables.iter().enumerate() {
        if several {
            let label = cell(&one_line(&decisions.texts[table.root.index()]));
            let from = match table.entry {
                Some(entry) => format!(", from {}", cell(&decision.entries[entry].label)),
                None => String::new(),
            };
            text.push_str(&format!("**Table {}: {label}{from}**\n\n", number + 1));
        }
        let lines: Vec<Line<'_>> = table
            .rows
            .iter()
            .map(|row| Line {
                entry: None,
                conditions: &row.conditions,
                result: match row.end {
                    End::Result(result) => outcome(decision, result),
                    End::GoTo(to) => format!("*go to table {}*", to + 1),
                },
            })
            .collect();
        grid(decision, &lines, text);
        text.push('\n');
    }
    text.push_str(&summary(decision, proofs, several));
    if several {
        text.push_str(" Where a row says *go to*, what that table says holds, too.");
    }
    text.push('\n');
}
