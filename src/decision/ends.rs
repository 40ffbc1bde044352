//! Where the subgraphs that links name begin and end.

use std::rc::Rc;

use foldhash::HashSet;

use super::budget::Budget;
use crate::model::graph::{Graph, NodeIndex, Stroke, SubgraphIndex};

/// How many links those of subgraphs may stand for: each sink of one with each source of the other.
/// After that each end still has a link, and no longer each pair of ends.
const PAIRS: usize = 200_000;

/// How many members with their links, and inner subgraphs, are looked at. Subgraphs in each other that
/// links name would make them quadratic; one that is looked at after that has its direct members only.
const MEMBERSHIPS: usize = 200_000;

#[derive(Clone, Copy)]
enum Side {
    Sources,
    Sinks,
}

/// The nodes that a subgraph stands for on one side of a link.
#[derive(Clone)]
struct Ends {
    nodes: Rc<[usize]>,
    /// Whether each of them has a link.
    linked: bool,
}

/// The ends of subgraphs; looked at when a link first names one.
pub(super) struct SubgraphEnds {
    /// The member nodes of each subgraph, nested ones included, in chart order; notes are none.
    members: Vec<Option<Rc<[usize]>>>,
    direct: Vec<Vec<usize>>,
    nested: Vec<Vec<usize>>,
    /// Whether a counting link with two nodes as ends leads from, and to, each node: its partners.
    drawn_out: Vec<Vec<usize>>,
    drawn_in: Vec<Vec<usize>>,
    sources: Vec<Option<Ends>>,
    sinks: Vec<Option<Ends>>,
    pairs: Budget,
    memberships: Budget,
}

impl SubgraphEnds {
    pub fn of(graph: &Graph, is_note: &[bool]) -> Self {
        let count = graph.subgraphs.len();
        let nodes = if count == 0 { 0 } else { graph.nodes().len() };
        let mut this = Self {
            members: vec![None; count],
            direct: vec![Vec::new(); count],
            nested: vec![Vec::new(); count],
            drawn_out: vec![Vec::new(); nodes],
            drawn_in: vec![Vec::new(); nodes],
            sources: vec![None; count],
            sinks: vec![None; count],
            pairs: Budget::of(PAIRS),
            memberships: Budget::of(MEMBERSHIPS),
        };
        if count == 0 {
            return this;
        }
        for (index, node) in graph.nodes() {
            if let Some(SubgraphIndex(parent)) = node.subgraph
                && node.is_node()
                && !is_note[index.index()]
            {
                this.direct[parent].push(index.index());
            }
        }
        for (index, subgraph) in graph.subgraphs.iter().enumerate() {
            if let Some(SubgraphIndex(parent)) = subgraph.parent {
                this.nested[parent].push(index);
            }
        }
        for (_, from, to, edge) in graph.edges() {
            let plain = |node: NodeIndex| graph.node(node).is_node() && !is_note[node.index()];
            if edge.stroke != Stroke::Invisible
                && !edge.is_two_headed()
                && from != to
                && plain(from)
                && plain(to)
            {
                this.drawn_out[from.index()].push(to.index());
                this.drawn_in[to.index()].push(from.index());
            }
        }
        this
    }

    /// The links that a link stands for, as (from, to).
    pub fn pairs(&mut self, graph: &Graph, from: NodeIndex, to: NodeIndex) -> Vec<(usize, usize)> {
        let sinks = self.ends(graph, from, Side::Sinks);
        let sources = self.ends(graph, to, Side::Sources);
        let (from, to) = (&sinks.nodes, &sources.nodes);
        if self.pairs.spend(from.len() * to.len()).is_some() {
            let each = |&from: &usize| to.iter().map(move |&to| (from, to));
            return from.iter().flat_map(each).collect();
        }
        let (Some(&first_from), Some(&first_to)) = (from.first(), to.first()) else {
            return Vec::new();
        };
        let rest = |ends: &Ends| if ends.linked { 1 } else { ends.nodes.len() };
        let leading = from[..rest(&sinks)].iter().map(|&from| (from, first_to));
        let led_to = to[1..rest(&sources)].iter().map(|&to| (first_from, to));
        leading.chain(led_to).collect()
    }

    /// The nodes that an end of a link stands for; from now on they are linked.
    fn ends(&mut self, graph: &Graph, end: NodeIndex, side: Side) -> Ends {
        let Some(SubgraphIndex(subgraph)) = graph.node(end).names else {
            return Ends {
                nodes: Rc::new([end.index()]),
                linked: true,
            };
        };
        let known = match side {
            Side::Sources => &self.sources[subgraph],
            Side::Sinks => &self.sinks[subgraph],
        };
        let ends = known.clone().unwrap_or_else(|| Ends {
            nodes: self.find(subgraph, side),
            linked: false,
        });
        let linked = Ends {
            linked: true,
            ..ends.clone()
        };
        match side {
            Side::Sources => self.sources[subgraph] = Some(linked),
            Side::Sinks => self.sinks[subgraph] = Some(linked),
        }
        ends
    }

