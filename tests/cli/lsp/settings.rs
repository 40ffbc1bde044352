//! Configurations, and what the client lets people choose.

use serde_json::{Value, json};

use super::client::{Client, place};
use crate::common::{folder, put};

const CHART: &str = "flowchart TD\n    A --> A\n";

fn uri(folder: &std::path::Path, name: &str) -> String {
    format!("file://{}/{name}", folder.display())
}

fn levels(found: &[Value]) -> Vec<String> {
    let shown = |finding: &Value| {
        format!(
            "{} {}",
            finding["code"].as_str().expect("a name"),
            finding["severity"]
        )
    };
    let found = found
        .iter()
        .filter(|finding| finding["code"] == "self-loop");
    found.map(shown).collect()
}

#[test]
fn the_nearest_configuration_counts_and_changes() {
    let folder = folder(&[
        ("mermaidc.toml", "[rules]\nself-loop = \"error\"\n"),
        (
            "inner/mermaidc.toml",
            "exclude = [\"not.mmd\"]\n[rules]\nself-loop = \"off\"\n",
        ),
    ]);
    let capabilities =
        json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut client = Client::with(folder.path(), &capabilities);
    let registered = client.wait(|m| m["method"] == "client/registerCapability");
    let watchers = &registered["params"]["registrations"][0]["registerOptions"]["watchers"];
    assert_eq!(watchers[0]["globPattern"], "**/mermaidc.toml");
    let (outer, inner) = (
        uri(folder.path(), "a.mmd"),
        uri(folder.path(), "inner/a.mmd"),
    );
    assert_eq!(
        levels(&client.open(&outer, "mermaid", CHART)),
        ["self-loop 1"]
    );
    assert!(levels(&client.open(&inner, "mermaid", CHART)).is_empty());
    assert!(
        client
            .open(
                &uri(folder.path(), "inner/not.mmd"),
                "mermaid",
                "flowchart TD\n    A -> B\n"
            )
            .is_empty()
    );

    put(
        folder.path(),
        "inner/mermaidc.toml",
        b"[rules]\nself-loop = \"warning\"\n",
    );
    let watched =
        |name: &str| json!({ "changes": [{ "uri": uri(folder.path(), name), "type": 2 }] });
    client.notify(
        "workspace/didChangeWatchedFiles",
        watched("inner/mermaidc.toml"),
    );
    assert_eq!(levels(&client.found(&inner, 1)), ["self-loop 2"]);

    // One that is wrong says so, and the defaults are in force.
    put(
        folder.path(),
        "mermaidc.toml",
        b"[rules]\nself-lop = \"error\"\n",
    );
    client.notify("workspace/didChangeWatchedFiles", watched("mermaidc.toml"));
    let broken = uri(folder.path(), "mermaidc.toml");
    let told = client.wait(|m| m["params"]["uri"] == broken);
    assert_eq!(
        place(&told["params"]["diagnostics"][0]),
        "1:0-1:8 unknown-config-rule"
    );
    let said = client.wait(|m| m["method"] == "window/showMessage");
    assert!(
        said["params"]["message"]
            .as_str()
            .expect("a text")
            .contains("mermaidc.toml is wrong: ")
    );
    client.seen.clear();

    put(
        folder.path(),
        "mermaidc.toml",
        b"[rules]\nself-loop = \"info\"\n",
    );
    client.notify("workspace/didChangeWatchedFiles", watched("mermaidc.toml"));
    let told = client.wait(|m| m["params"]["uri"] == broken);
    assert_eq!(told["params"]["diagnostics"], json!([]));
    client.wait(|m| {
        m["params"]["uri"] == outer
            && levels(m["params"]["diagnostics"].as_array().expect("a list")) == ["self-loop 3"]
    });
    assert_eq!(client.leave(), 0);
}

#[test]
fn each_root_has_its_own_settings() {
    let folder = folder(&[("one/x", ""), ("two/x", "")]);
    let roots = ["one", "two"].map(|name| json!({ "uri": uri(folder.path(), name), "name": name }));
    let mut client = Client::start(folder.path());
    let settings = json!([null, { "level": ["self-loop=error"] }, { "ignore": ["self-loop"] }]);
    client.answers.insert("workspace/configuration", settings);
    let capabilities = json!({ "workspace": { "configuration": true, "workspaceFolders": true } });
    client.request(
        "initialize",
        json!({ "capabilities": capabilities, "workspaceFolders": roots }),
    );
    client.notify("initialized", json!({}));
    let asked = client.wait(|m| m["method"] == "workspace/configuration");
    assert_eq!(
        asked["params"]["items"][1]["scopeUri"],
        uri(folder.path(), "one")
    );
    let (one, two) = (
        uri(folder.path(), "one/a.mmd"),
        uri(folder.path(), "two/a.mmd"),
    );
    assert_eq!(
        levels(&client.open(&one, "mermaid", CHART)),
        ["self-loop 1"]
    );
    assert!(levels(&client.open(&two, "mermaid", CHART)).is_empty());

    client.answers.insert(
        "workspace/configuration",
        json!([null, null, { "level": ["self-loop=info"] }]),
    );
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": null }),
    );
    client.wait(|m| {
        m["params"]["uri"] == two
            && levels(m["params"]["diagnostics"].as_array().expect("a list")) == ["self-loop 3"]
    });

    let event = json!({ "added": [], "removed": [roots[1]] });
    client.answers.insert(
        "workspace/configuration",
        json!([{ "level": ["self-loop=error"] }, null]),
    );
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({ "event": event }),
    );
    client.wait(|m| {
        m["params"]["uri"] == two
            && levels(m["params"]["diagnostics"].as_array().expect("a list")) == ["self-loop 1"]
    });
    assert_eq!(client.leave(), 0);
}

#[test]
fn settings_come_with_the_first_message_or_later() {
    let mut client = Client::start(&std::env::temp_dir());
    let options = json!({ "level": ["self-loop=error"], "select": ["no-such-rule"] });
    client.request(
        "initialize",
        json!({ "capabilities": {}, "initializationOptions": options }),
    );
    client.notify("initialized", json!({}));
    let told = client.wait(|m| m["method"] == "window/showMessage");
    assert_eq!(
        told["params"]["message"],
        "there is no rule or group `no-such-rule`; `no-such-form` is similar"
    );
    assert_eq!(
        levels(&client.open("untitled:1", "mermaid", CHART)),
        ["self-loop 1"]
    );
    let settings = json!({ "mermaidc": { "level": ["self-loop=warning"] } });
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": settings }),
    );
    assert_eq!(levels(&client.found("untitled:1", 1)), ["self-loop 2"]);
    assert_eq!(client.leave(), 0);
}
