//! `raw-html`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::label::{Piece, pieces};
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};

declare_rule! {
    /// HTML in a label that runs code or loads a page: `<script>`, `<iframe>`, event handlers.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid removes it, so the label is not what it looks like; where the page does not filter
    /// it (`securityLevel: loose`, other tools), it runs.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["<img src='x.png' onerror='go()'>"] --> B[Done]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["<img src='x.png'>"] --> B[Done]
    /// ```
    pub(super) INFO = "raw-html", Safety, Error
}

pub(super) struct RawHtml;

impl Rule<Context<'_>> for RawHtml {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for label in chart.outline().markup() {
            for piece in pieces(&label.text) {
                let Piece::Tag(tag) = piece else { continue };
                if tag.closes {
                    continue;
                }
                let handler = tag
                    .attributes()
                    .into_iter()
                    .map(|(name, _)| name)
                    .find(|name| is_handler(name));
                let what = if tag.is(&[
                    "script", "iframe", "object", "embed", "base", "meta", "link",
                ]) && (tag.rest.contains('=') || tag.is(&["script", "iframe"]))
                {
                    code(&format!("<{}>", tag.name))
                } else if let Some(handler) = handler {
                    code(handler)
                } else {
                    continue;
                };
                out.push(
                    Diagnostic::new(
                        &INFO,
                        label.part(chart.source, tag.range.clone()),
                        format!("{what} in a label can run code on a page that does not filter it"),
                    )
                    .help("Remove it, or write `&lt;` for the `<` of the tag to show it as text."),
                );
            }
        }
    }
}

/// Whether an attribute is an event handler: `onclick` and so on.
fn is_handler(name: &str) -> bool {
    name.len() > 4
        && name.bytes().all(|b| b.is_ascii_alphabetic())
        && name[..2].eq_ignore_ascii_case("on")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn attributes_of_any_script() {
        let chart = "flowchart TD\n    A[\"<br 跨子图>x\"]\n";
        assert_eq!(found(&RawHtml, chart), [""; 0]);
    }

    #[test]
    fn scripts_and_handlers() {
        let chart = "flowchart TD\n    A[\"<script>x</script>\"] --> B[\"<b onClick='x'>y</b>\"]\n";
        assert_eq!(
            found(&RawHtml, chart),
            [
                "2:8 `<script>` in a label can run code on a page that does not filter it",
                "2:36 `onClick` in a label can run code on a page that does not filter it",
            ]
        );
        for text in [
            "<b class='on'>y</b>",
            "a < script",
            "&lt;script>",
            "<i on>x</i>",
            "<link>",
        ] {
            assert!(
                found(&RawHtml, &format!("flowchart TD\n    A[\"{text}\"]\n")).is_empty(),
                "{text}"
            );
        }
    }
}
