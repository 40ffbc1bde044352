//! What is drawn of C4 diagrams, and where.

use mermaidc::picture::scene::{Item, Paint, What};

use super::{drawn, frame, part};

#[test]
fn elements_have_the_shape_of_their_kind() {
    let scene = drawn(
        "C4Component\n Person(a, \"A\")\n System(b, \"B\")\n ContainerDb(c, \"C\")\n ComponentQueue_Ext(d, \"D\")\n",
    );
    let shapes = ["a", "b", "c", "d"].map(|id| part(&scene, id).word("shape"));
    let known = ["person", "rounded", "cyl", "h-cyl"];
    assert_eq!(shapes, known.map(Some));
}

#[test]
fn boundaries_hold_what_is_in_them() {
    let scene = drawn(
        "C4Deployment\n Deployment_Node(n, \"N\", \"Linux\") {\n Boundary(m, \"M\") {\n Container(a, \"A\")\n }\n }\n Person(p, \"P\")\n Rel(p, a, \"uses\")\n Rel(p, n, \"runs\")\n",
    );
    assert_eq!(part(&scene, "n").what, What::Cluster);
    assert_eq!(part(&scene, "m").word("parent"), Some("n"));
    assert_eq!(part(&scene, "a").word("parent"), Some("m"));
    assert!(frame(&scene, "n").holds(frame(&scene, "m").centre()));
    assert!(frame(&scene, "m").holds(frame(&scene, "a").centre()));
    let dashes = ["n", "m"].map(|id| match &part(&scene, id).items[0] {
        Item::Shape(shape) => shape.line.as_ref().map_or(0, |line| line.dashes.len()),
        Item::Text(_) => panic!("a frame is a shape"),
    });
    assert_eq!(dashes, [0, 2]);
}

#[test]
fn relations_have_directions() {
    let above = |relation: &str| {
        let scene = drawn(&format!(
            "C4Context\n System(a, \"A\")\n System(b, \"B\")\n {relation}(a, b, \"x\")\n"
        ));
        let edge = part(&scene, "e0");
        assert_eq!((edge.word("from"), edge.word("to")), (Some("a"), Some("b")));
        let (first, last) = (edge.route[0], edge.route[edge.route.len() - 1]);
        let heads = edge.items.len() - 1;
        assert!(
            first.distance(frame(&scene, "a").centre())
                < last.distance(frame(&scene, "a").centre())
        );
        (frame(&scene, "a").y < frame(&scene, "b").y, heads)
    };
    assert_eq!(above("Rel"), (true, 1));
    assert_eq!(above("Rel_U"), (false, 1));
    assert_eq!(above("Rel_Back"), (true, 1));
    assert_eq!(above("BiRel"), (true, 2));
}

#[test]
fn styles_colour_elements_and_relations() {
    let scene = drawn(
        "C4Dynamic\n System(a, \"A\")\n System(b, \"B\")\n Rel(a, b, \"x\", \"y\")\n UpdateElementStyle(a, $bgColor=\"#ff0000\")\n UpdateRelStyle(a, b, $lineColor=\"lime\", $textColor=\"nonsense\")\n",
    );
    let Item::Shape(shape) = &part(&scene, "a").items[0] else {
        panic!("an element is a shape");
    };
    assert_eq!(shape.fill, Paint::Own("#ff0000".into()));
    let Item::Shape(line) = &part(&scene, "e0").items[0] else {
        panic!("a relation is a line");
    };
    let colour = line.line.as_ref().map(|line| line.paint.clone());
    assert_eq!(colour, Some(Paint::Own("#00ff00".into())));
    assert!(scene.parts.iter().any(|part| part.what == What::EdgeLabel));
}

#[test]
fn what_is_in_itself_deep_or_large_is_drawn() {
    let deep: String = (0..200)
        .map(|i| format!("Boundary(b{i}, \"B\") {{\n"))
        .collect();
    let scene = drawn(&format!(
        "C4Context\n{deep}Person(a, \"A\")\n{}",
        "}\n".repeat(200)
    ));
    assert!(frame(&scene, "b0").holds(frame(&scene, "a").centre()));
    drawn(
        "C4Context\n Boundary(b, \"B\") {\n Boundary(c, \"C\") {\n Boundary(b, \"B\") {\n Person(a, \"A\")\n }\n }\n }\n Boundary(e, \"E\") {\n }\n",
    );
    let many: String = (0..300)
        .map(|i| format!("System(s{i}, \"S\")\nRel(s{}, s{i}, \"x\")\n", i / 2))
        .collect();
    let long = "word ".repeat(2000);
    drawn(&format!(
        "C4Context\n{many}Person(p, \"{long}\", \"{long}\")\n"
    ));
}
