//! `duplicate-alias`

use foldhash::{HashMap, HashMapExt};

use super::{alias, calls};
use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{C4View, Findings, Rule};
use crate::source::TextRange;
use crate::syntax::kinds::c4::ast::Keyword;

declare_rule! {
    /// Two elements, or two boundaries, with one alias.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws one of them, with the label of the last and what else both say.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(a, "Anna")
    ///     System(a, "Archive")
    ///     Rel(a, a, "reads")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(archive, "Archive")
    ///     Rel(anna, archive, "reads")
    /// ```
    pub(super) INFO = "duplicate-alias", Traps, Warning
}

pub(super) struct DuplicateAlias;

impl Rule<C4View<'_>> for DuplicateAlias {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &C4View<'_>, out: &mut Findings) {
        let mut firsts: HashMap<(bool, String), TextRange> = HashMap::new();
        for (call, _) in calls(chart) {
            let boundary = match call.keyword {
                Keyword::Element(_) => false,
                Keyword::Boundary(_) => true,
                _ => continue,
            };
            let Some(&argument) = chart.statements.arguments(call).first() else {
                continue;
            };
            let Some(id) = alias(chart, argument) else {
                continue;
            };
            let place = argument.range();
            if let Some(first) = firsts.get(&(boundary, id.clone())) {
                let message = format!(
                    "{} is declared twice, but only one of the two is drawn",
                    code(&id)
                );
                let found = Diagnostic::new(&INFO, chart.span(place), message)
                    .annotate(chart.span(*first), "first declared here")
                    .help("Give one of them another alias.");
                out.about_id(&id, found);
            } else {
                firsts.insert((boundary, id), place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn aliases_are_of_one_thing() {
        let chart = "C4Context\n Person(a, \"A\")\n System(b, \"B\")\n System(a, \"C\")\n";
        assert_eq!(
            found(&DuplicateAlias, chart),
            ["4:9 `a` is declared twice, but only one of the two is drawn"]
        );
        let chart = "C4Context\n Person(a, \"A\")\n Boundary(b, \"B\") {\n System(c, \"C\")\n }\n";
        assert!(found(&DuplicateAlias, chart).is_empty());
    }
}
