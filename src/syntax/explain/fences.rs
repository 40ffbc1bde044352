//! A page of Markdown that is read as one chart.

use super::{Page, wording};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Mapped, TextRange};
use crate::syntax::kind;
use crate::syntax::rules::FOREIGN_STATEMENT;

/// Leaves one finding where a fence begins another chart inside a chart: what is said of the lines after it would
/// be about another kind of text.
pub(in crate::syntax) fn settle(source: &Mapped, found: &mut Vec<Diagnostic>) {
    if !found.iter().any(|found| found.severity == Severity::Error) {
        return;
    }
    let Some(fence) = fence(&source.text) else {
        return;
    };
    let page = Page { source };
    let place = page.span(fence);
    let first = found.iter().find(|found| found.span.end > place.start);
    let Some(first) = first.map(|found| found.span) else {
        return;
    };
    found.retain(|found| found.span.end <= place.start);
    let message = "a code fence begins another chart inside this one";
    let mut fence = Diagnostic::new(&FOREIGN_STATEMENT, place, message).help(
        "If this file is Markdown, give it a name that ends with `.md`; otherwise remove the fences and the text around them.",
    );
    if first.start > place.end {
        fence = fence.annotate(first, wording::REPORTED);
    }
    found.push(fence);
}

/// The first line that opens a fence of a chart, with the header of one after it.
fn fence(text: &str) -> Option<TextRange> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let word = line.trim();
        let info = word
            .strip_prefix("```")
            .or_else(|| word.strip_prefix("~~~"));
        let is_chart = |info: &str| {
            let info = info.trim_start_matches(['`', '~', '{', ' ']);
            info.trim_end_matches('}').eq_ignore_ascii_case("mermaid")
        };
        let begins = || kind::detect(&text[at + line.len()..]).is_some();
        if info.is_some_and(is_chart) && begins() {
            let start = at + line.len() - line.trim_start().len();
            return Some(TextRange::new(start as u32, (start + word.len()) as u32));
        }
        at += line.len();
    }
    None
}
