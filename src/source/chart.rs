//! The Mermaid charts of a source.

use std::borrow::Cow;

use super::writing::{Layer, Writing, line_break, line_prefix};
use super::{Mapped, Source, Span, TextRange};

/// One Mermaid chart as it stands in a source.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Chart {
    /// Its number in the source, from 1.
    pub number: u32,
    /// Its text without the prefixes of lists and block quotes, and the map back to the source.
    pub text: Mapped,
    /// Its place: from the start of its first line to the end of its last line break.
    pub span: Span,
    /// The HTML comments right before its fence, in order, as (span, text between `<!--` and `-->`).
    pub notes: Vec<(Span, String)>,
    /// The fence around it; `None` where the chart is the whole text.
    pub fence: Option<Fence>,
    /// What stands around it.
    pub around: Around,
    /// How its text is written in the source; `None` where it is written as it is.
    pub writing: Option<Writing>,
    /// The block of Markdown that it is in its page, where one is to be seen.
    pub block: Option<Block>,
}

/// The block of Markdown that a chart is in its page: a fence, a shortcode or an element, from what opens it to what
/// closes it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Block {
    /// Its place: from its first mark to its last, without what stands before it on its line.
    pub span: Span,
    /// Whether a line of text ends right before it, without an empty line between them.
    pub after_text: bool,
    /// Whether a line of text begins right after it.
    pub before_text: bool,
    /// How text is written that takes its place.
    pub writing: Writing,
}

/// What stands around a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Nothing: the chart is the whole text.
    Nothing,
    /// A page of text.
    Text,
    /// A page of HTML, whose style sheets may be about the chart, too.
    Html,
}

/// The fence around a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fence {
    /// What opens it: its marks with all after them.
    pub opening: Span,
    /// What closes it: as many marks.
    pub marks: String,
    /// Whether a line closes it; otherwise it ends with the page, or with the list or quote that it stands in.
    pub is_closed: bool,
    /// The lines of the chart that begin like a fence, in order.
    pub lines: Vec<FenceLine>,
}

/// A line of a chart that begins like a fence, and does not close the one around the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FenceLine {
    /// The line in the text of the chart, with its line break.
    pub line: TextRange,
    /// Its marks with all after them, in the file.
    pub span: Span,
    /// Whether it opens another chart.
    pub opens_chart: bool,
}

impl Chart {
    /// Where it begins in the source, with its fence.
    #[must_use]
    pub fn start(&self) -> u32 {
        let fence = self.fence.as_ref();
        fence.map_or(self.span.start, |fence| fence.opening.start)
    }

    /// How its text is written in its source: as the host says, or as it is, with what stands before its first
    /// line before each line.
    #[must_use]
    pub fn writing_in(&self, source: &Source) -> Cow<'_, Writing> {
        if let Some(writing) = &self.writing {
            return Cow::Borrowed(writing);
        }
        let first = self
            .text
            .text
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(0);
        let line = self.text.text[..first].rfind('\n').map_or(0, |at| at + 1);
        let prefix = line_prefix(source.text(), self.text.map.offset(line as u32) as usize);
        let ending = format!("{}{prefix}", line_break(source.text()));
        Cow::Owned(Writing::new([Layer::Lines(ending)]))
    }

    /// Whether another chart is this one, so many bytes further on in its source. Numbers do not count.
    #[must_use]
    pub fn is_moved(&self, by: i64, to: &Self) -> bool {
        self.text.text == to.text.text
            && self.text.map.is_moved(by, &to.text.map)
            && self.span.moved(by) == to.span
            && (self.around, &self.writing) == (to.around, &to.writing)
            && self.notes.len() == to.notes.len()
            && (self.notes.iter().zip(&to.notes))
                .all(|(old, new)| old.0.moved(by) == new.0 && old.1 == new.1)
            && match (&self.fence, &to.fence) {
                (Some(old), Some(new)) => old.is_moved(by, new),
                (None, None) => true,
                _ => false,
            }
    }
}

impl Fence {
    fn is_moved(&self, by: i64, to: &Self) -> bool {
        let same = |(old, new): (&FenceLine, &FenceLine)| {
            (old.line, old.opens_chart) == (new.line, new.opens_chart)
                && old.span.moved(by) == new.span
        };
        self.opening.moved(by) == to.opening
            && (&self.marks, self.is_closed) == (&to.marks, to.is_closed)
            && self.lines.len() == to.lines.len()
            && self.lines.iter().zip(&to.lines).all(same)
    }
}

/// What a source holds.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Page {
    /// The charts, in order.
    pub charts: Vec<Chart>,
    /// The comments around charts that begin with `mermaidc`, in order, as (span, text between `<!--`
    /// and `-->`). Those right before a fence are among its chart's notes, too.
    pub remarks: Vec<(Span, String)>,
    /// Where a template or a script makes the text of a chart, which nobody can read before it does.
    pub made: Vec<Span>,
}

impl Page {
    /// Adds the page of a text that was cut out of a source, given with its map and with how that text
    /// is written there.
    pub(super) fn add(&mut self, inner: Self, text: &Mapped, layer: &Layer) {
        let place = |span: Span| text.map.span(TextRange::new(span.start, span.end));
        let notes = |notes: Vec<(Span, String)>| -> Vec<(Span, String)> {
            notes
                .into_iter()
                .map(|(span, note)| (place(span), note))
                .collect()
        };
        for mut chart in inner.charts {
            let writing = chart.writing.take().unwrap_or_else(|| {
                let prefix = line_prefix(&text.text, chart.text.map.offset(0) as usize);
                let ending = format!("{}{prefix}", line_break(&text.text));
                Writing::new([Layer::Lines(ending)])
            });
            let length = chart.text.text.len() as u32;
            self.charts.push(Chart {
                number: self.charts.len() as u32 + 1,
                text: Mapped {
                    map: chart.text.map.through(length, &text.map),
                    text: chart.text.text,
                },
                span: Span::new(
                    text.map.offset(chart.span.start),
                    text.map.offset(chart.span.end),
                ),
                notes: notes(chart.notes),
                fence: chart.fence.map(|fence| Fence {
                    opening: place(fence.opening),
                    lines: (fence.lines.into_iter())
                        .map(|line| FenceLine {
                            span: place(line.span),
                            ..line
                        })
                        .collect(),
                    ..fence
                }),
                around: chart.around,
                writing: Some(writing.inside(layer.clone())),
                block: chart.block.map(|block| Block {
                    span: place(block.span),
                    writing: block.writing.inside(layer.clone()),
                    ..block
                }),
            });
        }
        self.remarks.extend(notes(inner.remarks));
        self.made.extend(inner.made.into_iter().map(place));
    }
}
