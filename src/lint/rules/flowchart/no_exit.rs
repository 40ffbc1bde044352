//! `no-exit`

use foldhash::HashSet;

use crate::analysis::both_ways;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity, declare_rule};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::NodeIndex;

declare_rule! {
    /// A loop that no link leads out of.
    ///
    /// Nothing outside the loop can be reached from any of its nodes. It is a warning in a chart
    /// that decides and has an outcome elsewhere; in others, where loops often are what is drawn
    /// (request and reply, life cycles), and where the loop says that it goes on (`retry`, `wait`,
    /// `next`), an info. A node that only leads to itself is not a loop here.
    ///
    /// ## Why it is bad
    ///
    /// A reader who enters the loop never gets out.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Valid?} -->|Yes| B[Accept]
    ///     A -->|No| C[Reject]
    ///     C --> D[File it]
    ///     D --> C
    /// ```
    ///
    /// In a state diagram that has `--> [*]`, an info: states that lead to each other and to no
    /// end.
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Open
    ///     Open --> Closed
    ///     Closed --> [*]
    ///     Open --> Waiting
    ///     Waiting --> Asking
    ///     Asking --> Waiting
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Open
    ///     Open --> Closed
    ///     Closed --> [*]
    ///     Open --> Waiting
    ///     Waiting --> Asking
    ///     Asking --> Closed
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Valid?} -->|Yes| B[Accept]
    ///     A -->|No| C[Reject]
    ///     C --> D[Ask again]
    ///     D --> A
    /// ```
    pub(in crate::lint::rules) INFO = "no-exit", Structure, Warning
}

pub(super) struct NoExit;

impl Rule<FlowchartView<'_>> for NoExit {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let analysis = &chart.analysis;
        for found in analysis.loops() {
            let first = found.nodes[0];
            let lost = !found.has_entrance && !analysis.entries().is_empty();
            if found.has_exit || !found.is_directed || found.nodes.len() < 2 || lost {
                continue;
            }
            let decision = chart.decisions().around(first);
            let outcome = decision.and_then(|decision| {
                decision.outcomes.iter().find(|o| {
                    analysis
                        .loop_of(o.node)
                        .is_none_or(|own| !std::ptr::eq(own, found))
                })
            });
            let whole = chart.nodes().count() == found.nodes.len();
            let story = match found.has_both_ways {
                _ if whole => {
                    "every node of this chart is in one loop, so it has no end".to_owned()
                }
                true => format!("the flow never leaves {}", chart.ids(&found.nodes)),
                false => {
                    format!(
                        "no link leads out of the loop {}",
                        chart.chain(&found.nodes)
                    )
                }
            };
            let mut diagnostic = Diagnostic::new(&INFO, chart.first_mention(first), story);
            let of_subgraph = |&(_, from, to, _): &(_, NodeIndex, NodeIndex, _)| {
                !chart.graph.node(from).is_node() || !chart.graph.node(to).is_node()
            };
            let inside = |node: NodeIndex| found.nodes.binary_search(&node).is_ok();
            let both = chart.graph.edges().find(|&(_, from, to, link)| {
                from != to && inside(from) && inside(to) && both_ways(link)
            });
            if let Some((.., link)) = both {
                let story = match link.is_two_headed() {
                    true => "this link has two arrowheads, so it counts in both directions",
                    false => "this link has no arrowhead, so it counts in both directions",
                };
                diagnostic = diagnostic.annotate(link.span, story);
            }
            diagnostic = match whole {
                true => {
                    let links = chart.graph.edges();
                    let back = links.filter(|(_, from, to, _)| *to == first && *from != first);
                    let diagnostic = match back.last() {
                        Some((.., link)) => {
                            diagnostic.annotate(link.span, "this link closes the loop")
                        }
                        // No link ends at it: it is in a subgraph that has one.
                        None => match chart.graph.edges().filter(|link| of_subgraph(link)).last() {
                            Some((.., link)) => diagnostic.annotate(
                                link.span,
                                "a link of a subgraph counts for every node in it",
                            ),
                            None => diagnostic,
                        },
                    };
                    diagnostic.help("If the process ends somewhere, add a link there: `--> done((End))`.")
                }
                false => diagnostic.help("Add a link from one of them to another node or, if the process ends here, to an end: `--> done((End))`."),
            };
            diagnostic = match outcome {
                Some(outcome) if !is_meant(chart, &found.nodes) => diagnostic.annotate(
                    chart.place(outcome.node),
                    "the loop never reaches this outcome",
                ),
                _ => diagnostic.severity(Severity::Info),
            };
            out.about(found.nodes.iter().copied(), diagnostic);
        }
    }
}

/// Words of loops that are meant to go on: retries, watches, life cycles.
const MEANT: [&str; 20] = [
    "again", "await", "breaker", "continue", "cycle", "every", "idle", "iterat", "listen", "loop",
    "monitor", "next", "poll", "refresh", "repeat", "retry", "retries", "schedule", "wait",
    "watch",
];

/// Whether a loop says of itself that it goes on.
fn is_meant(chart: &FlowchartView<'_>, nodes: &[NodeIndex]) -> bool {
    let says = |text: &str| {
        let text = text.to_lowercase();
        MEANT.iter().any(|word| text.contains(word))
    };
    let inside: HashSet<NodeIndex> = nodes.iter().copied().collect();
    let mut edges = chart.graph.edges();
    nodes
        .iter()
        .any(|&node| says(&chart.graph.node(node).label.text))
        || edges.any(|(_, from, to, edge)| {
            inside.contains(&from) && inside.contains(&to) && says(&edge.label.text)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    /// The link that a loop by way of subgraphs is closed by is one of a subgraph, wherever it stands.
    #[test]
    fn a_loop_by_subgraphs_marks_a_link_of_one() {
        let chart = "flowchart TB\n    subgraph one\n        A\n    end\n    subgraph two\n        B --> C\n    end\n    two --> one\n    A --> B\n";
        let (source, found) = crate::lint::testing::all(&INFO, "a.mmd", chart);
        let marked = found[0].annotations.iter();
        let marked: Vec<&str> = marked.map(|mark| source.slice(mark.span)).collect();
        assert_eq!(marked, ["two --> one"]);
    }

    #[test]
    fn loops_without_a_way_out() {
        let chart =
            "flowchart TD\n    A{Ok?} -->|Yes| B[Go]\n    A -->|No| C[x]\n    C --> D --> C\n";
        assert_eq!(
            found(&NoExit, chart),
            ["3:15 no link leads out of the loop `C`, `D`"]
        );
        assert_eq!(severities(&NoExit, chart), ["warning"]);
        let meant = chart.replace("D --> C", "D[Wait] --> C");
        assert_eq!(severities(&NoExit, &meant), ["info"]);
        assert_eq!(
            found(&NoExit, "flowchart TD\n    A --> B --> A\n"),
            ["2:5 every node of this chart is in one loop, so it has no end"]
        );
        assert_eq!(
            severities(&NoExit, "flowchart TD\n    A --> B --> A\n"),
            ["info"]
        );
    }

    #[test]
    fn loops_with_one_and_what_is_no_loop() {
        for fine in [
            "flowchart TD\n    A{Ok?} -->|Yes| B[Go]\n    A -->|No| C[x]\n    C --> A\n",
            "flowchart TD\n    A --> B <--> C\n",
            "flowchart TD\n    A --> B --- C\n",
            "flowchart TD\n    A --> B --> B\n",
        ] {
            assert!(found(&NoExit, fine).is_empty(), "{fine}");
        }
    }
}
