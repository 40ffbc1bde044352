//! `no-history`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};

declare_rule! {
    /// A history state, which Mermaid does not have.
    ///
    /// Mermaid draws a box with the text `[H]`.
    ///
    /// ## Why it is bad
    ///
    /// Nobody can tell the box from any other state.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Paused --> [H] : resume
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Paused --> Running : resume
    /// ```
    pub(super) INFO = "no-history", Traps, Warning
}

pub(super) struct NoHistory;

impl Rule<StateView<'_>> for NoHistory {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        for state in &chart.model.states {
            if !["[H]", "[H*]", "H*"].contains(&state.id.as_str()) {
                continue;
            }
            let message = format!(
                "Mermaid has no history states: {} is drawn as a plain state",
                code(&state.id)
            );
            let found = Diagnostic::new(&INFO, state.place.0, message)
                .help("Name the state to enter, or say in a note what is remembered.");
            out.about_id(&state.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn history_is_a_box() {
        let text = "stateDiagram-v2\n    A --> [H]\n    [H] --> B\n    B --> H\n";
        assert_eq!(
            found(&NoHistory, text),
            ["2:11 Mermaid has no history states: `[H]` is drawn as a plain state"]
        );
    }
}
