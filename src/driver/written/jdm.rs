//! Decision tables in JDM models: what `--to jdm` writes, and what an editor of such models makes of it.

use serde_json::Value;

use super::expression::{Test, tests, words};
use super::{NotATable, list, text};
use crate::decision::{
    WrittenCondition, WrittenNode, WrittenQuestion, WrittenResult, WrittenRow, WrittenTable,
};

pub(super) fn tables(nodes: &Value) -> Result<Vec<WrittenTable>, NotATable> {
    let nodes = nodes.as_array().map_or(&[][..], Vec::as_slice);
    let tables = nodes
        .iter()
        .filter(|node| text(node, "type") == "decisionTableNode");
    let empty = Value::Null;
    tables
        .map(|node| table(node.get("content").unwrap_or(&empty)))
        .collect()
}

fn table(content: &Value) -> Result<WrittenTable, NotATable> {
    let (inputs, outputs) = (list(content, "inputs"), list(content, "outputs"));
    let is_entry = |input: &&Value| {
        text(input, "name") == "Entry" && text(input, "field").starts_with("entry")
    };
    let entry = inputs.iter().find(is_entry);
    let asked: Vec<&Value> = inputs.iter().filter(|input| !is_entry(input)).collect();
    let output = |field: &str| {
        let mut all = outputs.iter();
        all.find(|output| text(output, "field") == field)
            .map(|output| text(output, "id"))
    };
    let other =
        |output: &&Value| !matches!(text(output, "field"), "node" | "steps" | "then" | "again");
    let first = outputs.iter().find(other).map(|output| text(output, "id"));
    let outcome = output("outcome").or(first).unwrap_or_default();
    let [node, steps, then, again] = ["node", "steps", "then", "again"].map(output);
    let mut table = WrittenTable {
        first_only: text(content, "hitPolicy") != "collect",
        lists_nothing: false,
        has_steps: steps.is_some() || then.is_some(),
        ..WrittenTable::default()
    };
    for input in &asked {
        let label = match text(input, "name") {
            "" => text(input, "field"),
            name => name,
        };
        table.questions.push(WrittenQuestion {
            label: label.to_owned(),
            unit: String::new(),
        });
    }
    for (number, rule) in list(content, "rules").iter().enumerate() {
        let one = |id: Option<&str>| {
            let all = id.map_or_else(Vec::new, |id| words(text(rule, id)));
            all.into_iter().next().unwrap_or_default()
        };
        let mut conditions = Vec::new();
        for input in &asked {
            let cell = text(rule, text(input, "id"));
            let condition = tests(cell).and_then(condition).ok_or_else(|| {
                NotATable::new(format!(
                    "rule {}: `{cell}` is not a list of words, numbers or intervals",
                    number + 1
                ))
            })?;
            conditions.push(condition);
        }
        let (outcome, head) = (one(Some(outcome)), one(again));
        let is_again = outcome.is_empty() && !head.is_empty();
        let id = if is_again { head } else { one(node) };
        let node = WrittenNode { words: outcome, id };
        let is_nothing = node.words.is_empty() && !is_again;
        let passed = [steps, then].into_iter().flatten();
        table.rows.push(WrittenRow {
            entry: entry.map(|input| WrittenNode {
                words: String::new(),
                id: one(Some(text(input, "id"))),
            }),
            conditions,
            result: (!is_nothing).then_some(WrittenResult { node, is_again }),
            steps: passed.flat_map(|id| words(text(rule, id))).collect(),
        });
    }
    Ok(table)
}

/// What the tests of a cell ask for; `None` where they mix words with numbers.
fn condition(tests: Vec<Test>) -> Option<WrittenCondition> {
    let (mut said, mut ranges, mut others) = (Vec::new(), Vec::new(), Vec::new());
    let count = tests.len();
    for test in tests {
        match test {
            Test::Words(words) => said.push(words),
            Test::Numbers(range) => ranges.extend(range),
            Test::Others(named) => others.push(named),
        }
    }
    match (count, said.len(), others.len()) {
        (0, ..) => Some(WrittenCondition::Any),
        (_, 0, 0) => Some(WrittenCondition::Numbers(String::new(), ranges)),
        (_, all, 0) if all == count => Some(WrittenCondition::Words(said)),
        (1, ..) => others.pop().map(WrittenCondition::Otherwise),
        _ => None,
    }
}
