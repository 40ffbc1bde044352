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
        // For each open block: its kind, where the branch begins, whether something is in it, and
        // whether it is the whole block so far.
        let mut open: Vec<(BlockKind, Span, bool, bool)> = Vec::new();
        let mut close = |kind: BlockKind, place: Span, whole: bool, first: bool| {
            let (what, help) = match (kind.section(), whole) {
                (_, true) => (
                    format!("this `{}` block has no message or note", kind.word()),
                    "Add one, or remove the block as far as its `end`.",
                ),
                (Some(word), false) if !first => (
                    format!("this `{word}` branch has no message or note"),
                    "Add one, or remove the branch.",
                ),
                _ => (
                    format!(
                        "the first branch of this `{}` has no message or note",
                        kind.word()
                    ),
                    "Add one, or remove the branch.",
                ),
            };
            if kind != BlockKind::Rect {
                out.push(Diagnostic::new(&INFO, place, what).help(help));
            }
        };
        for event in &chart.model.events {
            match &event.kind {
                EventKind::BlockStart(kind, _) => {
                    open.push((*kind, event.place.0, false, true));
                }
                EventKind::Section(_) => {
                    if let Some(branch) = open.last_mut() {
                        let (kind, place, filled, first) = *branch;
                        if !filled {
                            close(kind, place, false, first);
                        }
                        *branch = (kind, event.place.0, false, false);
                    }
                }
                EventKind::BlockEnd => {
                    // What was empty is reported once: its block counts as filled.
                    if let Some((kind, place, false, first)) = open.pop() {
                        close(kind, place, first, first);
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
            [
                "4:2 this `else` branch has no message or note",
                "7:2 this `opt` block has no message or note"
            ]
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
