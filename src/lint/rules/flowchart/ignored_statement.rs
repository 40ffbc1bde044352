//! `ignored-statement`

use foldhash::{HashSet, HashSetExt};
use std::cell::LazyCell;

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::places::{first_drawn, first_ended};
use crate::lint::words::{code, list};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::syntax::kinds::flowchart::ast::{Ident, StatementKind};

declare_rule! {
    /// A `class` or `click` that comes before its node.
    ///
    /// `class` and `click` apply only to what has been drawn above them (a subgraph, once it has
    /// ended). For later nodes they do nothing; nor does the data of a subgraph
    /// (`S@{ view: collapsed }`) before its `end`. A `click` on a subgraph does nothing anywhere.
    /// In a class diagram the rule looks at `style`, `cssClass` and `click`, and at a name that
    /// stands alone, which declares nothing.
    ///
    /// ## Why it is bad
    ///
    /// The node has no style, or cannot be clicked, and no error says so.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     classDef hot fill:#fdd
    ///     class B hot
    ///     A --> B
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     style Shape fill:#fdd
    ///     class Shape
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     classDef hot fill:#fdd
    ///     A --> B
    ///     class B hot
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     style Shape fill:#fdd
    /// ```
    pub(in crate::lint::rules) INFO = "ignored-statement", Traps, Warning
}

pub(super) struct IgnoredStatement;

impl Rule<FlowchartView<'_>> for IgnoredStatement {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let drawn = LazyCell::new(|| first_drawn(chart));
        let ended = LazyCell::new(|| first_ended(chart));
        let statements = chart.statements();
        for (i, statement) in statements.iter().enumerate() {
            let (verb, targets): (_, Vec<&Ident>) = match &statement.kind {
                StatementKind::Class { targets, .. } => ("class", targets.iter().collect()),
                StatementKind::Click(click) => ("click", click.targets.iter().collect()),
                StatementKind::Chain(chain) => {
                    let vertices = chain.vertices.iter();
                    let data = vertices.filter(|vertex| vertex.data.is_some());
                    ("@{ … }", data.map(|vertex| &vertex.id).collect())
                }
                _ => continue,
            };
            if targets.is_empty() {
                continue;
            }
            if let StatementKind::Click(_) = &statement.kind {
                let is_box = |id: &str| {
                    let node = chart.graph.node_index(id);
                    chart.graph.subgraph_index(id).is_some()
                        && node.is_none_or(|node| !chart.graph.node(node).is_node())
                };
                let mut ids = targets.iter().copied();
                if let Some(id) = ids.find(|&id| is_box(chart.text(id))) {
                    out.push(
                        Diagnostic::new(
                            &INFO,
                            chart.span(id.range),
                            format!(
                                "a click on the subgraph {} does nothing",
                                code(chart.text(id))
                            ),
                        )
                        .help("Put the `click` on a node inside it."),
                    );
                    continue;
                }
            }
            let drawn = match statement.kind {
                StatementKind::Chain(_) => &*ended,
                _ => &*drawn,
            };
            let mut seen = HashSet::new();
            let late: Vec<_> = targets
                .iter()
                .filter(|id| seen.insert(chart.text(id)))
                .filter_map(|id| {
                    drawn
                        .get(chart.text(id))
                        .filter(|at| **at > i)
                        .map(|at| (id, *at))
                })
                .collect();
            let Some((first, at)) = late.first() else {
                continue;
            };
            let ids = list(late.iter().map(|(id, _)| chart.text(id)));
            out.push(
                Diagnostic::new(
                    &INFO,
                    chart.span(first.range),
                    format!(
                        "this `{verb}` does nothing: {ids} {} not defined yet",
                        if late.len() == 1 { "is" } else { "are" }
                    ),
                )
                .annotate(
                    chart.span(statements[*at].range),
                    format!("`{}` is first used here", chart.text(first)),
                )
                .help(format!(
                    "Move it below line {}: `{verb}` applies only to nodes above it.",
                    chart
                        .source
                        .position(chart.span(statements[*at].range).start)
                        .line
                )),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_statement_that_comes_too_early() {
        let chart = "flowchart TD\n    class A,B c\n    click B \"https://example.org\"\n    A --> B\n    classDef c fill:#fdd\n";
        assert_eq!(
            found(&IgnoredStatement, chart),
            [
                "2:11 this `class` does nothing: `A` and `B` are not defined yet",
                "3:11 this `click` does nothing: `B` is not defined yet",
            ]
        );
    }

    #[test]
    fn a_subgraph_cannot_be_clicked() {
        let chart =
            "flowchart TD\n    subgraph S\n    A\n    end\n    click S \"https://example.org\"\n";
        assert_eq!(
            found(&IgnoredStatement, chart),
            ["5:11 a click on the subgraph `S` does nothing"]
        );
    }

    #[test]
    fn what_is_drawn_before_is_fine() {
        for chart in [
            "flowchart TD\n    A --> B\n    class A,B c\n    classDef c fill:#fdd\n",
            "flowchart TD\n    subgraph S\n    A\n    end\n    class S c\n    classDef c fill:#fdd\n",
            "flowchart TD\n    A e1@--> B\n    class e1 c\n    classDef c stroke:#fdd\n",
            "flowchart TD\n    A --> B\n    class Z c\n    classDef c fill:#fdd\n",
        ] {
            assert!(found(&IgnoredStatement, chart).is_empty(), "{chart}");
        }
        let data = "flowchart TD\n    S@{ view: collapsed }\n    subgraph S\n    A\n    end\n";
        assert_eq!(
            found(&IgnoredStatement, data),
            ["2:5 this `@{ … }` does nothing: `S` is not defined yet"]
        );
        let data = "flowchart TD\n    subgraph S\n    A@{ shape: cyl }\n    end\n    S@{ view: collapsed }\n";
        assert!(found(&IgnoredStatement, data).is_empty());
        let chart = "flowchart TD\n    subgraph S\n    A\n    class S c\n    end\n    classDef c fill:#fdd\n";
        assert_eq!(found(&IgnoredStatement, chart).len(), 1);
    }
}
