//! `stray-semicolon`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::{code, list};
use crate::lint::{Findings, Rule, StateView};
use crate::syntax::kinds::state::ast::StatementKind;

declare_rule! {
    /// A semicolon that Mermaid reads as a state, or as part of its name.
    ///
    /// A `;` ends a text, and begins a name. What follows are states.
    ///
    /// ## Why it is bad
    ///
    /// Boxes are drawn that nobody meant, and the text is cut.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy : start; then run
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy : start#59; then run
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: in a text the semicolon becomes `#59;`, elsewhere it is
    /// removed.
    pub(super) INFO = "stray-semicolon", Traps, Error
}

pub(super) struct StraySemicolon;

impl Rule<StateView<'_>> for StraySemicolon {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        for (index, statement) in chart.statements.statements.iter().enumerate() {
            let ids = match statement.kind {
                StatementKind::Mention(mention) | StatementKind::Described(mention, _) => {
                    [Some(mention.id), None]
                }
                StatementKind::Transition(transition) => {
                    [Some(transition.from.id), Some(transition.to.id)]
                }
                _ => [None, None],
            };
            let text = &chart.reading.text.text;
            for range in ids.into_iter().flatten() {
                let id = &text[range.range()];
                let begins = id.starts_with(';');
                if !begins && !id.ends_with(';') {
                    continue;
                }
                let place = chart.span(range);
                let semicolon = match begins {
                    true => crate::source::Span::new(place.start, place.start + 1),
                    false => crate::source::Span::new(place.end - 1, place.end),
                };
                let before = index
                    .checked_sub(1)
                    .map(|before| &chart.statements.statements[before]);
                let beside = before.filter(|before| {
                    !text[before.range.end as usize..range.start as usize].contains('\n')
                });
                let cuts = beside.is_some_and(|before| {
                    matches!(before.kind, StatementKind::Described(..) | StatementKind::Note(_))
                        || matches!(before.kind, StatementKind::Transition(transition) if transition.label.is_some())
                });
                let line = text[range.end as usize..]
                    .lines()
                    .next()
                    .unwrap_or_default();
                let last = id == ";" && line.trim().is_empty();
                let (message, fix) = match (begins && cuts, last) {
                    (true, false) => (
                        "the text ends at this `;`, and the rest is read as states".to_owned(),
                        Fix::unsafe_("Write `#59;`", semicolon, "#59;"),
                    ),
                    _ => (
                        format!("{} is read as a state", code(id)),
                        Fix::unsafe_("Remove the semicolon", semicolon, ""),
                    ),
                };
                out.push(
                    Diagnostic::new(&INFO, place, message)
                        .label(match begins && cuts && !last {
                            true => format!("Mermaid draws {}", list(rest(chart, index))),
                            false => String::new(),
                        })
                        .help(match begins && cuts && !last {
                            true => "Write `#59;` for a semicolon.",
                            false => "Remove the semicolon: a statement ends with its line.",
                        })
                        .fix(fix),
                );
            }
        }
    }
}

/// The states that Mermaid draws for a statement and those after it on the line.
fn rest<'a>(chart: &StateView<'a>, index: usize) -> Vec<&'a str> {
    let text = &chart.reading.text.text;
    let mut rest = Vec::new();
    let mut end = None;
    for statement in &chart.statements.statements[index..] {
        let StatementKind::Mention(mention) = statement.kind else {
            break;
        };
        let start = mention.id.start as usize;
        if end.is_some_and(|end: usize| text[end.min(start)..start].contains('\n')) {
            break;
        }
        rest.push(&text[mention.id.range()]);
        end = Some(statement.range.end as usize);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{all, found};

    #[test]
    fn all_states_of_the_rest_are_named() {
        let text = "stateDiagram-v2\n    A : order; x upload\n    B --> C\n";
        let (_, found) = all(&INFO, "chart.mmd", text);
        assert_eq!(found[0].label, "Mermaid draws `;`, `x` and `upload`");
    }

    #[test]
    fn a_semicolon_is_a_state() {
        let of = |line: &str| found(&StraySemicolon, &format!("stateDiagram-v2\n    {line}\n"));
        assert_eq!(
            of("A --> B : x; y"),
            ["2:16 the text ends at this `;`, and the rest is read as states"]
        );
        assert_eq!(of("A --> B;"), ["2:11 `B;` is read as a state"]);
        assert_eq!(of("A --> B : x;"), ["2:16 `;` is read as a state"]);
        assert!(of("A --> B : x#59; y").is_empty());
    }
}
