//! Sentences that several kinds say.

use crate::syntax::chars::is_space;
use crate::syntax::prepare::decode_entities;

/// A text as messages show it: decoded, one line, not too long, without backticks.
pub(in crate::syntax) fn shown(text: &str) -> String {
    let line = text
        .trim_start_matches(is_space)
        .lines()
        .next()
        .unwrap_or_default();
    let line = decode_entities(line.trim_end_matches(is_space)).replace('`', "'");
    if line.chars().count() > 32 {
        let cut: String = line.chars().take(30).collect();
        format!("{}…", cut.trim_end())
    } else {
        line
    }
}

/// What was found where a line ends.
pub(in crate::syntax) const END_OF_LINE: &str = "the end of the line";

/// What was found where a chart ends.
pub(in crate::syntax) const END_OF_CHART: &str = "the end of the chart";

/// The label of the end of a chart, before which something should have been closed.
pub(in crate::syntax) const CHART_ENDS: &str = "the chart ends here";

/// A second header in one chart.
pub(in crate::syntax) const SECOND_HEADER: &str = "this chart already has a header";

/// More on the line of a header, where that has to stand alone.
pub(in crate::syntax) fn beside_header(header: &str) -> String {
    format!("nothing may follow `{header}` on its line")
}

/// The label of the place where Mermaid's own message points, where that is not where the mistake is.
pub(in crate::syntax) const REPORTED: &str = "Mermaid reports the error here";

/// The label of an earlier mistake, for which Mermaid stops before it comes to this one.
pub(in crate::syntax) const REPORTED_FIRST: &str = "Mermaid reports this first";

/// An arrow that the charts of a kind, such as `flowcharts`, do not have.
pub(in crate::syntax) fn no_arrow(charts: &str, arrow: &str) -> String {
    format!("{charts} have no arrow `{}`", shown(arrow))
}

/// What begins a comment in other languages.
pub(in crate::syntax) fn foreign_comment(sign: &str) -> String {
    format!("`{sign}` does not start a comment in Mermaid")
}

/// A quote that no other closes, from the text after it.
pub(in crate::syntax) fn unclosed_quote(following: &str) -> String {
    match beside(following.split_whitespace().next()) {
        "" => "this quote is never closed".to_owned(),
        word => format!("the quote before `{}` is never closed", shown(word)),
    }
}

/// A quote that no other opens, from the text that it closes.
pub(in crate::syntax) fn unopened_quote(quoted: &str) -> String {
    match beside(quoted.split_whitespace().next()) {
        "" => "this quote is never opened".to_owned(),
        word => format!("the opening quote before `{}` is missing", shown(word)),
    }
}

/// A word as it stands beside a quote: without the signs around it.
fn beside(word: Option<&str>) -> &str {
    let word = word.unwrap_or_default();
    let start = word.trim_start_matches(|c: char| c.is_ascii_punctuation());
    let end = start.find(|c: char| "\"`'“”„«»()[]{}<>,;|".contains(c));
    &start[..end.unwrap_or(start.len())]
}

#[cfg(test)]
mod tests {
    use super::{unclosed_quote, unopened_quote};

    #[test]
    fn quotes_are_named_by_the_word_beside_them() {
        for (text, message) in [
            (
                "service-) & B",
                "the quote before `service-` is never closed",
            ),
            ("re", "the quote before `re` is never closed"),
            ("`**bold**", "the quote before `bold` is never closed"),
            (" ] --> B", "this quote is never closed"),
            ("", "this quote is never closed"),
        ] {
            assert_eq!(unclosed_quote(text).replace("**", ""), message);
        }
        assert_eq!(
            unopened_quote("update invoice"),
            "the opening quote before `update` is missing"
        );
    }
}
