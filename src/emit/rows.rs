//! What the targets with a list of rows share: the rows of every decision of a chart, or why there are none.

use super::accepted::AcceptedFlowchart;
use super::refusal::{NO_TABLE, refusal, refusals};
use crate::decision::{Decision, HitPolicy, MAX_ROWS, Proofs, Refusal, Row, RowResult, VariableId};
use crate::diagnostic::Diagnostic;
use crate::model::graph::{Graph, NodeIndex};

/// A decision with its rows.
pub(super) struct Flat<'a> {
    pub graph: &'a Graph,
    pub decision: &'a Decision,
    pub proofs: &'a Proofs,
    pub policy: HitPolicy,
    pub rows: Vec<Row>,
}

/// The rows of every decision of a chart.
///
/// # Errors
///
/// No decision, a loop without a head, or more rows than a flat table holds.
pub(super) fn tables(chart: AcceptedFlowchart<'_>) -> Result<Vec<Flat<'_>>, Vec<Diagnostic>> {
    let graph = chart.graph();
    let mut wrong = refusals(graph, chart.decisions());
    let mut flat = Vec::new();
    for (decision, proofs) in chart.judged() {
        match decision.rows() {
            Ok(mut rows) => {
                let policy = decision.hit_policy(proofs);
                if policy == HitPolicy::First {
                    // The first outcome in chart order counts, and so does then the first row that holds.
                    rows.sort_by_key(|row| (row.entry, row.result.place()));
                }
                flat.push(Flat {
                    graph,
                    decision,
                    policy,
                    proofs,
                    rows,
                });
            }
            Err(Refusal::TooManyRows { count }) => wrong.push(too_many(graph, decision, count)),
            Err(_) => wrong.extend(refusal(graph, decision)),
        }
    }
    if wrong.is_empty() {
        Ok(flat)
    } else {
        Err(wrong)
    }
}

fn too_many(graph: &Graph, decision: &Decision, count: u128) -> Diagnostic {
    let node = graph.node(decision.entries[0].node);
    let message = match count {
        u128::MAX => {
            format!("the table would have more than 10^38 rows; a flat one holds {MAX_ROWS}")
        }
        count if count > MAX_ROWS => {
            format!("the table would have {count} rows; a flat one holds {MAX_ROWS}")
        }
        count => format!("the {count} rows of the table would be too long to be of use"),
    };
    Diagnostic::new(&NO_TABLE, node.span, message).help(
        "`--to factored` writes a table for each merge instead; `--to rust` and `--to decision-json` need no list of rows.",
    )
}

/// The words of a variable: those of its first question.
pub(super) fn words(decision: &Decision, variable: VariableId) -> &str {
    &decision.named_by(variable).label
}

impl Flat<'_> {
    /// The words of a variable: those of its first question.
    pub fn variable(&self, variable: VariableId) -> &str {
        words(self.decision, variable)
    }

    /// The node id of a variable: that of its first question.
    pub fn variable_id(&self, variable: VariableId) -> &str {
        self.id(self.decision.named_by(variable).node)
    }

    pub fn id(&self, node: NodeIndex) -> &str {
        &self.graph.node(node).id
    }

    /// The name of the answer that a row gives to a variable.
    pub fn answer(&self, row: &Row, variable: VariableId) -> Option<&str> {
        Some(&self.decision[variable][row.choice(variable)?].name)
    }

    /// Whether rows must name their entry.
    pub fn has_entries(&self) -> bool {
        self.decision.entries.len() > 1
    }

    /// The node where a row ends.
    pub fn end(&self, row: &Row) -> NodeIndex {
        match row.result {
            RowResult::Outcome(outcome) => self.decision[outcome].node,
            RowResult::Nothing(node) => node,
            RowResult::Again(again) => self.decision[again].head,
        }
    }

    /// The words of what a row passes before its result, in flow order.
    pub fn steps(&self, row: &Row) -> Vec<&str> {
        let all = row.steps.iter().chain(&row.run);
        all.map(|&node| self.decision.words(node)).collect()
    }

    /// The words of what a row passes after its result, in flow order.
    pub fn then(&self, row: &Row) -> Vec<&str> {
        let all = row.then.iter();
        all.map(|&node| self.decision.words(node)).collect()
    }
}
