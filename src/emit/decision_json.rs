//! The whole decision as JSON: roles with reasons, questions, answers, rows, verdicts.
//!
//! `docs/schema/decision.schema.json` describes it. Nodes are named by id; what refers to a list of
//! the same decision does so by index.

mod shape;

use super::accepted::{AcceptedFlowchart, flowcharts};
use super::refusal::refusals;
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::decision::{
    Conflict, Decision, Escape, Given, Proof, Proofs, Reached, Refusal, RowResult, Verdict,
};
use crate::diagnostic::Diagnostic;
use crate::model::graph::{Graph, NodeIndex};
use crate::source::{Source, Span};
use shape::{
    Answer, Chart, Entry, Example, Leads, Link, Loop, Node, One, Outcome, Page, Place, Proved,
    Question, Range, Row, Said, Step, Told, Variable,
};

/// Writes what the charts of a file mean as JSON.
pub struct DecisionJson;

impl Emitter for DecisionJson {
    fn name(&self) -> &'static str {
        "decision-json"
    }

    fn summary(&self) -> &'static str {
        "Roles with reasons, questions, answers, rows and verdicts as JSON"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["decision.json"]
    }

    fn scope(&self) -> Scope {
        Scope::File
    }

    fn emit(
        &self,
        charts: &[Accepted<'_>],
        _options: &Options,
    ) -> Result<Emitted, Vec<Diagnostic>> {
        let mut refused = Vec::new();
        // A page may hold charts that decide nothing beside one that does.
        let decides = flowcharts(charts).any(|chart| chart.decisions().decides());
        for chart in flowcharts(charts) {
            if !decides || chart.decisions().decides() {
                let found = refusals(chart.graph(), chart.decisions()).into_iter();
                refused.extend(found.map(|mut finding| {
                    finding.chart = Some(chart.chart().number);
                    finding
                }));
            }
        }
        if !refused.is_empty() {
            return Err(refused);
        }
        let page = Page {
            version: 1,
            file: charts.first().map_or("", |chart| chart.source().name()),
            charts: flowcharts(charts).map(chart).collect(),
        };
        let mut text = serde_json::to_string_pretty(&page).unwrap_or_default();
        text.push('\n');
        Ok(Emitted {
            text,
            notes: Vec::new(),
        })
    }
}

fn place(source: &Source, span: Span) -> Place {
    Place {
        start: source.position(span.start),
        end: source.position(span.end),
    }
}

fn chart(accepted: AcceptedFlowchart<'_>) -> Chart<'_> {
    let (source, graph) = (accepted.source(), accepted.graph());
    let decisions = accepted.decisions();
    let nodes = graph
        .nodes()
        .map(|(index, node)| Node {
            id: &node.id,
            label: crate::decision::one_line(&decisions.texts[index.index()]),
            role: decisions.roles[index.index()].name(),
            rule: decisions.reasons[index.index()].rule.name(),
            reason: &decisions.reasons[index.index()].detail,
            place: place(source, node.span),
        })
        .collect();
    let writer = |decision| Writer {
        source,
        graph,
        decision,
    };
    let judged = accepted.judged().zip(accepted.verdicts());
    Chart {
        chart: accepted.chart().number,
        title: graph.frame.title.as_deref(),
        nodes,
        decisions: judged
            .map(|((decision, proofs), verdicts)| writer(decision).write(proofs, verdicts))
            .collect(),
    }
}

/// Writes one decision.
struct Writer<'a> {
    source: &'a Source,
    graph: &'a Graph,
    decision: &'a Decision,
}

