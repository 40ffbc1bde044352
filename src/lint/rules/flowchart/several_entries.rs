//! `several-entries`

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::NodeIndex;

declare_rule! {
    /// A connected chart in which reading may start at several nodes.
    ///
    /// Off by default: nearly a third of real charts are drawn like this.
    ///
    /// ## Why it is bad
    ///
    /// In a process or a decision, the reader does not know where to begin.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Call] --> C[Answer]
    ///     B[Mail] --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Request] --> B[Read]
    ///     B --> C[Answer]
    /// ```
    pub(super) INFO = "several-entries", Structure, Off
}

pub(super) struct SeveralEntries;

impl Rule<FlowchartView<'_>> for SeveralEntries {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let analysis = &chart.analysis;
        let entries: Vec<NodeIndex> = analysis
            .entries()
            .iter()
            .copied()
            .filter(|&node| analysis.goes_on(node))
            .collect();
        let mut parts: BTreeMap<usize, Vec<NodeIndex>> = BTreeMap::new();
        for &entry in &entries {
            parts.entry(analysis.part(entry)).or_default().push(entry);
        }
        for own in parts.into_values() {
            let [first, second, ..] = own[..] else {
                continue;
            };
            out.about(
                own.iter().copied(),
                Diagnostic::new(
                    &INFO,
                    chart.place(second),
                    format!("the chart has several starts: {}", chart.ids(&own)),
                )
                .annotate(chart.place(first), "here, too")
                .help("Link one to the other, or add a start that leads to both."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn two_starts() {
        assert_eq!(
            found(&SeveralEntries, "flowchart TD\n    A --> C\n    B --> C\n"),
            ["3:5 the chart has several starts: `A` and `B`"]
        );
        for fine in [
            "flowchart TD\n    A --> B\n    C --> D\n",
            "flowchart TD\n    A --> B\n    C\n",
        ] {
            assert!(found(&SeveralEntries, fine).is_empty(), "{fine}");
        }
    }
}
