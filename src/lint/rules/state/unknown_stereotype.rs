//! `unknown-stereotype`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::syntax::kinds::state::ast::StatementKind;

declare_rule! {
    /// A mark after a state that Mermaid does not know.
    ///
    /// `<<choice>>`, `<<fork>>` and `<<join>>` are marks, in double square brackets too, and
    /// without spaces in them. Mermaid ignores anything else.
    ///
    /// ## Why it is bad
    ///
    /// The line draws nothing.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Paid <<choise>>
    ///     [*] --> Paid
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Paid <<choice>>
    ///     [*] --> Paid
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the nearest mark.
    pub(super) INFO = "unknown-stereotype", Traps, Error
}

pub(super) struct UnknownStereotype;

impl Rule<StateView<'_>> for UnknownStereotype {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        for statement in &chart.statements.statements {
            let StatementKind::Declared(range) = statement.kind else {
                continue;
            };
            let text = chart.reading.text.text.as_str();
            let word = &text[range.range()];
            if !word.starts_with("<<") && !word.starts_with("[[") {
                continue;
            }
            let end = text[range.start as usize..].find('\n').unwrap_or_default();
            let end = range.start as usize + end;
            let line = text[range.start as usize..end].trim_end();
            let mark = line
                .find([']', '>'])
                .map_or(word, |at| line.get(..at + 2).unwrap_or(word));
            let name = mark
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            let range = crate::source::TextRange::new(range.start, range.start + mark.len() as u32);
            let place = chart.span(range);
            let message = format!("{} is not a state type that Mermaid knows", code(mark));
            let found = Diagnostic::new(&INFO, place, message)
                .help("The types are `<<choice>>`, `<<fork>>` and `<<join>>`.");
            let near = ["choice", "fork", "join"].into_iter();
            let near = near.min_by_key(|known| strsim::damerau_levenshtein(known, &name));
            let near = near.filter(|known| strsim::damerau_levenshtein(known, &name) <= 2);
            out.push(match near {
                Some(known) => {
                    let known = format!("<<{known}>>");
                    found.fix(Fix::unsafe_(format!("Write `{known}`"), place, known))
                }
                None => found,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn marks_are_three() {
        for (line, want) in [
            (
                "state c <<choise>>",
                "2:13 `<<choise>>` is not a state type that Mermaid knows",
            ),
            (
                "state c << fork >>",
                "2:13 `<< fork >>` is not a state type that Mermaid knows",
            ),
            (
                "state h <<history>>",
                "2:13 `<<history>>` is not a state type that Mermaid knows",
            ),
        ] {
            let text = format!("stateDiagram-v2\n    {line}\n    A --> B\n");
            assert_eq!(found(&UnknownStereotype, &text), [want]);
        }
        let good = "stateDiagram-v2\n    state c <<CHOICE>>\n    state f [[fork]]\n";
        assert!(found(&UnknownStereotype, good).is_empty());
    }
}
