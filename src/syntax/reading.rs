//! What was read of a chart.

use super::kind::DiagramKind;
use super::kinds::{c4, class, er, flowchart, pie, sequence, state};
use super::layout::Layout;
use super::names::Name;
use super::outline::{Mention, Outline};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::graph::Graph;
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, Span};

/// A comment of the chart: a line that begins with `%%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `%%` to the end of the line, without the line break.
    pub span: Span,
    /// The text after `%%`.
    pub text: String,
}

/// The statements of a chart as written, by its kind.
#[derive(Debug, Default)]
#[non_exhaustive]
pub enum Statements {
    /// The kind is not read.
    #[default]
    None,
    /// A flowchart's.
    Flowchart(flowchart::ast::Flowchart),
    /// A pie chart's.
    Pie(pie::ast::Pie),
    /// A sequence diagram's.
    Sequence(sequence::ast::Sequence),
    /// A state diagram's.
    State(state::ast::StateDiagram),
    /// A class diagram's.
    Class(class::ast::ClassDiagram),
    /// An ER diagram's.
    Er(er::ast::ErDiagram),
    /// A C4 diagram's.
    C4(c4::ast::C4),
}

/// What a chart says.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Reading {
    /// The kind; `None` where no kind of diagram is recognised.
    pub kind: Option<&'static DiagramKind>,
    /// What Mermaid refuses. Any error means that it does not draw the chart.
    pub diagnostics: Vec<Diagnostic>,
    /// The comments, in order, `%% mermaidc:` directives among them.
    pub comments: Vec<Comment>,
    /// The text that the kind's reader read, with the map to the file; ranges of the statements are
    /// ranges of it. Empty where no reader read anything.
    pub text: Mapped,
    /// The statements as written.
    pub statements: Statements,
    /// What they say (of what could be read); `None` for a kind that is not read.
    pub diagram: Option<Diagram>,
}

impl Reading {
    /// Whether Mermaid accepts the chart.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.diagnostics
            .iter()
            .all(|d| d.severity < Severity::Error)
    }

    /// Whether the chart is of a kind that is recognised and not read.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.kind.is_some_and(|kind| !kind.is_read())
    }

    /// What stands around the statements; `None` for a kind that is not read.
    #[must_use]
    pub fn frame(&self) -> Option<&Frame> {
        self.diagram.as_ref().map(Diagram::frame)
    }

    /// A flowchart's graph.
    #[must_use]
    pub fn graph(&self) -> Option<&Graph> {
        self.diagram.as_ref().and_then(Diagram::graph)
    }

    /// A flowchart's statements.
    #[must_use]
    pub fn flowchart(&self) -> Option<&flowchart::ast::Flowchart> {
        match &self.statements {
            Statements::Flowchart(flowchart) => Some(flowchart),
            _ => None,
        }
    }

    /// A pie chart's statements.
    #[must_use]
    pub fn pie(&self) -> Option<&pie::ast::Pie> {
        match &self.statements {
            Statements::Pie(pie) => Some(pie),
            _ => None,
        }
    }

    /// A sequence diagram's statements.
    #[must_use]
    pub fn sequence(&self) -> Option<&sequence::ast::Sequence> {
        match &self.statements {
            Statements::Sequence(sequence) => Some(sequence),
            _ => None,
        }
    }

    /// A state diagram's statements.
    #[must_use]
    pub fn state(&self) -> Option<&state::ast::StateDiagram> {
        match &self.statements {
            Statements::State(state) => Some(state),
            _ => None,
        }
    }

    /// A class diagram's statements.
    #[must_use]
    pub fn class(&self) -> Option<&class::ast::ClassDiagram> {
        match &self.statements {
            Statements::Class(class) => Some(class),
            _ => None,
        }
    }

    /// An ER diagram's statements.
    #[must_use]
    pub fn er(&self) -> Option<&er::ast::ErDiagram> {
        match &self.statements {
            Statements::Er(er) => Some(er),
            _ => None,
        }
    }

    /// A C4 diagram's statements.
    #[must_use]
    pub fn c4(&self) -> Option<&c4::ast::C4> {
        match &self.statements {
            Statements::C4(c4) => Some(c4),
            _ => None,
        }
    }

    /// What rules for every kind see of it.
    #[must_use]
    pub fn outline(&self) -> Outline<'_> {
        match self.kind.and_then(|kind| kind.reader) {
            Some(reader) => reader.outline(self),
            None => Outline::default(),
        }
    }

    /// Every mention of something by its id; few ask for them.
    #[must_use]
    pub fn mentions(&self) -> Vec<Mention<'_>> {
        let reader = self.kind.and_then(|kind| kind.reader);
        reader.map_or_else(Vec::new, |reader| reader.mentions(self))
    }

    /// The pieces that its layout may move; `None` for a kind that is not read.
    #[must_use]
    pub fn layout(&self) -> Option<Layout> {
        self.kind.and_then(|kind| kind.reader)?.layout(self)
    }

    /// Every id of the chart where it stands, in order of place.
    #[must_use]
    pub fn names(&self) -> Vec<Name<'_>> {
        let reader = self.kind.and_then(|kind| kind.reader);
        reader.map_or_else(Vec::new, |reader| reader.names(self))
    }
}
