//! `ignored-direction`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::{Direction, EdgeIndex, Graph, NodeIndex, SubgraphIndex};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::StatementKind;

declare_rule! {
    /// A subgraph's `direction` that has no effect, because a link takes the subgraph out of its own layout.
    ///
    /// ELK, which Mermaid 12 lays charts out with, keeps the direction of a subgraph only while
    /// every link joins siblings: nodes or subgraphs of one parent. A link whose ends have
    /// different parents takes the subgraphs around both ends out of their own directions, up to
    /// the one that holds both, an end that is a subgraph included. Under `layout: dagre` it is a
    /// link from a member to a node outside, and links to the subgraph itself are fine. Not
    /// reported where the direction is that of the chart around it, nor where no link joins two
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
        {
            return;
        }
        let Some(layout) = layout(chart) else {
            return;
        };
        let (crossing, flowing) = crossings(chart, layout);
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
            let arrow = graph.edge(edge).span;
            let place = statement(chart, subgraph.span)
                .map_or(subgraph.header_span, |span| chart.trimmed(span));
            out.push(
                Diagnostic::new(
                    &INFO,
                    place,
                    format!(
                        "this direction has no effect: {}",
                        reason(graph, SubgraphIndex(i), edge)
                    ),
                )
                .annotate(arrow, "this link")
                .help(match layout {
                    Layout::Elk => {
                        "Link the subgraphs instead of nodes inside them, or remove the direction."
                            .to_owned()
                    }
                    Layout::Dagre => format!(
                        "Link to {} itself instead of a node inside.",
                        code(&subgraph.id)
                    ),
                }),
            );
        }
    }
}

/// What lays the chart out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    Elk,
    Dagre,
}

/// What a link does that takes a subgraph out of its own layout.
fn reason(graph: &Graph, subgraph: SubgraphIndex, edge: EdgeIndex) -> String {
    let (from, to) = graph.ends(edge);
    let holds = |node| above(graph, node).contains(&subgraph);
    let is = |node| graph.node(node).names == Some(subgraph);
    let id = code(&graph.subgraph(subgraph).id);
    let border = match (holds(from), holds(to)) {
        (true, true) => format!("a subgraph inside {id}"),
        _ if is(from) || is(to) => "another subgraph".to_owned(),
        _ => id,
    };
    format!(
        "the link from {} to {} crosses the border of {border}",
        code(&graph.node(from).id),
        code(&graph.node(to).id)
    )
}

/// The subgraphs around a node, the nearest first.
fn above(graph: &Graph, node: NodeIndex) -> Vec<SubgraphIndex> {
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
}

