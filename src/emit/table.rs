//! A Markdown decision table, to stay beside its chart in a page.

use super::flat::{Flat, flat};
use super::{Emitted, Emitter, Options, Scope, Unit};
use crate::decision::{Decisions, HitPolicy, Proof, Row, RowResult};
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
        Scope::Chart
    }

    fn emit(&self, units: &[Unit<'_>], _options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let mut text = String::new();
        for unit in units {
            text.push_str(&markdown(unit)?);
        }
        Ok(Emitted {
            text,
            notes: Vec::new(),
        })
    }
}

/// The tables of one chart.
fn markdown(unit: &Unit<'_>) -> Result<String, Vec<Diagnostic>> {
    let Some(graph) = &unit.reading.graph else {
        return Ok(String::new());
    };
    let decisions = Decisions::of(graph);
    let all = flat(unit, &decisions)?;
    let mut text = String::new();
    for (at, flat) in all.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        if all.len() > 1 {
            let first = &flat.decision.questions[0].label;
            text += &format!(
                "**Decision {} of {}: {}**\n\n",
                at + 1,
                all.len(),
                cell(first)
            );
        }
        one(flat, &mut text);
    }
    Ok(text)
}

fn one(flat: &Flat<'_>, text: &mut String) {
    let asked: Vec<usize> = (0..flat.decision.variables.len())
        .filter(|&variable| {
            flat.rows
                .iter()
                .any(|row| row.conditions.iter().any(|(of, _)| *of == variable))
        })
        .collect();
    let wide = asked.len() <= WIDEST;
    let mut head = vec!["#".to_owned()];
    if flat.has_entries() {
        head.push("Entry".to_owned());
    }
    if wide {
        head.extend(asked.iter().map(|&variable| cell(flat.variable(variable))));
    } else {
        head.push("Answers".to_owned());
    }
    head.push("Result".to_owned());
    line(text, &head);
    let mut rule = vec!["---"; head.len()];
    rule[0] = "--:";
    text.push_str(&format!("|{}|\n", rule.join("|")));
    for (number, row) in flat.rows.iter().enumerate() {
        let mut cells = vec![(number + 1).to_string()];
        if flat.has_entries() {
            cells.push(cell(&flat.decision.entries[row.entry].label));
        }
        if wide {
            let answer =
                |&variable: &usize| flat.answer(row, variable).map_or_else(String::new, cell);
            cells.extend(asked.iter().map(answer));
        } else {
            let said: Vec<String> = row
                .conditions
                .iter()
                .map(|&(variable, choice)| {
                    let name = &flat.decision.variables[variable].answers[choice].name;
                    format!("{} **{}**", cell(flat.variable(variable)), cell(name))
                })
                .collect();
            cells.push(said.join("; "));
        }
        cells.push(result(flat, row));
        line(text, &cells);
    }
    text.push('\n');
    text.push_str(&summary(flat));
    text.push('\n');
}

fn line(text: &mut String, cells: &[String]) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        text.push_str(cell);
        text.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    text.push('\n');
}

fn result(flat: &Flat<'_>, row: &Row) -> String {
    match row.result {
        RowResult::Outcome(at) => {
            let outcome = &flat.decision.outcomes[at];
            let label = cell(&outcome.label);
            if outcome.stop {
                format!("{label} *(stop)*")
            } else {
                label
            }
        }
        RowResult::Nothing(_) => "*nothing*".to_owned(),
        RowResult::Again(at) => format!("*again:* {}", cell(&flat.decision.loops[at].label)),
    }
}

/// What is proved of the table, in one paragraph.
fn summary(flat: &Flat<'_>) -> String {
    let policy = match flat.policy {
        HitPolicy::Unique => "*Unique*: never more than one outcome.",
        HitPolicy::Collect if matches!(flat.proofs.unique, Proof::Fails(_)) => {
            "*Collect*: every row that holds counts, and several may."
        }
        HitPolicy::Collect => "*Collect*: every row that holds counts.",
        HitPolicy::First => "*First*: the first row that holds counts.",
    };
    let complete = match &flat.proofs.complete {
        Proof::Holds if flat.decision.loops.is_empty() => {
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
                .map(|&(question, answer)| {
                    cell(&flat.decision.questions[question].answers[answer].name)
                })
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
    format!("{policy} {complete}")
}

/// Text from the chart, for a cell: nothing in it is Markdown, HTML or a new cell.
fn cell(text: &str) -> String {
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
