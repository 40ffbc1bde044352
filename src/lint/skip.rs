//! Comments that leave charts unchecked, on purpose.
//!
//! ```text
//! <!-- mermaidc: skip [-- reason] -->          before a fence: its chart
//! <!-- mermaidc: skip-start [-- reason] -->    every chart up to `skip-end`
//! <!-- mermaidc: skip-end -->
//! <!-- mermaidc: skip-file [-- reason] -->     anywhere in a page: all its charts
//! %% mermaidc: skip [-- reason]                in a chart: that chart
//! ```
//!
//! Nothing of a skipped chart is reported, syntax errors included, nothing in it is fixed, and it is not
//! compiled. Other tools differ in two points that matter here. Biome's and ruff's comments name what they
//! hide, and `allow` does so too; but a chart that is broken on purpose has errors that nobody needs to
//! list, so that `skip` is about whole charts. Like rustc's `#[expect]` and Biome's `suppressions/unused`,
//! a skip is read again on every run: the chart is still checked, and where nothing would be found in it,
//! the comment is reported, because it would hide the next mistake. A reason is wanted and not required.

use std::borrow::Cow;

use super::allow::nearest;
use super::removal::whole_line;
use super::{infos, words};
use crate::config::Levels;
use crate::decision::INVALID_DIRECTIVE;
use crate::diagnostic::{Diagnostic, Fix, declare_rule};
use crate::model::{Directive, Remark, Skipped};
use crate::source::{Page, Source, Span};
use crate::syntax::{Comment, remark};

declare_rule! {
    /// A `skip` comment that skips nothing.
    ///
    /// `<!-- mermaidc: skip -- why -->` before a fence, `skip-start` and `skip-end` around a
    /// section, `skip-file` in a page and `%% mermaidc: skip` in a chart leave charts unchecked.
    /// One is reported where no chart follows, and where its charts have nothing to report any
    /// more. It stays quiet about charts of kinds that are not read.
    ///
    /// ## Why it is bad
    ///
    /// It hides the next mistake, one that nobody has looked at.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% mermaidc: skip -- shows a broken chart
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% mermaidc: skip -- shows a label without quotes
    ///     A[Order (new)] --> B[Pay]
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: the comment is removed.
    pub UNUSED_SKIP = "unused-skip", Config, Warning
}

/// The words for comments in a page.
const WORDS: [&str; 5] = ["skip", "skip-start", "skip-end", "skip-file", "allow"];

/// One skip.
#[derive(Debug)]
struct Skip {
    comment: Span,
    /// A section's other comment.
    end: Option<Span>,
    /// The number of the chart that the comment stands in.
    inside: Option<u32>,
    /// The charts, as positions in the page.
    charts: std::ops::Range<usize>,
}

/// The skips of a page.
#[derive(Debug, Default)]
pub struct Skips {
    list: Vec<Skip>,
    wrong: Vec<Diagnostic>,
}

