//! Decision tables in CSV: what `--to csv` writes, and tables that people keep in spreadsheets.

use std::collections::{BTreeSet, HashMap};

use ::csv::{ReaderBuilder, StringRecord};

use super::NotATable;
use super::expression::interval;
use crate::decision::{
    WrittenCondition, WrittenNode, WrittenQuestion, WrittenResult, WrittenRow, WrittenTable, key,
};

/// Between what follows one another.
const ARROW: &str = " → ";

/// A column of conditions.
struct Question {
    at: usize,
    label: String,
    /// Where the interval stands, and what its numbers count.
    interval: Option<(usize, String)>,
}

/// Which column is what.
#[derive(Default)]
struct Columns {
    decision: Option<usize>,
    entry: Option<usize>,
    questions: Vec<Question>,
    /// `outcome`, `stop`, `nothing` or `again`, where a column says which.
    kind: Option<usize>,
    outcome: usize,
    node: Option<usize>,
    steps: [Option<usize>; 2],
}

pub(super) fn tables(text: &str) -> Result<Vec<WrittenTable>, NotATable> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map(|at| at.line());
            let message = match error.kind() {
                ::csv::ErrorKind::UnequalLengths {
                    expected_len, len, ..
                } => format!("this row has {len} fields, and the header has {expected_len}"),
                _ => "this row is not valid CSV".to_owned(),
            };
            NotATable { line, message }
        })?;
        records.push(record);
    }
    let Some((head, rows)) = records.split_first() else {
        return Err(NotATable::new("there is no header"));
    };
    let columns = columns(head, rows)?;
    let mut tables: Vec<(String, WrittenTable)> = Vec::new();
    let entries = entries(&columns, rows);
    for record in rows {
        let name = columns.decision.map_or("", |at| &record[at]);
        let mut row = row(&columns, record)?;
        row.entry = columns.entry.map(|at| entries[cell(record, at)].clone());
        let known = tables.iter().position(|(known, _)| known == name);
        let at = known.unwrap_or_else(|| {
            tables.push((name.to_owned(), table(&columns)));
            tables.len() - 1
        });
        tables[at].1.rows.push(row);
    }
    let several = tables.len() > 1;
    let tables = tables.into_iter().map(|(_, mut table)| {
        if several {
            keep_asked(&mut table);
        }
        table
    });
    Ok(tables.collect())
}

/// What parts the fields: what stands in the header most often, a comma among equals.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|&byte| byte == sign).count();
    let mut best = b',';
    for sign in [b';', b'\t'] {
        if count(sign) > count(best) {
            best = sign;
        }
    }
    best
}

fn columns(head: &StringRecord, rows: &[StringRecord]) -> Result<Columns, NotATable> {
    let names: Vec<String> = head.iter().map(key).collect();
    let find = |name: &str| names.iter().rposition(|known| known == name);
    let mut columns = Columns {
        node: find("node"),
        steps: [find("steps"), find("then")],
        ..Columns::default()
    };
    let (outcome, result) = (find("outcome"), find("result"));
    columns.kind = result.filter(|_| outcome.is_some());
    columns.outcome = outcome
        .or(result)
        .ok_or_else(|| NotATable::at(1, "no column is called `outcome` or `result`"))?;
    let mut first = usize::from(matches!(names[0].as_str(), "row" | "#" | "no" | "nr" | ""));
    let counts = |at: usize| rows.iter().all(|row| row[at].parse::<u32>().is_ok());
    for (name, slot, is_one) in [
        (
            "decision",
            &mut columns.decision,
            &counts as &dyn Fn(usize) -> bool,
        ),
        ("entry", &mut columns.entry, &|_| true),
    ] {
        if names.get(first).is_some_and(|known| known == name) && is_one(first) {
            *slot = Some(first);
            first += 1;
        }
    }
    let taken = [Some(columns.outcome), columns.kind, columns.node];
    let taken = taken.into_iter().chain(columns.steps).flatten();
    let end = taken.min().unwrap_or(columns.outcome);
    let mut at = first;
    while at < end {
        let label = head[at].to_owned();
        let next = (at + 1 < end).then(|| head[at + 1].strip_prefix(label.as_str()));
        let unit = next.flatten().and_then(|more| match more {
            " interval" => Some(String::new()),
            more => more.strip_prefix(" interval in ").map(str::to_owned),
        });
        let interval = unit.map(|unit| (at + 1, unit));
        let width = 1 + usize::from(interval.is_some());
        columns.questions.push(Question {
            at,
            label,
            interval,
        });
        at += width;
    }
    let labels: Vec<String> = columns.questions.iter().map(|q| q.label.clone()).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    for (question, (words, _)) in columns.questions.iter_mut().zip(without_ids(&labels)) {
        question.label = words.to_owned();
    }
    Ok(columns)
}

