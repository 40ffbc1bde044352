//! What rules for every kind see of a chart: statements, labels, links and ids, with their places.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::statement::Statement;
use crate::label::is_plain;
use crate::model::{Label, Written};
use crate::source::{Mapped, Span, TextRange};

/// A mention of something by its id, with its place.
pub type Mention<'r> = (Cow<'r, str>, Span);

/// What a chart of any kind has.
#[derive(Clone, Debug, Default)]
pub struct Outline<'r> {
    /// The keyword of the header; empty where none was read.
    pub keyword: Span,
    /// The statements, in order.
    pub statements: Vec<Mark>,
    /// Every text that the chart shows, in order.
    pub labels: Vec<Label<'r>>,
    /// The addresses of links, with their places.
    pub links: Vec<(Cow<'r, str>, Span)>,
    /// The numbers of the labels that [`markup`](Self::markup) gives.
    marked: OnceCell<Vec<u32>>,
}

impl<'r> Outline<'r> {
    /// An outline with the keyword and the statements of a chart.
    pub(in crate::syntax) fn of<K>(
        text: &Mapped,
        keyword: TextRange,
        statements: &[Statement<K>],
        block: impl Fn(&K) -> Block,
    ) -> Self {
        let mark = |statement: &Statement<K>| Mark {
            span: text.span(statement.range),
            block: block(&statement.kind),
        };
        Self {
            keyword: text.span(keyword),
            statements: statements.iter().map(mark).collect(),
            ..Self::default()
        }
    }

    /// The labels in which tags and Markdown mean something, but for those that can hold neither.
    pub fn markup(&self) -> impl Iterator<Item = &Label<'r>> {
        let is_marked =
            |label: &Label<'_>| label.written != Written::Literal && !is_plain(&label.text);
        let marked = self.marked.get_or_init(|| {
            let labels = self.labels.iter().zip(0..);
            let marked = labels.filter(|(label, _)| is_marked(label));
            marked.map(|(_, at)| at).collect()
        });
        marked.iter().map(|&at| &self.labels[at as usize])
    }
}

/// A statement, as comments before it see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its place.
    pub span: Span,
    /// What it does to the blocks around it.
    pub block: Block,
}

/// What a statement does to the blocks of a chart: subgraphs, fragments, composite states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Block {
    /// Nothing.
    #[default]
    Within,
    /// It opens one.
    Opens,
    /// It closes one.
    Closes,
}
