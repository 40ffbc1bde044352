//! `stray-comment`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::places::chains;
use crate::lint::{Context, Findings, Rule, allow};

declare_rule! {
    /// A lone `%%` draws a node named `%%`.
    ///
    /// A comment needs at least one character behind `%%`; without, the two signs are an id.
    ///
    /// ## Why it is bad
    ///
    /// A box with two percent signs appears in the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% The happy way
    ///     %%
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% The happy way
    ///     A --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the line is removed.
    pub(super) INFO = "stray-comment", Traps, Warning
}

pub(super) struct StrayComment;

impl Rule for StrayComment {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for (statement, chain, _) in chains(chart) {
            for vertex in chain.groups.iter().flatten() {
                if !vertex.id.text.starts_with("%%") || vertex.label.is_some() {
                    continue;
                }
                let mut diagnostic = Diagnostic::new(
                    &INFO,
                    vertex.id.span,
                    format!(
                        "this is no comment: it draws a node named `{}`",
                        vertex.id.text
                    ),
                )
                .help("Write something behind `%%`, or remove it.");
                if chain.links.is_empty() && chain.groups.iter().flatten().count() == 1 {
                    diagnostic = diagnostic.fix(Fix::unsafe_(
                        "Remove it",
                        allow::whole_line(chart, statement.span),
                        "",
                    ));
                }
                out.push(diagnostic);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_lone_comment_sign() {
        let chart = "flowchart TD\n    %%\n    A --> B\n    %% fine\n";
        assert_eq!(
            found(&StrayComment, chart),
            ["2:5 this is no comment: it draws a node named `%%`"]
        );
        assert!(found(&StrayComment, &fixed(&StrayComment, chart)).is_empty());
    }
}
