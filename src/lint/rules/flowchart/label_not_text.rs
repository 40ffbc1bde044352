//! `label-not-text`

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, Severity, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::source::Span;

declare_rule! {
    /// A label in `@{ … }` that YAML does not read as the text written.
    ///
    /// Without quotes, `42` is a number and `true` a boolean, with which the whole chart fails to
    /// render; `null` is nothing, `&a` and `!a` mark what follows, `[x, y]` is a list, and ` #`
    /// begins a comment.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid accepts the chart, and then draws something else, or nothing at all.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ label: 42 }
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ label: "42" }
    ///     A --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the label is then shown: it is put in quotes.
    pub(super) INFO = "label-not-text", Traps, Error
}

pub(super) struct LabelNotText;

impl Rule<FlowchartView<'_>> for LabelNotText {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for vertex in chart.vertices() {
            let Some(data) = vertex.data.as_ref().filter(|data| data.error.is_none()) else {
                continue;
            };
            let Some(key) = data.keys.iter().find(|key| key.name == "label") else {
                continue;
            };
            let here = chart.source.slice(key.value);
            let whole = chart.span(data.range);
            let rest = chart.source.slice(Span::new(key.value.end, whole.end));
            let line = &rest[..rest.find(['\n', '\r', '}']).unwrap_or(rest.len())];
            let (what, severity) = match &data.value["label"] {
                Value::Number(_) => ("a number", Severity::Error),
                Value::Bool(_) => ("a boolean", Severity::Error),
                Value::Array(_) => ("a list", Severity::Error),
                Value::Object(_) => ("a mapping", Severity::Error),
                Value::Null if here.is_empty() => continue,
                Value::Null => ("nothing", Severity::Warning),
                Value::String(text)
                    if line.trim_start().starts_with('#') && !here.starts_with(['"', '\'']) =>
                {
                    let comment = line.trim();
                    out.push(
                        finding(
                            key.value,
                            format!(
                                "the label ends at {}: YAML takes {} for a comment",
                                code(text),
                                code(comment)
                            ),
                        )
                        .severity(Severity::Warning),
                    );
                    continue;
                }
                Value::String(text) => {
                    let mark = here.split([' ', '\t']).next().unwrap_or_default();
                    if mark.starts_with(['&', '!']) {
                        let (text, mark) = (code(text), code(mark));
                        let message = format!(
                            "the label is only {text}: YAML reads {mark} as a sign of its own"
                        );
                        out.push(finding(key.value, message).severity(Severity::Warning));
                    }
                    continue;
                }
            };
            // The place of a list or a mapping is its end.
            let is_plain = !data.value["label"].is_array() && !data.value["label"].is_object();
            if !is_plain {
                let message = format!("YAML reads this label as {what}, not as text");
                out.push(finding(key.span, message).severity(severity));
                continue;
            }
            let message = format!("YAML reads the label {} as {what}, not as text", code(here));
            let mut found = finding(key.value, message).severity(severity);
            if !here.contains(['"', '\'', '\n', '\\', '{', '}']) {
                found = found.fix(Fix::unsafe_(
                    "Put the label in quotes",
                    key.value,
                    format!("\"{here}\""),
                ));
            }
            out.push(found);
        }
    }
}

fn finding(place: Span, message: String) -> Diagnostic {
    Diagnostic::new(&INFO, place, message).help("Put the label in quotes: `label: \"…\"`.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn labels_that_are_no_text() {
        for (label, message) in [
            (
                "42",
                "2:16 YAML reads the label `42` as a number, not as text",
            ),
            (
                "true",
                "2:16 YAML reads the label `true` as a boolean, not as text",
            ),
            (
                "null",
                "2:16 YAML reads the label `null` as nothing, not as text",
            ),
            ("[x, y]", "2:9 YAML reads this label as a list, not as text"),
        ] {
            let chart = format!("flowchart TD\n    A@{{ label: {label} }}\n    A --> B\n");
            assert_eq!(found(&LabelNotText, &chart), [message]);
            let quoted = match label.starts_with('[') {
                true => chart.clone(),
                false => chart.replace(&format!("{label} "), &format!("\"{label}\" ")),
            };
            assert_eq!(fixed(&LabelNotText, &chart), quoted);
        }
        let comment = "flowchart TD\n    A@{ label: pick #12 }\n";
        assert_eq!(
            found(&LabelNotText, comment),
            ["2:16 the label ends at `pick`: YAML takes `#12` for a comment"]
        );
        let marked = "flowchart TD\n    A@{ label: &a x }\n";
        assert_eq!(
            found(&LabelNotText, marked),
            ["2:16 the label is only `x`: YAML reads `&a` as a sign of its own"]
        );
        for fine in [
            "\"42\"", "\"&a x\"", "a & b", "a text", "yes", "'null'", "a#b",
        ] {
            let chart = format!("flowchart TD\n    A@{{ label: {fine} }}\n");
            assert!(found(&LabelNotText, &chart).is_empty(), "{chart}");
        }
    }
}
