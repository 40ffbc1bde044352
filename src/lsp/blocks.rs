//! The blocks of a chart: subgraphs, fragments, composite states, bodies.

use crate::driver::LiveChart;
use crate::source::Span;
use crate::syntax::Block;

/// How deep blocks are nested in answers; what is deeper stands beside its outer block. JSON is written
/// and read by functions that call themselves.
pub(super) const DEPTH: usize = 32;

/// A block: the statement that opens it, and the one that closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Body {
    /// Its first statement.
    pub(super) open: Span,
    /// Its last statement.
    pub(super) close: Span,
}

impl Body {
    /// From its first byte to its last.
    pub(super) const fn span(self) -> Span {
        Span::new(self.open.start, self.close.end)
    }
}

/// The blocks of a chart, in order of where they open.
pub(super) fn of(live: &LiveChart) -> Vec<Body> {
    let outline = live.reading().outline();
    let mut open = Vec::new();
    let mut found = Vec::new();
    for mark in &outline.statements {
        match mark.block {
            Block::Opens => open.push(live.now(mark.span)),
            Block::Closes => found.extend(open.pop().map(|open| Body {
                open,
                close: live.now(mark.span),
            })),
            Block::Within => {}
        }
    }
    found.sort_by_key(|block| block.open);
    found
}
