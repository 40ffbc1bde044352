//! Braces and what is between them: composite states and their regions.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::label::code;
use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown, wording};
use crate::syntax::kinds::state::Open;
use crate::syntax::kinds::state::ast::StatementKind;
use crate::syntax::kinds::state::rules;
use crate::syntax::text;

/// A brace that does not open a composite state.
pub(super) fn stray(m: &Mistake<'_>) -> Option<Explained> {
    let brace = m.bad().start as usize;
    let place = (brace, brace + 1);
    let before = m.slice(..brace).trim_end_matches(is_space);
    let keyword = before.len().checked_sub(5).and_then(|at| before.get(at..));
    if keyword.is_some_and(|word| word.eq_ignore_ascii_case("state")) && m.beside().is_none() {
        let found = m
            .finding(
                &rules::STRAY_BRACE,
                place,
                "this composite state has no name",
            )
            .help("Write `state Name {`.");
        return Some(m.opening(found, brace));
    }
    let closed = m.slice(m.rest_of_line(brace)).contains('}');
    if let Some(beside) = m.beside() {
        let found = match beside.kind {
            StatementKind::Mention(mention) => unmarked(m, mention.id, place),
            StatementKind::Transition(transition) => {
                let name = m.slice(transition.to.id);
                let message = match closed {
                    true => format!("`{}` cannot have a shape or a label in braces", shown(name)),
                    false => format!("a transition to `{}` cannot open a block", shown(name)),
                };
                let found = m.finding(&rules::STRAY_BRACE, place, message);
                if closed {
                    let shape = m.slice(m.rest_of_line(brace));
                    let end = brace + shape.find('}').map_or(shape.len(), |at| at + 1);
                    found
                        .help(format!(
                            "Write its text as `{0} : text`; a choice is `state {0} <<choice>>`.",
                            shown(name)
                        ))
                        .fix(Fix::unsafe_("Remove the braces", m.span(brace..end), ""))
                } else {
                    let line = format!("\n{}state {name} ", m.indent(brace));
                    let end = beside.range.end as usize;
                    found.fix(Fix::safe(
                        format!("Open `{}` on a line of its own", shown(name)),
                        m.span(end..brace),
                        line,
                    ))
                }
            }
            _ => m.finding(&rules::STRAY_BRACE, place, "unexpected `{`"),
        };
        return Some(match closed {
            true => m.skip(found),
            false => m.opening(found, brace),
        });
    }
    let declared = m
        .previous()
        .filter(|previous| matches!(previous.kind, StatementKind::Declared(_)));
    if let Some(declared) = declared {
        let end = declared.range.end as usize;
        let found = m
            .finding(
                &rules::STRAY_BRACE,
                place,
                "this brace must be on the line of its state",
            )
            .annotate(m.span(declared.range), "this state")
            .fix(Fix::safe("Move the brace up", m.span(end..brace), " "));
        return Some(m.opening(found, brace));
    }
    let found = m
        .finding(&rules::STRAY_BRACE, place, "unexpected `{`")
        .help("Write `state Name {` to open a composite state.");
    let found = match m.slice(m.rest_of_line(brace)) {
        "{" => found.fix(Fix::unsafe_(
            "Remove the brace",
            m.span(place.0..place.1),
            "",
        )),
        _ => found,
    };
    Some(Explained::at(found, brace + 1).opening())
}

/// `A {` without `state`.
fn unmarked(m: &Mistake<'_>, id: TextRange, place: (usize, usize)) -> Diagnostic {
    let name = m.slice(id);
    let message = format!(
        "a composite state begins with `state`: `state {} {{`",
        shown(name)
    );
    let found = m.finding(&rules::STRAY_BRACE, place, message);
    let start = id.start as usize;
    // A word before it may be `state`, misspelt.
    let line = m.line(start).start as usize;
    let word = m.slice(line..start).trim_matches(is_space);
    if word.is_empty() {
        return found.fix(Fix::safe(
            "Write `state` first",
            m.span(start..start),
            "state ",
        ));
    }
    let near = strsim::damerau_levenshtein(&word.to_lowercase(), "state") <= 2;
    match near && !word.contains(is_space) {
        true => found.fix(Fix::safe(
            "Write `state`",
            m.span(line..line + word.len()),
            "state",
        )),
        false => found,
    }
}

