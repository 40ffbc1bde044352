//! What a chart says of the thing that an id names.

mod flowchart;

use std::collections::HashMap;

use crate::driver::LiveChart;
use crate::label::code;
use crate::model::class::ClassDiagram;
use crate::model::er::{ErDiagram, Key};
use crate::model::sequence::{EventKind, Sequence};
use crate::model::state::StateDiagram;
use crate::model::{Diagram, c4};

/// How many of a list are shown.
const SHOWN: usize = 12;

/// What is said of the thing of an id, in lines of Markdown; nothing where there is nothing to say.
pub(super) fn about(live: &LiveChart, id: &str) -> Vec<String> {
    match live.reading().diagram.as_ref() {
        Some(Diagram::Flowchart(graph)) => flowchart::about(live, graph, id),
        Some(Diagram::Sequence(chart)) => participant(chart, id),
        Some(Diagram::State(chart)) => state(chart, id),
        Some(Diagram::Class(chart)) => class(chart, id),
        Some(Diagram::Er(chart)) => entity(chart, id),
        Some(Diagram::C4(chart)) => element(chart, id),
        _ => Vec::new(),
    }
}

/// The text that each thing of a chart shows, by its id.
pub(super) fn labels(diagram: Option<&Diagram>) -> HashMap<&str, &str> {
    match diagram {
        Some(Diagram::Flowchart(graph)) => {
            let nodes = graph
                .nodes()
                .map(|(_, n)| (n.id.as_str(), n.label.text.as_str()));
            let subgraphs = graph.subgraphs.iter();
            nodes
                .chain(subgraphs.map(|s| (s.id.as_str(), s.title.text.as_str())))
                .collect()
        }
        Some(Diagram::Sequence(chart)) => (chart.participants.iter())
            .map(|p| (chart.name(p.name).text.as_str(), p.label.text.as_str()))
            .collect(),
        Some(Diagram::State(chart)) => (chart.states.iter())
            .filter_map(|state| Some((state.id.as_str(), state.label.as_deref()?)))
            .collect(),
        Some(Diagram::Class(chart)) => (chart.classes.iter())
            .map(|class| (class.id.as_str(), class.label.text.as_str()))
            .collect(),
        Some(Diagram::Er(chart)) => (chart.entities.iter())
            .map(|entity| (entity.id.as_str(), entity.label.text.as_str()))
            .collect(),
        Some(Diagram::C4(chart)) => (chart.elements.iter())
            .map(|element| {
                (
                    element.id.text.as_str(),
                    element.details.label.text.as_str(),
                )
            })
            .collect(),
        _ => HashMap::new(),
    }
}

/// A line with a list in it, cut where it is long; none of an empty list.
fn listed(what: &str, list: &[String]) -> Option<String> {
    let shown = list.get(..SHOWN.min(list.len()))?;
    let more = match list.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!shown.is_empty()).then(|| format!("{what}: {}{more}", shown.join(", ")))
}

/// A heading: the id, what it is, and the text that it shows where that is another.
fn heading(id: &str, what: &str, shown: &str) -> String {
    if shown == id || shown.is_empty() {
        format!("**{}** {what}", code(id))
    } else {
        format!("**{}** {what}, {}", code(id), code(shown))
    }
}

/// What something leads to or comes from: an id, and the text on the way.
fn end(id: &str, text: Option<&str>) -> String {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => format!("{} ({})", code(id), code(text)),
        None => code(id),
    }
}

fn participant(chart: &Sequence, id: &str) -> Vec<String> {
    let name = |index| chart.name(index).text.as_str();
    let Some(found) = chart.participants.iter().find(|p| name(p.name) == id) else {
        return Vec::new();
    };
    let mut lines = vec![heading(id, &found.kind, &found.label.text)];
    let messages = chart.events.iter().filter_map(|event| match &event.kind {
        EventKind::Message(message) if message.from == found.name => {
            Some((true, end(name(message.to), Some(&message.label.text))))
        }
        EventKind::Message(message) if message.to == found.name => {
            Some((false, end(name(message.from), Some(&message.label.text))))
        }
        _ => None,
    });
    let (sent, received): (Vec<_>, Vec<_>) = messages.partition(|(sent, _)| *sent);
    let texts = |list: Vec<(bool, String)>| -> Vec<String> {
        list.into_iter().map(|(_, text)| text).collect()
    };
    lines.extend(listed("sends to", &texts(sent)));
    lines.extend(listed("receives from", &texts(received)));
    lines
}

