//! `ignored-direction`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::{Direction, EdgeIndex, NodeIndex, SubgraphIndex};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::StatementKind;

declare_rule! {
    /// A subgraph's `direction` that does not count, because a member is linked to the outside.
    ///
    /// Mermaid's usual layout lays a subgraph out on its own only while no link goes from one of its members to a node outside. Links to
    /// the subgraph itself are fine. Not reported under ELK, nor where the direction is that of the chart around it, nor where no link joins two
    /// members: then nothing flows.
    ///
    /// ## Why it is bad
    ///
    /// The subgraph flows like the chart around it, whatever it says.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph steps
    ///         direction LR
    ///         A --> B
    ///     end
    ///     start --> A
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph steps
    ///         direction LR
    ///         A --> B
    ///     end
    ///     start --> steps
    /// ```
    pub(super) INFO = "ignored-direction", Traps, Warning
}

pub(super) struct IgnoredDirection;

impl Rule<FlowchartView<'_>> for IgnoredDirection {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let graph = chart.graph;
        if graph
            .subgraphs
            .iter()
            .all(|subgraph| subgraph.direction.is_none())
            || uses_elk(chart)
        {
            return;
        }
        let (crossing, flowing) = crossings(chart);
        for (i, subgraph) in graph.subgraphs.iter().enumerate() {
            let Some(direction) = subgraph.direction else {
                continue;
            };
            let Some(edge) = crossing[i].filter(|_| flowing[i]) else {
                continue;
            };
            if plain(direction) == plain(flow(chart, subgraph.parent, &crossing)) {
                continue;
            }
            let (from, to) = graph.ends(edge);
            let arrow = graph.edge(edge).span;
            let place = statement(chart, subgraph.span)
                .map_or(subgraph.header_span, |span| chart.trimmed(span));
            out.push(
                Diagnostic::new(
                    &INFO,
                    place,
                    format!(
                        "this direction does not count: the link from {} to {} crosses the border of {}",
                        code(&graph.node(from).id),
                        code(&graph.node(to).id),
                        code(&subgraph.id)
                    ),
                )
                .annotate(arrow, "this link crosses it")
                .help(format!("Link to {} itself instead of a node inside, or lay the chart out with ELK.", code(&subgraph.id))),
            );
        }
    }
}

/// For each subgraph, the first link between a node inside and one outside, and whether a link joins two inside.
fn crossings(chart: &FlowchartView<'_>) -> (Vec<Option<EdgeIndex>>, Vec<bool>) {
    let graph = chart.graph;
    let mut found = vec![None; graph.subgraphs.len()];
    let mut flowing = vec![false; graph.subgraphs.len()];
    let above = |node: NodeIndex| -> Vec<SubgraphIndex> {
        let node = graph.node(node);
        let mut around = match node.names {
            Some(own) => graph.subgraph(own).parent,
            None => node.subgraph,
        };
        let mut all = Vec::new();
        // Nesting deeper than this is not a chart that somebody reads.
        while let Some(subgraph) = around.filter(|_| all.len() < 100) {
            all.push(subgraph);
            around = graph.subgraph(subgraph).parent;
        }
        all
    };
    for (edge, from, to, _) in graph.edges() {
        let (a, b) = (above(from), above(to));
        // A link between a subgraph and its own member does not leave it.
        let own = |node: NodeIndex| graph.node(node).names;
        for (mine, other, end) in [(&a, &b, to), (&b, &a, from)] {
            for subgraph in mine {
                if other.contains(subgraph) {
                    flowing[subgraph.0] = true;
                } else if own(end) != Some(*subgraph) {
                    found[subgraph.0].get_or_insert(edge);
                }
            }
        }
    }
    (found, flowing)
}

/// A direction without its second name.
fn plain(direction: Direction) -> Direction {
    match direction {
        Direction::TopDown | Direction::BottomRight => Direction::TopBottom,
        other => other,
    }
}

/// The direction in which a subgraph's surroundings flow.
fn flow(
    chart: &FlowchartView<'_>,
    parent: Option<SubgraphIndex>,
    crossing: &[Option<EdgeIndex>],
) -> Direction {
    let mut around = parent;
    for _ in 0..100 {
        let Some(subgraph) = around else { break };
        if crossing[subgraph.0].is_none()
            && let Some(direction) = chart.graph.subgraph(subgraph).direction
        {
            return direction;
        }
        around = chart.graph.subgraph(subgraph).parent;
    }
    chart.graph.direction
}

/// Whether ELK lays the chart out: it keeps the directions of subgraphs.
fn uses_elk(chart: &FlowchartView<'_>) -> bool {
    let config = &chart.graph.frame.config;
    let is_elk = |value: Option<&serde_json::Value>| {
        value
            .and_then(|v| v.as_str())
            .is_some_and(|name| name.starts_with("elk"))
    };
    chart.reading.text.slice(chart.flowchart.header.keyword) == "flowchart-elk"
        || is_elk(config.get("layout"))
        || is_elk(
            config
                .get("flowchart")
                .and_then(|f| f.get("defaultRenderer")),
        )
}

/// The `direction` statement directly inside a subgraph.
fn statement(chart: &FlowchartView<'_>, subgraph: Span) -> Option<Span> {
    let mut depth = 0usize;
    for statement in chart.statements() {
        if !subgraph.contains(chart.span(statement.range)) {
            continue;
        }
        match &statement.kind {
            StatementKind::SubgraphStart(_) => depth += 1,
            StatementKind::SubgraphEnd => depth = depth.saturating_sub(1),
            StatementKind::Direction { .. } if depth <= 1 => {
                return Some(chart.span(statement.range));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_link_across_the_border() {
        let chart =
            "flowchart TD\n    subgraph S\n    direction LR\n    A --> B\n    end\n    C --> A\n";
        assert_eq!(
            found(&IgnoredDirection, chart),
            [
                "3:5 this direction does not count: the link from `C` to `A` crosses the border of `S`"
            ]
        );
        for fine in [
            chart.replace("C --> A", "C --> S"),
            chart.replace("direction LR", "direction TB"),
            chart.replace("direction LR", "direction TD"),
            chart.replace("flowchart TD", "flowchart-elk TD"),
            chart.replace("    C --> A\n", ""),
            chart.replace("A --> B", "A\n    B"),
            format!("---\nconfig:\n  layout: elk\n---\n{chart}"),
        ] {
            assert!(found(&IgnoredDirection, &fine).is_empty(), "{fine}");
        }
    }
}
