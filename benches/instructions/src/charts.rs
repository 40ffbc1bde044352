//! The charts that are counted: the example page, and 10,000 edges of each kind that is read.

use std::fmt::Write as _;

/// How many edges, messages, transitions or slices a generated chart has.
const EDGES: usize = 10_000;

/// A name, the extension that says what the text is, and the text.
pub type Input = (&'static str, &'static str, String);

/// Every input. A kind that is read and has none is missed by `main`.
pub fn all() -> Vec<Input> {
    vec![
        (
            "page",
            "md",
            include_str!("../../../fixtures/communication.md").to_owned(),
        ),
        ("flowchart", "mmd", flowchart()),
        (
            "pie",
            "mmd",
            lines("pie", |i| format!("\"Slice {i}\" : {}", i % 97 + 1)),
        ),
        ("sequence", "mmd", lines("sequenceDiagram", sequence)),
        ("state", "mmd", lines("stateDiagram-v2", state)),
        ("class", "mmd", lines("classDiagram", class)),
        ("er", "mmd", lines("erDiagram", er)),
        ("c4", "mmd", lines("C4Context", c4)),
    ]
}

fn lines(header: &str, line: impl Fn(usize) -> String) -> String {
    let mut text = format!("{header}\n");
    for i in 0..EDGES {
        let _ = writeln!(text, "    {}", line(i));
    }
    text
}

/// Statements of many kinds: labels, questions, classes, data, subgraphs.
fn flowchart() -> String {
    let text = lines("flowchart TD", |i| match i % 5 {
        0 => format!("N{i}[\"Step {i}: call f(x)\"] --> N{}", i + 1),
        1 => format!("N{i}{{Is {i} even?}} -->|Yes| N{}", i + 1),
        2 => format!("N{i}([Round {i}]) -- no --> N{} & E{i}[End {i}]", i + 1),
        3 => format!("N{i}:::hot -.-> N{}", i + 1),
        _ => format!(
            "subgraph G{i} [Group {i}]\n    N{i}@{{ shape: cyl, label: \"Store {i}\" }}\n    end\n    N{i} ==> N{}",
            i + 1
        ),
    });
    text + "    classDef hot fill:#f96,stroke:#333\n"
}

fn sequence(i: usize) -> String {
    match i % 4 {
        0 => format!("A{}->>B{}: Ask for {i}", i % 50, i % 40),
        1 => format!("B{}-->>A{}: Answer {i}", i % 40, i % 50),
        2 => format!("Note over A{}: Number {i}", i % 50),
        _ => format!("A{}-)C{}: Tell {i}", i % 50, i % 30),
    }
}

fn state(i: usize) -> String {
    match i % 3 {
        0 => format!("S{i} --> S{} : event {i}", i + 1),
        1 => format!("S{i} : Text of {i}\n    S{i} --> S{}", i + 1),
        _ => format!("state \"State {i}\" as S{i}\n    S{i} --> S{}", i + 1),
    }
}

fn c4(i: usize) -> String {
    match i % 2 {
        0 => format!(
            "Person(p{i}, \"Person {i}\", \"Asks\")\n    Rel(p{i}, p{}, \"Asks\", \"mail\")",
            i / 2
        ),
        _ => format!(
            "System(p{i}, \"System {i}\")\n    Rel(p{i}, p{}, \"Calls\")",
            i / 2
        ),
    }
}

fn er(i: usize) -> String {
    match i % 2 {
        0 => format!("E{i} ||--o{{ E{} : has", i + 1),
        _ => format!(
            "E{i} {{\n        int id{i} PK\n        string name\n    }}\n    E{i} }}|..|{{ E{} : \"is in\"",
            i + 1
        ),
    }
}

fn class(i: usize) -> String {
    match i % 3 {
        0 => format!("C{i} <|-- C{}", i + 1),
        1 => format!(
            "C{i} : +method{i}(int count) bool\n    C{i} --> C{} : uses",
            i + 1
        ),
        _ => format!(
            "class C{i} {{\n        +String name{i}\n    }}\n    C{i} *-- C{}",
            i + 1
        ),
    }
}
