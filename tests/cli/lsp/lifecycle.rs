//! How a session begins, goes on whatever comes, and ends.

use serde_json::{Value, json};

use super::client::Client;
use crate::common::folder;

#[test]
fn a_session_begins_and_ends_in_order() {
    let folder = folder(&[]);
    let mut client = Client::start(folder.path());
    assert_eq!(
        client.refused("textDocument/hover", json!({})),
        "`initialize` comes first"
    );
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    let answer = client.request("initialize", params.clone());
    assert_eq!(answer["serverInfo"]["name"], "mermaidc");
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(answer["capabilities"]["textDocumentSync"]["change"], 2);
    assert_eq!(
        client.refused("initialize", params),
        "`initialize` comes once"
    );
    assert_eq!(
        client.refused("workspace/nonsense", json!({})),
        "`workspace/nonsense` is not answered here"
    );
    client.request("shutdown", Value::Null);
    assert_eq!(
        client.refused("textDocument/hover", json!({})),
        "the server is shut down"
    );
    client.notify("exit", Value::Null);
    assert_eq!(client.end(), 0);
}

#[test]
fn who_leaves_without_a_word_is_not_in_order() {
    let mut client = Client::new();
    client.notify("exit", Value::Null);
    assert_eq!(client.end(), 1);
    assert_eq!(Client::new().end(), 1);
}

#[test]
fn what_is_not_a_message_is_answered_and_ends_nothing() {
    let mut client = Client::new();
    client.raw("Content-Length: 7\r\n\r\n{\"a\":}}");
    assert_eq!(
        client.wait(|m| m["error"]["code"] == -32700)["id"],
        Value::Null
    );
    client.raw("nonsense\r\n\r\nContent-Length: -1\r\n\r\n");
    client.wait(|m| m["error"]["code"] == -32700);
    client.send(&json!([1, 2]));
    client.wait(|m| m["error"]["code"] == -32700);
    client.send(&json!({ "jsonrpc": "2.0", "id": 99, "result": null }));
    client.notify("textDocument/didOpen", json!({ "textDocument": 3 }));
    let told = client.wait(|m| m["method"] == "window/logMessage");
    let text = told["params"]["message"].as_str().expect("a text");
    assert!(
        text.starts_with("`textDocument/didOpen` cannot be read: "),
        "{text}"
    );
    client.notify("textDocument/didChange", json!({}));
    client.notify(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": "file:///not-open.md" } }),
    );
    client.notify("$/setTrace", json!({ "value": "off" }));
    for method in [
        "codeAction",
        "hover",
        "rename",
        "completion",
        "documentSymbol",
    ] {
        let method = format!("textDocument/{method}");
        for params in [
            Value::Null,
            json!([]),
            json!({ "textDocument": { "uri": "file:///not-open.md" } }),
            json!({ "textDocument": { "uri": 3 }, "position": "x" }),
        ] {
            client.refused(&method, params);
        }
    }
    let found = client.open("untitled:1", "mermaid", "flowchart TD\n    A --> B\n");
    assert!(!found.iter().any(|finding| finding["severity"] == 1));
    for position in [
        json!({ "line": 4_000_000_000u32, "character": 0 }),
        json!({ "line": 0, "character": 4_000_000_000u32 }),
    ] {
        let range = json!({ "start": position, "end": { "line": 0, "character": 1 } });
        client.about(
            "untitled:1",
            "codeAction",
            json!({ "range": range, "context": { "diagnostics": [] } }),
        );
    }
    assert_eq!(client.leave(), 0);
}

#[test]
fn a_request_that_is_cancelled_while_it_waits_is_not_begun() {
    let mut client = Client::new();
    // So much that the next requests wait behind it.
    let long: String = (0..20_000)
        .map(|i| format!("    N{i} --> N{}\n", i + 1))
        .collect();
    client.open("untitled:1", "mermaid", "flowchart TD\n");
    client.tell_change(
        "untitled:1",
        json!([{ "text": format!("flowchart TD\n{long}") }]),
    );
    let params = json!({
        "textDocument": { "uri": "untitled:1" },
        "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 1 } },
        "context": { "diagnostics": [], "only": ["refactor"] },
    });
    let first = client.ask("textDocument/codeAction", params.clone());
    let second = client.ask("textDocument/codeAction", params);
    client.notify("$/cancelRequest", json!({ "id": second }));
    client.notify("$/cancelRequest", json!({ "id": "no such" }));
    assert_eq!(client.response(second)["error"]["code"], -32800);
    assert_eq!(client.response(first)["result"], json!([]));
    assert_eq!(client.leave(), 0);
}

#[test]
fn changes_that_wait_are_all_made_before_anything_is_checked() {
    let mut client = Client::new();
    client.open("untitled:1", "mermaid", "");
    let mut version = 0;
    for i in 0..200 {
        let text = format!("flowchart TD\n    A{i} -> B\n");
        version = client.tell_change("untitled:1", json!([{ "text": text }]));
    }
    let found = client.found("untitled:1", version);
    assert_eq!(found[0]["code"], "unknown-arrow");
}
