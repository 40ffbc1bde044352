//! `stolen-member`

use foldhash::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::places::{chains, openings};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::{NodeIndex, SubgraphIndex};
use crate::source::Span;

use super::relabelled_node;

declare_rule! {
    /// A node that is declared in one subgraph and drawn in another.
    ///
    /// A node belongs to the first subgraph that closes and has mentioned it. When its declaration
    /// (with a label, or on a line of its own) is in a later subgraph, it is still drawn in the
    /// earlier one. One finding per pair of subgraphs; a link that only mentions a node of another
    /// subgraph is fine.
    ///
    /// ## Why it is bad
    ///
    /// The box that should hold the node is drawn without it, and another one grows around it.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart LR
    ///     subgraph web [Web]
    ///         page[Page] --> db
    ///     end
    ///     subgraph data [Data]
    ///         db[(Orders)]
    ///         log[(Log)]
    ///     end
    /// ```
    ///
    /// In a state diagram an id is one state, wherever it is: the last composite state that names
    /// it has it.
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Morning {
    ///         Idle --> Busy
    ///     }
    ///     state Evening {
    ///         Idle --> Asleep
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Morning {
    ///         Idle --> Busy
    ///     }
    ///     state Evening {
    ///         state "Idle" as EveningIdle
    ///         EveningIdle --> Asleep
    ///     }
    /// ```
    ///
    /// ```mermaid
    /// flowchart LR
    ///     subgraph web [Web]
    ///         page[Page]
    ///     end
    ///     subgraph data [Data]
    ///         db[(Orders)]
    ///         log[(Log)]
    ///     end
    ///     page --> db
    /// ```
    pub(in crate::lint::rules) INFO = "stolen-member", Traps, Error
}

pub(super) struct StolenMember;

impl Rule<FlowchartView<'_>> for StolenMember {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for theft in thefts(chart) {
            let (keeper, loser) = (title(chart, theft.keeper), title(chart, theft.loser));
            let (first, place) = theft.nodes[0];
            let nodes: Vec<NodeIndex> = theft.nodes.iter().map(|(node, _)| *node).collect();
            let mut diagnostic = Diagnostic::new(
                &INFO,
                place,
                format!("{} {} declared in {loser}, but drawn in {keeper}", chart.ids(&nodes), if nodes.len() == 1 { "is" } else { "are" }),
            )
            .help("Write the links that mention it below the subgraphs; inside, only declare the nodes.");
            if let Some(mention) = theft.mention {
                diagnostic = diagnostic.annotate(
                    mention,
                    format!(
                        "this mention of `{}` puts it into {keeper}",
                        chart.graph.node(first).id
                    ),
                );
            }
            out.about(nodes, diagnostic);
        }
    }
}

/// Nodes that one subgraph keeps and another declares.
pub(super) struct Theft {
    pub(super) keeper: SubgraphIndex,
    pub(super) loser: SubgraphIndex,
    /// The nodes, each with its declaration.
    nodes: Vec<(NodeIndex, Span)>,
    /// The keeper's first mention of the first of them.
    mention: Option<Span>,
}

/// Every pair of subgraphs between which a declared node is lost, in order of place.
pub(super) fn thefts(chart: &FlowchartView<'_>) -> Vec<Theft> {
    let graph = chart.graph;
    if graph.subgraphs.is_empty() {
        return Vec::new();
    }
    let openings = openings(chart);
    let chains = chains(chart);
    // Two labels for one id are two nodes by mistake, which another rule says.
    let relabelled = relabelled_node::ids(chart);
    let mut mentions: HashMap<(NodeIndex, SubgraphIndex), Span> = HashMap::default();
    let mut found: Vec<Theft> = Vec::new();
    let mut by_pair = HashMap::default();
    let mut seen = HashSet::default();
    for (_, chain, place) in &chains {
        let own = place.and_then(|i| openings[i].subgraph);
        for vertex in &chain.vertices {
            if let Some((node, own)) = graph.node_index(chart.text(&vertex.id)).zip(own) {
                mentions
                    .entry((node, own))
                    .or_insert_with(|| chart.span(vertex.id.range));
            }
        }
    }
    for (_, chain, place) in &chains {
        let Some(loser) = place.and_then(|i| openings[i].subgraph) else {
            continue;
        };
        let alone = chain.links.is_empty();
        for vertex in &chain.vertices {
            if !(alone || vertex.label.is_some() || vertex.data.is_some()) {
                continue;
            }
            let Some(node) = graph.node_index(chart.text(&vertex.id)) else {
                continue;
            };
            let Some(keeper) = graph.node(node).subgraph else {
                continue;
            };
            if !graph.node(node).is_node()
                || relabelled.contains(chart.text(&vertex.id))
                || keeper == loser
                || is_inside(chart, keeper, loser)
                || is_inside(chart, loser, keeper)
            {
                continue;
            }
            let at = *by_pair.entry((keeper, loser)).or_insert_with(|| {
                found.push(Theft {
                    keeper,
                    loser,
                    nodes: Vec::new(),
                    mention: mentions.get(&(node, keeper)).copied(),
                });
                found.len() - 1
            });
            if seen.insert((at, node)) {
                found[at].nodes.push((node, chart.span(vertex.range)));
            }
        }
    }
    found
}

/// Whether a subgraph lies inside another, at any depth.
fn is_inside(chart: &FlowchartView<'_>, inner: SubgraphIndex, outer: SubgraphIndex) -> bool {
    let mut around = chart.graph.subgraph(inner).parent;
    for _ in 0..chart.graph.subgraphs.len().min(1000) {
        match around {
            Some(subgraph) if subgraph == outer => return true,
            Some(subgraph) => around = chart.graph.subgraph(subgraph).parent,
            None => return false,
        }
    }
    false
}

fn title(chart: &FlowchartView<'_>, subgraph: SubgraphIndex) -> String {
    let subgraph = chart.graph.subgraph(subgraph);
    code(if subgraph.title.text.is_empty() {
        &subgraph.id
    } else {
        &subgraph.title.text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_declared_node_in_another_box() {
        let chart = "flowchart LR\n    subgraph W\n    p --> d --> e\n    end\n    subgraph D\n    d[(x)]\n    e[(y)]\n    f\n    end\n";
        assert_eq!(
            found(&StolenMember, chart),
            ["6:5 `d` and `e` are declared in `D`, but drawn in `W`"]
        );
    }

    #[test]
    fn a_mention_is_fine() {
        for chart in [
            "flowchart LR\n    subgraph D\n    d[(x)]\n    end\n    subgraph W\n    p --> d\n    end\n",
            "flowchart LR\n    subgraph O\n    subgraph I\n    a[x] --> b\n    end\n    b[y]\n    end\n",
            "flowchart LR\n    subgraph W\n    p --> d\n    end\n    d[(x)]\n",
        ] {
            assert!(found(&StolenMember, chart).is_empty(), "{chart}");
        }
    }
}
