//! `unlabelled-node`

use crate::diagnostic::{Diagnostic, RuleInfo, Severity, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::NodeIndex;

use super::split_node;

declare_rule! {
    /// The only node of the chart without a label, whose id says nothing.
    ///
    /// All other nodes (three or more) have labels, and most of them ids of the same kind: `A`,
    /// `B2`, `n12`. An info where the id is one of theirs with a letter more (`ASC` beside `AC`).
    ///
    /// ## Why it is bad
    ///
    /// A box with `F` in it is drawn. Its label was forgotten, or the id of another node is
    /// misspelt.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B{In stock?}
    ///     B -->|Yes| C[Ship]
    ///     B -->|No| E
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B{In stock?}
    ///     B -->|Yes| C[Ship]
    ///     B -->|No| D[Wait]
    /// ```
    pub(super) INFO = "unlabelled-node", Traps, Warning
}

pub(super) struct UnlabelledNode;

impl Rule<FlowchartView<'_>> for UnlabelledNode {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let nodes: Vec<NodeIndex> = chart.nodes().collect();
        let mut bare = nodes.iter().copied().filter(|&index| {
            let node = chart.graph.node(index);
            !node.labelled
                && !node.shaped
                && node.extras.icon.is_none()
                && node.extras.image.is_none()
        });
        let (Some(lost), None) = (bare.next(), bare.next()) else {
            return;
        };
        let node = chart.graph.node(lost);
        let cryptic = nodes
            .iter()
            .filter(|&&other| is_cryptic(&chart.graph.node(other).id))
            .count();
        // `ASC` beside `AC`: one letter too many.
        let doubled = nodes.iter().find(|&&other| {
            let id = &chart.graph.node(other).id;
            other != lost && is_doubled(id, &node.id)
        });
        if nodes.len() < 4
            || node.mentions.is_empty()
            || !(is_cryptic(&node.id) || doubled.is_some())
            || cryptic * 2 < nodes.len()
            || split_node::pairs(chart)
                .iter()
                .any(|(_, other)| *other == lost)
        {
            return;
        }
        let message = format!(
            "{} is the only node without a label, so its id is shown",
            code(&node.id)
        );
        let help = format!(
            "Add a label, `{}[…]`, or correct the id if you mean another node.",
            node.id
        );
        let mut found = Diagnostic::new(&INFO, node.span, message).help(help);
        if let Some(&other) = doubled.filter(|_| !is_cryptic(&node.id)) {
            let other = chart.graph.node(other);
            found = found
                .severity(Severity::Info)
                .annotate(other.span, format!("{} is here", code(&other.id)));
        }
        out.about([lost], found);
    }
}

/// Whether an id of two capitals got a third between or after them: `AC` and `ASC`.
fn is_doubled(id: &str, longer: &str) -> bool {
    let are_capitals = |id: &str| id.bytes().all(|b| b.is_ascii_uppercase());
    id.len() == 2
        && longer.len() == 3
        && are_capitals(id)
        && are_capitals(longer)
        && strsim::levenshtein(id, longer) == 1
        && id.as_bytes()[0] == longer.as_bytes()[0]
}

/// Whether an id is one or two letters and a number, and no word that people know.
pub(super) fn is_cryptic(id: &str) -> bool {
    let letters = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let known = [
        "ok", "no", "db", "ui", "id", "ip", "os", "vm", "ci", "cd", "ai", "io", "go", "pr", "qa",
        "js", "ts", "api",
    ];
    letters.len() <= 2
        && id.len() - letters.len() <= 3
        && letters.bytes().all(|b| b.is_ascii_alphabetic())
        && !(letters.len() == id.len() && known.contains(&letters.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn the_only_one_without_a_label() {
        let chart = "flowchart TD\n    A[x] --> B[y] --> C[z] --> F\n";
        assert_eq!(
            found(&UnlabelledNode, chart),
            ["2:32 `F` is the only node without a label, so its id is shown"]
        );
        let doubled = "flowchart TD\n    AB[a] --> AC[b]\n    AC --> ASC\n    ASC --> AD[x]\n    AC --> AE[y]\n";
        assert_eq!(found(&UnlabelledNode, doubled).len(), 1);
        assert_eq!(severities(&UnlabelledNode, doubled), ["info"]);
        for chart in [
            "flowchart TD\n    AB[a] --> AC[b] --> AD[c] --> API\n",
            "flowchart TD\n    A[x] --> B[y] --> C[z] --> End\n",
            "flowchart TD\n    A[x] --> B[y] --> C --> D\n",
            "flowchart TD\n    A[x] --> B[y] --> C[z] --> D{ }\n",
            "flowchart TD\n    A[x] --> B[y] --> C[z] --> OK\n",
            "flowchart TD\n    first[x] --> second[y] --> third[z] --> S3\n",
        ] {
            assert!(found(&UnlabelledNode, chart).is_empty(), "{chart}");
        }
    }
}
