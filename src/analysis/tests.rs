use super::*;
use crate::model::graph::{Arrowhead, Edge, Node, Shape, Stroke, Subgraph};
use crate::source::Span;
use crate::syntax::remark;

/// A graph from words: `A>B` a link, `A-B` one without heads, `A~B` an invisible one, `S(A B)` a
/// subgraph.
fn graph(text: &str) -> Graph {
    let mut graph = Graph::default();
    let node = |graph: &mut Graph, id: &str| {
        let names = graph.subgraph_index(id);
        graph.add_node(Node {
            id: id.into(),
            names,
            shape: Shape::RECT,
            ..Node::default()
        })
    };
    let mut rest = text.trim();
    while !rest.is_empty() {
        let word = match rest.find('(') {
            Some(open) if !rest[..open].contains(' ') => {
                let close = rest.find(')').unwrap_or(rest.len() - 1);
                let index = SubgraphIndex(graph.subgraphs.len());
                let members: Vec<String> =
                    rest[open + 1..close].split(' ').map(String::from).collect();
                graph.add_subgraph(Subgraph {
                    id: rest[..open].into(),
                    members: members.clone(),
                    ..Subgraph::default()
                });
                for member in members {
                    let member = node(&mut graph, &member);
                    graph.node_mut(member).subgraph = Some(index);
                }
                &rest[..=close]
            }
            _ => {
                let word = rest.split(' ').next().unwrap_or_default();
                let (from, kind, to) = match word.find(['>', '-', '~']) {
                    Some(at) => (&word[..at], &word[at..=at], &word[at + 1..]),
                    None => (word, "", word),
                };
                let from = node(&mut graph, from);
                let to = node(&mut graph, to);
                let mut edge = Edge::default();
                match kind {
                    ">" => edge.arrow_end = Arrowhead::Point,
                    "~" => edge.stroke = Stroke::Invisible,
                    _ => {}
                }
                if !kind.is_empty() {
                    graph.add_edge(from, to, edge);
                }
                word
            }
        };
        rest = rest[word.len()..].trim_start();
    }
    graph
}

fn ids(graph: &Graph, nodes: &[NodeIndex]) -> String {
    let ids: Vec<&str> = nodes.iter().map(|&n| graph.node(n).id.as_str()).collect();
    ids.join(" ")
}

fn unreachable(graph: &Graph) -> String {
    let analysis = Analysis::of(graph);
    let nodes: Vec<NodeIndex> = graph
        .nodes()
        .filter(|(index, node)| node.is_node() && !analysis.is_reachable(*index))
        .map(|(index, _)| index)
        .collect();
    ids(graph, &nodes)
}

fn entries(graph: &Graph) -> String {
    ids(graph, Analysis::of(graph).entries())
}

#[test]
fn entries_have_no_link_in() {
    assert_eq!(entries(&graph("A>B B>C D>C")), "A D");
    assert_eq!(
        entries(&graph("A>A A>B")),
        "A",
        "a self-loop is not a way in"
    );
    assert_eq!(
        entries(&graph("A-B B>C")),
        "",
        "a link without heads is read both ways"
    );
    assert_eq!(
        entries(&graph("A~B")),
        "A B",
        "an invisible link leads nowhere"
    );
}

#[test]
fn a_loop_that_nothing_comes_into_is_unreachable() {
    assert_eq!(unreachable(&graph("A>B C>D D>C D>E")), "C D E");
    assert_eq!(unreachable(&graph("A>B B>C C>B")), "");
}

#[test]
fn subgraphs_are_ways_in_and_out() {
    let text = "S(A B C) A>B X>S S>Y";
    assert_eq!(entries(&graph(text)), "X");
    assert_eq!(unreachable(&graph(text)), "");
    let chart = graph(text);
    let analysis = Analysis::of(&chart);
    let of = |id: &str| chart.node_index(id).expect("a node");
    assert!(!analysis.goes_on(of("Y")));
    assert!(
        analysis.goes_on(of("B")),
        "a sink of a subgraph that leads on"
    );
    assert_eq!(ids(&chart, &analysis.reached_from(&[of("A")])), "A B Y");
    assert_eq!(ids(&chart, &analysis.leading_to(&[of("C")])), "C X");
    // A ring of members has no source: its first member is the way in.
    assert_eq!(entries(&graph("S(A B) A>B B>A X>S")), "X");
    assert_eq!(unreachable(&graph("S(A B) A>B B>A X>S")), "");
}

#[test]
fn membership_is_no_link() {
    assert_eq!(entries(&graph("S(A B)")), "A B");
}

#[test]
fn loops_know_their_ways_out() {
    let chart = graph("A>B B>C C>B C>D E>E F-G");
    let analysis = Analysis::of(&chart);
    let loops: Vec<_> = analysis
        .loops()
        .iter()
        .map(|l| {
            (
                ids(&chart, &l.nodes),
                l.has_exit,
                l.has_entrance,
                l.is_directed,
            )
        })
        .collect();
    assert_eq!(
        loops,
        [
            ("B C".into(), true, true, true),
            ("E".into(), false, false, true),
            ("F G".into(), false, false, false),
        ]
    );
    let of = |id: &str| chart.node_index(id).expect("a node");
    assert!(analysis.loop_of(of("C")).is_some_and(|l| l.has_exit));
    assert!(analysis.loop_of(of("D")).is_none());
    assert_eq!(analysis.part(of("A")), 0);
    assert_eq!(analysis.part(of("G")), 2);
}

#[test]
fn a_directive_names_an_entry() {
    let mut chart = graph("A>B B>A B>C");
    let remark = remark::read("mermaidc: entry A nowhere", Span::default(), None);
    chart.frame.remarks.extend(remark);
    assert_eq!(entries(&chart), "A");
    assert_eq!(unreachable(&chart), "");
}

#[test]
fn a_long_chain_does_not_overflow() {
    let mut chart = Graph::default();
    let nodes: Vec<NodeIndex> = (0..100_000)
        .map(|i| {
            chart.add_node(Node {
                id: i.to_string(),
                ..Node::default()
            })
        })
        .collect();
    for pair in nodes.windows(2) {
        let edge = Edge {
            arrow_end: Arrowhead::Point,
            ..Edge::default()
        };
        chart.add_edge(pair[0], pair[1], edge);
    }
    let analysis = Analysis::of(&chart);
    assert_eq!(analysis.entries().len(), 1);
    assert!(analysis.loops().is_empty());
    assert_eq!(analysis.reached_from(&[nodes[99_990]]).len(), 10);
}
