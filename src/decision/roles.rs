//! The role of every node, with the reason.

use super::Role;
use super::evidence::Evidence;
use super::model::Reason;
use super::question_rules::Asking;
use super::role_rule::RoleRule;
use super::text::one_line;
use super::words::{is_stop_word, is_unfinished, polarity};

/// The role of each node, and why it has it. Linear in the chart.
pub(super) fn roles(evidence: &Evidence<'_>, asking: &Asking) -> (Vec<Role>, Vec<Reason>) {
    let nodes = evidence
        .graph
        .nodes()
        .filter(|(_, node)| node.is_node())
        .count();
    (0..evidence.texts.len())
        .map(|node| role(evidence, asking, node, nodes == 1))
        .unzip()
}

fn role(evidence: &Evidence<'_>, asking: &Asking, node: usize, only: bool) -> (Role, Reason) {
    if !evidence.node(node).is_node() {
        return (
            Role::Subgraph,
            Reason::new(RoleRule::Subgraph, "its id names a subgraph"),
        );
    }
    if let Some(given) = evidence.overrides.role(node) {
        let detail = evidence.says(|| format!("the {} `{}` says so", given.by.name(), given.word));
        return (given.role, Reason::new(given.by, detail));
    }
    if let Some(reason) = &asking.questions[node] {
        return (Role::Question, reason.clone());
    }
    if let Some(question) = asking.answer_of[node] {
        let of = || one_line(&evidence.texts[question]);
        if evidence.is_bare_word(node) {
            let detail = evidence.says(|| format!("it is a bare Yes or No below `{}`", of()));
            return (Role::Answer, Reason::new(RoleRule::WordAnswer, detail));
        }
        if evidence.is_rhombus_answer(node) && evidence.links.leads_on(node) {
            let detail = evidence.says(|| {
                format!(
                    "it is a rhombus below `{}` that does not ask, and leads on",
                    of()
                )
            });
            return (Role::Answer, Reason::new(RoleRule::RhombusAnswer, detail));
        }
    }
    if !evidence.counts[node] {
        let detail = evidence.says(|| {
            format!(
                "its shape `{}` is that of a remark",
                evidence.node(node).shape
            )
        });
        return (Role::Note, Reason::new(RoleRule::NoteShape, detail));
    }
    if !evidence.links.touches(node) && !only {
        return (
            Role::Note,
            Reason::new(
                RoleRule::NoLink,
                "no link that counts leads to it or from it",
            ),
        );
    }
    if !evidence.links.leads_on(node) {
        if !evidence.links.ins(node).is_empty() && is_unfinished(&evidence.texts[node]) {
            let detail = "it asks, something leads to it, and nothing leads on";
            return (Role::Step, Reason::new(RoleRule::Unfinished, detail));
        }
        let answers = evidence.is_rhombus(node) && polarity(&evidence.texts[node]).is_some();
        if answers && !evidence.links.ins(node).is_empty() {
            let detail = "it is a rhombus that only answers, and nothing leads on";
            return (Role::Step, Reason::new(RoleRule::Unfinished, detail));
        }
        if is_stop_word(&evidence.key(node)) {
            let detail = evidence.says(|| {
                format!(
                    "no link leads on, and `{}` only ends",
                    one_line(&evidence.texts[node])
                )
            });
            return (Role::Stop, Reason::new(RoleRule::StopWord, detail));
        }
        return (
            Role::Outcome,
            Reason::new(RoleRule::NoWayOn, "no link leads out of it"),
        );
    }
    if evidence.links.ins(node).is_empty() {
        return (
            Role::Start,
            Reason::new(RoleRule::NoWayIn, "no link leads to it"),
        );
    }
    (
        Role::Step,
        Reason::new(RoleRule::Between, "links lead to it and on from it"),
    )
}
