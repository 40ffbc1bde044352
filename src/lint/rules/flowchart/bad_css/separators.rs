//! What stands between styles and is not a comma.

use super::INFO;
use crate::diagnostic::{Diagnostic, Fix};
use crate::lint::styles::PROPERTIES;
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::{Chain, Ident, StatementKind};

/// Finds the styles after a semicolon, which Mermaid draws as nodes.
pub(super) fn check_strays(chart: &FlowchartView<'_>, out: &mut Findings) {
    for pair in chart.statements().windows(2) {
        let [before, stray] = pair else { continue };
        let word = match before.kind {
            StatementKind::Style { .. } => "style",
            StatementKind::ClassDef { .. } => "classDef",
            StatementKind::LinkStyle(_) => "linkStyle",
            StatementKind::Chain(ref chain) if stray_style(chart, chain).is_some() => "style",
            _ => continue,
        };
        let StatementKind::Chain(chain) = &stray.kind else {
            continue;
        };
        let Some(id) = stray_style(chart, chain) else {
            continue;
        };
        let between = Span::new(chart.span(before.range).end, chart.span(stray.range).start);
        let text = chart.source.slice(between);
        if text.contains(['\n', '\r']) {
            continue;
        }
        let mut diagnostic = Diagnostic::new(
            &INFO,
            chart.trimmed(chart.span(id.range)),
            format!(
                "the semicolon ends the `{word}`, so {} is drawn as a node",
                code(chart.text(id))
            ),
        )
        .help("Put a comma between styles.");
        if text.trim() == ";" {
            diagnostic = diagnostic.fix(Fix::unsafe_("Replace it with a comma", between, ","));
        }
        out.push(diagnostic);
    }
}

/// The id of a node that reads like a style.
fn stray_style<'a>(chart: &FlowchartView<'a>, chain: &'a Chain) -> Option<&'a Ident> {
    let vertex = chain.lone_vertex()?;
    let bare = vertex.label.is_none() && vertex.data.is_none() && vertex.class.is_none();
    let (name, value) = chart.text(&vertex.id).split_once(':')?;
    (bare && !value.is_empty() && PROPERTIES.contains(&name)).then_some(&vertex.id)
}

/// Whether semicolons stand where commas should: Mermaid takes out the last one of a line.
pub(super) fn check_semicolons(
    chart: &FlowchartView<'_>,
    text: &str,
    place: Span,
    out: &mut Findings,
) -> bool {
    let here = chart.source.slice(place).trim_end_matches(';');
    let missing = !text.contains(';') && here.contains(';');
    if missing {
        let mut diagnostic = Diagnostic::new(
            &INFO,
            place,
            format!(
                "{} is read as one style: styles are separated by commas",
                code(here)
            ),
        )
        .help("Put a comma between styles.");
        let places = here.match_indices(';').map(|(at, _)| {
            let at = place.start + at as u32;
            Span::new(at, at + 1)
        });
        let mut places = places.collect::<Vec<_>>().into_iter();
        if let Some(first) = places.next() {
            let fix = Fix::unsafe_("Replace it with a comma", first, ",");
            diagnostic = diagnostic.fix(places.fold(fix, |fix, place| fix.and(place, ",")));
        }
        out.push(diagnostic);
    }
    missing
}

/// Whether a second style stands in the value of one: `fill:#f9f stroke:#333` is one style, and none.
pub(super) fn check_joined(
    chart: &FlowchartView<'_>,
    name: &str,
    place: Span,
    out: &mut Findings,
) -> bool {
    let here = chart.source.slice(place);
    let second = here.match_indices([' ', '\t']).find_map(|(at, _)| {
        let rest = &here[at + 1..];
        let (word, _) = rest.split_once(':')?;
        PROPERTIES.contains(&word).then_some((at + 1, rest))
    });
    let Some((at, rest)) = second.filter(|_| here.starts_with(name)) else {
        return false;
    };
    let spaces = Span::new(
        place.start + here[..at].trim_end().len() as u32,
        place.start + at as u32,
    );
    out.push(
        Diagnostic::new(
            &INFO,
            Span::new(spaces.end, place.end),
            format!(
                "{} is read as part of {}, which is then not a valid style",
                code(rest),
                code(name)
            ),
        )
        .help("Put a comma between styles.")
        .fix(Fix::unsafe_("Put a comma between them", spaces, ",")),
    );
    true
}
