//! Whether every set of answers reaches an outcome: *Dead* and the outcomes' *attractor*.
//!
//! Two fixpoints over the arrows, each linear in the decision; no way is enumerated.

use petgraph::Incoming;
use petgraph::graph::NodeIndex as Place;
use petgraph::visit::{EdgeFiltered, EdgeRef};

use super::flow::{Flow, FlowArrow, Leads, reachable};
use super::ids::{AnswerId, Given, QuestionId};

/// What a question may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leave {
    /// Anything.
    Free,
    /// This answer.
    Only(AnswerId),
    /// Something that leads nowhere from here: only what follows whatever the answer. What is said is
    /// an answer of another question of the variable.
    Silent(Option<Given>),
}

/// A flow under restrictions: those of one setting of the variables that several questions share.
#[derive(Clone, Copy)]
pub(super) struct Restricted<'f> {
    pub flow: &'f Flow,
    /// What each question may be answered; empty for anything.
    pub leave: &'f [Leave],
}

impl Restricted<'_> {
    /// The answers that a question may be given.
    pub fn answers(&self, question: QuestionId) -> impl ExactSizeIterator<Item = AnswerId> + use<> {
        let all = self.flow.ask(question).answers.len();
        let range = match self.leave.get(question.index()) {
            None | Some(Leave::Free) => 0..all,
            Some(Leave::Only(answer)) => answer.index()..answer.index() + 1,
            Some(Leave::Silent(_)) => 0..0,
        };
        range.map(AnswerId::new)
    }

    /// Whether an arrow out of a node holds under the restrictions.
    fn holds(&self, from: usize, arrow: FlowArrow) -> bool {
        match (arrow, self.flow.question_at(from)) {
            (FlowArrow::By(answer), Some(question)) => match self.leave.get(question.index()) {
                None | Some(Leave::Free) => true,
                Some(Leave::Only(only)) => *only == answer,
                Some(Leave::Silent(_)) => false,
            },
            _ => true,
        }
    }

    /// The nodes that some nodes lead to under the restrictions, themselves too.
    pub fn reachable(&self, starts: &[usize]) -> Vec<bool> {
        let arrows = EdgeFiltered::from_fn(&self.flow.graph, |arrow| {
            self.holds(arrow.source().index(), *arrow.weight())
        });
        reachable(&arrows, self.flow.len(), starts.iter().copied())
    }

    /// The arrows into a node under the restrictions.
    fn before(&self, node: usize) -> impl Iterator<Item = (usize, FlowArrow)> + '_ {
        let arrows = self.flow.graph.edges_directed(Place::new(node), Incoming);
        arrows
            .map(|arrow| (arrow.source().index(), *arrow.weight()))
            .filter(|&(from, arrow)| self.holds(from, arrow))
    }

    /// *Dead*: the least set of the nodes that are neither end nor question and lead only to dead
    /// nodes, and of the questions with an answer (if they have any) that does.
    ///
    /// Each with its turn: what makes a node dead has died before it.
    pub fn dead(&self, is_end: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
        let flow = self.flow;
        // How many arrows lead to nodes not dead: plain ones and *also*, and those of each answer.
        let mut plain = vec![0usize; flow.len()];
        let mut of_answer: Vec<Vec<usize>> = vec![Vec::new(); flow.asks.len()];
        let mut dead = vec![None; flow.len()];
        let mut todo = Vec::new();
        let fails = |plain: &[usize], of_answer: &[Vec<usize>], node: usize| match &flow.ways[node]
        {
            Leads::On(_) => plain[node] == 0 && !is_end(node),
            Leads::Ask(question) => {
                let mut answers = self.answers(*question);
                plain[node] == 0
                    && (answers.len() == 0
                        || answers.any(|a| of_answer[question.index()][a.index()] == 0))
            }
        };
        for node in 0..flow.len() {
            match &flow.ways[node] {
                Leads::On(on) => plain[node] = on.len(),
                Leads::Ask(question) => {
                    let ask = flow.ask(*question);
                    plain[node] = ask.also.len();
                    of_answer[question.index()] = ask.answers.iter().map(Vec::len).collect();
                }
            }
            if fails(&plain, &of_answer, node) {
                dead[node] = Some(todo.len());
                todo.push(node);
            }
        }
        let mut turn = 0;
        while let Some(&node) = todo.get(turn) {
            turn += 1;
            for (from, arrow) in self.before(node) {
                match (arrow, &flow.ways[from]) {
                    (FlowArrow::By(answer), Leads::Ask(question)) => {
                        of_answer[question.index()][answer.index()] -= 1
                    }
                    _ => plain[from] -= 1,
                }
                // Only the answer that just lost an arrow can have failed, unless *also* did.
                let failed = match (arrow, &flow.ways[from]) {
                    (FlowArrow::By(answer), Leads::Ask(question)) => {
                        plain[from] == 0 && of_answer[question.index()][answer.index()] == 0
                    }
                    _ => plain[from] == 0 && fails(&plain, &of_answer, from),
                };
                if failed && dead[from].is_none() {
                    dead[from] = Some(todo.len());
                    todo.push(from);
                }
            }
        }
        dead
    }

    /// The attractor of the outcomes: the least set of the outcomes, the other nodes that lead into
    /// it, and the questions each of whose answers does (or what follows whatever the answer).
    pub fn attractor(&self) -> Vec<bool> {
        let flow = self.flow;
        let questions = (0..flow.asks.len()).map(QuestionId::new);
        let mut missing: Vec<usize> = questions
            .map(|question| self.answers(question).len())
            .collect();
        let mut held: Vec<Vec<bool>> = flow
            .asks
            .iter()
            .map(|ask| vec![false; ask.answers.len()])
            .collect();
        let mut inside: Vec<bool> = (0..flow.len()).map(|node| flow.is_end(node)).collect();
        let mut todo: Vec<usize> = (0..flow.len()).filter(|&node| inside[node]).collect();
        while let Some(node) = todo.pop() {
            for (from, arrow) in self.before(node) {
                let enters = match (arrow, &flow.ways[from]) {
                    (FlowArrow::By(answer), Leads::Ask(question)) => {
                        let new =
                            !std::mem::replace(&mut held[question.index()][answer.index()], true);
                        missing[question.index()] -= usize::from(new);
                        missing[question.index()] == 0
                    }
                    _ => true,
                };
                if enters && !std::mem::replace(&mut inside[from], true) {
                    todo.push(from);
                }
            }
        }
        inside
    }

    /// The answers that keep every way from a node on arrows, (from, to), that are wanted, in the order
    /// met: at each question the first answer that does.
    pub fn trace(&self, start: usize, wanted: impl Fn(usize, usize) -> bool) -> Vec<Given> {
        let mut seen = vec![false; self.flow.len()];
        let mut said = Vec::new();
        let mut todo = vec![start];
        while let Some(node) = todo.pop() {
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            match &self.flow.ways[node] {
                Leads::On(on) => todo.extend(on.iter().rev()),
                Leads::Ask(question) => {
                    let ask = self.flow.ask(*question);
                    todo.extend(ask.also.iter().rev());
                    let question = *question;
                    if let Some(Leave::Silent(other)) = self.leave.get(question.index()) {
                        said.extend(other.filter(|other| !said.contains(other)));
                    }
                    let keeps = |answer: &AnswerId| {
                        let mut targets = ask.answers[answer.index()].iter();
                        targets.all(|&to| wanted(node, to))
                    };
                    if let Some(answer) = self.answers(question).find(keeps) {
                        said.push(Given { question, answer });
                        todo.extend(ask.answers[answer.index()].iter().rev());
                    }
                }
            }
        }
        said
    }

    /// The nodes on any trace from some nodes that stays inside a set.
    pub fn on_traces(&self, starts: impl IntoIterator<Item = usize>, inside: &[bool]) -> Vec<bool> {
        // An answer stays inside with all of its targets or not at all.
        let stays: Vec<Vec<bool>> = self
            .flow
            .asks
            .iter()
            .map(|ask| {
                let answers = ask.answers.iter();
                answers
                    .map(|targets| targets.iter().all(|&to| inside[to]))
                    .collect()
            })
            .collect();
        let arrows = EdgeFiltered::from_fn(&self.flow.graph, |arrow| {
            let from = arrow.source().index();
            let stays = match (arrow.weight(), self.flow.question_at(from)) {
                (FlowArrow::By(answer), Some(question)) => stays[question.index()][answer.index()],
                _ => true,
            };
            stays && self.holds(from, *arrow.weight())
        });
        reachable(&arrows, self.flow.len(), starts)
    }
}
