//! `duplicate-attribute`

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ErView, Findings, Rule};
use crate::source::Span;

declare_rule! {
    /// Two attributes of an entity with the same name.
    ///
    /// Braces that are opened twice for one entity add to its attributes.
    ///
    /// ## Why it is bad
    ///
    /// Both are drawn, but a table can have a column only once.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int id
    ///         string id
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int id
    ///         string name
    ///     }
    /// ```
    pub(super) INFO = "duplicate-attribute", Structure, Warning
}

pub(super) struct DuplicateAttribute;

impl Rule<ErView<'_>> for DuplicateAttribute {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
        for entity in &chart.model.entities {
            let mut seen: HashMap<&str, (Span, usize)> = HashMap::new();
            for attribute in &entity.attributes {
                let name = &attribute.name;
                let (first, times) = seen.entry(&name.text).or_insert((name.place.0, 0));
                *times += 1;
                if *times != 2 {
                    continue;
                }
                let message = format!(
                    "{} has two attributes {}",
                    code(&entity.id),
                    code(&name.text)
                );
                let found = Diagnostic::new(&INFO, name.place.0, message)
                    .annotate(*first, "the first one")
                    .help("Rename or remove one.");
                out.about_id(&entity.id, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn names_twice() {
        let chart = "erDiagram\n    A {\n        int x\n        int y\n    }\n    A {\n        int x\n        int x\n    }\n    B {\n        int x\n    }\n";
        assert_eq!(
            found(&DuplicateAttribute, chart),
            ["7:13 `A` has two attributes `x`"]
        );
    }
}
