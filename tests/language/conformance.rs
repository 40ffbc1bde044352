//! Holds the reader against what Mermaid itself says of `fixtures/flowchart/**.mmd`.
//!
//! Beside each chart stands Mermaid's answer, NAME.mermaid.json, written by `fixtures/flowchart/renew.mjs`:
//! whether it accepts the chart, the line of its error, and the graph.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use mermaidc::diagnostic::Severity;
use mermaidc::model::graph::{Direction, Graph, Shape, Stroke, Text, TextKind};
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax::{self, Reading};
use serde_json::{Value, json};

/// Shapes that Mermaid names otherwise when brackets write them, and the usual one, which it does not name.
const BRACKETS: &[(&str, &str)] = &[
    ("", "rect"),
    ("square", "rect"),
    ("round", "rounded"),
    ("diamond", "diam"),
    ("hexagon", "hex"),
    ("subroutine", "fr-rect"),
    ("cylinder", "cyl"),
    ("doublecircle", "dbl-circ"),
    ("ellipse", "ellipse"),
    ("lean_right", "lean-r"),
    ("lean_left", "lean-l"),
    ("trapezoid", "trap-b"),
    ("inv_trapezoid", "trap-t"),
];

/// Mermaid's names of arrows, and the heads at start and end.
const ARROWS: &[(&str, &str, &str)] = &[
    ("arrow_open", "none", "none"),
    ("arrow_point", "none", "point"),
    ("arrow_circle", "none", "circle"),
    ("arrow_cross", "none", "cross"),
    ("double_arrow_point", "point", "point"),
    ("double_arrow_circle", "circle", "circle"),
    ("double_arrow_cross", "cross", "cross"),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "node_modules") {
                files(&path, found);
            }
        } else if path.extension().is_some_and(|e| e == "mmd") {
            found.push(path);
        }
    }
}

/// A list of Mermaid's; it leaves empty ones out.
fn list(value: &Value) -> Value {
    if value.is_null() {
        json!([])
    } else {
        value.clone()
    }
}

fn shape(name: &str) -> &str {
    let bracket = BRACKETS.iter().find(|(theirs, _)| *theirs == name);
    match (bracket, Shape::from_name(name)) {
        (Some((_, ours)), _) => ours,
        (None, Some(shape)) => shape.name(),
        (None, None) => name,
    }
}

/// Only Markdown is drawn in another way than the rest.
fn kind(value: &Value) -> &'static str {
    match value.as_str() {
        Some("markdown") => "markdown",
        _ => "text",
    }
}

/// Mermaid's graph, thing by thing, in the words of [`ours`].
fn theirs(graph: &Value) -> Vec<(String, Value)> {
    let mut things = vec![(
        "chart".to_owned(),
        json!({
            "direction": graph["direction"], "accTitle": graph["accTitle"], "accDescr": graph["accDescr"],
            "linkStyles": list(&graph["defaultLinkStyle"]["styles"]), "interpolate": graph["defaultLinkStyle"]["interpolate"],
        }),
    )];
    let each = |name: &str| graph[name].as_array().cloned().unwrap_or_default();
    for node in each("nodes") {
        let callback = &node["callback"];
        things.push((
            format!("node {}", node["id"]),
            json!({
                "label": node["label"], "labelType": kind(&node["labelType"]),
                "shape": shape(node["shape"].as_str().unwrap_or_default()),
                "classes": list(&node["classes"]), "styles": list(&node["styles"]),
                "link": node["link"], "linkTarget": node["linkTarget"],
                "callback": callback[0], "callbackArgs": callback[1],
                "tooltip": node["tooltip"], "icon": node["icon"], "img": node["img"],
            }),
        ));
    }
    for (i, edge) in each("edges").iter().enumerate() {
        let arrow = ARROWS.iter().find(|(name, ..)| edge["type"] == *name);
        let (_, start, end) = arrow.copied().unwrap_or(("", "?", "?"));
        let animation = match &edge["animate"] {
            Value::Bool(true) if edge["animation"].is_null() => json!("true"),
            _ => edge["animation"].clone(),
        };
        things.push((
            format!("link {i}"),
            json!({
                "id": edge["id"], "from": edge["from"], "to": edge["to"],
                "label": edge["label"], "labelType": kind(&edge["labelType"]), "stroke": edge["stroke"],
                "arrowStart": start, "arrowEnd": end, "length": edge["length"].as_u64().unwrap_or(0),
                "classes": list(&edge["classes"]), "styles": list(&edge["styles"]),
                "interpolate": edge["interpolate"], "animation": animation,
            }),
        ));
    }
    for subgraph in each("subgraphs") {
        things.push((
            format!("subgraph {}", subgraph["id"]),
            json!({
                "title": subgraph["title"], "labelType": kind(&subgraph["labelType"]),
                "nodes": list(&subgraph["nodes"]), "direction": subgraph["direction"],
                "classes": list(&subgraph["classes"]),
            }),
        ));
    }
    for class in each("classDefs") {
        things.push((
            format!("class {}", class["name"]),
            json!({"styles": list(&class["styles"]), "textStyles": list(&class["textStyles"])}),
        ));
    }
    things
}

