//! From a decision to its table: names for everything, Yes before No, places for questions that are asked
//! more than once.

use std::collections::{HashMap, HashSet};

use crate::decision::{
    AnswerKind, ChoiceId, Decision, Decisions, NumberRange, QuestionId, Reached, Refusal, Role,
    RowResult, Variable,
};
use crate::model::graph::{Graph, NodeIndex};
use crate::source::{Source, Span};

use super::names::{Name, Wanted, name_all};
use super::numbers::NamedNumbers;
use super::reserved::{is_reserved_question, is_reserved_variant};
use super::table::{
    Leads, NamedAnswer, NamedEntry, NamedItem, NamedLoop, NamedOutcome, NamedPlace, NamedQuestion,
    NamedRow, NamedRows, Nowhere, Policy, Table,
};
use super::tokens::count;
use super::words::Purpose;

/// The chart around a decision.
pub(super) struct Context<'a> {
    pub(super) source: &'a Source,
    pub(super) graph: &'a Graph,
    /// The offset where the chart begins: lines count from there.
    pub(super) start: u32,
    /// The names that directives pin.
    pub(super) pinned: HashMap<NodeIndex, &'a str>,
    pub(super) decisions: &'a Decisions,
}

/// What was verified of a decision.
#[derive(Clone, Debug)]
pub(super) struct Verified {
    pub(super) policy: Policy,
    pub(super) complete: Option<bool>,
    pub(super) gaps: Vec<(String, String)>,
    pub(super) overlaps: Vec<(String, String)>,
}

impl Context<'_> {
    fn line(&self, span: Span) -> u32 {
        let line = |offset| self.source.position(offset).line;
        line(span.start).saturating_sub(line(self.start)) + 1
    }

    fn id(&self, node: NodeIndex) -> &str {
        &self.graph.node(node).id
    }

    fn wanted<'w>(&'w self, node: NodeIndex, label: &'w str, kind: Purpose) -> Wanted<'w> {
        Wanted {
            id: self.id(node),
            id_names: true,
            label,
            kind,
            pinned: self.pinned.get(&node).copied(),
        }
    }

    /// Names nodes that are variants of one enum.
    fn items(
        &self,
        nodes: &[(NodeIndex, &str)],
        kind: Purpose,
        reserved: fn(&str, &str) -> bool,
    ) -> Vec<NamedItem> {
        let wanted: Vec<_> = nodes
            .iter()
            .map(|&(node, label)| {
                let asks = self.decisions.role(node) == Role::Question;
                self.wanted(node, label, if asks { Purpose::Question } else { kind })
            })
            .collect();
        let names = name_all(&wanted, reserved);
        nodes
            .iter()
            .zip(names)
            .map(|(&(node, label), name)| NamedItem {
                name,
                id: self.id(node).to_owned(),
                label: label.to_owned(),
                line: self.line(self.graph.node(node).span),
            })
            .collect()
    }
}

/// The table of a decision.
pub(super) fn table(
    decision: &Decision,
    context: &Context<'_>,
    name: String,
    verified: Verified,
) -> Table {
    let questions = questions(decision, context);
    let order = Order::of(decision);
    let kept = kept_steps(decision);
    let step = |node: &NodeIndex| {
        kept.iter()
            .position(|&step| decision.steps()[step].node == *node)
    };
    let reached = |reached: Reached| Leads {
        steps: sorted(reached.steps.iter().filter_map(step)),
        outcomes: reached.outcomes.iter().map(|id| id.index()).collect(),
        questions: sorted(
            reached
                .questions
                .iter()
                .map(|question| order.place[question.index()]),
        ),
        again: reached.again.iter().map(|id| id.index()).collect(),
    };
    let places = places(decision, context, &order, &questions, reached);
    let nodes: Vec<_> = decision
        .outcomes
        .iter()
        .map(|o| (o.node, o.label.as_str()))
        .collect();
    let outcomes = context.items(&nodes, Purpose::Phrase, is_reserved_variant);
    let outcomes = outcomes
        .into_iter()
        .zip(decision.outcome_ids())
        .map(|(item, outcome)| NamedOutcome {
            item,
            stop: decision[outcome].stop,
            then: sorted(decision.then(outcome).iter().filter_map(step)),
        });
    let nodes: Vec<_> = kept
        .iter()
        .map(|&step| &decision.steps()[step])
        .map(|step| (step.node, step.label.as_str()))
        .collect();
    let named_steps = context.items(&nodes, Purpose::Phrase, is_reserved_variant);
    let nodes: Vec<_> = decision
        .entries
        .iter()
        .map(|e| (e.node, e.label.as_str()))
        .collect();
    let entries = context.items(&nodes, Purpose::Phrase, is_reserved_variant);
    let entries = entries.into_iter().zip(decision.entry_ids());
    let entries = entries.map(|(item, at)| NamedEntry {
        item,
        reached: reached(decision.reached_from(at)),
    });
    let nodes: Vec<_> = decision
        .loops
        .iter()
        .map(|l| (l.head, l.label.as_str()))
        .collect();
    let loops = context.items(&nodes, Purpose::Phrase, is_reserved_variant);
    let loops = loops
        .into_iter()
        .zip(decision.loop_ids())
        .map(|(item, at)| (item, &decision[at], reached(decision.reached_again(at))))
        .map(|(item, l, reached)| NamedLoop {
            item,
            reached,
            questions: sorted(
                l.questions
                    .iter()
                    .map(|&question| decision[question].variable.index()),
            ),
        });
    Table {
        name,
        places,
        outcomes: outcomes.collect(),
        steps: named_steps,
        entries: entries.collect(),
        loops: loops.collect(),
        policy: verified.policy,
        complete: verified.complete,
        gaps: verified.gaps,
        overlaps: verified.overlaps,
        rows: rows(decision),
        is_tangled: decision.refusal().is_some(),
        questions,
    }
}

