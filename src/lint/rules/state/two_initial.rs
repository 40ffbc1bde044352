//! `two-initial`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::{code, list};
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::StateKind;

use super::bars::Bars;

declare_rule! {
    /// Two transitions from one `[*]`.
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
                let targets = (chart.model.transitions.iter())
                    .filter(|transition| transition.source == index)
                    .map(|transition| transition.to.as_str());
                let whole = match state.within {
                    Some(parent) => code(&chart.model.state(parent).id),
                    None => "the diagram".to_owned(),
                };
                let message = format!("{whole} has several starts: {}", list(targets));
                let second = (chart.model.transitions.iter())
                    .filter(|transition| transition.source == index)
                    .nth(1);
                let mut found = Diagnostic::new(&INFO, state.place.0, message).help(
                    "Keep one `[*] -->`, or add `state pick <<choice>>`, `[*] --> pick` and a transition from `pick` to each.",
                );
                if let Some(second) = second {
                    found = found.annotate(second.place.0, "the second one");
                }
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
            ["2:5 the diagram has several starts: `A` and `B`"]
        );
        let one = "stateDiagram-v2\n    [*] --> A\n    state A {\n        [*] --> B\n    }\n";
        assert!(found(&TwoInitial, one).is_empty());
    }
}
