//! `missing-acc-title`

use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::{Context, Findings, Rule};

use super::missing_title::missing;

declare_rule! {
    /// A chart without an accessible title.
    ///
    /// Off by default.
    ///
    /// ## Why it is bad
    ///
    /// A screen reader says only that there is a graphic.
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
    ///     accTitle: Orders
    ///     A --> B
    /// ```
    pub(super) INFO = "missing-acc-title", Style, Off
}

pub(super) struct MissingAccTitle;

impl Rule<Context<'_>> for MissingAccTitle {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        missing(
            chart,
            &INFO,
            &chart.frame.acc_title,
            "accessible title",
            "Add one: `accTitle: …`.",
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
            found(&MissingAccTitle, "flowchart TD\n    A --> B\n"),
            ["1:1 this chart has no accessible title"]
        );
        assert!(
            found(
                &MissingAccTitle,
                "flowchart TD\n    accTitle: Orders\n    A --> B"
            )
            .is_empty()
        );
    }
}
