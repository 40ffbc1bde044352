//! `activate-unknown`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::places;
use crate::lint::words::{code, shown};
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::EventKind;

declare_rule! {
    /// An `activate` for a participant that is not in the chart.
    ///
    /// The whole chart counts: a participant that is mentioned only later is known.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid reads the chart, but fails to draw it.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge
    ///     activate Bnak
    ///     Bank-->>Shop: receipt
    ///     deactivate Bnak
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     activate Bank
    ///     Shop->>Bank: charge
    ///     deactivate Bank
    /// ```
    pub(super) INFO = "activate-unknown", Traps, Error
}

pub(super) struct ActivateUnknown;

impl Rule<SequenceView<'_>> for ActivateUnknown {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let mut reported = foldhash::HashSet::default();
        for event in &chart.model.events {
            let EventKind::Activate(index) = event.kind else {
                continue;
            };
            let name = chart.model.name(index);
            if name.participant.is_none() && reported.insert(index) {
                let message = format!("{} is not a participant", code(&name.text));
                let whole = chart.source.slice(event.place.0);
                let place = places::word_in(event.place.0, whole, &name.text);
                let found = Diagnostic::new(&INFO, place, message)
                    .help(format!("Add `participant {}` above.", shown(&name.text)));
                out.about_id(&name.text, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn nobody_is_active() {
        let chart = "sequenceDiagram\n A->>B: x\n activate Z\n deactivate Z\n";
        assert_eq!(
            found(&ActivateUnknown, chart),
            ["3:11 `Z` is not a participant"]
        );
        assert!(
            found(
                &ActivateUnknown,
                "sequenceDiagram\n activate B\n A->>B: x\n deactivate B\n"
            )
            .is_empty()
        );
    }
}
