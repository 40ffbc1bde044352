//! Markdown tables that lead to each other: for decisions with more ways than a flat table holds.
//!
//! Each question where ways meet has a table of its own, and *go to table 3* in a result means that what
//! table 3 says holds as well. However many ways there are, the text is linear in the chart.

use super::accepted::{AcceptedFlowchart, flowcharts};
use super::markdown::{Cells, Line, cell, grid, heading, summary};
use super::refusal::{refusal, refusals};
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::decision::{Decision, End};
use crate::diagnostic::Diagnostic;

/// Writes the decisions of a chart as Markdown tables, one for each question where ways meet.
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

    fn options(&self) -> &'static [&'static str] {
        &["--no-steps"]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let mut text = String::new();
        for chart in flowcharts(charts) {
            text.push_str(&markdown(chart, options)?);
        }
        Ok(Emitted {
            text,
            notes: Vec::new(),
            ..Emitted::default()
        })
    }
}

/// The tables of one chart.
fn markdown(chart: AcceptedFlowchart<'_>, options: &Options) -> Result<String, Vec<Diagnostic>> {
    let (graph, decisions) = (chart.graph(), chart.decisions());
    let mut wrong = refusals(graph, decisions);
    let mut text = String::new();
    for (at, (decision, proofs)) in chart.judged().enumerate() {
        match decision.factored() {
            Ok(factored) => {
                heading(&mut text, decisions, at);
                let cells = Cells::new(decision, !options.no_steps);
                write(decision, &cells, &factored, &mut text);
                let several = factored.tables.len() > 1;
                text.push_str(&summary(decision, proofs, several));
                text.push_str(&cells.left_out());
                if several {
                    text.push_str(" Where a row says *go to*, what that table says holds, too.");
                }
                text.push('\n');
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

fn write(
    decision: &Decision,
    cells: &Cells<'_>,
    factored: &crate::decision::Factored,
    text: &mut String,
) {
    if decision.entries.len() > 1 {
        for (entry, table) in decision.entries.iter().zip(&factored.starts) {
            text.push_str(&format!(
                "- from {}: table {}\n",
                cell(&entry.label),
                table.index() + 1
            ));
        }
        text.push('\n');
    }
    let several = factored.tables.len() > 1;
    for (number, table) in factored.tables.iter().enumerate() {
        if several {
            let label = cell(decision.words(table.root));
            let from = match table.entry {
                Some(entry) => format!(", from {}", cell(&decision[entry].label)),
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
                steps: cells.steps(&row.steps),
                result: match row.end {
                    End::Result(result) => cells.result(&row.run, result),
                    End::GoTo(to) => {
                        let end = format!("*go to table {}*", to.index() + 1);
                        cells.after(&row.run, end)
                    }
                },
                then: cells.list(&row.then),
            })
            .collect();
        let then = grid(decision, &lines, text);
        if let Some(then) = then {
            text.push_str(&format!("\n*Then, always:* {then}.\n"));
        }
        text.push('\n');
    }
    if let Some(paragraph) = cells.common(None) {
        text.push_str(&format!("{paragraph}\n\n"));
    }
}
