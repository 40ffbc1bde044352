//! `plain-markdown`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};
use crate::model::{Label, Written};
use crate::source::Span;

declare_rule! {
    /// Markdown in a label that is not a Markdown string shows its signs.
    ///
    /// `**bold**`, `_italic words_`, and the backslash of `1\. Do it`. Only labels between `` "` ``
    /// and `` `" `` (and those given as data) are Markdown. (From 11.0 to 11.12, Mermaid took all
    /// labels for Markdown, and before 11.10 `1. Do it` had to be written `1\. Do it`: with
    /// `mermaid-version = "11.4"` in `mermaidc.toml`, this rule is silent in flowcharts.)
    ///
    /// ## Why it is bad
    ///
    /// The asterisks, the underscores or the backslash are shown.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["**Order** received"] --> B[Pay]
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["1\. Order"] --> B["2\. Pay"]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["`**Order** received`"] --> B[Pay]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the label becomes a Markdown string; the backslashes
    /// are removed.
    pub(super) INFO = "plain-markdown", Traps, Warning
}

pub(super) struct PlainMarkdown;

impl Rule<Context<'_>> for PlainMarkdown {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        let release = chart.settings.mermaid_version;
        if release.takes_labels_for_markdown() && chart.reading.flowchart().is_some() {
            return;
        }
        let labels = || chart.outline().markup();
        let plain = || labels().filter(|l| l.written != Written::Markdown);
        for label in plain() {
            let (range, signs) = match (bold(&label.text), italic(&label.text)) {
                (Some(range), _) => (range, "asterisks"),
                (None, Some(range)) => (range, "underscores"),
                (None, None) => continue,
            };
            let words = &label.text[range.clone()];
            let mut diagnostic = Diagnostic::new(
                &INFO,
                label.part(chart.source, range),
                format!(
                    "the {signs} of {} are shown: this label is not Markdown",
                    code(words)
                ),
            )
            .help("Write the label in quotes and backticks: \"`…`\".");
            if label.written == Written::Quoted
                && chart.source.slice(label.span) == label.text
                && !label.text.contains(['`', '<', '\n'])
            {
                diagnostic = diagnostic.fix(Fix::unsafe_(
                    "Make it a Markdown string",
                    label.span,
                    format!("`{}`", label.text),
                ));
            }
            out.push(diagnostic);
        }
        check_escapes(chart, plain(), out);
    }
}

/// Finds numbers whose dot is escaped: one finding a chart, since whoever writes one writes all.
fn check_escapes<'l>(
    chart: &Context<'_>,
    labels: impl Iterator<Item = &'l Label<'l>>,
    out: &mut Findings,
) {
    let all: Vec<(&Label<'_>, usize)> = labels
        .filter_map(|label| Some((label, escape(&label.text)?)))
        .collect();
    let Some((first, at)) = all.first() else {
        return;
    };
    let more = match all.len() {
        1 => String::new(),
        n => format!(" (and {} more like it)", n - 1),
    };
    let words = code(&first.text[..at + 2]);
    let mut diagnostic = Diagnostic::new(
        &INFO,
        first.part(chart.source, *at..at + 1),
        format!("the backslash of {words} is shown: this label is not Markdown{more}"),
    )
    .help("Remove the backslash: a label that begins like a list is shown as written.");
    let places: Vec<Span> = all
        .iter()
        .map(|(label, at)| label.part(chart.source, *at..at + 1))
        .filter(|place| chart.source.slice(*place) == "\\")
        .collect();
    if places.len() == all.len() {
        let fix = Fix::unsafe_("Remove the backslashes", places[0], "");
        diagnostic = diagnostic.fix(places[1..].iter().fold(fix, |fix, at| fix.and(*at, "")));
    }
    out.push(diagnostic);
}

/// Where the backslash of a label that begins with `1\.` stands.
fn escape(text: &str) -> Option<usize> {
    let number = text.trim_start();
    let after = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let escaped = after.starts_with("\\.") || after.starts_with("\\)");
    (escaped && after.len() < number.len()).then_some(text.len() - after.len())
}

/// The first `_…_` that Markdown would take for italic, but for names with an underscore at both ends.
fn italic(text: &str) -> Option<std::ops::Range<usize>> {
    let mut from = 0;
    while let Some(open) = text[from..].find('_').map(|i| from + i) {
        let inside = &text[open + 1..];
        let length = inside
            .find(['_', '<', '\n'])
            .filter(|at| inside[*at..].starts_with('_'))?;
        let words = &inside[..length];
        let before = text[..open].chars().next_back();
        let after = inside[length + 1..].chars().next();
        let is_outside =
            |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "<>,;:!?/+&".contains(c));
        let tight =
            words.starts_with(char::is_alphabetic) && words.ends_with(char::is_alphanumeric);
        let is_word = words.chars().count() > 2 && !words.contains(['(', '.', '=']);
        if tight && is_word && is_outside(before) && (is_outside(after) || after == Some('.')) {
            return Some(open..open + length + 2);
        }
        from = open + 1 + length;
    }
    None
}

