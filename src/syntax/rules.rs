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

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&UNKNOWN_DIAGRAM, &BROKEN_FRONT_MATTER];

/// A front matter that is no YAML.
pub(super) fn broken_front_matter(why: &str, place: Span, whole: Span) -> Diagnostic {
    Diagnostic::new(&BROKEN_FRONT_MATTER, place, "the front matter is no YAML")
        .label(why.to_owned())
        .annotate(whole, "this front matter")
        .help("quote values with `:`, `#` or quotes in them")
}

/// A text that no detector takes.
pub(super) fn no_diagram(chart: &Chart, text: &Mapped, detection: &str) -> Diagnostic {
    let trimmed = detection.trim();
    if trimmed.is_empty() && !text.text.starts_with("---") {
        return Diagnostic::new(
            &UNKNOWN_DIAGRAM,
            chart.span,
            "there is no diagram in this chart",
        )
        .help("begin with the kind of diagram, `flowchart TD` for example");
    }
    if text.text.starts_with("---") {
        let start = text.text.find("---").unwrap_or(0) as u32;
        let place = text.map.span(Span::new(start, start + 3));
        let before = Span::new(chart.span.start, place.start);
        let closed = text.text[3..].contains("\n---");
        if closed && !before.is_empty() {
            return Diagnostic::new(
                &BROKEN_FRONT_MATTER,
                place,
                "the front matter does not begin on the first line",
            )
            .help("take out what stands before its `---`");
        }
        return Diagnostic::new(
            &BROKEN_FRONT_MATTER,
            place,
            "the front matter that begins here does not end",
        )
        .help("end it with a line of `---`, indented like this one, before the diagram");
    }
    let word: String = trimmed.chars().take_while(|c| !c.is_whitespace()).collect();
    let start = text.text.find(&word).unwrap_or(0) as u32;
    let place = text.map.span(Span::new(start, start + word.len() as u32));
    let shown: String = word.chars().take(40).collect();
    let diagnostic = Diagnostic::new(
        &UNKNOWN_DIAGRAM,
        place,
        format!("Mermaid knows no diagram that begins with `{shown}`"),
    );
    let bare = shown.trim_end_matches([';', ':']);
    let nearest = kind::header_words()
        .map(|known| {
            (
                strsim::damerau_levenshtein(&known.to_lowercase(), &bare.to_lowercase()),
                known,
            )
        })
        .filter(|(distance, known)| *distance <= 1 + known.len() / 4)
        .min();
    match nearest {
        Some((distance, near)) => {
            let word = Span::new(place.start, place.start + bare.len() as u32);
            diagnostic.help(format!("write `{near}`")).fix({
                let description = format!("Write `{near}`");
                if distance == 0 {
                    Fix::safe(description, word, near)
                } else {
                    Fix::unsafe_(description, word, near)
                }
            })
        }
        None => diagnostic.help(
            "begin with the kind of diagram, `flowchart TD` or `sequenceDiagram` for example",
        ),
    }
}
