//! `split-node` in state diagrams: a state that is only entered, and another one that is only left.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::alike;
use crate::lint::rules::flowchart::SPLIT_NODE;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::{State, StateKind};

use super::ways::Ways;

pub(super) struct SplitNode;

impl Rule<StateView<'_>> for SplitNode {
    fn info(&self) -> &'static RuleInfo {
        &SPLIT_NODE
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let ways = Ways::new(chart.model);
        let plain = |state: &State| state.kind == StateKind::State && !state.hidden;
        let (mut ends, mut starts) = (Vec::new(), Vec::new());
        for (index, state) in chart.model.indices().filter(|(_, state)| plain(state)) {
            match (ways.is_entered(index), ways.exits(index).is_empty()) {
                (true, true) => ends.push(state),
                (false, false) => starts.push(state),
                _ => {}
            }
        }
        // Comparing each with each is for charts that people write.
        if ends.len() * starts.len() > 10_000 {
            return;
        }
        let ends: Vec<(&State, String)> = (ends.into_iter())
            .map(|end| (end, end.id.to_lowercase()))
            .collect();
        for start in starts {
            let id = start.id.to_lowercase();
            let mut like = ends.iter().filter(|(_, end)| is_one(end, &id));
            let (Some((end, _)), None) = (like.next(), like.next()) else {
                continue;
            };
            let message = format!(
                "{} and {} are two states: one is only entered, the other only left",
                code(&end.id),
                code(&start.id)
            );
            let mut found = Diagnostic::new(&SPLIT_NODE, start.place.0, message)
                .annotate(end.place.0, format!("{} is only entered", code(&end.id)))
                .help(format!(
                    "If they are the same state, write {} in both places.",
                    code(&end.id)
                ));
            if let Some((first, rest)) = start.mentions.split_first() {
                let what = format!("Write `{}`", end.id);
                let mut fix = Fix::unsafe_(what, first.span, end.id.as_str());
                for mention in rest {
                    fix = fix.and(mention.span, end.id.as_str());
                }
                found = found.fix(fix);
            }
            out.about_id(&start.id, found);
        }
    }
}

/// Whether two ids look like one name: but for case and signs the same, misspelt, or one in the other.
fn is_one(one: &str, other: &str) -> bool {
    let within = |long: &str, short: &str| short.chars().count() >= 6 && long.contains(short);
    let letters = |id: &str| id.chars().filter(|c| c.is_alphabetic()).count();
    letters(one).min(letters(other)) >= 3
        && (is_slip(one, other) || within(one, other) || within(other, one))
}

/// Whether an id is another one, misspelt; `a_owns` and `b_owns` differ on purpose.
fn is_slip(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next() && alike::is_slip(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn entered_here_and_left_there() {
        let text = "stateDiagram-v2\n    [*] --> InReview\n    InReview --> A : x\n    In_Review --> B : y\n    A --> InReview2\n";
        assert!(found(&SplitNode, text).is_empty());
        let text = "stateDiagram-v2\n    [*] --> InReview\n    In_Review --> B : y\n";
        assert_eq!(
            found(&SplitNode, text),
            [
                "3:5 `InReview` and `In_Review` are two states: one is only entered, the other only left"
            ]
        );
        assert!(fixed(&SplitNode, text).contains("    InReview --> B : y\n"));
        for (end, start) in [("a_owns", "b_owns"), ("Step1", "Step2"), ("Idle", "IdleX")] {
            let text = format!("stateDiagram-v2\n    [*] --> {end}\n    {start} --> B\n");
            assert!(found(&SplitNode, &text).is_empty(), "{end} {start}");
        }
    }
}
