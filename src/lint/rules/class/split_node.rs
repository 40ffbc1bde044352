//! `split-node` in class diagrams.

use super::names::{indexed, related};
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::lint::alike::{is_cut_short, same_letters, similar};
use crate::lint::rules::flowchart::SPLIT_NODE;
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::model::class::{Class, ClassDiagram};

pub(super) struct SplitNode;

impl Rule<ClassView<'_>> for SplitNode {
    fn info(&self) -> &'static RuleInfo {
        &SPLIT_NODE
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        for (declared, used) in pairs(chart.model) {
            let (one, other) = (code(&declared.id), code(&used.id));
            let message =
                format!("{one} and {other} are two classes, and the declared one has no relation");
            let found = Diagnostic::new(&SPLIT_NODE, used.place.0, message)
                .annotate(declared.place.0, format!("{one} is declared here"))
                .help(format!(
                    "If they are the same class, write {one} in both places."
                ));
            out.about_id(&used.id, found);
        }
    }
}

/// A declared class without relations, and the one undeclared class of like name that has some.
fn pairs(model: &ClassDiagram) -> Vec<(&Class, &Class)> {
    let related = related(model);
    let is_related = |index: usize| related[index];
    let of = |declared: bool| {
        let classes = indexed(model);
        let classes = classes.filter(move |(index, class)| {
            class.declared == declared && is_related(index.0 as usize) != declared
        });
        classes.map(|(_, class)| class).collect::<Vec<_>>()
    };
    let (alone, bare) = (of(true), of(false));
    // Comparing each with each is for charts that people write.
    if alone.len() * bare.len() > 100_000 {
        return Vec::new();
    }
    let alike = |a: &str, b: &str| similar(a, b) || same_letters(a, b) || is_cut_short(a, b);
    let pair = |one: &'_ Class, bare: &[&'_ Class]| {
        let mut like = bare.iter().enumerate();
        let first = like.find(|(_, other)| alike(&one.id, &other.id))?.0;
        let more = like.any(|(_, other)| alike(&one.id, &other.id));
        (!more).then_some(first)
    };
    let found = alone
        .iter()
        .filter_map(|&one| Some((one, bare[pair(one, &bare)?])));
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn declared_under_one_name_and_related_under_another() {
        let chart = "classDiagram\n    class OrderRepository {\n        +find()\n    }\n    Shop --> OrderRepo\n";
        assert_eq!(
            found(&SplitNode, chart),
            [
                "5:14 `OrderRepository` and `OrderRepo` are two classes, and the declared one has no relation"
            ]
        );
        for chart in [
            "classDiagram\n    class User\n    Shop --> UserService\n",
            "classDiagram\n    class OrderRepository\n    OrderRepository --> OrderRepo\n",
            "classDiagram\n    class Chain1\n    Chain2 --> Link\n",
        ] {
            assert!(found(&SplitNode, chart).is_empty(), "{chart}");
        }
    }
}
