//! `accidental-callback`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::syntax::kinds::flowchart::ast::{ClickAction, StatementKind};

declare_rule! {
    /// An address without double quotes after `click` is the name of a function.
    ///
    /// `click A https://example.org` calls a function of that name; so does an address in single
    /// quotes. In `click A, B "…"` the space ends the list of nodes, and `B` is the function.
    ///
    /// ## Why it is bad
    ///
    /// A click on the node does nothing.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Docs] --> B[Code]
    ///     click A https://example.org/docs
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Docs] --> B[Code]
    ///     click A "https://example.org/docs"
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the node becomes a link: the address is quoted.
    pub(super) INFO = "accidental-callback", Traps, Warning
}

pub(super) struct AccidentalCallback;

impl Rule<FlowchartView<'_>> for AccidentalCallback {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for statement in chart.statements() {
            let StatementKind::Click(click) = &statement.kind else {
                continue;
            };
            let ClickAction::Call {
                function,
                call: false,
                ..
            } = &click.action
            else {
                continue;
            };
            let name = chart.text(function);
            let place = chart.span(function.range);
            if click
                .targets
                .iter()
                .any(|id| chart.text(id).trim().is_empty())
            {
                out.push(
                    Diagnostic::new(
                        &INFO,
                        place,
                        format!(
                            "{} is read as the name of a function, not as a node to click",
                            code(name)
                        ),
                    )
                    .help("Remove the space after the comma."),
                );
                continue;
            }
            let bare = name.trim_matches('\'');
            if !is_address(bare) {
                continue;
            }
            let mut diagnostic = Diagnostic::new(
                &INFO,
                place,
                format!(
                    "{} is read as the name of a function, not as an address",
                    code(name)
                ),
            )
            .help("Put the address in double quotes.");
            if !bare.contains('"') && chart.source.slice(place) == name {
                diagnostic = diagnostic.fix(Fix::unsafe_(
                    "Put the address in double quotes",
                    place,
                    format!("\"{bare}\""),
                ));
            }
            out.push(diagnostic);
        }
    }
}

fn is_address(text: &str) -> bool {
    text.contains("://")
        || text.starts_with(['/', '#', '.'])
        || text.starts_with("www.")
        || text.starts_with("mailto:")
        || [".html", ".htm", ".md", ".org", ".com"]
            .iter()
            .any(|end| text.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn an_address_that_is_a_function() {
        let chart = "flowchart TD\n    A --> B\n    click A https://example.org\n    click B '/docs/b.html'\n    click A, B \"https://example.org\"\n";
        assert_eq!(
            found(&AccidentalCallback, chart),
            [
                "3:13 `https://example.org` is read as the name of a function, not as an address",
                "4:13 `'/docs/b.html'` is read as the name of a function, not as an address",
                "5:14 `B` is read as the name of a function, not as a node to click",
            ]
        );
        assert!(
            fixed(&AccidentalCallback, chart)
                .contains("click A \"https://example.org\"\n    click B \"/docs/b.html\"")
        );
        for line in [
            "click A \"https://example.org\"",
            "click A callback",
            "click A call go()",
            "click A app.go \"tip\"",
            "click A,B \"u\"",
        ] {
            assert!(
                found(
                    &AccidentalCallback,
                    &format!("flowchart TD\n    A --> B\n    {line}\n")
                )
                .is_empty(),
                "{line}"
            );
        }
    }
}
