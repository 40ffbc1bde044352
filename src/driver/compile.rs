//! What becomes of the charts of a source.

use super::check::check;
use super::findings::{Checked, CheckedChart, sort};
use crate::config::Settings;
use crate::diagnostic::Diagnostic;
use crate::emit::{Accepted, Emitter, NO_GRAPHVIZ, NO_SUCH_FORM, Options, Scope, Show};
use crate::source::{Source, SourceKind};

/// What to make.
#[non_exhaustive]
pub struct Request<'r> {
    /// Into what.
    pub emitter: &'r dyn Emitter,
    /// What the emitter is asked for.
    pub options: Options,
    /// Only this chart (from 1).
    pub chart: Option<u32>,
    /// One text a chart, also from an emitter that could hold them all in one.
    pub split: bool,
    /// Leave out the charts that Mermaid refuses, instead of stopping.
    pub lenient: bool,
}

impl<'r> Request<'r> {
    /// Asks for every chart of a source, with the usual options.
    #[must_use]
    pub fn new(emitter: &'r dyn Emitter) -> Self {
        Self {
            emitter,
            options: Options::default(),
            chart: None,
            split: false,
            lenient: false,
        }
    }

    /// With these options.
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Only this chart, counted from 1.
    #[must_use]
    pub fn chart(mut self, number: u32) -> Self {
        self.chart = Some(number);
        self
    }

    /// Whether to leave out the charts that Mermaid refuses, instead of stopping.
    #[must_use]
    pub fn lenient(mut self, lenient: bool) -> Self {
        self.lenient = lenient;
        self
    }

    /// Whether to make one text a chart, also with an emitter that could hold them all in one.
    #[must_use]
    pub fn split(mut self, split: bool) -> Self {
        self.split = split;
        self
    }
}

/// A text that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Artefact {
    /// The chart it is made of; `None` where it holds all charts of the source.
    pub chart: Option<u32>,
    /// The text.
    pub text: String,
    /// What was made instead of a text.
    pub bytes: Option<Vec<u8>>,
}

impl Artefact {
    /// A text that is made of all charts of a source.
    #[must_use]
    pub fn of_text(text: String) -> Self {
        Self {
            chart: None,
            text,
            bytes: None,
        }
    }

    /// What is to be written.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        self.bytes.as_deref().unwrap_or(self.text.as_bytes())
    }
}

/// One chart in a list to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChartNote {
    /// Its number.
    pub number: u32,
    /// The line where it begins.
    pub line: u32,
    /// Its kind, where there is one.
    pub kind: Option<&'static str>,
    /// Its title, else the label of its first node.
    pub about: Option<String>,
}

/// Why nothing was made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// The source has no chart.
    NoChart,
    /// No chart has the number that was asked for.
    NoSuchChart(u32),
    /// A comment says to skip the chart that was asked for, or every chart there is.
    Skipped,
    /// The target takes one chart; the source has several.
    Several,
    /// Every chart is of a kind that mermaidc does not compile yet.
    NotRead,
    /// Mermaid refuses a chart; the findings say why.
    Wrong,
    /// A chart has no such form; the findings say why.
    Refused,
    /// A program that the target needs cannot be run; the findings say which.
    Unable,
}

/// What was made, and all that was found on the way.
#[derive(Debug)]
#[non_exhaustive]
pub struct Compilation {
    /// The charts of the source and what was read.
    pub checked: Checked,
    /// What there is to choose from.
    pub charts: Vec<ChartNote>,
    /// What was made.
    pub result: Result<Vec<Artefact>, Failure>,
    /// How many charts have no such form, beside those that were made: one text a chart was asked for, and
    /// a chart that cannot be compiled does not take the others with it.
    pub refused: usize,
}

/// Checks the charts of a source and makes something of those that are asked for.
///
/// A chart that Mermaid refuses stops it, if the request is not lenient; findings of other rules do not. Charts of kinds that are
/// not read yet are left out.
#[must_use]
pub fn compile(
    source: &Source,
    kind: SourceKind,
    request: &Request<'_>,
    settings: &Settings,
) -> Compilation {
    let mut checked = check(source, kind, settings);
    if let Some(number) = request.chart {
        checked
            .diagnostics
            .retain(|d| d.chart.is_none_or(|chart| chart == number));
    }
    let charts = checked.charts.iter().map(|c| note(source, c)).collect();
    let mut found = Vec::new();
    let mut refused = 0;
    let result = emit(source, &checked, request, &mut found, &mut refused);
    checked.diagnostics.append(&mut found);
    sort(&mut checked.diagnostics);
    // A target may refuse for what the rules found too.
    checked.diagnostics.dedup();
    Compilation {
        checked,
        charts,
        result,
        refused,
    }
}

