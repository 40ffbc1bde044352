//! `lost-activation`

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::{EventKind, Message, NameIndex};
use crate::source::Span;
use crate::syntax::kinds::sequence::ast::{Mark, StatementKind};

declare_rule! {
    /// An activation that never ends.
    ///
    /// `+` after an arrow activates the receiver, `-` deactivates the sender; `activate` and
    /// `deactivate` do the same. Mermaid counts them in the order of the lines.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws no bar at all for an activation that has no end.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>+Bank: charge
    ///     Bank-->>Shop: receipt
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>+Bank: charge
    ///     Bank-->>-Shop: receipt
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe: in a reply, the `+` becomes `-`.
    pub(super) INFO = "lost-activation", Traps, Warning
}

pub(super) struct LostActivation;

impl Rule<SequenceView<'_>> for LostActivation {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let open = open(chart);
        if open.values().all(Vec::is_empty) {
            return;
        }
        let signs = signs(chart);
        for (index, name) in chart.model.names() {
            // Who is not a participant is another rule's.
            let Some(first) = open.get(&index).and_then(|all| all.first()) else {
                continue;
            };
            if name.participant.is_none() {
                continue;
            }
            let id = &name.text;
            let message = format!(
                "{} is activated more often than deactivated: Mermaid draws no bar for this one",
                code(id)
            );
            let sign = signs.get(&first.place).copied();
            let mut found =
                Diagnostic::new(&INFO, sign.unwrap_or(first.place), message).help(match sign {
                    Some(_) => format!("Add `deactivate {id}` where it ends, or remove the `+`."),
                    None => format!("Add `deactivate {id}` where it ends."),
                });
            if let Some(sign) = first.reply.and(sign) {
                found = found
                    .help("Write `-` instead of `+`: a reply deactivates its sender.")
                    .fix(Fix::unsafe_("Write `-`", sign, "-"));
            }
            out.about_id(id, found);
        }
    }
}

/// An activation that is open.
struct OpenActivation {
    /// The statement.
    place: Span,
    /// Whether it is the `+` of a message back to somebody whose own `+` activated the sender.
    reply: Option<()>,
    /// Who activated it, by a message.
    by: Option<NameIndex>,
}

/// The activations that are open at the end of the chart.
fn open(chart: &SequenceView<'_>) -> HashMap<NameIndex, Vec<OpenActivation>> {
    let mut open: HashMap<NameIndex, Vec<OpenActivation>> = HashMap::new();
    let mut last: Option<(Span, &Message)> = None;
    for event in &chart.model.events {
        match &event.kind {
            EventKind::Message(message) => last = Some((event.place.0, message)),
            EventKind::Activate(name) => {
                let message = last.filter(|(place, _)| *place == event.place.0);
                let by = message.map(|(_, message)| message.from);
                let is_reply = by.is_some_and(|by| {
                    let of_sender = open.get(&by);
                    of_sender.is_some_and(|all| all.iter().any(|one| one.by == Some(*name)))
                });
                open.entry(*name).or_default().push(OpenActivation {
                    place: event.place.0,
                    reply: is_reply.then_some(()),
                    by,
                });
            }
            EventKind::Deactivate(name) => {
                open.entry(*name).or_default().pop();
            }
            _ => {}
        }
    }
    open
}

/// Where the `+` of each message stands.
fn signs(chart: &SequenceView<'_>) -> HashMap<Span, Span> {
    let text = &chart.reading.text;
    let signs = chart.statements.statements.iter().filter_map(|statement| {
        let StatementKind::Message(message) = statement.kind else {
            return None;
        };
        let end = message.arrow_range.end;
        let sign = crate::source::TextRange::new(end - 1, end);
        (message.mark == Some(Mark::Activate))
            .then(|| (text.span(statement.range), text.span(sign)))
    });
    signs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn what_never_ends() {
        let chart = "sequenceDiagram\n A->>+B: q\n B->>A: r\n";
        assert_eq!(
            found(&LostActivation, chart),
            ["2:6 `B` is activated more often than deactivated: Mermaid draws no bar for this one"]
        );
        assert!(
            found(
                &LostActivation,
                "sequenceDiagram\n A->>+B: q\n B-->>-A: r\n"
            )
            .is_empty()
        );
        assert!(
            found(
                &LostActivation,
                "sequenceDiagram\n activate A\n A->>B: x\n deactivate A\n"
            )
            .is_empty()
        );
    }
}
