//! `html-label`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::label::{Piece, is_known, pieces};
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};

declare_rule! {
    /// HTML in a label, except line breaks.
    ///
    /// Off by default: `<b>` and the like work in browsers.
    ///
    /// ## Why it is bad
    ///
    /// Where labels are drawn as plain SVG text (`htmlLabels: false`, many other tools), the tags
    /// show. Markdown strings do the same everywhere.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["<b>Order</b> received"] --> B[Pay]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Order<br>received"] --> B["`**Pay** it`"]
    /// ```
    pub(super) INFO = "html-label", Style, Off
}

pub(super) struct HtmlLabel;

impl Rule<Context<'_>> for HtmlLabel {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for label in chart.outline().markup() {
            let tags = pieces(&label.text);
            let tag = tags.iter().find_map(|piece| match piece {
                Piece::Tag(tag) if is_known(tag.name) && !tag.is(&["br"]) => Some(tag),
                _ => None,
            });
            let Some(tag) = tag else { continue };
            out.push(
                Diagnostic::new(
                    &INFO,
                    label.part(chart.source, tag.range.clone()),
                    format!(
                        "this label contains HTML: {}",
                        code(&label.text[tag.range.clone()])
                    ),
                )
                .help("A Markdown string, \"`…`\", can make text bold or italic instead."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn tags_but_line_breaks() {
        assert_eq!(
            found(&HtmlLabel, "flowchart TD\n    A[\"x <b>y</b>\"] --> B\n"),
            ["2:10 this label contains HTML: `<b>`"]
        );
        assert!(
            found(
                &HtmlLabel,
                "flowchart TD\n    A[\"x<br/>y\"] --> B[a < b]\n"
            )
            .is_empty()
        );
    }
}
