//! `isolated-element`

use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{C4View, Findings, Rule};

declare_rule! {
    /// An element without a relation, in a chart with relations.
    ///
    /// ## Why it is bad
    ///
    /// A relation may have been forgotten, or go to another alias.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     System(mail, "Mail")
    ///     Rel(anna, bank, "pays")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     System(mail, "Mail")
    ///     Rel(anna, bank, "pays")
    ///     Rel(bank, mail, "writes")
    /// ```
    pub(super) INFO = "isolated-element", Structure, Off
}

pub(super) struct IsolatedElement;

impl Rule<C4View<'_>> for IsolatedElement {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &C4View<'_>, out: &mut Findings) {
        let relations = chart.model.relations.iter();
        let ends: HashSet<&str> = relations
            .flat_map(|relation| [relation.from.text.as_str(), relation.to.text.as_str()])
            .collect();
        if ends.is_empty() {
            return;
        }
        for element in &chart.model.elements {
            let id = element.id.text.as_str();
            // A relation of the boundary around it is one of its own.
            let around = element.boundary.as_deref();
            if ends.contains(id) || around.is_some_and(|around| ends.contains(around)) {
                continue;
            }
            let message = format!("{} has no relation to anything", code(id));
            out.about_id(id, Diagnostic::new(&INFO, element.id.place.0, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn elements_are_related() {
        let chart = "C4Context\n Person(a, \"A\")\n Person(b, \"B\")\n Person(c, \"C\")\n Rel(a, b, \"x\")\n";
        assert_eq!(
            found(&IsolatedElement, chart),
            ["4:9 `c` has no relation to anything"]
        );
        assert!(found(&IsolatedElement, "C4Context\n Person(a, \"A\")\n").is_empty());
    }
}
