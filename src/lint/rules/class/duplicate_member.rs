//! `duplicate-member`

use foldhash::{HashMap, HashMapExt};

use super::names::own_line;
use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::source::Span;

declare_rule! {
    /// The same member twice in one class.
    ///
    /// Methods with the same name but different parameters differ.
    ///
    /// ## Why it is bad
    ///
    /// The class shows the line twice, and the second says nothing new.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         +area() float
    ///         +name String
    ///         +area() float
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         +area() float
    ///         +name String
    ///         +area(unit) float
    ///     }
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the class then shows less: the second line is removed.
    pub(super) INFO = "duplicate-member", Structure, Warning
}

pub(super) struct DuplicateMember;

impl Rule<ClassView<'_>> for DuplicateMember {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        for class in &chart.model.classes {
            let mut seen: HashMap<_, Span> = HashMap::new();
            for member in class.members.iter().chain(&class.methods) {
                let place = member.place.0;
                // A line of signs parts the members, like a rule.
                if !member.text.contains(char::is_alphanumeric) {
                    continue;
                }
                let first = *(seen.entry((&member.text, member.classifier))).or_insert(place);
                if first == place {
                    continue;
                }
                let message = format!(
                    "{} has the member {} twice",
                    code(&class.id),
                    code(&member.text)
                );
                let found = Diagnostic::new(&INFO, place, message)
                    .annotate(first, "the first one")
                    .help("Remove one, or rename it.");
                let found = match own_line(chart, place) {
                    Some(line) => found.fix(Fix::unsafe_("Remove the second one", line, "")),
                    None => found,
                };
                out.about_id(&class.id, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn members_twice() {
        let chart = "classDiagram\n    class A {\n        +x int\n        ---\n        +go(a)\n        ---\n        +go(b)\n        +x int\n        +x int$\n    }\n    A : +go(a)\n";
        assert_eq!(
            found(&DuplicateMember, chart),
            [
                "8:9 `A` has the member `+x int` twice",
                "11:9 `A` has the member `+go(a)` twice",
            ]
        );
        assert_eq!(
            fixed(&DuplicateMember, chart),
            "classDiagram\n    class A {\n        +x int\n        ---\n        +go(a)\n        ---\n        +go(b)\n        +x int$\n    }\n    A : +go(a)\n"
        );
    }
}
