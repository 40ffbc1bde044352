//! The canonical layout of the charts of a source, and the promise that it changes nothing else.
//!
//! The page is read again with its charts laid out. Each has to be there, with just the text that was meant,
//! draw the same, have the same comments in the same order, and the same findings by rule. A chart of which that is not so is
//! left as it was; so is one with errors, one that a comment says to skip, and one whose kind is not read.

use super::embedded::Copy;
use super::findings::{Checked, CheckedChart, find, find_in, limits};
use super::safety;
use crate::config::Settings;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, apply};
use crate::format::{self, Edge};
use crate::source::{self, Around, Chart, Source, SourceKind, Span};
use crate::syntax::{self, Reading};

/// How often the charts that break the promise are left out, and the others tried again.
const ROUNDS: usize = 4;

/// What came of laying out a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChartLayout {
    /// It was laid out.
    Changed,
    /// It has its canonical layout.
    Canonical,
    /// It has errors.
    Refused,
    /// A comment says to skip it.
    Skipped,
    /// Its kind is not read, or no kind is recognised.
    Unknown,
    /// Laid out, it would not be the same chart.
    Left,
}

/// A source with its charts laid out.
#[derive(Debug)]
#[non_exhaustive]
pub struct Formatted {
    /// The text; that of the source where nothing changes.
    pub source: Source,
    /// What came of each chart, in order.
    pub charts: Vec<ChartLayout>,
}

impl Formatted {
    /// How many charts something came of.
    #[must_use]
    pub fn count(&self, what: ChartLayout) -> usize {
        self.charts.iter().filter(|chart| **chart == what).count()
    }
}

/// Gives every chart its canonical layout. Every byte outside the charts stays.
#[must_use]
pub fn format(source: &Source, kind: SourceKind, settings: &Settings) -> Formatted {
    let charts = source::charts(source, kind);
    let mut plans: Vec<Plan> = (charts.iter())
        .map(|chart| Plan::of(source, chart, settings))
        .collect();
    let source = laid_out(source, kind, settings, &mut plans);
    Formatted {
        source,
        charts: plans.into_iter().map(|plan| plan.outcome).collect(),
    }
}

/// What is to become of a chart.
struct Plan {
    outcome: ChartLayout,
    /// The edits of the file.
    fix: Fix,
    /// The text of the chart after them.
    text: String,
    /// What was read of the chart in its file, where it stands there as it is.
    reading: Option<Reading>,
}

impl Plan {
    fn of(source: &Source, chart: &Chart, settings: &Settings) -> Self {
        let copy = Copy::alone(source, chart);
        let text = &chart.text.text;
        let start = start_in_file(source, chart);
        let read = if start.is_some() { chart } else { copy.chart() };
        let reading = syntax::read_within(read, limits(settings));
        let (outcome, edits) = if reading.is_accepted() {
            let frame = frame(source, chart, start.unwrap_or(0));
            match format::format(text, &reading, &frame, settings.format) {
                Some(edits) if edits.is_empty() => (ChartLayout::Canonical, edits),
                Some(edits) => (ChartLayout::Changed, edits),
                None => (ChartLayout::Unknown, Vec::new()),
            }
        } else if reading.is_unread() || reading.kind.is_none() {
            (ChartLayout::Unknown, Vec::new())
        } else {
            (ChartLayout::Refused, Vec::new())
        };
        let first = edits.first().cloned();
        let fix = layout(edits);
        let text = apply(text, [&fix]).text;
        let mut fix = layout(copy.edits(fix.edits));
        if let (Some(first), Some(edit)) = (&first, fix.edits.first_mut()) {
            without_first_lines(source, chart, first, edit);
        }
        Self {
            outcome,
            fix,
            text,
            reading: start.and(Some(reading)),
        }
    }

    fn is_changed(&self) -> bool {
        self.outcome == ChartLayout::Changed
    }
}

/// Where a chart begins whose file has just its text there, so that what is read of it in the file tells its layout
/// too; `None` where the host writes it otherwise, or comments stand before it.
fn start_in_file(source: &Source, chart: &Chart) -> Option<u32> {
    let start = chart.text.map.offset(0);
    let end = start + chart.text.text.len() as u32;
    let is_there = chart.writing.is_none()
        && chart.notes.is_empty()
        && chart.text.map.offset(end - start) == end
        && source.slice(Span::new(start, end)) == chart.text.text;
    is_there.then_some(start)
}

/// Where the empty lines at the beginning of a chart go, they go with what the page writes before them: the first
/// of them may lack what stands before the chart's other lines.
fn without_first_lines(source: &Source, chart: &Chart, edit: &Edit, in_file: &mut Edit) {
    let lines = chart.text.text.get(edit.span.range()).unwrap_or_default();
    let goes = edit.span.start == 0 && edit.text.is_empty() && lines.ends_with('\n');
    if goes && chart.writing.is_none() {
        let start = |at: u32| source.lines().start(source.lines().line(at));
        let next = chart.text.map.offset(edit.span.end);
        in_file.span = Span::new(start(chart.span.start), start(next));
    }
}

fn layout(edits: Vec<Edit>) -> Fix {
    Fix {
        description: "Format the chart".to_owned(),
        applicability: Applicability::Safe,
        edits,
    }
}

