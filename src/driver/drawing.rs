//! Charts as they are drawn beside their findings.

use super::findings::CheckedChart;
use crate::diagnostic::Diagnostic;
use crate::emit::{self, Emitter, Options, Show, Svg, ThemeName};
use crate::source::{Source, Span};

/// The drawing of a chart as SVG, which follows the reader's choice of light or dark, with some findings in it marked where
/// charts of its kind can be; `None` of a chart that is not drawn.
#[must_use]
pub fn draw(source: &Source, chart: &CheckedChart, findings: &[Diagnostic]) -> Option<String> {
    let accepted = chart.accepted(source)?.with_findings(findings);
    let marked = Options::default().with(|options| {
        options.theme = Some(ThemeName::Auto);
        options.show = (!findings.is_empty()).then_some(Show::Findings);
    });
    let plain = || marked.clone().with(|options| options.show = None);
    let drawn = Svg
        .emit(&[accepted], &marked)
        .or_else(|_| Svg.emit(&[accepted], &plain()));
    drawn.ok().map(|drawn| drawn.text)
}

/// The part of a chart that a finding is about, drawn with characters in so many columns; `None` where it is about nothing
/// that is drawn so.
#[must_use]
pub fn sketch(
    source: &Source,
    chart: &CheckedChart,
    finding: &Diagnostic,
    columns: usize,
) -> Option<String> {
    let more = finding.annotations.iter().map(|annotation| annotation.span);
    let places: Vec<Span> = std::iter::once(finding.span).chain(more).collect();
    emit::around(chart.accepted(source)?, &places, columns)
}
