//! Mermaid text, read.
//!
//! [`read`] takes a chart and gives a [`Reading`]: which kind of diagram it is, what is wrong with
//! it, and, for a flowchart, the statements as written and the graph they draw. Reading cannot fail: bad input
//! becomes diagnostics, and the rest is still read.

pub mod flowchart;

use crate::diagnostic::Diagnostic;
use crate::graph::Graph;
use crate::source::{Chart, Span};

/// A diagram kind of Mermaid's.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The name in outputs: `flowchart`, `sequenceDiagram`, …
    pub name: &'static str,
    /// Whether mermaidc reads it.
    pub read: bool,
}

/// A comment of the chart: a line that begins with `%%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `%%` to the end of the line, without the line break.
    pub span: Span,
    /// The text behind `%%`.
    pub text: String,
}

/// What a chart says.
#[derive(Debug, Default)]
pub struct Reading {
    /// The kind; `None` where no kind of diagram is recognised.
    pub kind: Option<&'static Kind>,
    /// What Mermaid refuses. Any error means that it does not draw the chart.
    pub diagnostics: Vec<Diagnostic>,
    /// The comments, in order, `%% mermaidc:` directives among them.
    pub comments: Vec<Comment>,
    /// A flowchart's statements.
    pub flowchart: Option<flowchart::ast::Flowchart>,
    /// The graph that they draw (of what could be read).
    pub graph: Option<Graph>,
}

impl Reading {
    /// Whether Mermaid accepts the chart.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.diagnostics
            .iter()
            .all(|d| d.severity < crate::diagnostic::Severity::Error)
    }
}

/// Reads a chart.
#[must_use]
pub fn read(_chart: &Chart) -> Reading {
    Reading::default()
}
