//! The rules about charts of any kind.

use super::kind;
use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::source::{Chart, Mapped, Span};

declare_rule! {
    /// Text that begins like no diagram of Mermaid's.
    ///
    /// The first word of a chart says which kind of diagram it is: `flowchart`, `sequenceDiagram`, …
    /// Upper and lower case count.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing but an error.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchrat TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(super) UNKNOWN_DIAGRAM = "unknown-diagram", Syntax, Error
}

declare_rule! {
    /// A front matter that is no YAML, or that does not end.
    ///
    /// A chart can begin with YAML between two lines of `---`: a title, and configuration.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// ---
    /// title: Orders: how they go
    /// ---
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// ---
    /// title: "Orders: how they go"
    /// ---
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(super) BROKEN_FRONT_MATTER = "broken-front-matter", Syntax, Error
}

declare_rule! {
    /// Text before the first line of the chart.
    ///
    /// A chart begins with its header; only comments, directives and front matter may stand
    /// before it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// My chart
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(super) TEXT_BEFORE_CHART = "text-before-chart", Syntax, Error
}

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] =
    &[&UNKNOWN_DIAGRAM, &TEXT_BEFORE_CHART, &BROKEN_FRONT_MATTER];

/// A front matter that is no YAML.
pub(super) fn broken_front_matter(why: &str, place: Span, whole: Span) -> Diagnostic {
    Diagnostic::new(&BROKEN_FRONT_MATTER, place, "the front matter is no YAML")
        .label(why.to_owned())
        .annotate(whole, "this front matter")
        .help(if why.starts_with("a tab") {
            "YAML takes no tabs before a key; write two blanks for each."
        } else {
            "Quote values with `:`, `#` or quotes in them."
        })
}

/// A text that no detector takes: what is wrong, and where a flowchart can be read from all the same.
pub(super) struct NoDiagram {
    pub(super) diagnostic: Diagnostic,
    /// The offset of a flowchart's header in the text, where there is one.
    pub(super) header: Option<usize>,
    /// The offset of the line behind a misspelt header of a flowchart.
    pub(super) body: Option<usize>,
}

/// Explains a text that no detector takes.
pub(super) fn no_diagram(chart: &Chart, text: &Mapped, detection: &str) -> NoDiagram {
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
        let place = chart.text.map.span(Span::new(open as u32, open as u32 + 3));
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
        let place = text.map.span(Span::new(0, 3));
        let before = Span::new(chart.span.start, place.start);
        let closed = text.text[3..].contains("\n---");
        let empty = text.text[3..].trim_start().starts_with("---");
        let diagnostic = if empty {
            Diagnostic::new(&BROKEN_FRONT_MATTER, place, "the front matter is empty")
                .help("Write a title between the two lines of `---`, or take both out.")
        } else if closed && !before.is_empty() {
            Diagnostic::new(
                &BROKEN_FRONT_MATTER,
                place,
                "the front matter does not begin on the first line",
            )
            .help("Take out what stands before its `---`.")
        } else {
            Diagnostic::new(
                &BROKEN_FRONT_MATTER,
                place,
                "the front matter that begins here does not end",
            )
            .help("End it with a line of `---`, indented like this one, before the diagram.")
        };
        return NoDiagram {
            diagnostic,
            header,
            body: None,
        };
    }
    let first = text.text.lines().next().unwrap_or_default();
    let word = first.split(char::is_whitespace).next().unwrap_or_default();
    let place = text.map.span(Span::new(0, word.len() as u32));
    let bare = word.trim_end_matches([';', ':']);
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
        let end = text.text[..at].trim_end().len() as u32;
        let diagnostic = Diagnostic::new(
            &TEXT_BEFORE_CHART,
            text.map.span(Span::new(0, end)),
            "text stands before the first line of the chart",
        )
        .annotate(
            text.map.span(Span::new(at as u32, at as u32 + 5)),
            "the chart begins here",
        )
        .help("Make it a comment (`%%`), a title in front matter, or move it out of the chart.");
        return NoDiagram {
            diagnostic,
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
