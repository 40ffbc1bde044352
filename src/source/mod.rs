//! Text and places in it.
//!
//! A [`Source`] is a file as it was read: a name and a text. Every place is a [`Span`] of UTF-8
//! byte offsets into that text, whatever was cut out or decoded on the way to the parser, so that
//! a finding in a list item inside a block quote still points at the file people edit.
//!
//! [`charts`] finds the Mermaid charts in a source; [`Chart::text`] leads from a chart's own text
//! back to the file.
//!
//! **Architecture invariant.** This module imports no other of the crate.

mod asciidoc;
mod block;
mod chart;
mod foreign;
mod hash;
mod host;
mod html;
mod kind;
mod line_index;
mod map;
mod markdown;
mod mermaid;
mod notebook;
mod rest;
mod rust_doc;
mod span;
mod writing;

use std::sync::{Arc, OnceLock};

pub use chart::{Around, Block, Chart, Fence, FenceLine, Page};
pub use foreign::{foreign_charts, foreign_type};
pub(crate) use hash::TextHash;
pub use kind::{SourceKind, charts, page};
pub use line_index::{LineIndex, Position};
pub use map::{Mapped, OffsetMap};
pub use span::{Span, TextRange};
pub use writing::Writing;

/// A file as it was read: a name for messages, and the text. A clone shares both.
#[derive(Clone, Debug)]
pub struct Source(Arc<File>);

#[derive(Debug)]
struct File {
    name: String,
    text: String,
    /// Made when a position is first asked for.
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// Takes a name (a path as messages should show it) and the text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self(Arc::new(File {
            name: name.into(),
            text: text.into(),
            lines: OnceLock::new(),
        }))
    }

    /// The name that messages show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The text of a span; empty where the span does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.0.text.get(span.range()).unwrap_or_default()
    }

    /// Line, column and offset of a byte offset (clamped to the text).
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(&self.0.text, offset)
    }

    /// The line index, for what needs more than a position; the first question costs a pass over the text.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        let file = &self.0;
        file.lines.get_or_init(|| LineIndex::new(&file.text))
    }
}
