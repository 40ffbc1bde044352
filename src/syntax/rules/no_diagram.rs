//! A text that begins like no diagram.

use super::super::kind::{self, DiagramKind};
use super::{TEXT_BEFORE_CHART, UNKNOWN_DIAGRAM, front_matter};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Chart, Mapped, Span, TextRange};

/// A text that no detector takes: what is wrong, and what can be read all the same.
pub(in crate::syntax) struct NoDiagram {
    pub(in crate::syntax) diagnostic: Diagnostic,
    pub(in crate::syntax) rest: Option<Rest>,
}

/// The part of a text that is a chart.
pub(in crate::syntax) struct Rest {
    /// Of which kind.
    pub(in crate::syntax) kind: &'static DiagramKind,
    /// What is to be left out before it.
    pub(in crate::syntax) cut: TextRange,
    /// Whether it begins with a header.
    pub(in crate::syntax) header: bool,
}

impl Rest {
    /// The text from an offset on, where the kind is read.
    fn from(kind: Option<&'static DiagramKind>, at: usize, header: bool) -> Option<Self> {
        Some(Self {
            kind: kind.filter(|kind| kind.is_read())?,
            cut: TextRange::new(0, at as u32),
            header,
        })
    }
}

impl NoDiagram {
    /// Nothing of the text can be read.
    fn alone(diagnostic: Diagnostic) -> Self {
        Self {
            diagnostic,
            rest: None,
        }
    }
}

/// Explains a text that no detector takes.
pub(in crate::syntax) fn no_diagram(chart: &Chart, text: &Mapped, detection: &str) -> NoDiagram {
    let front = text.text.starts_with("---");
    if detection.trim().is_empty() && !front {
        return NoDiagram::alone(nothing(chart));
    }
    let later = later_header(&text.text);
    let from_header = || {
        let at = later?;
        Rest::from(kind::detect(&text.text[at..]), at, true)
    };
    if front {
        return NoDiagram {
            diagnostic: front_matter::stumbles(chart, text, later),
            rest: from_header(),
        };
    }
    for kind in kind::read_kinds() {
        if let Some(found) = kind.reader.and_then(|reader| reader.misspelt_header(text)) {
            return NoDiagram {
                diagnostic: found.diagnostic,
                rest: Rest::from(Some(kind), found.cut.end as usize, found.header),
            };
        }
    }
    let first = text.text.lines().next().unwrap_or_default();
    let word = first.split(char::is_whitespace).next().unwrap_or_default();
    let bare = word.trim_end_matches([';', ':']);
    // With an arrow after it, the word is a node, not a kind.
    let arrows = ["--", "==", "-.", "->"];
    let linked = arrows.iter().any(|sign| first[word.len()..].contains(sign));
    match (nearest_header(bare).filter(|_| !linked), later) {
        (Some((distance, near)), _) => misspelt(text, word, bare, near, distance == 0),
        (None, Some(at)) => NoDiagram {
            diagnostic: text_before(text, at),
            rest: from_header(),
        },
        (None, None) => unknown_word(text, first, word, bare),
    }
}

/// A chart that is empty, or that an unclosed directive takes whole.
fn nothing(chart: &Chart) -> Diagnostic {
    let written = &chart.text;
    if let Some(open) = written.text.find("%%{")
        && !written.text[open..].contains("}%%")
    {
        let opening = TextRange::new(open as u32, open as u32 + 3);
        return Diagnostic::new(
            &UNKNOWN_DIAGRAM,
            written.map.span(opening),
            "the directive opened with `%%{` here is never closed",
        )
        .help("End it with `}%%`.");
    }
    Diagnostic::new(
        &UNKNOWN_DIAGRAM,
        chart.span,
        "there is no diagram in this chart",
    )
    .help("Start with the kind of diagram, such as `flowchart TD`.")
}

/// The header word that a word was likely meant to be, and how many letters differ (case aside).
fn nearest_header(bare: &str) -> Option<(usize, &'static str)> {
    // Graphviz's word is near to `gitGraph`, and means something else.
    if bare == "digraph" {
        return None;
    }
    let written = bare.to_lowercase();
    kind::header_words()
        .map(|known| {
            let distance = strsim::damerau_levenshtein(&known.to_lowercase(), &written);
            (distance, known)
        })
        .filter(|(distance, known)| *distance <= 1 + known.len() / 4)
        .min()
}

fn unknown(place: Span, word: &str) -> Diagnostic {
    let shown: String = word.chars().take(40).collect();
    let message = format!(
        "`{}` is not a kind of Mermaid diagram",
        shown.replace('`', "'")
    );
    Diagnostic::new(&UNKNOWN_DIAGRAM, place, message)
}

