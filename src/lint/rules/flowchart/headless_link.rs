//! `headless-link`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::{Arrowhead, Edge, Stroke};

declare_rule! {
    /// The only link without an arrowhead in a chart of arrows.
    ///
    /// Only where five links or more have one, both ends have arrows too, and the link has neither
    /// text nor id nor a stroke of its own.
    ///
    /// ## Why it is bad
    ///
    /// `---` for `-->` is quickly written, and the way that the reader should follow is lost.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay] --> C[Pack]
    ///     C --- D[Ship]
    ///     D --> E[Ask] --> F[Thank] --> G[File]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay] --> C[Pack]
    ///     C --> D[Ship]
    ///     D --> E[Ask] --> F[Thank] --> G[File]
    /// ```
    pub(super) INFO = "headless-link", Traps, Info
}

pub(super) struct HeadlessLink;

/// The fewest arrows that make a chart one of arrows.
const ARROWS: usize = 5;

impl Rule<FlowchartView<'_>> for HeadlessLink {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let drawn = || {
            let edges = chart.graph.edges();
            edges.filter(|(_, _, _, edge)| edge.stroke != Stroke::Invisible)
        };
        let mut headless = drawn().filter(|(_, _, _, edge)| !has_head(edge));
        let (Some((_, from, to, edge)), None) = (headless.next(), headless.next()) else {
            return;
        };
        let arrows = || drawn().filter(|(_, _, _, edge)| has_head(edge));
        let touches = |node| arrows().any(|(_, start, end, _)| start == node || end == node);
        let is_bare = edge.extras.id.is_none() && edge.label.text.trim().is_empty();
        let plain = is_bare && edge.stroke == Stroke::Normal && edge.extras.styles.is_empty();
        if !plain || arrows().count() < ARROWS || from == to || !touches(from) || !touches(to) {
            return;
        }
        let arrow = chart.source.slice(edge.arrow_span).trim();
        out.about(
            [from, to],
            Diagnostic::new(
                &INFO,
                chart.trimmed(edge.arrow_span),
                format!("{} is the only link here without an arrowhead", code(arrow)),
            )
            .help("Write `-->` if it should be followed."),
        );
    }
}

fn has_head(edge: &Edge) -> bool {
    edge.arrow_start != Arrowhead::None || edge.arrow_end != Arrowhead::None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_line_among_arrows() {
        let chart =
            "flowchart TD\n    A --> B --> C\n    C --- D\n    D --> E --> F --> G\n    A ~~~ G\n";
        assert_eq!(
            found(&HeadlessLink, chart),
            ["3:7 `---` is the only link here without an arrowhead"]
        );
        for fine in [
            chart.replace("C --- D", "C --> D"),
            chart.replace("C --- D", "C -- same --- D"),
            chart.replace("C --- D", "C -.- D"),
            chart.replace("C --- D", "C --- D --- A"),
            chart.replace("C --- D", "C --- note"),
            chart.replace("F --> G", "F"),
        ] {
            assert!(found(&HeadlessLink, &fine).is_empty(), "{fine}");
        }
    }
}
