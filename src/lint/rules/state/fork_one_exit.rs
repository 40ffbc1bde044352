//! `fork-one-exit`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::StateKind;

use super::bars::Bars;

declare_rule! {
    /// A fork that only one transition leaves.
    ///
    /// A bar that two transitions or more lead to joins them, whatever it is called.
    ///
    /// ## Why it is bad
    ///
    /// The bar splits nothing.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state split <<fork>>
    ///     [*] --> split
    ///     split --> Pack
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state split <<fork>>
    ///     [*] --> split
    ///     split --> Pack
    ///     split --> Invoice
    /// ```
    pub(super) INFO = "fork-one-exit", Structure, Warning
}

pub(super) struct ForkOneExit;

impl Rule<StateView<'_>> for ForkOneExit {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let bars = Bars::new(chart.model);
        for (index, state) in chart.model.indices() {
            if state.kind == StateKind::Fork && matches!(bars.of(index), (0 | 1, 1)) {
                let message = format!("only one transition leaves the fork {}", code(&state.id));
                let found = Diagnostic::new(&INFO, state.place.0, message)
                    .help("Add the other transitions, or replace the fork with a transition.");
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
    fn a_fork_has_several_ways_out() {
        let text = "stateDiagram-v2\n    state f <<fork>>\n    A --> f\n    f --> B\n";
        assert_eq!(
            found(&ForkOneExit, text),
            ["2:11 only one transition leaves the fork `f`"]
        );
        for more in ["f --> C", "D --> f"] {
            assert!(found(&ForkOneExit, &format!("{text}    {more}\n")).is_empty());
        }
    }
}
