//! `undrawn-link-style`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::{EdgeIndex, Stroke};
use crate::syntax::kinds::flowchart::ast::StatementKind;

declare_rule! {
    /// A `linkStyle` for an invisible link.
    ///
    /// `linkStyle` counts every link of the chart from 0, `~~~` too. A colour for an invisible link
    /// is not shown.
    ///
    /// ## Why it is bad
    ///
    /// Mostly the invisible links were not counted, and the style was meant for another link.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart LR
    ///     A ~~~ B
    ///     B --> C
    ///     linkStyle 0 stroke:#c00
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart LR
    ///     A ~~~ B
    ///     B --> C
    ///     linkStyle 1 stroke:#c00
    /// ```
    pub(super) INFO = "undrawn-link-style", Traps, Warning
}

pub(super) struct UndrawnLinkStyle;

impl Rule<FlowchartView<'_>> for UndrawnLinkStyle {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let count = chart.graph.inner().edge_count();
        for statement in chart.statements() {
            let StatementKind::LinkStyle(style) = &statement.kind else {
                continue;
            };
            for (number, place) in &style.links {
                let Some(index) = usize::try_from(*number).ok().filter(|i| *i < count) else {
                    continue;
                };
                let edge = chart.graph.edge(EdgeIndex::new(index));
                if edge.stroke != Stroke::Invisible {
                    continue;
                }
                out.push(
                    Diagnostic::new(
                        &INFO,
                        chart.span(*place),
                        format!(
                            "link {number} is invisible ({}), so its style has no effect",
                            code(chart.source.slice(edge.arrow_span))
                        ),
                    )
                    .annotate(edge.arrow_span, format!("link {number}"))
                    .help(
                        "Write the number of the link you mean; count from 0, invisible links included.",
                    ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_style_that_nobody_sees() {
        let chart = "flowchart LR\n    A --> B ~~~ C\n    linkStyle 0,1 stroke:red\n";
        assert_eq!(
            found(&UndrawnLinkStyle, chart),
            ["3:17 link 1 is invisible (`~~~`), so its style has no effect"]
        );
        assert!(found(&UndrawnLinkStyle, &chart.replace("0,1", "0")).is_empty());
    }
}
