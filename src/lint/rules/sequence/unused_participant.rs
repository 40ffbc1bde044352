//! `unused-participant`

use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};

use super::{split_node, uses};

declare_rule! {
    /// A participant that is declared, and has no message, note or activation.
    ///
    /// ## Why it is bad
    ///
    /// A lifeline is drawn on which nothing happens.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant Shop
    ///     participant Bank
    ///     participant Auditor
    ///     Shop->>Bank: charge
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant Shop
    ///     participant Bank
    ///     Shop->>Bank: charge
    /// ```
    pub(super) INFO = "unused-participant", Structure, Info
}

pub(super) struct UnusedParticipant;

impl Rule<SequenceView<'_>> for UnusedParticipant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let used = uses::used(chart.model);
        if used.is_empty() {
            return;
        }
        // These are said of with their doubles.
        let pairs = split_node::pairs(chart);
        let split: HashSet<_> = pairs.iter().map(|pair| pair.idle.name).collect();
        for participant in &chart.model.participants {
            let Some(place) = participant.declared.filter(|_| {
                !used.contains(&participant.name) && !split.contains(&participant.name)
            }) else {
                continue;
            };
            let id = &chart.model.name(participant.name).text;
            let message = format!("no message or note uses {}", code(id));
            let help = format!(
                "Remove this line, or send a message to or from {}.",
                code(id)
            );
            let found = Diagnostic::new(&INFO, place.0, message).help(help);
            out.about_id(id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn idle() {
        let chart = "sequenceDiagram\n participant A\n participant C\n A->>B: x\n";
        assert_eq!(
            found(&UnusedParticipant, chart),
            ["3:2 no message or note uses `C`"]
        );
        assert!(
            found(
                &UnusedParticipant,
                "sequenceDiagram\n participant A\n participant B\n"
            )
            .is_empty()
        );
        assert!(
            found(
                &UnusedParticipant,
                "sequenceDiagram\n participant A\n A->>A: x\n"
            )
            .is_empty()
        );
    }
}
