//! What a rule found.

use crate::diagnostic::Diagnostic;
use crate::model::graph::NodeIndex;

/// A finding and the nodes it is about.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) diagnostic: Diagnostic,
    pub(super) nodes: Vec<NodeIndex>,
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
        });
    }

    pub(super) fn into_list(self) -> Vec<Finding> {
        self.list
    }
}
