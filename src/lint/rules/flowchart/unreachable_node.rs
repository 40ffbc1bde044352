//! `unreachable-node`

use crate::analysis::Loop;
use crate::diagnostic::{Diagnostic, RuleInfo, Severity, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, HashSet, Rule};
use crate::model::graph::{NodeIndex, Stroke};

declare_rule! {
    /// Nodes that no entry leads to: a loop that no link leads into.
    ///
    /// An entry is a node that has links but none that lead to it, or one that
    /// `%% mermaidc: entry ID` names. In a chart that has one, every node should be on some path
    /// from an entry; the nodes that are not form loops (and what only those loops lead to). One
    /// finding per loop. `---` and `<-->` count in both directions. A loop that holds the chart's
    /// first node is entered there. In a chart that decides nothing it is only an info.
    ///
    /// ## Why it is bad
    ///
    /// A reader who follows the arrows never gets there: a link into the loop is missing, or points
    /// the wrong way.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     start([Report]) --> known{Known?}
    ///     known -->|Yes| close([Close])
    ///     known -->|No| file([File it])
    ///     retry[Try again] --> wait[Wait]
    ///     wait --> retry
    /// ```
    ///
    /// In a state diagram: a state that cannot be reached from the first `[*]`. Entering a
    /// composite state enters its `[*]`, or where it has none the states in it that nothing leads
    /// to; in a state of it, its own exits count too.
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Idle
    ///     Idle --> Busy
    ///     Broken --> Idle : repaired
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Idle
    ///     Idle --> Busy
    ///     Busy --> Broken
    ///     Broken --> Idle : repaired
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     start([Report]) --> known{Known?}
    ///     known -->|Yes| close([Close])
    ///     known -->|No| retry[Try again]
    ///     retry --> known
    /// ```
    pub(in crate::lint::rules) INFO = "unreachable-node", Structure, Warning
}

/// How many loops are reported with what lies after them.
const REPORTED: usize = 20;

pub(super) struct UnreachableNode;

impl Rule<FlowchartView<'_>> for UnreachableNode {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let analysis = &chart.analysis;
        // Nobody starts to read at a node without links.
        let mut entries = analysis.entries().iter();
        let Some(&entry) = entries.find(|&&entry| !chart.is_unlinked(entry)) else {
            return;
        };
        let first = chart.nodes().next();
        let boxed = joins_subgraphs(chart);
        // What the chart's first node leads to is reached from there, too.
        let begun: HashSet<NodeIndex> = match first {
            Some(first) if !analysis.is_reachable(first) => {
                analysis.reached_from(&[first]).into_iter().collect()
            }
            _ => HashSet::default(),
        };
        let mut reported = 0;
        for found in analysis.loops() {
            let lost = found.nodes[0];
            // A loop that holds the chart's first node is entered there, whatever else begins the chart.
            let is_first = first.is_some_and(|first| found.nodes.contains(&first));
            if found.has_entrance || !found.is_directed || analysis.is_reachable(lost) || is_first {
                continue;
            }
            // What lies after is said of the first few loops: looking costs a walk each.
            let starts = if reported < REPORTED {
                &found.nodes[..1]
            } else {
                &[]
            };
            reported += 1;
            let after: Vec<NodeIndex> = analysis
                .reached_from(starts)
                .into_iter()
                .filter(|&node| {
                    !analysis.is_reachable(node)
                        && !begun.contains(&node)
                        && chart.graph.node(node).is_node()
                        && analysis
                            .loop_of(node)
                            .is_none_or(|own| !std::ptr::eq(own, found))
                })
                .collect();
            let (message, what) = match found.nodes[..] {
                [only] => (
                    format!("no link leads to {}, except its own", chart.name(only)),
                    "it",
                ),
                _ if found.has_both_ways => (
                    format!(
                        "{} are reached only from each other",
                        chart.ids(&found.nodes)
                    ),
                    "one of them",
                ),
                _ => (
                    format!(
                        "{} into the loop {}",
                        match reported <= REPORTED && is_led_to_unseen(chart, found) {
                            true => "only an invisible link leads",
                            false => "no link leads",
                        },
                        chart.chain(&found.nodes)
                    ),
                    "the loop",
                ),
            };
            let id = chart.graph.node(lost).id.as_str();
            let mut diagnostic =
                Diagnostic::new(&INFO, chart.first_mention(lost), message).help(format!(
                    "Add a link to {what}; if readers start there, say so in a comment: {}.",
                    code(&format!("%% mermaidc: entry {id}"))
                ));
            if what != "one of them" {
                diagnostic = diagnostic.annotate(
                    chart.place(entry),
                    format!("a reader who starts here never reaches {what}"),
                );
            }
            let node = |&node: &NodeIndex| chart.graph.node(node).subgraph.is_some();
            if !chart.decisions().decides() || boxed && found.nodes.iter().all(node) {
                // Life cycles and dialogues are drawn as loops on purpose, of nodes or of subgraphs.
                diagnostic = diagnostic.severity(Severity::Info);
            }
            // What follows from the cause is said after it, or not at all.
            if !after.is_empty() && chart.place(after[0]).start > chart.place(lost).start {
                let verb = if after.len() == 1 { "is" } else { "are" };
                diagnostic = diagnostic.annotate(
                    chart.place(after[0]),
                    format!("{} {verb} reached only from {what}", chart.ids(&after)),
                );
            }
            out.about(found.nodes.iter().chain(&after).copied(), diagnostic);
        }
    }
}

