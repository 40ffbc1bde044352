//! `low-contrast`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::styles::{lists, property};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::syntax::colours;

declare_rule! {
    /// Text that hardly differs from its background.
    ///
    /// One statement gives both `color` and `fill` (or `background-color`), and their contrast by
    /// WCAG is below 4.5. Off by default.
    ///
    /// ## Why it is bad
    ///
    /// People with low vision, or on a bright day, cannot read it.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order]:::hot --> B[Pay]
    ///     classDef hot fill:#fdd,color:#f99
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order]:::hot --> B[Pay]
    ///     classDef hot fill:#fdd,color:#600
    /// ```
    pub(super) INFO = "low-contrast", Style, Off
}

pub(super) struct LowContrast;

/// The least contrast for text of usual size, WCAG 2.2, 1.4.3.
const LEAST: f64 = 4.5;

impl Rule<FlowchartView<'_>> for LowContrast {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for (list, _) in lists(chart) {
            let value = |names: &[&str]| {
                list.iter().rev().find_map(|style| {
                    let (name, value) = property(chart.text(style))?;
                    let colour = colours::parse(value).filter(|_| names.contains(&name))?;
                    Some((style, colour))
                })
            };
            let (Some((text, front)), Some((_, back))) =
                (value(&["color"]), value(&["fill", "background-color"]))
            else {
                continue;
            };
            let contrast = colours::contrast(front, back);
            if contrast < LEAST {
                out.push(
                    Diagnostic::new(&INFO, chart.trimmed(chart.span(text.range)), format!("the contrast of text and background is {contrast:.1}, less than {LEAST}"))
                        .help("Choose a darker colour on a light background, or a lighter one on a dark background."),
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
    fn grey_on_grey() {
        assert_eq!(
            found(
                &LowContrast,
                "flowchart TD\n    A --> B\n    style A fill:#ddd,color:#999\n"
            ),
            ["3:23 the contrast of text and background is 2.1, less than 4.5"]
        );
        for fine in [
            "fill:#ddd,color:#333",
            "fill:#ddd",
            "color:#ddd",
            "fill:none,color:white",
        ] {
            assert!(
                found(
                    &LowContrast,
                    &format!("flowchart TD\n    A --> B\n    style A {fine}\n")
                )
                .is_empty(),
                "{fine}"
            );
        }
    }
}
