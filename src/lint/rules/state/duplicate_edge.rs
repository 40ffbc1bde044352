//! `duplicate-edge` in state diagrams: transitions without a text are left alone.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::removal::whole_line;
use crate::lint::rules::flowchart::DUPLICATE_EDGE;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};

pub(super) struct DuplicateEdge;

impl Rule<StateView<'_>> for DuplicateEdge {
    fn info(&self) -> &'static RuleInfo {
        &DUPLICATE_EDGE
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let mut seen = foldhash::HashMap::default();
        for transition in &chart.model.transitions {
            let Some(label) = &transition.label else {
                continue;
            };
            let ends = (transition.source, transition.target, label.text.as_str());
            match seen.get_mut(&ends) {
                None => {
                    seen.insert(ends, (transition, 1));
                }
                Some((first, times)) => {
                    *times += 1;
                    if *times > 2 {
                        continue;
                    }
                    let message = format!(
                        "the transition from {} to {} is drawn twice",
                        code(&transition.from),
                        code(&transition.to)
                    );
                    let line = whole_line(chart.source, transition.place.0);
                    let found = Diagnostic::new(&DUPLICATE_EDGE, transition.place.0, message)
                        .annotate(first.place.0, "the first one")
                        .help("Remove one, or give them different labels.")
                        .fix(Fix::unsafe_("Remove the second one", line, ""));
                    out.about_id(&transition.from, found);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_transition_twice() {
        let text = "stateDiagram-v2\n    A --> B : x\n    A --> B\n    A --> B\n    A --> B : x\n";
        assert_eq!(
            found(&DuplicateEdge, text),
            ["5:5 the transition from `A` to `B` is drawn twice"]
        );
    }
}
