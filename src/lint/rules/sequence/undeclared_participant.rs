//! `undeclared-participant`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};

declare_rule! {
    /// The only participant that is not declared, where others are.
    ///
    /// ## Why it is bad
    ///
    /// It is drawn at the far right, by its id.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant S as Shop
    ///     participant B as Bank
    ///     S->>B: charge
    ///     B->>Auditor: report
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant S as Shop
    ///     participant B as Bank
    ///     participant Auditor
    ///     S->>B: charge
    ///     B->>Auditor: report
    /// ```
    pub(super) INFO = "undeclared-participant", Style, Info
}

pub(super) struct UndeclaredParticipant;

impl Rule<SequenceView<'_>> for UndeclaredParticipant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let all = &chart.model.participants;
        let mut undeclared = all
            .iter()
            .filter(|participant| participant.declared.is_none());
        if let (Some(one), None) = (undeclared.next(), undeclared.next())
            && all.len() >= 3
        {
            let id = &chart.model.name(one.name).text;
            let message = format!("{} is the only participant that is not declared", code(id));
            let found = Diagnostic::new(&INFO, one.place.0, message)
                .help(format!("Add `participant {id}` where it should be drawn."));
            out.about_id(id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_of_three() {
        let chart = "sequenceDiagram\n participant A\n participant B\n A->>C: x\n";
        assert_eq!(
            found(&UndeclaredParticipant, chart),
            ["4:6 `C` is the only participant that is not declared"]
        );
        assert!(
            found(
                &UndeclaredParticipant,
                "sequenceDiagram\n participant A\n A->>C: x\n"
            )
            .is_empty()
        );
    }
}