fn state(chart: &StateDiagram, id: &str) -> Vec<String> {
    let Some(index) = chart.find(id) else {
        return Vec::new();
    };
    let found = chart.state(index);
    let kind = format!("{:?}", found.kind).to_lowercase();
    let mut lines = vec![heading(id, &kind, found.label.as_deref().unwrap_or(id))];
    let within = found.within.map(|within| code(&chart.state(within).id));
    lines.extend(within.map(|within| format!("in {within}")));
    let label = |transition: &crate::model::state::Transition| {
        transition.label.as_ref().map(|label| label.text.clone())
    };
    let ways = |is_it: &dyn Fn(&crate::model::state::Transition) -> Option<String>| {
        let ways = chart.transitions.iter();
        let ways = ways.filter_map(|way| Some(end(&is_it(way)?, label(way).as_deref())));
        ways.collect::<Vec<String>>()
    };
    let to = ways(&|way| (way.source == index).then(|| way.to.clone()));
    let from = ways(&|way| (way.target == index).then(|| way.from.clone()));
    lines.extend(listed("leads to", &to));
    lines.extend(listed("comes from", &from));
    lines
}

fn class(chart: &ClassDiagram, id: &str) -> Vec<String> {
    let mut classes = chart.classes.iter();
    let Some(found) = classes.find(|class| class.id == id) else {
        return Vec::new();
    };
    let kind = found.annotations.first().map_or("class", String::as_str);
    let mut lines = vec![heading(id, kind, &found.label.text)];
    let members = |list: &[crate::model::class::Member]| -> Vec<String> {
        list.iter().map(|member| code(&member.text)).collect()
    };
    lines.extend(listed("attributes", &members(&found.members)));
    lines.extend(listed("methods", &members(&found.methods)));
    let related = chart.relations.iter().filter_map(|relation| {
        let (from, to) = (chart.end_id(relation.from), chart.end_id(relation.to));
        let text = relation.label.as_ref().map(|label| label.text.as_str());
        let other = if from == id {
            to
        } else {
            (to == id).then_some(from)?
        };
        Some(end(&other, text))
    });
    lines.extend(listed("related to", &related.collect::<Vec<_>>()));
    lines
}

fn entity(chart: &ErDiagram, id: &str) -> Vec<String> {
    let mut entities = chart.entities.iter();
    let Some(found) = entities.find(|entity| entity.id == id) else {
        return Vec::new();
    };
    let mut lines = vec![heading(id, "entity", &found.label.text)];
    for (key, what) in [
        (Key::Primary, "primary key"),
        (Key::Foreign, "foreign keys"),
        (Key::Unique, "unique"),
    ] {
        let keys = found
            .attributes
            .iter()
            .filter(|attribute| attribute.has_key(key));
        let keys =
            keys.map(|attribute| code(&format!("{} {}", attribute.ty.text, attribute.name.text)));
        lines.extend(listed(what, &keys.collect::<Vec<_>>()));
    }
    let related = chart.relations.iter().filter_map(|relation| {
        let other = if relation.from == id {
            &relation.to
        } else {
            (relation.to == id).then_some(&relation.from)?
        };
        Some(end(other, Some(&relation.label.text)))
    });
    lines.extend(listed("related to", &related.collect::<Vec<_>>()));
    lines
}

fn element(chart: &c4::C4, id: &str) -> Vec<String> {
    let Some(thing) = chart.by_alias.get(id) else {
        return Vec::new();
    };
    let (kind, details) = match *thing {
        c4::Thing::Element(at) => {
            let element = &chart.elements[at];
            (
                format!("{:?}", element.kind.base).to_lowercase(),
                &element.details,
            )
        }
        c4::Thing::Boundary(at) => ("boundary".to_owned(), &chart.boundaries[at].details),
    };
    let mut lines = vec![heading(id, &kind, &details.label.text)];
    lines.extend(details.description.as_ref().map(|text| code(&text.text)));
    lines
}
