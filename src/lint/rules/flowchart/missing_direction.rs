//! `missing-direction`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A chart that does not set a direction.
    ///
    /// Without a direction it flows from top to bottom. Off by default.
    ///
    /// ## Why it is bad
    ///
    /// The reader of the source has to know the default.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart
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
    /// Safe: `TD` is written, which is what the chart does.
    pub(super) INFO = "missing-direction", Style, Off
}

pub(super) struct MissingDirection;

impl Rule<FlowchartView<'_>> for MissingDirection {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let header = &chart.flowchart.header;
        if header.direction.is_none() {
            let end = crate::source::Span::at(chart.span(header.keyword).end);
            out.push(
                Diagnostic::new(
                    &INFO,
                    chart.span(header.keyword),
                    "this chart does not set a direction",
                )
                .help(format!(
                    "Write `{} TD`, which is the default, or `{0} LR`.",
                    chart.reading.text.slice(header.keyword)
                ))
                .fix(Fix::safe("Write the direction", end, " TD")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn no_direction() {
        let chart = "flowchart\n    A --> B\n";
        assert_eq!(
            found(&MissingDirection, chart),
            ["1:1 this chart does not set a direction"]
        );
        assert_eq!(
            fixed(&MissingDirection, chart),
            "flowchart TD\n    A --> B\n"
        );
        assert!(found(&MissingDirection, "graph RL\n    A --> B\n").is_empty());
    }
}
