//! Every kind in an editor: what is found and what can be done about it, symbols, folding, selection, completion,
//! formatting. Each chart stands in its golden file beside what the server says of it.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::client::{Client, applied, edited, marked, place, range};

/// A chart of each kind: the first mark is where a selection begins, the others where something is completed.
const CHARTS: [(&str, &str); 7] = [
    (
        "flowchart",
        "flowchart TD\n%% one\n%% two\nsubgraph S [Some]\nA[an or¦der]-->B:::hot\nend\nclassDef hot fill:#f96\nB ¦\nclass A ¦\n",
    ),
    (
        "sequence",
        "sequenceDiagram\nactor A as Ann\nloop every day\nA->>B: one or¦der\nend\nB ¦\n¦\n",
    ),
    (
        "state",
        "stateDiagram-v2\n[*]-->A\nstate A {\n[*]-->B¦1\nB1-->B2:next\n}\nA ¦\nnote right of ¦\n",
    ),
    (
        "class",
        "classDiagram\nclass Ani¦mal {\n+String name\n+move()\n}\nAnimal<|--Duck\nAnimal ¦\nclass ¦\n",
    ),
    (
        "er",
        "erDiagram\nORDER{\nint i¦d PK\n}\nORDER||--o{LINE:\"has\"\nORDER ¦\n¦\n",
    ),
    (
        "c4",
        "C4Context\nSystem_Boundary(b,\"B\"){\nPerson(ann,\"A¦nn\")\n}\nRel(ann,b,\"uses\")\n¦\nRel(¦\n",
    ),
    (
        "pie",
        "pie showData\ntitle Pets\n%% one\n%% two\n\"Do¦gs\":3\n\"Cats\":4\n¦\n",
    ),
];

/// A mistake with a fix, and something that may be allowed; the mark is where both are.
const MISTAKES: [(&str, &str, &str); 7] = [
    (
        "flowchart",
        "flowchart TD\n    A[a ¦(b)] --> B\n",
        "flowchart TD\n    A --> B\n    A ¦--> B\n",
    ),
    (
        "sequence",
        "sequenceDiagram\n    A->>B¦ hi\n",
        "sequenceDiagram\n    participant A\n    participant ¦C\n    A->>B: hi\n    B->>A: hi\n",
    ),
    (
        "state",
        "stateDiagram-v2\n    A -¦> B\n",
        "stateDiagram-v2\n    [*¦] --> A\n    [*] --> B\n    A --> B\n",
    ),
    (
        "class",
        "classDiagram\n    A -¦> B\n",
        "classDiagram\n    class A {\n        +go()\n        +g¦o()\n    }\n",
    ),
    (
        "er",
        "erDiagram\n    A ||--o{ B¦\n",
        "erDiagram\n    A {\n        int id\n        int ¦id\n    }\n",
    ),
    (
        "c4",
        "C4Context\n    Person(a, \"A\")\n    Person(b, B¦)\n    Rel(a, b, \"x\")\n",
        "C4Context\n    Person(a, \"A\")\n    System(¦a, \"B\")\n    System(c, \"C\")\n    Rel(a, c, \"x\")\n",
    ),
    (
        "pie",
        "pie\n    Dogs¦ : 3\n",
        "pie\n    \"Dogs\" : 3\n    \"¦Dogs\" : 4\n",
    ),
];

/// Symbols as lines, those in a block further in.
fn symbols(list: &Value, indent: &str, out: &mut String) {
    for symbol in list.as_array().map(Vec::as_slice).unwrap_or_default() {
        let name = symbol["name"].as_str().expect("a name");
        writeln!(out, "{indent}{name} {}", range(&symbol["range"])).expect("written");
        symbols(&symbol["children"], &format!("{indent}  "), out);
    }
}

/// What the server says of a chart.
fn shown(client: &mut Client, kind: &str, text: &str) -> String {
    let mut out = format!("{text}\n");
    let (text, marks) = marked(text);
    let uri = format!("file:///somewhere/{kind}.mmd");
    client.open(&uri, "mermaid", &text);
    out += "# symbols\n";
    symbols(
        &client.about(&uri, "documentSymbol", json!({})),
        "",
        &mut out,
    );
    out += "# folding\n";
    let folds = client.about(&uri, "foldingRange", json!({}));
    for fold in folds.as_array().expect("a list") {
        writeln!(out, "{}-{}", fold["startLine"], fold["endLine"]).expect("written");
    }
    out += "# selection\n";
    let grown = client.about(&uri, "selectionRange", json!({ "positions": [marks[0]] }));
    let mut step = &grown[0];
    while step.is_object() {
        writeln!(out, "{}", range(&step["range"])).expect("written");
        step = &step["parent"];
    }
    for mark in &marks[1..] {
        let offers = client.about(&uri, "completion", json!({ "position": mark }));
        let offers = offers.as_array().map(Vec::as_slice).unwrap_or_default();
        let labels: Vec<&str> = (offers.iter())
            .filter_map(|offer| offer["label"].as_str())
            .collect();
        writeln!(out, "# completion {}\n{}", mark["line"], labels.join("  ")).expect("written");
    }
    out
}

/// What is found at the mark of a text, and what each action makes of it.
fn found(client: &mut Client, kind: &str, text: &str) -> String {
    let mut out = format!("\n{text}\n");
    let (text, marks) = marked(text);
    let uri = format!("file:///somewhere/{kind}-mistake.mmd");
    let found = client.open(&uri, "mermaid", &text);
    for finding in &found {
        writeln!(out, "# {}", place(finding)).expect("written");
    }
    let at = json!({ "start": marks[0], "end": marks[0] });
    let context = json!({ "diagnostics": found, "only": ["quickfix"] });
    let params = json!({ "range": at, "context": context });
    let actions = client.about(&uri, "codeAction", params);
    for action in actions.as_array().expect("a list") {
        let title = action["title"].as_str().expect("a title");
        write!(out, "# {title}\n{}", edited(&text, &action["edit"])).expect("written");
    }
    out
}

/// A chart after it was formatted, without its marks.
fn formatted(client: &mut Client, kind: &str, text: &str) -> String {
    let (text, _) = marked(text);
    // What is being typed is not a chart yet.
    let whole: Vec<&str> = text
        .lines()
        .filter(|line| !line.ends_with([' ', '(']))
        .collect();
    let text = whole.join("\n").trim_end().to_owned();
    let uri = format!("file:///somewhere/{kind}-format.mmd");
    client.open(&uri, "mermaid", &text);
    let options = json!({ "options": { "tabSize": 8, "insertSpaces": false } });
    let edits = client.about(&uri, "formatting", options);
    let edits = edits.as_array().expect("a list");
    assert!(!edits.is_empty(), "{kind} is formatted");
    format!("\n# formatted\n{}", applied(&text, edits))
}

#[test]
fn every_kind_has_what_an_editor_shows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lsp");
    let mut client = Client::new();
    for ((kind, chart), (of, mistake, allowed)) in CHARTS.into_iter().zip(MISTAKES) {
        assert_eq!(kind, of);
        let mut now = shown(&mut client, kind, chart);
        now += &formatted(&mut client, kind, chart);
        now += &found(&mut client, kind, mistake);
        let last = found(&mut client, kind, allowed);
        assert!(last.contains("\n# Allow "), "{kind}: {last}");
        now += &last;
        let golden = folder.join(format!("{kind}.golden"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&golden, &now).expect("written");
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(now, expected, "{kind}");
    }
}
