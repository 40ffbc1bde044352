//! `newer-than-target`

use crate::diagnostic::RuleInfo;
use crate::lint::newer::{Feature, report};
use crate::lint::rules::NEWER_THAN_TARGET as INFO;
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::Head;
use crate::syntax::kinds::sequence::ast::StatementKind;

pub(super) struct NewerThanTarget;

const TYPES: Feature = Feature::new("types of participants", (11, 11));
const HALF_ARROWS: Feature = Feature::new("half arrows", (11, 13));
const CENTRAL: Feature = Feature::new("central connections", (11, 13));

impl Rule<SequenceView<'_>> for NewerThanTarget {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let uses = chart.statements.statements.iter().flat_map(|statement| {
            let place = chart.span(statement.range);
            let (types, half, central) = match &statement.kind {
                StatementKind::Participant(who) => (who.data.is_some(), false, false),
                StatementKind::Message(message) => {
                    let ends = [message.arrow.start, message.arrow.end];
                    let half = ends.iter().any(|end| is_half(*end));
                    (false, half, message.central.is_some())
                }
                _ => (false, false, false),
            };
            [(types, TYPES), (half, HALF_ARROWS), (central, CENTRAL)]
                .into_iter()
                .filter_map(move |(is_used, feature)| is_used.then_some((feature, place)))
        });
        report(chart, uses, out);
    }
}

fn is_half(head: Head) -> bool {
    matches!(
        head,
        Head::HalfTop | Head::HalfBottom | Head::StickTop | Head::StickBottom
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Release;
    use crate::lint::testing::found_for;

    #[test]
    fn what_older_releases_do_not_read() {
        let chart = "sequenceDiagram\n    participant A@{ \"type\": \"queue\" }\n    A-|\\B: x\n    A->>()B: y\n";
        let found = |minor| found_for(Release::new(11, minor), &NewerThanTarget, chart);
        assert_eq!(
            found(10),
            [
                "2:5 Mermaid 11.10 does not read types of participants: 11.11 does",
                "3:5 Mermaid 11.10 does not read half arrows: 11.13 does",
                "4:5 Mermaid 11.10 does not read central connections: 11.13 does",
            ]
        );
        assert_eq!(found(12).len(), 2);
        assert!(found(13).is_empty());
    }
}
