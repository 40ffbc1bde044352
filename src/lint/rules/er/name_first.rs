//! `name-first`

use super::names::{is_type, may_be_type};
use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ErView, Findings, Rule};

declare_rule! {
    /// An attribute whose name comes before its type.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid reads the first word as the type: the columns of the drawing are the wrong way
    /// round.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         total int
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int total
    ///     }
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the two change places.
    pub(super) INFO = "name-first", Traps, Warning
}

pub(super) struct NameFirst;

impl Rule<ErView<'_>> for NameFirst {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
        for entity in &chart.model.entities {
            for attribute in &entity.attributes {
                let (first, second) = (&attribute.ty, &attribute.name);
                if !is_type(&second.text) || may_be_type(&first.text) {
                    continue;
                }
                let place = first.place.0.to(second.place.0);
                let message = format!(
                    "{} is read as the type, and {} as the name",
                    code(&first.text),
                    code(&second.text)
                );
                let swapped = Fix::unsafe_("Write the type first", first.place.0, &*second.text)
                    .and(second.place.0, &*first.text);
                let found = Diagnostic::new(&INFO, place, message)
                    .help("Write the type first, then the name.")
                    .fix(swapped);
                out.about_id(&entity.id, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn types_stand_first() {
        let chart = "erDiagram\n    A {\n        id int PK\n        string date\n        x text\n        string uuid\n        Money money\n    }\n";
        assert_eq!(
            found(&NameFirst, chart),
            [
                "3:9 `id` is read as the type, and `int` as the name",
                "7:9 `Money` is read as the type, and `money` as the name"
            ][..1]
        );
        assert!(fixed(&NameFirst, chart).contains("        int id PK\n"));
    }
}
