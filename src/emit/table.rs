//! A Markdown decision table, to stay beside its chart in a page.

use super::accepted::{AcceptedFlowchart, flowcharts};
use super::markdown::{Cells, Line, grid, heading, summary};
use super::rows::tables;
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::decision::EntryId;
use crate::diagnostic::Diagnostic;

/// Writes the decisions of a chart as Markdown tables.
pub struct Table;

impl Emitter for Table {
    fn name(&self) -> &'static str {
        "table"
    }

    fn summary(&self) -> &'static str {
        "A Markdown decision table, one row a way through the chart"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md"]
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
    let mut text = String::new();
    for (at, flat) in tables(chart)?.iter().enumerate() {
        heading(&mut text, chart.decisions(), at);
        let decision = flat.decision;
        let cells = Cells::new(decision, !options.no_steps);
        let entry = |at: EntryId| flat.has_entries().then(|| decision[at].label.as_str());
        let rows = flat.rows.iter();
        let lines: Vec<Line<'_>> = rows.map(|row| cells.line(row, entry(row.entry))).collect();
        let then = grid(decision, &lines, &mut text);
        if let Some(paragraph) = cells.common(then) {
            text.push_str(&format!("\n{paragraph}\n"));
        }
        let summary = summary(decision, flat.proofs, false);
        text.push_str(&format!("\n{summary}{}\n", cells.left_out()));
    }
    Ok(text)
}
