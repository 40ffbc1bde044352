//! `duplicate-edge` in ER diagrams.

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::removal::whole_line;
use crate::lint::rules::flowchart::DUPLICATE_EDGE;
use crate::lint::words::code;
use crate::lint::{ErView, Findings, Rule};
use crate::source::Span;

pub(super) struct DuplicateEdge;

impl Rule<ErView<'_>> for DuplicateEdge {
    fn info(&self) -> &'static RuleInfo {
        &DUPLICATE_EDGE
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
        let mut seen: HashMap<_, (Span, usize)> = HashMap::new();
        for relation in &chart.model.relations {
            let place = relation.place.0;
            let mut ends = [
                (&relation.from, relation.from_cardinality as u8),
                (&relation.to, relation.to_cardinality as u8),
            ];
            ends.sort_unstable();
            let looks = (ends, relation.identifying, &relation.label.text);
            let (first, times) = seen.entry(looks).or_insert((place, 0));
            *times += 1;
            if *times != 2 {
                continue;
            }
            let message = format!(
                "the relationship between {} and {} is drawn twice",
                code(&relation.from),
                code(&relation.to)
            );
            let line = whole_line(chart.source, place);
            let found = Diagnostic::new(&DUPLICATE_EDGE, place, message)
                .annotate(*first, "the first one")
                .help("Remove one, or give them different labels.");
            let found = match chart.source.slice(line).trim() == chart.source.slice(place) {
                true => found.fix(Fix::unsafe_("Remove the second one", line, "")),
                false => found,
            };
            out.about_id(&relation.from, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_relationship_twice() {
        let chart = "erDiagram\n    A ||--o{ B : x\n    B }o--|| A : x\n    A ||--o{ B : y\n    A ||..o{ B : x\n    B ||--o{ A : x\n";
        assert_eq!(
            found(&DuplicateEdge, chart),
            ["3:5 the relationship between `B` and `A` is drawn twice"]
        );
    }
}
