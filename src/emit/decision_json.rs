//! The whole decision as JSON: roles with reasons, questions, answers, rows, verdicts.
//!
//! `docs/schema/decision.schema.json` describes it. Nodes are named by id; what refers to a list of
//! the same decision does so by index.

mod shape;

use super::accepted::{AcceptedFlowchart, flowcharts};
use super::hidden::escaped;
use super::refusal::refusals;
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::decision::{
    Conflict, Decimal, Decision, Decisions, EntryId, Escape, Given, Loop, NumberFault, Numbers,
    OutcomeId, Proof, Proofs, QuestionId, Reached, Refusal, RowResult, Step, Variable, Verdict,
    node_text, one_line,
};
use crate::diagnostic::Diagnostic;
use crate::model::graph::{Graph, NodeIndex};
use crate::source::{Source, Span};
use shape::{
    AnswerJson, ButForJson, ChartJson, EntryJson, ExampleJson, GivenJson, JudgedJson, LinkJson,
    LoopJson, NodeJson, NumberRangeJson, NumbersJson, OutcomeJson, PageJson, PlaceJson, ProofJson,
    QuestionJson, RangeJson, ReachedJson, RowJson, StepJson, VariableJson, VerdictJson,
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
        let page = PageJson {
            version: 2,
            file: charts.first().map_or("", |chart| chart.source().name()),
            charts: flowcharts(charts).map(chart).collect(),
        };
        let mut text = escaped(&serde_json::to_string_pretty(&page).unwrap_or_default());
        text.push('\n');
        Ok(Emitted {
            text,
            notes: Vec::new(),
            ..Emitted::default()
        })
    }
}

fn place(source: &Source, span: Span) -> PlaceJson {
    PlaceJson {
        start: source.position(span.start),
        end: source.position(span.end),
    }
}

