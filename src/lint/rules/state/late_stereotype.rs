//! `late-stereotype`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::removal::whole_line;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::How;

declare_rule! {
    /// A `<<choice>>`, `<<fork>>` or `<<join>>` that comes too late.
    ///
    /// Mermaid settles at the first mention of a state what it is drawn as. A description turns it
    /// into a box again.
    ///
    /// ## Why it is bad
    ///
    /// The state is drawn as a box.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Paid
    ///     state Paid <<choice>>
    ///     Paid --> Sent : in stock
    ///     Paid --> Ordered : sold out
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Paid <<choice>>
    ///     [*] --> Paid
    ///     Paid --> Sent : in stock
    ///     Paid --> Ordered : sold out
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the line moves before the first mention.
    pub(super) INFO = "late-stereotype", Traps, Error
}

pub(super) struct LateStereotype;

impl Rule<StateView<'_>> for LateStereotype {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        for state in &chart.model.states {
            if state.hidden || !state.kind.is_box() {
                continue;
            }
            let mut mentions = state.mentions.iter();
            let Some(mark) = mentions.find(|mention| mention.how == How::Pseudo) else {
                continue;
            };
            let Some(first) = state.mentions.first() else {
                continue;
            };
            let diagnostic = match first.how {
                How::Pseudo => {
                    let Some(text) = state.texts.first() else {
                        continue;
                    };
                    let message = format!(
                        "{} is drawn as a box, because it has a description",
                        code(&state.id)
                    );
                    Diagnostic::new(&INFO, text.place.0, message)
                        .annotate(mark.statement, "this then has no effect")
                        .help("Put the text on a transition or in a note.")
                }
                _ => {
                    let message = format!(
                        "{} is drawn as a box: this line comes too late",
                        code(&state.id)
                    );
                    let moved = format!(
                        "{}\n{}",
                        chart.source.slice(mark.statement),
                        indent(chart, first.statement)
                    );
                    let fix = Fix::unsafe_(
                        "Move it up",
                        crate::source::Span::at(first.statement.start),
                        moved,
                    )
                    .and(whole_line(chart.source, mark.statement), "");
                    Diagnostic::new(&INFO, mark.statement, message)
                        .annotate(first.span, "first mentioned here")
                        .help("Move this line before the first mention.")
                        .fix(fix)
                }
            };
            out.about_id(&state.id, diagnostic);
        }
    }
}

/// The indentation of the line that a statement begins.
fn indent<'a>(chart: &StateView<'a>, statement: crate::source::Span) -> &'a str {
    let before = &chart.source.text()[..statement.start as usize];
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    match line.trim().is_empty() {
        true => line,
        false => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_mark_counts_at_the_first_mention_only() {
        let text = "stateDiagram-v2\n    [*] --> c\n    state c <<choice>>\n    c --> A\n";
        assert_eq!(
            found(&LateStereotype, text),
            ["3:5 `c` is drawn as a box: this line comes too late"]
        );
        assert_eq!(
            crate::lint::testing::fixed(&LateStereotype, text),
            "stateDiagram-v2\n    state c <<choice>>\n    [*] --> c\n    c --> A\n"
        );
        let early = "stateDiagram-v2\n    state c <<choice>>\n    [*] --> c\n";
        assert!(found(&LateStereotype, early).is_empty());
        let text = "stateDiagram-v2\n    state c <<choice>>\n    c : why\n";
        assert_eq!(
            found(&LateStereotype, text),
            ["3:9 `c` is drawn as a box, because it has a description"]
        );
    }
}