/// The rows, by the answers of the module.
fn rows(decision: &Decision) -> NamedRows {
    match decision.rows() {
        Ok(rows) => NamedRows {
            count: Some(count(rows.len(), "row")),
            list: rows
                .into_iter()
                .map(|row| NamedRow {
                    entry: row.entry.index(),
                    outcome: match row.result {
                        RowResult::Outcome(outcome) => Some(outcome.index()),
                        RowResult::Again(_) | RowResult::Nothing(_) => None,
                    },
                    answers: row
                        .conditions
                        .into_iter()
                        .map(|said| {
                            let (order, _) = in_order(&decision[said.variable]);
                            let answer = order.iter().position(|&other| other == said.choice);
                            (said.variable.index(), answer.unwrap_or_default())
                        })
                        .collect(),
                })
                .collect(),
        },
        Err(Refusal::TooManyRows { count }) if count < u128::MAX => NamedRows {
            count: Some(format!("{count} rows")),
            list: Vec::new(),
        },
        Err(_) => NamedRows::default(),
    }
}

fn sorted(indices: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut indices: Vec<_> = indices.collect();
    indices.sort_unstable();
    indices.dedup();
    indices
}

/// The steps of the module, by their place among those of the decision: not a start that is only an
/// entry, as, with several entries, `Entry` names it.
fn kept_steps(decision: &Decision) -> Vec<usize> {
    let steps = decision.steps();
    let mut passed = vec![decision.entries.len() < 2; steps.len()];
    let mut pass = |reached: Reached, from: Option<NodeIndex>| {
        for node in reached.steps.into_iter().filter(|&node| Some(node) != from) {
            if let Some(step) = steps.iter().position(|step| step.node == node) {
                passed[step] = true;
            }
        }
    };
    if decision.entries.len() > 1 {
        for question in decision.question_ids() {
            for answer in decision[question].answer_ids() {
                pass(decision.reached(question, answer), None);
            }
        }
        for entry in decision.entry_ids() {
            pass(decision.reached_from(entry), Some(decision[entry].node));
        }
    }
    (0..steps.len()).filter(|&step| passed[step]).collect()
}

/// Which place each question of the decision is.
struct Order {
    place: Vec<usize>,
    /// The question of each place.
    question: Vec<QuestionId>,
}

impl Order {
    /// The first question of each variable, then the others, each in chart order.
    fn of(decision: &Decision) -> Self {
        let firsts = decision
            .variables
            .iter()
            .map(|variable| variable.questions[0]);
        let others = decision
            .variables
            .iter()
            .flat_map(|variable| &variable.questions[1..]);
        let mut others: Vec<_> = others.copied().collect();
        others.sort_unstable();
        let question: Vec<QuestionId> = firsts.chain(others).collect();
        let mut place = vec![0; question.len()];
        for (at, question) in question.iter().enumerate() {
            place[question.index()] = at;
        }
        Self { place, question }
    }
}

/// The answers of a variable in the order of the module: Yes first.
fn in_order(variable: &Variable) -> (Vec<ChoiceId>, bool) {
    let keys: Vec<_> = variable
        .answers
        .iter()
        .map(|answer| (answer.key.as_str(), answer.otherwise))
        .collect();
    match keys[..] {
        [("yes", false), ("no", false)] => (variable.choice_ids().collect(), true),
        [("no", false), ("yes", false)] => (variable.choice_ids().rev().collect(), true),
        _ => (variable.choice_ids().collect(), false),
    }
}

fn questions(decision: &Decision, context: &Context<'_>) -> Vec<NamedQuestion> {
    let nodes: Vec<_> = decision
        .variable_ids()
        .map(|variable| decision.named_by(variable))
        .map(|question| (question.node, question.label.as_str()))
        .collect();
    let items = context.items(&nodes, Purpose::Question, is_reserved_question);
    let mut taken: HashSet<String> = items.iter().map(|item| item.name.snake.clone()).collect();
    items
        .into_iter()
        .zip(&decision.variables)
        .map(|(item, variable)| {
            let (answers, yes_no) = answers(decision, context, variable);
            let (order, _) = in_order(variable);
            let numbers = NamedNumbers::of(variable, &order);
            let setter = setter(&item.name.snake, numbers.as_ref(), &mut taken);
            NamedQuestion {
                item,
                answers,
                yes_no,
                setter,
                numbers,
            }
        })
        .collect()
}

