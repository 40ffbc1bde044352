//! `two-descriptions`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};

declare_rule! {
    /// A state with two descriptions.
    ///
    /// Both are drawn, one below the other.
    ///
    /// ## Why it is bad
    ///
    /// Where the second was meant to replace the first, the state says both.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Open : waits for payment
    ///     Open --> Paid
    ///     Open : waits for delivery
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Open : waits for payment and delivery
    ///     Open --> Paid
    /// ```
    pub(super) INFO = "two-descriptions", Structure, Info
}

pub(super) struct TwoDescriptions;

impl Rule<StateView<'_>> for TwoDescriptions {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        for state in chart.model.states.iter().filter(|state| !state.hidden) {
            let [first, rest @ ..] = &state.texts[..] else {
                continue;
            };
            if let Some(second) = rest.iter().find(|text| text.text != first.text) {
                let message = format!(
                    "{} has two descriptions, which are both drawn",
                    code(&state.id)
                );
                let found = Diagnostic::new(&INFO, second.place.0, message)
                    .annotate(first.place.0, "the first")
                    .help("Write one description, with a line break `<br>` in it.");
                out.about_id(&state.id, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_text() {
        let text = "stateDiagram-v2\n    A : x\n    A --> B\n    A : y\n";
        assert_eq!(
            found(&TwoDescriptions, text),
            ["4:9 `A` has two descriptions, which are both drawn"]
        );
    }
}
