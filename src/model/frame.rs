//! What stands around the statements of a chart, of whatever kind.

use serde_json::{Map, Value};

use super::Remark;
use crate::source::Span;

/// Title, descriptions, configuration and our own comments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The place of the whole chart.
    pub span: Span,
    /// The place of the front matter, with the lines that fence it.
    pub front_matter: Option<Span>,
    /// The title: a statement's, else the front matter's.
    pub title: Option<String>,
    /// The accessible title (`accTitle:`).
    pub acc_title: Option<String>,
    /// The accessible description (`accDescr:`).
    pub acc_descr: Option<String>,
    /// The configuration of front matter and `%%{init}%%` directives, merged.
    pub config: Map<String, Value>,
    /// The lines of the front matter that set something, in order, down to the third level.
    pub settings: Vec<Setting>,
    /// The `%%{…}%%` directives, in order, with their places; then those whose names are in quotes, which
    /// Mermaid does not read.
    pub inits: Vec<(String, Span)>,
    /// The `%% mermaidc:` comments, in order.
    pub remarks: Vec<Remark>,
}

/// A key of the front matter and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The keys that lead to it, itself included.
    pub path: Vec<String>,
    /// What it is set to, where that is a text.
    pub text: Option<String>,
    /// The place of the key.
    pub key: Span,
    /// The place of the value.
    pub value: Span,
}

impl Frame {
    /// Whether another frame shows and sets the same, wherever it is.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        let shown = |frame: &Self| {
            (
                frame.title.clone(),
                frame.acc_title.clone(),
                frame.acc_descr.clone(),
            )
        };
        shown(self) == shown(other) && self.config == other.config
    }
}
