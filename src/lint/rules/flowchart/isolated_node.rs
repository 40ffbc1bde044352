//! `isolated-node`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::shown;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::{NodeIndex, SubgraphIndex};

declare_rule! {
    /// A node without links, in a chart of linked nodes.
    ///
    /// An invisible link (`~~~`) counts only inside a subgraph, where it makes rows. Only where the
    /// chart has three links or more, at most two nodes (and at most a fifth of all) stand alone,
    /// and they are neither notes nor part of a legend or of a subgraph that is linked or holds
    /// nothing but such nodes. In a class diagram: at most two of five or more declared classes
    /// that no relation touches, where the chart has no notes; enumerations stand alone.
    ///
    /// ## Why it is bad
    ///
    /// A link may be missing, or the node may be left over from an edit.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay]
    ///     B --> C[Pack]
    ///     C --> D[Ship]
    ///     E[Refund]
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shop
    ///     class Order
    ///     class Item
    ///     class Customer
    ///     class Invoice
    ///     Shop --> Order
    ///     Order --> Item
    ///     Customer --> Order
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay]
    ///     B --> C[Pack]
    ///     C --> D[Ship]
    ///     B --> E[Refund]
    /// ```
    pub(in crate::lint::rules) INFO = "isolated-node", Structure, Info
}

pub(super) struct IsolatedNode;

impl Rule<FlowchartView<'_>> for IsolatedNode {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let is_alone = |node: NodeIndex| chart.is_unlinked(node);
        let total = chart.nodes().count();
        let alone: Vec<NodeIndex> = chart.nodes().filter(|&node| is_alone(node)).collect();
        if chart.graph.inner().edge_count() < 3
            || alone.is_empty()
            || alone.len() > 2
            || alone.len() * 5 > total
        {
            return;
        }
        for node in alone {
            let drawn = chart.graph.node(node);
            if drawn.mentions.is_empty()
                || is_note(chart, node)
                || is_placed(chart, node)
                || drawn.subgraph.is_some_and(|s| is_excused(chart, s))
            {
                continue;
            }
            out.about(
                [node],
                Diagnostic::new(
                    &INFO,
                    chart.place(node),
                    match chart.graph.inner().neighbors_undirected(node).next() {
                        None => format!("{} is not linked to anything", chart.name(node)),
                        Some(_) => format!("only invisible links lead to {}", chart.name(node)),
                    },
                )
                .help("Link it to another node, or remove it."),
            );
        }
    }
}

/// Whether an invisible link puts the node into a row or a column of a subgraph, or it only says that there
/// are more.
fn is_placed(chart: &FlowchartView<'_>, node: NodeIndex) -> bool {
    let drawn = chart.graph.node(node);
    let links = chart.graph.inner().neighbors_undirected(node).count();
    let says_nothing = !drawn.label.text.contains(char::is_alphanumeric);
    links > 0 && (drawn.subgraph.is_some() || says_nothing)
}

fn is_note(chart: &FlowchartView<'_>, node: NodeIndex) -> bool {
    let node = chart.graph.node(node);
    let text = shown(&node.label.text);
    let first = text.to_lowercase();
    node.shape.is_note()
        || node.id.starts_with("%%")
        || text.chars().count() > 60
        || ["note", "legend", "title", "key", "*"]
            .iter()
            .any(|word| first.starts_with(word))
        || node.id.to_lowercase().starts_with("note")
}

/// Whether a subgraph around the node is linked, a legend, or holds nothing but nodes without links.
fn is_excused(chart: &FlowchartView<'_>, subgraph: SubgraphIndex) -> bool {
    let graph = chart.graph;
    let members = &graph.subgraph(subgraph).members;
    let mut all = members.iter().filter_map(|id| graph.node_index(id));
    if all.all(|node| chart.is_unlinked(node)) {
        return true;
    }
    let mut around = Some(subgraph);
    for _ in 0..100 {
        let Some(index) = around else { return false };
        let subgraph = graph.subgraph(index);
        let title = subgraph.title.text.to_lowercase();
        let linked = graph
            .node_index(&subgraph.id)
            .is_some_and(|node| !chart.is_unlinked(node));
        if linked || title.contains("legend") || title.starts_with("key") {
            return true;
        }
        around = subgraph.parent;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_that_stands_alone() {
        let chart = "flowchart TD\n    A --> B --> C --> D\n    E[Refund]\n";
        assert_eq!(
            found(&IsolatedNode, chart),
            ["3:5 `Refund` is not linked to anything"]
        );
        let hidden = chart.replace("E[Refund]", "E[Refund] ~~~ A");
        assert_eq!(
            found(&IsolatedNode, &hidden).len(),
            1,
            "nobody sees that link"
        );
        for fine in [
            chart.replace("E[Refund]", "subgraph S\n    E[Refund] ~~~ A\n    end"),
            chart.replace("E[Refund]", "E[Note: all of this is old]"),
            chart.replace(
                "E[Refund]",
                "subgraph S\n    E[Refund]\n    end\n    S --> A",
            ),
            chart.replace("E[Refund]", "E\n    F\n    G"),
            "flowchart TD\n    A --> B\n    E[Refund]\n".to_owned(),
        ] {
            assert!(found(&IsolatedNode, &fine).is_empty(), "{fine}");
        }
    }
}
