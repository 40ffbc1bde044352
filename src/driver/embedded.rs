//! Charts that their host writes in other characters than their own: in HTML, in JSON, after `///`.
//!
//! Rules look at the text around a place, and fixes take lines out and put text in. So that none of them
//! has to know about hosts, such a chart is checked as a text of its own, and what was found is taken back
//! to the file: places through the chart's map, edits through the host's [`Writing`].

use std::borrow::Cow;

use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::lint;
use crate::meaning::Meaning;
use crate::source::{Chart, Mapped, Source, Span, TextRange, Writing};
use crate::syntax::{self, Limits};

/// A chart as a text of its own, after the comments that stand before it in its page.
pub(super) struct Copy<'a> {
    writing: Cow<'a, Writing>,
    source: Source,
    chart: Chart,
    /// From the copy to the file.
    host: Mapped,
}

impl<'a> Copy<'a> {
    /// The copy of a chart; `None` where the file has the chart's own characters.
    pub(super) fn of(source: &Source, chart: &'a Chart) -> Option<Self> {
        let writing = Cow::Borrowed(chart.writing.as_ref()?);
        Some(Self::after(source, chart, &chart.notes, writing))
    }

    /// The copy of any chart, without the comments before it.
    pub(super) fn alone(source: &Source, chart: &'a Chart) -> Self {
        Self::after(source, chart, &[], chart.writing_in(source))
    }

    /// The copy of a chart after some comments.
    fn after(
        source: &Source,
        chart: &'a Chart,
        before: &[(Span, String)],
        writing: Cow<'a, Writing>,
    ) -> Self {
        let mut host = Mapped::default();
        let mut notes = Vec::new();
        for (span, note) in before {
            let start = host.text.len() as u32;
            host.map.push(start, span.start);
            host.text.push_str(source.slice(*span));
            notes.push((Span::new(start, host.text.len() as u32), note.clone()));
            host.text.push('\n');
        }
        let start = host.text.len() as u32;
        let length = chart.text.text.len() as u32;
        let whole = TextRange::new(0, length);
        host.map.extend(start, &chart.text.map, whole);
        host.text.push_str(&chart.text.text);
        host.map.push(start + length, chart.text.map.offset(length));
        Self {
            writing,
            source: Source::new(source.name(), host.text.as_str()),
            chart: Chart {
                text: Mapped::new(chart.text.text.as_str(), start),
                span: Span::new(start, start + length),
                notes,
                fence: None,
                writing: None,
                block: None,
                ..*chart
            },
            host,
        }
    }

    /// The chart; places in what is read of it are places in its text, where no comments stand before it.
    pub(super) const fn chart(&self) -> &Chart {
        &self.chart
    }

    /// Edits of the copy as the host writes them.
    pub(super) fn edits(&self, edits: Vec<Edit>) -> Vec<Edit> {
        edits.into_iter().map(|edit| self.edit(edit)).collect()
    }

    /// What keeps Mermaid from reading the chart.
    pub(super) fn refusals(&self, limits: Limits) -> Vec<Diagnostic> {
        self.in_host(syntax::read_within(&self.chart, limits).diagnostics)
    }

    /// What the rules find.
    pub(super) fn check(&self, settings: &Settings, limits: Limits) -> Vec<Diagnostic> {
        let reading = syntax::read_within(&self.chart, limits);
        let meaning = Meaning::default();
        self.in_host(lint::check(
            &self.source,
            &self.chart,
            &reading,
            &meaning,
            settings,
        ))
    }

    /// Findings about the copy as findings about the file.
    fn in_host(&self, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        for finding in &mut findings {
            finding.span = self.place(finding.span);
            for annotation in &mut finding.annotations {
                annotation.span = self.place(annotation.span);
            }
            finding.fix = finding.fix.take().and_then(|fix| self.fix(fix));
        }
        findings
    }

    fn place(&self, span: Span) -> Span {
        self.host.map.span(TextRange::new(span.start, span.end))
    }

    /// A fix as the host writes it; `None` where it touches the comments before the chart.
    fn fix(&self, fix: Fix) -> Option<Fix> {
        let is_inside = |edit: &Edit| edit.span.start >= self.chart.span.start;
        fix.edits.iter().all(is_inside).then(|| Fix {
            edits: self.edits(fix.edits),
            ..fix
        })
    }

    /// An edit as the host writes it. Lines go and come with what the host puts before them.
    fn edit(&self, mut edit: Edit) -> Edit {
        let is_break = ['\n', '\r'];
        let ends_line = self.source.slice(edit.span).ends_with(is_break);
        let before = &self.host.text[..edit.span.start as usize];
        let is_first = edit.span.start == self.chart.span.start;
        let span = if ends_line && edit.text.is_empty() && before.ends_with(is_break) && !is_first {
            let last = TextRange::new(edit.span.start - 1, edit.span.start);
            Span::new(self.host.span(last).end, self.place(edit.span).end)
        } else if ends_line && edit.text.is_empty() {
            Span::new(
                self.place(edit.span).start,
                self.host.map.offset(edit.span.end),
            )
        } else {
            if ends_line && edit.text.ends_with(is_break) {
                // The break that is there stays, and what the host puts after it.
                let kept = self
                    .source
                    .slice(edit.span)
                    .trim_end_matches(is_break)
                    .len();
                edit.span.end = edit.span.start + kept as u32;
                edit.text
                    .truncate(edit.text.trim_end_matches(is_break).len());
            }
            self.place(edit.span)
        };
        Edit {
            span,
            text: self.writing.write(&edit.text),
        }
    }
}

#[cfg(test)]
mod tests;