fn emit(
    source: &Source,
    checked: &Checked,
    request: &Request<'_>,
    found: &mut Vec<Diagnostic>,
    refused: &mut usize,
) -> Result<Vec<Artefact>, Failure> {
    let chosen: Vec<&CheckedChart> = checked
        .charts
        .iter()
        .filter(|c| request.chart.is_none_or(|number| c.chart.number == number))
        .collect();
    if let (Some(number), true) = (request.chart, chosen.is_empty()) {
        return Err(Failure::NoSuchChart(number));
    }
    let any = !chosen.is_empty();
    let mut chosen: Vec<&CheckedChart> = chosen.into_iter().filter(|c| !c.skipped).collect();
    if any && chosen.is_empty() {
        return Err(Failure::Skipped);
    }
    let count = chosen.len();
    chosen.retain(|c| c.reading.is_accepted());
    if chosen.len() < count && (chosen.is_empty() || !request.lenient) {
        return Err(Failure::Wrong);
    }
    let decides: Vec<bool> = match request.emitter.scope() {
        Scope::Decision => chosen.iter().map(|c| c.decides()).collect(),
        Scope::File | Scope::Chart => Vec::new(),
    };
    let some = decides.contains(&true);
    let findings: Vec<Vec<Diagnostic>> = match request.options.show {
        Some(Show::Findings) => chosen.iter().map(|c| found_in(checked, c)).collect(),
        _ => vec![Vec::new(); chosen.len()],
    };
    let accepted: Vec<Accepted<'_>> = chosen
        .iter()
        .enumerate()
        .filter(|&(at, _)| !some || decides[at])
        .filter_map(|(at, c)| Some(c.accepted(source)?.with_findings(&findings[at])))
        .collect();
    if accepted.is_empty() {
        return Err(if chosen.is_empty() {
            Failure::NoChart
        } else {
            Failure::NotRead
        });
    }
    let accepted = taken(accepted, request.emitter, found)?;
    let whole = request.emitter.scope() == Scope::File && !request.split;
    if !whole && !request.split && accepted.len() > 1 {
        return Err(Failure::Several);
    }
    let parts: Vec<&[Accepted<'_>]> = if whole {
        vec![&accepted]
    } else {
        accepted.chunks(1).collect()
    };
    let mut made = Vec::with_capacity(parts.len());
    for part in parts {
        let number = part[0].chart().number;
        let tag = |d: &mut Diagnostic| {
            if !whole || part.len() == 1 {
                d.chart.get_or_insert(number);
            }
        };
        match request.emitter.emit(part, &request.options) {
            Ok(mut emitted) => {
                emitted.notes.iter_mut().for_each(tag);
                found.append(&mut emitted.notes);
                made.push(Artefact {
                    chart: (!whole).then_some(number),
                    text: emitted.text,
                    bytes: emitted.bytes,
                });
            }
            Err(mut why) => {
                why.iter_mut().for_each(tag);
                found.append(&mut why);
                *refused += part.len();
            }
        }
    }
    if made.is_empty() {
        let unable = found.iter().any(|d| d.rule == &NO_GRAPHVIZ);
        return Err(if unable {
            Failure::Unable
        } else {
            Failure::Refused
        });
    }
    Ok(made)
}

/// What was found in a chart.
fn found_in(checked: &Checked, chart: &CheckedChart) -> Vec<Diagnostic> {
    let number = Some(chart.chart.number);
    let found = checked.diagnostics.iter();
    found.filter(|d| d.chart == number).cloned().collect()
}

/// The charts that an emitter takes; where it takes none, the findings say why.
fn taken<'a>(
    accepted: Vec<Accepted<'a>>,
    emitter: &dyn Emitter,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<Accepted<'a>>, Failure> {
    let (taken, refused): (Vec<_>, Vec<_>) = accepted
        .into_iter()
        .partition(|chart| emitter.refuses(chart.diagram()).is_none());
    if !taken.is_empty() {
        return Ok(taken);
    }
    found.extend(refused.iter().filter_map(|chart| {
        let place = chart.chart().span;
        let mut finding = Diagnostic::new(&NO_SUCH_FORM, place, emitter.refuses(chart.diagram())?)
            .help("`--to json` works for every kind that mermaidc reads.");
        finding.chart = Some(chart.chart().number);
        Some(finding)
    }));
    Err(Failure::Refused)
}

fn note(source: &Source, checked: &CheckedChart) -> ChartNote {
    let graph = checked.reading.graph();
    let about = graph.and_then(|graph| {
        let first = || {
            graph
                .nodes()
                .next()
                .map(|(_, node)| node.label.text.clone())
        };
        graph.frame.title.clone().or_else(first)
    });
    ChartNote {
        number: checked.chart.number,
        line: source.position(checked.chart.span.start).line,
        kind: checked.reading.kind.map(|kind| kind.name),
        about,
    }
}
