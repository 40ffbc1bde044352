//! `newer-than-target`

use crate::diagnostic::RuleInfo;
use crate::lint::newer::{Feature, report};
use crate::lint::rules::NEWER_THAN_TARGET as INFO;
use crate::lint::{Findings, Rule, StateView};
use crate::syntax::kinds::state::ast::StatementKind;

pub(super) struct NewerThanTarget;

const CLICKS: Feature = Feature::new("clicks on states", (11, 7));

impl Rule<StateView<'_>> for NewerThanTarget {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let clicks = chart.statements.statements.iter();
        let clicks = clicks.filter(|statement| matches!(statement.kind, StatementKind::Click(_)));
        let uses = clicks.map(|statement| (CLICKS, chart.span(statement.range)));
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
        let chart = "stateDiagram-v2\n    A --> B\n    click A \"https://example.org\" \"x\"\n";
        let found = |minor| found_for(Release::new(11, minor), &NewerThanTarget, chart);
        assert_eq!(
            found(6),
            ["3:5 Mermaid 11.6 does not read clicks on states: 11.7 does"]
        );
        assert!(found(7).is_empty());
    }
}
