//! What rules see of a flowchart.

use std::cell::OnceCell;
use std::ops::Deref;

use foldhash::{HashMap, HashSet};
use petgraph::Direction;

use super::context::Context;
use super::{places, words};
use crate::analysis::Analysis;
use crate::decision::{Decision, Decisions, Proofs, Verdict};
use crate::model::graph::{Graph, NodeIndex, Stroke};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::{Chain, Flowchart, Statement, StatementKind, Vertex};

/// A flowchart as its rules see it: its statements, its graph and what the graph says.
#[derive(Debug)]
pub struct FlowchartView<'a> {
    context: &'a Context<'a>,
    /// The statements as written.
    pub flowchart: &'a Flowchart,
    /// The graph they draw.
    pub graph: &'a Graph,
    /// What the graph says.
    pub analysis: &'a Analysis,
    given_link_ids: OnceCell<HashSet<String>>,
    first_mentions: OnceCell<HashMap<&'a str, Span>>,
}

impl<'a> Deref for FlowchartView<'a> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        self.context
    }
}

impl<'a> FlowchartView<'a> {
    /// A flowchart's view; `None` for another kind.
    pub(super) fn new(context: &'a Context<'a>) -> Option<Self> {
        let graph = context.reading.graph()?;
        Some(Self {
            context,
            flowchart: context.reading.flowchart()?,
            graph,
            analysis: context.meaning.analysis(graph),
            given_link_ids: OnceCell::new(),
            first_mentions: OnceCell::new(),
        })
    }

    /// What the chart decides; found out at the first question.
    #[must_use]
    pub fn decisions(&self) -> &'a Decisions {
        self.context.meaning.decisions(self.graph)
    }

    /// What is proved of each decision, in their order; found out at the first question.
    #[must_use]
    pub fn proofs(&self) -> &'a [Proofs] {
        self.context.meaning.proofs(self.graph)
    }

    /// What is wrong with each decision; found out at the first question.
    pub fn verdicts(&self) -> impl Iterator<Item = (&Decision, &Verdict)> {
        let list = &self.decisions().list;
        let verdicts = self.context.meaning.verdicts(self.graph);
        list.iter().zip(verdicts).flat_map(|(decision, verdicts)| {
            verdicts.iter().map(move |verdict| (decision, verdict))
        })
    }

    /// The statements, in order.
    #[must_use]
    pub fn statements(&self) -> &'a [Statement] {
        &self.flowchart.statements
    }

    /// The statements that draw, in order.
    pub fn chains(&self) -> impl Iterator<Item = (&'a Statement, &'a Chain)> {
        self.statements()
            .iter()
            .filter_map(|statement| match &statement.kind {
                StatementKind::Chain(chain) => Some((statement, chain)),
                _ => None,
            })
    }

    /// Every mention of a node in statements that draw, in order.
    pub fn vertices(&self) -> impl Iterator<Item = &'a Vertex> {
        self.chains().flat_map(|(_, chain)| chain.vertices.iter())
    }

    /// Whether an id is one that Mermaid gives to a link without one.
    #[must_use]
    pub fn is_given_link_id(&self, id: &str) -> bool {
        let given = || places::given_link_ids(self);
        id.starts_with("L_") && self.given_link_ids.get_or_init(given).contains(id)
    }

    /// The nodes that are drawn as nodes (not those that name a subgraph), in order of first mention.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = NodeIndex> {
        self.graph
            .nodes()
            .filter(|(_, node)| node.is_node())
            .map(|(index, _)| index)
    }

    /// Whether no link that is drawn touches a node.
    #[must_use]
    pub fn is_unlinked(&self, node: NodeIndex) -> bool {
        let graph = self.graph.inner();
        let mut links = (graph.edges_directed(node, Direction::Outgoing))
            .chain(graph.edges_directed(node, Direction::Incoming));
        links.all(|link| link.weight().stroke == Stroke::Invisible)
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

    /// The ids of a loop's nodes, in their order.
    #[must_use]
    pub fn chain(&self, nodes: &[NodeIndex]) -> String {
        words::chain(nodes.iter().map(|&node| self.graph.node(node).id.as_str()))
    }

    /// Where a node is first mentioned, without its brackets.
    #[must_use]
    pub fn first_mention(&self, node: NodeIndex) -> Span {
        let all = || {
            let mut all = HashMap::default();
            for vertex in self.vertices() {
                let place = || self.span(vertex.id.range);
                all.entry(self.text(&vertex.id)).or_insert_with(place);
            }
            all
        };
        let mentions = self.first_mentions.get_or_init(all);
        let id = self.graph.node(node).id.as_str();
        mentions
            .get(id)
            .copied()
            .unwrap_or_else(|| self.place(node))
    }

    /// The place of a node's text, else of its mention.
    #[must_use]
    pub fn place(&self, node: NodeIndex) -> Span {
        self.graph.node(node).span
    }
}
