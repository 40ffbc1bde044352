//! `split-node`

use crate::diagnostic::{Diagnostic, RuleInfo, Severity, declare_rule};
use crate::lint::alike::{is_same_thing, is_slip, same_letters, similar};
use crate::lint::words::{code, shown};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::NodeIndex;

declare_rule! {
    /// A declared node beside an undeclared one of similar spelling that is linked in its place.
    ///
    /// The id in the declaration and the id in the links differ by case, by `_`, `-` or `.`, or by
    /// one letter, and the declared node has no links. Where it has some, only case, `_-.` and a
    /// sign at the end (`pay:` beside `pay`) count, and only in a chart whose other nodes mostly
    /// are declared.
    ///
    /// An info where less is certain: both have links, and the ids differ by one letter
    /// (`dashboard`, `dashbord`), by a word like `service` at the end, or the undeclared id is what
    /// the declared node shows (`quote[Quote service]`, `quoteservice`); or neither is declared,
    /// and one of them stands in the chart only once.
    ///
    /// ## Why it is bad
    ///
    /// Two boxes are drawn for one thing: one with the label and no links, one with links and a
    /// bare id.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     userService[User service]
    ///     orders[Orders] --> mail[Mail]
    ///     mail --> userservice
    /// ```
    ///
    /// In a class diagram, a name that is cut short counts too:
    ///
    /// ```mermaid
    /// classDiagram
    ///     class OrderRepository {
    ///         +find(id) Order
    ///     }
    ///     Shop --> OrderRepo
    /// ```
    ///
    /// In a sequence diagram, a declared participant without a message stands beside an undeclared
    /// one with messages: an alias that is written the wrong way round, or a name that is cut
    /// short.
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant Disk store as D
    ///     Shop->>D: save
    /// ```
    ///
    /// In a state diagram: a state that is only entered, and another one that is only left.
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> InReview
    ///     In_Review --> Approved : ok
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> InReview
    ///     InReview --> Approved : ok
    /// ```
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant D as Disk store
    ///     Shop->>D: save
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     userService[User service]
    ///     orders[Orders] --> mail[Mail]
    ///     mail --> userService
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class OrderRepository {
    ///         +find(id) Order
    ///     }
    ///     Shop --> OrderRepository
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: id and alias of a participant change places.
    pub(in crate::lint::rules) INFO = "split-node", Traps, Warning
}

pub(super) struct SplitNode;

impl Rule<FlowchartView<'_>> for SplitNode {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let certain = pairs(chart);
        let is_reported =
            |node: NodeIndex| certain.iter().any(|pair| pair.0 == node || pair.1 == node);
        for (declared, linked) in likely(chart) {
            if !is_reported(declared) && !is_reported(linked) {
                out.about([declared, linked], perhaps(chart, declared, linked));
            }
        }
        for &(declared, linked) in &certain {
            let (one, other) = (chart.graph.node(declared), chart.graph.node(linked));
            out.about(
                [declared, linked],
                Diagnostic::new(
                    &INFO,
                    other.mentions.first().copied().unwrap_or(other.span),
                    format!(
                        "{} and {} are two nodes: one has the label, the other {}",
                        code(&one.id),
                        code(&other.id),
                        if is_linked(chart, declared) {
                            "this link"
                        } else {
                            "the links"
                        }
                    ),
                )
                .annotate(
                    one.span,
                    if is_linked(chart, declared) {
                        format!("{} is declared here", code(&one.id))
                    } else {
                        format!("{} is declared here, but never linked", code(&one.id))
                    },
                )
                .help(format!(
                    "If they are the same node, write {} in both places.",
                    code(&one.id)
                )),
            );
        }
    }
}

/// The pairs (declared, linked) that look like one node.
pub(super) fn pairs(chart: &FlowchartView<'_>) -> Vec<(NodeIndex, NodeIndex)> {
    let graph = chart.graph;
    let (declared, other): (Vec<NodeIndex>, Vec<NodeIndex>) = chart
        .nodes()
        .partition(|&node| graph.node(node).labelled || graph.node(node).shaped);
    let bare: Vec<NodeIndex> = other
        .into_iter()
        .filter(|&n| is_linked(chart, n) && !graph.node(n).mentions.is_empty())
        .collect();
    // Comparing each with each is for charts that people write.
    if declared.is_empty() || bare.is_empty() || declared.len() * bare.len() > 100_000 {
        return Vec::new();
    }
    let mostly_declared = declared.len() >= 3 * bare.len();
    let alike = |one: NodeIndex, other: NodeIndex| {
        let (one_id, other_id) = (&graph.node(one).id, &graph.node(other).id);
        if is_linked(chart, one) {
            mostly_declared && same_letters(one_id, other_id)
        } else {
            similar(one_id, other_id) || same_letters(one_id, other_id)
        }
    };
    declared
        .into_iter()
        .filter_map(|one| {
            let mut like = bare.iter().filter(|&&other| alike(one, other));
            let first = *like.next()?;
            like.next().is_none().then_some((one, first))
        })
        .collect()
}

