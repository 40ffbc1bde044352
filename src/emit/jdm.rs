//! JDM: the JSON rule sets that the GoRules Zen engine runs.
//!
//! Inputs are named by node id (a safe name where Zen's expressions cannot say the id) and take the
//! words of an answer, or a number where the answers are numbers; outputs are `outcome` (its words), `node` (its id), `steps` (the words of what is
//! passed before) and `then` (of what follows). Rows that end in nothing are left out. Where a chart has several entries, the input `entry` takes the node id of one.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::accepted::flowcharts;
use super::hidden::escaped;
use super::rows::{Flat, tables};
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::decision::{
    ChoiceId, HitPolicy, NumberRange, Numbers, Row, RowResult, Variable, VariableId, is_else_word,
};
use crate::diagnostic::Diagnostic;

/// Writes the decisions of a chart as a GoRules decision model.
pub struct Jdm;

impl Emitter for Jdm {
    fn name(&self) -> &'static str {
        "jdm"
    }

    fn summary(&self) -> &'static str {
        "A GoRules JDM decision model, which the Zen engine runs"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jdm.json"]
    }

    fn scope(&self) -> Scope {
        Scope::Decision
    }

    fn options(&self) -> &'static [&'static str] {
        &["--name"]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let mut text = String::new();
        for chart in flowcharts(charts) {
            let all = tables(chart)?;
            let title = chart.graph().frame.title.as_deref();
            let name = options.name.as_deref().or(title);
            let model = model(&all, name.unwrap_or("decision"));
            text.push_str(&escaped(
                &serde_json::to_string_pretty(&model).unwrap_or_default(),
            ));
            text.push('\n');
        }
        Ok(Emitted {
            text,
            notes: Vec::new(),
            ..Emitted::default()
        })
    }
}

/// The model: an input, a table a decision, an output.
fn model(all: &[Flat<'_>], name: &str) -> Value {
    let position = |x: usize, y: usize| json!({ "x": x, "y": y });
    let mut nodes = vec![json!({
        "id": "in", "type": "inputNode", "name": "request", "position": position(0, 0),
    })];
    let mut edges = Vec::new();
    // One name space: every table reads the one request.
    let mut taken = HashSet::new();
    let entry = all
        .iter()
        .any(Flat::has_entries)
        .then(|| safe_name("entry", &mut taken));
    for (at, flat) in all.iter().enumerate() {
        let (id, shown, path) = match all.len() {
            1 => ("dt".to_owned(), name.to_owned(), Value::Null),
            // Each decision of several answers under a name of its own.
            _ => (
                format!("dt{}", at + 1),
                format!("{name} {}", at + 1),
                Value::from(format!("decision{}", at + 1)),
            ),
        };
        let entry = entry.as_deref().filter(|_| flat.has_entries());
        nodes.push(json!({
            "id": id, "type": "decisionTableNode", "name": shown, "position": position(300, 200 * at),
            "content": table(flat, entry, &mut taken, path),
        }));
        for (from, to) in [("in", id.as_str()), (id.as_str(), "out")] {
            edges.push(json!({
                "id": format!("e{}", edges.len() + 1), "sourceId": from, "targetId": to, "type": "edge",
            }));
        }
    }
    nodes.push(json!({
        "id": "out", "type": "outputNode", "name": "response", "position": position(600, 0),
    }));
    json!({
        "contentType": "application/vnd.gorules.decision",
        "nodes": nodes,
        "edges": edges,
    })
}

fn table(flat: &Flat<'_>, entry: Option<&str>, taken: &mut HashSet<String>, path: Value) -> Value {
    let fields: Vec<String> = flat
        .decision
        .variable_ids()
        .map(|variable| safe_name(flat.variable_id(variable), taken))
        .collect();
    let mut inputs = Vec::new();
    if let Some(entry) = entry {
        inputs.push(json!({ "id": format!("i{entry}"), "name": "Entry", "field": entry }));
    }
    for (variable, field) in flat.decision.variable_ids().zip(&fields) {
        let name = flat.variable(variable);
        inputs.push(json!({ "id": format!("i{field}"), "name": name, "field": field }));
    }
    let mut outputs = vec![
        json!({ "id": "o", "name": "Outcome", "field": "outcome" }),
        json!({ "id": "oid", "name": "Node", "field": "node" }),
    ];
    let loops = !flat.decision.loops.is_empty();
    for (id, name) in [("steps", "Steps"), ("then", "Then")] {
        outputs.push(json!({ "id": id, "name": name, "field": id }));
    }
    if loops {
        outputs.push(json!({ "id": "again", "name": "Again", "field": "again" }));
    }
    let mut rows: Vec<(usize, &Row)> = flat
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !matches!(row.result, RowResult::Nothing(_)))
        .collect();
    if flat.policy == HitPolicy::Unique {
        // A fork may come to its outcome and begin a loop again: the outcome is the one to tell.
        rows.sort_by_key(|(_, row)| matches!(row.result, RowResult::Again(_)));
    }
    let rules: Vec<Value> = rows
        .into_iter()
        .map(|(number, row)| Value::Object(rule(flat, number + 1, row, entry, &fields, loops)))
        .collect();
    // Zen knows two policies; where one outcome at most is reached, the first is the one.
    let policy = match flat.policy {
        HitPolicy::Collect => "collect",
        HitPolicy::Unique | HitPolicy::First => "first",
    };
    json!({
        "hitPolicy": policy,
        "inputs": inputs,
        "outputs": outputs,
        "rules": rules,
        "passThrough": false,
        "inputField": null,
        "outputPath": path,
        "executionMode": "single",
    })
}

