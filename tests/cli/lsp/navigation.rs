//! Where ids are, and what they can be renamed to.

use serde_json::{Value, json};

use super::client::{Client, edited, marked, range};

/// A text with a mark before every place of an id, and two before those that declare it.
fn shown(client: &mut Client, name: &str, text: &str) -> String {
    let (text, marks) = marked(text);
    let uri = format!("file:///somewhere/{name}");
    client.open(&uri, "plaintext", &text);
    let found = client.about(&uri, "documentHighlight", json!({ "position": marks[0] }));
    let edits = found
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(|place| {
            let start = &place["range"]["start"];
            let mark = if place["kind"] == 3 { "¦¦" } else { "¦" };
            json!({ "range": { "start": start, "end": start }, "newText": mark })
        });
    super::client::applied(&text, &edits.collect::<Vec<_>>())
}

#[test]
fn ids_are_found_in_every_kind() {
    let cases = [
        (
            "flowchart.mmd",
            "flowchart TD\n    ¦A --> B[Bee]\n    B -.-> A & C\n    style A fill:red\n    class A,B hot\n    click A \"https://a.b\"\n    subgraph S [A]\n      A\n    end\n    e1@{ animate: true }\n",
            "flowchart TD\n    ¦¦A --> B[Bee]\n    B -.-> ¦A & C\n    style ¦A fill:red\n    class ¦A,B hot\n    click ¦A \"https://a.b\"\n    subgraph S [A]\n      ¦A\n    end\n    e1@{ animate: true }\n",
        ),
        (
            "styles.mmd",
            "flowchart TD\n    A:::¦hot --> hot:::cold\n    classDef hot fill:red\n    class B hot\n",
            "flowchart TD\n    A:::¦hot --> hot:::cold\n    classDef ¦¦hot fill:red\n    class B ¦hot\n",
        ),
        (
            "sequence.mmd",
            "sequenceDiagram\n    participant A as Ann A\n    A->>B: to A\n    B-->>+¦A: x\n    Note over A,B: A\n    deactivate A\n    loop A\n    A->>A: y\n    end\n",
            "sequenceDiagram\n    participant ¦¦A as Ann A\n    ¦A->>B: to A\n    B-->>+¦A: x\n    Note over ¦A,B: A\n    deactivate ¦A\n    loop A\n    ¦A->>¦A: y\n    end\n",
        ),
        (
            "state.mmd",
            "stateDiagram-v2\n    [*] --> A\n    state \"A text\" as A\n    A --> B : A\n    state B {\n      [*] --> ¦A\n    }\n    note right of A : A\n    class A hot\n    classDef hot fill:red\n",
            "stateDiagram-v2\n    [*] --> ¦A\n    state \"A text\" as ¦¦A\n    ¦A --> B : A\n    state B {\n      [*] --> ¦A\n    }\n    note right of ¦A : A\n    class ¦A hot\n    classDef hot fill:red\n",
        ),
        (
            "class.mmd",
            "classDiagram\n    class A~T~ {\n      +A a\n    }\n    A <|-- ¦B : A\n    B : +go()\n    note for B \"B\"\n    <<interface>> B\n    cssClass \"A,B\" hot\n",
            "classDiagram\n    class A~T~ {\n      +A a\n    }\n    A <|-- ¦¦B : A\n    ¦B : +go()\n    note for ¦B \"B\"\n    <<interface>> ¦B\n    cssClass \"A,¦B\" hot\n",
        ),
        (
            "er.mmd",
            "erDiagram\n    A ||--o{ \"¦B b\" : has\n    \"B b\" {\n      int id PK\n    }\n    style A fill:red\n",
            "erDiagram\n    A ||--o{ \"¦B b\" : has\n    \"¦¦B b\" {\n      int id PK\n    }\n    style A fill:red\n",
        ),
        (
            "c4.mmd",
            "C4Context\n    Person(a, \"a\")\n    System(b, \"b\")\n    Rel(¦a, b, \"a\")\n    UpdateElementStyle(a, $bgColor=\"red\")\n",
            "C4Context\n    Person(¦¦a, \"a\")\n    System(b, \"b\")\n    Rel(¦a, b, \"a\")\n    UpdateElementStyle(¦a, $bgColor=\"red\")\n",
        ),
        (
            "page.md",
            "> ```mermaid\n> flowchart TD\n>     é --> ¦B\n>     B --> é\n> ```\n\n```mermaid\nflowchart TD\n    B --> C\n```\n",
            "> ```mermaid\n> flowchart TD\n>     é --> ¦¦B\n>     ¦B --> é\n> ```\n\n```mermaid\nflowchart TD\n    B --> C\n```\n",
        ),
    ];
    let mut client = Client::new();
    for (name, text, expected) in cases {
        assert_eq!(shown(&mut client, name, text), expected, "{name}");
    }
    assert_eq!(
        shown(&mut client, "x.mmd", "flowchart ¦TD\n    A --> B\n"),
        "flowchart TD\n    A --> B\n"
    );
}

