//! A text that begins like no diagram.

use super::super::kind;
use super::super::kinds::flowchart;
use super::{TEXT_BEFORE_CHART, UNKNOWN_DIAGRAM, front_matter};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Chart, Mapped, Span, TextRange};

/// A text that no detector takes: what is wrong, and where a flowchart can be read from all the same.
pub(in crate::syntax) struct NoDiagram {
    pub(in crate::syntax) diagnostic: Diagnostic,
    /// The offset of a flowchart's header in the text, where there is one.
    pub(in crate::syntax) header: Option<usize>,
    /// The offset of the line behind a misspelt header of a flowchart.
    pub(in crate::syntax) body: Option<usize>,
}

/// Explains a text that no detector takes.
pub(in crate::syntax) fn no_diagram(chart: &Chart, text: &Mapped, detection: &str) -> NoDiagram {
    let none = |diagnostic| NoDiagram {
        diagnostic,
        header: None,
        body: None,
    };
    let front = text.text.starts_with("---");
    if let Some(open) = chart.text.text.find("%%{").filter(|_| !front)
        && detection.trim().is_empty()
        && !chart.text.text[open..].contains("}%%")
    {
        let place = chart
            .text
            .map
            .span(TextRange::new(open as u32, open as u32 + 3));
        return none(
            Diagnostic::new(
                &UNKNOWN_DIAGRAM,
                place,
                "the directive that opens with `%%{` here is never closed, and takes the whole chart",
            )
            .help("End it with `}%%`."),
        );
    }
    if detection.trim().is_empty() && !front {
        return none(
            Diagnostic::new(
                &UNKNOWN_DIAGRAM,
                chart.span,
                "there is no diagram in this chart",
            )
            .help("Begin with the kind of diagram, `flowchart TD` for example."),
        );
    }
    let later = later_header(&text.text);
    let is_flowchart = |at: &usize| {
        let line = &text.text[*at..];
        line.starts_with("flowchart") || line.starts_with("graph")
    };
    let header = later.filter(is_flowchart);
    if front {
        return NoDiagram {
            diagnostic: front_matter::stumbles(chart, text, later),
            header,
            body: None,
        };
    }
    let first = text.text.lines().next().unwrap_or_default();
    let word = first.split(char::is_whitespace).next().unwrap_or_default();
    let place = text.map.span(TextRange::new(0, word.len() as u32));
    let bare = word.trim_end_matches([';', ':']);
    if let Some(found) = flowchart_otherwise(text, first) {
        return found;
    }
    let nearest = kind::header_words()
        .map(|known| {
            (
                strsim::damerau_levenshtein(&known.to_lowercase(), &bare.to_lowercase()),
                known,
            )
        })
        .filter(|(distance, known)| *distance <= 1 + known.len() / 4)
        // Graphviz's word is near to `gitGraph`, and means something else.
        .filter(|_| bare != "digraph")
        .min();
    if let (Some(at), None) = (later, nearest) {
        return NoDiagram {
            diagnostic: text_before(text, at),
            header,
            body: None,
        };
    }
    let shown: String = word.chars().take(40).collect();
    let diagnostic = Diagnostic::new(
        &UNKNOWN_DIAGRAM,
        place,
        format!(
            "Mermaid knows no diagram that begins with `{}`",
            shown.replace('`', "'")
        ),
    );
    if bare == "digraph" {
        return none(diagnostic.help(
            "This is Graphviz's language; a flowchart of Mermaid's begins with `flowchart TD`.",
        ));
    }
    let no_header = nearest.is_none()
        && flowchart::starts_statement(first)
        && first.contains("--")
        && !first.contains(": ")
        && !first.contains('*')
        && !first.contains("<|");
    if no_header {
        return NoDiagram {
            diagnostic: Diagnostic::new(
                &UNKNOWN_DIAGRAM,
                place,
                "the chart has no first line that says what it is",
            )
            .help("Begin with the kind of diagram, `flowchart TD` for example.")
            .fix(Fix::unsafe_(
                "Begin with `flowchart TD`",
                Span::at(place.start),
                "flowchart TD; ",
            )),
            header: None,
            body: Some(0),
        };
    }
    let Some((distance, near)) = nearest else {
        return none(diagnostic.help(
            "Begin with the kind of diagram, `flowchart TD` or `sequenceDiagram` for example.",
        ));
    };
    let word = Span::new(place.start, place.start + bare.len() as u32);
    let description = format!("Write `{near}`");
    let fix = if distance == 0 {
        Fix::safe(description, word, near)
    } else {
        Fix::unsafe_(description, word, near)
    };
    let flow = matches!(near, "flowchart" | "graph" | "flowchart-elk");
    NoDiagram {
        diagnostic: diagnostic.help(format!("Write `{near}`.")).fix(fix),
        header: None,
        body: flow.then(|| text.text.find('\n').map_or(text.text.len(), |i| i + 1)),
    }
}

