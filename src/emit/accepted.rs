//! The charts that emitters take.

use std::ops::Deref;

use crate::decision::{Decision, Decisions, Proofs, Verdict};
use crate::diagnostic::Diagnostic;
use crate::meaning::Meaning;
use crate::model::Diagram;
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
    diagram: &'a Diagram,
    meaning: &'a Meaning,
    findings: &'a [Diagnostic],
}

impl<'a> Accepted<'a> {
    /// `None` for a chart that Mermaid refuses, and for one of a kind that mermaidc does not read.
    pub(crate) fn new(
        source: &'a Source,
        chart: &'a Chart,
        reading: &'a Reading,
        meaning: &'a Meaning,
    ) -> Option<Self> {
        let diagram = reading.diagram.as_ref()?;
        reading.is_accepted().then_some(Self {
            source,
            chart,
            reading,
            diagram,
            meaning,
            findings: &[],
        })
    }

    /// The chart with what was found in it.
    pub(crate) const fn with_findings(self, findings: &'a [Diagnostic]) -> Self {
        Self { findings, ..self }
    }

    /// What was found in it, where the driver was asked for that.
    #[must_use]
    pub const fn findings(self) -> &'a [Diagnostic] {
        self.findings
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

    /// What it says.
    #[must_use]
    pub const fn diagram(self) -> &'a Diagram {
        self.diagram
    }

    /// The chart as a flowchart, where it is one.
    #[must_use]
    pub fn flowchart(self) -> Option<AcceptedFlowchart<'a>> {
        let graph = self.diagram.graph()?;
        Some(AcceptedFlowchart {
            accepted: self,
            graph,
        })
    }
}

/// The flowcharts among some charts.
pub(super) fn flowcharts<'a>(
    charts: &[Accepted<'a>],
) -> impl Iterator<Item = AcceptedFlowchart<'a>> + Clone {
    charts.iter().filter_map(|chart| chart.flowchart())
}

/// A flowchart that Mermaid accepts, with what it means.
#[derive(Clone, Copy, Debug)]
pub struct AcceptedFlowchart<'a> {
    accepted: Accepted<'a>,
    graph: &'a Graph,
}

impl<'a> Deref for AcceptedFlowchart<'a> {
    type Target = Accepted<'a>;

    fn deref(&self) -> &Accepted<'a> {
        &self.accepted
    }
}

impl<'a> AcceptedFlowchart<'a> {
    /// The graph that it draws.
    #[must_use]
    pub const fn graph(self) -> &'a Graph {
        self.graph
    }

    /// What it decides.
    #[must_use]
    pub fn decisions(self) -> &'a Decisions {
        self.accepted.meaning.decisions(self.graph)
    }

    /// What is proved of each decision, in their order.
    #[must_use]
    pub fn proofs(self) -> &'a [Proofs] {
        self.accepted.meaning.proofs(self.graph)
    }

    /// What is wrong with each decision, in their order.
    #[must_use]
    pub fn verdicts(self) -> &'a [Vec<Verdict>] {
        self.accepted.meaning.verdicts(self.graph)
    }

    /// The decisions with what is proved of each.
    pub(super) fn judged(self) -> impl Iterator<Item = (&'a Decision, &'a Proofs)> {
        self.decisions().list.iter().zip(self.proofs())
    }
}
