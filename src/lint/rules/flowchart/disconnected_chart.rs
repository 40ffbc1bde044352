//! `disconnected-chart`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::NodeIndex;

declare_rule! {
    /// A chart of several parts without a link between them.
    ///
    /// Nodes without any link do not count. Off by default: many charts show several things side by
    /// side.
    ///
    /// ## Why it is bad
    ///
    /// A link may be missing, or an id may be misspelt.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     C --> D
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     B --> D
    /// ```
    pub(super) INFO = "disconnected-chart", Structure, Off
}

pub(super) struct DisconnectedChart;

impl Rule<FlowchartView<'_>> for DisconnectedChart {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let linked: Vec<NodeIndex> = chart
            .nodes()
            .filter(|&node| !chart.is_unlinked(node))
            .collect();
        let Some(&first) = linked.first() else { return };
        let mut parts: Vec<(usize, NodeIndex)> = Vec::new();
        for &node in &linked {
            let part = chart.analysis.part(node);
            if !parts.iter().any(|(other, _)| *other == part) && parts.len() < 100 {
                parts.push((part, node));
            }
        }
        let Some(&(_, second)) = parts.get(1) else {
            return;
        };
        out.about(
            [second],
            Diagnostic::new(
                &INFO,
                chart.place(second),
                format!(
                    "the chart has {} parts, and no link leads from {} to {}",
                    parts.len(),
                    chart.name(first),
                    chart.name(second)
                ),
            )
            .annotate(chart.place(first), "the first part")
            .help("Link them, or draw two charts."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn two_parts() {
        assert_eq!(
            found(
                &DisconnectedChart,
                "flowchart TD\n    A --> B\n    C --> D\n"
            ),
            ["3:5 the chart has 2 parts, and no link leads from `A` to `C`"]
        );
        for fine in [
            "flowchart TD\n    A --> B\n    C --> B\n",
            "flowchart TD\n    A --> B\n    C\n",
        ] {
            assert!(found(&DisconnectedChart, fine).is_empty(), "{fine}");
        }
    }
}