/// `flowchrt TD`
fn misspelt(text: &Mapped, word: &str, bare: &str, near: &str, same_letters: bool) -> NoDiagram {
    let place = text.map.span(TextRange::new(0, word.len() as u32));
    let written = Span::new(place.start, place.start + bare.len() as u32);
    let description = format!("Write `{near}`");
    let fix = if same_letters {
        Fix::safe(description, written, near)
    } else {
        Fix::unsafe_(description, written, near)
    };
    let body = text.text.find('\n').map_or(text.text.len(), |i| i + 1);
    NoDiagram {
        diagnostic: unknown(place, word)
            .help(format!("Write `{near}`."))
            .fix(fix),
        rest: match text.text[body..].trim().is_empty() {
            true => None,
            false => Rest::from(kind::detect(near), body, false),
        },
    }
}

/// A first line that is like no header: a statement without one, or anything else.
fn unknown_word(text: &Mapped, first: &str, word: &str, bare: &str) -> NoDiagram {
    let place = text.map.span(TextRange::new(0, word.len() as u32));
    let found = unknown(place, word);
    if let Some(help) = other_language(bare, first) {
        return NoDiagram::alone(found.help(help));
    }
    let headless = kind::read_kinds()
        .find(|kind| (kind.reader).is_some_and(|reader| reader.is_statement(first)));
    let Some(kind) = headless else {
        return NoDiagram::alone(
            found.help(
                "Start with the kind of diagram, such as `flowchart TD` or `sequenceDiagram`.",
            ),
        );
    };
    let message = "the chart does not say what kind of diagram it is";
    NoDiagram {
        diagnostic: Diagnostic::new(&UNKNOWN_DIAGRAM, place, message)
            .help("Start with the kind of diagram, such as `flowchart TD`.")
            .fix(Fix::unsafe_(
                "Start with `flowchart TD`",
                Span::at(place.start),
                "flowchart TD; ",
            )),
        rest: Rest::from(Some(kind), 0, false),
    }
}

/// What to say to a first line of another language: its first word, and all of it.
fn other_language(word: &str, first: &str) -> Option<&'static str> {
    let is_heading = word.starts_with('#') && word.trim_matches('#').is_empty();
    Some(match word {
        "digraph" => "This looks like Graphviz. A Mermaid flowchart starts with `flowchart TD`.",
        _ if word.starts_with("@start") => {
            "This looks like PlantUML, which Mermaid does not read. Start with `sequenceDiagram`, `classDiagram` or `flowchart TD`."
        }
        _ if word.starts_with("<?xml")
            || word.starts_with("<svg")
            || word.starts_with("<mxfile") =>
        {
            "This looks like a drawing, not its source. Start with `flowchart TD`, for example."
        }
        _ if is_heading && first.len() > word.len() => {
            "This looks like a Markdown page. Name the file `.md`, with the chart in a fence, or keep only the chart."
        }
        _ => return None,
    })
}

/// Text before the header, which stands at an offset.
fn text_before(text: &Mapped, at: usize) -> Diagnostic {
    let end = text.text[..at].trim_end().len() as u32;
    let is_page = text.text[..end as usize].lines().count() > 1
        && text.text[..end as usize].ends_with("```mermaid");
    let help = match text.text.starts_with("# ") {
        _ if is_page => {
            "This looks like a Markdown page. Name the file `.md`, or keep only the chart."
        }
        true => {
            "A chart has no Markdown headings. Write a title in front matter (`---`, `title: …`, `---`), or a comment (`%%`)."
        }
        false => "Make it a comment (`%%`), a title in front matter, or move it out of the chart.",
    };
    let diagnostic = Diagnostic::new(
        &TEXT_BEFORE_CHART,
        text.map.span(TextRange::new(0, end)),
        "there is text before the first line of the chart",
    )
    .annotate(
        text.map.span(TextRange::new(at as u32, at as u32 + 5)),
        "the chart begins here",
    )
    .help(help);
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

/// The first line further on that looks like the header of a chart: a known word, and nothing but a direction after it.
fn later_header(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let trimmed = line.trim();
        let mut words = trimmed.split_whitespace();
        let first = words.next().unwrap_or_default().trim_end_matches(';');
        let bare = first.strip_suffix("-v2").unwrap_or(first);
        let direction = words
            .next()
            .is_none_or(|w| w.trim_end_matches(';').len() <= 2);
        if start > 0
            && direction
            && words.next().is_none()
            && kind::header_words().any(|known| known == bare)
        {
            return Some(start + (line.len() - line.trim_start().len()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::later_header;

    #[test]
    fn a_header_further_on() {
        for header in [
            "stateDiagram-v2",
            "classDiagram",
            "flowchart TD;",
            "C4Context",
        ] {
            let text = format!("A, B --> C\n  {header}\n  A --> B\n");
            assert_eq!(later_header(&text), Some(13), "{header}");
        }
        assert_eq!(later_header("A --> B\nstate one {\n"), None);
    }
}