fn chart(accepted: AcceptedFlowchart<'_>) -> ChartJson<'_> {
    let (source, graph) = (accepted.source(), accepted.graph());
    let decisions = accepted.decisions();
    let reasons = Decisions::reasons(graph);
    let nodes = graph
        .nodes()
        .map(|(index, node)| NodeJson {
            id: &node.id,
            label: one_line(&node_text(node)),
            role: decisions.roles[index.index()].name(),
            rule: reasons[index.index()].rule.name(),
            reason: reasons[index.index()].detail.to_string(),
            outcome: decisions
                .around(index)
                .is_some_and(|decision| decision.outcomes.iter().any(|o| o.node == index)),
            place: place(source, node.span),
        })
        .collect();
    let writer = |decision| Writer {
        source,
        graph,
        decision,
    };
    let judged = accepted.judged().zip(accepted.verdicts());
    ChartJson {
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

    fn write(&self, proofs: &'a Proofs, verdicts: &'a [Verdict]) -> JudgedJson<'a> {
        let decision = self.decision;
        let rows = decision.rows();
        // Whether all entries see the same loops, so that answers lead to the same from each.
        let one_view = decision.refusal_of_one_view().is_none();
        JudgedJson {
            hit_policy: decision.hit_policy(proofs).name(),
            asked_policy: decision.asked_policy.map(|(policy, _)| policy.name()),
            entries: self.entries(one_view),
            questions: decision
                .question_ids()
                .map(|at| self.question(at, one_view))
                .collect(),
            variables: decision.variables.iter().map(variable).collect(),
            outcomes: self.outcomes(),
            steps: self.steps(),
            loops: self.loops(),
            complete: self.proved(&proofs.complete, proofs.gaps(), |escape| {
                self.escape(escape)
            }),
            ends: self.proved(&proofs.ends, [].iter(), |escape| self.escape(escape)),
            unique: self.proved(&proofs.unique, proofs.overlaps(), |conflict| {
                self.conflict(conflict)
            }),
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
                .filter(|verdict| verdict.repeats.is_none())
                .map(|verdict| self.verdict(verdict))
                .collect(),
        }
    }

    fn entries(&self, one_view: bool) -> Vec<EntryJson<'a>> {
        let entry = |at: EntryId| EntryJson {
            node: self.id(self.decision[at].node),
            label: &self.decision[at].label,
            leads_to: one_view.then(|| self.leads(self.decision.reached_from(at))),
        };
        self.decision.entry_ids().map(entry).collect()
    }

    fn outcomes(&self) -> Vec<OutcomeJson<'a>> {
        let outcome = |at: OutcomeId| OutcomeJson {
            node: self.id(self.decision[at].node),
            label: &self.decision[at].label,
            stop: self.decision[at].stop,
            then: self.ids(&self.decision.then(at)),
        };
        self.decision.outcome_ids().map(outcome).collect()
    }

    fn steps(&self) -> Vec<StepJson<'a>> {
        let step = |step: &'a Step| StepJson {
            node: self.id(step.node),
            label: &step.label,
            start: step.start,
        };
        self.decision.steps().iter().map(step).collect()
    }

    fn loops(&self) -> Vec<LoopJson<'a>> {
        let link = |&(from, to): &(NodeIndex, NodeIndex)| LinkJson {
            from: self.id(from),
            to: self.id(to),
        };
        let one = |l: &'a Loop| LoopJson {
            node: self.id(l.head),
            label: &l.label,
            questions: indices(&l.questions),
            back: l.back.iter().map(link).collect(),
        };
        self.decision.loops.iter().map(one).collect()
    }

    fn verdict(&self, verdict: &'a Verdict) -> VerdictJson<'a> {
        VerdictJson {
            rule: verdict.fault.name(),
            severity: verdict.severity.name(),
            story: &verdict.story,
            help: &verdict.help,
            node: self.id(verdict.node),
            answers: self.given(&verdict.answers),
            place: place(self.source, verdict.span),
        }
    }

    fn question(&self, at: QuestionId, one_view: bool) -> QuestionJson<'a> {
        let question = &self.decision[at];
        QuestionJson {
            node: self.id(question.node),
            label: &question.label,
            rule: question.rule.name(),
            variable: question.variable.index(),
            answers: question
                .answer_ids()
                .map(|id| (id, &question[id]))
                .map(|(id, answer)| AnswerJson {
                    name: &answer.name,
                    key: &answer.key,
                    kind: answer.kind.name(),
                    node: answer.node.map(|node| self.id(node)),
                    targets: self.ids(&answer.targets),
                    leads_to: one_view.then(|| self.leads(self.decision.reached(at, id))),
                    place: place(self.source, answer.span),
                })
                .collect(),
            also: self.ids(&question.also),
        }
    }

    fn given(&self, answers: &[Given]) -> Vec<GivenJson<'a>> {
        answers
            .iter()
            .map(|&given| GivenJson {
                question: self.id(self.decision[given.question].node),
                answer: &self.decision.answer(given).name,
            })
            .collect()
    }

    fn proved<'f, T>(
        &self,
        proof: &Proof<T>,
        faults: impl Iterator<Item = &'f NumberFault>,
        example: impl Fn(&T) -> ExampleJson<'a>,
    ) -> ProofJson<'a>
    where
        'a: 'f,
        'f: 'a,
    {
        let but_for: Vec<ButForJson<'a>> = faults
            .map(|fault| ButForJson {
                question: self.id(self.decision[fault.question].node),
                numbers: &fault.numbers,
            })
            .collect();
        ProofJson {
            holds: match proof {
                Proof::Holds => Some(but_for.is_empty()),
                Proof::Fails(_) => Some(false),
                Proof::Unknown => None,
            },
            counter_example: proof.counter_example().map(example),
            but_for,
        }
    }

    fn escape(&self, escape: &Escape) -> ExampleJson<'a> {
        ExampleJson {
            entry: self.id(self.decision[escape.entry].node),
            answers: self.given(&escape.answers),
            outcomes: Vec::new(),
        }
    }

    fn conflict(&self, conflict: &Conflict) -> ExampleJson<'a> {
        let (one, other) = conflict.outcomes;
        ExampleJson {
            entry: self.id(self.decision[conflict.entry].node),
            answers: self.given(&conflict.answers),
            outcomes: [one, other]
                .map(|at| self.id(self.decision[at].node))
                .to_vec(),
        }
    }

    fn row(&self, row: &crate::decision::Row) -> RowJson<'a> {
        let decision = self.decision;
        let (result, node) = match row.result {
            RowResult::Outcome(at) if decision[at].stop => ("stop", decision[at].node),
            RowResult::Outcome(at) => ("outcome", decision[at].node),
            RowResult::Nothing(node) => ("nothing", node),
            RowResult::Again(at) => ("again", decision[at].head),
        };
        let steps: Vec<NodeIndex> = row.steps.iter().chain(&row.run).copied().collect();
        RowJson {
            entry: self.id(decision[row.entry].node),
            conditions: row
                .conditions
                .iter()
                .map(|&condition| GivenJson {
                    question: self.id(decision.named_by(condition.variable).node),
                    answer: &decision.choice(condition).name,
                })
                .collect(),
            steps: self.ids(&steps),
            result,
            node: self.id(node),
            then: self.ids(&row.then),
        }
    }

    fn leads(&self, reached: Reached) -> ReachedJson {
        let place = |node: &NodeIndex| {
            let mut steps = self.decision.steps().iter();
            steps.position(|step| step.node == *node)
        };
        ReachedJson {
            steps: reached.steps.iter().filter_map(place).collect(),
            outcomes: indices(&reached.outcomes),
            questions: indices(&reached.questions),
            again: indices(&reached.again),
        }
    }
}

fn variable(variable: &Variable) -> VariableJson<'_> {
    let answers = variable.answers.iter();
    VariableJson {
        questions: indices(&variable.questions),
        answers: answers.map(|choice| choice.name.as_str()).collect(),
        range: variable.range.map(|(from, to)| RangeJson { from, to }),
        numbers: variable.numbers.as_ref().map(numbers),
    }
}

fn numbers(numbers: &Numbers) -> NumbersJson<'_> {
    let value = |decimal: Decimal| decimal.to_string().parse().ok();
    NumbersJson {
        unit: &numbers.unit,
        scale: numbers.scale,
        ranges: numbers
            .ranges
            .iter()
            .map(|range| {
                range.map(|range| NumberRangeJson {
                    from: range.low.and_then(value),
                    from_included: range.low_included,
                    to: range.high.and_then(value),
                    to_included: range.high_included,
                })
            })
            .collect(),
    }
}

/// The places of items in their list.
fn indices<I: Copy + Into<usize>>(ids: &[I]) -> Vec<usize> {
    ids.iter().map(|&id| id.into()).collect()
}
