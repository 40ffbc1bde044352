//! `duplicate-edge` in class diagrams.

use foldhash::{HashMap, HashMapExt};

use super::names::own_line;
use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::rules::flowchart::DUPLICATE_EDGE;
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::model::Text;
use crate::model::class::Relation;
use crate::source::Span;

pub(super) struct DuplicateEdge;

impl Rule<ClassView<'_>> for DuplicateEdge {
    fn info(&self) -> &'static RuleInfo {
        &DUPLICATE_EDGE
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        let mut seen: HashMap<_, (Span, usize)> = HashMap::new();
        for relation in &chart.model.relations {
            let place = relation.place.0;
            let (first, times) = seen.entry(looks(relation)).or_insert((place, 0));
            *times += 1;
            if *times != 2 {
                continue;
            }
            let id = |end| chart.model.end_id(end);
            let (from, to) = (id(relation.from), id(relation.to));
            let joins = match relation.start == relation.end {
                true => ["between", "and"],
                false => ["from", "to"],
            };
            let message = format!(
                "the relation {} {} {} {} is drawn twice",
                joins[0],
                code(&from),
                joins[1],
                code(&to)
            );
            let found = Diagnostic::new(&DUPLICATE_EDGE, place, message)
                .annotate(*first, "the first one")
                .help("Remove one, or label both to tell them apart.");
            let found = match own_line(chart, place) {
                Some(line) => found.fix(Fix::unsafe_("Remove the second one", line, "")),
                None => found,
            };
            out.about_id(&from, found);
        }
    }
}

/// What tells relations apart, the same from either side.
fn looks(relation: &Relation) -> impl Eq + std::hash::Hash + use<'_> {
    fn text(text: Option<&Text>) -> Option<&str> {
        text.map(|text| text.text.as_str())
    }
    let start = (
        relation.from,
        relation.start,
        text(relation.from_cardinality.as_ref()),
    );
    let end = (
        relation.to,
        relation.end,
        text(relation.to_cardinality.as_ref()),
    );
    let backwards = relation.from.index() > relation.to.index();
    let (one, other) = if backwards {
        (end, start)
    } else {
        (start, end)
    };
    (one, other, relation.stroke, text(relation.label.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_relation_twice() {
        let chart = "classDiagram\n    A <|-- B\n    B --|> A\n    A --> B\n    A -- B\n    B -- A\n    B --> A\n    A --> \"1\" B\n";
        assert_eq!(
            found(&DuplicateEdge, chart),
            [
                "3:5 the relation from `B` to `A` is drawn twice",
                "6:5 the relation between `B` and `A` is drawn twice",
            ]
        );
        assert_eq!(
            fixed(&DuplicateEdge, chart),
            "classDiagram\n    A <|-- B\n    A --> B\n    A -- B\n    B --> A\n    A --> \"1\" B\n"
        );
    }
}
