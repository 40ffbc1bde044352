//! What rules for every kind see of a flowchart.

use std::borrow::Cow;
use std::iter;

use super::ast::{Chain, ClickAction, Flowchart, Quotes, StatementKind, Text, Vertex};
use crate::model::{Label, Written};
use crate::source::Mapped;
use crate::syntax::{Block, Mark, Mention, Outline, Reading};

/// The outline of a flowchart. One pass over its statements.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = Outline::default();
    let Some(flowchart) = reading.flowchart() else {
        return outline;
    };
    let text = &reading.text;
    outline.keyword = text.span(flowchart.header.keyword);
    statements(flowchart, text, &mut outline);
    outline
}

/// Every mention of a node or a subgraph.
pub(super) fn mentions(reading: &Reading) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    if let Some(graph) = reading.graph() {
        for (_, node) in graph.nodes() {
            let mentions = node.mentions.iter();
            found.extend(mentions.map(|span| (Cow::Borrowed(node.id.as_str()), *span)));
        }
        for subgraph in &graph.subgraphs {
            let id = Cow::Borrowed(subgraph.id.as_str());
            found.push((id, subgraph.header_span));
        }
    }
    found
}

fn statements<'r>(flowchart: &'r Flowchart, text: &'r Mapped, outline: &mut Outline<'r>) {
    for statement in &flowchart.statements {
        let mut block = Block::Within;
        match &statement.kind {
            StatementKind::Chain(chain) => of_chain(chain, text, &mut outline.labels),
            StatementKind::SubgraphStart(start) => {
                block = Block::Opens;
                outline.labels.push(label(&start.title, text));
            }
            StatementKind::SubgraphEnd => block = Block::Closes,
            StatementKind::Click(click) => {
                if let ClickAction::Link { url, .. } = &click.action {
                    let address = Cow::Borrowed(url.text(text));
                    outline.links.push((address, url.span(text)));
                }
            }
            _ => {}
        }
        outline.statements.push(Mark {
            span: text.span(statement.range),
            block,
        });
    }
}

fn of_chain<'r>(chain: &'r Chain, text: &'r Mapped, found: &mut Vec<Label<'r>>) {
    let links = iter::once(None).chain(chain.links.iter().map(Some));
    for (link, group) in links.zip(chain.groups()) {
        found.extend(
            link.and_then(|link| link.text.as_ref())
                .map(|shown| label(shown, text)),
        );
        for vertex in group {
            of_vertex(vertex, text, found);
        }
    }
}

fn of_vertex<'r>(vertex: &'r Vertex, text: &'r Mapped, found: &mut Vec<Label<'r>>) {
    found.extend((vertex.label.as_ref()).map(|written| label(&written.text, text)));
    let Some(data) = &vertex.data else { return };
    let Some(shown) = data.value.get("label").and_then(|label| label.as_str()) else {
        return;
    };
    let kind = data.value.get("labelType").and_then(|kind| kind.as_str());
    let plain = matches!(kind, Some("text" | "string"));
    found.push(Label {
        text: Cow::Borrowed(shown),
        written: if plain {
            Written::Bare
        } else {
            Written::Markdown
        },
        data: true,
        span: data.value_span("label", text),
    });
}

fn label<'r>(shown: &'r Text, text: &'r Mapped) -> Label<'r> {
    Label {
        text: Cow::Borrowed(shown.ident.text(text)),
        written: match shown.quotes {
            Quotes::None => Written::Bare,
            Quotes::Double => Written::Quoted,
            Quotes::Markdown => Written::Markdown,
        },
        data: false,
        span: shown.ident.span(text),
    }
}
