//! The comment `%% mermaidc: allow RULE` before the statement of a finding.

use super::super::document::Document;
use crate::diagnostic::{Diagnostic, Fix, Group, apply};
use crate::driver::{Live, LiveChart};
use crate::source::{Chart, Source, Span, TextRange};

/// The edit that allows a finding, where one does: it is tried, and offered where the finding is then gone,
/// no other is, and none has come.
pub(in crate::lsp) fn comment(document: &Document, finding: &Diagnostic) -> Option<Fix> {
    if finding.rule.is_fixed() || finding.rule.group == Group::Config {
        return None;
    }
    let number = finding.chart?;
    let live = document.charts().get(number as usize - 1)?;
    let (place, is_first) = statement(live, finding)?;
    let rule = finding.rule.name;
    let here = if is_first { "in this chart" } else { "here" };
    let fix = insertion(&document.source, &live.chart, place, rule)?;
    let fix = Fix {
        description: format!("Allow {rule} {here}"),
        ..fix
    };
    is_enough(document, finding, &fix).then_some(fix)
}

/// Where the statement of a finding begins, in the text of its chart, and whether it is the first one, before which
/// the comment holds for the chart.
fn statement(live: &LiveChart, finding: &Diagnostic) -> Option<(u32, bool)> {
    let outline = live.reading().outline();
    let starts = outline
        .statements
        .iter()
        .map(|mark| live.now(mark.span).start);
    let starts: Vec<u32> = starts.collect();
    let after = starts.partition_point(|&start| start <= finding.span.start);
    let at = after.saturating_sub(1);
    let place = *starts.get(at)?;
    Some((in_chart(&live.chart, place)?, at == 0))
}

/// The offset in a chart's text of an offset in the file.
fn in_chart(chart: &Chart, place: u32) -> Option<u32> {
    let length = chart.text.text.len() as u32;
    let (mut low, mut high) = (0, length);
    while low < high {
        let middle = low + (high - low) / 2;
        if chart.text.map.offset(middle) < place {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    (chart.text.map.offset(low) == place).then_some(low)
}

/// The comment on a line of its own before the line of a place in a chart's text, as the host writes it.
fn insertion(source: &Source, chart: &Chart, place: u32, rule: &str) -> Option<Fix> {
    let text = chart.text.text.as_str();
    let before = text.get(..place as usize)?;
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = &text[start..];
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    let comment = format!("{indent}%% mermaidc: allow {rule}");
    let at = chart.text.map.span(TextRange::at(start as u32)).start;
    let written = match &chart.writing {
        Some(writing) => writing.write(&format!("{comment}\n")),
        None => {
            let line = source.lines().start(source.lines().line(at));
            let prefix = source.slice(Span::new(line, at));
            let is_crlf = source.text().contains("\r\n");
            let ending = if is_crlf { "\r\n" } else { "\n" };
            format!("{comment}{ending}{prefix}")
        }
    };
    Some(Fix::safe("", Span::at(at), written))
}

/// Whether the finding is gone with the comment, and nothing else is otherwise.
fn is_enough(document: &Document, finding: &Diagnostic, fix: &Fix) -> bool {
    let Some(kind) = document.in_force.kind else {
        return false;
    };
    let applied = apply(document.source.text(), [fix]);
    let source = Source::new(document.source.name(), applied.text.as_str());
    let mut live = Live::default();
    live.update(&source, kind, &document.in_force.settings);
    let place = |found: &Diagnostic| (found.rule.name, applied.moved(found.span.start).1);
    let before = document.diagnostics().iter();
    let kept: Vec<_> = before
        .filter(|found| found.rule != finding.rule)
        .map(place)
        .collect();
    let now = live.diagnostics().iter();
    let others = now.filter(|found| found.rule != finding.rule);
    let others: Vec<_> = others
        .map(|found| (found.rule.name, found.span.start))
        .collect();
    let here = place(finding);
    kept == others
        && (live.diagnostics().iter()).all(|found| (found.rule.name, found.span.start) != here)
}
