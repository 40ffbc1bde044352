//! `composite-no-start`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::{How, StateKind};

use super::bars::Bars;

declare_rule! {
    /// A composite state that is entered, but does not say where it starts.
    ///
    /// It contains transitions, but no `[*] -->`; a composite state that is entered only at states
    /// in it is left alone.
    ///
    /// ## Why it is bad
    ///
    /// A reader has to guess the first state.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Working
    ///     state Working {
    ///         Pack --> Send
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Working
    ///     state Working {
    ///         [*] --> Pack
    ///         Pack --> Send
    ///     }
    /// ```
    pub(super) INFO = "composite-no-start", Structure, Info
}

pub(super) struct CompositeNoStart;

impl Rule<StateView<'_>> for CompositeNoStart {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let bars = Bars::new(chart.model);
        let mut starts = vec![false; chart.model.states.len()];
        let mut moves = vec![false; chart.model.states.len()];
        for (index, state) in chart.model.indices() {
            if let Some(parent) = state.within {
                let (entries, exits) = bars.of(index);
                starts[parent.0] |= state.kind == StateKind::Start;
                moves[parent.0] |= entries + exits > 0;
            }
        }
        let mut entered = vec![None; chart.model.states.len()];
        for transition in &chart.model.transitions {
            entered[transition.target.0].get_or_insert(transition.place.0);
        }
        for (index, state) in chart.model.indices() {
            let is_entered = bars.of(index).0 > 0 && state.kind == StateKind::Composite;
            if is_entered && moves[index.0] && !starts[index.0] && !state.hidden {
                let message = format!("the composite state {} has no start", code(&state.id));
                let mut mentions = state.mentions.iter();
                let opening = mentions.find(|mention| mention.how == How::Opens);
                let place = opening.map_or(state.place.0, |opening| opening.span);
                let mut inside = chart.model.states.iter();
                let first = inside.find(|inner| inner.within == Some(index) && inner.kind.is_box());
                let first = first.map_or("first", |inner| &inner.id);
                let mut found = Diagnostic::new(&INFO, place, message).help(format!(
                    "Add {} inside its braces.",
                    code(&format!("[*] --> {first}"))
                ));
                if let Some(transition) = entered[index.0] {
                    found = found.annotate(transition, "this transition enters it");
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
    fn a_composite_state_has_a_start() {
        let text = "stateDiagram-v2\n    A --> B\n    state B {\n        x --> y\n    }\n";
        assert_eq!(
            found(&CompositeNoStart, text),
            ["3:11 the composite state `B` has no start"]
        );
        for fine in [
            "stateDiagram-v2\n    A --> B\n    state B {\n        [*] --> y\n    }\n",
            "stateDiagram-v2\n    A --> x\n    state B {\n        x --> y\n    }\n",
        ] {
            assert!(found(&CompositeNoStart, fine).is_empty(), "{fine}");
        }
    }
}
