//! `newer-than-target`

use crate::diagnostic::RuleInfo;
use crate::lint::newer::{Feature, report};
use crate::lint::rules::NEWER_THAN_TARGET as INFO;
use crate::lint::{ClassView, Findings, Rule};
use crate::syntax::kinds::class::ast::StatementKind;

pub(super) struct NewerThanTarget;

const NESTED: Feature = Feature::new("namespaces inside namespaces", (11, 15));
const NOTES: Feature = Feature::new("notes inside namespaces", (11, 13));

impl Rule<ClassView<'_>> for NewerThanTarget {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        let mut depth = 0usize;
        let mut uses = Vec::new();
        for statement in &chart.statements.statements {
            let place = chart.span(statement.range);
            match &statement.kind {
                StatementKind::NamespaceStart(..) => {
                    if depth > 0 {
                        uses.push((NESTED, place));
                    }
                    depth += 1;
                }
                StatementKind::NamespaceEnd => depth = depth.saturating_sub(1),
                StatementKind::Note(..) if depth > 0 => uses.push((NOTES, place)),
                _ => {}
            }
        }
        report(chart, uses.into_iter(), out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Release;
    use crate::lint::testing::found_for;

    #[test]
    fn what_older_releases_do_not_read() {
        let chart = "classDiagram\n    namespace N {\n        class A\n        namespace M {\n            class B\n        }\n    }\n";
        let found = |minor| found_for(Release::new(11, minor), &NewerThanTarget, chart);
        assert_eq!(
            found(14),
            ["4:9 Mermaid 11.14 does not read namespaces inside namespaces: 11.15 does"]
        );
        assert!(found(15).is_empty());
    }
}
