//! `same-description`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};

declare_rule! {
    /// Two states with the same description.
    ///
    /// ## Why it is bad
    ///
    /// A reader takes them for one state.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state "Waiting" as A
    ///     state "Waiting" as B
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state "Waiting for payment" as A
    ///     state "Waiting for delivery" as B
    ///     A --> B
    /// ```
    pub(super) INFO = "same-description", Structure, Info
}

pub(super) struct SameDescription;

impl Rule<StateView<'_>> for SameDescription {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let mut seen = foldhash::HashMap::default();
        for state in chart.model.states.iter().filter(|state| !state.hidden) {
            let ([text], true) = (&state.texts[..], state.kind.is_box()) else {
                continue;
            };
            let place = (state.within, text.text.as_str());
            let Some((first, other)) = seen.insert(place, (text.place.0, &state.id)) else {
                continue;
            };
            let message = format!(
                "{} and {} have the same description: {}",
                code(other),
                code(&state.id),
                code(&text.text)
            );
            let found = Diagnostic::new(&INFO, text.place.0, message)
                .annotate(first, "the first one")
                .help("Give one of them another description.");
            out.about_id(&state.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn texts_tell_states_apart() {
        let text = "stateDiagram-v2\n    A : x\n    B : x\n    A --> B\n    C : y\n";
        assert_eq!(
            found(&SameDescription, text),
            ["3:9 `A` and `B` have the same description: `x`"]
        );
    }
}