const fn text_kind(text: &Text) -> &'static str {
    match text.kind {
        TextKind::Text => "text",
        TextKind::Markdown => "markdown",
    }
}

/// Nothing, where a text says nothing: Mermaid does not tell the two apart.
fn said(text: Option<&String>) -> Option<&String> {
    text.filter(|text| !text.is_empty())
}

/// The graph of a reading, thing by thing.
fn ours(graph: &Graph) -> Vec<(String, Value)> {
    let mut things = vec![(
        "chart".to_owned(),
        json!({
            "direction": graph.direction.name(),
            "accTitle": said(graph.frame.acc_title.as_ref()), "accDescr": said(graph.frame.acc_descr.as_ref()),
            "linkStyles": graph.default_link_style.styles, "interpolate": graph.default_link_style.interpolate,
        }),
    )];
    for (_, node) in graph.nodes().filter(|(_, node)| !node.undrawn) {
        let (link, callback) = (node.extras.link.as_ref(), node.extras.callback.as_ref());
        things.push((
            format!("node {}", json!(node.id)),
            json!({
                "label": node.label.text, "labelType": text_kind(&node.label), "shape": node.shape.name(),
                "classes": node.extras.classes, "styles": node.extras.styles,
                "link": link.map(|link| &link.url), "linkTarget": link.and_then(|link| link.target.as_ref()),
                "callback": callback.map(|callback| &callback.function),
                "callbackArgs": callback.and_then(|callback| callback.args.as_ref()),
                "tooltip": said(node.extras.tooltip.as_ref()), "icon": node.extras.icon, "img": node.extras.image,
            }),
        ));
    }
    for (i, (_, from, to, edge)) in graph.edges().enumerate() {
        let (start, end) = match edge.stroke {
            Stroke::Invalid => ("?", "?"),
            _ => (edge.arrow_start.name(), edge.arrow_end.name()),
        };
        things.push((
            format!("link {i}"),
            json!({
                "id": edge.extras.id, "from": graph.node(from).id, "to": graph.node(to).id,
                "label": edge.label.text, "labelType": text_kind(&edge.label), "stroke": edge.stroke.name(),
                "arrowStart": start, "arrowEnd": end, "length": edge.length,
                "classes": edge.extras.classes, "styles": edge.extras.styles,
                "interpolate": edge.extras.interpolate, "animation": edge.extras.animation,
            }),
        ));
    }
    for subgraph in &graph.subgraphs {
        let mut nodes = subgraph.members.clone();
        nodes.sort();
        things.push((
            format!("subgraph {}", json!(subgraph.id)),
            json!({
                "title": subgraph.title.text, "labelType": text_kind(&subgraph.title), "nodes": nodes,
                "direction": subgraph.direction.map(Direction::name), "classes": subgraph.classes,
            }),
        ));
    }
    for class in &graph.class_defs {
        things.push((
            format!("class {}", json!(class.name)),
            json!({"styles": class.styles, "textStyles": class.text_styles}),
        ));
    }
    things
}

