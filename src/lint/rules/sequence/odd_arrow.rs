//! `odd-arrow`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::{EventKind, Head};

declare_rule! {
    /// One or two arrows without a head among many with one.
    ///
    /// `->` and `-->` have no head; `->>` and `-->>` have one.
    ///
    /// ## Why it is bad
    ///
    /// The reader looks for a meaning that is probably not there.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     A->>B: 1
    ///     A->>B: 2
    ///     A->>B: 3
    ///     A->>B: 4
    ///     A->>B: 5
    ///     A->>B: 6
    ///     A->>B: 7
    ///     A->>B: 8
    ///     A->>B: 9
    ///     A->B: 10
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     A->>B: 1
    ///     B-->>A: 2
    /// ```
    pub(super) INFO = "odd-arrow", Style, Info
}

pub(super) struct OddArrow;

impl Rule<SequenceView<'_>> for OddArrow {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let mut headless = Vec::new();
        let mut headed = 0;
        for event in &chart.model.events {
            if let EventKind::Message(message) = &event.kind {
                match (message.arrow.start, message.arrow.end) {
                    (Head::None, Head::None) => headless.push(event.place.0),
                    _ => headed += 1,
                }
            }
        }
        if headed < 9 || headless.len() > 2 {
            return;
        }
        for place in headless {
            out.push(
                Diagnostic::new(
                    &INFO,
                    place,
                    "this arrow has no head, but most others have one",
                )
                .help("Write `->>` or `-->>`."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_of_ten() {
        let headed = " A->>B: x\n".repeat(9);
        let chart = format!("sequenceDiagram\n{headed} A->B: y\n");
        let want = ["11:2 this arrow has no head, but most others have one"];
        assert_eq!(found(&OddArrow, &chart), want);
        assert!(found(&OddArrow, "sequenceDiagram\n A->>B: x\n A->B: y\n").is_empty());
    }
}
