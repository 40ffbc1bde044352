//! How a flowchart is laid out, as Mermaid's documentation writes it.

use super::ast::{Chain, Label, Link, Statement, StatementKind, SubgraphStart, Vertex};
use crate::source::TextRange;
use crate::syntax::Reading;
use crate::syntax::layout::{Before, Layout, Pieces};

/// The pieces of a flowchart. One pass over its statements.
pub(super) fn layout(reading: &Reading) -> Option<Layout> {
    let chart = reading.flowchart()?;
    let pieces = Pieces::new(&reading.text, true);
    let direction = chart.header.direction.map(|(_, direction)| direction);
    let header = [chart.header.keyword].into_iter().chain(direction);
    Some(
        pieces.chart(header, &chart.statements, |statement, pieces| {
            lay(statement, reading, pieces);
        }),
    )
}

fn lay(statement: &Statement, reading: &Reading, pieces: &mut Pieces<'_>) {
    let range = statement.range;
    match statement.kind {
        StatementKind::Semicolon => return,
        StatementKind::SubgraphEnd => pieces.close(),
        _ => pieces.statement(),
    }
    match &statement.kind {
        StatementKind::Chain(chain) => lay_chain(chain, reading, pieces),
        StatementKind::SubgraphStart(start) => {
            lay_subgraph(range, start, reading, pieces);
            pieces.open();
        }
        StatementKind::Style { styles, .. } | StatementKind::ClassDef { styles, .. } => {
            pieces.valued(range, styles.first().map(|style| style.range));
        }
        StatementKind::LinkStyle(link_style) => {
            let first = link_style.styles.first();
            pieces.valued(range, first.map(|style| style.range));
        }
        StatementKind::Direction { .. } | StatementKind::Class { .. } | StatementKind::Click(_) => {
            pieces.words(range)
        }
        StatementKind::AccTitle(text) | StatementKind::AccDescr(text) => {
            pieces.accessible(range, text.range);
        }
        StatementKind::SubgraphEnd | StatementKind::Semicolon | StatementKind::Error => {
            pieces.piece(range, Before::Space);
        }
    }
}

/// `subgraph id [title]`, of which only an id before brackets is taken apart.
fn lay_subgraph(
    range: TextRange,
    start: &SubgraphStart,
    reading: &Reading,
    pieces: &mut Pieces<'_>,
) {
    let line = &reading.text.text[range.start as usize..];
    let line = line.split(['\n', ';']).next().unwrap_or_default();
    let whole = range.to(TextRange::new(range.start, range.start + line.len() as u32));
    let keyword = TextRange::new(range.start, range.start + "subgraph".len() as u32);
    let rest = pieces.trimmed(TextRange::new(keyword.end, range.end));
    // A space after its only word takes the id from a subgraph: a finding says so.
    let is_nameless = start.id.is_none() && !reading.text.slice(rest).contains([' ', '\t']);
    let is_odd = |c: char| c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n');
    if is_nameless || line.contains(is_odd) {
        return pieces.spaced(whole);
    }
    pieces.piece(keyword, Before::Space);
    // Quotes around an id are not part of it.
    let quoted = |id: &TextRange| reading.text.text[id.end as usize..].starts_with('"');
    match (start.id.as_ref().map(|id| id.range)).filter(|id| start.bracketed && !quoted(id)) {
        Some(id) => {
            pieces.piece(TextRange::new(rest.start, id.end), Before::Space);
            let title = pieces.trimmed(TextRange::new(id.end, range.end));
            let inner = TextRange::new(title.start + 1, title.end.max(title.start + 2) - 1);
            if !is_plain(inner, pieces) {
                return pieces.piece(title, Before::Optional);
            }
            pieces.piece(TextRange::new(title.start, inner.start), Before::Optional);
            pieces.unquoted(inner, Before::Nothing);
            pieces.piece(TextRange::new(inner.end, title.end), Before::Nothing);
        }
        None => pieces.piece(rest, Before::Space),
    }
}

