//! `lost-relation`

use std::collections::HashMap;

use super::{alias, calls};
use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{C4View, Findings, Rule};
use crate::syntax::kinds::c4::ast::{Call, Keyword};

declare_rule! {
    /// A relation that Mermaid does not draw.
    ///
    /// Between two things there is one relation in each direction: a second one with the same ends takes the
    /// place of the first, text and all. And a relation without a text is left out.
    ///
    /// ## Why it is bad
    ///
    /// What it says is missing in the drawing, and no error says so.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bank, "pays")
    ///     Rel(anna, bank, "asks")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bank, "pays, asks")
    /// ```
    pub(super) INFO = "lost-relation", Traps, Warning
}

pub(super) struct LostRelation;

impl Rule<C4View<'_>> for LostRelation {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &C4View<'_>, out: &mut Findings) {
        let mut last: HashMap<(String, String), Call> = HashMap::new();
        for (call, _) in calls(chart) {
            let skip = match call.keyword {
                Keyword::Relation(_) => 0,
                Keyword::Indexed => 1,
                _ => continue,
            };
            let arguments = chart.statements.arguments(call);
            if arguments.len() < 3 + skip {
                let message = format!(
                    "this {} is not drawn: it has no text",
                    code(chart.reading.text.slice(call.word))
                );
                out.push(
                    Diagnostic::new(&INFO, chart.span(call.word), message)
                        .help("A text may be empty: `Rel(a, b, \"\")`."),
                );
                continue;
            }
            let ends = (
                alias(chart, arguments[skip]),
                alias(chart, arguments[skip + 1]),
            );
            let (Some(from), Some(to)) = ends else {
                continue;
            };
            let message = format!(
                "this relation from {} to {} is not drawn: a later one takes its place",
                code(&from),
                code(&to)
            );
            if let Some(first) = last.insert((from, to), call) {
                out.push(
                    Diagnostic::new(&INFO, chart.span(first.word), message)
                        .annotate(chart.span(call.word), "this one is drawn")
                        .help("Say both in one text, or draw one of them the other way round: `Rel_Back`."),
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
    fn one_relation_each_way() {
        let chart = "C4Dynamic\n Person(a, \"A\")\n Person(b, \"B\")\n Rel(a, b, \"x\")\n RelIndex(2, a, b, \"y\")\n Rel(b, a, \"z\")\n Rel(a, \"b\")\n";
        assert_eq!(
            found(&LostRelation, chart),
            [
                "4:2 this relation from `a` to `b` is not drawn: a later one takes its place",
                "7:2 this `Rel` is not drawn: it has no text"
            ]
        );
    }
}
