//! Decision tables in what `--to decision-json` writes.

use serde_json::Value;

use super::{NotATable, list, text};
use crate::decision::{
    WrittenCondition, WrittenNode, WrittenQuestion, WrittenResult, WrittenRow, WrittenTable,
};

pub(super) fn tables(charts: &Value) -> Result<Vec<WrittenTable>, NotATable> {
    let charts = charts.as_array().map_or(&[][..], Vec::as_slice);
    let mut tables = Vec::new();
    for chart in charts {
        for decision in list(chart, "decisions") {
            tables.push(table(chart, decision)?);
        }
    }
    Ok(tables)
}

fn table(chart: &Value, decision: &Value) -> Result<WrittenTable, NotATable> {
    let questions = list(decision, "questions");
    let variables = list(decision, "variables");
    let rows = decision.get("rows").and_then(Value::as_array);
    let Some(rows) = rows else {
        let reason = text(decision, "noRows");
        return Err(NotATable::new(match reason {
            "" => "a decision has no rows".to_owned(),
            reason => format!("a decision has no rows: {reason}"),
        }));
    };
    let label = |id: &str| {
        let mut nodes = list(chart, "nodes").iter();
        let node = nodes.find(|node| text(node, "id") == id);
        node.map_or(id, |node| text(node, "label")).to_owned()
    };
    let named = |id: &str| WrittenNode {
        words: label(id),
        id: id.to_owned(),
    };
    let variable_of = |id: &str| {
        let mut all = questions.iter();
        let question = all.find(|question| text(question, "node") == id)?;
        usize::try_from(question.get("variable")?.as_u64()?).ok()
    };
    let written = variables.iter().map(|variable| {
        let first = list(variable, "questions").first().and_then(Value::as_u64);
        let question = first.and_then(|at| questions.get(usize::try_from(at).ok()?));
        let numbers = variable.get("numbers");
        WrittenQuestion {
            label: question
                .map_or("", |question| text(question, "label"))
                .to_owned(),
            unit: numbers
                .map_or("", |numbers| text(numbers, "unit"))
                .to_owned(),
        }
    });
    let several = list(decision, "entries").len() > 1;
    let row = |row: &Value| {
        let mut conditions = vec![WrittenCondition::Any; variables.len()];
        for said in list(row, "conditions") {
            let variable = variable_of(text(said, "question"));
            if let Some(slot) = variable.and_then(|at| conditions.get_mut(at)) {
                *slot = WrittenCondition::Words(vec![text(said, "answer").to_owned()]);
            }
        }
        let kind = text(row, "result");
        let result = (kind != "nothing").then(|| WrittenResult {
            node: named(text(row, "node")),
            is_again: kind == "again",
        });
        let passed = ["steps", "then"]
            .into_iter()
            .flat_map(|field| list(row, field));
        WrittenRow {
            entry: several.then(|| named(text(row, "entry"))),
            conditions,
            result,
            steps: passed.filter_map(Value::as_str).map(label).collect(),
        }
    };
    Ok(WrittenTable {
        questions: written.collect(),
        rows: rows.iter().map(row).collect(),
        first_only: text(decision, "hitPolicy") == "first",
        lists_nothing: true,
        has_steps: true,
    })
}
