//! `empty-subgraph`

use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::SubgraphIndex;
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::StatementKind;

use super::stolen_member;
use super::swallowed_direction::swallows;

declare_rule! {
    /// A subgraph without members.
    ///
    /// Not reported where it is linked or styled (then it serves as a box), nor where another
    /// subgraph keeps its members (see `stolen-member`) or a line of it is lost (see
    /// `swallowed-line`, `swallowed-direction`).
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws a plain box with the title, which looks like a node.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph backend [Backend]
    ///     end
    ///     A[Client] --> B[Gateway]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph backend [Backend]
    ///         B[Gateway]
    ///     end
    ///     A[Client] --> B
    /// ```
    pub(super) INFO = "empty-subgraph", Structure, Warning
}

pub(super) struct EmptySubgraph;

impl Rule<FlowchartView<'_>> for EmptySubgraph {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let graph = chart.graph;
        if graph
            .subgraphs
            .iter()
            .all(|subgraph| !subgraph.members.is_empty())
        {
            return;
        }
        let thefts = stolen_member::thefts(chart);
        let losers: HashSet<SubgraphIndex> = thefts.iter().map(|theft| theft.loser).collect();
        let swallowing = swallowing(chart);
        for (i, subgraph) in graph.subgraphs.iter().enumerate() {
            let linked = graph
                .node_index(&subgraph.id)
                .is_some_and(|node| !chart.is_unlinked(node));
            let styled = !subgraph.classes.is_empty() || !subgraph.styles.is_empty();
            let first = swallowing.partition_point(|line| line.start < subgraph.span.start);
            let swallowed = subgraph.title.text.contains(['\n', '\r'])
                || (swallowing.get(first)).is_some_and(|line| subgraph.span.contains(*line));
            if !subgraph.members.is_empty()
                || linked
                || styled
                || swallowed
                || losers.contains(&SubgraphIndex(i))
            {
                continue;
            }
            let title = if subgraph.title.text.is_empty() {
                &subgraph.id
            } else {
                &subgraph.title.text
            };
            out.push(
                Diagnostic::new(
                    &INFO,
                    subgraph.header_span,
                    format!("the subgraph {} is empty", code(title)),
                )
                .help("Put a node before its `end`, or remove both lines."),
            );
        }
    }
}

/// The lines that are read as a direction and hold more, in order.
fn swallowing(chart: &FlowchartView<'_>) -> Vec<Span> {
    let statements = chart.statements().iter();
    let lines = statements.filter(|statement| {
        matches!(&statement.kind, StatementKind::Direction { text, .. } if swallows(chart.text(text)))
    });
    lines.map(|statement| chart.span(statement.range)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_box_without_members() {
        let chart = "flowchart TD\n    subgraph S\n    end\n    A --> B\n";
        assert_eq!(
            found(&EmptySubgraph, chart),
            ["2:5 the subgraph `S` is empty"]
        );
        for fine in [
            chart.replace("A --> B", "A --> S"),
            format!("{chart}    style S fill:#fdd\n"),
            chart.replace("S\n", "S\n    B[direction LR]\n"),
            "flowchart TD\n    subgraph S\n    A --> B\n    end\n    subgraph T\n    B[x]\n    end\n".to_owned(),
        ] {
            assert!(found(&EmptySubgraph, &fine).is_empty(), "{fine}");
        }
    }
}
