//! `dead-state`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::{State, StateIndex, StateKind};
use crate::source::Span;

use super::ways::Ways;

declare_rule! {
    /// A state without an exit, where others say `--> [*]`.
    ///
    /// Neither it nor a composite state around it has one. A chart without any `--> [*]` is left
    /// alone.
    ///
    /// ## Why it is bad
    ///
    /// A reader cannot tell an end from a state whose exit was forgotten.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Open
    ///     Open --> Paid
    ///     Open --> Cancelled
    ///     Paid --> [*]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Open
    ///     Open --> Paid
    ///     Open --> Cancelled
    ///     Paid --> [*]
    ///     Cancelled --> [*]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because an arrow is added: a transition to `[*]`.
    pub(super) INFO = "dead-state", Structure, Info
}

pub(super) struct DeadState;

impl Rule<StateView<'_>> for DeadState {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let model = chart.model;
        let ends = |place: Option<StateIndex>| {
            let is_end = |state: &State| state.kind == StateKind::End && state.within == place;
            model.states.iter().any(is_end)
        };
        if !model
            .states
            .iter()
            .any(|state| state.kind == StateKind::End)
        {
            return;
        }
        let (at_top, ways) = (ends(None), Ways::new(model));
        let (reached, left) = (ways.reached(), ways.left());
        let mut inside = foldhash::HashMap::default();
        let mut entering = vec![None; model.states.len()];
        for transition in &model.transitions {
            entering[transition.target.0] = Some(transition.place.0);
        }
        for (index, state) in model.indices() {
            let reachable = reached.as_ref().is_none_or(|reached| reached[index.0]);
            let is_plain = state.kind == StateKind::State && !state.hidden;
            if !is_plain || !reachable || left[index.0] || !ways.is_entered(index) {
                continue;
            }
            let others = at_top || {
                let place = state.within;
                *inside.entry(place).or_insert_with(|| ends(place))
            };
            if !others {
                continue;
            }
            let message = format!(
                "no transition leaves {}, which is not an end",
                code(&state.id)
            );
            let mut found = Diagnostic::new(&INFO, state.place.0, message)
                .help(format!("If it is an end, add `{} --> [*]`.", state.id));
            if let Some((indent, end)) = entering[index.0].and_then(|place| line(chart, place)) {
                let edit = format!("\n{indent}{} --> [*]", state.id);
                found = found.fix(Fix::unsafe_("Make it an end", Span::at(end), edit));
            }
            out.about_id(&state.id, found);
        }
    }
}

/// The indentation and the end of a statement's line, where it holds nothing else.
fn line<'a>(chart: &StateView<'a>, statement: Span) -> Option<(&'a str, u32)> {
    let text = chart.source.text();
    let from = text[..statement.range().start]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let indent = &text[from..statement.range().start];
    let rest = text[statement.range().end..].split('\n').next()?;
    let alone = indent.trim().is_empty() && rest.trim().is_empty();
    alone.then_some((indent, statement.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn states_without_exits() {
        let text = "stateDiagram-v2\n    [*] --> A\n    A --> B\n    A --> C\n    B --> [*]\n";
        assert_eq!(
            found(&DeadState, text),
            ["4:11 no transition leaves `C`, which is not an end"]
        );
        assert!(fixed(&DeadState, text).contains("    A --> C\n    C --> [*]\n"));
        for fine in [
            "stateDiagram-v2\n    [*] --> A\n    A --> B\n",
            "stateDiagram-v2\n    [*] --> A\n    state A {\n        [*] --> x\n        x --> y\n    }\n    A --> [*]\n",
            "stateDiagram-v2\n    [*] --> A\n    A --> B\n    state A {\n        [*] --> x\n        x --> [*]\n    }\n",
        ] {
            assert!(found(&DeadState, fine).is_empty(), "{fine}");
        }
    }
}
