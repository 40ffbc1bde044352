//! What is selected step by step: an id, a label, a statement, the blocks around it, the chart.

use gen_lsp_types::{SelectionRange, SelectionRangeParams};

use super::blocks::{self, DEPTH};
use super::context::Context;
use super::refusal::Refusal;
use crate::source::Span;

/// The steps at each position.
pub(super) fn selection(
    of: Context<'_>,
    params: SelectionRangeParams,
) -> Result<Option<Vec<SelectionRange>>, Refusal> {
    let positions = params.positions.into_iter();
    let found = positions.map(|position| steps(of, of.document.offset(position)));
    Ok(Some(found.collect()))
}

fn steps(of: Context<'_>, offset: u32) -> SelectionRange {
    let document = of.document;
    let mut spans = vec![Span::new(0, document.source.text().len() as u32)];
    if let Some(live) = document.chart_at(offset) {
        let (reading, now) = (live.reading(), |span| live.now(span));
        let outline = reading.outline();
        spans.push(Span::new(live.chart.start(), live.chart.span.end));
        spans.push(live.chart.span);
        spans.extend(blocks::of(live).into_iter().map(|block| block.span()));
        spans.extend(outline.statements.iter().map(|mark| now(mark.span)));
        spans.extend(outline.labels.iter().map(|label| now(label.span)));
        spans.extend(reading.names().iter().map(|name| now(name.span)));
        let holds = |span: &Span| (span.start..=span.end).contains(&offset);
        spans.retain(holds);
    }
    // From the outermost in, each inside the one before.
    spans.sort_by_key(|span| (std::cmp::Reverse(span.len()), span.start));
    let mut nested: Vec<Span> = Vec::new();
    for span in spans {
        let outer = nested.last();
        if outer.is_none_or(|outer| *outer != span && outer.contains(span)) {
            nested.push(span);
        }
    }
    // The innermost ones, where there are very many.
    let surplus = nested.len().saturating_sub(DEPTH);
    nested.drain(1..1 + surplus);
    let mut steps = SelectionRange::default();
    for (at, span) in nested.into_iter().enumerate() {
        let parent = (at > 0).then(|| Box::new(std::mem::take(&mut steps)));
        steps = SelectionRange {
            range: document.range(span),
            parent,
        };
    }
    steps
}
