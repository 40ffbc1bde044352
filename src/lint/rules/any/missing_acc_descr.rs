//! `missing-acc-descr`

use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::{Context, Findings, Rule};

use super::missing_title::missing;

declare_rule! {
    /// A chart without an accessible description.
    ///
    /// Off by default.
    ///
    /// ## Why it is bad
    ///
    /// People who cannot see the chart learn nothing from it.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     accDescr: An order is paid, then shipped
    ///     A --> B
    /// ```
    pub(super) INFO = "missing-acc-descr", Style, Off
}

pub(super) struct MissingAccDescr;

impl Rule<Context<'_>> for MissingAccDescr {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        missing(
            chart,
            &INFO,
            &chart.frame.acc_descr,
            "accessible description",
            "Add one: `accDescr: …`.",
            out,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn without_and_with() {
        assert_eq!(
            found(&MissingAccDescr, "flowchart TD\n    A --> B\n"),
            ["1:1 this chart has no accessible description"]
        );
        assert!(
            found(
                &MissingAccDescr,
                "flowchart TD\n    accDescr: An order is paid, then shipped\n    A --> B"
            )
            .is_empty()
        );
    }
}
