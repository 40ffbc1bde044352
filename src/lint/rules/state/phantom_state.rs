//! `phantom-state`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::How;

declare_rule! {
    /// A note about a state that occurs nowhere else.
    ///
    /// The note makes the state.
    ///
    /// ## Why it is bad
    ///
    /// A box is drawn that nothing leads to; mostly its name is misspelt.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy
    ///     note right of Bussy : works
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy
    ///     note right of Busy : works
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the state whose name is nearest.
    pub(super) INFO = "phantom-state", Traps, Warning
}

pub(super) struct PhantomState;

impl Rule<StateView<'_>> for PhantomState {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        for state in &chart.model.states {
            let noted = state
                .mentions
                .iter()
                .all(|mention| mention.how == How::Note);
            let Some(first) = state.mentions.first().filter(|_| noted && !state.hidden) else {
                continue;
            };
            let message = format!("only this note mentions {}, and draws it", code(&state.id));
            let near = chart.model.states.iter().find(|other| {
                other.id != state.id
                    && !other.hidden
                    && other.id.len() > 3
                    && strsim::damerau_levenshtein(&other.id, &state.id) <= 1
            });
            let found = Diagnostic::new(&INFO, first.span, message);
            let found = match near {
                Some(near) => found
                    .help(format!("There is a state {}.", code(&near.id)))
                    .fix(Fix::unsafe_(
                        format!("Write `{}`", near.id),
                        first.span,
                        near.id.clone(),
                    )),
                None => found.help("Write the note beside a state of the chart."),
            };
            out.about_id(&state.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_note_makes_a_state() {
        let text = "stateDiagram-v2\n    Idle --> Busy\n    note right of Bussy : x\n    note left of Idle : y\n";
        assert_eq!(
            found(&PhantomState, text),
            ["3:19 only this note mentions `Bussy`, and draws it"]
        );
    }
}
