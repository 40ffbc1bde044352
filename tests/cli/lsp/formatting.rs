//! Formatting.

use serde_json::{Value, json};

use super::client::{Client, applied};

/// The client's own layout, which does not count.
fn options() -> Value {
    json!({ "options": { "tabSize": 8, "insertSpaces": false } })
}

/// A text after it was formatted.
fn formatted(client: &mut Client, name: &str, text: &str) -> String {
    let uri = format!("file:///somewhere/{name}");
    client.open(&uri, "plaintext", text);
    let edits = client.about(&uri, "formatting", options());
    applied(text, edits.as_array().expect("a list"))
}

#[test]
fn charts_are_formatted_in_every_host() {
    let mut client = Client::new();
    let broken = "```mermaid\ngraph TD\nA[x-->B\n```\n";
    for (name, before, after) in [
        (
            "b.md",
            "# 😀\r\n\r\n> ```mermaid\r\n> graph TD;A[😀]-->B;B-->C\r\n> ```\r\n",
            "# 😀\r\n\r\n> ```mermaid\r\n> graph TD\r\n>     A[😀] --> B\r\n>     B --> C\r\n> ```\r\n",
        ),
        (
            "c.mmd",
            "sequenceDiagram\nA->>B:x",
            "sequenceDiagram\n    A->>B: x\n",
        ),
        ("d.md", broken, broken),
        ("e.md", "no chart  \n", "no chart  \n"),
    ] {
        assert_eq!(formatted(&mut client, name, before), after, "{name}");
        assert_eq!(formatted(&mut client, name, after), after, "{name}");
    }
}

#[test]
fn formatting_is_announced() {
    let folder = crate::common::folder(&[]);
    let mut client = Client::start(folder.path());
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    let answer = client.request("initialize", params);
    assert_eq!(answer["capabilities"]["documentFormattingProvider"], true);
    let unknown = "file:///somewhere/a.txt";
    client.notify("initialized", json!({}));
    client.open(unknown, "plaintext", "graph TD;A-->B");
    let nothing = client.about(unknown, "formatting", options());
    assert_eq!(nothing, Value::Null);
}