/// Nodes with `&` between them, and links.
fn lay_chain(chain: &Chain, reading: &Reading, pieces: &mut Pieces<'_>) {
    let mut links = chain.links.iter().peekable();
    let mut end = None;
    for (at, vertex) in chain.vertices.iter().enumerate() {
        let link = links.next_if(|link| link.after as usize == at);
        let mut before = Before::Space;
        if let Some(link) = link {
            lay_link(link, pieces);
            if is_head(link.arrow, vertex.range, reading) {
                before = Before::Nothing;
            }
        } else if let Some(end) = end {
            pieces.piece(TextRange::new(end, vertex.range.start), Before::Space);
        }
        // The brace that ends data is not a token of the vertex.
        let data = vertex.data.as_ref().map_or(vertex.range, |data| data.range);
        let range = vertex.range.to(data);
        lay_vertex(vertex, range, before, reading, pieces);
        end = Some(range.end);
    }
}

/// Whether the head of an arrow is a letter that looks like a part of the id after it: `A--oB`. A finding says
/// so, as long as it does.
fn is_head(arrow: TextRange, next: TextRange, reading: &Reading) -> bool {
    arrow.end == next.start && reading.text.slice(arrow).ends_with(['o', 'x'])
}

fn lay_link(link: &Link, pieces: &mut Pieces<'_>) {
    let range = link.range;
    if let Some(start) = link.start {
        pieces.piece(TextRange::new(range.start, start.end), Before::Space);
        lay_text(
            TextRange::new(start.end, link.arrow.start),
            Before::Space,
            pieces,
        );
        pieces.piece(link.arrow, Before::Space);
        return;
    }
    pieces.piece(TextRange::new(range.start, link.arrow.end), Before::Space);
    let pipes = pieces.trimmed(TextRange::new(link.arrow.end, range.end));
    if link.text.is_some() && pipes.len() > 2 {
        let (open, close) = (pipes.start + 1, pipes.end - 1);
        pieces.piece(TextRange::new(pipes.start, open), Before::Nothing);
        lay_text(TextRange::new(open, close), Before::Nothing, pieces);
        pieces.piece(TextRange::new(close, pipes.end), Before::Nothing);
    }
}

fn lay_vertex(
    vertex: &Vertex,
    range: TextRange,
    before: Before,
    reading: &Reading,
    pieces: &mut Pieces<'_>,
) {
    match &vertex.label {
        Some(label) if may_be_laid(label, reading, pieces) => {
            let (open, close) = (label.open.end, label.close.start);
            pieces.piece(TextRange::new(range.start, open), before);
            lay_text(TextRange::new(open, close), Before::Nothing, pieces);
            pieces.piece(TextRange::new(close, range.end), Before::Nothing);
        }
        _ => pieces.piece(range, before),
    }
}

/// The text of a node or a link, which loses quotes that it does not need.
fn lay_text(range: TextRange, before: Before, pieces: &mut Pieces<'_>) {
    let range = pieces.trimmed(range);
    match is_plain(range, pieces) {
        true => pieces.unquoted(range, before),
        false => pieces.piece(range, before),
    }
}

/// Whether the text in brackets means the same without the spaces, or the quotes, around it: next to a bracket, a
/// bracket or a slash may open another shape.
fn may_be_laid(label: &Label, reading: &Reading, pieces: &Pieces<'_>) -> bool {
    let whole = TextRange::new(label.open.end, label.close.start);
    let inner = pieces.trimmed(whole);
    let is_sign = |c: char| "()[]{}<>/\\|-\"`".contains(c);
    let text = reading.text.slice(inner);
    let is_bare = !text.is_empty() && !text.starts_with(is_sign) && !text.ends_with(is_sign);
    is_bare || inner == whole && is_plain(inner, pieces)
}

/// Whether a text has quotes that nobody would miss: it has letters, digits and a few marks that end nothing, with
/// single spaces between, and no `end`.
fn is_plain(range: TextRange, pieces: &Pieces<'_>) -> bool {
    let Some(text) = pieces.quoted(range) else {
        return false;
    };
    let inside = |c: char| c.is_alphanumeric() || " ,.?!'-_".contains(c);
    let is_end = |word: &str| word.eq_ignore_ascii_case("end");
    text.starts_with(char::is_alphanumeric)
        && text.ends_with(|c: char| c.is_alphanumeric() || ".?!".contains(c))
        && text.chars().all(inside)
        && !["  ", "--", "-."].iter().any(|marks| text.contains(marks))
        && !text.split(' ').any(is_end)
}
