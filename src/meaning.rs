//! What a chart means: found out at the first question, and kept.
//!
//! Rules and emitters ask the same [`Meaning`], so that no chart is analysed, decided or proved twice.

use std::sync::OnceLock;

use crate::analysis::Analysis;
use crate::decision::{Decisions, Proofs, Verdict};
use crate::model::graph::Graph;

/// The meaning of one chart; each part is computed once, when it is first asked for.
///
/// It belongs to one graph: whoever holds both hands out the two together.
#[derive(Debug, Default)]
pub struct Meaning {
    analysis: OnceLock<Analysis>,
    decisions: OnceLock<Decisions>,
    proofs: OnceLock<Vec<Proofs>>,
    verdicts: OnceLock<Vec<Vec<Verdict>>>,
}

impl Meaning {
    /// What the graph says.
    pub fn analysis(&self, graph: &Graph) -> &Analysis {
        self.analysis.get_or_init(|| Analysis::of(graph))
    }

    /// What the chart decides.
    pub fn decisions(&self, graph: &Graph) -> &Decisions {
        self.decisions.get_or_init(|| Decisions::of(graph))
    }

    /// What is proved of each decision, in their order.
    pub fn proofs(&self, graph: &Graph) -> &[Proofs] {
        self.proofs.get_or_init(|| {
            let list = &self.decisions(graph).list;
            list.iter().map(|decision| decision.prove()).collect()
        })
    }

    /// What is wrong with each decision, in their order.
    pub fn verdicts(&self, graph: &Graph) -> &[Vec<Verdict>] {
        self.verdicts.get_or_init(|| {
            let list = &self.decisions(graph).list;
            let proved = list.iter().zip(self.proofs(graph));
            proved
                .map(|(decision, proofs)| decision.verdicts(graph, proofs))
                .collect()
        })
    }
}