/// `--` outside a composite state, and `---` in one.
pub(super) fn divider(m: &Mistake<'_>) -> Option<Explained> {
    let at = m.bad().start as usize;
    let start = m.line(at).start as usize;
    let line = m.slice(m.rest_of_line(start));
    if line.len() < 2 || !line.bytes().all(|b| b == b'-') {
        return None;
    }
    let place = (start, start + line.len());
    if m.around.open.is_empty() {
        let found = m
            .finding(
                &rules::STRAY_DIVIDER,
                place,
                format!("`{line}` divides a composite state, but none is open here"),
            )
            .help("Regions exist only inside `state Name { … }`.")
            .fix(Fix::safe(
                "Remove the line",
                m.span(m.whole_line(start)),
                "",
            ));
        return Some(m.skip(found));
    }
    let found = m.finding(
        &rules::STRAY_DIVIDER,
        place,
        format!("regions are divided by `--`, not by `{line}`"),
    );
    let whole = m.slice(..start).rfind('\n').map_or(0, |at| at + 1);
    let before = m
        .slice(..whole)
        .trim_end_matches(|c| is_space(c) || c == '\n');
    let before = before[before.rfind('\n').map_or(0, |at| at + 1)..].trim_matches(is_space);
    if before.len() > 1 && before.bytes().all(|b| b == b'-') {
        let end = (m.line_end(start) + 1).min(m.text().len());
        let found = found.help("Remove the line: a divider is already above it.");
        return Some(m.skip(found.fix(Fix::safe("Remove the line", m.span(whole..end), ""))));
    }
    let found = found.fix(Fix::safe("Write `--`", m.span(place.0..place.1), "--"));
    Some(m.skip(found))
}

/// A composite state that is never closed.
pub(in crate::syntax::kinds::state) fn unclosed(source: &Mapped, open: Open) -> Option<Diagnostic> {
    if !open.read {
        return None;
    }
    // The last line break is one that was added.
    let last = source.text.len().saturating_sub(1);
    let end = source.span(TextRange::at(last as u32));
    let found = |range: TextRange| {
        let line = source
            .slice(range)
            .trim_end_matches(|c| is_space(c) || c == '{');
        let name = line.rsplit(is_space).next().unwrap_or_default();
        let message = format!("the composite state {} is never closed", code(name));
        Diagnostic::new(&rules::UNCLOSED_COMPOSITE, source.map.span(range), message)
    };
    if let Some(inner) = cut_off(source, open.range) {
        let like = format!(
            "this `}}` is indented like the line `{}`",
            shown(inner.around)
        );
        let brace = source.span(inner.brace);
        let at = inner.brace.start as usize - inner.indent.len();
        let place = source.span(TextRange::at(at as u32));
        let missing = format!("{}}}\n", inner.own);
        return Some(
            found(inner.opening)
                .annotate(brace, like)
                .annotate(end, wording::CHART_ENDS)
                .help("Add a `}` before this one.")
                .fix(Fix::safe("Add a `}` before this one", place, missing)),
        );
    }
    let found = found(open.range)
        .annotate(end, wording::CHART_ENDS)
        .help("Add `}` where it ends.");
    let Some((at, brace)) = closing(source, open.range) else {
        let fix = Fix::unsafe_("Add `}` at the end", end, "\n}");
        return Some(found.fix(fix));
    };
    let place = source.span(TextRange::at(at as u32));
    Some(found.fix(Fix::safe("Add `}` where it ends", place, brace)))
}

/// A composite state that the brace of another one closes, as the indentation shows.
struct CutOff<'t> {
    /// The statement that opens it.
    opening: TextRange,
    /// Its indentation.
    own: &'t str,
    /// The brace.
    brace: TextRange,
    /// The indentation of that.
    indent: &'t str,
    /// The line that opens the state whose brace it is.
    around: &'t str,
}

/// The first state inside an unclosed one that is closed by a brace indented like a state around it.
fn cut_off<'t>(source: &'t Mapped, open: TextRange) -> Option<CutOff<'t>> {
    let text = source.text.as_str();
    let mut at = text[..open.start as usize]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let mut open: Vec<(&str, &str, TextRange)> = Vec::new();
    for line in text[at..].split_inclusive('\n') {
        let inner = line.trim_matches(|c| is_space(c) || c == '\n');
        let indent = &line[..line.len() - line.trim_start_matches(is_space).len()];
        let start = at + indent.len();
        let range = TextRange::new(start as u32, (start + inner.len()) as u32);
        at += line.len();
        if inner.starts_with("state ") && inner.ends_with('{') {
            open.push((indent, inner, range));
        } else if inner == "}" {
            let &(own, _, opening) = open.last()?;
            if own == indent {
                open.pop();
                continue;
            }
            let &(_, around, _) = open.iter().rev().find(|(other, ..)| *other == indent)?;
            return Some(CutOff {
                opening,
                own,
                brace: range,
                indent,
                around,
            });
        }
    }
    None
}

/// Where the indentation says that a composite state ends, and what is to be put in there.
fn closing(source: &Mapped, open: TextRange) -> Option<(usize, String)> {
    let text = source.text.as_str();
    let line = text[..open.start as usize]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let indent = &text[line..open.start as usize];
    if !indent.trim_matches(is_space).is_empty() {
        return None;
    }
    let deep = |line: &str| line.len() - line.trim_start_matches(is_space).len();
    let mut at = text::line_end(source, open.end as usize) + 1;
    let mut inner = 0;
    let mut last = at.min(text.len());
    for line in text.get(at..)?.split('\n') {
        if !line.trim_matches(is_space).is_empty() {
            if deep(line) <= indent.len() {
                break;
            }
            inner += 1;
            last = at + line.len();
        }
        at += line.len() + 1;
    }
    (inner > 0).then(|| (last.min(text.len()), format!("\n{indent}}}")))
}
