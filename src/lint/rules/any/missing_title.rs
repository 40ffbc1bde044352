//! `missing-title`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Context, Findings, Rule};

declare_rule! {
    /// A chart without a title.
    ///
    /// Off by default.
    ///
    /// ## Why it is bad
    ///
    /// A reader who finds the chart on its own does not know what it shows.
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
    /// ---
    /// title: Orders
    /// ---
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(super) INFO = "missing-title", Style, Off
}

pub(super) struct MissingTitle;

impl Rule<Context<'_>> for MissingTitle {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        missing(
            chart,
            &INFO,
            &chart.frame.title,
            "title",
            "Add one in front matter: `title: …`.",
            out,
        );
    }
}

/// Finds a chart without one of its texts.
pub(super) fn missing(
    chart: &Context<'_>,
    info: &'static RuleInfo,
    text: &Option<String>,
    what: &str,
    help: &str,
    out: &mut Findings,
) {
    if text.as_deref().is_none_or(|text| text.trim().is_empty()) {
        let place = chart.keyword();
        out.push(Diagnostic::new(info, place, format!("this chart has no {what}")).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn without_and_with() {
        assert_eq!(
            found(&MissingTitle, "flowchart TD\n    A --> B\n"),
            ["1:1 this chart has no title"]
        );
        assert!(
            found(
                &MissingTitle,
                "---\ntitle: Orders\n---\nflowchart TD\n    A --> B"
            )
            .is_empty()
        );
    }
}
