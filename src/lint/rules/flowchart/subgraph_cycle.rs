//! `subgraph-cycle`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::{code, list};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::SubgraphIndex;

declare_rule! {
    /// A subgraph that contains itself, through others.
    ///
    /// `S` is a member of `T`, and `T` is mentioned inside `S`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid accepts the chart and cannot draw it.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph S
    ///         A --> T
    ///     end
    ///     subgraph T
    ///         B --> S
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph S
    ///         A
    ///     end
    ///     subgraph T
    ///         B
    ///     end
    ///     A --> T
    ///     B --> S
    /// ```
    pub(super) INFO = "subgraph-cycle", Structure, Error
}

pub(super) struct SubgraphCycle;

impl Rule<FlowchartView<'_>> for SubgraphCycle {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let graph = chart.graph;
        let count = graph.subgraphs.len();
        // 0: not seen, 1: on the way that is walked, 2: done.
        let mut state = vec![0u8; count];
        for start in 0..count {
            let mut way = Vec::new();
            let mut around = Some(SubgraphIndex(start));
            while let Some(SubgraphIndex(at)) = around.filter(|index| index.0 < count) {
                if state[at] == 1 {
                    report(
                        chart,
                        &way[way.iter().position(|&i| i == at).unwrap_or(0)..],
                        out,
                    );
                }
                if state[at] != 0 {
                    break;
                }
                state[at] = 1;
                way.push(at);
                around = graph.subgraphs[at].parent;
            }
            for at in way {
                state[at] = 2;
            }
        }
    }
}

fn report(chart: &FlowchartView<'_>, ring: &[usize], out: &mut Findings) {
    let mut ring = ring.to_vec();
    ring.sort_unstable();
    let subgraph = |i: usize| chart.graph.subgraph(SubgraphIndex(ring[i]));
    let ids = list(
        ring.iter()
            .map(|&i| chart.graph.subgraph(SubgraphIndex(i)).id.as_str()),
    );
    let mut diagnostic = Diagnostic::new(
        &INFO,
        subgraph(0).header_span,
        if ring.len() == 1 {
            format!("the subgraph {ids} contains itself")
        } else {
            format!("the subgraphs {ids} contain each other")
        },
    )
    .help("Move the links that mention a subgraph out of the other: a mention makes it a member.");
    for i in 1..ring.len().min(5) {
        let other = subgraph(i);
        diagnostic = diagnostic.annotate(
            other.header_span,
            format!("the other one, {}", code(&other.id)),
        );
    }
    out.push(diagnostic);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn boxes_in_each_other() {
        let chart = "flowchart TD\n    subgraph S\n    A --> T\n    end\n    subgraph T\n    B --> S\n    end\n";
        assert_eq!(
            found(&SubgraphCycle, chart),
            ["2:5 the subgraphs `S` and `T` contain each other"]
        );
        for fine in [
            "flowchart TD\n    subgraph S\n    S --> A\n    end\n",
            "flowchart TD\n    subgraph S\n    A --> T\n    end\n    subgraph T\n    B\n    end\n",
        ] {
            assert!(found(&SubgraphCycle, fine).is_empty(), "{fine}");
        }
    }
}