/// Words, and the id after them where ids alone distinguish some: `Paid? (A)` and `Paid? (B)`.
fn without_ids<'a>(labels: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let bare = |label: &'a str| label.strip_suffix(')')?.rsplit_once(" (");
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (words, _) in labels.iter().filter_map(|label| bare(label)) {
        *times.entry(words).or_default() += 1;
    }
    let split = |&label: &&'a str| match bare(label) {
        Some((words, id)) if times[words] > 1 => (words, id),
        _ => (label, ""),
    };
    labels.iter().map(split).collect()
}

/// The entries that rows name, by what they call them.
fn entries<'r>(columns: &Columns, rows: &'r [StringRecord]) -> HashMap<&'r str, WrittenNode> {
    let named = rows
        .iter()
        .filter_map(|row| Some(cell(row, columns.entry?)));
    let all: Vec<&str> = named.collect::<BTreeSet<_>>().into_iter().collect();
    let nodes = without_ids(&all)
        .into_iter()
        .map(|(words, id)| WrittenNode {
            words: words.to_owned(),
            id: id.to_owned(),
        });
    all.iter().copied().zip(nodes).collect()
}

fn table(columns: &Columns) -> WrittenTable {
    let questions = columns.questions.iter().map(|question| WrittenQuestion {
        label: question.label.clone(),
        unit: question
            .interval
            .as_ref()
            .map_or_else(String::new, |(_, unit)| unit.clone()),
    });
    WrittenTable {
        questions: questions.collect(),
        rows: Vec::new(),
        first_only: false,
        lists_nothing: true,
        has_steps: columns.steps.iter().any(Option::is_some),
    }
}

/// Of several decisions in one file, each has the columns of all: those that it asks nothing of go.
fn keep_asked(table: &mut WrittenTable) {
    let asked = |at: usize| {
        let mut rows = table.rows.iter();
        rows.any(|row| row.conditions[at] != WrittenCondition::Any)
    };
    let kept: Vec<bool> = (0..table.questions.len()).map(asked).collect();
    let mut keep = kept.iter();
    table.questions.retain(|_| keep.next() == Some(&true));
    for row in &mut table.rows {
        let mut keep = kept.iter();
        row.conditions.retain(|_| keep.next() == Some(&true));
    }
}

fn row(columns: &Columns, record: &StringRecord) -> Result<WrittenRow, NotATable> {
    let conditions = columns.questions.iter().map(|question| {
        let words = cell(record, question.at);
        let range = question.interval.as_ref().map(|(at, _)| cell(record, *at));
        match (words, range.filter(|range| !range.is_empty())) {
            (words, Some(range)) => {
                let numbers = interval(range).ok_or_else(|| {
                    let line = record.position().map_or(0, |at| at.line());
                    NotATable::at(
                        line,
                        format!("`{range}` is not an interval such as `[500, 649]`"),
                    )
                })?;
                Ok(WrittenCondition::Numbers(words.to_owned(), vec![numbers]))
            }
            ("" | "-", None) => Ok(WrittenCondition::Any),
            (words, None) => Ok(WrittenCondition::Words(vec![words.to_owned()])),
        }
    });
    let conditions = conditions.collect::<Result<Vec<_>, _>>()?;
    let words = cell(record, columns.outcome);
    let id = columns.node.map_or("", |at| &record[at]);
    let is_again = columns.kind.is_some_and(|at| &record[at] == "again");
    let is_nothing = match columns.kind {
        Some(at) => &record[at] == "nothing",
        None => matches!(key(words).as_str(), "" | "-" | "nothing"),
    };
    let result = (!is_nothing).then(|| WrittenResult {
        node: WrittenNode {
            words: words.to_owned(),
            id: id.to_owned(),
        },
        is_again,
    });
    let steps = columns.steps.iter().flatten();
    let steps = steps.flat_map(|&at| cell(record, at).split(ARROW));
    Ok(WrittenRow {
        entry: None,
        conditions,
        result,
        steps: steps
            .filter(|words| !words.is_empty())
            .map(str::to_owned)
            .collect(),
    })
}

/// A field without the apostrophe that keeps spreadsheets from running it.
fn cell(record: &StringRecord, at: usize) -> &str {
    let text = record[at].trim();
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => text,
    }
}
