//! `too-many-edges`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// More links than Mermaid draws (500, unless `max-edges` in `mermaidc.toml` says otherwise).
    ///
    /// `A & B --> C & D` are four. The limit is Mermaid's `maxEdges`, which a page can raise and a
    /// chart cannot.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid shows an error instead of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     a1 & a2 & a3 & a4 & a5 & a6 & a7 & a8 & a9 & a10 & a11 & a12 & a13 --> b1 & b2 & b3 & b4 & b5 & b6 & b7 & b8 & b9 & b10 & b11 & b12 & b13
    ///     b1 & b2 & b3 & b4 & b5 & b6 & b7 & b8 & b9 & b10 & b11 & b12 & b13 --> c1 & c2 & c3 & c4 & c5 & c6 & c7 & c8 & c9 & c10 & c11 & c12 & c13
    ///     c1 & c2 & c3 & c4 & c5 & c6 & c7 & c8 & c9 & c10 & c11 & c12 & c13 --> d1 & d2 & d3 & d4 & d5 & d6 & d7 & d8 & d9 & d10 & d11 & d12 & d13
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     a1 & a2 & a3 --> b1 & b2 & b3
    /// ```
    pub(super) INFO = "too-many-edges", Structure, Error
}

pub(super) struct TooManyEdges;

impl Rule<FlowchartView<'_>> for TooManyEdges {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let limit = chart.settings.max_edges;
        let count = chart.graph.inner().edge_count();
        let Some((_, _, _, first)) = chart.graph.edges().nth(limit) else {
            return;
        };
        out.push(
            Diagnostic::new(&INFO, first.arrow_span, format!("the chart has {count} links, but Mermaid draws at most {limit}"))
                .label(format!("link {}", limit + 1))
                .help("Split the chart, or raise `maxEdges` in `mermaid.initialize` and `max-edges` in `mermaidc.toml`."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    fn chart(links: usize) -> String {
        let lines: String = (0..links)
            .map(|i| format!("    n{i} --> n{}\n", i + 1))
            .collect();
        format!("flowchart TD\n{lines}")
    }

    #[test]
    fn past_the_limit() {
        assert_eq!(
            found(&TooManyEdges, &chart(502)),
            ["502:10 the chart has 502 links, but Mermaid draws at most 500"]
        );
        assert!(found(&TooManyEdges, &chart(500)).is_empty());
    }
}
