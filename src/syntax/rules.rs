//! The rules about charts of any kind.

use super::{flowchart, kind};
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
pub(super) fn broken_front_matter(
    why: &str,
    place: Span,
    text: &Mapped,
    whole: Span,
) -> Diagnostic {
    let tabs = why.starts_with("a tab");
    let found = Diagnostic::new(&BROKEN_FRONT_MATTER, place, "the front matter is no YAML")
        .label(why.to_owned())
        .annotate(whole, "this front matter")
        .help(if tabs {
            "YAML takes no tabs before a key; write two blanks for each."
        } else {
            "Quote values with `:`, `#` or quotes in them."
        });
    let fix = if tabs {
        without_tabs(text)
    } else {
        quoted_values(text)
    };
    match fix {
        Some(fix) => found.fix(fix),
        None => found,
    }
}

/// Two blanks for each tab before a key.
fn without_tabs(text: &Mapped) -> Option<Fix> {
    let mut fix: Option<Fix> = None;
    let mut at = 0;
    for line in text.text.split_inclusive('\n') {
        let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
        for (i, _) in line[..lead].match_indices('\t') {
            let tab = text
                .map
                .span(Span::new((at + i) as u32, (at + i) as u32 + 1));
            fix = Some(match fix {
                None => Fix::safe("Write blanks", tab, "  "),
                Some(fix) => fix.and(tab, "  "),
            });
        }
        at += line.len();
    }
    fix
}

/// Quotes around plain values with a second `: ` in them.
fn quoted_values(text: &Mapped) -> Option<Fix> {
    let mut fix: Option<Fix> = None;
    let mut at = 0;
    for line in text.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let body = line.trim_end();
        let Some((key, value)) = body.split_once(": ") else {
            continue;
        };
        let from = key.len() + 2 + (value.len() - value.trim_start().len());
        let value = value.trim_start();
        // A key alone is no value: `config: theme: dark` lacks a line break.
        if line.starts_with(char::is_whitespace)
            || key == "config"
            || !value.contains(": ")
            || value.contains(['"', '\\'])
            || value.starts_with(['\'', '{', '[', '|', '>', '&', '*', '#'])
        {
            continue;
        }
        let begin = text.map.offset((start + from) as u32);
        let end = text
            .map
            .span(Span::new(
                (start + from) as u32,
                (start + body.len()) as u32,
            ))
            .end;
        fix = Some(match fix {
            None => Fix::safe("Quote the value", Span::at(begin), "\""),
            Some(fix) => fix.and(Span::at(begin), "\""),
        })
        .map(|fix| fix.and(Span::at(end), "\""));
    }
    fix
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
            let second = 3 + text.text[3..].find("---").map_or(0, |i| i + 3);
            let end = text.text[second..]
                .find('\n')
                .map_or(text.text.len(), |i| second + i + 1);
            let both = text.map.span(Span::new(0, end as u32));
            let found = Diagnostic::new(&BROKEN_FRONT_MATTER, place, "the front matter is empty")
                .help("Write a title between the two lines of `---`, or take both out.");
            // Only where the lines of the file are those of the chart can lines be taken out or put in.
            if both.len() as usize == end {
                found.fix(Fix::safe("Take it out", both, ""))
            } else {
                found
            }
        } else if closed && !before.is_empty() {
            let found = Diagnostic::new(
                &BROKEN_FRONT_MATTER,
                place,
                "the front matter does not begin on the first line",
            )
            .help("Take out what stands before its `---`.");
            // Comments and directives have been taken out: they stay where they are.
            let blank = chart.text.text.len() - chart.text.text.trim_start().len();
            if chart.text.text[blank..].starts_with("---") {
                let lines = chart.text.text[..blank].rfind('\n').map_or(0, |i| i + 1);
                let place = chart.text.map.span(Span::new(0, lines as u32));
                if place.len() as usize == lines {
                    found.fix(Fix::safe("Take the empty lines out", place, ""))
                } else {
                    found
                }
            } else {
                found
            }
        } else {
            let found = Diagnostic::new(
                &BROKEN_FRONT_MATTER,
                place,
                "the front matter that begins here does not end",
            )
            .help("End it with a line of `---`, indented like this one, before the diagram.");
            let starts_line = |&at: &usize| {
                text.text[..at].ends_with('\n')
                    && text.map.offset(at as u32 - 1) + 1 == text.map.offset(at as u32)
            };
            match later.filter(starts_line) {
                Some(at) => found.fix(Fix::safe(
                    "End it before the diagram",
                    Span::at(text.map.offset(at as u32)),
                    "---\n",
                )),
                None => found,
            }
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
        let lines = text.text[..end as usize].lines().count();
        let fence = ["mermaid", "```mermaid", "```"].contains(&text.text[..end as usize].trim());
        let line = text.map.span(Span::new(0, at as u32));
        let diagnostic = if fence && line.len() as usize <= at + lines {
            diagnostic.fix(Fix::safe("Remove it", line, ""))
        } else if lines == 1 {
            let start = Span::at(text.map.offset(0));
            diagnostic.fix(Fix::safe("Make it a comment", start, "%% "))
        } else {
            diagnostic
        };
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

/// A first line that means a flowchart: `flow chart TD`, `mermaid flowchart TD`, `diagram LR`.
fn flowchart_otherwise(text: &Mapped, first: &str) -> Option<NoDiagram> {
    let line = first.trim_end_matches([';', ' ', '\t', '\r']);
    let (head, direction) = match line.rsplit_once(char::is_whitespace) {
        Some((head, last)) if flowchart::is_direction(last) => (head.trim_end(), last),
        _ => (line, ""),
    };
    let body = text.text.find('\n').map_or(text.text.len(), |i| i + 1);
    let place = text.map.span(Span::new(0, head.len() as u32));
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
            let word = text.map.span(Span::new(0, at as u32));
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
