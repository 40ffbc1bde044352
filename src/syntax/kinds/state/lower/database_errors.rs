//! What Mermaid's data fetcher refuses, although every statement can be read.

use crate::diagnostic::Diagnostic;
use crate::model::state::StateDiagram;
use crate::syntax::kinds::state::rules;

/// Composite states with more than one text.
pub(super) fn database_errors(model: &StateDiagram, groups: &[bool]) -> Vec<Diagnostic> {
    let states = model.states.iter().zip(groups);
    let refused = states.filter(|(state, is_group)| **is_group && !state.hidden);
    let second =
        refused.filter_map(|(state, _)| Some((state, state.texts.first()?, state.texts.get(1)?)));
    second
        .map(|(state, first, second)| {
            let message = format!(
                "the composite state `{}` has a second description",
                state.id
            );
            Diagnostic::new(&rules::DESCRIBED_COMPOSITE, second.place.0, message)
                .annotate(first.place.0, "its first description")
                .help("Join the two descriptions, or put the second one in a note.")
        })
        .collect()
}
