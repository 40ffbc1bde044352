//! `rect-without-colour`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::{BlockKind, EventKind};
use crate::syntax::colours;

declare_rule! {
    /// A `rect` whose text is not a colour.
    ///
    /// The text of a `rect` is the colour of its background: a name, `rgb(…)`, `rgba(…)`, `hsl(…)`
    /// or `hsla(…)`. `#` begins a comment, so `#rrggbb` is not read.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws no background.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     rect Phase 1
    ///         Shop->>Bank: charge
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     rect rgb(240, 248, 255)
    ///         Shop->>Bank: charge
    ///     end
    /// ```
    pub(super) INFO = "rect-without-colour", Traps, Warning
}

pub(super) struct RectWithoutColour;

impl Rule<SequenceView<'_>> for RectWithoutColour {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        for event in &chart.model.events {
            let EventKind::BlockStart(BlockKind::Rect, colour) = &event.kind else {
                continue;
            };
            let text = &colour.text;
            if text.is_empty() || colours::is_colour(text) {
                continue;
            }
            let message = format!("{} is not a colour: no background is drawn", code(text));
            out.push(
                Diagnostic::new(&INFO, colour.place.0, message)
                    .help("Write `rect rgb(240, 248, 255)`, or `opt` for a frame with a text."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn texts_are_no_colours() {
        let chart = "sequenceDiagram\n rect Phase 1\n A->>B: x\n end\n";
        assert_eq!(
            found(&RectWithoutColour, chart),
            ["2:7 `Phase 1` is not a colour: no background is drawn"]
        );
        assert!(found(&RectWithoutColour, "sequenceDiagram\n rect lightblue\n A->>B: x\n end\n rect rgba(0, 0, 255, .1)\n A->>B: x\n end\n").is_empty());
    }
}
