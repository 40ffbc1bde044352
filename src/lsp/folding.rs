//! What can be folded: charts in their page, blocks, front matter, comments.

use gen_lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use super::blocks;
use super::context::Context;
use super::refusal::Refusal;
use crate::driver::LiveChart;
use crate::source::{Span, TextRange};

/// Every range of lines that can be folded.
pub(super) fn folding(
    of: Context<'_>,
    _: FoldingRangeParams,
) -> Result<Option<Vec<FoldingRange>>, Refusal> {
    let line = |offset: u32| of.document.source.position(offset).line - 1;
    let mut ranges = Vec::new();
    let mut fold = |start: u32, end: u32, kind: Option<FoldingRangeKind>| {
        if end > start {
            ranges.push(FoldingRange {
                start_line: start,
                end_line: end,
                kind,
                ..Default::default()
            });
        }
    };
    for live in of.document.charts() {
        let chart = &live.chart;
        if chart.start() < chart.span.start {
            fold(
                line(chart.start()),
                line(chart.span.end).saturating_sub(1),
                None,
            );
        }
        if let Some(matter) = front_matter(live) {
            fold(line(matter.start), line(matter.end), None);
        }
        for block in blocks::of(live) {
            // The line that closes it stays.
            fold(
                line(block.open.start),
                line(block.close.start).saturating_sub(1),
                None,
            );
        }
        // A class with its members is one statement.
        for statement in live.reading().outline().statements {
            let span = live.now(statement.span);
            if of.document.source.slice(span).ends_with('}') {
                fold(line(span.start), line(span.end).saturating_sub(1), None);
            }
        }
        let comments = live.reading().comments.iter();
        let lines: Vec<u32> = comments
            .map(|comment| line(live.now(comment.span).start))
            .collect();
        for run in lines.chunk_by(|one, next| one + 1 == *next) {
            fold(run[0], run[run.len() - 1], Some(FoldingRangeKind::Comment));
        }
    }
    Ok(Some(ranges))
}

/// The front matter of a chart, with both of its marks.
fn front_matter(live: &LiveChart) -> Option<Span> {
    let text = live.chart.text.text.as_str();
    let rest = text.strip_prefix("---")?;
    let end = rest.find("\n---")? + "---\n---".len();
    Some(live.chart.text.span(TextRange::new(0, end as u32)))
}
