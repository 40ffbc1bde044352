use super::*;
use crate::config::Settings;
use crate::driver::Live;
use crate::source::{Source, SourceKind};

fn live(text: &str) -> Live {
    let mut live = Live::default();
    let source = Source::new("", text);
    live.update(&source, SourceKind::Mermaid, &Settings::default());
    live
}

/// What fits at the mark of a chart, and how much was typed of it.
fn offered(text: &str) -> (usize, Vec<String>) {
    let at = text.find('¦').expect("a mark");
    let text = text.replace('¦', "");
    let live = live(&text);
    let (typed, offers) = offers(&live.charts()[0], &text[..at]);
    (typed, offers.into_iter().map(|offer| offer.text).collect())
}

fn has(text: &str, wanted: &[&str]) {
    let (_, offers) = offered(text);
    for word in wanted {
        assert!(
            offers.iter().any(|offer| offer == word),
            "{word} in {offers:?} of {text}"
        );
    }
}

#[test]
fn what_fits_depends_on_the_place() {
    has("¦", &["flowchart", "sequenceDiagram", "erDiagram"]);
    has("flo¦", &["flowchart"]);
    has("flowchart ¦\n    A --> B\n", &["TD", "LR"]);
    has(
        "flowchart TD\n    ¦\n    A --> B\n",
        &["A", "B", "subgraph", "classDef"],
    );
    has("flowchart TD\n    A --> B\n    A --> ¦", &["A", "B"]);
    has("flowchart TD\n    A --> B\n    A ¦", &["-->", "-.->"]);
    has("flowchart TD\n    A --> B\n    A[x] --¦", &["-->", "---"]);
    has(
        "flowchart TD\n    B:::hot\n    A:::¦\n    classDef cold fill:#00f\n",
        &["hot", "cold"],
    );
    has(
        "flowchart TD\n    A --> B\n    classDef hot fill:#f00\n    class A ¦",
        &["hot"],
    );
    has("flowchart TD\n    A@{ ¦", &["shape: ", "label: "]);
    has("flowchart TD\n    A@{ label: x, shape: cy¦", &["cyl", "db"]);
    has("flowchart TD\n    A --> B\n    %% ¦", &["mermaidc: "]);
    has(
        "flowchart TD\n    A --> B\n    %% mermaidc: ¦",
        &["allow", "question"],
    );
    has(
        "flowchart TD\n    A --> B\n    %% mermaidc: allow ¦",
        &["dead-end"],
    );
    has(
        "flowchart TD\n    A --> B\n    %% mermaidc: question ¦",
        &["A", "B"],
    );
    has("---\n¦", &["title", "config"]);
    has("---\nconfig:\n  ¦\n---\n", &["theme", "flowchart"]);
    has("---\nconfig:\n  theme: ¦\n---\n", &["dark", "forest"]);
    has("---\nconfig:\n  flowchart:\n    ¦\n---\n", &["curve"]);
    has("%%{¦", &["init"]);
    has("%%{init: {\"¦", &["theme"]);
    has("%%{init: {\"theme\": \"¦", &["dark"]);
    has(
        "%%{init: {\"theme\": \"dark\", \"flowchart\": {\"¦",
        &["curve"],
    );
    has(
        "sequenceDiagram\n    A->>B: x\n    ¦",
        &["A", "participant", "loop"],
    );
    has("sequenceDiagram\n    A->>B: x\n    A ¦", &["->>"]);
    has(
        "sequenceDiagram\n    participant A@{ type: ¦",
        &["database"],
    );
    has(
        "stateDiagram-v2\n    A --> B\n    ¦",
        &["A", "[*]", "state"],
    );
    has("classDiagram\n    A --> B\n    A ¦", &["<|--", "..>"]);
    has("erDiagram\n    A ||--o{ B : x\n    A ¦", &["||--o{"]);
}

#[test]
fn nothing_fits_in_a_text() {
    for text in [
        "flowchart TD\n    A[\"¦",
        "flowchart TD\n    A[te¦",
        "flowchart TD\n    A -->|y¦",
        "sequenceDiagram\n    A->>B: he¦",
        "flowchart TD\n    A --> B\n    %% mermaidc: allow dead-end A -- wh¦",
        "---\ntitle: ¦",
    ] {
        assert_eq!(offered(text).1, [""; 0], "{text}");
    }
}

#[test]
fn what_was_typed_is_replaced() {
    assert_eq!(offered("flo¦").0, 3);
    assert_eq!(offered("flowchart TD\n    A --> B\n    A --¦").0, 2);
    assert_eq!(offered("flowchart TD\n    A:::ho¦t --> B\n").0, 2);
    assert_eq!(offered("---\nconfig:\n  the¦").0, 3);
}

/// Every arrow is one that Mermaid takes between two ids.
#[test]
fn arrows_are_arrows() {
    let cases = [
        ("flowchart", "flowchart TD\n    A @ B\n"),
        ("sequence", "sequenceDiagram\n    A@B: x\n"),
        ("state", "stateDiagram-v2\n    A @ B\n"),
        ("class", "classDiagram\n    A @ B\n"),
        ("er", "erDiagram\n    A @ B : x\n"),
    ];
    for (kind, chart) in cases {
        let words = words::of(kind);
        assert!(!words.arrows.is_empty());
        for (arrow, _) in words.arrows {
            let text = chart.replace('@', arrow);
            let live = live(&text);
            assert!(live.charts()[0].reading().is_accepted(), "{text}");
        }
    }
}
