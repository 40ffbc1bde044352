//! What a drawing can show beside the chart: findings, roles, the way that some answers take.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::visit::EdgeRef;

use super::accepted::{Accepted, AcceptedFlowchart};
use super::places::Places;
use super::refusal::NO_SUCH_FORM;
use crate::decision::{
    Answer, Answers, Choice, ChoiceId, Decided, Decision, EntryId, Question, QuestionId, Role, key,
};
use crate::diagnostic::{Diagnostic, Severity, declare_rule};
use crate::model::graph::{Edge, EdgeIndex, Graph, NodeIndex, Stroke};
use crate::picture::marks::{Mark, Marks, On, Tone};
use crate::source::Span;

declare_rule! {
    /// An answer that the chart does not have.
    ///
    /// Reports that `--show path --answer ID=TEXT` names a node that asks nothing, or an answer
    /// that its question does not have.
    ///
    /// ## Why it is bad
    ///
    /// There is no such path to show.
    ///
    /// ## Fix
    ///
    /// Name a question by its id, and one of its answers as the chart spells it.
    /// `--to decision-json` lists both.
    pub NO_SUCH_ANSWER = "no-such-answer", Config, Error
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Show {
    /// What `check` found.
    Findings,
    /// What the nodes are in a decision.
    Roles,
    /// The way that some answers take.
    Path,
}

/// Every name for `--show`.
pub const SHOWS: &[(&str, Show)] = &[
    ("findings", Show::Findings),
    ("roles", Show::Roles),
    ("path", Show::Path),
];

/// The marks that show something of a chart.
///
/// # Errors
///
/// An answer that the chart does not have, or a chart that decides nothing because of its kind.
pub(super) fn marks(
    chart: &Accepted<'_>,
    show: Show,
    answers: &[(String, String)],
) -> Result<Marks, Vec<Diagnostic>> {
    match show {
        Show::Findings => Ok(findings(&Places::of(chart.diagram()), chart.findings())),
        Show::Roles => Ok(roles(decides(chart, "roles")?)),
        Show::Path => path(decides(chart, "path")?, answers),
    }
}

/// The flowchart that a chart is: no other kind decides.
fn decides<'a>(chart: &Accepted<'a>, show: &str) -> Result<AcceptedFlowchart<'a>, Vec<Diagnostic>> {
    chart.flowchart().ok_or_else(|| {
        let kind = chart.diagram().kind();
        let message = format!("`--show {show}` marks flowcharts; this is a {kind} chart");
        let place = Span::at(chart.chart().span.start);
        let finding = Diagnostic::new(&NO_SUCH_FORM, place, message);
        vec![finding.help("`--show findings` marks charts of every kind.")]
    })
}

/// A number for each finding, on what it is about.
fn findings(places: &Places, found: &[Diagnostic]) -> Marks {
    let mut marks = Marks::default();
    let mut signs: BTreeMap<On, (Tone, Vec<String>)> = BTreeMap::new();
    let found = found.iter().filter(|d| d.severity > Severity::Info);
    for (i, finding) in found.enumerate() {
        let number = (i + 1).to_string();
        let tone = match finding.severity {
            Severity::Error => Tone::Error,
            _ => Tone::Warning,
        };
        let about = finding.annotations.iter().map(|annotation| annotation.span);
        for span in std::iter::once(finding.span).chain(about) {
            let Some(on) = places.at(span) else { continue };
            let (worst, numbers) = signs.entry(on).or_insert((tone, Vec::new()));
            *worst = (*worst).min(tone);
            if !numbers.contains(&number) {
                numbers.push(number.clone());
            }
        }
        let text = format!("{}: {}", finding.rule.name, finding.message);
        marks.legend.push((tone, number, text));
    }
    for (on, (tone, numbers)) in signs {
        let sign = numbers.join(", ");
        marks.add(Mark { on, tone, sign });
    }
    marks
}

/// A letter for each role, on every node that has one.
fn roles(chart: AcceptedFlowchart<'_>) -> Marks {
    let mut marks = Marks::default();
    let mut seen = Vec::new();
    for (index, node) in chart.graph().nodes() {
        let Some((tone, sign, means)) = look(chart.decisions().role(index)) else {
            continue;
        };
        marks.add(Mark {
            on: On::Node(node.id.clone()),
            tone,
            sign: sign.to_owned(),
        });
        if !seen.contains(&sign) {
            seen.push(sign);
            marks.legend.push((tone, sign.to_owned(), means.to_owned()));
        }
    }
    marks.legend.sort();
    marks
}

const fn look(role: Role) -> Option<(Tone, &'static str, &'static str)> {
    Some(match role {
        Role::Question => (
            Tone::Question,
            "Q",
            "question: its answers decide how the way goes on",
        ),
        Role::Answer => (Tone::Answer, "A", "answer: it only passes on"),
        Role::Start => (Tone::Step, "S", "start: a way begins here"),
        Role::Step => (Tone::Step, "D", "step: something to do on the way"),
        Role::Outcome => (Tone::Outcome, "R", "outcome: a way ends here with a result"),
        Role::Stop => (Tone::Outcome, "E", "stop: a way ends here, and only ends"),
        Role::Note | Role::Subgraph => return None,
    })
}