impl Skips {
    /// Reads the comments of a page and of its charts; of each chart its comments are given, and whether it
    /// has a graph.
    #[must_use]
    pub fn of<'c>(page: &Page, charts: impl Iterator<Item = (Cow<'c, [Comment]>, bool)>) -> Self {
        let mut skips = Self::default();
        skips.around(page);
        for (at, (comments, has_graph)) in charts.enumerate() {
            let before = skips.wrong.len();
            for comment in comments.iter() {
                let Some(said) = remark::read(&comment.text, comment.span, None) else {
                    continue;
                };
                let verb = said.verb.text.as_str();
                match &said.directive {
                    Directive::Skip {
                        skipped: Skipped::Chart,
                        ..
                    } => {
                        skips.push(&said, at..at + 1);
                        if let Some(skip) = skips.list.last_mut() {
                            skip.inside = Some(at as u32 + 1);
                        }
                    }
                    Directive::Skip { .. } => skips.wrong.push(
                        Diagnostic::new(
                            &INVALID_DIRECTIVE,
                            said.span,
                            format!("`{verb}` has no effect inside a chart"),
                        )
                        .help("Write `%% mermaidc: skip -- why` to skip this chart."),
                    ),
                    // What a graph's directives may say is checked where they are followed.
                    Directive::Unknown if !has_graph && near(verb).is_some() => {
                        skips.unknown(&said, "in a chart");
                    }
                    _ => {}
                }
            }
            for finding in &mut skips.wrong[before..] {
                finding.chart = Some(at as u32 + 1);
            }
        }
        skips
    }

    /// Reads the comments between the charts.
    fn around(&mut self, page: &Page) {
        let mut open: Option<(Remark, usize)> = None;
        for (span, text) in &page.remarks {
            let after = page.charts.partition_point(|c| c.span.start < span.start);
            let Some(said) = remark::read(text, *span, None) else {
                self.colon(*span, text);
                continue;
            };
            let skipped = match &said.directive {
                Directive::Skip { skipped, .. } => *skipped,
                // An empty comment says nothing; `allow` and the marks of tables are read elsewhere.
                Directive::Empty | Directive::Allow { .. } | Directive::Table => continue,
                _ => {
                    self.unknown(&said, "outside a chart");
                    continue;
                }
            };
            match skipped {
                Skipped::Chart => {
                    let noted = page
                        .charts
                        .get(after)
                        .is_some_and(|chart| chart.notes.iter().any(|(note, _)| note == span));
                    self.push(&said, after..after + usize::from(noted));
                }
                Skipped::File => self.push(&said, 0..page.charts.len()),
                Skipped::Start => match &open {
                    None => open = Some((said, after)),
                    Some((first, _)) => self.wrong.push(
                        Diagnostic::new(
                            &INVALID_DIRECTIVE,
                            *span,
                            "this `skip-start` is inside a section that is already skipped",
                        )
                        .annotate(first.span, "skipped from here")
                        .help("Remove it, or end the section before it with `skip-end`."),
                    ),
                },
                Skipped::End => match open.take() {
                    Some((start, from)) => {
                        self.push(&start, from..after);
                        if let Some(skip) = self.list.last_mut() {
                            skip.end = Some(*span);
                        }
                    }
                    None => self.wrong.push(
                        Diagnostic::new(
                            &INVALID_DIRECTIVE,
                            *span,
                            "this `skip-end` has no `skip-start`",
                        )
                        .help("Remove it, or start the section with `skip-start`."),
                    ),
                },
            }
        }
        if let Some((start, from)) = open {
            self.push(&start, from..page.charts.len());
            self.wrong.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    start.span,
                    "this `skip-start` is never closed",
                )
                .help(
                    "Write `<!-- mermaidc: skip-end -->` after the section, or `skip-file` here.",
                ),
            );
        }
    }

    fn push(&mut self, remark: &Remark, charts: std::ops::Range<usize>) {
        if let Directive::Skip {
            extra: Some(extra), ..
        } = &remark.directive
        {
            let first = extra.text.split(',').next().unwrap_or_default();
            let verb = &remark.verb.text;
            let help = match infos().any(|info| info.name == first) {
                true => format!("Write `allow {first}` to allow this rule alone."),
                false => format!("Write the reason after `--`: `{verb} -- why`."),
            };
            let message = format!("`{verb}` skips whole charts and cannot name rules");
            self.wrong
                .push(Diagnostic::new(&INVALID_DIRECTIVE, remark.span, message).help(help));
        }
        self.list.push(Skip {
            comment: remark.span,
            end: None,
            inside: None,
            charts,
        });
    }

    /// A word that is none of ours.
    fn unknown(&mut self, remark: &Remark, place: &str) {
        let message = format!(
            "{} is not a mermaidc comment {place}",
            words::code(&remark.verb.text)
        );
        let help = match near(&remark.verb.text) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => {
                "`skip`, `skip-start`, `skip-end`, `skip-file` and `allow RULE` are allowed here; everything else goes inside the chart, after `%% mermaidc:`."
                    .to_owned()
            }
        };
        self.wrong
            .push(Diagnostic::new(&INVALID_DIRECTIVE, remark.span, message).help(help));
    }

    /// A comment that would be ours with a colon.
    fn colon(&mut self, span: Span, text: &str) {
        let rest = text.trim().strip_prefix("mermaidc").unwrap_or_default();
        let word = rest.trim_start().split(char::is_whitespace).next();
        if let Some(word) = word.filter(|word| WORDS.contains(word)) {
            self.wrong.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    span,
                    "a colon is missing after `mermaidc`",
                )
                .help(format!("Write `mermaidc: {word}`.")),
            );
        }
    }

    /// Whether the chart at a position of the page is skipped.
    #[must_use]
    pub fn cover(&self, at: usize) -> bool {
        self.list.iter().any(|skip| skip.charts.contains(&at))
    }

    /// What is wrong with the comments themselves. `quiet` says of a chart at a position that it was
    /// checked, and that there would be nothing to report in it.
    #[must_use]
    pub fn into_diagnostics(
        self,
        source: &Source,
        levels: &Levels,
        quiet: impl Fn(usize) -> bool,
    ) -> Vec<Diagnostic> {
        let mut found = self.wrong;
        for skip in self.list {
            if !skip.charts.clone().all(&quiet) {
                continue;
            }
            let message = if skip.charts.is_empty() {
                "no chart follows this comment"
            } else {
                "this comment is not needed: there is nothing to skip"
            };
            let mut edits = Fix::safe("Remove the comment", whole_line(source, skip.comment), "");
            if let Some(end) = skip.end {
                edits
                    .edits
                    .extend(Fix::safe("", whole_line(source, end), "").edits);
            }
            let mut finding = Diagnostic::new(&UNUSED_SKIP, skip.comment, message)
                .help("Remove the comment: it would hide the next mistake.")
                .fix(edits);
            finding.chart = skip.inside;
            found.push(finding);
        }
        found.retain_mut(|finding| {
            let severity = levels.severity_of(finding.rule, finding.severity);
            finding.severity = severity.unwrap_or(finding.severity);
            severity.is_some()
        });
        found
    }
}

fn near(word: &str) -> Option<&'static str> {
    nearest(word, WORDS.iter().copied())
}
