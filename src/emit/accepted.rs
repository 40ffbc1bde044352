//! The charts that emitters take.

use crate::decision::{Decision, Decisions, Proofs, Verdict};
use crate::meaning::Meaning;
use crate::model::graph::Graph;
use crate::source::{Chart, Source};
use crate::syntax::Reading;

/// A chart that Mermaid accepts and mermaidc reads, with what it means.
///
/// Only the driver makes one, so whatever takes it need not ask again whether the chart can be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Accepted<'a> {
    source: &'a Source,
    chart: &'a Chart,
    reading: &'a Reading,
    graph: &'a Graph,
    meaning: &'a Meaning,
}

impl<'a> Accepted<'a> {
    /// `None` for a chart that Mermaid refuses, and for one of a kind that mermaidc does not read.
    pub(crate) fn new(
        source: &'a Source,
        chart: &'a Chart,
        reading: &'a Reading,
        meaning: &'a Meaning,
    ) -> Option<Self> {
        let graph = reading.graph.as_ref()?;
        reading.is_accepted().then_some(Self {
            source,
            chart,
            reading,
            graph,
            meaning,
        })
    }

    /// The file.
    #[must_use]
    pub const fn source(self) -> &'a Source {
        self.source
    }

    /// The chart in it.
    #[must_use]
    pub const fn chart(self) -> &'a Chart {
        self.chart
    }

    /// What was read.
    #[must_use]
    pub const fn reading(self) -> &'a Reading {
        self.reading
    }

    /// The graph that it draws.
    #[must_use]
    pub const fn graph(self) -> &'a Graph {
        self.graph
    }

    /// What it decides.
    #[must_use]
    pub fn decisions(self) -> &'a Decisions {
        self.meaning.decisions(self.graph)
    }

    /// What is proved of each decision, in their order.
    #[must_use]
    pub fn proofs(self) -> &'a [Proofs] {
        self.meaning.proofs(self.graph)
    }

    /// What is wrong with each decision, in their order.
    #[must_use]
    pub fn verdicts(self) -> &'a [Vec<Verdict>] {
        self.meaning.verdicts(self.graph)
    }

    /// The decisions with what is proved of each.
    pub(super) fn judged(self) -> impl Iterator<Item = (&'a Decision, &'a Proofs)> {
        self.decisions().list.iter().zip(self.proofs())
    }
}
