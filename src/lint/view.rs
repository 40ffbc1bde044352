//! What the rules of one kind see of a chart.

use std::ops::Deref;

use super::context::Context;

/// A chart of one kind: its statements as written and what they say, and what every kind has.
#[derive(Debug)]
pub struct View<'a, S, M> {
    context: &'a Context<'a>,
    /// The statements as written: ranges of `reading.text`.
    pub statements: &'a S,
    /// What they say.
    pub model: &'a M,
}

impl<'a, S, M> View<'a, S, M> {
    /// The view of a chart of the kind; `None` for another kind.
    pub(super) fn new(
        context: &'a Context<'a>,
        statements: Option<&'a S>,
        model: Option<&'a M>,
    ) -> Option<Self> {
        Some(Self {
            context,
            statements: statements?,
            model: model?,
        })
    }
}

impl<'a, S, M> Deref for View<'a, S, M> {
    type Target = Context<'a>;

    fn deref(&self) -> &Context<'a> {
        self.context
    }
}
