//! `swallowed-line` in the texts for screen readers: `accTitle:` with nothing after it, and `accDescr {` that no brace
//! closes. The texts are the same in every kind, so they are looked for in the chart's text, and count where the
//! model has them.

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::lint::rules::flowchart::SWALLOWED_LINE;
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};
use crate::source::TextRange;

pub(super) struct SwallowedLine;

impl Rule<Context<'_>> for SwallowedLine {
    fn info(&self) -> &'static RuleInfo {
        &SWALLOWED_LINE
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        let text = chart.reading.text.text.as_str();
        if let Some(title) = &chart.frame.acc_title {
            next_line(chart, text, "accTitle", title, out);
        }
        if let Some(description) = &chart.frame.acc_descr {
            next_line(chart, text, "accDescr", description, out);
        }
        block(chart, text, chart.frame.acc_descr.as_deref(), out);
    }
}

/// Every place where a keyword begins a line, with what follows it after white space.
fn written<'t>(text: &'t str, keyword: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
    text.match_indices(keyword).filter_map(move |(at, _)| {
        let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let rest = text[at + keyword.len()..].trim_start();
        text[line..at].trim().is_empty().then_some((at, rest))
    })
}

/// Whether two texts have the same words.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// A keyword with nothing after its colon: the next line is its text.
fn next_line(chart: &Context<'_>, text: &str, keyword: &str, value: &str, out: &mut Findings) {
    let found = written(text, keyword).find_map(|(at, rest)| {
        let rest = rest.strip_prefix(':')?;
        let line = rest.trim_start();
        let is_next = rest[..rest.len() - line.len()].contains('\n');
        let line = line.lines().next()?.trim_end();
        let start = text.len() - rest.trim_start().len();
        (is_next && same(line, value)).then_some((at, start, line))
    });
    let Some((at, start, line)) = found else {
        return;
    };
    let place = |start: usize, length: usize| {
        chart.span(TextRange::new(start as u32, (start + length) as u32))
    };
    out.push(
        Diagnostic::new(
            &SWALLOWED_LINE,
            place(start, line.len()),
            format!("the line {} becomes the text of `{keyword}`", code(line)),
        )
        .annotate(place(at, keyword.len()), "there is nothing after the colon")
        .help(format!(
            "Write the text right after `{keyword}:`, or remove this line."
        )),
    );
}

/// A description in braces that ends with the chart, or with a brace of something else. Mermaid forgets one
/// that ends with the chart, and all that was taken for its text.
fn block(chart: &Context<'_>, text: &str, value: Option<&str>, out: &mut Findings) {
    let found = written(text, "accDescr").find_map(|(at, rest)| {
        let inside = rest.strip_prefix('{')?;
        let end = inside.find('}');
        let inside = &inside[..end.unwrap_or(inside.len())];
        let is_lost = match (end, value) {
            (None, value) => value.is_none_or(str::is_empty),
            (Some(_), Some(value)) => inside.contains('{') && same(inside, value),
            (Some(_), None) => false,
        };
        is_lost.then_some((at, text.len() - rest.len(), inside, end))
    });
    let Some((at, brace, inside, end)) = found else {
        return;
    };
    let place = |start: usize, end: usize| chart.span(TextRange::new(start as u32, end as u32));
    let opening = place(at, brace + 1);
    let help = "Write `}` where the description ends.";
    let message = "the `{` of this description is never closed";
    out.push(match end {
        None => Diagnostic::new(&SWALLOWED_LINE, opening, message)
            .label("all that follows is left out")
            .help(help),
        Some(end) => {
            let end = brace + 1 + end;
            let line = brace + 1 + inside.rfind('\n').map_or(0, |at| at + 1);
            let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
            let message = format!(
                "the line {} becomes a part of this description",
                code(text[line..line_end].trim())
            );
            Diagnostic::new(&SWALLOWED_LINE, opening, message)
                .annotate(place(end, end + 1), "the description ends here")
                .help(help)
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_keyword_without_a_text() {
        for chart in [
            "flowchart TD\n    accTitle:\n    A --> B\n    C\n",
            "stateDiagram-v2\n    accTitle:\n    A --> B\n    C\n",
            "sequenceDiagram\n    accTitle :\n\n    A --> B\n    A->>C: x\n",
            "classDiagram\n    accTitle:\n    A --> B\n    class C\n",
        ] {
            let found = found(&SwallowedLine, chart);
            let message = ":5 the line `A --> B` becomes the text of `accTitle`";
            assert!(
                found.len() == 1 && found[0].ends_with(message),
                "{chart} {found:?}"
            );
        }
        for fine in [
            "flowchart TD\n    accTitle: x\n    accDescr {\n    y\n    }\n    A --> B\n",
            "flowchart TD\n    accDescr: y\n    A[\"accTitle:\n y\"]\n",
            "sequenceDiagram\n    accDescr {\n    accTitle:\n    x\n    }\n    A->>B: x\n",
        ] {
            assert!(found(&SwallowedLine, fine).is_empty(), "{fine}");
        }
    }

    #[test]
    fn a_description_without_an_end() {
        for chart in [
            "flowchart TD\n    A --> B\n    accDescr {\n    Text\n    B --> C\n",
            "stateDiagram-v2\n    A --> B\n    accDescr {\n    Text\n    B --> C\n",
            "sequenceDiagram\n    A->>B: x\n    accDescr {\n    Text\n    B->>A: x\n",
        ] {
            assert_eq!(
                found(&SwallowedLine, chart),
                ["3:5 the `{` of this description is never closed"],
                "{chart}"
            );
        }
        assert_eq!(
            found(
                &SwallowedLine,
                "flowchart TD\n    accDescr {\n    Text\n    B --> C{Ask}\n    C --> D\n"
            ),
            ["2:5 the line `B --> C{Ask}` becomes a part of this description"]
        );
    }
}
