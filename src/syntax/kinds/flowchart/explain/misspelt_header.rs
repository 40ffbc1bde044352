//! First lines that mean a flowchart.

use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, TextRange};
use crate::syntax::MisspeltHeader;
use crate::syntax::kinds::flowchart::directions;
use crate::syntax::rules::UNKNOWN_DIAGRAM;

/// A first line that means a flowchart: `flow chart TD`, `mermaid flowchart TD`, `diagram LR`.
pub(in crate::syntax) fn misspelt_header(text: &Mapped) -> Option<MisspeltHeader> {
    let first = text.text.lines().next().unwrap_or_default();
    let line = first.trim_end_matches([';', ' ', '\t', '\r']);
    let (head, direction) = match line.rsplit_once(char::is_whitespace) {
        Some((head, last)) if directions::meant(last).is_some() => (head.trim_end(), last),
        _ => (line, ""),
    };
    let body = text.text.find('\n').map_or(text.text.len(), |i| i + 1);
    let place = text.map.span(TextRange::new(0, head.len() as u32));
    let shown: String = head.chars().take(40).collect();
    let found = Diagnostic::new(
        &UNKNOWN_DIAGRAM,
        place,
        format!(
            "`{}` is not a kind of Mermaid diagram",
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
        // In one word and in another case, the nearest name is named.
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
    Some(MisspeltHeader {
        diagnostic: found
            .help("A flowchart begins with `flowchart TD`, for example.")
            .fix(fix),
        cut: TextRange::new(0, header.unwrap_or(body) as u32),
        header: header.is_some(),
    })
}
