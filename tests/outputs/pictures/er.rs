//! What is drawn of ER diagrams, and where.

use mermaidc::picture::scene::{Item, What};

use super::{drawn, frame, part};

#[test]
fn entities_are_tables_with_the_columns_that_they_need() {
    let scene = drawn(
        "erDiagram\n A ||--o{ B : has\n A {\n int id PK, FK \"the number\"\n string name\n }\n B[Other] {\n List~int~ x\n }\n",
    );
    let texts = |id: &str| -> Vec<usize> {
        let items = part(&scene, id).items.iter();
        items
            .filter_map(|item| match item {
                Item::Text(text) => Some(text.lines.len()),
                Item::Shape(_) => None,
            })
            .collect()
    };
    // The name, four cells, and the two of the other attribute.
    assert_eq!(texts("A"), [1; 7]);
    assert_eq!(texts("B"), [1; 3]);
    assert!(frame(&scene, "A").width > frame(&scene, "B").width);
}

#[test]
fn relationships_have_feet_at_both_ends() {
    let scene = drawn("erDiagram\n A ||--o{ B : x\n B |o..o| A : y\n A }|--|{ A : \"\"\n");
    for (id, dashes) in [("e0", 0), ("e1", 2), ("e2", 0)] {
        let mut lines = part(&scene, id).items.iter().map(|item| match item {
            Item::Shape(shape) => shape.line.as_ref().map_or(0, |line| line.dashes.len()),
            Item::Text(_) => panic!("no text is on a line"),
        });
        assert_eq!(lines.next(), Some(dashes), "{id}");
        // Two pieces of each foot, which are never dashed.
        assert_eq!(lines.collect::<Vec<_>>(), [0; 4], "{id}");
    }
    let labels = scene
        .parts
        .iter()
        .filter(|part| part.what == What::EdgeLabel);
    assert_eq!(labels.count(), 2);
}

#[test]
fn subgraphs_are_frames() {
    let scene = drawn(
        "erDiagram\n subgraph g [Big box]\n direction LR\n subgraph h\n A ||--|| C : y\n end\n end\n subgraph e\n end\n g ||--|| B : x\n e ||--|| h : y\n",
    );
    assert_eq!(part(&scene, "h").word("parent"), Some("g"));
    assert_eq!(part(&scene, "A").word("parent"), Some("h"));
    assert!(frame(&scene, "h").holds(frame(&scene, "A").centre()));
    let ends = ["e1", "e2"].map(|id| {
        let edge = part(&scene, id);
        (edge.word("from"), edge.word("to"))
    });
    assert_eq!(ends, [(Some("g"), Some("B")), (Some("e"), Some("h"))]);
}

#[test]
fn large_charts_are_drawn() {
    let mut chart = "erDiagram\n".to_owned();
    for i in 1..200 {
        chart.push_str(&format!(
            " E{} ||--o{{ E{i} : has\n E{i} {{\n int id PK\n }}\n",
            i / 3
        ));
    }
    let deep: String = (0..200).map(|i| format!(" subgraph s{i}\n")).collect();
    chart.push_str(&format!("{deep}Deep\n{}", " end\n".repeat(200)));
    let scene = drawn(&chart);
    let boxes = scene.parts.iter().filter(|part| part.what == What::Node);
    assert_eq!(boxes.count(), 201);
    let long = format!("erDiagram\n A {{\n int x \"{}\"\n }}\n", "y".repeat(10_000));
    assert!(frame(&drawn(&long), "A").width < 600.0);
}
