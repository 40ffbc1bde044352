//! Where a chart is drawn, for programs that draw it themselves.

use std::collections::HashMap;

use serde::Serialize;

use crate::picture::geometry::{Point, Rect};
use crate::picture::scene::{Part, Scene, What};

#[derive(Serialize)]
pub(super) struct Layout {
    width: f64,
    height: f64,
    nodes: Vec<Thing>,
    clusters: Vec<Thing>,
    edges: Vec<Edge>,
}

#[derive(Serialize)]
struct Thing {
    id: String,
    #[serde(rename = "box")]
    frame: Rect,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Edge {
    id: String,
    from: String,
    to: String,
    points: Vec<Point>,
    label: Option<Rect>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_label: Option<Rect>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_label: Option<Rect>,
}

/// The places of a drawing's parts.
pub(super) fn of(scene: &Scene) -> Layout {
    // By edge, and the end of it that the text is beside.
    let labels: HashMap<(&str, Option<&str>), Rect> = (scene.parts.iter())
        .filter(|part| part.what == What::EdgeLabel)
        .filter_map(|part| Some(((part.word("edge")?, part.word("end")), part.frame()?)))
        .collect();
    let label = |part: &Part, end| {
        let id = part.word("id")?;
        labels.get(&(id, end)).copied().map(rect)
    };
    let word = |part: &Part, name| part.word(name).unwrap_or_default().to_owned();
    let things = |what: What| {
        let parts = scene.parts.iter().filter(move |part| part.what == what);
        let things = parts.filter_map(|part| {
            Some(Thing {
                id: word(part, "id"),
                frame: rect(part.frame()?),
            })
        });
        things.collect()
    };
    let edges = scene.parts.iter().filter(|part| part.what == What::Edge);
    Layout {
        width: round(scene.size.width),
        height: round(scene.size.height),
        nodes: things(What::Node),
        clusters: things(What::Cluster),
        edges: edges
            .map(|part| Edge {
                id: word(part, "id"),
                from: word(part, "from"),
                to: word(part, "to"),
                points: part.route.iter().map(|at| point(*at)).collect(),
                label: label(part, None),
                start_label: label(part, Some("start")),
                end_label: label(part, Some("end")),
            })
            .collect(),
    }
}

/// A number with one digit after the point, as drawings have it.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn point(at: Point) -> Point {
    Point::new(round(at.x), round(at.y))
}

fn rect(frame: Rect) -> Rect {
    Rect {
        x: round(frame.x),
        y: round(frame.y),
        width: round(frame.width),
        height: round(frame.height),
    }
}
