//! `newer-than-target`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, Severity, declare_rule};
use crate::lint::newer::{Feature, report};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::{Label, Written};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::Data;

declare_rule! {
    /// Something that the release of Mermaid which draws the charts does not have.
    ///
    /// `mermaid-version = "11.4"` in `mermaidc.toml` says which release that is; without it, it is
    /// the newest, and this rule finds nothing. It speaks of kinds of diagrams, of data (`@{ … }`),
    /// ids of links and newer shapes in flowcharts, of types of participants and half arrows in
    /// sequence diagrams, of clicks in state diagrams, of nested namespaces in class diagrams, of
    /// directions in ER diagrams. Before 11.10 it is a warning that a label which begins like a
    /// list (`1. Do it`) shows an error message instead. The page `mermaid-versions.md` of the
    /// documentation lists what depends on the release.
    ///
    /// ## Why it is bad
    ///
    /// The chart is drawn here, and refused where it is published.
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe: the dot of a label that begins like a list is written as an entity code.
    pub(in crate::lint) INFO = "newer-than-target", Traps, Error
}

pub(super) struct NewerThanTarget;

const DATA: Feature = Feature::new("data in `@{ … }`", (11, 3));
const LINK_IDS: Feature = Feature::new("ids of links", (11, 5));
const LINK_CURVES: Feature = Feature::new("curves of single links", (11, 10));
const DATASTORES: Feature = Feature::new("the shape `datastore`", (11, 15));
const STEPS: Feature = Feature::new("steps of links", (12, 3));

impl Rule<FlowchartView<'_>> for NewerThanTarget {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let ids = chart.chains().flat_map(|(_, chain)| &chain.links);
        let ids = ids.filter_map(|link| link.id.as_ref());
        let ids = ids.map(|id| (LINK_IDS, chart.span(id.range)));
        report(chart, data(chart).chain(ids), out);
        lists(chart, out);
    }
}

/// What the data of nodes and links needs.
fn data<'v>(chart: &'v FlowchartView<'_>) -> impl Iterator<Item = (Feature, Span)> + 'v {
    let data = chart.vertices().filter_map(|vertex| vertex.data.as_deref());
    data.flat_map(move |data| {
        let place = chart.span(data.range);
        let newer = features(data).map(move |feature| (feature, place));
        std::iter::once((DATA, place)).chain(newer)
    })
}

fn features(data: &Data) -> impl Iterator<Item = Feature> + '_ {
    let shape = data.value.get("shape").and_then(|shape| shape.as_str());
    let shape = shape.unwrap_or_default();
    [
        (data.value.get("curve").is_some(), LINK_CURVES),
        (data.value.get("step").is_some(), STEPS),
        (matches!(shape, "datastore" | "data-store"), DATASTORES),
    ]
    .into_iter()
    .filter_map(|(is_used, feature)| is_used.then_some(feature))
}

/// Finds labels that old releases take for lists of Markdown, which they do not draw: one finding a chart.
fn lists(chart: &FlowchartView<'_>, out: &mut Findings) {
    let target = chart.settings.mermaid_version;
    if !target.refuses_lists() {
        return;
    }
    let all = chart.outline().labels.iter();
    let mut all = all.filter(|label| label.written != Written::Literal && is_list(&label.text));
    let Some(first) = all.next() else { return };
    let more = match all.count() {
        0 => String::new(),
        n => format!(" (and {n} more like it)"),
    };
    let found = Diagnostic::new(
        &INFO,
        first.span,
        format!(
            "Mermaid {target} shows `Unsupported markdown: list` for {}{more}",
            code(&first.text)
        ),
    )
    .severity(Severity::Warning)
    .help("Write the dot as `#46;`: it then shows in every release.");
    out.push(match dot(chart, first) {
        Some(dot) => found.fix(Fix::unsafe_("Write `#46;`", dot, "#46;")),
        None => found,
    });
}

/// The dot or sign after which the text of a label would be the item of a list.
fn sign(text: &str) -> Option<usize> {
    let item = text.trim_start();
    let lead = text.len() - item.len();
    let number = item.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = item.len() - number.len();
    let marks = if digits > 0 {
        [".", ")", "."]
    } else {
        ["-", "*", "+"]
    };
    let mark = marks.iter().find(|mark| number.starts_with(**mark))?;
    number[mark.len()..]
        .starts_with([' ', '\t'])
        .then_some(lead + digits)
}

fn is_list(text: &str) -> bool {
    sign(text).is_some()
}

/// The place of a label's dot, where the file has the label letter by letter.
fn dot(chart: &FlowchartView<'_>, label: &Label<'_>) -> Option<Span> {
    let at = sign(&label.text)?;
    let is_dot = label.text[at..].starts_with('.');
    let verbatim = chart.source.slice(label.span) == label.text;
    (is_dot && verbatim).then(|| label.part(chart.source, at..at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Release;
    use crate::lint::testing::found_for;

    fn found(release: &str, chart: &str) -> Vec<String> {
        let release = Release::parse(release).expect("a release");
        found_for(
            release,
            &NewerThanTarget,
            &format!("flowchart TD\n    {chart}\n"),
        )
    }

    #[test]
    fn what_older_releases_do_not_read() {
        let chart = "A@{ shape: doc } e1@--> B@{ shape: hex }\n    e1@{ curve: linear }\n    C@{ shape: datastore }";
        assert_eq!(
            found("11.2", chart),
            [
                "2:6 Mermaid 11.2 does not read data in `@{ … }`: 11.3 does",
                "2:22 Mermaid 11.2 does not read ids of links: 11.5 does",
                "3:7 Mermaid 11.2 does not read curves of single links: 11.10 does",
                "4:6 Mermaid 11.2 does not read the shape `datastore`: 11.15 does",
            ]
        );
        assert_eq!(
            found("11.12", chart),
            ["4:6 Mermaid 11.12 does not read the shape `datastore`: 11.15 does"]
        );
        assert!(found("11.15", chart).is_empty());
        let step = "A e1@--> B\n    e1@{ step: 1 }";
        assert_eq!(found("12.0", step).len(), 1);
        assert!(found("12.3", step).is_empty());
    }

    #[test]
    fn labels_that_begin_like_lists() {
        let chart = "A[\"1. Do it\"] --> B[2. Rest] --> C[- x]";
        assert_eq!(
            found("11.9", chart),
            [
                "2:8 Mermaid 11.9 shows `Unsupported markdown: list` for `1. Do it` (and 2 more like it)"
            ]
        );
        assert!(found("11.10", chart).is_empty());
        for text in ["1.5 litres", "1 x", "-x", "1.", "a. b"] {
            assert!(!is_list(text), "{text}");
        }
    }
}