    /// The members that no other member leads to, or that lead to none; else the first.
    fn find(&mut self, subgraph: usize, side: Side) -> Rc<[usize]> {
        let members = self.members(subgraph);
        let inside: HashSet<usize> = members.iter().copied().collect();
        let partners = match side {
            Side::Sources => &self.drawn_in,
            Side::Sinks => &self.drawn_out,
        };
        let mut ends: Vec<usize> = members
            .iter()
            .copied()
            .filter(|&node| !partners[node].iter().any(|other| inside.contains(other)))
            .collect();
        if ends.is_empty() {
            ends.extend(members.first());
        }
        ends.into()
    }

    fn members(&mut self, subgraph: usize) -> Rc<[usize]> {
        if let Some(known) = &self.members[subgraph] {
            return known.clone();
        }
        let mut seen = HashSet::from_iter([subgraph]);
        let mut todo = vec![subgraph];
        let mut members = Vec::new();
        while let Some(next) = todo.pop() {
            let (nodes, inner) = (&self.direct[next], &self.nested[next]);
            members.extend(nodes);
            let partners = |&node: &usize| self.drawn_in[node].len() + self.drawn_out[node].len();
            let work = nodes.len() + inner.len() + nodes.iter().map(partners).sum::<usize>();
            if self.memberships.spend(work).is_none() {
                break;
            }
            todo.extend(inner.iter().filter(|&&inner| seen.insert(inner)));
        }
        members.sort_unstable();
        let members: Rc<[usize]> = members.into();
        self.members[subgraph] = Some(members.clone());
        members
    }
}

#[cfg(test)]
mod tests {
    use crate::decision::Decisions;
    use crate::decision::links::Links;
    use crate::model::Diagram;
    use crate::model::graph::{Graph, NodeIndex};
    use crate::source::{Source, SourceKind, charts};
    use crate::syntax;

    fn flowchart(body: &str) -> Graph {
        let source = Source::new("chart.mmd", format!("flowchart TD\n{body}\n"));
        let reading = syntax::read(&charts(&source, SourceKind::Mermaid)[0]);
        match reading.diagram {
            Some(Diagram::Flowchart(graph)) => graph,
            _ => panic!("{:?}", reading.diagnostics),
        }
    }

    /// How many links the links of a chart stand for, and how many nodes have neither a way in nor one out.
    fn counted(body: &str) -> (usize, usize) {
        let graph = flowchart(body);
        let links = Links::of(&graph, &vec![false; graph.nodes().len()]);
        let nodes = graph.nodes().filter(|(_, node)| node.is_node());
        let alone = nodes.filter(|(index, _)| !links.touches(index.index()));
        let alone = alone.count();
        let _ = Decisions::of(&graph);
        let exits = |(index, _): (NodeIndex, _)| links.exits(index.index()).len();
        (graph.nodes().map(exits).sum(), alone)
    }

    fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
        (0..count).map(|i| line(i) + "\n").collect()
    }

    fn subgraph(id: &str, count: usize) -> String {
        format!(
            "subgraph {id}\n{}end\n",
            lines(count, |i| format!("{id}{i}"))
        )
    }

    #[test]
    fn each_sink_leads_to_each_source() {
        let chart = subgraph("G", 30) + &subgraph("H", 20) + "G --> H";
        assert_eq!(counted(&chart), (600, 0));
    }

    #[test]
    fn large_subgraphs_do_not_multiply() {
        let chart = subgraph("G", 3_000) + &subgraph("H", 3_000) + "G --> H\nH --> G\nG --> H";
        assert_eq!(counted(&chart), (2 * 5_999, 0));
    }

    #[test]
    fn many_links_to_a_large_subgraph_do_not_multiply() {
        let chart = subgraph("G", 3_000) + &lines(3_000, |i| format!("a{i} --> G"));
        let (links, alone) = counted(&chart);
        assert!(links < 410_000, "{links}");
        assert_eq!(alone, 0);
    }

    #[test]
    fn subgraphs_in_each_other_do_not_multiply() {
        let opened = lines(2_000, |i| format!("subgraph G{i}\nn{i}"));
        let chart = opened + &"end\n".repeat(2_000) + &lines(2_000, |i| format!("a{i} --> G{i}"));
        let (links, alone) = counted(&chart);
        assert!(links < 410_000, "{links}");
        assert_eq!(alone, 0);
    }
}
