//! `choice-unlabelled`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::StateKind;

declare_rule! {
    /// A choice that two or more transitions leave without a label.
    ///
    /// One transition without a label is fine: it says what happens otherwise.
    ///
    /// ## Why it is bad
    ///
    /// A reader cannot tell when each transition is taken.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state paid <<choice>>
    ///     Open --> paid
    ///     paid --> Closed
    ///     paid --> Reminded
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
    pub(super) INFO = "choice-unlabelled", Structure, Warning
}

pub(super) struct ChoiceUnlabelled;

impl Rule<StateView<'_>> for ChoiceUnlabelled {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let mut bare = vec![Vec::new(); chart.model.states.len()];
        for transition in &chart.model.transitions {
            if transition.label.is_none() {
                bare[transition.source.0].push(transition);
            }
        }
        for (index, state) in chart.model.indices() {
            let (StateKind::Choice, [first, second, ..]) = (state.kind, &bare[index.0][..]) else {
                continue;
            };
            let count = bare[index.0].len();
            let message = format!(
                "{count} transitions from the choice {} have no label",
                code(&state.id)
            );
            let found = Diagnostic::new(&INFO, second.place.0, message)
                .annotate(first.place.0, "the first of them")
                .help(format!(
                    "Add a condition after a colon: {}.",
                    code(&format!("{} --> {} : condition", second.from, second.to))
                ));
            out.about_id(&state.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_choice_says_why() {
        let text =
            "stateDiagram-v2\n    state c <<choice>>\n    A --> c\n    c --> B\n    c --> D\n";
        assert_eq!(
            found(&ChoiceUnlabelled, text),
            ["5:5 2 transitions from the choice `c` have no label"]
        );
        let text =
            "stateDiagram-v2\n    state c <<choice>>\n    A --> c\n    c --> B : x\n    c --> D\n";
        assert!(found(&ChoiceUnlabelled, text).is_empty());
    }
}
