//! `newer-than-target`

use crate::diagnostic::RuleInfo;
use crate::lint::newer::{Feature, report};
use crate::lint::rules::NEWER_THAN_TARGET as INFO;
use crate::lint::{ErView, Findings, Rule};
use crate::syntax::kinds::er::ast::StatementKind;

pub(super) struct NewerThanTarget;

const DIRECTIONS: Feature = Feature::new("directions of ER diagrams", (11, 5));

impl Rule<ErView<'_>> for NewerThanTarget {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
        let found = chart.statements.statements.iter();
        let found = found.filter(|statement| matches!(statement.kind, StatementKind::Direction(_)));
        let uses = found.map(|statement| (DIRECTIONS, chart.span(statement.range)));
        report(chart, uses, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Release;
    use crate::lint::testing::found_for;

    #[test]
    fn what_older_releases_do_not_read() {
        let chart = "erDiagram\n    direction LR\n    A ||--o{ B : has\n";
        let found = |minor| found_for(Release::new(11, minor), &NewerThanTarget, chart);
        assert_eq!(
            found(4),
            ["2:5 Mermaid 11.4 does not read directions of ER diagrams: 11.5 does"]
        );
        assert!(found(5).is_empty());
    }
}
