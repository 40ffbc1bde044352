//! What Graphviz itself says of the output.

use std::io::Write;
use std::process::{Command, Stdio};

use super::*;
use crate::model::graph::{Arrowhead, Edge, EdgeExtras, Stroke};
use crate::model::graph::{ClassDef, NodeExtras, Shape, SubgraphIndex, Text, TextKind};
use crate::source::{Source, SourceKind, charts};
use crate::syntax;

/// Runs `dot -Tsvg` on a text and gives what it draws; anything it says is a failure. `None`, and a word
/// on standard error, where there is no Graphviz; a failure where MERMAIDC_REQUIRE_TOOLS is set.
pub(super) fn draw(dot: &str) -> Option<String> {
    let child = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => {
            assert!(
                std::env::var_os("MERMAIDC_REQUIRE_TOOLS").is_none(),
                "`dot` cannot be run: {error}"
            );
            // Written to the stream itself: the test harness hides what a passing test prints.
            let _ = writeln!(
                std::io::stderr().lock(),
                "SKIPPED: `dot` of Graphviz is not installed, its reading of our DOT is not tested"
            );
            return None;
        }
    };
    let mut stdin = child.stdin.take().unwrap();
    let text = dot.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.is_empty(), "{said}\n{dot}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The digraph of a chart.
pub(super) fn dot(text: &str) -> String {
    let source = Source::new("x.mmd", text);
    let reading = syntax::read(&charts(&source, SourceKind::Mermaid)[0]);
    let diagram = reading.diagram.as_ref().expect("Mermaid accepts it");
    match reading.graph() {
        Some(graph) => print(graph, 1, Marks::default()),
        None => other_kind(diagram, 1).expect("a kind that is a graph"),
    }
}

fn node(graph: &mut Graph, id: &str, label: &str) -> NodeIndex {
    graph.add_node(Node {
        id: id.to_owned(),
        label: Text::plain(label),
        ..Node::default()
    })
}

#[test]
fn graphviz_draws_every_shape() {
    let mut graph = Graph::default();
    let mut names: Vec<&str> = Shape::names().collect();
    names.push("");
    let mut last = None;
    for (i, name) in names.iter().enumerate() {
        let shape = Shape::from_name(name).unwrap_or(Shape::ELLIPSE);
        if shape.name() != *name && !name.is_empty() {
            continue; // an alias
        }
        let index = node(&mut graph, &format!("n{i}"), name);
        graph.node_mut(index).shape = shape;
        if let Some(last) = last.filter(|_| i % 6 != 0) {
            graph.add_edge(last, index, Edge::default());
        }
        last = Some(index);
    }
    let dot = print(&graph, 1, Marks::default());
    if let Some(dir) = std::env::var_os("DOT_OUT") {
        std::fs::write(std::path::Path::new(&dir).join("shapes.dot"), &dot).unwrap();
    }
    draw(&dot);
}

proptest::proptest! {
    // The same charts at every run: on some that nobody draws Graphviz warns of its own geometry.
    #![proptest_config(proptest::test_runner::Config {
        rng_seed: proptest::test_runner::RngSeed::Fixed(1),
        ..proptest::test_runner::Config::with_cases(24)
    })]

    /// Whatever stands in ids, labels, classes, URLs and styles, and however clusters and links lie.
    #[test]
    fn graphviz_takes_anything(
        texts in proptest::collection::vec(
            "([a-z\"\\\\<>&;#{}|\\[\\]/%é😀\u{0}-\u{1f}\u{fffe}\u{202e}]|\\\\[nNGl]|&lt;|#quot;|<b>|</i>|<br>|\\*\\*|`){0,12}",
            12,
        ),
        ends in proptest::collection::vec((0usize..12, 0usize..12), 0..14),
        parents in proptest::collection::vec(proptest::option::of(0usize..4), 4),
        members in proptest::collection::vec(proptest::option::of(0usize..4), 8),
        kinds in proptest::collection::vec(0usize..64, 8),
    ) {
        let mut graph = Graph::default();
        graph.frame.title = Some(texts[0].clone());
        let shapes: Vec<&str> = Shape::names().collect();
        for i in 0..8 {
            let kind = if kinds[i] % 2 == 0 { TextKind::Markdown } else { TextKind::Text };
            graph.add_node(Node {
                id: format!("{i}{}", texts[i]),
                label: Text { text: texts[(i + 1) % 12].clone(), kind },
                shape: Shape::from_name(shapes[kinds[i] % shapes.len()]).unwrap(),
                extras: NodeExtras {
                    classes: vec![texts[i].clone()],
                    styles: vec![format!("fill:{}", texts[(i + 2) % 12]), "stroke:red".to_owned()],
                    link: Some(crate::model::graph::Hyperlink { url: texts[i].clone(), target: Some(texts[i].clone()) }),
                    tooltip: Some(texts[i].clone()),
                    ..NodeExtras::default()
                }.into(),
                subgraph: members[i].map(SubgraphIndex),
                ..Node::default()
            });
        }
        for i in 0..4 {
            let id = format!("s{i}{}", texts[8 + i]);
            graph.add_subgraph(Subgraph {
                id: id.clone(),
                title: Text::plain(texts[i].clone()),
                parent: parents[i].map(SubgraphIndex),
                ..Subgraph::default()
            });
            graph.add_node(Node {
                id,
                names: Some(SubgraphIndex(i)),
                subgraph: parents[i].map(SubgraphIndex),
                ..Node::default()
            });
        }
        graph.class_defs.push(ClassDef { name: texts[1].clone(), styles: texts.clone(), ..ClassDef::default() });
        let indices: Vec<NodeIndex> = graph.nodes().map(|(index, _)| index).collect();
        for (from, to) in ends {
            graph.add_edge(indices[from], indices[to], Edge {
                extras: EdgeExtras { id: Some(texts[from].clone()), ..EdgeExtras::default() }.into(),
                label: Text::plain(texts[to].clone()),
                stroke: [Stroke::Normal, Stroke::Thick, Stroke::Dotted, Stroke::Invisible][from % 4],
                arrow_end: [Arrowhead::Point, Arrowhead::None, Arrowhead::Circle, Arrowhead::Cross][to % 4],
                arrow_start: [Arrowhead::None, Arrowhead::Point][from % 2],
                length: 1,
                ..Edge::default()
            });
        }
        draw(&print(&graph, 1, Marks::default()));
    }
}

#[test]
fn a_chart_has_the_colours_of_its_theme() {
    let chart = "flowchart TD\n  subgraph G\n    A --> B\n  end\n";
    let plain = dot(chart);
    assert!(
        !plain.contains("bgcolor") && plain.contains("fillcolor=\"#fdf4ff\""),
        "{plain}"
    );
    let forest = dot(&format!("---\nconfig:\n  theme: forest\n---\n{chart}"));
    for part in [
        "node[shape=box style=filled fillcolor=\"#cde498\" color=\"#13540c\"",
        "color=\"#6eaa49\"",
    ] {
        assert!(forest.contains(part), "{forest}");
    }
    let dark = dot(&format!("%%{{init: {{\"theme\": \"dark\"}}}}%%\n{chart}"));
    assert!(
        dark.contains("bgcolor=\"#333333\"") && dark.contains("fontcolor=\"#e0dfdf\""),
        "{dark}"
    );
    let own =
        "%%{init: {\"theme\": \"base\", \"themeVariables\": {\"primaryColor\": \"#abc\"}}}%%\n";
    let own = dot(&format!("{own}classDiagram\n  class A\n"));
    assert!(own.contains("fillcolor=\"#aabbcc\""), "{own}");
    draw(&dark);
}
