//! `par-alone`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::{BlockKind, EventKind};

declare_rule! {
    /// A `par` without an `and`: nothing in it is parallel.
    ///
    /// ## Why it is bad
    ///
    /// The frame says that things happen at once, but shows only one. A `par_over` has one branch: what is in
    /// it overlaps.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     par everything
    ///         Shop->>Bank: charge
    ///         Shop->>Courier: send
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     par money
    ///         Shop->>Bank: charge
    ///     and goods
    ///         Shop->>Courier: send
    ///     end
    /// ```
    pub(super) INFO = "par-alone", Style, Info
}

pub(super) struct ParAlone;

impl Rule<SequenceView<'_>> for ParAlone {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let mut open = Vec::new();
        for event in &chart.model.events {
            match &event.kind {
                EventKind::BlockStart(kind, _) => open.push((*kind, event.place.0, true)),
                EventKind::Section(_) => {
                    if let Some(block) = open.last_mut() {
                        block.2 = false;
                    }
                }
                EventKind::BlockEnd => {
                    if let Some((BlockKind::Par, place, true)) = open.pop() {
                        out.push(
                            Diagnostic::new(
                                &INFO,
                                place,
                                "this `par` has only one branch, so nothing is parallel",
                            )
                            .help("Start each further branch with `and`."),
                        );
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
    fn one_branch() {
        let chart = "sequenceDiagram\n par a\n A->>B: x\n end\n";
        assert_eq!(
            found(&ParAlone, chart),
            ["2:2 this `par` has only one branch, so nothing is parallel"]
        );
        for fine in [
            "sequenceDiagram\n par a\n A->>B: x\n and b\n A->>B: y\n end\n",
            "sequenceDiagram\n par_over a\n A->>B: x\n Note left of A: y\n end\n",
        ] {
            assert!(found(&ParAlone, fine).is_empty(), "{fine}");
        }
    }
}
