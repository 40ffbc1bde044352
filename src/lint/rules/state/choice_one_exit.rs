//! `choice-one-exit`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::StateKind;

use super::bars::Bars;

declare_rule! {
    /// A choice that only one transition leaves.
    ///
    /// ## Why it is bad
    ///
    /// A diamond says that something is decided; here nothing is.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state paid <<choice>>
    ///     Open --> paid
    ///     paid --> Closed : yes
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state paid <<choice>>
    ///     Open --> paid
    ///     paid --> Closed : yes
    ///     paid --> Reminded : no
    /// ```
    pub(super) INFO = "choice-one-exit", Structure, Warning
}

pub(super) struct ChoiceOneExit;

impl Rule<StateView<'_>> for ChoiceOneExit {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let bars = Bars::new(chart.model);
        for (index, state) in chart.model.indices() {
            if state.kind == StateKind::Choice && bars.of(index).1 == 1 {
                let message = format!("only one transition leaves the choice {}", code(&state.id));
                let found = Diagnostic::new(&INFO, state.place.0, message)
                    .help("Add another transition, or replace the choice with a transition.");
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
    fn a_choice_has_several_ways_out() {
        let text = "stateDiagram-v2\n    state c <<choice>>\n    A --> c\n    c --> B\n";
        assert_eq!(
            found(&ChoiceOneExit, text),
            ["2:11 only one transition leaves the choice `c`"]
        );
        let text = format!("{text}    c --> D\n");
        assert!(found(&ChoiceOneExit, &text).is_empty());
    }
}
