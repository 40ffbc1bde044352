//! The answers of a question, its else, and what follows whatever the answer.

use super::evidence::Evidence;
use super::ids::VariableId;
use super::key::key;
use super::model::{Answer, AnswerKind, OTHERWISE, Question};
use super::question_rules::{Asking, holds_yes_and_no, is_explicit_answer};
use super::role_rule::RoleRule;
use super::text::one_line;
use super::words::{Head, Quality, has_opposites, is_else_word, verdict};
use crate::model::graph::NodeIndex;
use crate::source::Span;

/// Builds a question, which `rule` made one: its answers in link order, joined by key, else last.
///
/// `elses` are the targets that directives make its else.
pub(super) fn question(
    evidence: &Evidence<'_>,
    asking: &Asking,
    node: usize,
    rule: RoleRule,
    elses: &[usize],
) -> Question {
    let exits = evidence.links.exits(node);
    let labelled = exits.iter().any(|exit| exit.label.is_some());
    let implied = matches!(rule, RoleRule::Q7 | RoleRule::Q8) || rule.is_explicit() && !labelled;
    let mut list = List::default();
    let mut left: Vec<(usize, Span)> = Vec::new();
    for exit in exits {
        let target = evidence.node(exit.to);
        if let Some(label) = &exit.label {
            list.add(
                label.text(),
                label.key().to_owned(),
                AnswerKind::Link,
                None,
                exit.to,
                label.span,
            );
        } else if elses.contains(&exit.to) {
            // Said to be the else; no answer of its own.
        } else if asking.answer_of[exit.to] == Some(node) || is_explicit_answer(evidence, exit.to) {
            let text = &evidence.texts[exit.to];
            let head = &evidence.heads[exit.to];
            let polar = evidence.is_word_answer(exit.to)
                || evidence.polarity_below(node, exit.to).is_some();
            let name = if polar {
                &text[head.range.clone()]
            } else {
                &**text
            };
            let drawn = Some(NodeIndex::new(exit.to));
            list.add(
                name,
                key(name),
                AnswerKind::Node,
                drawn,
                exit.to,
                target.span,
            );
        } else if implied {
            let (name, key) = (&evidence.texts[exit.to], evidence.key(exit.to));
            list.add(name, key, AnswerKind::Implied, None, exit.to, target.span);
        } else {
            left.push((exit.to, evidence.graph.edge(exit.edge).arrow_span));
        }
    }
    let List {
        mut answers, heads, ..
    } = list;
    let arrow = |to: usize| {
        exits
            .iter()
            .find(|exit| exit.to == to && exit.label.is_none())
            .map(|exit| evidence.graph.edge(exit.edge).arrow_span)
    };
    let mut otherwise: Vec<(usize, Span)> = elses
        .iter()
        .filter_map(|&to| Some((to, arrow(to)?)))
        .collect();
    if otherwise.is_empty() && left.len() == 1 && is_else(&answers, &heads, labelled) {
        otherwise = std::mem::take(&mut left);
    }
    let exhausted = leave_nothing(&answers, &heads);
    if let Some(&(_, span)) = otherwise.first() {
        answers.push(Answer {
            name: OTHERWISE.to_owned(),
            key: OTHERWISE.to_owned(),
            kind: AnswerKind::Else,
            node: None,
            targets: otherwise
                .iter()
                .map(|&(to, _)| NodeIndex::new(to))
                .collect(),
            span,
            drawn: otherwise.iter().map(|&(_, span)| span).collect(),
        });
    }
    let node_data = evidence.node(node);
    Question {
        node: NodeIndex::new(node),
        label: one_line(&evidence.texts[node]),
        key: evidence.key(node),
        rule,
        span: node_data.label_span.unwrap_or(node_data.span),
        answers,
        exhausted,
        also: left.iter().map(|&(to, _)| NodeIndex::new(to)).collect(),
        variable: VariableId::new(0),
    }
}

/// Whether one unlabelled exit beside these answers means every other answer.
fn is_else(answers: &[Answer], heads: &[Head], labelled: bool) -> bool {
    if answers.iter().any(|answer| is_else_word(&answer.key)) {
        return false;
    }
    if answers.len() == 1 {
        return true;
    }
    if !labelled {
        return false;
    }
    let verdicts = || {
        answers
            .iter()
            .filter(|answer| answer.kind == AnswerKind::Link)
            .filter_map(|answer| verdict(&answer.key))
    };
    let judged = verdicts().any(|v| v == Quality::Good) && verdicts().any(|v| v == Quality::Bad);
    !judged && !leave_nothing(answers, heads)
}

/// Whether answers are Yes and No, or opposites: then nothing is left for an else.
fn leave_nothing(answers: &[Answer], heads: &[Head]) -> bool {
    holds_yes_and_no(heads) || has_opposites(answers.iter().map(|answer| answer.key.as_str()))
}

/// Answers in order of first mention.
#[derive(Default)]
struct List {
    answers: Vec<Answer>,
    /// The word that each begins with: a name, on one line, no longer tells where its first line ends.
    heads: Vec<Head>,
    by_key: foldhash::HashMap<String, usize>,
}

impl List {
    fn add(
        &mut self,
        text: &str,
        key: String,
        kind: AnswerKind,
        node: Option<NodeIndex>,
        to: usize,
        span: Span,
    ) {
        let to = NodeIndex::new(to);
        if let Some(&at) = self.by_key.get(&key) {
            let answer = &mut self.answers[at];
            if !answer.targets.contains(&to) {
                answer.targets.push(to);
            }
            answer.drawn.push(span);
            return;
        }
        self.by_key.insert(key.clone(), self.answers.len());
        self.heads.push(Head::of(text));
        self.answers.push(Answer {
            name: one_line(text),
            key,
            kind,
            node,
            targets: vec![to],
            span,
            drawn: vec![span],
        });
    }
}
