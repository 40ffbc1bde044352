//! `split-node`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::graph::NodeIndex;
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};

declare_rule! {
    /// A declared node without links beside an undeclared one of similar spelling that has them.
    ///
    /// The id in the declaration and the id in the links differ by case, by `_`, `-` or `.`, or by one letter.
    ///
    /// ## Why it is bad
    ///
    /// Two boxes are drawn for one thing: one with the label and no links, one with links and a bare id.
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
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     userService[User service]
    ///     orders[Orders] --> mail[Mail]
    ///     mail --> userService
    /// ```
    pub(super) INFO = "split-node", Traps, Warning
}

pub(super) struct SplitNode;

impl Rule for SplitNode {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for (declared, linked) in pairs(chart) {
            let (one, other) = (chart.graph.node(declared), chart.graph.node(linked));
            out.about(
                [declared, linked],
                Diagnostic::new(
                    &INFO,
                    other.mentions.first().copied().unwrap_or(other.span),
                    format!(
                        "{} and {} are two nodes: one has the label, the other the links",
                        code(&one.id),
                        code(&other.id)
                    ),
                )
                .annotate(
                    one.span,
                    format!("{} is declared here, and linked nowhere", code(&one.id)),
                )
                .help(format!(
                    "If they are one, write {} in both places.",
                    code(&one.id)
                )),
            );
        }
    }
}

/// The pairs (declared, linked) that look like one node.
pub(super) fn pairs(chart: &Context<'_>) -> Vec<(NodeIndex, NodeIndex)> {
    let graph = chart.graph;
    let is_declared = |node: NodeIndex| graph.node(node).labelled || graph.node(node).shaped;
    let is_linked = |node: NodeIndex| !chart.analysis.links(node).is_empty();
    let loose: Vec<NodeIndex> = chart
        .nodes()
        .filter(|&n| is_declared(n) && !is_linked(n))
        .collect();
    let bare: Vec<NodeIndex> = chart
        .nodes()
        .filter(|&n| !is_declared(n) && is_linked(n) && !graph.node(n).mentions.is_empty())
        .collect();
    // Comparing each with each is for charts that people write.
    if loose.is_empty() || bare.is_empty() || loose.len() * bare.len() > 100_000 {
        return Vec::new();
    }
    loose
        .into_iter()
        .filter_map(|one| {
            let mut like = bare
                .iter()
                .filter(|&&other| similar(&graph.node(one).id, &graph.node(other).id));
            let first = *like.next()?;
            like.next().is_none().then_some((one, first))
        })
        .collect()
}

/// Whether two ids look like two spellings of one: equal but for case and `_-.`, or one letter apart.
fn similar(a: &str, b: &str) -> bool {
    let plain = |id: &str| -> String {
        id.chars()
            .filter(|c| !matches!(c, '_' | '-' | '.'))
            .flat_map(char::to_lowercase)
            .collect()
    };
    let (a, b) = (plain(a), plain(b));
    if a == b {
        return a.chars().count() > 1;
    }
    let digits = |id: &str| -> String { id.chars().filter(char::is_ascii_digit).collect() };
    a.chars().count().min(b.chars().count()) >= 5
        && digits(&a) == digits(&b)
        && a.chars().count().abs_diff(b.chars().count()) <= 1
        && strsim::damerau_levenshtein(&a, &b) == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

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
        assert!(similar("orderService", "orderSrvice"));
        assert!(!similar("step12", "step13"));
    }
}
