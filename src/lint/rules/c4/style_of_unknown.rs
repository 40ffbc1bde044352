//! `style-of-unknown`

use foldhash::{HashSet, HashSetExt};

use super::{alias, calls};
use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{C4View, Findings, Rule};
use crate::syntax::kinds::c4::ast::Keyword;

declare_rule! {
    /// A style for an element or a relation that does not exist, or not yet.
    ///
    /// `UpdateElementStyle` and `UpdateRelStyle` apply only to what is above them.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid ignores the statement, and no error says so.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     UpdateElementStyle(anna, $bgColor="grey")
    ///     Person(anna, "Anna")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     UpdateElementStyle(anna, $bgColor="grey")
    /// ```
    pub(super) INFO = "style-of-unknown", Traps, Warning
}

pub(super) struct StyleOfUnknown;

impl Rule<C4View<'_>> for StyleOfUnknown {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &C4View<'_>, out: &mut Findings) {
        let mut things: HashSet<String> = HashSet::new();
        let mut relations: HashSet<(String, String)> = HashSet::new();
        for (call, place) in calls(chart) {
            let arguments = chart.statements.arguments(call);
            let name = |at: usize| alias(chart, *arguments.get(at)?);
            match call.keyword {
                Keyword::Element(_) | Keyword::Boundary(_) => things.extend(name(0)),
                Keyword::Relation(_) => relations.extend(name(0).zip(name(1))),
                Keyword::Indexed => relations.extend(name(1).zip(name(2))),
                Keyword::ElementStyle => {
                    let Some(id) = name(0).filter(|id| !things.contains(id)) else {
                        continue;
                    };
                    let late = chart.model.find(&id).is_some();
                    let message = match late {
                        true => format!("{} is declared later, so this style is lost", code(&id)),
                        false => {
                            format!("{} is not in the chart, so this style is lost", code(&id))
                        }
                    };
                    let found = Diagnostic::new(&INFO, chart.span(place), message);
                    let found = match late {
                        true => found.help("Move this line below the declaration."),
                        false => found,
                    };
                    out.about_id(&id, found);
                }
                Keyword::RelationStyle => {
                    let Some(ends) = name(0).zip(name(1)) else {
                        continue;
                    };
                    if relations.contains(&ends) {
                        continue;
                    }
                    let message = format!(
                        "no relation from {} to {} comes before this line, so this style is lost",
                        code(&ends.0),
                        code(&ends.1)
                    );
                    let found = Diagnostic::new(&INFO, chart.span(place), message);
                    let found = match relations.contains(&(ends.1.clone(), ends.0.clone())) {
                        true => found.help("There is one in the other direction: swap the two."),
                        false => found,
                    };
                    out.push(found);
                }
                Keyword::Layout => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn styles_reach_what_is_above() {
        let chart = "C4Context\n UpdateElementStyle(b, \"red\")\n Person(a, \"A\")\n Person(b, \"B\")\n Rel(a, b, \"x\")\n UpdateRelStyle(b, a, \"red\")\n UpdateElementStyle(z, \"red\")\n UpdateRelStyle(a, b, \"red\")\n";
        assert_eq!(
            found(&StyleOfUnknown, chart),
            [
                "2:2 `b` is declared later, so this style is lost",
                "6:2 no relation from `b` to `a` comes before this line, so this style is lost",
                "7:2 `z` is not in the chart, so this style is lost"
            ]
        );
    }
}
