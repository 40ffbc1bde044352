//! `unknown-participant-type`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::places;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};
use crate::source::Span;

declare_rule! {
    /// A `type` in `@{ }` that Mermaid does not know.
    ///
    /// The types are participant, actor, boundary, collections, control, database, entity and
    /// queue.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws a plain box.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant Store@{ "type": "databse" }
    ///     Shop->>Store: save
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant Store@{ "type": "database" }
    ///     Shop->>Store: save
    /// ```
    pub(super) INFO = "unknown-participant-type", Traps, Warning
}

pub(super) struct UnknownParticipantType;

impl Rule<SequenceView<'_>> for UnknownParticipantType {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        const TYPES: [&str; 8] = [
            "participant",
            "actor",
            "boundary",
            "collections",
            "control",
            "database",
            "entity",
            "queue",
        ];
        for participant in &chart.model.participants {
            let kind = participant.kind.as_str();
            let Some(place) = participant.declared.filter(|_| !TYPES.contains(&kind)) else {
                continue;
            };
            let id = &chart.model.name(participant.name).text;
            let whole = chart.source.slice(place.0);
            let at = places::word_in(place.0, whole, kind);
            let bare = kind.trim_matches('"');
            if bare != kind && TYPES.contains(&bare) {
                let message = format!("a quote of `{bare}` has no partner");
                let help = format!("Write `\"type\": \"{bare}\"`.");
                let message = match kind.starts_with('"') {
                    true => message,
                    false => format!("the opening quote before `{bare}` is missing"),
                };
                let end = Span::new(at.end - 1, at.end);
                let sign = if kind.starts_with('"') { at } else { end };
                out.about_id(id, Diagnostic::new(&INFO, sign, message).help(help));
                continue;
            }
            let message = format!("{} is not a type of participant", code(kind));
            let near = crate::lint::allow::nearest(&kind.to_lowercase(), TYPES.into_iter());
            let help = match near {
                Some(near) => format!("Did you mean `{near}`?"),
                None => "Remove the type for an ordinary participant.".to_owned(),
            };
            out.about_id(id, Diagnostic::new(&INFO, at, message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_quote_is_missing() {
        let chart = "sequenceDiagram\n participant A@{ \"type\" : queue\", \"alias\": \"B\" }\n";
        assert_eq!(
            found(&UnknownParticipantType, chart),
            ["2:32 the opening quote before `queue` is missing"]
        );
    }

    #[test]
    fn types_are_eight() {
        let chart = "sequenceDiagram\n participant A@{ type: databse }\n";
        assert_eq!(
            found(&UnknownParticipantType, chart),
            ["2:24 `databse` is not a type of participant"]
        );
        assert!(
            found(
                &UnknownParticipantType,
                "sequenceDiagram\n participant A@{ type: queue }\n actor B\n"
            )
            .is_empty()
        );
    }
}
