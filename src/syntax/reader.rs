//! What a kind of diagram brings to be read.

use super::Reading;
use super::names::Name;
use super::outline::{Mention, Outline};
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, TextRange};

use super::{Layout, Limits, Statements};

/// Reads one kind of diagram. A kind is a folder under `syntax/kinds`, a file under `model`, and its
/// reader's line in [`KINDS`](super::KINDS).
pub trait Reader: Sync + std::fmt::Debug {
    /// What it may refuse, and why.
    fn rules(&self) -> Vec<&'static RuleInfo>;

    /// What the kind's own preparation makes of a text that is prepared as for every kind.
    fn prepare(&self, text: Mapped) -> Mapped {
        text
    }

    /// Reads a prepared text. Without a header the text begins with the statements.
    ///
    /// It cannot fail: bad input becomes diagnostics, and the rest is still read. Linear in the text, and in
    /// what its statements multiply into, which has its limits.
    fn read(&self, text: &Mapped, frame: Frame, header: bool, limits: Limits) -> Read;

    /// What rules for every kind see of a chart of this kind.
    fn outline<'r>(&self, reading: &'r Reading) -> Outline<'r>;

    /// Every mention of something by its id in a chart of this kind.
    fn mentions<'r>(&self, reading: &'r Reading) -> Vec<Mention<'r>>;

    /// Every id of a chart where it stands, in order of place; of a kind without ids none.
    fn names<'r>(&self, _reading: &'r Reading) -> Vec<Name<'r>> {
        Vec::new()
    }

    /// The pieces that the chart's layout may move; `None` for a chart of another kind.
    fn layout(&self, reading: &Reading) -> Option<Layout>;

    /// Whether a first line can hardly be anything but a statement of this kind, whose header is
    /// missing.
    fn is_statement(&self, _line: &str) -> bool {
        false
    }

    /// A first line that means a header of this kind, and is none.
    fn misspelt_header(&self, _text: &Mapped) -> Option<MisspeltHeader> {
        None
    }
}

/// What a reader makes of a text.
#[derive(Debug)]
pub struct Read {
    /// The statements as written.
    pub statements: Statements,
    /// What they say: of what could be read.
    pub diagram: Diagram,
    /// What Mermaid refuses, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Read {
    /// What was read, and everything that was found wrong, in any order.
    pub(in crate::syntax) fn new(
        statements: Statements,
        diagram: Diagram,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Self {
        diagnostics.sort_by_key(|found| (found.span.start, found.span.end));
        Self {
            statements,
            diagram,
            diagnostics,
        }
    }
}

/// A line that means the header of a chart.
#[derive(Debug)]
pub struct MisspeltHeader {
    /// What is wrong with it.
    pub diagnostic: Diagnostic,
    /// What is to be left out so that the chart can be read all the same.
    pub cut: TextRange,
    /// Whether a header then comes first.
    pub header: bool,
}
