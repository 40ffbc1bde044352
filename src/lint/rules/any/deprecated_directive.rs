//! `deprecated-directive`

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::{Context, Findings, Rule};
use crate::source::{Span, TextRange};

declare_rule! {
    /// `%%{init: …}%%` where front matter says the same.
    ///
    /// Mermaid deprecates the directive in favour of `config:` in front matter.
    ///
    /// ## Why it is bad
    ///
    /// A slip in its JSON is silently ignored, and the directive will be removed.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// %%{init: {"theme": "dark"}}%%
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// ---
    /// config: {"theme":"dark"}
    /// ---
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe, where the directive is the first line of the chart: it becomes front matter.
    pub(super) INFO = "deprecated-directive", Style, Info
}

pub(super) struct DeprecatedDirective;

impl Rule<Context<'_>> for DeprecatedDirective {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        let text = &chart.chart.text.text;
        if !text.contains('%') {
            return;
        }
        let mut from = 0;
        while let Some(open) = text[from..].find("%%{").map(|at| from + at) {
            let Some(close) = text[open..].find("}%%").map(|at| open + at + 3) else {
                return;
            };
            let inside = text[open + 3..close - 3].trim_start();
            from = close;
            let Some(rest) = ["initialize", "init"]
                .iter()
                .find_map(|word| inside.strip_prefix(word))
            else {
                continue;
            };
            let place = chart
                .chart
                .text
                .map
                .span(TextRange::new(open as u32, close as u32));
            let mut diagnostic = Diagnostic::new(&INFO, place, "`%%{init}%%` is deprecated")
                .help("Write it as front matter, above the chart: a line `---`, the settings under `config:`, and `---`.");
            if let Some(fix) = front_matter(chart, open, close, rest, place) {
                diagnostic = diagnostic.fix(fix);
            }
            out.push(diagnostic);
        }
    }
}

/// The directive as front matter, where it is the chart's first line and valid JSON.
fn front_matter(
    chart: &Context<'_>,
    open: usize,
    close: usize,
    rest: &str,
    place: Span,
) -> Option<Fix> {
    let text = &chart.chart.text.text;
    let own_line = text[..open].trim().is_empty()
        && text[open..close].lines().count() == 1
        && text[close..].starts_with(['\n', '\r'])
        && !text[close..].contains("%%{");
    if !own_line {
        return None;
    }
    let json = rest
        .trim_start()
        .strip_prefix(':')?
        .trim()
        .replace('\'', "\"");
    let value: Value = serde_json::from_str(&json).ok()?;
    let config = without_config(value, chart.reading.kind?.name)?;
    let before = chart.source.text().get(..place.range().start)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let prefix = &before[line..];
    // Front matter has to begin the chart: an empty line before it would end that.
    let leading = &text[..open];
    if leading.contains(['\n', '\r']) || !prefix.chars().all(|c| matches!(c, ' ' | '\t' | '>')) {
        return None;
    }
    let ending = if text[close..].starts_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let config = serde_json::to_string(&config).ok()?;
    Some(Fix::safe(
        "Write it as front matter",
        place,
        format!("---{ending}{prefix}config: {config}{ending}{prefix}---"),
    ))
}

/// The settings of a directive as front matter has them: what a directive has as `config` are settings of
/// the chart's kind. `None` where Mermaid looks for those of the kind under another name.
fn without_config(value: Value, kind: &str) -> Option<Map<String, Value>> {
    let Value::Object(mut all) = value else {
        return None;
    };
    let Some(config) = all.remove("config") else {
        return Some(all);
    };
    let section = match kind {
        "flowchart" => "flowchart",
        "sequenceDiagram" => "sequence",
        "erDiagram" => "er",
        _ => return None,
    };
    // Mermaid has the one in the place of the other.
    all.insert(section.to_owned(), config);
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn becomes_front_matter() {
        let chart = "%%{ init: {'theme': 'dark', 'flowchart': {'curve': 'basis'}} }%%\nflowchart TD\n    A --> B\n";
        assert_eq!(
            found(&DeprecatedDirective, chart),
            ["1:1 `%%{init}%%` is deprecated"]
        );
        assert_eq!(
            fixed(&DeprecatedDirective, chart),
            "---\nconfig: {\"theme\":\"dark\",\"flowchart\":{\"curve\":\"basis\"}}\n---\nflowchart TD\n    A --> B\n"
        );
        let own = "%%{init: {'config': {'curve': 'basis'}}}%%\nflowchart TD\n    A --> B\n";
        assert_eq!(
            fixed(&DeprecatedDirective, own),
            "---\nconfig: {\"flowchart\":{\"curve\":\"basis\"}}\n---\nflowchart TD\n    A --> B\n"
        );
        let class = "%%{init: {'config': {'curve': 'basis'}}}%%\nclassDiagram\n    class A\n";
        assert_eq!(fixed(&DeprecatedDirective, class), class);
        let late = "flowchart TD\n    %%{init: {\"theme\": \"dark\"}}%%\n    A --> B\n";
        assert_eq!(found(&DeprecatedDirective, late).len(), 1);
        assert_eq!(fixed(&DeprecatedDirective, late), late);
        assert!(
            found(
                &DeprecatedDirective,
                "%%{wrap}%%\nflowchart TD\n    A --> B\n"
            )
            .is_empty()
        );
    }
}
