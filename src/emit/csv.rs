//! CSV: the rows for spreadsheets and scripts (RFC 4180, line feeds).

use super::accepted::flowcharts;
use super::rows::{Flat, tables};
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::decision::{Row, RowResult, VariableId};
use crate::diagnostic::Diagnostic;

/// Between what follows one another.
const ARROW: &str = " → ";

/// Writes the decisions of a chart as one CSV table.
///
/// Columns: `row`; `decision` where there are several; `entry` where there are several; one a
/// question, empty where a row does not ask it, and after it the interval where its answers are numbers
/// (`[500, 649]`); `steps` (what is passed before the result, in order),
/// `result` (`outcome`, `stop`, `nothing` or `again`), `outcome` (its words), `node` (its id, or that of
/// where the way ends) and `then` (what is passed after the result, in order).
pub struct Csv;

impl Emitter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn summary(&self) -> &'static str {
        "The rows of the decision table for spreadsheets"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
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
            write(&tables(chart)?, &mut text);
        }
        Ok(Emitted {
            text,
            notes: Vec::new(),
            ..Emitted::default()
        })
    }
}

fn write(all: &[Flat<'_>], text: &mut String) {
    let several = all.len() > 1;
    let entries = all.iter().any(Flat::has_entries);
    let mut head = vec!["row".to_owned()];
    head.extend(several.then(|| "decision".to_owned()));
    head.extend(entries.then(|| "entry".to_owned()));
    let columns: Vec<(usize, VariableId)> = all
        .iter()
        .enumerate()
        .flat_map(|(at, flat)| flat.decision.variable_ids().map(move |v| (at, v)))
        .collect();
    let label = |&(at, variable): &(usize, VariableId)| all[at].variable(variable);
    let mut times = std::collections::HashMap::new();
    for column in &columns {
        *times.entry(label(column)).or_insert(0usize) += 1;
    }
    for column in &columns {
        // Two columns of one name are distinguished by their node.
        let name = match times[label(column)] {
            1 => label(column).to_owned(),
            _ => format!(
                "{} ({})",
                label(column),
                all[column.0].variable_id(column.1)
            ),
        };
        let numbers = all[column.0].decision[column.1].numbers.as_ref();
        let interval = numbers.map(|numbers| match numbers.unit.as_str() {
            "" => format!("{name} interval"),
            unit => format!("{name} interval in {unit}"),
        });
        head.push(name);
        head.extend(interval);
    }
    head.extend(["steps", "result", "outcome", "node", "then"].map(str::to_owned));
    line(text, &head);
    let mut number = 0;
    for (at, flat) in all.iter().enumerate() {
        for row in &flat.rows {
            number += 1;
            let mut cells = vec![number.to_string()];
            cells.extend(several.then(|| (at + 1).to_string()));
            cells.extend(entries.then(|| entry(flat, row)));
            for &(of, variable) in &columns {
                let answer = (of == at).then(|| flat.answer(row, variable)).flatten();
                cells.push(answer.unwrap_or_default().to_owned());
                if let Some(numbers) = &all[of].decision[variable].numbers {
                    let choice = row.choice(variable).filter(|_| of == at);
                    let range = choice.and_then(|choice| numbers.ranges[choice.index()]);
                    cells.push(range.map_or_else(String::new, |range| range.to_string()));
                }
            }
            let (result, outcome) = result(flat, row);
            cells.push(flat.steps(row).join(ARROW));
            cells.push(result.to_owned());
            cells.push(outcome);
            cells.push(flat.id(flat.end(row)).to_owned());
            cells.push(flat.then(row).join(ARROW));
            line(text, &cells);
        }
    }
}

/// The words of a row's entry; with its id, where another has the same.
fn entry(flat: &Flat<'_>, row: &Row) -> String {
    let entry = &flat.decision[row.entry];
    let mut all = flat.decision.entries.iter();
    match all.any(|other| other.node != entry.node && other.label == entry.label) {
        true => format!("{} ({})", entry.label, flat.id(entry.node)),
        false => entry.label.clone(),
    }
}

fn result(flat: &Flat<'_>, row: &Row) -> (&'static str, String) {
    match row.result {
        RowResult::Outcome(at) => {
            let outcome = &flat.decision[at];
            let kind = if outcome.stop { "stop" } else { "outcome" };
            (kind, outcome.label.clone())
        }
        RowResult::Nothing(_) => ("nothing", String::new()),
        RowResult::Again(at) => ("again", flat.decision[at].label.clone()),
    }
}

fn line(text: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
    text.push_str(&cells.join(","));
    text.push('\n');
}

/// A field: quoted where it must be. What a spreadsheet would run as a formula gets an apostrophe in
/// front, as OWASP advises; numbers stay numbers.
fn field(text: &str) -> String {
    let formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    let mark = if formula { "'" } else { "" };
    let plain = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    let text: String = mark.chars().chain(text.chars().map(plain)).collect();
    if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn fields_are_quoted_and_never_formulas() {
        assert_eq!(field("a"), "a");
        assert_eq!(field("a, b"), "\"a, b\"");
        assert_eq!(field("say \"hi\""), "\"say \"\"hi\"\"\"");
        assert_eq!(field("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(field("-5"), "-5");
        assert_eq!(field("+"), "'+");
        assert_eq!(field("<500"), "<500");
        assert_eq!(field("a\u{1b}[31mb\0"), "\"a [31mb \"");
        assert_eq!(field("\ta"), "' a");
    }
}
