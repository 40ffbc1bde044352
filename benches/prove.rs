//! Proving: `cargo bench --bench prove`.
//!
//! Chains of questions grow tenfold, so that a cost that is not linear shows; a ladder of 1,000
//! questions has 2^1000 ways, and none of them is walked.

use divan::Bencher;
use mermaidc::decision::Decisions;
use mermaidc::model::graph::{Arrowhead, Edge, Graph, Node, NodeIndex, Shape, Text};

fn main() {
    divan::main();
}

fn node(graph: &mut Graph, id: String, label: &str, shape: Shape) -> NodeIndex {
    graph.add_node(Node {
        id,
        label: Text::plain(label),
        labelled: true,
        shape,
        shaped: true,
        ..Node::default()
    })
}

fn link(graph: &mut Graph, from: NodeIndex, to: NodeIndex, label: &str) {
    let edge = Edge {
        label: Text::plain(label),
        arrow_end: Arrowhead::Point,
        ..Edge::default()
    };
    graph.add_edge(from, to, edge);
}

/// `n` questions in a row, each with a way out.
fn chain(n: usize) -> Graph {
    let mut graph = Graph::default();
    let out = node(&mut graph, "X".into(), "Stop here", Shape::RECT);
    let mut before = node(&mut graph, "Q0".into(), "Go on?", Shape::DIAMOND);
    for at in 1..=n {
        let (label, shape) = if at < n {
            ("Go on?", Shape::DIAMOND)
        } else {
            ("Done", Shape::RECT)
        };
        let next = node(&mut graph, format!("Q{at}"), label, shape);
        link(&mut graph, before, next, "Yes");
        link(&mut graph, before, out, "No");
        before = next;
    }
    graph
}

/// `n` questions, the two answers of each meeting at the next.
fn ladder(n: usize) -> Graph {
    let mut graph = Graph::default();
    let mut before = node(&mut graph, "Q0".into(), "Left?", Shape::DIAMOND);
    for at in 1..=n {
        let (label, shape) = if at < n {
            ("Left?", Shape::DIAMOND)
        } else {
            ("Done", Shape::RECT)
        };
        let next = node(&mut graph, format!("Q{at}"), label, shape);
        for side in ["Yes", "No"] {
            let step = node(&mut graph, format!("{side}{at}"), "Walk", Shape::RECT);
            link(&mut graph, before, step, side);
            link(&mut graph, step, next, "");
        }
        before = next;
    }
    graph
}

/// Roles, questions and answers.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn roles(bencher: Bencher, n: usize) {
    let graph = chain(n);
    bencher.bench_local(|| Decisions::of(&graph));
}

/// Complete, endless, unique.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn prove(bencher: Bencher, n: usize) {
    let graph = chain(n);
    let decisions = Decisions::of(&graph);
    bencher.bench_local(|| decisions.list[0].prove());
}

/// 2^n ways.
#[divan::bench(args = [10, 100, 1_000], sample_count = 10)]
fn prove_ladder(bencher: Bencher, n: usize) {
    let graph = ladder(n);
    bencher.bench_local(|| Decisions::of(&graph).list[0].prove());
}
