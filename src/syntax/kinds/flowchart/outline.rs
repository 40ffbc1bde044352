//! What rules for every kind see of a flowchart.

use std::borrow::Cow;

use super::ast::{Chain, ClickAction, Flowchart, Quotes, StatementKind, Text, Vertex};
use crate::model::{Label, Written};
use crate::source::Span;
use crate::syntax::{Block, Mark, Outline, Reading};

/// The outline of a flowchart. One pass over its statements.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = Outline::default();
    let Some(flowchart) = reading.flowchart() else {
        return outline;
    };
    outline.keyword = flowchart.header.keyword_span;
    statements(flowchart, &mut outline);
    if let Some(graph) = reading.graph() {
        for (_, node) in graph.nodes() {
            let mentions = node.mentions.iter();
            (outline.mentions)
                .extend(mentions.map(|span| (Cow::Borrowed(node.id.as_str()), *span)));
        }
        for subgraph in &graph.subgraphs {
            let id = Cow::Borrowed(subgraph.id.as_str());
            outline.mentions.push((id, subgraph.header_span));
        }
    }
    outline
}

fn statements<'r>(flowchart: &'r Flowchart, outline: &mut Outline<'r>) {
    for statement in &flowchart.statements {
        let mut block = Block::Within;
        match &statement.kind {
            StatementKind::Chain(chain) => of_chain(chain, &mut outline.labels),
            StatementKind::SubgraphStart(start) => {
                block = Block::Opens;
                outline.labels.push(label(&start.title));
            }
            StatementKind::SubgraphEnd => block = Block::Closes,
            StatementKind::Click(click) => {
                if let ClickAction::Link { url, .. } = &click.action {
                    let address = Cow::Borrowed(url.text.as_str());
                    outline.links.push((address, url.span));
                }
            }
            _ => {}
        }
        outline.statements.push(Mark {
            span: statement.span,
            block,
        });
    }
}

fn of_chain<'r>(chain: &'r Chain, found: &mut Vec<Label<'r>>) {
    for (i, group) in chain.groups.iter().enumerate() {
        let link = i.checked_sub(1).and_then(|i| chain.links.get(i));
        found.extend(link.and_then(|link| link.text.as_ref()).map(label));
        for vertex in group {
            of_vertex(vertex, found);
        }
    }
}

fn of_vertex<'r>(vertex: &'r Vertex, found: &mut Vec<Label<'r>>) {
    found.extend(vertex.label.as_ref().map(|written| label(&written.text)));
    let Some(data) = &vertex.data else { return };
    let Some(text) = data.value.get("label").and_then(|label| label.as_str()) else {
        return;
    };
    let place = data.keys.iter().find(|(key, _)| key.text == "label");
    let kind = data.value.get("labelType").and_then(|kind| kind.as_str());
    let plain = matches!(kind, Some("text" | "string"));
    found.push(Label {
        text: Cow::Borrowed(text),
        written: if plain {
            Written::Bare
        } else {
            Written::Markdown
        },
        data: true,
        span: place.map_or(data.span, |(_, span): &(_, Span)| *span),
    });
}

fn label(text: &Text) -> Label<'_> {
    Label {
        text: Cow::Borrowed(&text.text),
        written: match text.quotes {
            Quotes::None => Written::Bare,
            Quotes::Double => Written::Quoted,
            Quotes::Markdown => Written::Markdown,
        },
        data: false,
        span: text.span,
    }
}
