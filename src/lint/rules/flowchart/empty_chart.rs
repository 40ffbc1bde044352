//! `empty-chart`

use crate::diagnostic::{Diagnostic, RuleInfo, Severity, declare_rule};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::syntax::kinds::flowchart::ast::{Quotes, StatementKind};

use super::swallowed_direction::swallows;

declare_rule! {
    /// A chart without any node.
    ///
    /// An info where the chart contains comments: then it is usually an excerpt on a page about
    /// charts.
    ///
    /// ## Why it is bad
    ///
    /// An empty space is drawn.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     classDef hot fill:#fdd
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start]
    /// ```
    pub(super) INFO = "empty-chart", Traps, Warning
}

pub(super) struct EmptyChart;

impl Rule<FlowchartView<'_>> for EmptyChart {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        if chart.graph.nodes().next().is_some()
            || !chart.graph.subgraphs.is_empty()
            || is_explained(chart)
        {
            return;
        }
        let mut diagnostic = Diagnostic::new(
            &INFO,
            chart.span(chart.flowchart.header.keyword),
            "this chart has no node, so nothing is drawn",
        )
        .help("Add a node, or remove the chart.");
        if !chart.reading.comments.is_empty() {
            // An excerpt that shows how to configure a chart.
            diagnostic = diagnostic.severity(Severity::Info);
        }
        out.push(diagnostic);
    }
}

/// Whether lines were swallowed, which another rule says.
fn is_explained(chart: &FlowchartView<'_>) -> bool {
    chart
        .statements()
        .iter()
        .any(|statement| match &statement.kind {
            StatementKind::Direction { text, .. } => swallows(chart.text(text)),
            StatementKind::SubgraphStart(start) => {
                start.title.quotes == Quotes::None && chart.text(&start.title.ident).contains('\n')
            }
            StatementKind::AccTitle(text) | StatementKind::AccDescr(text) => {
                let line = |range| chart.source.position(chart.span(range).start).line;
                line(statement.range) != line(text.range)
            }
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn nothing_to_see() {
        assert_eq!(
            found(&EmptyChart, "flowchart TD\n"),
            ["1:1 this chart has no node, so nothing is drawn"]
        );
        assert_eq!(
            severities(&EmptyChart, "flowchart TD\n    %% more\n"),
            ["info"]
        );
        for chart in [
            "flowchart TD\n    A\n",
            "flowchart TD\n    A[direction LR] --> B\n",
            "flowchart TD\n    direction LR; A --> B\n",
            "flowchart TD\n    accTitle:\n    A --> B\n",
        ] {
            assert!(found(&EmptyChart, chart).is_empty(), "{chart}");
        }
    }
}
