//! `swallowed-direction`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::StatementKind;

declare_rule! {
    /// A line that contains `direction LR` somewhere becomes a direction, and the rest of it disappears.
    ///
    /// Mermaid reads any line with the word `direction` before `TB`, `TD`, `BT`, `LR` or `RL` as a
    /// direction statement, even inside a label, an id or a link's text.
    ///
    /// ## Why it is bad
    ///
    /// The nodes and links of the line are not drawn, and no error says so.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start] --> B[Draw]
    ///     B --> C["set direction LR"]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start] --> B[Draw]
    ///     B --> C["set direction#32;LR"]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because it brings back what was lost: the space becomes `#32;`, which looks the
    /// same.
    pub(super) INFO = "swallowed-direction", Traps, Error
}

pub(super) struct SwallowedDirection;

impl Rule<FlowchartView<'_>> for SwallowedDirection {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for statement in chart.statements() {
            let StatementKind::Direction { direction, text } = &statement.kind else {
                continue;
            };
            let (text, line) = (chart.text(text), chart.span(statement.range));
            let Some((before, space, _)) = split(text).filter(|_| swallows(text)) else {
                continue;
            };
            let words = text.trim();
            let message = format!(
                "the whole line {} is read as `direction {}` and draws nothing",
                code(words),
                direction.name()
            );
            let mut diagnostic = Diagnostic::new(&INFO, chart.trimmed(line), message)
                .label("read as a direction")
                .help("In a label, write `direction#32;LR`, which looks the same; put a direction on its own line.");
            let inside_label = before.contains(['[', '(', '{', '"', '|']) || before.contains("--");
            if inside_label && chart.source.slice(line).starts_with(text) {
                let start = line.start + (before.len() + "direction".len()) as u32;
                let place = Span::new(start, start + space as u32);
                diagnostic =
                    diagnostic.fix(Fix::unsafe_("Write the space as `#32;`", place, "#32;"));
            }
            out.push(diagnostic);
        }
    }
}

/// Whether a direction statement holds more than a direction.
pub(super) fn swallows(text: &str) -> bool {
    split(text).is_some_and(|(before, _, following)| !before.trim().is_empty() || draws(following))
}

/// What stands before `direction`, how many bytes of spaces follow it, and what stands after the direction.
/// The last one in the line counts, as it does for Mermaid.
fn split(text: &str) -> Option<(&str, usize, &str)> {
    text.rmatch_indices("direction").find_map(|(at, word)| {
        let following = &text[at + word.len()..];
        let rest = following.trim_start();
        let space = following.len() - rest.len();
        let is_direction = ["TB", "TD", "BT", "LR", "RL"]
            .iter()
            .any(|d| rest.starts_with(d));
        (space > 0 && is_direction).then(|| (&text[..at], space, &rest[2..]))
    })
}

/// Whether something after a direction on its line was meant to be drawn.
fn draws(following: &str) -> bool {
    let following = following.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
    !following.is_empty()
        && !following.starts_with(['%', '#', '/'])
        && (following.contains("--") || following.contains(['[', '(', '{']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_label_with_a_direction_is_found() {
        let chart = "flowchart TD\n    C --> D\n    A[\"go direction LR\"] --> B\n";
        assert_eq!(
            found(&SwallowedDirection, chart),
            [
                "3:5 the whole line `A[\"go direction LR\"] --> B` is read as `direction LR` and draws nothing"
            ]
        );
        assert_eq!(
            fixed(&SwallowedDirection, chart),
            "flowchart TD\n    C --> D\n    A[\"go direction#32;LR\"] --> B\n"
        );
    }

    #[test]
    fn a_direction_of_its_own_is_fine() {
        for line in ["direction LR", "direction  TB ", "direction RL;"] {
            let chart = format!("flowchart TD\n    subgraph S\n    {line}\n    A --> B\n    end\n");
            assert!(found(&SwallowedDirection, &chart).is_empty(), "{line}");
        }
        assert_eq!(
            split("a direction LR and direction  RL x"),
            Some(("a direction LR and ", 2, " x"))
        );
        assert_eq!(split("directions LR"), None);
    }
}
