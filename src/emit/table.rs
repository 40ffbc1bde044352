//! A Markdown decision table, to stay beside its chart in a page.

use std::collections::BTreeSet;

use super::accepted::{AcceptedFlowchart, flowcharts};
use super::rows::{tables, words};
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::decision::{Decision, Decisions, HitPolicy, Proof, Proofs, RowResult};
use crate::diagnostic::Diagnostic;

/// More questions than this do not fit beside one another in a page; then each row lists its answers.
const WIDEST: usize = 8;

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
    let mut text = String::new();
    for (at, flat) in tables(chart)?.iter().enumerate() {
        heading(&mut text, chart.decisions(), at);
        let decision = flat.decision;
        let lines: Vec<Line<'_>> = flat
            .rows
            .iter()
            .map(|row| Line {
                entry: flat
                    .has_entries()
                    .then(|| decision.entries[row.entry].label.as_str()),
                conditions: &row.conditions,
                result: outcome(decision, row.result),
            })
            .collect();
        grid(decision, &lines, &mut text);
        text.push('\n');
        text.push_str(&summary(decision, flat.proofs, false));
        text.push('\n');
    }
    Ok(text)
}

/// What separates a decision (by index) from those before it, where a chart has several.
pub(super) fn heading(text: &mut String, decisions: &Decisions, at: usize) {
    let all = &decisions.list;
    if at > 0 {
        text.push('\n');
    }
    if all.len() > 1 {
        let first = cell(&all[at].questions[0].label);
        text.push_str(&format!(
            "**Decision {} of {}: {first}**\n\n",
            at + 1,
            all.len()
        ));
    }
}

/// A row as it is written.
pub(super) struct Line<'a> {
    /// The entry, where rows name theirs.
    pub entry: Option<&'a str>,
    /// (variable, its answer) by index.
    pub conditions: &'a [(usize, usize)],
    /// Where it ends, in Markdown.
    pub result: String,
}

/// Rows with their head: a column a question, or one for all answers where they are too many.
pub(super) fn grid(decision: &Decision, lines: &[Line<'_>], text: &mut String) {
    let asked: BTreeSet<usize> = lines
        .iter()
        .flat_map(|line| line.conditions)
        .map(|&(variable, _)| variable)
        .collect();
    let wide = asked.len() <= WIDEST;
    let question = |variable: usize| cell(words(decision, variable));
    let name = |(variable, choice): (usize, usize)| {
        cell(&decision.variables[variable].answers[choice].name)
    };
    let mut head = vec!["#".to_owned()];
    if lines.iter().any(|line| line.entry.is_some()) {
        head.push("Entry".to_owned());
    }
    if wide {
        head.extend(asked.iter().map(|&variable| question(variable)));
    } else {
        head.push("Answers".to_owned());
    }
    head.push("Result".to_owned());
    row(text, &head);
    let mut rule = vec!["---"; head.len()];
    rule[0] = "--:";
    text.push_str(&format!("|{}|\n", rule.join("|")));
    for (number, line) in lines.iter().enumerate() {
        let mut cells = vec![(number + 1).to_string()];
        cells.extend(line.entry.map(cell));
        if wide {
            cells.extend(asked.iter().map(|&variable| {
                let mut conditions = line.conditions.iter();
                let said = conditions.find(|(of, _)| *of == variable);
                said.map_or_else(String::new, |&said| name(said))
            }));
        } else {
            let said = line.conditions.iter();
            let said: Vec<String> = said
                .map(|&said| format!("{} **{}**", question(said.0), name(said)))
                .collect();
            cells.push(said.join("; "));
        }
        cells.push(line.result.clone());
        row(text, &cells);
    }
}

fn row(text: &mut String, cells: &[String]) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        text.push_str(cell);
        text.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    text.push('\n');
}

/// A result in Markdown.
pub(super) fn outcome(decision: &Decision, result: RowResult) -> String {
    match result {
        RowResult::Outcome(at) => {
            let outcome = &decision.outcomes[at];
            let label = cell(&outcome.label);
            if outcome.stop {
                format!("{label} *(stop)*")
            } else {
                label
            }
        }
        RowResult::Nothing(_) => "*nothing*".to_owned(),
        RowResult::Again(at) => format!("*again:* {}", cell(&decision.loops[at].label)),
    }
}

/// How many steps the sentence below a table names.
const NAMED: usize = 6;

/// What is done on the way to results, starts apart: rows have conditions and results only, so a reader has to be told.
fn passed(decision: &Decision) -> String {
    let steps = decision.steps.iter().filter(|step| !step.start);
    let labels: Vec<String> = steps.map(|step| cell(&step.label)).collect();
    let more = match labels.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    match labels.get(..labels.len().min(NAMED)) {
        None | Some([]) => String::new(),
        Some(named) => format!(
            " *Steps on the way* are left out: {}{more}.",
            named.join(", ")
        ),
    }
}

/// What is proved of the table (or of several that lead to each other), in one paragraph.
pub(super) fn summary(decision: &Decision, proofs: &Proofs, several: bool) -> String {
    let policy = match decision.hit_policy(proofs) {
        HitPolicy::Unique => "*Unique*: never more than one outcome.",
        HitPolicy::Collect if matches!(proofs.unique, Proof::Fails(_)) => {
            "*Collect*: every row that holds counts, and several may."
        }
        HitPolicy::Collect => "*Collect*: every row that holds counts.",
        HitPolicy::First if several => {
            "*First*: of the outcomes reached, the one drawn first in the chart counts."
        }
        HitPolicy::First => "*First*: the first row that holds counts.",
    };
    let complete = match &proofs.complete {
        Proof::Holds if decision.loops.is_empty() => {
            "*Complete*: every set of answers has an outcome.".to_owned()
        }
        Proof::Holds => {
            "*Complete*: every set of answers has an outcome or goes round a loop.".to_owned()
        }
        Proof::Fails(escape) if escape.answers.is_empty() => {
            "*Incomplete*: nothing is ever recommended.".to_owned()
        }
        Proof::Fails(escape) => {
            let said: Vec<String> = escape
                .answers
                .iter()
                .take(8)
                .map(|&(question, answer)| cell(&decision.questions[question].answers[answer].name))
                .collect();
            let more = if escape.answers.len() > said.len() {
                ", and so on"
            } else {
                ""
            };
            format!(
                "*Incomplete*: {}{more}: nothing is recommended.",
                said.join(", then ")
            )
        }
        Proof::Unknown => "Not proved complete.".to_owned(),
    };
    let steps = passed(decision);
    format!("{policy} {complete}{steps}")
}

/// Text from the chart, for a cell: nothing in it is Markdown, HTML or a new cell.
pub(super) fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // A bare address would become a link.
            ':' => out.push_str(if out.ends_with("http") || out.ends_with("https") {
                "&#58;"
            } else {
                ":"
            }),
            '@' => out.push_str("&#64;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