impl<'a> Writer<'a> {
    fn id(&self, node: NodeIndex) -> &'a str {
        &self.graph.node(node).id
    }

    fn ids(&self, nodes: &[NodeIndex]) -> Vec<&'a str> {
        nodes.iter().map(|&node| self.id(node)).collect()
    }

    fn write(&self, proofs: &Proofs, verdicts: &'a [Verdict]) -> One<'a> {
        let decision = self.decision;
        let rows = decision.rows();
        // Whether all entries see the same loops, so that answers lead to the same from each.
        let one_view = decision.refusal_of_one_view().is_none();
        One {
            hit_policy: decision.hit_policy(proofs).name(),
            asked_policy: decision.asked_policy.map(|(policy, _)| policy.name()),
            entries: decision
                .entries
                .iter()
                .enumerate()
                .map(|(at, entry)| Entry {
                    node: self.id(entry.node),
                    label: &entry.label,
                    leads_to: one_view.then(|| leads(decision.reached_from(at))),
                })
                .collect(),
            questions: (0..decision.questions.len())
                .map(|at| self.question(at, one_view))
                .collect(),
            variables: decision
                .variables
                .iter()
                .map(|variable| Variable {
                    questions: &variable.questions,
                    answers: variable
                        .answers
                        .iter()
                        .map(|choice| choice.name.as_str())
                        .collect(),
                    range: variable.range.map(|(from, to)| Range { from, to }),
                })
                .collect(),
            outcomes: decision
                .outcomes
                .iter()
                .map(|outcome| Outcome {
                    node: self.id(outcome.node),
                    label: &outcome.label,
                    stop: outcome.stop,
                })
                .collect(),
            steps: decision
                .steps
                .iter()
                .map(|step| Step {
                    node: self.id(step.node),
                    label: &step.label,
                    start: step.start,
                })
                .collect(),
            loops: decision
                .loops
                .iter()
                .map(|l| Loop {
                    node: self.id(l.head),
                    label: &l.label,
                    questions: &l.questions,
                    back: l
                        .back
                        .iter()
                        .map(|&(from, to)| Link {
                            from: self.id(from),
                            to: self.id(to),
                        })
                        .collect(),
                })
                .collect(),
            complete: self.proved(&proofs.complete, |escape| self.escape(escape)),
            ends: self.proved(&proofs.ends, |escape| self.escape(escape)),
            unique: self.proved(&proofs.unique, |conflict| self.conflict(conflict)),
            ways: u64::try_from(decision.way_count())
                .ok()
                // What JSON readers take for a whole number.
                .filter(|&ways| ways <= (1 << 53)),
            rows: rows
                .as_ref()
                .ok()
                .map(|rows| rows.iter().map(|row| self.row(row)).collect()),
            no_rows: match &rows {
                Ok(_) => None,
                Err(Refusal::TooManyRows { .. }) => Some("too many"),
                Err(_) => Some("a loop without a head"),
            },
            verdicts: verdicts
                .iter()
                .map(|verdict| Told {
                    rule: verdict.fault.name(),
                    severity: verdict.severity.name(),
                    story: &verdict.story,
                    help: &verdict.help,
                    node: self.id(verdict.node),
                    answers: self.given(&verdict.answers),
                    place: place(self.source, verdict.span),
                })
                .collect(),
        }
    }

    fn question(&self, at: usize, one_view: bool) -> Question<'a> {
        let question = &self.decision.questions[at];
        Question {
            node: self.id(question.node),
            label: &question.label,
            rule: question.rule.name(),
            variable: question.variable,
            answers: question
                .answers
                .iter()
                .enumerate()
                .map(|(number, answer)| Answer {
                    name: &answer.name,
                    key: &answer.key,
                    kind: answer.kind.name(),
                    node: answer.node.map(|node| self.id(node)),
                    targets: self.ids(&answer.targets),
                    leads_to: one_view.then(|| leads(self.decision.reached(at, number))),
                    place: place(self.source, answer.span),
                })
                .collect(),
            also: self.ids(&question.also),
        }
    }

    fn given(&self, answers: &[Given]) -> Vec<Said<'a>> {
        answers
            .iter()
            .map(|&(question, answer)| {
                let question = &self.decision.questions[question];
                Said {
                    question: self.id(question.node),
                    answer: &question.answers[answer].name,
                }
            })
            .collect()
    }

    fn proved<T>(&self, proof: &Proof<T>, example: impl Fn(&T) -> Example<'a>) -> Proved<'a> {
        Proved {
            holds: match proof {
                Proof::Holds => Some(true),
                Proof::Fails(_) => Some(false),
                Proof::Unknown => None,
            },
            counter_example: proof.counter_example().map(example),
        }
    }

    fn escape(&self, escape: &Escape) -> Example<'a> {
        Example {
            entry: self.id(self.decision.entries[escape.entry].node),
            answers: self.given(&escape.answers),
            outcomes: Vec::new(),
        }
    }

    fn conflict(&self, conflict: &Conflict) -> Example<'a> {
        let (one, other) = conflict.outcomes;
        Example {
            entry: self.id(self.decision.entries[conflict.entry].node),
            answers: self.given(&conflict.answers),
            outcomes: [one, other]
                .map(|at| self.id(self.decision.outcomes[at].node))
                .to_vec(),
        }
    }

    fn row(&self, row: &crate::decision::Row) -> Row<'a> {
        let decision = self.decision;
        let (result, node) = match row.result {
            RowResult::Outcome(at) if decision.outcomes[at].stop => {
                ("stop", decision.outcomes[at].node)
            }
            RowResult::Outcome(at) => ("outcome", decision.outcomes[at].node),
            RowResult::Nothing(node) => ("nothing", node),
            RowResult::Again(at) => ("again", decision.loops[at].head),
        };
        Row {
            entry: self.id(decision.entries[row.entry].node),
            conditions: row
                .conditions
                .iter()
                .map(|&(variable, choice)| {
                    let variable = &decision.variables[variable];
                    Said {
                        question: self.id(decision.questions[variable.questions[0]].node),
                        answer: &variable.answers[choice].name,
                    }
                })
                .collect(),
            result,
            node: self.id(node),
        }
    }
}

fn leads(reached: Reached) -> Leads {
    Leads {
        steps: reached.steps,
        outcomes: reached.outcomes,
        questions: reached.questions,
        again: reached.again,
    }
}
