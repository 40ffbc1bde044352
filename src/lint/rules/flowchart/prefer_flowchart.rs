//! `prefer-flowchart`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// `graph` where Mermaid's documentation writes `flowchart`.
    ///
    /// The two mean the same. Off by default.
    ///
    /// ## Why it is bad
    ///
    /// Two words for one thing make pages look unlike each other.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// graph TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: the word is replaced.
    pub(super) INFO = "prefer-flowchart", Style, Off
}

pub(super) struct PreferFlowchart;

impl Rule<FlowchartView<'_>> for PreferFlowchart {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let header = &chart.flowchart.header;
        let keyword = chart.span(header.keyword);
        if chart.reading.text.slice(header.keyword) == "graph" {
            out.push(
                Diagnostic::new(&INFO, keyword, "this chart begins with `graph`")
                    .help("Write `flowchart`, which means the same.")
                    .fix(Fix::safe("Write `flowchart`", keyword, "flowchart")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn the_old_word() {
        let chart = "graph TD\n    A --> B\n";
        assert_eq!(
            found(&PreferFlowchart, chart),
            ["1:1 this chart begins with `graph`"]
        );
        assert_eq!(
            fixed(&PreferFlowchart, chart),
            "flowchart TD\n    A --> B\n"
        );
        assert!(found(&PreferFlowchart, "flowchart-elk TD\n    A --> B\n").is_empty());
    }
}
