//! `unsafe-link`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::label::{Piece, pieces};
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};
use crate::source::Span;

declare_rule! {
    /// A link that runs code: `javascript:`, `data:` or `vbscript:`.
    ///
    /// In a `click`, or in a link inside a label.
    ///
    /// ## Why it is bad
    ///
    /// Where the page does not filter it (`securityLevel: loose`, other tools), a click runs what
    /// the chart's author wrote.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Docs] --> B[Code]
    ///     click A "javascript:alert(1)"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Docs] --> B[Code]
    ///     click A "https://example.org/docs"
    /// ```
    pub(super) INFO = "unsafe-link", Safety, Error
}

pub(super) struct UnsafeLink;

impl Rule<Context<'_>> for UnsafeLink {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for (url, place) in &chart.outline().links {
            check(url, *place, out);
        }
        for label in chart.outline().markup() {
            for piece in pieces(&label.text) {
                let Piece::Tag(tag) = piece else { continue };
                for (name, value) in tag.attributes() {
                    let name = name.to_ascii_lowercase();
                    let is_picture = tag.is(&["img"])
                        && name == "src"
                        && value.trim_start().starts_with("data:image/");
                    if ["href", "src", "xlink:href", "action", "formaction"]
                        .contains(&name.as_str())
                        && !is_picture
                    {
                        check(value, label.part(chart.source, tag.range.clone()), out);
                    }
                }
            }
        }
    }
}

fn check(url: &str, place: Span, out: &mut Findings) {
    // Browsers skip spaces and control characters before and inside the scheme.
    let plain: String = url
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(20)
        .collect();
    let plain = plain.to_ascii_lowercase();
    if let Some(scheme) = ["javascript:", "data:", "vbscript:"]
        .iter()
        .find(|scheme| plain.starts_with(**scheme))
    {
        out.push(
            Diagnostic::new(
                &INFO,
                place,
                format!("a `{scheme}` link runs code: {}", code(url)),
            )
            .help("Link to a page, or call a function of the page: `click A call name()`."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn links_that_run_code() {
        let chart = "flowchart TD\n    A[\"<a href='JavaScript:x()'>y</a>\"] --> B\n    click B href \" data:text/html,x\"\n";
        assert_eq!(
            found(&UnsafeLink, chart),
            [
                "2:8 a `javascript:` link runs code: `JavaScript:x()`",
                "3:19 a `data:` link runs code: `data:text/html,x`"
            ]
        );
        for url in [
            "https://example.org",
            "./javascript.html",
            "#data",
            "mailto:a@example.org",
        ] {
            assert!(
                found(
                    &UnsafeLink,
                    &format!("flowchart TD\n    A --> B\n    click A \"{url}\"\n")
                )
                .is_empty(),
                "{url}"
            );
        }
        assert!(
            found(
                &UnsafeLink,
                "flowchart TD\n    A[\"<img src='data:image/png;base64,AA'>\"]\n"
            )
            .is_empty()
        );
    }
}
