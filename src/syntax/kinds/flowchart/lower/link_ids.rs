//! The ids of links: those that charts give, and those that Mermaid makes up.

use foldhash::HashMap;

use crate::model::graph::{EdgeIndex, Graph, NodeIndex};

/// Finds links by their ids. Of several with one id, the first has it.
///
/// To a link without an id Mermaid gives one, `L_A_B_0`, and to the next between the same nodes `L_A_B_2`. Few charts
/// use them, so they are spelt only when something that looks like one is asked for.
#[derive(Default)]
pub(super) struct LinkIds {
    links: HashMap<String, EdgeIndex>,
    /// How many links between two nodes were looked at.
    pairs: HashMap<(NodeIndex, NodeIndex), usize>,
    /// How many links were looked at.
    spelt: usize,
}

impl LinkIds {
    /// The link of an id.
    pub(super) fn get(&mut self, id: &str, graph: &Graph) -> Option<EdgeIndex> {
        if id.starts_with("L_") {
            self.spell(graph);
        }
        self.links.get(id).copied()
    }

    /// Notes that a link has an id that [`get`](Self::get) has just not found.
    pub(super) fn write(&mut self, id: &str, link: EdgeIndex) {
        self.links.insert(id.to_owned(), link);
    }

    /// Spells the ids of the links that were drawn since the last time.
    fn spell(&mut self, graph: &Graph) {
        let drawn = graph.inner().edge_count();
        for index in (self.spelt..drawn).map(EdgeIndex::new) {
            let (from, to) = graph.ends(index);
            let pair = self.pairs.entry((from, to)).or_default();
            let counter = if *pair == 0 { 0 } else { *pair + 1 };
            *pair += 1;
            if graph.edge(index).extras.id.is_none() {
                let end = |node| &graph.node(node).id;
                let id = format!("L_{}_{}_{counter}", end(from), end(to));
                self.links.entry(id).or_insert(index);
            }
        }
        self.spelt = drawn;
    }
}
