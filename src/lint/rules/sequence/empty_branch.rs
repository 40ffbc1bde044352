//! `empty-branch`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::{BlockKind, EventKind};
use crate::source::Span;

declare_rule! {
    /// A block, or a branch of one, without a message or a note.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws an empty frame.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     alt paid
    ///         Shop->>Customer: parcel
    ///     else not paid
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     alt paid
    ///         Shop->>Customer: parcel
    ///     else not paid
    ///         Shop->>Customer: reminder
    ///     end
    /// ```
    pub(super) INFO = "empty-branch", Traps, Warning
}

pub(super) struct EmptyBranch;

impl Rule<SequenceView<'_>> for EmptyBranch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        // For each open block: its word, where the section begins, and whether something is in it.
        let mut open: Vec<(BlockKind, Span, bool)> = Vec::new();
        let mut close = |(kind, place, filled): (BlockKind, Span, bool)| {
            if !filled && kind != BlockKind::Rect {
                out.push(
                    Diagnostic::new(&INFO, place, "nothing happens here")
                        .help("Add a message or a note, or remove the branch."),
                );
            }
            filled
        };
        for event in &chart.model.events {
            match &event.kind {
                EventKind::BlockStart(kind, _) => open.push((*kind, event.place.0, false)),
                EventKind::Section(_) => {
                    if let Some(section) = open.last_mut() {
                        close(*section);
                        *section = (section.0, event.place.0, false);
                    }
                }
                EventKind::BlockEnd => {
                    // What was empty is reported once: its block counts as filled.
                    if let Some(section) = open.pop() {
                        close(section);
                    }
                    if let Some(around) = open.last_mut() {
                        around.2 = true;
                    }
                }
                EventKind::Message(_) | EventKind::Note(_) => {
                    if let Some(section) = open.last_mut() {
                        section.2 = true;
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn nothing_in_it() {
        let chart =
            "sequenceDiagram\n alt a\n A->>B: x\n else b\n end\n loop c\n opt d\n end\n end\n";
        assert_eq!(
            found(&EmptyBranch, chart),
            ["4:2 nothing happens here", "7:2 nothing happens here"]
        );
        assert!(
            found(
                &EmptyBranch,
                "sequenceDiagram\n loop a\n Note over A: x\n end\n"
            )
            .is_empty()
        );
    }
}