/// Pairs of linked nodes whose ids look like one, the second of which is nowhere declared and mentioned once.
fn likely(chart: &FlowchartView<'_>) -> Vec<(NodeIndex, NodeIndex)> {
    let graph = chart.graph;
    let is_declared = |n: NodeIndex| graph.node(n).labelled || graph.node(n).shaped;
    let linked: Vec<NodeIndex> = chart.nodes().filter(|&n| is_linked(chart, n)).collect();
    let (declared, bare): (Vec<_>, Vec<_>) = linked.iter().partition(|&&n| is_declared(n));
    let once = |n: NodeIndex| graph.node(n).mentions.len() == 1;
    let rare: Vec<NodeIndex> = bare.iter().copied().filter(|&n| once(n)).collect();
    if linked.len() * rare.len() > 100_000 {
        return Vec::new();
    }
    let mostly_declared = declared.len() >= 3 * bare.len();
    let alike = |&one: &NodeIndex, other: NodeIndex| {
        let (node, id) = (graph.node(one), graph.node(other).id.as_str());
        let is_typo = id.len() > 4 && is_slip(&node.id, id) && !same_letters(&node.id, id);
        let is_known = node.mentions.len() > 1 && one != other;
        match is_declared(one) {
            true => {
                is_typo
                    || (mostly_declared
                        && (is_same_thing(&node.id, id) || shows(&node.label.text, id)))
            }
            false => is_known && is_typo && node.id.len() > 5,
        }
    };
    rare.into_iter()
        .filter_map(|other| {
            let mut like = linked.iter().filter(|&one| alike(one, other));
            let first = *like.next()?;
            like.next().is_none().then_some((first, other))
        })
        .collect()
}

/// Whether a label shows an id, but for case and signs: `Quote service` and `quoteservice`.
fn shows(label: &str, id: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase)
    }
    id.len() > 3 && letters(&shown(label)).eq(letters(id))
}

/// What is said of two ids that perhaps are one.
fn perhaps(chart: &FlowchartView<'_>, known: NodeIndex, other: NodeIndex) -> Diagnostic {
    let (one, other) = (chart.graph.node(known), chart.graph.node(other));
    let place = other.mentions.first().copied().unwrap_or(other.span);
    let message = format!(
        "{} is mentioned only here: it may be meant to be {}",
        code(&other.id),
        code(&one.id)
    );
    Diagnostic::new(&INFO, place, message)
        .severity(Severity::Info)
        .annotate(one.span, format!("{} is here", code(&one.id)))
        .help(format!(
            "If they are the same node, write {} in both places; otherwise give {} a label.",
            code(&one.id),
            code(&other.id)
        ))
}

fn is_linked(chart: &FlowchartView<'_>, node: NodeIndex) -> bool {
    !chart.is_unlinked(node)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn two_spellings() {
        let chart = "flowchart TD\n    data_base[(DB)]\n    A[x] --> DataBase\n";
        assert_eq!(
            found(&SplitNode, chart),
            [
                "3:14 `data_base` and `DataBase` are two nodes: one has the label, the other the links"
            ]
        );
        for chart in [
            "flowchart TD\n    node1[x]\n    A[x] --> node2\n",
            "flowchart TD\n    server[x]\n    A[x] --> serverB[y]\n",
            "flowchart TD\n    a[x]\n    B --> A\n",
            "flowchart TD\n    data[x] --> B[y]\n    B --> dato\n",
        ] {
            assert!(found(&SplitNode, chart).is_empty(), "{chart}");
        }
        let linked = "flowchart TD\n    orders[x] --> pay[y] --> ship[z]\n    ship --> Orders\n";
        assert_eq!(
            found(&SplitNode, linked),
            ["3:14 `orders` and `Orders` are two nodes: one has the label, the other this link"]
        );
        let sign = "flowchart TD\n    A[x] --> B[y] --> C[z]\n    C --> A:\n";
        assert_eq!(found(&SplitNode, sign).len(), 1);
        for chart in [
            "flowchart TD\n    user[x] --> pay[y]\n    pay --> User --> Group\n",
            "flowchart TD\n    a1[x] --> b1[y] --> c1[z]\n    c1 --> A1\n",
            "flowchart TD\n    orders[x] --> pay[y] --> ship[z]\n    ship --> order\n",
            "flowchart TD\n    orders[x] --> pay[y] --> ship[z]\n    ship --> Orders[a]\n",
        ] {
            assert!(found(&SplitNode, chart).is_empty(), "{chart}");
        }
    }

    #[test]
    fn ids_that_may_be_slips() {
        for (lines, message) in [
            (
                "dashboard[Dashboard] --> set[Settings]\n    login[Log in] --> dashboard\n    dashbord --> out[Log out]",
                "4:5 `dashbord` is mentioned only here: it may be meant to be `dashboard`",
            ),
            (
                "dashboard --> settings\n    login --> dashboard\n    dashbord --> logout",
                "4:5 `dashbord` is mentioned only here: it may be meant to be `dashboard`",
            ),
            (
                "quote[Quote service] --> db[DB]\n    web[Web] --> quoteservice",
                "3:18 `quoteservice` is mentioned only here: it may be meant to be `quote`",
            ),
            (
                "quoteservice[Q] --> db[DB]\n    web[Web] --> quote",
                "3:18 `quote` is mentioned only here: it may be meant to be `quoteservice`",
            ),
        ] {
            let chart = format!("flowchart TD\n    {lines}\n");
            assert_eq!(found(&SplitNode, &chart), [message], "{chart}");
            assert_eq!(severities(&SplitNode, &chart), ["info"]);
        }
        for fine in [
            "TraceX --> TraceY --> TraceZ\n    TraceX --> B",
            "process_A --> process_B\n    process_A --> Process_D",
            "order[Order] --> orders --> B[x]",
            "quote[Q] --> db[DB] --> web[Web]\n    web --> quotes",
            "client[a] --> clients[b]\n    a --> b",
            "step_1[x] --> B[y]\n    B --> step_2",
        ] {
            let chart = format!("flowchart TD\n    {fine}\n");
            assert!(found(&SplitNode, &chart).is_empty(), "{chart}");
        }
    }
}