/// The first `**…**` that Markdown would take for bold.
fn bold(text: &str) -> Option<std::ops::Range<usize>> {
    let mut from = 0;
    while let Some(open) = text[from..].find("**").map(|i| from + i) {
        let inside = &text[open + 2..];
        let length = inside.find("**")?;
        let words = &inside[..length];
        let word_before = text[..open].ends_with(|c: char| c.is_alphanumeric() || c == '*');
        let tight = !words.is_empty()
            && !words.starts_with(|c: char| c.is_whitespace() || c == '*' || c == '/')
            && !words.ends_with(|c: char| c.is_whitespace() || c == '/')
            && words.contains(char::is_alphanumeric);
        if tight && !word_before && !words.contains("\n\n") {
            return Some(open..open + 4 + length);
        }
        from = open + 2 + length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Release;
    use crate::lint::testing::{fixed, found, found_for};

    #[test]
    fn asterisks_that_show() {
        let chart = "flowchart TD\n    A[\"**x** y\"] -->|**z**| B[a]\n";
        assert_eq!(
            found(&PlainMarkdown, chart),
            [
                "2:8 the asterisks of `**x**` are shown: this label is not Markdown",
                "2:22 the asterisks of `**z**` are shown: this label is not Markdown",
            ]
        );
        assert!(fixed(&PlainMarkdown, chart).contains("A[\"`**x** y`\"]"));
        for text in [
            "a ** b ** c",
            "2**3 and 4**5",
            "src/**/*.rs and **/*.md",
            "a *b* c",
        ] {
            assert_eq!(bold(text), None, "{text}");
        }
        assert!(
            found(
                &PlainMarkdown,
                "flowchart TD\n    A[\"`**x**`\"] --> B@{ label: \"**y**\" }\n"
            )
            .is_empty()
        );
    }

    #[test]
    fn underscores_and_backslashes_that_show() {
        let chart = "flowchart TD\n    A[1\\. x] -->|a <br/> _b c_| B[\"2\\) y\"]\n    B --> C@{ label: \"**z**\", labelType: text }\n";
        assert_eq!(
            found(&PlainMarkdown, chart),
            [
                "2:8 the backslash of `1\\.` is shown: this label is not Markdown (and 1 more like it)",
                "2:26 the underscores of `_b c_` are shown: this label is not Markdown",
                "3:23 the asterisks of `**z**` are shown: this label is not Markdown",
            ]
        );
        let repaired = fixed(&PlainMarkdown, chart);
        assert!(
            repaired.contains("A[1. x]") && repaired.contains("B[\"2) y\"]"),
            "{repaired}"
        );
        for text in [
            "__init__",
            "_id and user_id_",
            "snake_case name_",
            "_id_",
            "_x_",
            "call _run_() and (_wait_)",
            "_a.b_",
            "_one\ntwo_",
        ] {
            assert_eq!(italic(text), None, "{text}");
        }
        for text in [
            "_word_",
            "see _word_ here",
            "a _b c_ d",
            "1<br>_two words_.",
            "a_b _word_",
        ] {
            assert!(italic(text).is_some(), "{text}");
        }
        for text in ["C:\\.git", "\\. x", "1. x", "1\\x"] {
            assert_eq!(escape(text), None, "{text}");
        }
    }
    #[test]
    fn older_releases_take_labels_of_flowcharts_for_markdown() {
        let chart = "flowchart TD\n    A[\"**x** y\"] --> B[\"1\\. x\"]\n";
        let found = |minor| found_for(Release::new(11, minor), &PlainMarkdown, chart).len();
        assert_eq!((found(4), found(13)), (0, 2));
    }
}