/// What differs between the two graphs, a line each.
fn differences(theirs: &[(String, Value)], ours: &[(String, Value)]) -> Vec<String> {
    let mut found = Vec::new();
    let names = |things: &[(String, Value)]| -> Vec<String> {
        things.iter().map(|(name, _)| name.clone()).collect()
    };
    if names(theirs) != names(ours) {
        found.push(format!(
            "Mermaid has {:?}\n  mermaidc has {:?}",
            names(theirs),
            names(ours)
        ));
    }
    let ours: BTreeMap<&String, &Value> = ours.iter().map(|(name, value)| (name, value)).collect();
    for (name, theirs) in theirs {
        let (Some(ours), Value::Object(theirs)) = (ours.get(name), theirs) else {
            continue;
        };
        for (field, theirs) in theirs {
            if *theirs != ours[field] {
                found.push(format!(
                    "{name}: {field}: Mermaid {theirs}, mermaidc {}",
                    ours[field]
                ));
            }
        }
    }
    found
}

/// The lines at which the first error and its annotations begin.
fn error_lines(source: &Source, reading: &Reading) -> Vec<u32> {
    let line = |offset| source.position(offset).line;
    let errors = reading.diagnostics.iter();
    let first = errors
        .filter(|d| d.severity == Severity::Error)
        .min_by_key(|d| line(d.span.start));
    first.map_or_else(Vec::new, |first| {
        let places = first.annotations.iter().map(|a| a.span);
        std::iter::once(first.span)
            .chain(places)
            .map(|span| line(span.start))
            .collect()
    })
}

/// What the reader makes of a chart otherwise than Mermaid.
fn disagreements(source: &Source, golden: &Value) -> Vec<String> {
    let reading = syntax::read(&charts(source, SourceKind::Mermaid)[0]);
    let accepted = golden["accepted"] == true;
    // A chart of another kind is none for the reader of flowcharts, whatever it looks like.
    let other = reading.kind.is_some_and(|kind| kind.name != "flowchart");
    let diagram = golden["diagram"].as_str().unwrap_or("flowchart");
    if other == (diagram.starts_with("flowchart") || diagram == "---") {
        return vec![format!(
            "Mermaid reads it as {diagram}, mermaidc as {:?}",
            reading.kind
        )];
    }
    if other {
        return Vec::new();
    }
    if reading.is_accepted() != accepted {
        let word = |accepted: bool| if accepted { "accepts" } else { "refuses" };
        let reported: Vec<_> = reading.diagnostics.iter().map(|d| &d.message).collect();
        return vec![format!(
            "Mermaid {} it ({}), mermaidc {} it ({reported:?})",
            word(accepted),
            golden["error"],
            word(!accepted)
        )];
    }
    if accepted {
        let graph = reading.graph().expect("a flowchart has a graph");
        return differences(&theirs(&golden["graph"]), &ours(graph));
    }
    match golden["errorLine"].as_u64() {
        None => Vec::new(),
        Some(line) => {
            let lines = error_lines(source, &reading);
            if lines.iter().any(|ours| u64::from(*ours) == line) {
                Vec::new()
            } else {
                vec![format!(
                    "Mermaid's error is on line {line}, mermaidc's on {lines:?}"
                )]
            }
        }
    }
}

#[test]
fn the_reader_agrees_with_mermaid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/flowchart");
    let mut charts = Vec::new();
    files(&root, &mut charts);
    charts.sort();
    assert!(
        charts.len() > 300,
        "only {} charts were found",
        charts.len()
    );
    let mut wrong = String::new();
    for path in charts {
        let name = path
            .strip_prefix(&root)
            .expect("below the folder")
            .display();
        let source = Source::new(
            name.to_string(),
            std::fs::read_to_string(&path).expect("a chart"),
        );
        let golden = std::fs::read_to_string(path.with_extension("mermaid.json"));
        let Ok(golden) = golden else {
            writeln!(wrong, "{name}: Mermaid was not asked: node renew.mjs").expect("a string");
            continue;
        };
        let golden: Value = serde_json::from_str(&golden).expect("JSON");
        let found = disagreements(&source, &golden);
        if !found.is_empty() {
            let text = source.text().replace('\n', "\n    ");
            writeln!(wrong, "--- {name}\n    {text}\n  {}", found.join("\n  ")).expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
