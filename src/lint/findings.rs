//! What a rule found.

use crate::diagnostic::Diagnostic;
use crate::model::graph::NodeIndex;

/// A finding and what it is about: nodes of a flowchart, or ids.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) diagnostic: Diagnostic,
    pub(super) nodes: Vec<NodeIndex>,
    pub(super) ids: Vec<String>,
}

/// Takes what a rule finds.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// A finding. It can be allowed by the id of a node whose mention holds the place.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.about([], diagnostic);
    }

    /// A finding about nodes: their ids allow it, wherever its place is.
    pub fn about(&mut self, nodes: impl IntoIterator<Item = NodeIndex>, diagnostic: Diagnostic) {
        self.list.push(Finding {
            diagnostic,
            nodes: nodes.into_iter().collect(),
            ids: Vec::new(),
        });
    }

    /// A finding about something with an id, which allows it, wherever its place is.
    pub fn about_id(&mut self, id: &str, diagnostic: Diagnostic) {
        self.list.push(Finding {
            diagnostic,
            nodes: Vec::new(),
            ids: vec![id.to_owned()],
        });
    }

    pub(super) fn into_list(self) -> Vec<Finding> {
        self.list
    }
}
