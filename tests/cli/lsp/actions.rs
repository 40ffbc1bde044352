//! What can be done about findings.

use serde_json::{Value, json};

use super::client::{Client, edited, marked};

/// The actions at the mark of a text: title, preferred or not, and the text after it.
fn actions(client: &mut Client, name: &str, text: &str) -> Vec<(String, bool, String)> {
    let (text, marks) = marked(text);
    let uri = format!("file:///somewhere/{name}");
    client.open(&uri, "plaintext", &text);
    let range = json!({ "start": marks[0], "end": marks[marks.len() - 1] });
    let params = json!({ "range": range, "context": { "diagnostics": [] } });
    let actions = client.about(&uri, "codeAction", params);
    let actions = actions.as_array().expect("a list").iter().map(|action| {
        let title = action["title"].as_str().expect("a title").to_owned();
        let preferred = action["isPreferred"] == true;
        (title, preferred, edited(&text, &action["edit"]))
    });
    actions.collect()
}

#[test]
fn fixes_are_offered_where_the_finding_is() {
    let mut client = Client::new();
    let found = actions(
        &mut client,
        "a.md",
        "> ```mermaid\n> flowchart TD\n>     A[😀 a ¦(b)] --> B\n> ```\n",
    );
    let (title, preferred, text) = &found[0];
    assert!(preferred, "{found:?}");
    assert_eq!(title, "Put the text in quotes");
    assert_eq!(
        text,
        "> ```mermaid\n> flowchart TD\n>     A[\"😀 a (b)\"] --> B\n> ```\n"
    );
    // In HTML it is written as HTML has it.
    let found = actions(
        &mut client,
        "a.html",
        "<pre class=\"mermaid\">\nflowchart TD\n  A[a &lt; ¦(b)] --&gt; B\n</pre>\n",
    );
    assert!(
        found[0].2.contains("A[\"a &lt; (b)\"] --&gt; B"),
        "{found:?}"
    );
    // Elsewhere there is none.
    let found = actions(
        &mut client,
        "b.md",
        "¦x\n\n```mermaid\nflowchart TD\n    A[a (b)] --> B\n```\n",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "Make all safe fixes");
}

#[test]
fn what_changes_the_drawing_says_so() {
    let mut client = Client::new();
    let found = actions(&mut client, "a.mmd", "flowchart TD\n    A -¦> B\n");
    let unsafe_ones = found
        .iter()
        .filter(|(title, ..)| title.ends_with("(may change the drawing)"));
    for (title, preferred, _) in unsafe_ones {
        assert!(!preferred, "{title}");
    }
    assert!(
        found.iter().any(|(_, _, text)| text.contains("A --> B")),
        "{found:?}"
    );
}

#[test]
fn all_safe_fixes_are_made_at_once() {
    let text = "# 😀\n\n```mermaid\nflowchart TD\n    A[a (b)] --> B\n```\n\n```mermaid\nflowchart TD\n    C[c (d)] --> D\n```\n";
    let capabilities = json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } });
    let mut client = Client::with(&std::env::temp_dir(), &capabilities);
    client.open("file:///somewhere/a.md", "markdown", text);
    let start = json!({ "line": 0, "character": 0 });
    for (only, count) in [
        ("source", 1),
        ("source.fixAll", 1),
        ("source.fixAll.mermaidc", 1),
        ("source.fixAll.other", 0),
        ("source.organizeImports", 0),
    ] {
        let context = json!({ "diagnostics": [], "only": [only] });
        let params = json!({ "range": { "start": start, "end": start }, "context": context });
        let actions = client.about("file:///somewhere/a.md", "codeAction", params);
        assert_eq!(actions.as_array().map(Vec::len), Some(count), "{only}");
        if count > 0 {
            assert_eq!(actions[0]["kind"], "source.fixAll.mermaidc");
            let change = &actions[0]["edit"]["documentChanges"][0];
            assert_eq!(change["textDocument"]["version"], 1);
            assert_eq!(change["edits"].as_array().map(Vec::len), Some(2));
            let expected = text
                .replace("a (b)", "\"a (b)\"")
                .replace("c (d)", "\"c (d)\"");
            assert_eq!(edited(text, &actions[0]["edit"]), expected);
        }
    }
}

#[test]
fn a_finding_is_allowed_where_it_is() {
    let mut client = Client::new();
    let mut allowed = |name: &str, text: &str| -> Option<String> {
        let found = actions(&mut client, name, text);
        let found = found
            .into_iter()
            .find(|(title, ..)| title.starts_with("Allow "));
        found.map(|(title, _, text)| format!("{title}\n{text}"))
    };
    let found = allowed("a.mmd", "flowchart TD\r\n    A --> B\r\n    A ¦--> B\r\n");
    assert_eq!(
        found.as_deref(),
        Some(
            "Allow duplicate-edge here\nflowchart TD\r\n    A --> B\r\n    %% mermaidc: allow duplicate-edge\r\n    A --> B\r\n"
        )
    );
    let found = allowed(
        "a.md",
        "> ```mermaid\n> flowchart TD\n>     subgraph ¦x\n>     end\n> ```\n",
    );
    assert_eq!(
        found.as_deref(),
        Some(
            "Allow empty-subgraph in this chart\n> ```mermaid\n> flowchart TD\n>     %% mermaidc: allow empty-subgraph\n>     subgraph x\n>     end\n> ```\n"
        )
    );
    let found = allowed(
        "a.rs",
        "/// ```mermaid\n/// flowchart TD\n///     A --> B\n///     A ¦--> B\n/// ```\nfn f() {}\n",
    );
    let found = found.expect("an action");
    assert!(
        found.contains(
            "///     A --> B\n///     %% mermaidc: allow duplicate-edge\n///     A --> B\n"
        ),
        "{found}"
    );
    // What Mermaid refuses cannot be allowed.
    assert_eq!(allowed("b.mmd", "flowchart TD\n    A -¦> B\n"), None);
}

#[test]
fn every_action_is_of_a_finding_that_is_shown() {
    let mut client = Client::new();
    let found = client.open(
        "untitled:1",
        "mermaid",
        "flowchart TD\n    A[a (b)] --> B\n    B --> B\n",
    );
    let all =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let params = json!({ "range": all, "context": { "diagnostics": found, "only": ["quickfix"] } });
    let actions = client.about("untitled:1", "codeAction", params);
    let actions = actions.as_array().expect("a list");
    assert!(!actions.is_empty());
    for action in actions {
        assert!(found.contains(&action["diagnostics"][0]), "{action}");
    }
    let titles: Vec<&Value> = actions.iter().map(|action| &action["title"]).collect();
    assert!(
        titles.contains(&&json!("Put the text in quotes")),
        "{titles:?}"
    );
}
