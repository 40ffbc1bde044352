//! Transitions: arrows that are none, several on a line, ends that are missing.

use super::mistake::Mistake;
use crate::diagnostic::Fix;
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown, wording};
use crate::syntax::kinds::state::ast::StatementKind;
use crate::syntax::kinds::state::rules;

/// `A -> B`, `A ->> B`, `A -.-> B`, `A -up-> B`, `A -- B`
pub(super) fn unknown(m: &Mistake<'_>) -> Option<Explained> {
    let mut start = m.bad().start as usize;
    let line = m.slice(m.rest_of_line(start));
    let mut word = &line[..line.find(is_space).unwrap_or(line.len())];
    // `-- >` and `- ->`: a space in the arrow.
    let rest = line[word.len()..].trim_start_matches(is_space);
    let head = rest.trim_start_matches('-').starts_with('>');
    if head && word.chars().all(|c| c == '-') {
        let more = rest.len() - rest.trim_start_matches(['-', '>']).len();
        word = &line[..line.len() - rest.len() + more];
    }
    // Up to the head, if there is one; else the run of dashes.
    let end = match word.find('>') {
        Some(head) => head + word[head..].len() - word[head..].trim_start_matches('>').len(),
        None => word.len() - word.trim_start_matches(['-', '.', '=', '~']).len(),
    };
    let backwards = m.slice(..start).ends_with('<');
    start -= usize::from(backwards);
    let arrow = m.slice(start..start + end + usize::from(backwards));
    let place = (start, start + arrow.len());
    let message = wording::no_arrow("state diagrams", arrow);
    let found = m.finding(&rules::UNKNOWN_ARROW, place, message);
    if backwards {
        return Some(m.skip(found.help("Swap the states: `B --> A`.")));
    }
    let found = found.help("Write `-->`.");
    let after = m.slice(place.1..).trim_start_matches(is_space);
    if after.is_empty() || m.beside().is_none() {
        return Some(m.skip(found));
    }
    let fix = Fix::safe("Write `-->`", m.span(place.0..place.1), "-->");
    Some(m.skip(found.fix(fix)))
}

/// `A --> B --> C`, or an arrow that begins a line.
pub(super) fn without_source(m: &Mistake<'_>) -> Option<Explained> {
    let arrow = m.first();
    let (start, end) = (arrow.start as usize, arrow.end as usize);
    let id = m.beside().and_then(|statement| match statement.kind {
        StatementKind::Transition(transition) => Some((transition.to.id, true)),
        StatementKind::Pseudo(_, id) => Some((id, false)),
        _ => None,
    });
    let Some((id, chain)) = id else {
        if let Some(found) = on_two_lines(m, start) {
            return Some(found);
        }
        let found = m
            .finding(
                &rules::MISSING_SOURCE,
                (start, end),
                "there is no state before `-->`",
            )
            .help("Write the state it leaves, or `[*]`, before the arrow.");
        return Some(m.skip(found));
    };
    let name = m.slice(id);
    let message = match chain {
        true => "a line can contain only one transition".to_owned(),
        false => format!(
            "a transition from `{}` needs a line of its own",
            shown(name)
        ),
    };
    let indent = m.indent(start);
    let found = m
        .finding(&rules::CHAINED_TRANSITIONS, (start, end), message)
        .fix(Fix::safe(
            format!("Start a new line with `{}`", shown(name)),
            m.span(
                m.around
                    .before
                    .last()
                    .map_or(start, |last| last.range.end as usize)..start,
            ),
            format!("\n{indent}{name} "),
        ));
    Some(m.skip(found))
}

/// A state, and its arrow on the next line.
fn on_two_lines(m: &Mistake<'_>, arrow: usize) -> Option<Explained> {
    let last = m.around.before.last()?;
    let StatementKind::Mention(mention) = last.kind else {
        return None;
    };
    let end = last.range.end as usize;
    let alone = m.line(end).start as usize == last.range.start as usize;
    let between = m.text().get(end..arrow)?;
    if !alone || between.matches('\n').count() != 1 || !between.trim_matches(is_space).is_empty() {
        return None;
    }
    let name = m.slice(mention.id);
    let message = format!(
        "this arrow is on a different line from its state `{}`",
        shown(name)
    );
    let found = m
        .finding(&rules::MISSING_SOURCE, (arrow, arrow + 3), message)
        .annotate(m.span(last.range), "this state")
        .help(format!(
            "Join the lines: `{} {}`.",
            shown(name),
            shown(m.slice(m.rest_of_line(arrow)))
        ))
        .fix(Fix::safe("Join the lines", m.span(end..arrow), " "));
    Some(m.skip(found))
}

/// `A -->`
pub(super) fn without_target(m: &Mistake<'_>) -> Explained {
    let arrow = m.tokens[m.at.saturating_sub(1)];
    let found = m
        .finding(
            &rules::MISSING_TARGET,
            (arrow.start as usize, arrow.end as usize),
            "no state follows this arrow",
        )
        .help("Write the state it enters, or `[*]`, after the arrow.");
    let bad = m.bad();
    let found = match bad.start as usize > m.line_end(m.start) {
        true => found.annotate(
            m.span(bad.start as usize..(bad.end as usize).min(m.line_end(bad.start as usize))),
            "found here instead",
        ),
        false => found,
    };
    m.skip(found)
}
