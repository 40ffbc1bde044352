//! `long-label`

use crate::config::RuleOption;
use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Context, Findings, Rule};

declare_rule! {
    /// A label with too much text (more than 120 characters, unless `max` says otherwise).
    ///
    /// Only what is shown counts, without tags. Off by default.
    ///
    /// ## Why it is bad
    ///
    /// One box grows over the others, and the chart becomes a text with arrows.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["The order is checked for completeness, then the customer's credit is looked up in the ledger, then the items are reserved"] --> B[Pay]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Check the order] --> B[Look up credit]
    ///     B --> C[Reserve the items]
    /// ```
    ///
    /// ## Options
    ///
    /// `max`: the most characters a label may show.
    pub(super) INFO = "long-label", Style, Off
}

static MAX: RuleOption = RuleOption {
    name: "max",
    default: 120,
    docs: "The most characters a label may show.",
};

static OPTIONS: [RuleOption; 1] = [MAX];

pub(super) struct LongLabel;

impl Rule<Context<'_>> for LongLabel {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn options(&self) -> &'static [RuleOption] {
        &OPTIONS
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        let max = chart.settings.number(&INFO, &MAX);
        for label in &chart.outline().labels {
            let length = crate::lint::words::shown(&label.text).chars().count() as u64;
            if length > max {
                out.push(
                    Diagnostic::new(
                        &INFO,
                        label.span,
                        format!("this label has {length} characters, more than {max}"),
                    )
                    .help("Shorten the label, or split it into several."),
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
    fn counts_what_is_seen() {
        let chart = |length: usize| {
            format!(
                "flowchart TD\n    A[\"<b>{}</b>\"] --> B\n",
                "x".repeat(length)
            )
        };
        assert_eq!(
            found(&LongLabel, &chart(121)),
            ["2:8 this label has 121 characters, more than 120"]
        );
        assert!(found(&LongLabel, &chart(120)).is_empty());
    }
}
