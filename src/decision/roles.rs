//! The role of every node, with the reason.

use super::Role;
use super::asking::Asking;
use super::model::Reason;
use super::sheet::Sheet;
use super::text::one_line;
use super::words::is_stop_word;

/// The role of each node. Linear in the chart.
pub(super) fn roles(sheet: &Sheet<'_>, asking: &Asking) -> Vec<(Role, Reason)> {
    let nodes = sheet
        .graph
        .nodes()
        .filter(|(_, node)| node.is_node())
        .count();
    (0..sheet.texts.len())
        .map(|node| role(sheet, asking, node, nodes == 1))
        .collect()
}

fn role(sheet: &Sheet<'_>, asking: &Asking, node: usize, only: bool) -> (Role, Reason) {
    if !sheet.node(node).is_node() {
        return (
            Role::Subgraph,
            Reason::new("subgraph", "its id names a subgraph"),
        );
    }
    if let Some(given) = sheet.overrides.roles[node] {
        let detail = format!("the {} `{}` says so", given.by, given.word);
        return (given.role, Reason::new(given.by, detail));
    }
    if let Some(reason) = &asking.questions[node] {
        return (Role::Question, reason.clone());
    }
    if let Some(question) = asking.answer_of[node] {
        let of = one_line(&sheet.texts[question]);
        if sheet.is_bare_word(node) {
            let detail = format!("it is a bare Yes or No below `{of}`");
            return (Role::Answer, Reason::new("word-answer", detail));
        }
        if sheet.is_rhombus_answer(node) && sheet.links.leads_on(node) {
            let detail = format!("it is a rhombus below `{of}` that does not ask, and leads on");
            return (Role::Answer, Reason::new("rhombus-answer", detail));
        }
    }
    if !sheet.counts[node] {
        let detail = format!("its shape `{}` is that of a remark", sheet.node(node).shape);
        return (Role::Note, Reason::new("note-shape", detail));
    }
    if !sheet.links.touches(node) && !only {
        return (
            Role::Note,
            Reason::new("no-link", "no link that counts touches it"),
        );
    }
    if !sheet.links.leads_on(node) {
        if is_stop_word(&sheet.keys[node]) {
            let detail = format!(
                "no way leads on, and `{}` only ends",
                one_line(&sheet.texts[node])
            );
            return (Role::Stop, Reason::new("stop-word", detail));
        }
        return (
            Role::Outcome,
            Reason::new("no-way-on", "no way leads on from it"),
        );
    }
    if sheet.links.ins[node].is_empty() {
        return (Role::Start, Reason::new("no-way-in", "no link leads to it"));
    }
    (
        Role::Step,
        Reason::new("between", "ways lead to it and on from it"),
    )
}
