//! `dead-end`

use foldhash::HashMap;

use crate::decision::{Role, RoleRule, node_text, one_line, polarity};
use crate::diagnostic::{Diagnostic, RuleInfo, Severity, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::NodeIndex;

declare_rule! {
    /// An answer or a decision that leads nowhere.
    ///
    /// An answer drawn as a node, or a rhombus, that is only a word (`No`) has no link leading on,
    /// which is an error where some answers then reach no outcome at all. Or a question was never
    /// finished: its first and its last line ask, something leads to it, and nothing leads on. That
    /// is an error in a chart that decides, whatever the shape; elsewhere a rhombus like this is a
    /// warning.
    ///
    /// ## Why it is bad
    ///
    /// A reader who gives this answer never reaches an outcome.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Is it raining?] --> B{Yes}
    ///     A --> C{No}
    ///     B --> D[Take an umbrella]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Is it raining?] --> B{Yes}
    ///     A --> C{No}
    ///     B --> D[Take an umbrella]
    ///     C --> E[Go as you are]
    /// ```
    pub(super) INFO = "dead-end", Structure, Warning
}

pub(super) struct DeadEnd;

impl Rule<FlowchartView<'_>> for DeadEnd {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let ends = chart.proofs().iter().flat_map(|proof| &proof.dead_ends);
        let proved: HashMap<NodeIndex, bool> = ends.map(|end| (end.node, end.failing)).collect();
        for node in chart.nodes() {
            let found = proved.get(&node);
            if found.is_none() && !stops_in_the_middle(chart, node) {
                continue;
            }
            let text = one_line(&node_text(chart.graph.node(node)));
            let is_answer =
                polarity(&text).is_some() || chart.decisions().role(node) == Role::Answer;
            let (message, help) = if is_answer {
                (
                    format!("the answer {} leads nowhere", code(&text)),
                    "Add a link to what follows.",
                )
            } else {
                (
                    format!("the question {} has no answers", code(&text)),
                    "Add a link for each answer.",
                )
            };
            let mut diagnostic = Diagnostic::new(&INFO, chart.place(node), message)
                .label("no link leads out of it")
                .help(help);
            if found == Some(&true) {
                diagnostic = diagnostic
                    .severity(Severity::Error)
                    .label("no link leads out of it, so this way reaches no outcome");
            }
            out.about([node], diagnostic);
        }
    }
}

/// A rhombus that something leads to and that leads nowhere, and that asks, in a chart that decides
/// nothing, or says Yes or No only.
fn stops_in_the_middle(chart: &FlowchartView<'_>, node: NodeIndex) -> bool {
    let decisions = chart.decisions();
    let word = || polarity(&node_text(chart.graph.node(node))).is_some();
    let rule = decisions.rules[node.index()];
    chart.graph.node(node).shape.is_rhombus()
        && (rule == RoleRule::Unfinished || rule == RoleRule::NoWayOn && word())
        && chart.analysis.is_led_to(node)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, found_in, severities};

    #[test]
    fn a_box_of_code_asks_nothing() {
        let chart = "flowchart TD\n    R1[\"let result = if cond\"] --> T[\"true\"]\n    R1 --> F[\"false\"]\n";
        assert!(found(&DeadEnd, chart).is_empty());
    }

    #[test]
    fn answers_that_lead_nowhere() {
        let chart =
            "flowchart TD\n    A[Rain?] --> B{Yes}\n    A --> C{No}\n    B --> D[Umbrella]\n";
        assert_eq!(
            found(&DeadEnd, chart),
            ["3:11 the answer `No` leads nowhere"]
        );
        assert_eq!(severities(&DeadEnd, chart), ["error"]);
        let both = format!("{chart}    A --> E[Always]\n");
        assert_eq!(
            severities(&DeadEnd, &both),
            ["warning"],
            "every answer has an outcome"
        );
    }

    #[test]
    fn an_answer_that_repeats_its_link_is_no_outcome() {
        let chart = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C{No}\n";
        assert_eq!(
            found(&DeadEnd, chart),
            ["3:15 the answer `No` leads nowhere"]
        );
        assert_eq!(severities(&DeadEnd, chart), ["error"]);
    }

    #[test]
    fn decisions_that_lead_nowhere() {
        let chart = "flowchart TD\n    A{Open?} -->|Yes| B[Paid?]\n    A -->|No| C[Wait]\n";
        assert_eq!(
            found(&DeadEnd, chart),
            ["2:23 the question `Paid?` has no answers"]
        );
        assert_eq!(severities(&DeadEnd, chart), ["error"]);
        let chart = "flowchart TD\n    A[Start] --> B{Paid?}\n";
        assert_eq!(
            found(&DeadEnd, chart),
            ["2:18 the question `Paid?` has no answers"]
        );
        let chart = "flowchart TD\n    A[Start] --> B{Done?}\n";
        assert_eq!(
            found(&DeadEnd, chart).len(),
            1,
            "it asks, though `Done` would end"
        );
        for fine in [
            "flowchart TD\n    A{Open?} -->|Yes| B{Paid}\n    A -->|No| C[Wait]\n",
            "flowchart TD\n    A{Open?} -->|Yes| B{{Paid}}\n    A -->|No| C[Wait]\n",
            "flowchart TD\n    A{Open?} -->|Yes| B{End}\n    A -->|No| C[Wait]\n",
            "flowchart TD\n    A[Start] --> B{Core}\n",
            "flowchart TD\n    A{Open?} -->|Yes| B[Yes]\n    A -->|No| C[Wait]\n",
        ] {
            assert!(found(&DeadEnd, fine).is_empty(), "{fine}");
        }
    }

    #[test]
    fn the_example_page_has_two() {
        let page = include_str!("../../../../fixtures/communication.md");
        let found = found_in(&DeadEnd, "communication.md", page);
        let lines: Vec<&str> = page.lines().collect();
        let places: Vec<&str> = found
            .iter()
            .filter_map(|found| lines.get(found.split(':').next()?.parse::<usize>().ok()? - 1))
            .map(|line| line.trim())
            .collect();
        assert_eq!(places, ["AB --> AD{No}", "AF --> AH{No}"]);
    }
}
