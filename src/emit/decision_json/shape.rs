//! What the JSON looks like, as `docs/schema/decision.schema.json` describes it.

use serde::Serialize;

use crate::source::Position;

#[derive(Serialize)]
pub(super) struct Page<'a> {
    pub version: u32,
    pub file: &'a str,
    pub charts: Vec<Chart<'a>>,
}

#[derive(Serialize)]
pub(super) struct Chart<'a> {
    pub chart: u32,
    pub title: Option<&'a str>,
    pub nodes: Vec<Node<'a>>,
    pub decisions: Vec<One<'a>>,
}

#[derive(Serialize)]
pub(super) struct Place {
    pub start: Position,
    pub end: Position,
}

#[derive(Serialize)]
pub(super) struct Node<'a> {
    pub id: &'a str,
    pub label: String,
    pub role: &'static str,
    pub rule: &'static str,
    pub reason: &'a str,
    #[serde(flatten)]
    pub place: Place,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct One<'a> {
    pub hit_policy: &'static str,
    pub asked_policy: Option<&'static str>,
    pub entries: Vec<Entry<'a>>,
    pub questions: Vec<Question<'a>>,
    pub variables: Vec<Variable<'a>>,
    pub outcomes: Vec<Outcome<'a>>,
    pub steps: Vec<Step<'a>>,
    pub loops: Vec<Loop<'a>>,
    pub complete: Proved<'a>,
    pub ends: Proved<'a>,
    pub unique: Proved<'a>,
    pub ways: Option<u64>,
    pub rows: Option<Vec<Row<'a>>>,
    pub no_rows: Option<&'static str>,
    pub verdicts: Vec<Told<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub leads_to: Option<Leads>,
}

#[derive(Serialize)]
pub(super) struct Question<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub rule: &'a str,
    pub variable: usize,
    pub answers: Vec<Answer<'a>>,
    pub also: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer<'a> {
    pub name: &'a str,
    pub key: &'a str,
    pub kind: &'static str,
    pub node: Option<&'a str>,
    pub targets: Vec<&'a str>,
    pub leads_to: Option<Leads>,
    #[serde(flatten)]
    pub place: Place,
}

#[derive(Serialize)]
pub(super) struct Leads {
    pub steps: Vec<usize>,
    pub outcomes: Vec<usize>,
    pub questions: Vec<usize>,
    pub again: Vec<usize>,
}

#[derive(Serialize)]
pub(super) struct Variable<'a> {
    pub questions: &'a [usize],
    pub answers: Vec<&'a str>,
    pub range: Option<Range>,
}

#[derive(Serialize)]
pub(super) struct Range {
    pub from: Option<f64>,
    pub to: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Outcome<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub stop: bool,
}

#[derive(Serialize)]
pub(super) struct Step<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub start: bool,
}

#[derive(Serialize)]
pub(super) struct Loop<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub questions: &'a [usize],
    pub back: Vec<Link<'a>>,
}

#[derive(Serialize)]
pub(super) struct Link<'a> {
    pub from: &'a str,
    pub to: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Proved<'a> {
    /// `null` where it is not proved.
    pub holds: Option<bool>,
    pub counter_example: Option<Example<'a>>,
}

#[derive(Serialize)]
pub(super) struct Example<'a> {
    pub entry: &'a str,
    pub answers: Vec<Said<'a>>,
    pub outcomes: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Said<'a> {
    pub question: &'a str,
    pub answer: &'a str,
}

#[derive(Serialize)]
pub(super) struct Row<'a> {
    pub entry: &'a str,
    pub conditions: Vec<Said<'a>>,
    pub result: &'static str,
    pub node: &'a str,
}

#[derive(Serialize)]
pub(super) struct Told<'a> {
    pub rule: &'static str,
    pub severity: &'static str,
    pub story: &'a str,
    pub help: &'a str,
    pub node: &'a str,
    pub answers: Vec<Said<'a>>,
    #[serde(flatten)]
    pub place: Place,
}
