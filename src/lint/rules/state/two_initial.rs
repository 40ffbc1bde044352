//! `two-initial`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::StateKind;

use super::bars::Bars;

declare_rule! {
    /// Two ways from one `[*]`.
    ///
    /// ## Why it is bad
    ///
    /// A reader cannot tell where it begins.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Open
    ///     [*] --> Closed
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state where <<choice>>
    ///     [*] --> where
    ///     where --> Open : new
    ///     where --> Closed : old
    /// ```
    pub(super) INFO = "two-initial", Structure, Info
}

pub(super) struct TwoInitial;

impl Rule<StateView<'_>> for TwoInitial {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let bars = Bars::new(chart.model);
        for (index, state) in chart.model.indices() {
            let count = bars.of(index).1;
            if state.kind == StateKind::Start && count > 1 {
                let message = format!("{count} ways lead from this `[*]`");
                let found = Diagnostic::new(&INFO, state.place.0, message)
                    .help("Lead from it to a choice, or name the state where it begins.");
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
    fn one_start() {
        let text = "stateDiagram-v2\n    [*] --> A\n    [*] --> B\n";
        assert_eq!(
            found(&TwoInitial, text),
            ["2:5 2 ways lead from this `[*]`"]
        );
        let one = "stateDiagram-v2\n    [*] --> A\n    state A {\n        [*] --> B\n    }\n";
        assert!(found(&TwoInitial, one).is_empty());
    }
}