/// The source with the charts laid out that keep the promise.
fn laid_out(source: &Source, kind: SourceKind, settings: &Settings, plans: &mut [Plan]) -> Source {
    if !plans.iter().any(Plan::is_changed) {
        return source.clone();
    }
    let readings = plans.iter_mut().map(|plan| plan.reading.take()).collect();
    let before = find_in(source, kind, settings, readings);
    for (plan, checked) in plans.iter_mut().zip(&before.charts) {
        if checked.skipped {
            plan.outcome = ChartLayout::Skipped;
        }
    }
    for _ in 0..ROUNDS {
        let fixes = plans.iter().filter(|plan| plan.is_changed());
        let applied = apply(source.text(), fixes.map(|plan| &plan.fix));
        let page = Source::new(source.name(), applied.text);
        let after = find(&page, kind, settings);
        let broken = broken(plans, &before, &after);
        if broken.is_empty() {
            return page;
        }
        for at in broken {
            plans[at].outcome = ChartLayout::Left;
        }
        if !plans.iter().any(Plan::is_changed) {
            break;
        }
    }
    for plan in plans.iter_mut().filter(|plan| plan.is_changed()) {
        plan.outcome = ChartLayout::Left;
    }
    source.clone()
}

/// The charts to be laid out that are not the same after it; all, where the page has other charts.
fn broken(plans: &[Plan], before: &Checked, after: &Checked) -> Vec<usize> {
    let changed = |at: &usize| plans[*at].is_changed();
    let all = 0..plans.len();
    let others = |at: usize| {
        !changed(&at) && before.charts[at].chart.text.text != after.charts[at].chart.text.text
    };
    if after.charts.len() != before.charts.len() || all.clone().any(others) {
        return all.filter(changed).collect();
    }
    let rules = [rules_by_chart(before), rules_by_chart(after)];
    let is_kept = |at: &usize| {
        let (old, new) = (&before.charts[*at], &after.charts[*at]);
        new.chart.text.text == plans[*at].text
            && rules[0][*at] == rules[1][*at]
            && is_same(old, new)
    };
    all.filter(|at| changed(at) && !is_kept(at)).collect()
}

/// Whether a chart that was laid out says the same as before.
fn is_same(old: &CheckedChart, new: &CheckedChart) -> bool {
    let comments = |checked: &CheckedChart| -> Vec<String> {
        let comments = checked.reading.comments.iter();
        comments
            .map(|comment| comment.text.trim_end().to_owned())
            .collect()
    };
    safety::draw_the_same(&old.reading, &new.reading) && comments(old) == comments(new)
}

/// The rules that have findings in each chart, in order of name, once for each finding.
fn rules_by_chart(checked: &Checked) -> Vec<Vec<&'static str>> {
    let mut rules = vec![Vec::new(); checked.charts.len()];
    let number = |finding: &Diagnostic| Some(finding.chart? as usize - 1);
    for finding in &checked.diagnostics {
        if let Some(list) = number(finding).and_then(|at| rules.get_mut(at)) {
            list.push(finding.rule.name);
        }
    }
    for list in &mut rules {
        list.sort_unstable();
    }
    rules
}

/// What the layout of a chart takes from the page around it. `place` is where its text begins for its reading.
fn frame(source: &Source, chart: &Chart, place: u32) -> format::Frame {
    // As an edit of the page breaks lines: as the first one.
    let text = match chart.writing {
        Some(_) => chart.text.text.as_str(),
        None => source.text(),
    };
    let first = text.find('\n').unwrap_or(0);
    let break_is_crlf = text[..first].ends_with('\r');
    let line = |at: u32| source.lines().line(at);
    let (start, end) = match &chart.fence {
        _ if chart.around == Around::Nothing => (Edge::File, Edge::File),
        // Between the fence and the chart, options may stand.
        Some(fence) if line(fence.opening.end) + 1 == line(chart.span.start) => {
            (Edge::Chart, Edge::Chart)
        }
        Some(_) => (Edge::Page, Edge::Chart),
        None => (Edge::Page, Edge::Page),
    };
    let (indent, joined) = match end {
        Edge::Page => indent(source, chart),
        Edge::Chart | Edge::File => (String::new(), false),
    };
    format::Frame {
        place,
        indent,
        joined,
        line_break: if break_is_crlf { "\r\n" } else { "\n" }.to_owned(),
        start,
        end,
    }
}

/// How far a chart in a page is indented: as far as its first line, or, where that is a line of the page (and that is
/// said, too), as the line that is farthest out.
fn indent(source: &Source, chart: &Chart) -> (String, bool) {
    let text = &chart.text.text;
    let lead = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let Some(first) = text.find(|c: char| !c.is_whitespace()) else {
        return (String::new(), false);
    };
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let place = chart.text.map.offset(line as u32);
    let start = source.lines().start(source.lines().line(place));
    if source.slice(Span::new(start, place)).trim().is_empty() {
        return (text[line..first].to_owned(), false);
    }
    let lines = text[first..].lines().skip(1);
    let lines = lines.filter(|line| !line.trim().is_empty());
    (" ".repeat(lines.map(lead).min().unwrap_or(0)), true)
}

#[cfg(test)]
mod tests;