/// For each subgraph, the first link that takes it out of its own layout, and whether a link joins two inside.
fn crossings(chart: &FlowchartView<'_>, layout: Layout) -> (Vec<Option<EdgeIndex>>, Vec<bool>) {
    let graph = chart.graph;
    let mut found = vec![None; graph.subgraphs.len()];
    let mut flowing = vec![false; graph.subgraphs.len()];
    let own = |node: NodeIndex| graph.node(node).names;
    for (edge, from, to, _) in graph.edges() {
        let (a, b) = (above(graph, from), above(graph, to));
        let common = a.iter().find(|subgraph| b.contains(subgraph)).copied();
        let inside = |all: &[SubgraphIndex]| {
            let end = all.iter().position(|&subgraph| Some(subgraph) == common);
            all[end.unwrap_or(all.len())..].to_vec()
        };
        for subgraph in inside(&a) {
            flowing[subgraph.0] = true;
        }
        match layout {
            Layout::Elk if a.first() == b.first() => {}
            Layout::Elk => {
                let ends = [(&a, own(from)), (&b, own(to))];
                for (all, end) in ends {
                    let chain = all.iter().copied().take_while(|&it| Some(it) != common);
                    for subgraph in end.into_iter().chain(chain).chain(common) {
                        found[subgraph.0].get_or_insert(edge);
                    }
                }
            }
            // A link between a subgraph and its own member does not leave it.
            Layout::Dagre => {
                for (mine, other, end) in [(&a, &b, to), (&b, &a, from)] {
                    for subgraph in mine {
                        if !other.contains(subgraph) && own(end) != Some(*subgraph) {
                            found[subgraph.0].get_or_insert(edge);
                        }
                    }
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

/// What lays the chart out; `None` for layouts that know no directions.
fn layout(chart: &FlowchartView<'_>) -> Option<Layout> {
    let config = &chart.graph.frame.config;
    let text =
        |value: Option<&serde_json::Value>| value.and_then(|v| v.as_str()).map(str::to_owned);
    let own = config.get("flowchart").and_then(|own| own.get("layout"));
    let name = text(own).or_else(|| text(config.get("layout")));
    if chart.reading.text.slice(chart.flowchart.header.keyword) == "flowchart-elk" {
        return Some(Layout::Elk);
    }
    match name.as_deref() {
        None if !chart.settings.mermaid_version.lays_out_with_elk() => Some(Layout::Dagre),
        None | Some("elk" | "elk.layered") => Some(Layout::Elk),
        Some("dagre") => Some(Layout::Dagre),
        _ => None,
    }
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
    use crate::config::Release;
    use crate::lint::testing::{found, found_for};

    const CHART: &str =
        "flowchart TD\n    subgraph S\n    direction LR\n    A --> B\n    end\n    C --> A\n";

    #[test]
    fn a_link_between_different_parents() {
        let elk =
            "3:5 this direction has no effect: the link from `C` to `A` crosses the border of `S`";
        assert_eq!(found(&IgnoredDirection, CHART), [elk]);
        assert_eq!(
            found(
                &IgnoredDirection,
                &CHART.replace("flowchart TD", "flowchart-elk TD")
            ),
            [elk]
        );
        let asked = format!("---\nconfig:\n  layout: elk\n---\n{CHART}");
        assert_eq!(found(&IgnoredDirection, &asked).len(), 1);
        for fine in [
            CHART.replace("C --> A", "C --> S"),
            CHART.replace("direction LR", "direction TB"),
            CHART.replace("direction LR", "direction TD"),
            CHART.replace("    C --> A\n", ""),
            CHART.replace("A --> B", "A\n    B"),
            format!("---\nconfig:\n  layout: cose-bilkent\n---\n{CHART}"),
        ] {
            assert!(found(&IgnoredDirection, &fine).is_empty(), "{fine}");
        }
        // The subgraph that holds both, and an end that is a subgraph, are taken out, too.
        let nested = "flowchart TD\n    subgraph S\n    direction LR\n    subgraph T\n    A --> B\n    end\n    C --> B\n    end\n";
        let inner = "the link from `C` to `B` crosses the border of a subgraph inside `S`";
        assert!(found(&IgnoredDirection, nested)[0].ends_with(inner));
        let end = "flowchart TD\n    subgraph S\n    direction LR\n    A --> B\n    end\n    subgraph T\n    C\n    end\n    C --> S\n";
        let other = "the link from `C` to `S` crosses the border of another subgraph";
        assert!(found(&IgnoredDirection, end)[0].ends_with(other));
        let hidden = CHART.replace("C --> A", "C ~~~ A");
        assert_eq!(found(&IgnoredDirection, &hidden).len(), 1);
    }

    #[test]
    fn a_link_across_the_border_under_dagre() {
        let dagre = |chart: &str| format!("---\nconfig:\n  layout: dagre\n---\n{chart}");
        assert_eq!(
            found(&IgnoredDirection, &dagre(CHART)),
            [
                "7:5 this direction has no effect: the link from `C` to `A` crosses the border of `S`"
            ]
        );
        let end = "flowchart TD\n    subgraph S\n    direction LR\n    A --> B\n    end\n    subgraph T\n    C\n    end\n    C --> S\n";
        for fine in [&CHART.replace("C --> A", "C --> S"), end] {
            assert!(found(&IgnoredDirection, &dagre(fine)).is_empty(), "{fine}");
        }
    }
    #[test]
    fn releases_before_12_lay_out_with_dagre() {
        let found = |major, minor, chart: &str| {
            found_for(Release::new(major, minor), &IgnoredDirection, chart)
        };
        let siblings = CHART.replace("C --> A", "subgraph T\n    C\n    end\n    C --> S");
        assert!(found(11, 15, &siblings).is_empty());
        assert_eq!(found(12, 0, &siblings).len(), 1);
    }
}