/// Text before the header, which stands at an offset.
fn text_before(text: &Mapped, at: usize) -> Diagnostic {
    let end = text.text[..at].trim_end().len() as u32;
    let diagnostic = Diagnostic::new(
        &TEXT_BEFORE_CHART,
        text.map.span(TextRange::new(0, end)),
        "text stands before the first line of the chart",
    )
    .annotate(
        text.map.span(TextRange::new(at as u32, at as u32 + 5)),
        "the chart begins here",
    )
    .help("Make it a comment (`%%`), a title in front matter, or move it out of the chart.");
    let lines = text.text[..end as usize].lines().count();
    let fence = ["mermaid", "```mermaid", "```"].contains(&text.text[..end as usize].trim());
    let line = text.map.span(TextRange::new(0, at as u32));
    if fence && line.end == text.map.offset(at as u32) {
        diagnostic.fix(Fix::safe("Remove it", line, ""))
    } else if lines == 1 {
        let start = Span::at(text.map.offset(0));
        diagnostic.fix(Fix::safe("Make it a comment", start, "%% "))
    } else {
        diagnostic
    }
}

/// A first line that means a flowchart: `flow chart TD`, `mermaid flowchart TD`, `diagram LR`.
fn flowchart_otherwise(text: &Mapped, first: &str) -> Option<NoDiagram> {
    let line = first.trim_end_matches([';', ' ', '\t', '\r']);
    let (head, direction) = match line.rsplit_once(char::is_whitespace) {
        Some((head, last)) if flowchart::is_direction(last) => (head.trim_end(), last),
        _ => (line, ""),
    };
    let body = text.text.find('\n').map_or(text.text.len(), |i| i + 1);
    let place = text.map.span(TextRange::new(0, head.len() as u32));
    let shown: String = head.chars().take(40).collect();
    let found = Diagnostic::new(
        &UNKNOWN_DIAGRAM,
        place,
        format!(
            "Mermaid knows no diagram that begins with `{}`",
            shown.replace('`', "'")
        ),
    );
    let plain: String = head
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let (fix, header) = match plain.as_str() {
        "mermaidflowchart" | "mermaidgraph" => {
            let at = head.find(char::is_whitespace)?;
            let at = at + (head[at..].len() - head[at..].trim_start().len());
            let word = text.map.span(TextRange::new(0, at as u32));
            (Fix::safe("Remove `mermaid`", word, ""), Some(at))
        }
        // In one word and in another case, the nearest name is told.
        "flow" | "flowchart"
            if head != "flowchart"
                && (plain == "flow" || !head.chars().all(char::is_alphabetic)) =>
        {
            (Fix::safe("Write `flowchart`", place, "flowchart"), None)
        }
        "chart" | "diagram" | "flowdiagram" | "flowgraph" | "flowchartdiagram" => {
            (Fix::unsafe_("Write `flowchart`", place, "flowchart"), None)
        }
        _ => return None,
    };
    if direction.is_empty() && plain != "flowchart" {
        return None;
    }
    Some(NoDiagram {
        diagnostic: found
            .help("A flowchart begins with `flowchart TD`, for example.")
            .fix(fix),
        header,
        body: header.is_none().then_some(body),
    })
}

/// The first line further on that looks like the header of a chart: a known word, and nothing but a direction behind it.
fn later_header(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let trimmed = line.trim();
        let mut words = trimmed.split_whitespace();
        let first = words.next().unwrap_or_default();
        let direction = words
            .next()
            .is_none_or(|w| w.trim_end_matches(';').len() <= 2);
        if start > 0
            && direction
            && words.next().is_none()
            && kind::header_words().any(|known| known == first)
        {
            return Some(start + (line.len() - line.trim_start().len()));
        }
    }
    None
}