/// The nodes and links that some answers lead along.
fn path(
    chart: AcceptedFlowchart<'_>,
    given: &[(String, String)],
) -> Result<Marks, Vec<Diagnostic>> {
    let graph = chart.graph();
    let mut marks = Marks::default();
    marks.fades = true;
    let mut wrong = Vec::new();
    let mut used = vec![false; given.len()];
    let mut way = Way::default();
    for decision in &chart.decisions().list {
        let mut answers = Answers::none(decision);
        for ((id, text), used) in given.iter().zip(&mut used) {
            let asked = graph.node_index(id);
            let question = decision.questions.iter().find(|q| Some(q.node) == asked);
            let Some(question) = question else { continue };
            *used = true;
            let wanted = key(text);
            let choices = &decision[question.variable].answers;
            match choices.iter().position(|choice| choice.key == wanted) {
                Some(choice) => answers.set(question.variable, Some(ChoiceId::new(choice))),
                None => wrong.push(unknown(question, id, text, choices)),
            }
        }
        for entry in 0..decision.entries.len() {
            let entry = EntryId::new(entry);
            legend(&mut marks, decision, &decision.decide(entry, &answers));
            way.follow(graph, decision, &answers, decision[entry].node);
        }
    }
    let place = Span::at(chart.chart().span.start);
    for ((id, _), _) in given.iter().zip(used).filter(|(_, used)| !used) {
        let finding = format!("`{id}` asks nothing in this chart");
        wrong.push(
            Diagnostic::new(&NO_SUCH_ANSWER, place, finding)
                .help("Name a question by its id: `--show roles` marks them with Q."),
        );
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let nodes = way
        .nodes
        .iter()
        .map(|&node| (On::Node(graph.node(node).id.clone()), "→"));
    let links = way.links.iter().map(|link| (On::Edge(link.index()), ""));
    for (on, sign) in nodes.chain(links) {
        marks.add(Mark {
            on,
            tone: Tone::Way,
            sign: sign.to_owned(),
        });
    }
    Ok(marks)
}

fn unknown(question: &Question, id: &str, text: &str, choices: &[Choice]) -> Diagnostic {
    let names: Vec<String> = choices
        .iter()
        .map(|choice| format!("`{}`", choice.name))
        .collect();
    let message = format!("`{id}` has no answer `{text}`");
    Diagnostic::new(&NO_SUCH_ANSWER, question.span, message)
        .help(format!("It has {}.", names.join(", ")))
}

/// What the way comes to.
fn legend(marks: &mut Marks, decision: &Decision, decided: &Decided) {
    let ends = decided.outcomes.iter();
    let ends = ends.map(|&outcome| format!("it reaches `{}`", decision[outcome].label));
    let open = decided.open.iter();
    let open = open.map(|&question| format!("`{}` is not answered", decision[question].label));
    for text in ends.chain(open) {
        let line = (Tone::Way, "→".to_owned(), format!("the way taken: {text}"));
        if !marks.legend.contains(&line) {
            marks.legend.push(line);
        }
    }
}

/// The nodes and links that are passed.
#[derive(Default)]
struct Way {
    nodes: BTreeSet<NodeIndex>,
    links: BTreeSet<EdgeIndex>,
}

impl Way {
    /// Follows the links that the answers select.
    fn follow(&mut self, graph: &Graph, decision: &Decision, answers: &Answers, start: NodeIndex) {
        let mut todo = vec![start];
        while let Some(node) = todo.pop() {
            if !self.nodes.insert(node) {
                continue;
            }
            let questions = decision.questions.iter().enumerate();
            let asked = questions
                .map(|(i, question)| (QuestionId::new(i), question))
                .find(|(_, question)| question.node == node);
            for edge in graph.inner().edges(node) {
                let (link, to) = (edge.id(), edge.target());
                let taken = match asked {
                    None => edge.weight().stroke != Stroke::Invisible,
                    Some((id, question)) => {
                        let answer = answer(decision, answers, id, question);
                        question.also.contains(&to)
                            || answer.is_some_and(|answer| is_drawn(answer, edge.weight(), to))
                    }
                };
                if taken && graph.node(to).is_node() {
                    self.links.insert(link);
                    todo.push(to);
                }
            }
        }
    }
}

/// The answer that is given to a question.
fn answer<'d>(
    decision: &Decision,
    answers: &Answers,
    id: QuestionId,
    question: &'d Question,
) -> Option<&'d Answer> {
    let variable = &decision[question.variable];
    let choice = &variable[answers.get(question.variable)?];
    let place = variable.questions.iter().position(|&other| other == id)?;
    Some(&question[choice.at.get(place).copied().flatten()?])
}

/// Whether a link draws an answer.
fn is_drawn(answer: &Answer, edge: &Edge, to: NodeIndex) -> bool {
    let within = |at: &Span| edge.span.start <= at.start && at.end <= edge.span.end;
    answer.node == Some(to) || answer.drawn.iter().any(within)
}
