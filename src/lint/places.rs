//! Where statements stand: in which subgraph, and what is drawn before them.

use foldhash::{HashMap, HashSet};

use super::FlowchartView;
use crate::model::graph::{NodeIndex, SubgraphIndex};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::{Chain, Statement, StatementKind, SubgraphStart};

/// Where a word stands in a place, from the text of that place; the place itself if it does not.
pub(super) fn word_in(place: Span, text: &str, word: &str) -> Span {
    let apart = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let found = text.match_indices(word).find(|(at, _)| {
        apart(text[..*at].chars().next_back()) && apart(text[at + word.len()..].chars().next())
    });
    found.map_or(place, |(at, _)| {
        let start = place.start + at as u32;
        Span::new(start, start + word.len() as u32)
    })
}

/// The subgraph that each statement stands in directly, as an index into [`openings`]; a statement
/// that opens or closes one stands outside it.
pub(super) fn around(statements: &[Statement]) -> Vec<Option<usize>> {
    let mut stack = Vec::new();
    let mut opened = 0;
    let mut found = Vec::with_capacity(statements.len());
    for statement in statements {
        match statement.kind {
            StatementKind::SubgraphStart(_) => {
                found.push(stack.last().copied());
                stack.push(opened);
                opened += 1;
            }
            StatementKind::SubgraphEnd => {
                stack.pop();
                found.push(stack.last().copied());
            }
            _ => found.push(stack.last().copied()),
        }
    }
    found
}

/// A `subgraph` line.
#[derive(Debug)]
pub(super) struct Opening<'a> {
    /// What it says.
    pub(super) start: &'a SubgraphStart,
    /// The line.
    pub(super) span: Span,
    /// The subgraph of the graph that it opens.
    pub(super) subgraph: Option<SubgraphIndex>,
}

/// Every `subgraph` line, in order.
pub(super) fn openings<'a>(chart: &FlowchartView<'a>) -> Vec<Opening<'a>> {
    if chart.graph.subgraphs.is_empty() {
        return Vec::new();
    }
    let mut by_id = HashMap::default();
    let mut by_place = HashMap::default();
    for (i, subgraph) in chart.graph.subgraphs.iter().enumerate() {
        by_id
            .entry(subgraph.id.as_str())
            .or_insert(SubgraphIndex(i));
        by_place.insert(subgraph.header_span.start, SubgraphIndex(i));
    }
    chart
        .statements()
        .iter()
        .filter_map(|statement| match &statement.kind {
            StatementKind::SubgraphStart(start) => Some(Opening {
                start,
                span: chart.span(statement.range),
                subgraph: match &start.id {
                    Some(id) => by_id.get(chart.text(id)).copied(),
                    None => by_place.get(&chart.span(statement.range).start).copied(),
                },
            }),
            _ => None,
        })
        .collect()
}

/// The chains, each with the subgraph it stands in.
pub(super) fn chains<'a>(
    chart: &FlowchartView<'a>,
) -> Vec<(&'a Statement, &'a Chain, Option<usize>)> {
    let around = around(chart.statements());
    chart
        .statements()
        .iter()
        .zip(around)
        .filter_map(|(statement, place)| match &statement.kind {
            StatementKind::Chain(chain) => Some((statement, chain, place)),
            _ => None,
        })
        .collect()
}

/// Where each id is first drawn: nodes and links by the number of the statement, subgraphs by that of
/// their `end`.
pub(super) fn first_drawn<'a>(chart: &FlowchartView<'a>) -> HashMap<&'a str, usize> {
    let mut found: HashMap<&str, usize> = HashMap::default();
    for (i, statement) in chart.statements().iter().enumerate() {
        match &statement.kind {
            StatementKind::Chain(chain) => {
                for vertex in &chain.vertices {
                    found.entry(chart.text(&vertex.id)).or_insert(i);
                }
                for id in chain.links.iter().filter_map(|link| link.id.as_ref()) {
                    found.entry(chart.text(id)).or_insert(i);
                }
            }
            StatementKind::Style { target, .. } => {
                found.entry(chart.text(target)).or_insert(i);
            }
            _ => {}
        }
    }
    for (id, ended) in first_ended(chart) {
        let at = found.entry(id).or_insert(ended);
        *at = ended.min(*at);
    }
    found
}

/// Where each subgraph first ends: the number of the statement.
pub(super) fn first_ended<'a>(chart: &FlowchartView<'a>) -> HashMap<&'a str, usize> {
    let mut found: HashMap<&str, usize> = HashMap::default();
    let mut stack = Vec::new();
    for (i, statement) in chart.statements().iter().enumerate() {
        match &statement.kind {
            StatementKind::SubgraphStart(start) => stack.push(start.id.as_ref()),
            StatementKind::SubgraphEnd => {
                if let Some(Some(id)) = stack.pop() {
                    found.entry(chart.text(id)).or_insert(i);
                }
            }
            _ => {}
        }
    }
    found
}

/// The ids that Mermaid gives to links without one, which statements may use: `L_A_B_0`, the next
/// between the same nodes `L_A_B_2`.
pub(super) fn given_link_ids(chart: &FlowchartView<'_>) -> HashSet<String> {
    let mut counts: HashMap<(NodeIndex, NodeIndex), usize> = HashMap::default();
    let mut found = HashSet::default();
    for (_, from, to, edge) in chart.graph.edges() {
        let count = counts.entry((from, to)).or_default();
        let number = if *count == 0 { 0 } else { *count + 1 };
        *count += 1;
        if edge.extras.id.is_none() {
            let id = |node| &chart.graph.node(node).id;
            found.insert(format!("L_{}_{}_{number}", id(from), id(to)));
        }
    }
    found
}
