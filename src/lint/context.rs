//! What rules see of a chart.

use crate::analysis::Analysis;
use crate::config::Settings;
use crate::decision::{Decision, Decisions, Proofs, Verdict};
use crate::meaning::Meaning;
use crate::model::graph::{Graph, NodeIndex};
use crate::source::{Chart, Source, Span};
use crate::syntax::Reading;
use crate::syntax::kinds::flowchart::ast::{Flowchart, Statement, StatementKind, Vertex};

use super::words;

/// A chart as rules see it: its text, its statements, its graph and what the graph says.
#[derive(Debug)]
pub struct Context<'a> {
    /// The file.
    pub source: &'a Source,
    /// The chart in it.
    pub chart: &'a Chart,
    /// What was read.
    pub reading: &'a Reading,
    /// The statements as written.
    pub flowchart: &'a Flowchart,
    /// The graph they draw.
    pub graph: &'a Graph,
    /// What the graph says.
    pub analysis: &'a Analysis,
    /// What is in force for the file.
    pub settings: &'a Settings,
    meaning: &'a Meaning,
}

impl<'a> Context<'a> {
    /// A chart's context; `None` for a diagram without a graph.
    pub(super) fn new(
        source: &'a Source,
        chart: &'a Chart,
        reading: &'a Reading,
        meaning: &'a Meaning,
        settings: &'a Settings,
    ) -> Option<Self> {
        let graph = reading.graph.as_ref()?;
        Some(Self {
            source,
            chart,
            reading,
            flowchart: reading.flowchart.as_ref()?,
            graph,
            analysis: meaning.analysis(graph),
            settings,
            meaning,
        })
    }

    /// What the chart decides; found out at the first question.
    #[must_use]
    pub fn decisions(&self) -> &'a Decisions {
        self.meaning.decisions(self.graph)
    }

    /// What is proved of each decision, in their order; found out at the first question.
    #[must_use]
    pub fn proofs(&self) -> &'a [Proofs] {
        self.meaning.proofs(self.graph)
    }

    /// What is wrong with each decision; found out at the first question.
    pub fn verdicts(&self) -> impl Iterator<Item = (&Decision, &Verdict)> {
        let list = &self.decisions().list;
        let verdicts = self.meaning.verdicts(self.graph);
        list.iter().zip(verdicts).flat_map(|(decision, verdicts)| {
            verdicts.iter().map(move |verdict| (decision, verdict))
        })
    }

    /// The statements, in order.
    #[must_use]
    pub fn statements(&self) -> &'a [Statement] {
        &self.flowchart.statements
    }

    /// Every mention of a node in statements that draw, in order.
    pub fn vertices(&self) -> impl Iterator<Item = &'a Vertex> {
        self.statements()
            .iter()
            .filter_map(|statement| match &statement.kind {
                StatementKind::Chain(chain) => Some(chain),
                _ => None,
            })
            .flat_map(|chain| chain.groups.iter().flatten())
    }

    /// The nodes that are drawn as nodes (not those that name a subgraph), in order of first mention.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = NodeIndex> {
        self.graph
            .nodes()
            .filter(|(_, node)| node.is_node())
            .map(|(index, _)| index)
    }

    /// What a node shows, on one line and in backticks; its id where that is nothing.
    #[must_use]
    pub fn name(&self, node: NodeIndex) -> String {
        let node = self.graph.node(node);
        let shown = words::shown(&node.label.text);
        words::code(if shown.is_empty() { &node.id } else { &shown })
    }

    /// The ids of some nodes in backticks, as a list of at most five.
    #[must_use]
    pub fn ids(&self, nodes: &[NodeIndex]) -> String {
        words::list(nodes.iter().map(|&node| self.graph.node(node).id.as_str()))
    }

    /// A place without the blanks around it.
    #[must_use]
    pub fn trimmed(&self, span: Span) -> Span {
        let text = self.source.slice(span);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        let end = start + text.trim().len() as u32;
        Span::new(start, end)
    }

    /// The place of a node's text, else of its mention.
    #[must_use]
    pub fn place(&self, node: NodeIndex) -> Span {
        self.graph.node(node).span
    }
}
