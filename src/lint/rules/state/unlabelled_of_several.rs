//! `unlabelled-of-several`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::{code, shown};
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::StateKind;

declare_rule! {
    /// A transition without a label beside others from the same state that have one.
    ///
    /// Transitions to `[*]`, and those from a choice, a fork or a join, are left alone.
    ///
    /// ## Why it is bad
    ///
    /// A reader cannot tell when it happens.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Open --> Paid : payment
    ///     Open --> Cancelled
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Open --> Paid : payment
    ///     Open --> Cancelled : timeout
    /// ```
    pub(super) INFO = "unlabelled-of-several", Structure, Info
}

pub(super) struct UnlabelledOfSeveral;

impl Rule<StateView<'_>> for UnlabelledOfSeveral {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let mut labelled = vec![None; chart.model.states.len()];
        for transition in &chart.model.transitions {
            if transition.label.is_some() {
                labelled[transition.source.0].get_or_insert(transition.place.0);
            }
        }
        for transition in &chart.model.transitions {
            let source = chart.model.state(transition.source);
            let to_end = chart.model.state(transition.target).kind == StateKind::End;
            if transition.label.is_some() || to_end || !source.kind.is_box() {
                continue;
            }
            if let Some(other) = labelled[transition.source.0] {
                let message = format!(
                    "the transition from {} to {} has no label, but others from there have one",
                    code(&transition.from),
                    code(&transition.to)
                );
                let found = Diagnostic::new(&INFO, transition.place.0, message)
                    .annotate(other, "this one has a label")
                    .help(format!(
                        "Add a label: `{} --> {} : event`.",
                        shown(&transition.from),
                        shown(&transition.to)
                    ));
                out.about_id(&transition.from, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn all_of_several_have_a_text() {
        let text = "stateDiagram-v2\n    A --> B : x\n    A --> C\n    A --> [*]\n    B --> C\n";
        assert_eq!(
            found(&UnlabelledOfSeveral, text),
            ["3:5 the transition from `A` to `C` has no label, but others from there have one"]
        );
    }
}
