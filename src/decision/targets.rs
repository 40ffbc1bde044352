//! The directives that need a question, once it is known which nodes are one.

use super::components::Components;
use super::evidence::Evidence;
use super::model::Role;
use super::overrides::INVALID_DIRECTIVE;
use super::question_rules::Asking;
use super::role_rule::RoleRule;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

pub(super) fn no_question(
    evidence: &Evidence<'_>,
    node: usize,
    span: Span,
    verb: &str,
) -> Diagnostic {
    let id = &evidence.node(node).id;
    Diagnostic::new(
        &INVALID_DIRECTIVE,
        span,
        format!("`{id}` is not a question, so `{verb}` does nothing"),
    )
    .help(format!("Write `question {id}` if it is a question."))
}

/// The targets that directives make an else, by question; findings where they cannot be.
pub(super) fn elses(
    evidence: &Evidence<'_>,
    asking: &Asking,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(usize, Vec<usize>)> {
    let mut elses: Vec<(usize, Vec<usize>)> = Vec::new();
    for &(question, target, span) in &evidence.overrides.elses {
        if asking.questions[question].is_none() {
            findings.push(no_question(evidence, question, span, "else"));
        } else if !evidence.links.plain(question).contains(&target) {
            let (from, to) = (&evidence.node(question).id, &evidence.node(target).id);
            findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    span,
                    format!("no unlabelled link leads from `{from}` to `{to}`"),
                )
                .help("Name an unlabelled link of the question."),
            );
        } else {
            match elses.iter_mut().find(|(node, _)| *node == question) {
                Some((_, targets)) => targets.push(target),
                None => elses.push((question, vec![target])),
            }
        }
    }
    elses
}

/// Explicit answers that no unlabelled link makes an answer.
pub(super) fn wrong_answers(evidence: &Evidence<'_>, asking: &Asking) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (node, given) in evidence.overrides.roles() {
        // A class may only colour; a directive is meant.
        if given.role != Role::Answer || given.by != RoleRule::Directive {
            continue;
        }
        let below_question = evidence
            .links
            .ins(node)
            .iter()
            .any(|&(from, labelled)| !labelled && asking.questions[from].is_some());
        if !below_question {
            let id = &evidence.node(node).id;
            findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    given.span,
                    format!("`{id}` cannot be an answer: no unlabelled link leads to it from a question"),
                )
                .help("An answer drawn as a node is below its question; a label on the link is an answer already."),
            );
        }
    }
    findings
}

/// The groups of questions that `same` makes one; findings where they cannot be.
pub(super) fn groups(
    evidence: &Evidence<'_>,
    asking: &Asking,
    parts: &Components,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for same in &evidence.overrides.same {
        let mut group: Vec<usize> = Vec::new();
        for &(node, span) in same {
            if asking.questions[node].is_none() {
                findings.push(no_question(evidence, node, span, "same"));
            } else if group
                .first()
                .is_some_and(|&first| parts.of[first] != parts.of[node])
            {
                let (first, id) = (&evidence.node(group[0]).id, &evidence.node(node).id);
                findings.push(
                    Diagnostic::new(
                        &INVALID_DIRECTIVE,
                        span,
                        format!(
                            "`{first}` and `{id}` are not connected, so they are separate decisions"
                        ),
                    )
                    .help("Name questions of one decision."),
                );
            } else {
                group.push(node);
            }
        }
        // Groups that share a question are one.
        let (touching, mut rest): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|other: &Vec<usize>| other.iter().any(|node| group.contains(node)));
        group.extend(touching.into_iter().flatten());
        group.sort_unstable();
        group.dedup();
        if group.len() > 1 {
            rest.push(group);
        }
        groups = rest;
    }
    groups
}