/// What the method is called that answers a question: as the question, and in what its numbers are counted.
fn setter(name: &str, numbers: Option<&NamedNumbers>, taken: &mut HashSet<String>) -> String {
    let mut setter = numbers.map_or_else(|| name.to_owned(), |numbers| numbers.after(name));
    while setter != name && !taken.insert(setter.clone()) {
        setter.push('_');
    }
    setter
}

fn answers(
    decision: &Decision,
    context: &Context<'_>,
    variable: &Variable,
) -> (Vec<NamedAnswer>, bool) {
    let (order, yes_no) = in_order(variable);
    // The drawing of each answer: that of the first question that has it.
    let drawn: Vec<_> = order
        .iter()
        .map(|&choice| {
            let choice = &variable[choice];
            let drawn = variable
                .questions
                .iter()
                .zip(&choice.at)
                .find_map(|(&question, &at)| {
                    let answer = &decision[question][at?];
                    (answer.key == choice.key).then_some(answer)
                });
            (choice, drawn)
        })
        .collect();
    let phrases = phrases(variable, &order);
    let wanted: Vec<_> = drawn
        .iter()
        .zip(&phrases)
        .map(|((choice, drawn), phrase)| {
            let node = drawn.and_then(|answer| answer.node);
            let target = drawn.and_then(|answer| answer.targets.first().copied());
            Wanted {
                id: node.or(target).map_or("", |node| context.id(node)),
                id_names: node.is_some() && !yes_no,
                label: phrase.as_deref().unwrap_or(&choice.name),
                kind: Purpose::Phrase,
                pinned: match node.and_then(|node| context.pinned.get(&node).copied()) {
                    _ if yes_no => Some(if choice.key == "yes" { "Yes" } else { "No" }),
                    _ if choice.otherwise => Some("Otherwise"),
                    pinned => pinned,
                },
            }
        })
        .collect();
    let names = name_all(&wanted, is_reserved_variant);
    let answers = drawn
        .iter()
        .zip(names)
        .map(|((choice, drawn), name)| NamedAnswer {
            name,
            label: choice.name.clone(),
            node: drawn
                .and_then(|answer| answer.node)
                .map(|node| context.id(node).to_owned()),
            line: drawn.map_or(1, |answer| context.line(answer.span)),
            otherwise: choice.otherwise,
        });
    (answers.collect(), yes_no)
}

/// What the names of answers that are numbers are made of, in the order of the module.
fn phrases(variable: &Variable, order: &[ChoiceId]) -> Vec<Option<String>> {
    let of = |choice: &ChoiceId| {
        let numbers = variable.numbers.as_ref()?;
        numbers.ranges[choice.index()].map(NumberRange::words)
    };
    order.iter().map(of).collect()
}

fn places(
    decision: &Decision,
    context: &Context<'_>,
    order: &Order,
    questions: &[NamedQuestion],
    reached: impl Fn(Reached) -> Leads,
) -> Vec<NamedPlace> {
    let asked = |place: usize| &decision[order.question[place]];
    let wanted: Vec<_> = (0..order.question.len())
        .map(|place| {
            let question = asked(place);
            Wanted {
                pinned: questions
                    .get(place)
                    .map(|question| question.item.name.camel.as_str()),
                ..context.wanted(question.node, &question.label, Purpose::Question)
            }
        })
        .collect();
    let names: Vec<Name> = name_all(&wanted, is_reserved_variant);
    names
        .into_iter()
        .enumerate()
        .map(|(place, name)| {
            let index = order.question[place];
            let question = asked(place);
            let variable = &decision[question.variable];
            let at = variable
                .questions
                .iter()
                .position(|&other| other == index)
                .unwrap_or(0);
            let (choices, _) = in_order(variable);
            let here = choices.iter().map(|&choice| variable[choice].at[at]);
            let rows: Vec<_> = here
                .clone()
                .map(|answer| {
                    answer.map_or_else(Leads::default, |answer| {
                        reached(decision.reached(index, answer))
                    })
                })
                .collect();
            let nowhere = here
                .zip(&rows)
                .filter(|(_, row)| row.is_nothing())
                .filter_map(|(answer, _)| {
                    let answer = &question[answer?];
                    Some(Nowhere {
                        node: answer
                            .node
                            .filter(|_| answer.kind == AnswerKind::Node)
                            .map(|node| context.id(node).to_owned()),
                        label: answer.name.clone(),
                    })
                });
            NamedPlace {
                question: question.variable.index(),
                name,
                id: context.id(question.node).to_owned(),
                label: question.label.clone(),
                nowhere: nowhere.collect(),
                rows,
            }
        })
        .collect()
}