/// Whether an invisible link leads into a loop: it places nodes, and nobody reads along it.
fn is_led_to_unseen(chart: &FlowchartView<'_>, found: &Loop) -> bool {
    let analysis = &chart.analysis;
    let is_in = |node| {
        let own = analysis.loop_of(node);
        own.is_some_and(|own| std::ptr::eq(own, found))
    };
    chart
        .graph
        .edges()
        .any(|(_, from, to, edge)| edge.stroke == Stroke::Invisible && !is_in(from) && is_in(to))
}

/// Whether a link joins two subgraphs.
fn joins_subgraphs(chart: &FlowchartView<'_>) -> bool {
    let is_box = |node: NodeIndex| chart.graph.node(node).names.is_some();
    let mut edges = chart.graph.edges();
    edges.any(|(_, from, to, _)| is_box(from) && is_box(to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{all, found, severities};

    #[test]
    fn an_invisible_link_leads_nowhere() {
        let chart = "flowchart TD\n    F <--> A\n    A --> C\n    A ~~~ B\n    S --> S\n    S --> T\n    E --> B --> E --> C\n";
        assert_eq!(
            found(&UnreachableNode, chart),
            ["4:11 only an invisible link leads into the loop `B`, `E`"]
        );
        let (_, findings) = all(&INFO, "chart.mmd", chart);
        let own = findings.iter().filter(|found| found.rule.name == INFO.name);
        let notes = own.flat_map(|finding| &finding.annotations);
        let notes: Vec<&str> = notes.map(|note| &*note.text).collect();
        assert_eq!(notes, ["a reader who starts here never reaches the loop"]);
    }

    #[test]
    fn a_loop_with_the_first_node_is_entered_there() {
        let chart = "flowchart TD\n    A[Ask] --> B{Cache}\n    B -- MISS --> D[Load]\n    B -- HIT --> E[Show]\n    D -.-> A\n    F --> G\n";
        assert!(found(&UnreachableNode, chart).is_empty());
        let boxes = "flowchart TD\n    X{Ok?} -->|Yes| Y\n    X -->|No| Z\n    subgraph U2\n    a[core question?]\n    end\n    subgraph D2\n    b[b]\n    end\n    U2 -.->|want to| D2\n    D2 -.->|back| U2\n";
        assert!(!severities(&UnreachableNode, boxes).contains(&"warning"));
    }

    #[test]
    fn a_loop_that_nothing_comes_into() {
        let chart = "flowchart TD\n    A{Ok?} -->|Yes| B[Go]\n    A -->|No| C[Stay]\n    D --> E --> D\n    E --> F\n";
        assert_eq!(
            found(&UnreachableNode, chart),
            ["4:5 no link leads into the loop `D`, `E`"]
        );
        assert_eq!(severities(&UnreachableNode, chart), ["warning"]);
        assert_eq!(
            severities(
                &UnreachableNode,
                "flowchart TD\n    A --> B\n    D --> E --> D\n"
            ),
            ["info"]
        );
    }

    #[test]
    fn a_node_without_links_is_no_start() {
        let alone = "flowchart TD\n    Q\n    A --> B --> A\n    D --> E --> D\n";
        assert!(found(&UnreachableNode, alone).is_empty());
    }

    #[test]
    fn links_without_arrows_make_a_group() {
        let chart = "flowchart TD\n    A --> B\n    D --> E --> F --> D\n    E --- G\n";
        assert_eq!(
            found(&UnreachableNode, chart),
            ["3:5 `D`, `E`, `F` and `G` are reached only from each other"]
        );
    }

    #[test]
    fn what_an_entry_leads_to() {
        for fine in [
            "flowchart TD\n    A --> B --> A\n",
            "flowchart TD\n    A --> B\n    C --- D\n",
            "flowchart TD\n    A --> B\n    C <--> D\n",
            "flowchart TD\n    %% mermaidc: entry D\n    A --> B\n    D --> E --> D\n",
            "flowchart TD\n    X --> S\n    subgraph S\n    D --> E --> D\n    end\n",
        ] {
            assert!(found(&UnreachableNode, fine).is_empty(), "{fine}");
        }
    }
}