#[test]
fn definitions_and_references_are_places() {
    let mut client = Client::new();
    let uri = "file:///somewhere/a.md";
    client.open(
        uri,
        "markdown",
        "😀\n```mermaid\nflowchart TD\n    A --> B\n    B[Bee] --> C\n```\n",
    );
    let position = json!({ "position": { "line": 3, "character": 10 } });
    let found = client.about(uri, "definition", position.clone());
    assert_eq!(found[0]["uri"], uri);
    assert_eq!(range(&found[0]["range"]), "4:4-4:5");
    for (with, count) in [(true, 2), (false, 1)] {
        let mut params = position.clone();
        params["context"] = json!({ "includeDeclaration": with });
        let found = client.about(uri, "references", params);
        assert_eq!(found.as_array().map(Vec::len), Some(count));
    }
    let nothing = json!({ "position": { "line": 0, "character": 0 } });
    assert_eq!(client.about(uri, "definition", nothing), Value::Null);
}

/// The text after a rename of the id at its mark, or why there is none.
fn renamed(client: &mut Client, name: &str, text: &str, to: &str) -> Result<String, String> {
    let (text, marks) = marked(text);
    let uri = format!("file:///somewhere/{name}");
    client.open(&uri, "plaintext", &text);
    let document = json!({ "uri": uri });
    let params = json!({ "textDocument": document, "position": marks[0], "newName": to });
    let id = client.ask("textDocument/rename", params);
    let answer = client.response(id);
    match answer.get("error") {
        Some(error) => Err(error["message"].as_str().expect("a text").to_owned()),
        None => Ok(edited(&text, &answer["result"])),
    }
}

#[test]
fn ids_are_renamed_in_every_kind() {
    let cases = [
        (
            "a.mmd",
            "flowchart TD\n    ¦A[A] --> B{A?}\n    B -- A --> A & C\n    %% mermaidc: allow dead-end A -- A\n    style A fill:#f00\n",
            4,
        ),
        (
            "b.mmd",
            "flowchart TD\n    subgraph ¦A [one]\n      B --> C\n    end\n    A --> D\n",
            2,
        ),
        (
            "c.mmd",
            "sequenceDiagram\n    participant ¦A as A\n    A->>B: A\n    Note over A,B: A\n",
            3,
        ),
        (
            "d.mmd",
            "stateDiagram-v2\n    [*] --> ¦A\n    A --> B : A\n    state A {\n      [*] --> C\n    }\n",
            3,
        ),
        (
            "e.mmd",
            "classDiagram\n    class ¦A {\n      +A A\n    }\n    A <|-- B\n",
            2,
        ),
        (
            "f.mmd",
            "erDiagram\n    ¦A ||--o{ B : A\n    A {\n      int A PK\n    }\n",
            2,
        ),
        (
            "g.mmd",
            "C4Context\n    Person(¦A, \"A\")\n    System(b, \"b\")\n    Rel(A, b, \"A\")\n",
            2,
        ),
        (
            "h.mmd",
            "flowchart TD\n    A:::¦hot --> B\n    classDef hot fill:#f00\n",
            2,
        ),
        (
            "i.rs",
            "/// ```mermaid\n/// flowchart TD\n///     A --> ¦B\n///     B --> C\n/// ```\nfn f() {}\n",
            2,
        ),
        (
            "j.html",
            "<pre class=\"mermaid\">\nflowchart TD\n  ¦A --&gt; B\n  B --&gt; A\n</pre>\n",
            2,
        ),
    ];
    let mut client = Client::new();
    for (name, text, count) in cases {
        let after = renamed(&mut client, name, text, "Xyz")
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(after.matches("Xyz").count(), count, "{name}: {after}");
        let at = text.find('¦').expect("a mark");
        let back = format!("{}¦{}", &after[..at], &after[at..]);
        let old = text[at + 2..]
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .collect::<String>();
        assert_eq!(
            renamed(&mut client, name, &back, &old),
            Ok(text.replace('¦', "")),
            "{name}"
        );
    }
}

#[test]
fn a_rename_that_breaks_the_chart_is_refused() {
    let mut client = Client::new();
    let text = "flowchart TD\n    ¦A --> B\n    B --> A\n";
    for name in [
        "end", "a b", "", "\"", "A[", "x-->y", "a;b", "a\nb", "%%", "1[2]", "a:::b", "(",
        "subgraph",
    ] {
        let refused = renamed(&mut client, "a.mmd", text, name);
        assert_eq!(
            refused,
            Err(format!("`{}` is not a valid id here", name.trim()))
        );
    }
    let taken = renamed(&mut client, "a.mmd", text, "B");
    assert_eq!(taken, Err("`B` is already an id in this chart".to_owned()));
    let broken = renamed(
        &mut client,
        "b.mmd",
        "flowchart TD\n    ¦A --> B\n    A -> B\n",
        "C",
    );
    assert_eq!(
        broken,
        Err("this chart has an error; fix it before you rename".to_owned())
    );
    let nothing = renamed(&mut client, "c.mmd", "¦flowchart TD\n    A --> B\n", "C");
    assert_eq!(nothing, Err("there is no id here".to_owned()));
    let params = json!({ "position": { "line": 1, "character": 4 } });
    let found = client.about("file:///somewhere/a.mmd", "prepareRename", params);
    assert_eq!(
        (range(&found["range"]), &found["placeholder"]),
        ("1:4-1:5".to_owned(), &json!("A"))
    );
}
