//! `late-declaration`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};
use crate::syntax::kinds::sequence::ast::StatementKind;

declare_rule! {
    /// A participant that is declared after its first mention.
    ///
    /// The label counts, wherever it is declared; the place from left to right is that of the first
    /// mention.
    ///
    /// ## Why it is bad
    ///
    /// The declaration does not put the participant where it seems to.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge
    ///     participant Bank as The bank
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant Bank as The bank
    ///     Shop->>Bank: charge
    /// ```
    pub(super) INFO = "late-declaration", Style, Info
}

pub(super) struct LateDeclaration;

impl Rule<SequenceView<'_>> for LateDeclaration {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let mut reported = foldhash::HashSet::default();
        for statement in &chart.statements.statements {
            let StatementKind::Participant(participant) = statement.kind else {
                continue;
            };
            let place = chart.reading.text.span(participant.id);
            let id = chart.reading.text.slice(participant.id);
            let named = chart.model.participants.iter();
            let first = reported.insert(id).then(|| {
                let mut named = named.filter(|known| chart.model.name(known.name).text == id);
                named.next().map(|known| known.place.0)
            });
            if let Some(Some(first)) = first
                && first.start < place.start
            {
                let message = format!("{} is declared after its first mention", code(id));
                let found = Diagnostic::new(&INFO, place, message)
                    .annotate(first, "this mention fixes its place")
                    .help("Move the declaration above its first mention.");
                out.about_id(id, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn mentioned_before() {
        let chart = "sequenceDiagram\n A->>B: x\n participant B as Bee\n";
        assert_eq!(
            found(&LateDeclaration, chart),
            ["3:14 `B` is declared after its first mention"]
        );
        assert!(
            found(
                &LateDeclaration,
                "sequenceDiagram\n participant B\n A->>B: x\n participant B as Bee\n"
            )
            .is_empty()
        );
    }
}
