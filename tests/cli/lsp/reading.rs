//! What helps to read a page: hovers, symbols, folding, selection, completion, lenses.

use serde_json::{Value, json};

use super::client::{Client, marked, range};

/// What is said of the mark of a text.
fn hover(client: &mut Client, name: &str, text: &str) -> String {
    let (text, marks) = marked(text);
    let uri = format!("file:///somewhere/{name}");
    client.open(&uri, "plaintext", &text);
    let found = client.about(&uri, "hover", json!({ "position": marks[0] }));
    found["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn hovers_say_what_an_id_is() {
    let mut client = Client::new();
    let cases = [
        (
            "decision.md",
            "```mermaid\nflowchart TD\n    ¦A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C[Wait]\n```\n",
            "**`A`** question, `Paid?`\n\nleads to: `B` (`Yes`), `C` (`No`)",
        ),
        (
            "flow.mmd",
            "flowchart TD\n    subgraph S [Some]\n      A --> ¦B\n    end\n",
            "**`B`** end\n\nin `S`\n\ncomes from: `A`",
        ),
        (
            "sequence.mmd",
            "sequenceDiagram\n    actor ¦A as Ann\n    A->>B: hi\n    B-->>A: yes\n",
            "**`A`** actor, `Ann`\n\nsends to: `B` (`hi`)\n\nreceives from: `B` (`yes`)",
        ),
        (
            "state.mmd",
            "stateDiagram-v2\n    A --> ¦B : go\n    B --> C\n",
            "**`B`** state\n\nleads to: `C`\n\ncomes from: `A` (`go`)",
        ),
        (
            "class.mmd",
            "classDiagram\n    class ¦A {\n      +int id\n      +go()\n    }\n    A <|-- B\n",
            "**`A`** class\n\nattributes: `+int id`\n\nmethods: `+go()`\n\nrelated to: `B`",
        ),
        (
            "er.mmd",
            "erDiagram\n    ¦A ||--o{ B : has\n    A {\n      int id PK\n      int b FK\n      string s\n    }\n",
            "**`A`** entity\n\nprimary key: `int id`\n\nforeign keys: `int b`\n\nrelated to: `B` (`has`)",
        ),
        (
            "c4.mmd",
            "C4Context\n    Person(¦a, \"Ann\", \"Buys\")\n    System(b, \"Shop\")\n    Rel(a, b, \"uses\")\n",
            "**`a`** person, `Ann`\n\n`Buys`",
        ),
        (
            "style.mmd",
            "flowchart TD\n    A:::¦hot --> B\n    classDef hot fill:#f00,color:#fff\n",
            "**`hot`** style class: `fill:#f00, color:#fff`",
        ),
    ];
    for (name, text, expected) in cases {
        let found = hover(&mut client, name, text);
        assert!(found.starts_with(expected), "{name}: {found}");
    }
}

#[test]
fn hovers_say_what_a_finding_means() {
    let mut client = Client::new();
    let found = hover(&mut client, "a.mmd", "flowchart TD\n    A -¦> B\n");
    assert!(
        found.starts_with("**unknown-arrow** (syntax, error by default)\n\n"),
        "{found}"
    );
    assert!(found.contains("## "), "{found}");
    assert_eq!(
        hover(
            &mut client,
            "b.md",
            "¦x\n\n```mermaid\nflowchart TD\n    A --> B\n```\n"
        ),
        ""
    );
}

/// Symbols as lines, those of a block further in.
fn listed(symbols: &Value, indent: &str, lines: &mut Vec<String>) {
    for symbol in symbols.as_array().map(Vec::as_slice).unwrap_or_default() {
        let detail = symbol["detail"]
            .as_str()
            .map_or(String::new(), |detail| format!(" ({detail})"));
        let name = symbol["name"].as_str().expect("a name");
        lines.push(format!(
            "{indent}{name}{detail} {}",
            range(&symbol["range"])
        ));
        listed(&symbol["children"], &format!("{indent}  "), lines);
    }
}

#[test]
fn symbols_are_nested_as_the_chart_is() {
    let mut client = Client::new();
    let page = "# Page\n\n```mermaid\n---\ntitle: Orders\n---\nflowchart TD\n    subgraph S [Some]\n      A[Order] --> B\n    end\n    B --> C\n```\n\n```mermaid\nsequenceDiagram\n    A->>B: x\n    loop every day\n      B->>C: y\n    end\n```\n";
    client.open("file:///somewhere/a.md", "markdown", page);
    let symbols = client.about("file:///somewhere/a.md", "documentSymbol", json!({}));
    let mut lines = Vec::new();
    listed(&symbols, "", &mut lines);
    assert_eq!(
        lines,
        [
            "flowchart: Orders 2:0-11:0",
            "  S 7:4-9:7",
            "    A (Order) 8:6-8:20",
            "    B 8:6-8:20",
            "  C 10:4-10:11",
            "sequenceDiagram 13:0-19:0",
            "  A 15:4-15:12",
            "  B 15:4-15:12",
            "  loop every day 16:4-18:7",
            "    C 17:6-17:14",
        ]
    );
}

#[test]
fn a_block_that_is_mentioned_before_it_opens_is_listed_once() {
    let mut client = Client::new();
    for (chart, expected) in [
        (
            "stateDiagram-v2\n[*] --> A\nA --> B\nstate A {\nC --> D\n}\n",
            ["stateDiagram", "  B", "  A", "    C", "    D"].as_slice(),
        ),
        (
            "flowchart TD\nX --> S\nsubgraph S\nY\nend\n",
            &["flowchart", "  X", "  S", "    Y"],
        ),
    ] {
        client.open("file:///somewhere/a.mmd", "mermaid", chart);
        let symbols = client.about("file:///somewhere/a.mmd", "documentSymbol", json!({}));
        let mut lines = Vec::new();
        listed(&symbols, "", &mut lines);
        let names = lines
            .iter()
            .map(|line| line.rsplit_once(' ').expect("a range").0);
        assert!(names.clone().eq(expected.iter().copied()), "{lines:?}");
    }
}

#[test]
fn charts_blocks_and_comments_fold() {
    let mut client = Client::new();
    let page = "x\n```mermaid\n---\ntitle: Orders\n---\nflowchart TD\n    %% one\n    %% two\n    subgraph S\n      A --> B\n      B --> C\n    end\n```\n";
    client.open("file:///somewhere/a.md", "markdown", page);
    let folds = client.about("file:///somewhere/a.md", "foldingRange", json!({}));
    let folds: Vec<String> = (folds.as_array().expect("a list").iter())
        .map(|fold| format!("{}-{} {}", fold["startLine"], fold["endLine"], fold["kind"]))
        .collect();
    assert_eq!(
        folds,
        ["1-11 null", "2-4 null", "8-10 null", "6-7 \"comment\""]
    );
}

#[test]
fn a_selection_grows_step_by_step() {
    let mut client = Client::new();
    let (page, marks) = marked(
        "x\n```mermaid\nflowchart TD\n    subgraph S\n      A[an or¦der] --> B\n    end\n```\n",
    );
    client.open("file:///somewhere/a.md", "markdown", &page);
    let found = client.about(
        "file:///somewhere/a.md",
        "selectionRange",
        json!({ "positions": marks }),
    );
    let mut steps = Vec::new();
    let mut step = &found[0];
    while step.is_object() {
        steps.push(range(&step["range"]));
        step = &step["parent"];
    }
    assert_eq!(
        steps,
        [
            "4:8-4:16", "4:6-4:23", "3:4-5:7", "2:0-6:0", "1:0-6:0", "0:0-7:0"
        ]
    );
    let deep = "subgraph S\n".repeat(5_000);
    let text = format!("flowchart TD\n{deep}A\n{}", "end\n".repeat(5_000));
    client.open("untitled:deep", "mermaid", &text);
    let position = json!({ "positions": [{ "line": 5001, "character": 0 }] });
    assert!(client.about("untitled:deep", "selectionRange", position)[0].is_object());
    assert!(
        client
            .about("untitled:deep", "documentSymbol", json!({}))
            .is_array()
    );
    assert_eq!(client.leave(), 0);
}

#[test]
fn what_fits_is_offered_with_its_edit() {
    let mut client = Client::new();
    let (text, marks) =
        marked("<pre class=\"mermaid\">\nflowchart TD\n  A --&gt; B\n  A -¦\n</pre>\n");
    client.open("file:///somewhere/a.html", "html", &text);
    let found = client.about(
        "file:///somewhere/a.html",
        "completion",
        json!({ "position": marks[0] }),
    );
    let arrow = found
        .as_array()
        .expect("a list")
        .iter()
        .find(|item| item["label"] == "-->");
    let arrow = arrow.unwrap_or_else(|| panic!("{found}"));
    assert_eq!(arrow["textEdit"]["newText"], "--&gt;");
    assert_eq!(range(&arrow["textEdit"]["range"]), "3:4-3:5");
    let (text, marks) = marked("flow¦");
    client.open("untitled:new", "mermaid", &text);
    let found = client.about(
        "untitled:new",
        "completion",
        json!({ "position": marks[0] }),
    );
    assert!(
        found
            .as_array()
            .expect("a list")
            .iter()
            .any(|item| item["label"] == "flowchart")
    );
    let nothing = json!({ "position": { "line": 9, "character": 9 } });
    client.open("file:///somewhere/b.md", "markdown", "no chart\n");
    assert_eq!(
        client.about("file:///somewhere/b.md", "completion", nothing),
        Value::Null
    );
}

#[test]
fn a_lens_shows_the_table() {
    let capabilities = json!({ "window": { "showDocument": { "support": true } } });
    let mut client = Client::with(&std::env::temp_dir(), &capabilities);
    let page = "```mermaid\nflowchart TD\n    A --> B\n```\n\n```mermaid\nflowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C{Overdue?}\n    C -->|Yes| D[Remind them]\n    C -->|No| E[Wait a day]\n```\n";
    let uri = "file:///somewhere/a.md";
    client.open(uri, "markdown", page);
    let lenses = client.about(uri, "codeLens", json!({}));
    assert_eq!(lenses.as_array().map(Vec::len), Some(1), "{lenses}");
    let command = &lenses[0]["command"];
    assert_eq!(command["title"], "3 rows, complete");
    assert_eq!(range(&lenses[0]["range"]), "6:0-6:9");
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    let table = client.request("workspace/executeCommand", params);
    let table = table.as_str().expect("a text");
    assert!(
        table.contains("Ship it") && table.contains("Overdue?"),
        "{table}"
    );
    let shown = client.wait(|message| message["method"] == "window/showDocument");
    let shown = shown["params"]["uri"]
        .as_str()
        .expect("an address")
        .to_owned();
    let path = std::path::PathBuf::from(shown.strip_prefix("file://").expect("a file"));
    assert_eq!(std::fs::read_to_string(&path).expect("a page"), table);
    for (arguments, why) in [
        (json!([uri, 1]), "chart 1 has no table"),
        (json!([uri, 9]), "chart 9 has no table"),
        (
            json!(["file:///not-open.md", 1]),
            "the document file:///not-open.md is not open",
        ),
        (
            json!([]),
            "the arguments are a document and the number of a chart",
        ),
    ] {
        let params = json!({ "command": "mermaidc.showTable", "arguments": arguments });
        assert_eq!(client.refused("workspace/executeCommand", params), why);
    }
    let params = json!({ "command": "other" });
    assert_eq!(
        client.refused("workspace/executeCommand", params),
        "`other` is not a command"
    );
    assert_eq!(client.leave(), 0);
    assert!(!path.exists(), "the page goes with the session");
}
