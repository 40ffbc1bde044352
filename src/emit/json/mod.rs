//! JSON: everything the charts say, for other programs.
//!
//! `docs/schema/compile.schema.json` describes it; the fields stand in the order of its examples.
//!
//! Flowcharts have a writer of their own. Of every other kind, the model says itself what stands in
//! JSON: it derives `Serialize`, and the offsets of its places become lines and columns here.

mod flowchart;
mod layout;

use serde::Serialize;
use serde_json::{Map, Value};

use super::hidden::escaped;
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::diagnostic::Diagnostic;
use crate::model::sequence::Sequence;
use crate::model::{self, Diagram, Frame};
use crate::picture;
use crate::source::{Position, Source, Span};

/// Writes all charts of a file as JSON.
pub struct Json;

impl Emitter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn summary(&self) -> &'static str {
        "Nodes, links, subgraphs and styles with their places, for other programs"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn scope(&self) -> Scope {
        Scope::File
    }

    fn options(&self) -> &'static [&'static str] {
        &["--layout"]
    }

    fn refuses(&self, diagram: &Diagram) -> Option<String> {
        let depth = diagram.sequence().map_or(0, Sequence::depth);
        let deepest = model::sequence::DEPTH;
        (depth > deepest).then(|| format!("blocks are nested {depth} deep; JSON takes {deepest}"))
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let placed = |&accepted: &Accepted<'_>| {
            let scene = options.layout.then(|| picture::scene(accepted.diagram()));
            scene.as_ref().map(layout::of)
        };
        let page = Page {
            version: 1,
            file: charts.first().map_or("", |chart| chart.source().name()),
            charts: (charts.iter())
                .map(|accepted| Placed {
                    chart: chart(*accepted),
                    layout: placed(accepted),
                })
                .collect(),
        };
        // Strings, numbers and lists only: there is nothing that JSON could refuse.
        let mut text = escaped(&serde_json::to_string_pretty(&page).unwrap_or_default());
        text.push('\n');
        Ok(Emitted {
            text,
            notes: Vec::new(),
            ..Emitted::default()
        })
    }
}

#[derive(Serialize)]
struct Page<'a> {
    version: u32,
    file: &'a str,
    charts: Vec<Placed<'a>>,
}

/// A chart, and where it is drawn, if that is asked for.
#[derive(Serialize)]
struct Placed<'a> {
    #[serde(flatten)]
    chart: Chart<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<layout::Layout>,
}

#[derive(Serialize)]
struct Place {
    start: Position,
    end: Position,
}

fn place(source: &Source, span: Span) -> Place {
    Place {
        start: source.position(span.start),
        end: source.position(span.end),
    }
}

/// A chart of any kind.
#[derive(Serialize)]
#[serde(untagged)]
enum Chart<'a> {
    Flowchart(Box<flowchart::Chart<'a>>),
    Model(Box<Model<'a>>),
}

/// A chart whose model is serialised.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Model<'a> {
    kind: &'static str,
    #[serde(flatten)]
    place: Place,
    title: Option<&'a str>,
    acc_title: Option<&'a str>,
    acc_descr: Option<&'a str>,
    config: &'a Map<String, Value>,
    #[serde(flatten)]
    model: Map<String, Value>,
}

