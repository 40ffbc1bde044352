//! `split-node` in sequence diagrams: a declared participant without a message, an undeclared one with some.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::alike;
use crate::lint::rules::flowchart::SPLIT_NODE;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::{NameIndex, Participant};
use crate::syntax::kinds::sequence::ast::StatementKind;

use super::uses;

pub(super) struct SplitNode;

impl Rule<SequenceView<'_>> for SplitNode {
    fn info(&self) -> &'static RuleInfo {
        &SPLIT_NODE
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        for Pair { idle, busy } in pairs(chart) {
            let (declared, used) = (id(chart, idle), id(chart, busy));
            let message = format!(
                "{} and {} are two participants, and the declared one gets no message",
                code(declared),
                code(used)
            );
            let place = idle.declared.unwrap_or(idle.place).0;
            let found = Diagnostic::new(&SPLIT_NODE, place, message)
                .annotate(busy.place.0, format!("{} is a different one", code(used)));
            let found = match name_of_alias(declared, &idle.label.text, used) {
                Some(name) => swapped(chart, idle, (name, used), found),
                None => found.help(format!(
                    "If they are the same participant, write {} in both places.",
                    code(declared)
                )),
            };
            out.about_id(declared, found);
        }
    }
}

/// A participant that is declared and another one that is used, which look like one.
pub(super) struct Pair<'a> {
    /// Declared, without a message.
    pub(super) idle: &'a Participant,
    /// Not declared, with messages.
    pub(super) busy: &'a Participant,
}

/// The pairs of a chart.
pub(super) fn pairs<'a>(chart: &SequenceView<'a>) -> Vec<Pair<'a>> {
    let model = chart.model;
    let used = uses::used(model);
    let messaged = uses::messaged(model);
    let (declared, other): (Vec<_>, Vec<_>) =
        (model.participants.iter()).partition(|participant| participant.declared.is_some());
    let is_idle = |participant: &&Participant| !used.contains(&participant.name);
    let is_busy = |participant: &&Participant| messaged.contains(&participant.name);
    let idle: Vec<&Participant> = declared.into_iter().filter(is_idle).collect();
    let busy: Vec<&Participant> = other.into_iter().filter(is_busy).collect();
    // Comparing each with each is for charts that people write.
    if idle.len() * busy.len() > 10_000 {
        return Vec::new();
    }
    let of = |name: NameIndex| model.name(name).text.as_str();
    let alike = |idle: &Participant, busy: &Participant| {
        let (declared, used) = (of(idle.name), of(busy.name));
        name_of_alias(declared, &idle.label.text, used).is_some() || is_one(declared, used)
    };
    let found = idle.into_iter().filter_map(|idle| {
        let mut like = busy.iter().filter(|busy| alike(idle, busy));
        let busy = like.next()?;
        like.next().is_none().then_some(Pair { idle, busy })
    });
    found.collect()
}

/// Whether two ids look like one name: but for case, spaces and signs the same, cut short, or misspelt.
fn is_one(one: &str, other: &str) -> bool {
    let word = |id: &str| id.replace(char::is_whitespace, "");
    let letters = |id: &str| id.chars().filter(|c| c.is_alphabetic()).count();
    letters(one).min(letters(other)) >= 3
        && (alike::is_cut_short(one, other)
            || is_first_word(one, other)
            || is_first_word(other, one)
            || alike::is_slip(&word(one), &word(other)))
}

/// Whether a name is another one with a word or brackets after it: `App (web)` and `App`.
fn is_first_word(name: &str, word: &str) -> bool {
    let rest = name.strip_prefix(word);
    rest.is_some_and(|rest| rest.starts_with([' ', '(']))
}

fn id<'a>(chart: &SequenceView<'a>, participant: &Participant) -> &'a str {
    &chart.model.name(participant.name).text
}

/// What stands before `as`, where the used id stands after it. A name of several words takes the `as` along.
fn name_of_alias<'n>(declared: &'n str, label: &str, used: &str) -> Option<&'n str> {
    match declared.rsplit_once(" as ") {
        Some((name, alias)) => (alias.trim() == used).then(|| name.trim()),
        None => (label == used && label != declared).then_some(declared),
    }
}

/// `participant Disk store as D` where `D` is used: the two change places.
fn swapped(
    chart: &SequenceView<'_>,
    idle: &Participant,
    (name, used): (&str, &str),
    found: Diagnostic,
) -> Diagnostic {
    let word = match idle.kind.as_str() {
        "actor" => "actor",
        _ => "participant",
    };
    let found = found.help(format!("Write the alias last: `{word} {used} as {name}`."));
    let text = &chart.reading.text;
    let declared = id(chart, idle);
    let place = chart.statements.statements.iter().find_map(|statement| {
        let StatementKind::Participant(participant) = statement.kind else {
            return None;
        };
        let whole = match participant.alias {
            Some(alias) => participant.id.to(alias),
            None => participant.id,
        };
        let is_plain = participant.data.is_none();
        (is_plain && text.slice(participant.id).trim() == declared).then(|| text.span(whole))
    });
    let Some(place) = place else {
        return found;
    };
    let written = chart.source.slice(place);
    let end = place.start + written.trim_end().len() as u32;
    let edit = format!("{used} as {name}");
    let place = crate::source::Span::new(place.start, end);
    found.fix(Fix::unsafe_("Swap the id and the alias", place, edit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn an_alias_the_wrong_way_round() {
        let chart = "sequenceDiagram\n  participant A\n  participant Disk IO as D\n  A->>D: x\n";
        assert_eq!(
            found(&SplitNode, chart),
            [
                "3:3 `Disk IO as D` and `D` are two participants, and the declared one gets no message"
            ]
        );
        assert_eq!(
            fixed(&SplitNode, chart),
            "sequenceDiagram\n  participant A\n  participant D as Disk IO\n  A->>D: x\n"
        );
        assert_eq!(
            found(
                &SplitNode,
                "sequenceDiagram\n  actor Disk as D\n  A->>D: x\n"
            ),
            ["2:3 `Disk` and `D` are two participants, and the declared one gets no message"]
        );
        assert_eq!(
            fixed(
                &SplitNode,
                "sequenceDiagram\n  actor Disk as D\n  A->>D: x\n"
            ),
            "sequenceDiagram\n  actor D as Disk\n  A->>D: x\n"
        );
    }

    #[test]
    fn two_spellings() {
        let of = |declared: &str, used: &str| {
            let chart = format!("sequenceDiagram\n  participant {declared}\n  A->>{used}: x\n");
            found(&SplitNode, &chart).len()
        };
        for (declared, used) in [
            ("App (CompiledGraph)", "App"),
            ("OrderService", "Order service"),
            ("Customer", "Custmer"),
            ("order_store", "OrderStore"),
        ] {
            assert_eq!(of(declared, used), 1, "{declared} {used}");
        }
        for (declared, used) in [
            ("User", "GitUser"),
            ("User", "UserService"),
            ("ChainA", "ChainB"),
            ("DB", "D"),
            ("node1", "node2"),
        ] {
            assert_eq!(of(declared, used), 0, "{declared} {used}");
        }
    }
}
