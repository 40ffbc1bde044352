//! `ambiguous-event`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};

declare_rule! {
    /// The same event leads from a state to two others.
    ///
    /// Case does not matter. Events from a fork, a choice or `[*]` are not reported.
    ///
    /// ## Why it is bad
    ///
    /// A reader cannot tell what happens then. A guard in square brackets distinguishes the two.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Waiting --> Paid : answer
    ///     Waiting --> Refused : answer
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Waiting --> Paid : answer [yes]
    ///     Waiting --> Refused : answer [no]
    /// ```
    pub(super) INFO = "ambiguous-event", Structure, Warning
}

pub(super) struct AmbiguousEvent;

impl Rule<StateView<'_>> for AmbiguousEvent {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let mut seen = foldhash::HashMap::default();
        for transition in &chart.model.transitions {
            let Some(label) = &transition.label else {
                continue;
            };
            if !chart.model.state(transition.source).kind.is_box() {
                continue;
            }
            let event = (transition.source, label.text.to_lowercase());
            let first = *seen.entry(event).or_insert(transition);
            if first.target == transition.target {
                continue;
            }
            let message = format!(
                "{} leads from {} to {} and to {}",
                code(&label.text),
                code(&transition.from),
                code(&first.to),
                code(&transition.to)
            );
            let found = Diagnostic::new(&INFO, label.place.0, message)
                .annotate(first.place.0, "the first transition")
                .help("Add a guard to each: `event [condition]`.");
            out.about_id(&transition.from, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn an_event_leads_to_one_state() {
        let text = "stateDiagram-v2\n    A --> B : x\n    A --> C : X\n    A --> D : x [y]\n    A --> B : x\n";
        assert_eq!(
            found(&AmbiguousEvent, text),
            ["3:15 `X` leads from `A` to `B` and to `C`"]
        );
        let meant = "stateDiagram-v2\n    state f <<fork>>\n    f --> B : x\n    f --> C : x\n    A --> B\n    A --> C\n";
        assert!(found(&AmbiguousEvent, meant).is_empty());
    }
}