fn chart(accepted: Accepted<'_>) -> Chart<'_> {
    if let Some(accepted) = accepted.flowchart() {
        return Chart::Flowchart(Box::new(flowchart::chart(accepted)));
    }
    let said = match accepted.diagram() {
        Diagram::Flowchart(_) => Value::Null,
        Diagram::Pie(pie) => serde_json::to_value(pie).unwrap_or_default(),
        Diagram::Sequence(sequence) => serde_json::to_value(sequence).unwrap_or_default(),
        Diagram::State(state) => serde_json::to_value(state).unwrap_or_default(),
        Diagram::Class(class) => serde_json::to_value(class).unwrap_or_default(),
        Diagram::Er(er) => serde_json::to_value(er).unwrap_or_default(),
        Diagram::C4(c4) => serde_json::to_value(c4).unwrap_or_default(),
    };
    Chart::Model(Box::new(model(accepted, said)))
}

fn model(accepted: Accepted<'_>, said: Value) -> Model<'_> {
    let (frame, source): (&Frame, _) = (accepted.diagram().frame(), accepted.source());
    let Value::Object(model) = with_positions(said, source) else {
        return model(accepted, Value::Object(Map::new()));
    };
    Model {
        kind: accepted.diagram().kind(),
        place: place(source, accepted.chart().span),
        title: frame.title.as_deref(),
        acc_title: frame.acc_title.as_deref(),
        acc_descr: frame.acc_descr.as_deref(),
        config: &frame.config,
        model,
    }
}

/// What charts bring as JSON themselves: `start` and `end` in it are not places.
const FOREIGN: [&str; 1] = ["properties"];

/// The value with the offsets of `start` and `end` as positions. No depth but that of models.
fn with_positions(value: Value, source: &Source) -> Value {
    match value {
        Value::Array(list) => {
            let list = list.into_iter().map(|value| with_positions(value, source));
            Value::Array(list.collect())
        }
        Value::Object(entries) => {
            let entries = entries.into_iter().map(|(key, value)| {
                let offset = value.as_u64().and_then(|at| u32::try_from(at).ok());
                let value = match (key.as_str(), offset) {
                    ("start" | "end", Some(offset)) => {
                        serde_json::to_value(source.position(offset)).unwrap_or_default()
                    }
                    (key, _) if FOREIGN.contains(&key) => value,
                    _ => with_positions(value, source),
                };
                (key, value)
            });
            Value::Object(entries.collect())
        }
        value => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meaning::Meaning;
    use crate::model::graph::{self, Graph, Stroke, Text};
    use crate::source;
    use crate::syntax::Reading;

    /// Whether a text is what the schema says; all that it objects to, if not.
    fn valid(text: &str) {
        let schema = include_str!("../../../docs/schema/compile.schema.json");
        let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let errors: Vec<String> = (validator.iter_errors(&value))
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}\n{text}");
    }

    #[test]
    fn a_broken_link_is_said_as_mermaid_has_it() {
        let source = Source::new("x.mmd", "graph TD\nA x-- t --> B");
        let chart = source::charts(&source, source::SourceKind::Mermaid).remove(0);
        let mut graph = Graph::default();
        let [a, b] = ["A", "B"].map(|id| {
            graph.add_node(graph::Node {
                id: id.to_owned(),
                label: Text::plain(id),
                ..graph::Node::default()
            })
        });
        let edge = graph::Edge {
            label: Text::plain("t"),
            stroke: Stroke::Invalid,
            span: Span::new(9, 22),
            ..graph::Edge::default()
        };
        graph.add_edge(a, b, edge);
        let reading = Reading {
            kind: crate::syntax::read(&chart).kind,
            diagram: Some(crate::model::Diagram::Flowchart(graph)),
            ..Reading::default()
        };
        let meaning = Meaning::default();
        let accepted = Accepted::new(&source, &chart, &reading, &meaning).expect("no finding");
        let text = Json.emit(&[accepted], &Options::default()).unwrap().text;
        valid(&text);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let edge = &value["charts"][0]["edges"][0];
        assert_eq!(edge["stroke"], "INVALID");
        assert_eq!(edge["arrowStart"], "?");
        assert_eq!(edge["arrowEnd"], "INVALID");
        assert_eq!(edge["length"], serde_json::Value::Null);
        assert_eq!(
            edge["end"],
            serde_json::json!({"line": 2, "column": 14, "offset": 22})
        );
    }

    #[test]
    fn a_sequence_diagram_is_what_the_schema_says() {
        let text = "sequenceDiagram\ntitle T\nbox Aqua Team\nparticipant A as Ann\nend\n\
            link A: Wiki @ https://example.com\nproperties A: {\"start\": 1}\n\
            autonumber 1.5 2\nalt yes\nA()->>()B: x\nelse\nNote over A,B: y\nend\n\
            rect rgb(1,2,3)\ncreate actor C\nB->>+C: z\nend\ndestroy C\nC-->>-B: w\n\
            autonumber off\n";
        let source = Source::new("x.mmd", text);
        let chart = source::charts(&source, source::SourceKind::Mermaid).remove(0);
        let reading = crate::syntax::read(&chart);
        let meaning = Meaning::default();
        let accepted = Accepted::new(&source, &chart, &reading, &meaning).expect("no finding");
        let text = Json.emit(&[accepted], &Options::default()).unwrap().text;
        valid(&text);
        let value: Value = serde_json::from_str(&text).unwrap();
        let chart = &value["charts"][0];
        assert_eq!(chart["kind"], "sequence");
        let kinds = chart["events"].as_array().unwrap().iter();
        let kinds: Vec<&Value> = kinds.map(|event| &event["kind"]).collect();
        let want = "autonumber alt rect destroy message deactivate autonumber";
        assert_eq!(kinds, want.split(' ').collect::<Vec<_>>());
        assert_eq!(chart["participants"][0]["properties"]["start"], 1);
        let rect = &chart["events"][2]["sections"][0]["events"];
        let kinds: Vec<&Value> = rect
            .as_array()
            .unwrap()
            .iter()
            .map(|e| &e["kind"])
            .collect();
        assert_eq!(kinds, ["create", "message", "activate"]);
    }
}
