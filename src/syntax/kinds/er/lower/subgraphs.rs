//! What stands in subgraphs.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::Lowering;
use crate::model::er::{End, EntityIndex, ErDiagram, Subgraph, SubgraphIndex};
use crate::model::graph::Direction;
use crate::source::Span;
use crate::syntax::chars::is_space;

/// A subgraph whose end is still to come.
#[derive(Debug)]
struct Open {
    id: String,
    title: Option<String>,
    span: Span,
    nodes: Vec<String>,
    direction: Option<Direction>,
}

/// The subgraphs that are open, and those that ended.
#[derive(Debug, Default)]
pub(super) struct Subgraphs {
    open: Vec<Open>,
    /// What is in a subgraph that ended, which stays there.
    taken: HashSet<String>,
    /// The last subgraph of an id that ended.
    pub(super) by_id: HashMap<String, SubgraphIndex>,
}

impl Subgraphs {
    pub(super) fn open(&mut self, id: String, title: Option<String>, span: Span) {
        self.open.push(Open {
            id,
            title,
            span,
            nodes: Vec::new(),
            direction: None,
        });
    }

    /// Something is named in the subgraph around it.
    pub(super) fn mention(&mut self, id: &str) {
        if let Some(open) = self.open.last_mut() {
            open.nodes.push(id.to_owned());
        }
    }

    /// The direction of the subgraph around it; `false` where there is none.
    pub(super) fn direction(&mut self, direction: Direction) -> bool {
        let open = self.open.last_mut();
        open.map(|open| open.direction = Some(direction)).is_some()
    }
}

impl Lowering<'_> {
    pub(super) fn end_subgraph(&mut self) {
        let Some(open) = self.subgraphs.open.pop() else {
            return;
        };
        let title = open.title.unwrap_or_else(|| open.id.clone());
        let id = open.id.trim_matches(is_space).to_owned();
        let mut seen = HashSet::new();
        let mut nodes = open.nodes;
        nodes.retain(|node| {
            let trimmed = node.trim_matches(is_space);
            !trimmed.is_empty() && seen.insert(trimmed.to_owned())
        });
        nodes.retain(|node| !self.subgraphs.taken.contains(node));
        self.subgraphs.taken.extend(nodes.iter().cloned());
        let index = SubgraphIndex(self.model.subgraphs.len());
        self.subgraphs.by_id.insert(id.clone(), index);
        self.subgraphs.mention(&id);
        self.model.subgraphs.push(Subgraph {
            id,
            label: title.trim_matches(is_space).to_owned(),
            parent: None,
            nodes,
            direction: open.direction,
            classes: Vec::new(),
            styles: Vec::new(),
            place: open.span.into(),
        });
    }

    /// The model: entities in their subgraphs. What has the id of a subgraph is that subgraph.
    pub(super) fn finish(mut self) -> ErDiagram {
        while !self.subgraphs.open.is_empty() {
            self.end_subgraph();
        }
        let subgraphs = &self.model.subgraphs;
        let mut parents: HashMap<&str, &str> = HashMap::new();
        for subgraph in subgraphs {
            let nodes = subgraph.nodes.iter();
            parents.extend(nodes.map(|node| (node.as_str(), subgraph.id.as_str())));
        }
        let parent = |id: &str| parents.get(id).map(|&id| id.to_owned());
        let of_subgraphs: Vec<Option<String>> = subgraphs
            .iter()
            .map(|subgraph| parent(&subgraph.id))
            .collect();
        for entity in &mut self.model.entities {
            entity.subgraph = parent(&entity.id);
        }
        for (subgraph, parent) in self.model.subgraphs.iter_mut().zip(of_subgraphs) {
            subgraph.parent = parent;
        }
        let by_id = &self.subgraphs.by_id;
        let mut kept = 0;
        let ends: Vec<End> = (self.model.entities.iter())
            .map(|entity| match by_id.get(&entity.id) {
                Some(&subgraph) => End::Subgraph(subgraph),
                None => {
                    kept += 1;
                    End::Entity(EntityIndex(kept - 1))
                }
            })
            .collect();
        for relation in &mut self.model.relations {
            for end in [&mut relation.from_end, &mut relation.to_end] {
                if let End::Entity(index) = *end {
                    *end = ends[index.0];
                }
            }
        }
        self.model
            .entities
            .retain(|entity| !by_id.contains_key(&entity.id));
        self.model
    }
}
