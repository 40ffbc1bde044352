//! A text that the client has open.

use std::cell::OnceCell;
use std::path::PathBuf;

use gen_lsp_types::{Position, Range, TextDocumentContentChangeEvent, TextDocumentItem};

use super::client::Client;
use super::position::Encoding;
use super::roots::InForce;
use super::uri;
use crate::diagnostic::Diagnostic;
use crate::driver::{self, Checked, Live, LiveChart};
use crate::source::{Source, Span};

/// A text that the client has open, and what was read of it.
#[derive(Debug)]
pub(super) struct Document {
    /// Its address.
    pub(super) uri: String,
    /// Its file, where it is one.
    pub(super) path: Option<PathBuf>,
    /// The client's number of this text.
    pub(super) version: i32,
    /// What the client calls its language.
    pub(super) language: String,
    /// The text.
    pub(super) source: Source,
    /// What is in force for it.
    pub(super) in_force: InForce,
    /// What columns count.
    encoding: Encoding,
    live: Live,
    checked: OnceCell<Checked>,
}

impl Document {
    pub(super) fn new(item: TextDocumentItem, client: &Client) -> Self {
        Self {
            path: uri::path(&item.uri.0),
            source: Source::new(item.uri.0.as_str(), item.text),
            uri: item.uri.0,
            version: item.version,
            language: String::from(item.language_id),
            in_force: InForce::default(),
            encoding: client.encoding,
            live: Live::default(),
            checked: OnceCell::new(),
        }
    }

    /// Makes the changes of a new version, one after the other.
    pub(super) fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        use TextDocumentContentChangeEvent as Change;
        for change in changes {
            let text = match change {
                Change::TextDocumentContentChangePartial(part) => {
                    let span = self.span(part.range);
                    let mut text = self.source.text().to_owned();
                    text.replace_range(span.range(), &part.text);
                    text
                }
                Change::TextDocumentContentChangeWholeDocument(whole) => whole.text,
            };
            self.source = Source::new(self.uri.as_str(), text);
        }
        self.version = version;
    }

    /// Reads what changed.
    pub(super) fn check(&mut self) {
        self.checked.take();
        match self.in_force.kind {
            Some(kind) => self
                .live
                .update(&self.source, kind, &self.in_force.settings),
            None => self.live = Live::default(),
        }
    }

    /// What is wrong.
    pub(super) fn diagnostics(&self) -> &[Diagnostic] {
        self.live.diagnostics()
    }

    /// What is wrong, with fixes that were tried.
    pub(super) fn checked(&self) -> &Checked {
        self.checked.get_or_init(|| match self.in_force.kind {
            Some(kind) => driver::check(&self.source, kind, &self.in_force.settings),
            None => Checked::default(),
        })
    }

    /// Its charts, in order.
    pub(super) fn charts(&self) -> &[LiveChart] {
        self.live.charts()
    }

    /// The chart at an offset.
    pub(super) fn chart_at(&self, offset: u32) -> Option<&LiveChart> {
        let mut charts = self.charts().iter();
        charts.find(|live| (live.chart.span.start..=live.chart.span.end).contains(&offset))
    }

    /// The offset of a position.
    pub(super) fn offset(&self, position: Position) -> u32 {
        self.encoding.offset(&self.source, position)
    }

    /// The span of a range.
    pub(super) fn span(&self, range: Range) -> Span {
        self.encoding.span(&self.source, range)
    }

    /// The range of a span.
    pub(super) fn range(&self, span: Span) -> Range {
        self.encoding.range(&self.source, span)
    }
}

#[cfg(test)]
mod tests;
