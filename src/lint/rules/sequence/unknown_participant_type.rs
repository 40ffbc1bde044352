//! `unknown-participant-type`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};

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
            let message = format!("{} is not a type of participant", code(kind));
            let near = crate::lint::allow::nearest(&kind.to_lowercase(), TYPES.into_iter());
            let help = match near {
                Some(near) => format!("Did you mean `{near}`?"),
                None => "Remove the type for an ordinary participant.".to_owned(),
            };
            out.about_id(id, Diagnostic::new(&INFO, place.0, message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn types_are_eight() {
        let chart = "sequenceDiagram\n participant A@{ type: databse }\n";
        assert_eq!(
            found(&UnknownParticipantType, chart),
            ["2:2 `databse` is not a type of participant"]
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
