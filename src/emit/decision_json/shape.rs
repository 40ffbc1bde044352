//! What the JSON looks like, as `docs/schema/decision.schema.json` describes it.

use serde::Serialize;

use crate::source::Position;

#[derive(Serialize)]
pub(super) struct PageJson<'a> {
    pub version: u32,
    pub file: &'a str,
    pub charts: Vec<ChartJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct ChartJson<'a> {
    pub chart: u32,
    pub title: Option<&'a str>,
    pub nodes: Vec<NodeJson<'a>>,
    pub decisions: Vec<JudgedJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct PlaceJson {
    pub start: Position,
    pub end: Position,
}

#[derive(Serialize)]
pub(super) struct NodeJson<'a> {
    pub id: &'a str,
    pub label: String,
    pub role: &'static str,
    pub rule: &'static str,
    pub reason: String,
    /// Whether it is what some way comes to; only written where it is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub outcome: bool,
    #[serde(flatten)]
    pub place: PlaceJson,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct JudgedJson<'a> {
    pub hit_policy: &'static str,
    pub asked_policy: Option<&'static str>,
    pub entries: Vec<EntryJson<'a>>,
    pub questions: Vec<QuestionJson<'a>>,
    pub variables: Vec<VariableJson<'a>>,
    pub outcomes: Vec<OutcomeJson<'a>>,
    pub steps: Vec<StepJson<'a>>,
    pub loops: Vec<LoopJson<'a>>,
    pub complete: ProofJson<'a>,
    pub ends: ProofJson<'a>,
    pub unique: ProofJson<'a>,
    pub ways: Option<u64>,
    pub rows: Option<Vec<RowJson<'a>>>,
    pub no_rows: Option<&'static str>,
    pub verdicts: Vec<VerdictJson<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EntryJson<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub leads_to: Option<ReachedJson>,
}

#[derive(Serialize)]
pub(super) struct QuestionJson<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub rule: &'a str,
    pub variable: usize,
    pub answers: Vec<AnswerJson<'a>>,
    pub also: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AnswerJson<'a> {
    pub name: &'a str,
    pub key: &'a str,
    pub kind: &'static str,
    pub node: Option<&'a str>,
    pub targets: Vec<&'a str>,
    pub leads_to: Option<ReachedJson>,
    #[serde(flatten)]
    pub place: PlaceJson,
}

#[derive(Serialize)]
pub(super) struct ReachedJson {
    pub steps: Vec<usize>,
    pub outcomes: Vec<usize>,
    pub questions: Vec<usize>,
    pub again: Vec<usize>,
}

#[derive(Serialize)]
pub(super) struct VariableJson<'a> {
    pub questions: Vec<usize>,
    pub answers: Vec<&'a str>,
    pub range: Option<RangeJson>,
    pub numbers: Option<NumbersJson<'a>>,
}

/// What the answers of a variable say of numbers.
#[derive(Serialize)]
pub(super) struct NumbersJson<'a> {
    pub unit: &'a str,
    pub scale: u32,
    pub ranges: Vec<Option<NumberRangeJson>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NumberRangeJson {
    pub from: Option<f64>,
    pub from_included: bool,
    pub to: Option<f64>,
    pub to_included: bool,
}

#[derive(Serialize)]
pub(super) struct RangeJson {
    pub from: Option<f64>,
    pub to: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct OutcomeJson<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub stop: bool,
    pub then: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct StepJson<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub start: bool,
}

#[derive(Serialize)]
pub(super) struct LoopJson<'a> {
    pub node: &'a str,
    pub label: &'a str,
    pub questions: Vec<usize>,
    pub back: Vec<LinkJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct LinkJson<'a> {
    pub from: &'a str,
    pub to: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProofJson<'a> {
    /// `null` where it is not proved.
    pub holds: Option<bool>,
    pub counter_example: Option<ExampleJson<'a>>,
    /// The numbers for which it does not hold, where it does otherwise.
    pub but_for: Vec<ButForJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct ButForJson<'a> {
    pub question: &'a str,
    pub numbers: &'a str,
}

#[derive(Serialize)]
pub(super) struct ExampleJson<'a> {
    pub entry: &'a str,
    pub answers: Vec<GivenJson<'a>>,
    pub outcomes: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct GivenJson<'a> {
    pub question: &'a str,
    pub answer: &'a str,
}

#[derive(Serialize)]
pub(super) struct RowJson<'a> {
    pub entry: &'a str,
    pub conditions: Vec<GivenJson<'a>>,
    pub steps: Vec<&'a str>,
    pub result: &'static str,
    pub node: &'a str,
    pub then: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct VerdictJson<'a> {
    pub rule: &'static str,
    pub severity: &'static str,
    pub story: &'a str,
    pub help: &'a str,
    pub node: &'a str,
    pub answers: Vec<GivenJson<'a>>,
    #[serde(flatten)]
    pub place: PlaceJson,
}
