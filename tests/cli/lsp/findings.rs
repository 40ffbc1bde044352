//! What is found while somebody writes.

use serde_json::json;

use super::client::{Client, place};
use crate::common::folder;

fn places(found: &[serde_json::Value]) -> Vec<String> {
    found.iter().map(place).collect()
}

#[test]
fn a_chart_is_checked_as_it_is_typed() {
    let mut client = Client::with(
        &std::env::temp_dir(),
        &json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } }),
    );
    let uri = "file:///somewhere/a.mmd";
    let found = client.open(uri, "mermaid", "flowchart TD\n    A --> B\n    A -> C\n");
    assert_eq!(places(&found), ["2:6-2:8 unknown-arrow"]);
    assert_eq!(found[0]["severity"], 1);
    assert_eq!(found[0]["source"], "mermaidc");
    let message = found[0]["message"].as_str().expect("a text");
    assert!(message.contains("\nhelp: "), "{message}");
    let at = json!({ "line": 2, "character": 7 });
    let dash = json!([{ "range": { "start": at, "end": at }, "text": "-" }]);
    let found = client.change(uri, dash);
    assert!(
        !found.iter().any(|finding| finding["severity"] == 1),
        "{found:?}"
    );
    let found = client.change(uri, json!([{ "text": "sequenceDiagram\n    participant A\n    participant A\n    A->>B: x\n    B->>A: y\n    destroy Q\n" }]));
    let related = found
        .iter()
        .find_map(|finding| finding.get("relatedInformation"));
    assert!(related.is_none_or(|related| related[0]["location"]["uri"] == uri));
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    let gone = client.wait(|m| m["method"] == "textDocument/publishDiagnostics");
    assert_eq!(gone["params"]["diagnostics"], json!([]));
}

/// Where a word stands first, as lines and UTF-16 columns.
fn place_of(text: &str, word: &str) -> String {
    let mut lines = text.lines().enumerate();
    let found = lines.find_map(|(line, text)| Some((line, &text[..text.find(word)?])));
    let (line, before) = found.expect("the word");
    let column = before.encode_utf16().count();
    format!("{line}:{column}-{line}:{}", column + word.len())
}

/// The same mistake in every host, with characters of all lengths before it.
#[test]
fn every_host_is_checked_in_its_own_places() {
    let chart = "flowchart TD\n    A[\"é😀\"] -> B\n";
    let quoted: String = chart.lines().map(|line| format!("> {line}\n")).collect();
    let indented: String = chart.lines().map(|line| format!("    {line}\n")).collect();
    let docs: String = chart.lines().map(|line| format!("/// {line}\n")).collect();
    let json = serde_json::to_string(&format!("😀\n```mermaid\n{chart}```\n")).expect("JSON");
    let cases = [
        ("a.mmd", chart.to_owned()),
        ("a.md", format!("# 😀\n\n> ```mermaid\n{quoted}> ```\n")),
        (
            "a.html",
            format!(
                "<pre class=\"mermaid\">{}</pre>\n",
                chart.replace("->", "-&gt;")
            ),
        ),
        ("a.rst", format!("Title\n\n.. mermaid::\n\n{indented}")),
        ("a.adoc", format!("[mermaid]\n----\n{chart}----\n")),
        (
            "a.rs",
            format!("/// ```mermaid\n{docs}/// ```\nfn f() {{}}\n"),
        ),
        (
            "a.ipynb",
            format!("{{\"cells\": [{{\"cell_type\": \"markdown\", \"source\": {json}}}]}}"),
        ),
    ];
    let mut client = Client::new();
    for (name, text) in cases {
        for (line_break, name) in [("\n", name.to_owned()), ("\r\n", format!("crlf-{name}"))] {
            let uri = format!("file:///somewhere/{name}");
            let found = client.open(&uri, "plaintext", &text.replace('\n', line_break));
            let expected = place_of(
                &text,
                if text.contains("-&gt;") {
                    "-&gt;"
                } else {
                    "->"
                },
            );
            assert!(
                places(&found).contains(&format!("{expected} unknown-arrow")),
                "{name}: {:?}",
                places(&found)
            );
        }
    }
    assert!(
        client
            .open("file:///somewhere/a.py", "python", chart)
            .is_empty()
    );
}

#[test]
fn columns_are_what_was_agreed() {
    let text = "flowchart TD\n    A[\"é😀\"] -> B\n";
    for (offered, agreed, column) in [
        (json!(["utf-16", "utf-8"]), "utf-8", 16),
        (json!(["utf-16"]), "utf-16", 13),
        (json!(["utf-32"]), "utf-32", 12),
        (json!(["utf-7"]), "utf-16", 13),
    ] {
        let folder = folder(&[]);
        let mut client = Client::start(folder.path());
        let capabilities = json!({ "general": { "positionEncodings": offered } });
        let answer = client.request("initialize", json!({ "capabilities": capabilities }));
        assert_eq!(answer["capabilities"]["positionEncoding"], agreed);
        client.notify("initialized", json!({}));
        let found = client.open("untitled:1", "mermaid", text);
        assert_eq!(found[0]["range"]["start"]["character"], column, "{agreed}");
        // A change counts in the same units.
        let (start, end) = (
            json!({ "line": 1, "character": column }),
            json!({ "line": 1, "character": column + 2 }),
        );
        let change = json!([{ "range": { "start": start, "end": end }, "text": "-->" }]);
        let found = client.change("untitled:1", change);
        assert!(
            !found.iter().any(|finding| finding["severity"] == 1),
            "{found:?}"
        );
    }
}

#[test]
fn a_page_is_checked_as_the_command_checks_it() {
    let page = include_str!("../../../fixtures/communication.md");
    let edits = [
        "A -> B\n",
        "```mermaid\nflowchart TD\n    A[x (y)] --> B\n```\n",
        "<!-- mermaidc: skip-file -->\n",
    ];
    let mut client = Client::new();
    client.open("file:///somewhere/page.md", "markdown", page);
    let mut text = page.to_owned();
    for edit in edits {
        text.insert_str(0, edit);
        let at = json!({ "line": 0, "character": 0 });
        let change = json!([{ "range": { "start": at, "end": at }, "text": edit }]);
        let found = client.change("file:///somewhere/page.md", change);
        let folder = folder(&[("page.md", &text)]);
        let run = crate::common::run(
            folder.path(),
            &[
                "check",
                "--info",
                "--no-config",
                "--format",
                "json",
                "page.md",
            ],
        );
        let report: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        let findings = report["diagnostics"].as_array().expect("a list");
        let names = |list: &[serde_json::Value], key: &str| -> Vec<String> {
            list.iter()
                .map(|finding| finding[key].as_str().expect("a name").to_owned())
                .collect()
        };
        assert_eq!(names(&found, "code"), names(findings, "rule"));
    }
}
