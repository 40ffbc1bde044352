//! DOT of the fixtures: as the golden files beside them say, and drawn by Graphviz without a word.
//!
//! `UPDATE_GOLDEN=1 cargo test --test outputs dot` writes the golden files anew.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use mermaidc::config::Settings;
use mermaidc::driver::{self, Failure, Request};
use mermaidc::emit::{Dot, Engine, Json, Options, Svg};
use mermaidc::source::{Source, SourceKind};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Every chart and page under a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if SourceKind::from_name(&path.to_string_lossy()).is_some() {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn compile(path: &Path, emitter: &dyn mermaidc::emit::Emitter) -> Result<String, Failure> {
    compile_with(path, emitter, Options::default())
}

fn compile_with(
    path: &Path,
    emitter: &dyn mermaidc::emit::Emitter,
    options: Options,
) -> Result<String, Failure> {
    let name = path.strip_prefix(fixtures()).unwrap().to_string_lossy();
    let name = name.replace('\\', "/");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let kind = SourceKind::from_name(&name).unwrap();
    let request = Request::new(emitter).options(options);
    let source = Source::new(name, text);
    let compilation = driver::compile(&source, kind, &request, &Settings::default());
    Ok(compilation.result?.remove(0).text)
}

#[test]
fn golden_files() {
    let folder = fixtures().join("dot");
    let mut cases: Vec<(PathBuf, PathBuf)> = (files(&folder).into_iter())
        .map(|path| (path.clone(), path.with_extension("dot")))
        .collect();
    cases.push((
        fixtures().join("communication.md"),
        folder.join("communication.dot"),
    ));
    for (path, golden) in cases {
        let made = compile(&path, &Dot).expect("Mermaid accepts it");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&golden, made).unwrap();
            continue;
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(made, expected.replace("\r\n", "\n"), "{}", golden.display());
    }
}

#[test]
fn graphviz_draws_every_fixture() {
    let mut drawn = 0;
    for path in files(&fixtures()) {
        let Ok(dot) = compile(&path, &Dot) else {
            continue; // a fixture of what Mermaid refuses
        };
        let Some(said) = graphviz(&dot) else {
            return;
        };
        assert_eq!(said, "", "{}\n{dot}", path.display());
        drawn += 1;
    }
    assert!(drawn >= 6, "{drawn} fixtures drawn");
}

/// `--to svg --engine graphviz` draws each kind that is a graph.
#[test]
fn graphviz_is_an_engine_for_every_kind_with_a_graph() {
    if graphviz("digraph { a }").is_none() {
        return;
    }
    for (name, shown) in [
        ("c4", ["Nord", "[Container: Rust]", "Kitchen"]),
        ("class", ["A shop", "+total() : Money", "ordered something"]),
        (
            "er",
            ["Sales", "List&lt;string&gt;", "Goods &amp; services"],
        ),
        ("state", ["Draft", "answered", "nobody sees it"]),
    ] {
        let path = fixtures().join(format!("dot/{name}.mmd"));
        let options = Options::default().with(|options| options.engine = Engine::Graphviz);
        let svg = compile_with(&path, &Svg, options).expect("Graphviz draws it");
        assert!(svg.trim_end().ends_with("</svg>"), "{name}: {svg}");
        for text in shown {
            assert!(svg.contains(text), "{name}: {text}\n{svg}");
        }
    }
}

/// What `dot -Tsvg` says on standard error, and how it fails if it does; `None` where there is none.
fn graphviz(dot: &str) -> Option<String> {
    let child = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => {
            let required = std::env::var_os("MERMAIDC_REQUIRE_TOOLS").is_some();
            assert!(!required, "`dot` cannot be run: {error}");
            // Written to the stream itself: the harness hides what a passing test prints.
            let _ = writeln!(
                std::io::stderr().lock(),
                "SKIPPED: Graphviz is not installed, so no fixture was drawn"
            );
            return None;
        }
    };
    child
        .stdin
        .take()
        .unwrap()
        .write_all(dot.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let failed = if output.status.success() {
        ""
    } else {
        "`dot` failed"
    };
    Some(said + failed)
}

/// The JSON of every fixture is what its schema says.
#[test]
fn json_is_as_its_schema_says() {
    let schema = include_str!("../../docs/schema/compile.schema.json");
    let schema = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut seen = 0;
    for path in files(&fixtures()) {
        let layout = |layout| Options::default().with(|o| o.layout = layout);
        let Ok(text) = compile_with(&path, &Json, layout(seen % 2 == 0)) else {
            continue;
        };
        let value = serde_json::from_str(&text).unwrap();
        let errors: Vec<String> = (validator.iter_errors(&value))
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
        seen += 1;
    }
    assert!(seen >= 6, "{seen} fixtures");
}

/// The example of the contract, on our own page: the chart is the same, and it begins on line 11.
#[test]
fn json_of_the_page() {
    let text = compile(&fixtures().join("communication.md"), &Json).unwrap();
    let page: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(keys(&page), ["version", "file", "charts"]);
    let chart = &page["charts"][0];
    assert_eq!(
        keys(chart),
        [
            "kind",
            "start",
            "end",
            "title",
            "accTitle",
            "accDescr",
            "direction",
            "config",
            "nodes",
            "edges",
            "subgraphs",
            "classDefs",
            "defaultLinkStyle"
        ]
    );
    let node = &chart["nodes"][0];
    assert_eq!(
        keys(node),
        [
            "id",
            "label",
            "labelType",
            "shape",
            "classes",
            "styles",
            "link",
            "callback",
            "tooltip",
            "icon",
            "image",
            "subgraph",
            "isSubgraph",
            "start",
            "end"
        ]
    );
    assert_eq!(node["label"], "What is the nature of the communication?");
    assert_eq!(chart["start"]["line"], 11);
    assert_eq!(node["start"]["line"], 12);
    assert_eq!([&node["start"]["column"], &node["end"]["column"]], [5, 48]);
    let edge = &chart["edges"][0];
    assert_eq!(
        keys(edge),
        [
            "id",
            "from",
            "to",
            "label",
            "labelType",
            "stroke",
            "arrowStart",
            "arrowEnd",
            "length",
            "classes",
            "styles",
            "interpolate",
            "animation",
            "start",
            "end"
        ]
    );
    assert_eq!([&edge["start"]["column"], &edge["end"]["column"]], [5, 65]);
    assert_eq!(chart["nodes"].as_array().unwrap().len(), 35);
    assert_eq!(chart["edges"].as_array().unwrap().len(), 34);
}
