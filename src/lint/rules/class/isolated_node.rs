//! `isolated-node` in class diagrams.

use super::names::{indexed, related};
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::lint::rules::flowchart::ISOLATED_NODE;
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::model::class::Class;

pub(super) struct IsolatedNode;

impl Rule<ClassView<'_>> for IsolatedNode {
    fn info(&self) -> &'static RuleInfo {
        &ISOLATED_NODE
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        let model = chart.model;
        let declared = model.classes.iter().filter(|class| class.declared).count();
        if declared < 5 || !model.notes.is_empty() {
            return;
        }
        let related = related(model);
        let alone = indexed(model).filter(|(index, _)| !related[index.0 as usize]);
        let alone: Vec<&Class> = alone.map(|(_, class)| class).collect();
        if alone.len() > 2 {
            return;
        }
        for class in alone.into_iter().filter(|class| !is_enumeration(class)) {
            let message = format!("{} has no relation to another class", code(&class.id));
            let found = Diagnostic::new(&ISOLATED_NODE, class.place.0, message)
                .help("Add a relation to another class, or remove it.");
            out.about_id(&class.id, found);
        }
    }
}

/// Enumerations stand alone.
fn is_enumeration(class: &Class) -> bool {
    let mut words = class.annotations.iter();
    words.any(|word| word.to_lowercase().starts_with("enum"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_class_alone() {
        let five = "classDiagram\n    class A\n    class B\n    class C\n    class D\n    class E\n    A --> B\n    C --> D\n";
        assert_eq!(
            found(&IsolatedNode, five),
            ["6:5 `E` has no relation to another class"]
        );
        for more in [
            "    <<enumeration>> E\n",
            "    note \"x\"\n",
            "    E --> A\n",
        ] {
            assert!(found(&IsolatedNode, &format!("{five}{more}")).is_empty());
        }
    }
}
