//! `two-descriptions`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::source::Span;

declare_rule! {
    /// A state with two descriptions, apart from each other.
    ///
    /// Both are drawn, one below the other. Lines that follow each other are meant so.
    ///
    /// ## Why it is bad
    ///
    /// Where the second was meant to replace the first, the state says both.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Open : waits for payment
    ///     Open --> Paid
    ///     Open : waits for delivery
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Open : waits for payment and delivery
    ///     Open --> Paid
    /// ```
    pub(super) INFO = "two-descriptions", Structure, Info
}

pub(super) struct TwoDescriptions;

impl Rule<StateView<'_>> for TwoDescriptions {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        for state in chart.model.states.iter().filter(|state| !state.hidden) {
            let first = state.texts.first();
            let apart = state.texts.windows(2).find(|pair| {
                pair[0].text != pair[1].text && !follows(chart, pair[0].place.0, pair[1].place.0)
            });
            if let (Some(first), Some([_, second])) = (first, apart) {
                let message = format!(
                    "{} has two descriptions, which are both drawn",
                    code(&state.id)
                );
                let found = Diagnostic::new(&INFO, second.place.0, message)
                    .annotate(first.place.0, "the first")
                    .help("Write one description, with a line break `<br>` in it.");
                out.about_id(&state.id, found);
            }
        }
    }
}

/// Whether no statement stands between those with these places.
fn follows(chart: &StateView<'_>, first: Span, second: Span) -> bool {
    let statements = &chart.statements.statements;
    // Statements stand in their order, and those of a composite state follow its opening.
    let holding = |place: Span| {
        statements.partition_point(|statement| chart.span(statement.range).start <= place.start)
    };
    holding(first) + 1 >= holding(second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_text() {
        let text = "stateDiagram-v2\n    A : x\n    A --> B\n    A : y\n";
        assert_eq!(
            found(&TwoDescriptions, text),
            ["4:9 `A` has two descriptions, which are both drawn"]
        );
        for fine in [
            "stateDiagram-v2\n    A : x\n    A : y\n    A --> B\n",
            "stateDiagram-v2\n    state \"x\" as A\n\n    %% more\n    A : y\n    A : z\n",
        ] {
            assert!(found(&TwoDescriptions, fine).is_empty(), "{fine}");
        }
    }
}
