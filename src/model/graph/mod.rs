//! What a flowchart says: nodes, links between them, subgraphs around them.
//!
//! [`Graph`] owns its text and knows where everything stands in the source file. It is Mermaid's
//! reading of the chart: a node exists from its first mention, the last label and shape win, `&`
//! is multiplied out, a node belongs to one subgraph at most.
//!
//! Mermaid lists an id that is used in a link *and* names a subgraph among the nodes. So does this
//! graph, with [`Node::names`] set: it is one thing, the subgraph, and everything but the JSON output
//! reads it so.
//!
//! **Architecture invariant.** No text is parsed here; the module knows spans and values only.

mod drawing;
mod edge;
mod node;
mod rare;
mod shape;
mod subgraph;

use std::hash::BuildHasher;

use foldhash::HashMap;
use foldhash::fast::RandomState;
use hashbrown::HashTable;

pub use petgraph::Direction as Way;
pub use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

pub use edge::{Arrowhead, Edge, EdgeExtras, Stroke};
pub use node::{Callback, Hyperlink, Node, NodeExtras, Text, TextKind};
pub use rare::{Extra, Rare};
pub use shape::Shape;
pub use subgraph::{ClassDef, Direction, LinkStyle, Subgraph, SubgraphIndex};

use super::Frame;

/// A flowchart.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// What stands around the statements.
    pub frame: Frame,
    /// The direction written after the header; top to bottom without one.
    pub direction: Direction,
    /// The subgraphs, in the order in which they close.
    pub subgraphs: Vec<Subgraph>,
    /// The class definitions, in order of first mention.
    pub class_defs: Vec<ClassDef>,
    /// The style of all links (`linkStyle default`).
    pub default_link_style: LinkStyle,
    inner: DiGraph<Node, Edge>,
    /// Every node by its id, which stands in the node.
    by_id: HashTable<NodeIndex>,
    hasher: RandomState,
    subgraph_by_id: HashMap<String, SubgraphIndex>,
}

impl Graph {
    /// The petgraph graph: nodes in order of first mention, edges as drawn.
    #[must_use]
    pub fn inner(&self) -> &DiGraph<Node, Edge> {
        &self.inner
    }

    /// Adds a node, or finds the one of that id.
    pub fn add_node(&mut self, node: Node) -> NodeIndex {
        if let Some(index) = self.node_index(&node.id) {
            return index;
        }
        let hash = self.hasher.hash_one(node.id.as_str());
        let index = self.inner.add_node(node);
        let Self { inner, hasher, .. } = self;
        let hash_of = |&index: &NodeIndex| hasher.hash_one(inner[index].id.as_str());
        self.by_id.insert_unique(hash, index, hash_of);
        index
    }

    /// Adds a subgraph, whose id no other has.
    pub fn add_subgraph(&mut self, subgraph: Subgraph) -> SubgraphIndex {
        let index = SubgraphIndex(self.subgraphs.len());
        self.subgraph_by_id.insert(subgraph.id.clone(), index);
        self.subgraphs.push(subgraph);
        index
    }

    /// Adds an edge.
    pub fn add_edge(&mut self, from: NodeIndex, to: NodeIndex, edge: Edge) -> EdgeIndex {
        self.inner.add_edge(from, to, edge)
    }

    /// The node of an id (also one that only names a subgraph).
    #[must_use]
    pub fn node_index(&self, id: &str) -> Option<NodeIndex> {
        let is_it = |&index: &NodeIndex| self.inner[index].id == id;
        self.by_id.find(self.hasher.hash_one(id), is_it).copied()
    }

    /// The subgraph of an id.
    #[must_use]
    pub fn subgraph_index(&self, id: &str) -> Option<SubgraphIndex> {
        self.subgraph_by_id.get(id).copied()
    }

    /// A node.
    #[must_use]
    pub fn node(&self, index: NodeIndex) -> &Node {
        &self.inner[index]
    }

    /// A node, to change it.
    pub fn node_mut(&mut self, index: NodeIndex) -> &mut Node {
        &mut self.inner[index]
    }

    /// An edge.
    #[must_use]
    pub fn edge(&self, index: EdgeIndex) -> &Edge {
        &self.inner[index]
    }

    /// An edge, to change it.
    pub fn edge_mut(&mut self, index: EdgeIndex) -> &mut Edge {
        &mut self.inner[index]
    }

    /// Where an edge begins and ends.
    ///
    /// # Panics
    ///
    /// Where the edge is not of this graph.
    #[must_use]
    pub fn ends(&self, index: EdgeIndex) -> (NodeIndex, NodeIndex) {
        self.inner
            .edge_endpoints(index)
            .expect("an edge of this graph")
    }

    /// Every node in order of first mention, with those that only name a subgraph.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = (NodeIndex, &Node)> + ExactSizeIterator {
        self.inner
            .node_indices()
            .map(move |index| (index, &self.inner[index]))
    }

    /// Every edge as drawn: (edge, from, to, what it says).
    pub fn edges(&self) -> impl Iterator<Item = (EdgeIndex, NodeIndex, NodeIndex, &Edge)> {
        self.inner.edge_indices().map(move |index| {
            let (from, to) = self.ends(index);
            (index, from, to, &self.inner[index])
        })
    }

    /// A subgraph.
    #[must_use]
    pub fn subgraph(&self, index: SubgraphIndex) -> &Subgraph {
        &self.subgraphs[index.0]
    }
}
