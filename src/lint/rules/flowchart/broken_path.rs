//! `broken-path`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::Written;

declare_rule! {
    /// A path with `\n` in it, where Mermaid breaks the line.
    ///
    /// In labels that are not Markdown, `\n` is a line break wherever it is. A word counts as a
    /// path where it begins with a drive (`C:\`) or two backslashes, or has another backslash
    /// before a letter (`src\app\new`).
    ///
    /// ## Why it is bad
    ///
    /// The label shows `C:` and, on the next line, `ew`.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Copy to C:\new"] --> B[Start]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Copy to C:#92;new"] --> B["Two\nlines"]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the backslash is written as an entity code.
    pub(super) INFO = "broken-path", Traps, Warning
}

pub(super) struct BrokenPath;

impl Rule<FlowchartView<'_>> for BrokenPath {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        if chart.settings.mermaid_version.takes_labels_for_markdown() {
            return;
        }
        for label in chart.outline().markup() {
            if label.written == Written::Markdown || label.text.contains("$$") {
                continue;
            }
            let breaks = paths(&label.text).flat_map(|path| {
                let found = label.text[path.clone()].match_indices("\\n");
                found.map(move |(at, _)| path.start + at)
            });
            let breaks: Vec<usize> = breaks.collect();
            let Some(&first) = breaks.first() else {
                continue;
            };
            let path = paths(&label.text).find(|path| path.contains(&first));
            let shown = code(&label.text[path.unwrap_or(first..first + 2)]);
            let place = |at: usize| label.part(chart.source, at..at + 1);
            let mut found = Diagnostic::new(
                &INFO,
                label.part(chart.source, first..first + 2),
                format!("`\\n` breaks the line inside the path {shown}"),
            )
            .help("Write the backslash as `#92;`.");
            if chart.source.slice(label.span) == label.text {
                let fix = Fix::unsafe_("Write `#92;`", place(first), "#92;");
                let rest = breaks[1..].iter();
                found = found.fix(rest.fold(fix, |fix, &at| fix.and(place(at), "#92;")));
            }
            out.push(found);
        }
    }
}

/// The words of a text that are paths with a `\n` in them.
fn paths(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    let words = text.split_inclusive(|c: char| c.is_whitespace() || "<>\"'(),;".contains(c));
    let places = words.map(move |word| {
        let start = at;
        at += word.len();
        start..at
    });
    places.filter(|place| is_broken(&text[place.clone()]))
}

fn is_broken(word: &str) -> bool {
    let bytes = word.as_bytes();
    let drive = ["C:\\", "D:\\", "c:\\"]
        .iter()
        .any(|drive| word.starts_with(drive));
    let other = || {
        let mut signs = word.match_indices('\\');
        let letter = |at: usize| bytes.get(at + 1).copied().unwrap_or_default();
        signs.any(|(at, _)| {
            letter(at).is_ascii_alphanumeric() && !matches!(letter(at), b'n' | b'r' | b't')
        })
    };
    word.contains("\\n") && (drive || word.starts_with("\\\\") || other())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn paths_that_break() {
        let chart = "flowchart TD\n    A[\"to C:\\new\\names now\"] -->|src\\app\\new| B[a\\nb]\n";
        assert_eq!(
            found(&BrokenPath, chart),
            [
                "2:13 `\\n` breaks the line inside the path `C:\\new\\names`",
                "2:41 `\\n` breaks the line inside the path `src\\app\\new`",
            ]
        );
        assert_eq!(
            fixed(&BrokenPath, chart),
            "flowchart TD\n    A[\"to C:#92;new#92;names now\"] -->|src\\app#92;new| B[a\\nb]\n"
        );
        for fine in [
            "one\\ntwo",
            "a\\r\\nb",
            "x:\\ny",
            "C:\\temp",
            "Then:\\nnext",
            "a\\t\\nb",
        ] {
            assert!(!is_broken(fine), "{fine}");
        }
        let math = "flowchart TD\n    A[\"$$\\mu\\nu$$\"] --> B[\"`C:\\new`\"]\n";
        assert!(found(&BrokenPath, math).is_empty());
    }
}
