//! `shadowed-edge-id`

use foldhash::HashMap;

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// An edge id that is used twice: only the first link has it.
    ///
    /// ## Why it is bad
    ///
    /// Classes and metadata for that id reach the first link and not the second.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart LR
    ///     A e1@--> B
    ///     B e1@--> C
    ///     e1@{ animate: true }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart LR
    ///     A e1@--> B
    ///     B e2@--> C
    ///     e1@{ animate: true }
    /// ```
    pub(super) INFO = "shadowed-edge-id", Traps, Warning
}

pub(super) struct ShadowedEdgeId;

impl Rule<FlowchartView<'_>> for ShadowedEdgeId {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mut seen = HashMap::default();
        for (_, chain) in chart.chains() {
            for id in chain.links.iter().filter_map(|link| link.id.as_ref()) {
                let (name, place) = (chart.text(id), chart.span(id.range));
                let Some(first) = seen.get(name) else {
                    seen.insert(name, place);
                    continue;
                };
                out.push(
                    Diagnostic::new(
                        &INFO,
                        place,
                        format!(
                            "another link already has the id {}, so this one has none",
                            code(name)
                        ),
                    )
                    .annotate(*first, "this link has the id")
                    .help("Give each link another id."),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn the_first_link_has_the_id() {
        assert_eq!(
            found(
                &ShadowedEdgeId,
                "flowchart LR\n    A e1@--> B\n    C e1@--> D\n"
            ),
            ["3:7 another link already has the id `e1`, so this one has none"]
        );
        assert!(
            found(
                &ShadowedEdgeId,
                "flowchart LR\n    A e1@--> B e2@--> C\n    e1@{ animate: true }\n"
            )
            .is_empty()
        );
    }
}
