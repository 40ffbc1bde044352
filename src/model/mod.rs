//! What charts say, a type for each kind of diagram.
//!
//! A model is Mermaid's understanding of a chart: owned text, and for everything listed its place in
//! the file. The list of kinds is open, and [`Diagram`] is closed: a new kind adds a variant, and the
//! compiler lists what it still owes.
//!
//! **Architecture invariant.** No text is parsed here; the module knows spans and values only.

pub mod c4;
pub mod class;
mod class_def;
mod directive;
pub mod er;
mod frame;
pub mod graph;
mod label;
pub mod pie;
mod place;
pub mod sequence;
pub mod state;
mod text;

pub use class_def::ClassDef;
pub use directive::{Bounds, Directive, NumberRange, Pin, Remark, RoleWord, Skipped, Word};
pub use frame::{Frame, Setting};
pub use label::{Label, Written};
pub use place::{Place, number};
pub use text::Text;

use c4::C4;
use class::ClassDiagram;
use er::ErDiagram;
use graph::Graph;
use pie::Pie;
use sequence::Sequence;
use state::StateDiagram;

/// What a chart says, by its kind.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Diagram {
    /// Nodes, links and subgraphs.
    Flowchart(Graph),
    /// Slices.
    Pie(Pie),
    /// Participants and messages.
    Sequence(Sequence),
    /// States and transitions.
    State(StateDiagram),
    /// Classes and relations.
    Class(ClassDiagram),
    /// Entities and relationships.
    Er(ErDiagram),
    /// Elements, boundaries and relations.
    C4(C4),
}

impl Diagram {
    /// The kind's name in JSON, whatever the header's spelling.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Flowchart(_) => "flowchart",
            Self::Pie(_) => "pie",
            Self::Sequence(_) => "sequence",
            Self::State(_) => "state",
            Self::Class(_) => "class",
            Self::Er(_) => "er",
            Self::C4(_) => "c4",
        }
    }

    /// What stands around the statements: title, descriptions, configuration.
    #[must_use]
    pub const fn frame(&self) -> &Frame {
        match self {
            Self::Flowchart(graph) => &graph.frame,
            Self::Pie(pie) => &pie.frame,
            Self::Sequence(sequence) => &sequence.frame,
            Self::State(state) => &state.frame,
            Self::Class(class) => &class.frame,
            Self::Er(er) => &er.frame,
            Self::C4(c4) => &c4.frame,
        }
    }

    /// Whether another diagram is drawn the same, wherever its text stands. Linear.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        match self {
            Self::Flowchart(one) => matches!(other, Self::Flowchart(other) if one.draws_as(other)),
            Self::Pie(one) => matches!(other, Self::Pie(other) if one.draws_as(other)),
            Self::Sequence(one) => matches!(other, Self::Sequence(other) if one.draws_as(other)),
            Self::State(one) => matches!(other, Self::State(other) if one.draws_as(other)),
            Self::Class(one) => matches!(other, Self::Class(other) if one.draws_as(other)),
            Self::Er(one) => matches!(other, Self::Er(other) if one.draws_as(other)),
            Self::C4(one) => matches!(other, Self::C4(other) if one.draws_as(other)),
        }
    }

    /// A flowchart's graph, to keep.
    #[must_use]
    pub fn into_graph(self) -> Option<Graph> {
        match self {
            Self::Flowchart(graph) => Some(graph),
            _ => None,
        }
    }

    /// A flowchart's graph.
    #[must_use]
    pub const fn graph(&self) -> Option<&Graph> {
        match self {
            Self::Flowchart(graph) => Some(graph),
            _ => None,
        }
    }

    /// What a pie chart says.
    #[must_use]
    pub const fn pie(&self) -> Option<&Pie> {
        match self {
            Self::Pie(pie) => Some(pie),
            _ => None,
        }
    }

    /// What a sequence diagram says.
    #[must_use]
    pub const fn sequence(&self) -> Option<&Sequence> {
        match self {
            Self::Sequence(sequence) => Some(sequence),
            _ => None,
        }
    }

    /// What a state diagram says.
    #[must_use]
    pub const fn state(&self) -> Option<&StateDiagram> {
        match self {
            Self::State(state) => Some(state),
            _ => None,
        }
    }

    /// What a class diagram says.
    #[must_use]
    pub const fn class(&self) -> Option<&ClassDiagram> {
        match self {
            Self::Class(class) => Some(class),
            _ => None,
        }
    }

    /// What an ER diagram says.
    #[must_use]
    pub const fn er(&self) -> Option<&ErDiagram> {
        match self {
            Self::Er(er) => Some(er),
            _ => None,
        }
    }

    /// What a C4 diagram says.
    #[must_use]
    pub const fn c4(&self) -> Option<&C4> {
        match self {
            Self::C4(c4) => Some(c4),
            _ => None,
        }
    }
}
