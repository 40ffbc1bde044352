//! `undeclared-class`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::model::class::Class;

declare_rule! {
    /// The only class that is not declared, where others are.
    ///
    /// `Item : +int price` declares one as `class Item` does.
    ///
    /// ## Why it is bad
    ///
    /// A relation makes the class. Usually that is intended; sometimes the name is misspelt.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shop
    ///     class Order
    ///     Shop --> Order
    ///     Order --> Item
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shop
    ///     class Order
    ///     class Item
    ///     Shop --> Order
    ///     Order --> Item
    /// ```
    pub(super) INFO = "undeclared-class", Style, Info
}

pub(super) struct UndeclaredClass;

impl Rule<ClassView<'_>> for UndeclaredClass {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        let classes = &chart.model.classes;
        let is_named_only = |class: &&Class| {
            !class.declared
                && class.members.is_empty()
                && class.methods.is_empty()
                && class.annotations.is_empty()
        };
        let mut undeclared = classes.iter().filter(is_named_only);
        if let (Some(one), None) = (undeclared.next(), undeclared.next())
            && classes.len() >= 3
        {
            let id = code(&one.id);
            let message = format!("{id} is the only class without a `class` line or members");
            let found = Diagnostic::new(&INFO, one.place.0, message).help(format!(
                "Add `class {}`, or correct the name.",
                id.trim_matches('`')
            ));
            out.about_id(&one.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_of_three() {
        let chart = "classDiagram\n    class A\n    class B\n    A --> C\n";
        assert_eq!(
            found(&UndeclaredClass, chart),
            ["4:11 `C` is the only class without a `class` line or members"]
        );
        for fine in [
            "classDiagram\n    class A\n    A --> C\n",
            "classDiagram\n    A --> C\n    B --> C\n",
            "classDiagram\n    class A\n    class B\n    A --> C\n    C : +int price\n",
            "classDiagram\n    class A\n    class B\n    A --> C\n    <<interface>> C\n",
        ] {
            assert!(found(&UndeclaredClass, fine).is_empty(), "{fine}");
        }
    }
}
