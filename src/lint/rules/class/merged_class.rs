//! `merged-class`

use foldhash::{HashMap, HashMapExt};

use super::names::id;
use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::source::Span;
use crate::syntax::kinds::class::ast::StatementKind;

declare_rule! {
    /// One class with two bodies.
    ///
    /// Mermaid draws one class with the members of both. Members that lines such as
    /// `Shape : +area()` add are fine.
    ///
    /// ## Why it is bad
    ///
    /// Two classes of one name were meant, or a body was copied and is to be changed in two places.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         +area() float
    ///     }
    ///     class Shape {
    ///         +radius float
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         +area() float
    ///     }
    ///     class Circle {
    ///         +radius float
    ///     }
    /// ```
    pub(super) INFO = "merged-class", Traps, Warning
}

pub(super) struct MergedClass;

impl Rule<ClassView<'_>> for MergedClass {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        // The first body of each class, and whether a second was reported.
        let mut bodies: HashMap<String, (Span, bool)> = HashMap::new();
        for statement in &chart.statements.statements {
            let StatementKind::Class(class) = &statement.kind else {
                continue;
            };
            let members = class.members.iter().flatten();
            let mut said =
                members.filter(|&&m| !chart.source.slice(chart.span(m)).trim().is_empty());
            if said.next().is_none() {
                continue;
            }
            let id = id(chart, &class.name);
            let place = chart.span(class.name.range);
            match bodies.get_mut(&id) {
                None => {
                    bodies.insert(id, (place, false));
                }
                Some((first, reported)) if !*reported => {
                    *reported = true;
                    let message =
                        format!("{} has two bodies, which are drawn as one class", code(&id));
                    let found = Diagnostic::new(&INFO, place, message)
                        .annotate(*first, "the first body")
                        .help("Join the bodies, or give one of the classes another name.");
                    out.about_id(&id, found);
                }
                Some(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn two_bodies() {
        let chart =
            "classDiagram\n    class A {\n        x\n    }\n    class A~T~ {\n        y\n    }\n";
        assert_eq!(
            found(&MergedClass, chart),
            ["5:11 `A` has two bodies, which are drawn as one class"]
        );
        for chart in [
            "classDiagram\n    class A {\n        x\n    }\n    A : y\n    class A\n",
            "classDiagram\n    class A {\n    }\n    class A {\n        y\n    }\n",
        ] {
            assert!(found(&MergedClass, chart).is_empty(), "{chart}");
        }
    }
}
