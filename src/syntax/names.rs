//! Ids where they stand: what an editor finds, marks and renames.
//!
//! Unlike the mentions of an [`Outline`](super::Outline), which are for findings, a name is the id itself,
//! wherever a statement has one: also where it is styled or clicked on.

use std::borrow::Cow;

use super::text::{decoded, trimmed};
use crate::source::{Mapped, Span, TextRange};

/// An id where it stands in a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name<'r> {
    /// What it says.
    pub text: Cow<'r, str>,
    /// What it is the name of.
    pub sort: NameSort,
    /// Whether the statement says what the thing is: a label, a type, members, styles.
    pub declares: bool,
    /// Its place in the file.
    pub span: Span,
}

/// What an id is the name of. Ids of different sorts have nothing to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameSort {
    /// What is drawn: nodes, links, subgraphs, participants, states, classes, entities.
    Thing,
    /// A frame around classes.
    Namespace,
    /// A class of styles.
    Style,
}

/// The names of a chart, as they are collected.
pub(in crate::syntax) struct Names<'r> {
    text: &'r Mapped,
    list: Vec<Name<'r>>,
}

impl<'r> Names<'r> {
    pub(in crate::syntax) const fn new(text: &'r Mapped) -> Self {
        Self {
            text,
            list: Vec::new(),
        }
    }

    /// Adds a name that says something, at a range.
    pub(in crate::syntax) fn saying(
        &mut self,
        text: impl Into<Cow<'r, str>>,
        range: TextRange,
        sort: NameSort,
        declares: bool,
    ) {
        let text = text.into();
        if !text.is_empty() {
            self.list.push(Name {
                text,
                sort,
                declares,
                span: self.text.span(range),
            });
        }
    }

    /// Adds the name at a range, without the spaces around it.
    pub(in crate::syntax) fn at(&mut self, range: TextRange, sort: NameSort, declares: bool) {
        let range = trimmed(self.text, range);
        self.saying(decoded(self.text, range), range, sort, declares);
    }

    /// Adds the names between the commas of a range, or between its quotes.
    pub(in crate::syntax) fn list(&mut self, range: TextRange, sort: NameSort, declares: bool) {
        let range = trimmed(self.text, range);
        let written = self.text.slice(range);
        let bare = written.trim_matches('"');
        let mut start =
            range.start + (written.len() - written.trim_start_matches('"').len()) as u32;
        for part in bare.split(',') {
            let end = start + part.len() as u32;
            self.at(TextRange::new(start, end), sort, declares);
            start = end + 1;
        }
    }

    /// All of them, in order of place.
    pub(in crate::syntax) fn into_list(mut self) -> Vec<Name<'r>> {
        self.list.sort_by_key(|name| name.span);
        self.list
    }
}
