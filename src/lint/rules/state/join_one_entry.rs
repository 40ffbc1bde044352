//! `join-one-entry`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::StateKind;

use super::bars::Bars;

declare_rule! {
    /// A join that only one transition leads to.
    ///
    /// A bar that two transitions or more lead out of splits them, whatever it is called.
    ///
    /// ## Why it is bad
    ///
    /// The bar joins nothing.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state both <<join>>
    ///     Packed --> both
    ///     both --> Sent
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state both <<join>>
    ///     Packed --> both
    ///     Invoiced --> both
    ///     both --> Sent
    /// ```
    pub(super) INFO = "join-one-entry", Structure, Warning
}

pub(super) struct JoinOneEntry;

impl Rule<StateView<'_>> for JoinOneEntry {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let bars = Bars::new(chart.model);
        for (index, state) in chart.model.indices() {
            if state.kind == StateKind::Join && matches!(bars.of(index), (1, 0 | 1)) {
                let message = format!("only one transition leads to the join {}", code(&state.id));
                let found = Diagnostic::new(&INFO, state.place.0, message)
                    .help("Add the other transitions, or replace the join with a transition.");
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
    fn a_join_has_several_entries() {
        let text = "stateDiagram-v2\n    state j <<join>>\n    A --> j\n    j --> B\n";
        assert_eq!(
            found(&JoinOneEntry, text),
            ["2:11 only one transition leads to the join `j`"]
        );
        for more in ["j --> C", "D --> j"] {
            assert!(found(&JoinOneEntry, &format!("{text}    {more}\n")).is_empty());
        }
    }
}
