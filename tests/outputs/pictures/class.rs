//! What is drawn of class diagrams, and where.

use mermaidc::picture::scene::{Part, Scene, What};

use super::{drawn, frame, part};

/// The parts that are something.
fn parts(scene: &Scene, what: What) -> Vec<&Part> {
    let parts = scene.parts.iter();
    parts.filter(|part| part.what == what).collect()
}

#[test]
fn classes_are_boxes_with_texts_at_the_ends_of_relations() {
    let scene = drawn(
        "classDiagram\n namespace Shop {\n class Order\n }\n Customer \"1\" --> \"0..*\" Order : places\n Order --() Printable\n note for Order \"why\"\n",
    );
    let words = ["Order", "Customer", "interface0", "note0"].map(|id| {
        let part = part(&scene, id);
        (part.word("shape"), part.word("parent"))
    });
    let known = [
        ("class", "Shop"),
        ("class", ""),
        ("interface", "Shop"),
        ("note", ""),
    ];
    assert_eq!(
        words,
        known.map(|(shape, parent)| (Some(shape), Some(parent)))
    );
    let labels = parts(&scene, What::EdgeLabel);
    let labels: Vec<_> = (labels.iter())
        .map(|part| (part.word("edge"), part.word("end")))
        .collect();
    let known = [None, Some("start"), Some("end")];
    assert_eq!(labels, known.map(|end| (Some("e0"), end)));
    assert!(frame(&scene, "Shop").holds(frame(&scene, "Order").centre()));
    assert_eq!(parts(&scene, What::Edge).len(), 3);
}

#[test]
fn many_multiplicities_make_a_box_wider() {
    let lines = |count: usize| -> String {
        let lines = (0..count).map(|i| format!(" A \"1\" --> \"0..*\" B{i}\n"));
        format!("classDiagram\n{}", lines.collect::<String>())
    };
    let wide = |count: usize| frame(&drawn(&lines(count)), "A").width;
    assert!(wide(8) > wide(1) + 80.0);
}

#[test]
fn notes_stand_beside_their_classes() {
    let scene = drawn("classDiagram\n A --> B\n note for B \"why\"\n");
    let (class, note) = (frame(&scene, "B"), frame(&scene, "note0"));
    assert!(note.x > class.right());
    assert!((note.centre().y - class.centre().y).abs() < 1.0);
}

#[test]
fn the_configuration_is_heeded() {
    let of = |config: &str| {
        let scene = drawn(&format!(
            "---\nconfig:\n  class:\n    {config}\n---\nclassDiagram\n namespace A.B {{\n class C\n }}\n"
        ));
        let names = parts(&scene, What::Cluster);
        let names: Vec<String> = (names.iter())
            .filter_map(|part| Some(part.word("id")?.to_owned()))
            .collect();
        (names.join(" "), frame(&scene, "C").height)
    };
    let (usual, tall) = of("titleTopMargin: 25");
    assert_eq!(usual, "A A.B");
    assert_eq!(
        of("hierarchicalNamespaces: false"),
        ("A.B".to_owned(), tall)
    );
    assert!(of("hideEmptyMembersBox: true").1 < tall - 20.0);
}

#[test]
fn large_charts_are_drawn() {
    let mut chart = "classDiagram\n".to_owned();
    for i in 0..200 {
        let above = i / 3;
        chart.push_str(&format!(
            " C{above} \"1\" *-- \"0..*\" C{i} : has\n C{i} : +int n{i}\n"
        ));
    }
    let deep: String = (0..200).map(|i| format!(" namespace n{i} {{\n")).collect();
    chart.push_str(&format!("{deep}class Deep\n{}", " }\n".repeat(200)));
    let scene = drawn(&chart);
    assert_eq!(parts(&scene, What::Node).len(), 201);
    let long = format!(
        "classDiagram\n class A {{\n +f({}) int\n }}\n",
        "x".repeat(10_000)
    );
    assert!(frame(&drawn(&long), "A").width < 700.0);
}
