//! `invalid-link-mix`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::Stroke;

declare_rule! {
    /// A link whose two ends do not match.
    ///
    /// A link with a text inside has a beginning and an end: `x-- text --x`. Where they differ
    /// (`x-- text -->`), Mermaid accepts the chart and draws a link without a line style or
    /// arrowheads.
    ///
    /// ## Why it is bad
    ///
    /// The link looks like neither of the two.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart LR
    ///     A x-- never --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart LR
    ///     A x-- never --x B
    /// ```
    pub(super) INFO = "invalid-link-mix", Traps, Warning
}

pub(super) struct InvalidLinkMix;

impl Rule<FlowchartView<'_>> for InvalidLinkMix {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mut last = None;
        for (_, from, to, edge) in chart.graph.edges() {
            if edge.stroke != Stroke::Invalid || last == Some(edge.arrow_span) {
                continue;
            }
            last = Some(edge.arrow_span);
            out.about(
                [from, to],
                Diagnostic::new(
                    &INFO,
                    edge.arrow_span,
                    format!("the two ends of {} do not match, so Mermaid draws a broken link", code(chart.source.slice(edge.arrow_span))),
                )
                .help("Use the same sign at both ends: `-- text -->`, `<-- text -->`, `x-- text --x`, `o-- text --o`."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn ends_that_differ() {
        assert_eq!(
            found(&InvalidLinkMix, "flowchart LR\n    A & C x-- t --> B\n"),
            ["2:11 the two ends of `x-- t -->` do not match, so Mermaid draws a broken link"]
        );
        for link in ["x-- t --x", "-- t -->", "<-- t -->", "== t ==>", "x-->"] {
            assert!(
                found(&InvalidLinkMix, &format!("flowchart LR\n    A {link} B\n")).is_empty(),
                "{link}"
            );
        }
    }
}
