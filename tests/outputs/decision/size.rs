//! Size is not a matter: nothing enumerates ways, and nothing recurses on depth.

use mermaidc::decision::{MAX_ROWS, Proof, Refusal};
use mermaidc::model::graph::{Arrowhead, Edge, Graph, Node, Shape, Text};

use super::{decisions, graph};

/// Questions in a row, each with two answers that meet at the next: 2^rungs ways.
pub fn ladder(rungs: usize) -> String {
    let mut text = String::from("flowchart TD\n");
    for n in 0..rungs {
        let next = n + 1;
        text += &format!("Q{n}{{Q?}} -->|Yes| A{n} --> Q{next}\nQ{n} -->|No| B{n} --> Q{next}\n");
    }
    text + &format!("Q{rungs}[Done]\n")
}

#[test]
fn two_to_the_thousand_ways_are_judged_and_not_walked() {
    let graph = graph(&ladder(1_000));
    let decisions = decisions(&graph);
    let decision = &decisions.list[0];
    assert_eq!(decision.way_count(), u128::MAX);
    assert_eq!(
        decision.rows(),
        Err(Refusal::TooManyRows { count: u128::MAX })
    );
    let proofs = decision.prove();
    assert!(proofs.complete.holds() && proofs.ends.holds() && proofs.unique.holds());
    assert!(decision.way_count() > MAX_ROWS);
}

/// A chain of 100,000 questions in the stack of a test thread, drawn without the reader.
#[test]
fn a_long_chain_is_proved_without_recursion() {
    const LONG: usize = 100_000;
    let mut graph = Graph::default();
    let node = |graph: &mut Graph, id: String, label: &str, shape| {
        graph.add_node(Node {
            id,
            label: Text::plain(label),
            labelled: true,
            shape,
            shaped: true,
            ..Node::default()
        })
    };
    let ends = node(&mut graph, "X".into(), "Stop here", Shape::RECT);
    let mut before = node(&mut graph, "Q0".into(), "Go on?", Shape::DIAMOND);
    for n in 1..=LONG {
        let (label, shape) = if n < LONG {
            ("Go on?", Shape::DIAMOND)
        } else {
            ("Done", Shape::RECT)
        };
        let next = node(&mut graph, format!("Q{n}"), label, shape);
        for (to, label) in [(next, "Yes"), (ends, "No")] {
            let edge = Edge {
                label: Text::plain(label),
                arrow_end: Arrowhead::Point,
                ..Edge::default()
            };
            graph.add_edge(before, to, edge);
        }
        before = next;
    }
    let decisions = decisions(&graph);
    assert_eq!(decisions.list.len(), 1);
    let proofs = decisions.list[0].prove();
    assert!(proofs.complete.holds() && proofs.ends.holds() && proofs.unique.holds());
    assert_eq!(decisions.list[0].way_count(), LONG as u128 + 1);
}

/// Uniqueness gives up within its budget, and says so.
#[test]
fn uniqueness_keeps_its_budget() {
    // Two long strands side by side, which can end together: too many pairs to walk.
    let mut text = String::from("flowchart TD\nS[Go] --> P0\nS --> R0\n");
    for n in 0..1_500 {
        let next = n + 1;
        text += &format!("P{n}{{P?}} -->|Yes| P{next}\nP{n} -->|No| P{n}a --> P{next}\n");
        text += &format!("R{n}{{R?}} -->|Yes| R{next}\nR{n} -->|No| R{n}a --> R{next}\n");
    }
    text += "P1500{P?} -->|Yes| E[End of both]\nP1500 -->|No| E\n";
    text += "R1500{R?} -->|Yes| E\nR1500 -->|No| E\n";
    let graph = graph(&text);
    let decisions = decisions(&graph);
    let proofs = decisions.list[0].prove();
    assert!(proofs.complete.holds());
    assert!(
        !matches!(proofs.unique, Proof::Fails(_)),
        "there is one end"
    );
}
