//! `top-direction`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::places::around;
use crate::lint::removal::whole_line;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::Direction;
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::StatementKind;

declare_rule! {
    /// A `direction` outside a subgraph does nothing.
    ///
    /// The chart's direction goes on its first line. Not reported where the two agree.
    ///
    /// ## Why it is bad
    ///
    /// The chart flows in a different direction from the one it names.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     direction LR
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart LR
    ///     A --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the direction moves to the first line.
    pub(super) INFO = "top-direction", Traps, Warning
}

pub(super) struct TopDirection;

impl Rule<FlowchartView<'_>> for TopDirection {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        false
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let header = &chart.flowchart.header;
        for (statement, place) in chart.statements().iter().zip(around(chart.statements())) {
            let StatementKind::Direction { direction, text } = &statement.kind else {
                continue;
            };
            let text = chart.text(text);
            let alone =
                text.split_whitespace().count() == 2 && text.trim_start().starts_with("direction");
            if place.is_some() || !alone || words(*direction) == words(chart.graph.direction) {
                continue;
            }
            let (name, now) = (direction.name(), words(chart.graph.direction));
            let gone = whole_line(chart.source, chart.trimmed(chart.span(statement.range)));
            let fix = Fix::unsafe_(
                format!("Make the chart flow {}", words(*direction)),
                gone,
                "",
            );
            let fix = match header.direction {
                Some((_, range)) => fix.and(chart.span(range), name),
                None => fix.and(Span::at(chart.span(header.keyword).end), format!(" {name}")),
            };
            out.push(
                Diagnostic::new(
                    &INFO,
                    chart.trimmed(chart.span(statement.range)),
                    format!("a direction outside a subgraph does nothing: the chart flows {now}"),
                )
                .help(format!(
                    "Write it in the header: `{} {name}`.",
                    chart.reading.text.slice(header.keyword)
                ))
                .fix(fix),
            );
        }
    }
}

fn words(direction: Direction) -> &'static str {
    match direction {
        Direction::TopBottom | Direction::TopDown | Direction::BottomRight => "from top to bottom",
        Direction::BottomTop => "from bottom to top",
        Direction::LeftRight => "from left to right",
        Direction::RightLeft => "from right to left",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_direction_outside() {
        let chart = "flowchart TD\n    direction LR\n    A --> B\n";
        assert_eq!(
            found(&TopDirection, chart),
            ["2:5 a direction outside a subgraph does nothing: the chart flows from top to bottom"]
        );
        assert_eq!(fixed(&TopDirection, chart), "flowchart LR\n    A --> B\n");
        assert_eq!(
            fixed(&TopDirection, &chart.replace("flowchart TD", "graph")),
            "graph LR\n    A --> B\n"
        );
        for fine in [
            "flowchart LR\n    direction LR\n    A\n",
            "flowchart TB\n    direction TD\n    A\n",
            "flowchart TD\n    subgraph S\n    direction LR\n    A\n    end\n",
        ] {
            assert!(found(&TopDirection, fine).is_empty(), "{fine}");
        }
    }
}
