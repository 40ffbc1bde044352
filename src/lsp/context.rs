//! What an answer can be made of.

use gen_lsp_types::Location;

use super::client::Client;
use super::document::Document;
use crate::source::Span;

/// What an answer can be made of.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The document that is asked about, read as it is.
    pub(super) document: &'a Document,
    /// Who asks.
    pub(super) client: &'a Client,
}

impl Context<'_> {
    /// A place of the document.
    pub(super) fn location(&self, span: Span) -> Location {
        Location::new(self.document.uri.as_str().into(), self.document.range(span))
    }
}