fn rule(
    flat: &Flat<'_>,
    number: usize,
    row: &Row,
    entry: Option<&str>,
    fields: &[String],
    loops: bool,
) -> Map<String, Value> {
    let mut rule = Map::new();
    rule.insert("_id".to_owned(), format!("r{number}").into());
    if let Some(entry) = entry {
        let id = flat.id(flat.decision[row.entry].node);
        rule.insert(format!("i{entry}"), literal(id).into());
    }
    for (variable, field) in flat.decision.variable_ids().zip(fields) {
        rule.insert(format!("i{field}"), condition(flat, row, variable).into());
    }
    let node = literal(flat.id(flat.end(row)));
    let (outcome, node, again) = match row.result {
        RowResult::Outcome(at) => (literal(&flat.decision[at].label), node, String::new()),
        RowResult::Nothing(_) => (String::new(), node, String::new()),
        RowResult::Again(_) => (String::new(), String::new(), node),
    };
    rule.insert("o".to_owned(), outcome.into());
    rule.insert("oid".to_owned(), node.into());
    for (id, words) in [("steps", flat.steps(row)), ("then", flat.then(row))] {
        let words: Vec<String> = words.into_iter().map(literal).collect();
        rule.insert(id.to_owned(), format!("[{}]", words.join(", ")).into());
    }
    if loops {
        rule.insert("again".to_owned(), again.into());
    }
    rule
}

/// The unary test of a cell: the words of the answer; nothing where the row does not ask.
fn condition(flat: &Flat<'_>, row: &Row, variable: VariableId) -> String {
    let Some(choice) = row.choice(variable) else {
        return String::new();
    };
    let variable = &flat.decision[variable];
    if let Some(numbers) = &variable.numbers {
        return number_test(variable, numbers, choice);
    }
    if !variable[choice].otherwise {
        return literal(&variable[choice].name);
    }
    let named: Vec<String> = variable
        .answers
        .iter()
        .filter(|answer| !answer.otherwise)
        .map(|answer| literal(&answer.name))
        .collect();
    format!("$ != null and $ not in [{}]", named.join(", "))
}

/// The unary test of a cell for a number: what its answer is given for; for an else what the others leave over.
fn number_test(variable: &Variable, numbers: &Numbers, choice: ChoiceId) -> String {
    let answer = &variable[choice];
    let is_number = numbers.ranges[choice.index()].is_some();
    if !is_number && !answer.otherwise && !is_else_word(&answer.key) {
        return literal(&answer.name);
    }
    // Of two answers that hold for a number, the first is the one, as everywhere.
    let left = match is_number {
        true => numbers.own(choice.index()),
        false => numbers.left_over(),
    };
    if left.is_empty() {
        // There is no such number.
        return "> 0 and < 0".to_owned();
    }
    let tests: Vec<String> = left.iter().map(interval_test).collect();
    tests.join(", ")
}

fn interval_test(range: &NumberRange) -> String {
    match (range.low, range.high) {
        (Some(low), Some(high)) if low == high => format!("== {low}"),
        (Some(low), Some(high)) => {
            let open = if range.low_included { '[' } else { '(' };
            let close = if range.high_included { ']' } else { ')' };
            format!("{open}{low}..{high}{close}")
        }
        (Some(low), None) => format!("{} {low}", if range.low_included { ">=" } else { ">" }),
        (None, Some(high)) => format!("{} {high}", if range.high_included { "<=" } else { "<" }),
        (None, None) => "type($) == 'number'".to_owned(),
    }
}

/// A string in Zen's expressions, which know no escapes: in the quotes that it does not have, else
/// put together.
fn literal(text: &str) -> String {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let quote = if rest.find('"').unwrap_or(rest.len()) >= rest.find('\'').unwrap_or(rest.len())
        {
            '"'
        } else {
            '\''
        };
        let end = rest.find(quote).unwrap_or(rest.len());
        parts.push(format!("{quote}{}{quote}", &rest[..end]));
        rest = &rest[end..];
        if rest.is_empty() {
            return parts.join(" + ");
        }
    }
}

/// A field name that Zen's expressions can say, like an id, and not taken yet.
fn safe_name(id: &str, taken: &mut HashSet<String>) -> String {
    const RESERVED: [&str; 7] = ["and", "or", "not", "in", "true", "false", "null"];
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut name: String = id
        .chars()
        .map(|c| if is_plain(c) { c } else { '_' })
        .collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        || name.chars().all(|c| c == '_')
        || RESERVED.contains(&name.as_str())
    {
        name = format!("q_{name}");
    }
    let mut unique = name.clone();
    let mut count = 1;
    while !taken.insert(unique.clone()) {
        count += 1;
        unique = format!("{name}_{count}");
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_put_together_from_both_quotes() {
        assert_eq!(literal("Yes"), "\"Yes\"");
        assert_eq!(literal("say \"hi\""), "'say \"hi\"'");
        assert_eq!(literal("it's"), "\"it's\"");
        assert_eq!(literal("it's \"x\""), "\"it's \" + '\"x\"'");
        assert_eq!(literal(""), "\"\"");
    }

    #[test]
    fn names_are_ids_where_they_can_be() {
        let mut taken = HashSet::new();
        let mut name = |id: &str| safe_name(id, &mut taken);
        assert_eq!(name("A"), "A");
        assert_eq!(name("a-b"), "a_b");
        assert_eq!(name("a.b"), "a_b_2");
        assert_eq!(name("1st"), "q_1st");
        assert_eq!(name("not"), "q_not");
        assert_eq!(name("名"), "q__");
    }
}
