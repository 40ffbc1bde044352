//! What a style cannot hold: functions, braces, entity codes.

use super::super::mistake::Mistake;
use super::colour;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::{after_space, is_space};
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::rules;

/// `fill:"red  B["x"]`: a quote in a style, whose partner is in the label of a node after it.
pub(super) fn quote_before_node(m: &Mistake<'_>, quote: usize) -> Diagnostic {
    let found = m.finding(
        &rules::QUOTED_STYLE,
        (quote, quote + 1),
        "this quote does not belong in a style",
    );
    let line = m.slice(quote + 1..m.end());
    let line = line.lines().next().unwrap_or_default();
    let node = line.find(['[', '(', '{']).unwrap_or(line.len());
    let id = after_space(&line[..node]).unwrap_or(node);
    let (style, name) = (line[..id].trim_end_matches(is_space), &line[id..node]);
    if style.is_empty() || name.is_empty() {
        return found.help("Remove it.");
    }
    let line_start = m.slice(..quote).rfind('\n').map_or(0, |at| at + 1);
    let indent = m.slice(line_start..quote);
    let indent = &indent[..indent.len() - indent.trim_start_matches([' ', '\t']).len()];
    let from = quote + 1 + style.len();
    let fix = Fix::unsafe_(
        "Remove it, and start a new line",
        m.span(quote..quote + 1),
        "",
    );
    found
        .help(format!(
            "Remove it, and start a new line before `{}`.",
            shown(name)
        ))
        .fix(fix.and(m.span(from..quote + 1 + id), format!("\n{indent}")))
}

/// `#333;` in a style.
pub(super) fn entity(m: &Mistake<'_>, at: usize) -> Diagnostic {
    let end = m.slice(at..).find("¶ß").map_or(at, |i| at + i + "¶ß".len());
    let name = shown(m.slice(at..end));
    let place = m.span(at..end);
    m.finding(
        &rules::ENTITY_SEMICOLON,
        (at, end),
        format!("`{name}` is read as an entity code"),
    )
    .help("Put a space or a line break before the `;`.")
    .fix(if styles_go_on(m.slice(end..)) {
        let semicolon = place.end.saturating_sub(1).max(place.start);
        Fix::safe(
            "Replace it with a comma",
            crate::source::Span::new(semicolon, place.end),
            ",",
        )
    } else {
        Fix::safe(
            "Put a space before the `;`",
            crate::source::Span::at(place.end.saturating_sub(1).max(place.start)),
            " ",
        )
    })
}

/// Whether another style follows: a name and a colon.
fn styles_go_on(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t']);
    let name = text.len()
        - text
            .trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-')
            .len();
    name > 0 && text[name..].starts_with(':') && !text[name..].starts_with("::")
}

/// `classDef c { fill: red; }`, as in CSS.
pub(super) fn braces(m: &Mistake<'_>, at: usize) -> Diagnostic {
    let line = m
        .slice(at..m.end().max(at))
        .lines()
        .next()
        .unwrap_or_default();
    let found = m
        .finding(
            &rules::FOREIGN_BRACES,
            (at, at + 1),
            "a style cannot have braces",
        )
        .help("Write one style after the other, with commas: `fill:#eee,color:#333`.");
    let Some(inside) = line
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    else {
        return found;
    };
    let lead = inside.len() - inside.trim_start_matches(is_space).len();
    let body = inside[lead..].trim_end_matches(|c: char| is_space(c) || c == ';');
    if body.is_empty() || body.contains(['{', '}', '(', '"', 'ﬂ']) {
        return found;
    }
    let from = at + 1 + lead;
    let mut fix = Fix::safe("Remove the braces", m.span(at..from), "");
    for (i, _) in body.match_indices(';') {
        fix = fix.and(m.span(from + i..from + i + 1), ",");
    }
    found.fix(fix.and(m.span(from + body.len()..at + line.len()), ""))
}

/// `rgb(…)` in a style.
pub(super) fn function(m: &Mistake<'_>, at: usize) -> Diagnostic {
    let name_at = m
        .slice(m.start..at)
        .char_indices()
        .rfind(|(_, c)| !(c.is_ascii_alphanumeric() || *c == '-'))
        .map_or(m.start, |(i, c)| m.start + i + c.len_utf8());
    let name = m.slice(name_at..at);
    let line = m.slice(at..).lines().next().unwrap_or_default();
    let end = line.find(')').map_or(at + 1, |i| at + i + 1);
    let whole = m.slice(name_at..end);
    let found = m
        .finding(
            &rules::CSS_FUNCTION,
            (name_at, end),
            format!(
                "a style cannot contain parentheses, as in `{}`",
                shown(&format!("{name}(…)"))
            ),
        )
        .help("Write colours as `#rrggbb`.");
    match colour::hex(whole) {
        Some(hex) => found.fix(Fix::safe(
            format!("Write `{hex}`"),
            m.span(name_at..end),
            hex,
        )),
        None => found,
    }
}
