//! Every text that a chart shows, where it stands.

use super::Context;
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::{Quotes, StatementKind, Vertex};

/// A text that is shown.
#[derive(Clone, Debug)]
pub(super) struct Shown<'a> {
    /// The text as Mermaid's lexer gives it.
    pub(super) text: &'a str,
    /// How it is written; data counts as Markdown, which Mermaid takes it for unless its `labelType` says otherwise.
    pub(super) quotes: Quotes,
    /// Whether it stands in `@{ … }`.
    pub(super) data: bool,
    /// Where it stands, without quotes.
    pub(super) span: Span,
}

impl Shown<'_> {
    /// The place of a part of the text, where the source has the text letter by letter; else the whole.
    pub(super) fn part(&self, chart: &Context<'_>, range: std::ops::Range<usize>) -> Span {
        let here = chart.source.slice(self.span);
        let Some(part) = self.text.get(range.clone()) else {
            return self.span;
        };
        if here == self.text {
            return Span::new(
                self.span.start + range.start as u32,
                self.span.start + range.end as u32,
            );
        }
        // Quotes inside, prefixes of a block quote: the part itself, if it stands there once.
        let mut places = here.match_indices(part);
        match (places.next(), places.next()) {
            (Some((at, _)), None) if !part.is_empty() => Span::new(
                self.span.start + at as u32,
                self.span.start + (at + part.len()) as u32,
            ),
            _ => self.span,
        }
    }
}

/// Every text that a chart shows, in order.
pub(super) fn shown<'a>(chart: &Context<'a>) -> Vec<Shown<'a>> {
    let mut found = Vec::new();
    for statement in chart.statements() {
        match &statement.kind {
            StatementKind::Chain(chain) => {
                for (i, group) in chain.groups.iter().enumerate() {
                    if let Some(text) = i
                        .checked_sub(1)
                        .and_then(|i| chain.links.get(i)?.text.as_ref())
                    {
                        found.push(Shown {
                            text: &text.text,
                            quotes: text.quotes,
                            data: false,
                            span: text.span,
                        });
                    }
                    for vertex in group {
                        of_vertex(vertex, &mut found);
                    }
                }
            }
            StatementKind::SubgraphStart(start) => found.push(Shown {
                text: &start.title.text,
                quotes: start.title.quotes,
                data: false,
                span: start.title.span,
            }),
            _ => {}
        }
    }
    found
}

fn of_vertex<'a>(vertex: &'a Vertex, found: &mut Vec<Shown<'a>>) {
    if let Some(label) = &vertex.label {
        found.push(Shown {
            text: &label.text.text,
            quotes: label.text.quotes,
            data: false,
            span: label.text.span,
        });
    }
    let Some(data) = &vertex.data else { return };
    let Some(text) = data.value.get("label").and_then(|label| label.as_str()) else {
        return;
    };
    let place = data.keys.iter().find(|(key, _)| key.text == "label");
    let kind = data.value.get("labelType").and_then(|kind| kind.as_str());
    let plain = matches!(kind, Some("text" | "string"));
    found.push(Shown {
        text,
        quotes: if plain {
            Quotes::None
        } else {
            Quotes::Markdown
        },
        data: true,
        span: place.map_or(data.span, |(_, span)| *span),
    });
}
