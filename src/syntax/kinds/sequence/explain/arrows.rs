//! Arrows that Mermaid does not know.

use super::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::explain::wording;
use crate::syntax::kinds::sequence::rules;

/// What looks like an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found<'t> {
    /// Where it begins.
    pub(super) at: usize,
    /// Its signs.
    pub(super) signs: &'t str,
}

/// The signs that arrows of any language are made of.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '-' | '=' | '<' | '>' | '~' | '.' | '–' | '—' | '−' | '→' | '⇒' | '←' | '⇐' | '↔'
    )
}

/// The first thing before a colon that looks like an arrow and is none of Mermaid's.
pub(super) fn find(line: &str) -> Option<Found<'_>> {
    let line = line.split(':').next().unwrap_or_default();
    let mut at = 0;
    while let Some(start) = line[at..].find(is_sign).map(|i| at + i) {
        let len = line[start..]
            .find(|c| !is_sign(c))
            .unwrap_or(line.len() - start);
        let signs = line[start..start + len].trim_matches('.');
        let start = start + line[start..].find(signs).unwrap_or(0);
        // The tag of a line break is not an arrow.
        if signs == "<" && line[start + 1..].starts_with("br") {
            at = line[start..]
                .find('>')
                .map_or(line.len(), |end| start + end + 1);
            continue;
        }
        let arrow =
            signs.contains(['>', '<', '→', '⇒', '←', '⇐', '↔']) || signs.chars().count() > 1;
        if arrow && !signs.is_empty() {
            return Some(Found { at: start, signs });
        }
        at = start + len.max(1);
        if !line.is_char_boundary(at) {
            return None;
        }
    }
    None
}

/// The arrow that was probably meant; for one that points back, the same forwards.
fn meant(signs: &str) -> Option<(&'static str, bool)> {
    let left = signs.starts_with(['<', '←', '⇐', '↔']);
    let right = signs.ends_with(['>', '→', '⇒', '↔']);
    let dashes = signs
        .chars()
        .filter(|c| matches!(c, '-' | '–' | '−'))
        .count();
    let dotted = dashes >= 2 || signs.contains(['—', '.', '~']);
    let heads = signs.chars().filter(|c| *c == '>' || *c == '<').count();
    let open = heads == 1 && !signs.contains('=');
    Some(match (left, right, dotted) {
        (true, true, false) => ("<<->>", false),
        (true, true, true) => ("<<-->>", false),
        (back, forth, false) if back || forth => {
            (if open && dashes > 0 { "->" } else { "->>" }, back)
        }
        (back, forth, true) if back || forth => {
            (if open && dashes > 0 { "-->" } else { "-->>" }, back)
        }
        _ => return None,
    })
}

/// An arrow that is none.
pub(super) fn wrong(m: &Mistake<'_>) -> Option<Diagnostic> {
    let line = m.slice(m.first_line());
    let found = find(line)?;
    const KNOWN: [&str; 6] = ["->", "-->", "->>", "-->>", "<<->>", "<<-->>"];
    if KNOWN.contains(&found.signs) {
        return None;
    }
    let at = m.start + found.at;
    let place = m.span(at..at + found.signs.len());
    let arrow = found.signs.trim_end_matches('-');
    let after = line[found.at + found.signs.len()..].trim_start();
    if KNOWN.contains(&arrow) && (after.is_empty() || after.starts_with(':')) {
        let message = format!("no participant follows the arrow `{}`", found.signs);
        let help = "Write the receiver after it: `A->>B: text`.";
        return Some(Diagnostic::new(&rules::SYNTAX_ERROR, place, message).help(help));
    }
    let diagnostic = Diagnostic::new(
        &rules::UNKNOWN_ARROW,
        place,
        wording::no_arrow("sequence diagrams", found.signs),
    );
    let Some((arrow, back)) = meant(found.signs) else {
        return Some(diagnostic.help("Write `->>` or, for a dotted line, `-->>`."));
    };
    if !back {
        return Some(diagnostic.help(format!("Write `{arrow}`.")).fix(Fix::safe(
            format!("Write `{arrow}`"),
            place,
            arrow,
        )));
    }
    let (from, rest) = (
        line[..found.at].trim(),
        &line[found.at + found.signs.len()..],
    );
    let colon = rest.find(':').unwrap_or(rest.len());
    let to = rest[..colon].trim();
    let diagnostic = diagnostic.help("Write the sender first: an arrow points to the right.");
    if from.is_empty() || to.is_empty() {
        return Some(diagnostic);
    }
    let end = at + found.signs.len() + colon;
    let gap = if rest[..colon].ends_with(' ') {
        " "
    } else {
        ""
    };
    Some(diagnostic.fix(Fix::safe(
        "Write the sender first",
        m.span(m.start..end),
        format!("{to}{arrow}{from}{gap}"),
    )))
}
