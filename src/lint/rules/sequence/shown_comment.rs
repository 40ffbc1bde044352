//! `shown-comment`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Findings, Rule, SequenceView};

declare_rule! {
    /// A `%%` comment after a text, which is shown.
    ///
    /// `%%` begins a comment only at the start of a line. In a class diagram, `//` after a member
    /// is shown too.
    ///
    /// ## Why it is bad
    ///
    /// The comment is shown.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge %% twice a day
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Order {
    ///         +total int // in cents
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     %% twice a day
    ///     Shop->>Bank: charge
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Order {
    ///         %% in cents
    ///         +total int
    ///     }
    /// ```
    pub(in crate::lint::rules) INFO = "shown-comment", Traps, Warning
}

pub(super) struct ShownComment;

impl Rule<SequenceView<'_>> for ShownComment {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        for label in &chart.outline().labels {
            if let Some(at) = label.text.find(" %% ") {
                let place = label.part(chart.source, at + 1..label.text.len());
                out.push(
                    Diagnostic::new(&INFO, place, "this comment is shown in the drawing")
                        .help("Put the comment on its own line, before the statement."),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn remarks_are_seen() {
        let chart = "sequenceDiagram\n A->>B: x %% why\n";
        assert_eq!(
            found(&ShownComment, chart),
            ["2:11 this comment is shown in the drawing"]
        );
        assert!(found(&ShownComment, "sequenceDiagram\n A->>B: 100%% sure\n").is_empty());
    }
}
