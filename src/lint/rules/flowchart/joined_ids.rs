//! `joined-ids`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::{code, list};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::NodeIndex;

declare_rule! {
    /// Two ids with a comma or an ampersand between them are one id.
    ///
    /// `A --> B,C` and `A --> B&C` draw one node named `B,C` or `B&C`: to list several targets,
    /// write ` & ` with spaces around it. Reported where such an id has no label, and one of its
    /// parts is a node of the chart.
    ///
    /// ## Why it is bad
    ///
    /// A link leads to a stray box, and not to the nodes that were meant.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     order[Order] --> pay[Pay]
    ///     pay --> ship,bill
    ///     ship[Ship] --> bill[Bill]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     order[Order] --> pay[Pay]
    ///     pay --> ship & bill
    ///     ship[Ship] --> bill[Bill]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: ` & ` between the ids, where all of them are nodes.
    pub(super) INFO = "joined-ids", Traps, Warning
}

pub(super) struct JoinedIds;

impl Rule<FlowchartView<'_>> for JoinedIds {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let graph = chart.graph;
        for vertex in chart.vertices() {
            let id = chart.text(&vertex.id);
            let Some((node, parts)) = joined(chart, id) else {
                continue;
            };
            let place = chart.span(vertex.id.range);
            if graph.node(node).mentions.first() != Some(&place)
                && graph.node(node).mentions.first() != Some(&chart.span(vertex.range))
            {
                continue;
            }
            let mut diagnostic = Diagnostic::new(
                &INFO,
                place,
                format!(
                    "{} is read as one node, not as {}",
                    code(id),
                    list(parts.iter().copied())
                ),
            )
            .help("Put ` & ` between nodes, with spaces around it.");
            let all_drawn = parts.iter().all(|part| graph.node_index(part).is_some());
            if all_drawn && vertex.class.is_none() && chart.source.slice(place) == id {
                diagnostic = diagnostic.fix(Fix::unsafe_(
                    "Put ` & ` between them",
                    place,
                    parts.join(" & "),
                ));
            }
            out.about([node], diagnostic);
        }
    }
}

/// The node of an id that joins others, and its parts.
fn joined<'i>(chart: &FlowchartView<'_>, id: &'i str) -> Option<(NodeIndex, Vec<&'i str>)> {
    if !id.contains([',', '&']) {
        return None;
    }
    let parts: Vec<&str> = id.split([',', '&']).map(str::trim).collect();
    let index = chart.graph.node_index(id)?;
    let node = chart.graph.node(index);
    let bare = node.is_node() && !node.labelled && !node.shaped;
    let drawn = |part: &&str| {
        chart
            .graph
            .node_index(part)
            .is_some_and(|other| !chart.graph.node(other).mentions.is_empty())
    };
    (bare
        && parts.len() > 1
        && parts.iter().all(|part| !part.is_empty())
        && parts.iter().any(drawn))
    .then_some((index, parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn ids_run_together() {
        let chart = "flowchart TD\n    A --> B,C\n    A&B --> D\n    B --> C\n    A --> B,C\n";
        assert_eq!(
            found(&JoinedIds, chart),
            [
                "2:11 `B,C` is read as one node, not as `B` and `C`",
                "3:5 `A&B` is read as one node, not as `A` and `B`",
            ]
        );
        assert!(fixed(&JoinedIds, chart).contains("A --> B & C\n    A & B --> D"));
        for fine in [
            "flowchart TD\n    A --> R&D\n    R&D --> B\n",
            "flowchart TD\n    A --> B,C[both]\n    B --> C\n",
            "flowchart TD\n    A --> B & C\n",
            "flowchart TD\n    A --> Q&A\n    A --> Q&A[Questions]\n",
            "flowchart TD\n    A --> B,\n    B --> C\n",
        ] {
            assert!(found(&JoinedIds, fine).is_empty(), "{fine}");
        }
    }
}
