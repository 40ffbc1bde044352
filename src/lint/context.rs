//! What rules see of a chart of any kind.

use std::cell::OnceCell;

use crate::config::Settings;
use crate::meaning::Meaning;
use crate::model::Frame;
use crate::source::{Chart, Source, Span, TextRange};
use crate::syntax::{Ident, Mention, Outline, Reading};

/// A chart as rules for every kind see it: its text, its frame, and its outline.
#[derive(Debug)]
pub struct Context<'a> {
    /// The file.
    pub source: &'a Source,
    /// The chart in it.
    pub chart: &'a Chart,
    /// What was read.
    pub reading: &'a Reading,
    /// What stands around the statements.
    pub frame: &'a Frame,
    /// What is in force for the file.
    pub settings: &'a Settings,
    pub(super) meaning: &'a Meaning,
    outline: OnceCell<Outline<'a>>,
    mentions: OnceCell<Vec<Mention<'a>>>,
}

impl<'a> Context<'a> {
    /// A chart's context; `None` for a kind that is not read.
    pub(super) fn new(
        source: &'a Source,
        chart: &'a Chart,
        reading: &'a Reading,
        meaning: &'a Meaning,
        settings: &'a Settings,
    ) -> Option<Self> {
        Some(Self {
            source,
            chart,
            reading,
            frame: reading.frame()?,
            settings,
            meaning,
            outline: OnceCell::new(),
            mentions: OnceCell::new(),
        })
    }

    /// The chart's statements, labels and links; found out at the first question.
    #[must_use]
    pub fn outline(&self) -> &Outline<'a> {
        self.outline.get_or_init(|| self.reading.outline())
    }

    /// Every mention of something by its id; found out at the first question.
    #[must_use]
    pub fn mentions(&self) -> &[Mention<'a>] {
        self.mentions.get_or_init(|| self.reading.mentions())
    }

    /// The word that the chart begins with, else its whole place.
    #[must_use]
    pub fn keyword(&self) -> Span {
        let keyword = self.outline().keyword;
        if keyword.is_empty() {
            self.frame.span
        } else {
            keyword
        }
    }

    /// What a piece of the chart says; entity codes as written.
    #[must_use]
    pub fn text(&self, piece: &'a Ident) -> &'a str {
        piece.text(&self.reading.text)
    }

    /// Where a range of the text that was read stands in the file.
    #[must_use]
    pub fn span(&self, range: TextRange) -> Span {
        self.reading.text.span(range)
    }

    /// A place without the spaces around it.
    #[must_use]
    pub fn trimmed(&self, span: Span) -> Span {
        let text = self.source.slice(span);
        let start = span.start + (text.len() - text.trim_start().len()) as u32;
        let end = start + text.trim().len() as u32;
        Span::new(start, end)
    }
}
