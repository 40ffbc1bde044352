//! Flowcharts: `graph`, `flowchart` and `flowchart-elk`.
//!
//! A modal lexer (`lexer`) under nom parsers over its tokens (`parse`), as Mermaid's reader is a modal
//! lexer under an LALR grammar: the sure way to agree with it. `reader` takes one statement after the
//! other, keeps the stack of open subgraphs, and after a mistake has it explained (`explain`) and goes on
//! after it (`recovery`, `resume`). `lower` draws the graph.

mod arrow;
pub mod ast;
mod data;
mod directions;
mod explain;
mod keywords;
mod layout;
mod lexicon;
mod lower;
mod names;
mod outline;
mod parse;
mod preparation;
mod reader;
mod recovery;
mod resume;
pub(crate) mod rules;
mod token;

use crate::diagnostic::RuleInfo;
use crate::model::{Diagram, Frame};
use crate::source::Mapped;
use crate::syntax::{
    Layout, Limits, Mention, MisspeltHeader, Name, Outline, Read, Reading, Statements,
};

/// Reads flowcharts.
#[derive(Debug)]
pub struct FlowchartReader;

impl crate::syntax::Reader for FlowchartReader {
    fn rules(&self) -> Vec<&'static RuleInfo> {
        rules::all().collect()
    }

    fn prepare(&self, text: Mapped) -> Mapped {
        preparation::without_space_after_braces(text)
    }

    fn read(&self, text: &Mapped, frame: Frame, header: bool, limits: Limits) -> Read {
        let (chart, lost_links, mut diagnostics) = reader::read(text, header);
        let (graph, thrown) = lower::lower(&chart, text, frame, &lost_links, limits);
        diagnostics.extend(thrown);
        Read::new(
            Statements::Flowchart(chart),
            Diagram::Flowchart(graph),
            diagnostics,
        )
    }

    fn outline<'r>(&self, reading: &'r Reading) -> Outline<'r> {
        outline::outline(reading)
    }

    fn mentions<'r>(&self, reading: &'r Reading) -> Vec<Mention<'r>> {
        outline::mentions(reading)
    }

    fn names<'r>(&self, reading: &'r Reading) -> Vec<Name<'r>> {
        names::names(reading)
    }

    fn layout(&self, reading: &Reading) -> Option<Layout> {
        layout::layout(reading)
    }

    fn is_statement(&self, line: &str) -> bool {
        resume::starts_statement(line)
            && line.contains("--")
            && !line.contains(": ")
            && !line.contains('*')
            && !line.contains("<|")
    }

    fn misspelt_header(&self, text: &Mapped) -> Option<MisspeltHeader> {
        explain::misspelt_header(text)
    }
}
