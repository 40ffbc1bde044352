//! Mistakes that the line shows, whatever was being read: where a text ends, and what stands between a keyword and it.

use super::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::explain::shown;
use crate::syntax::kinds::sequence::rules;

/// The first word of a text, and what is after it.
pub(super) fn first_word(line: &str) -> (&str, &str) {
    let end = line.find(|c| !is_word(c)).unwrap_or(line.len());
    line.split_at(end)
}

/// A statement that follows a `;` on its line: the `;` was meant as text.
pub(super) fn after_semicolon(m: &Mistake<'_>) -> Option<Diagnostic> {
    let from = m.line_start(m.start);
    let before = m.slice(from..m.start).trim_end_matches(is_space);
    let text = before.strip_suffix(';')?;
    if !text.contains(':') && !starts_block(text) {
        return None;
    }
    let at = from + text.len();
    let rest = m.slice(m.first_line());
    Some(
        Diagnostic::new(
            &rules::SEMICOLON_IN_TEXT,
            m.span(at..at + 1),
            format!(
                "the `;` ends the text, and `{}` is not a statement",
                shown(rest)
            ),
        )
        .annotate(
            m.span(m.start..m.start + rest.len()),
            "read as a separate statement",
        )
        .help("Write `#59;` for a semicolon.")
        .fix(Fix::safe("Write `#59;`", m.span(at..at + 1), "#59;")),
    )
}

/// Whether a line is the first of a block, or names a participant.
fn starts_block(line: &str) -> bool {
    const WORDS: [&str; 14] = [
        "loop",
        "rect",
        "opt",
        "alt",
        "else",
        "par",
        "par_over",
        "and",
        "critical",
        "option",
        "break",
        "box",
        "participant",
        "actor",
    ];
    let (word, _) = first_word(line.trim_start_matches(is_space));
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// `accTitle text` and `title:text`, without what has to stand between.
pub(super) fn titles(m: &Mistake<'_>) -> Option<Diagnostic> {
    let line = m.slice(m.first_line());
    let (word, rest) = first_word(line);
    let after = m.start + word.len();
    let known = |name: &str| word.eq_ignore_ascii_case(name);
    if (known("accTitle") || known("accDescr")) && rest.starts_with(is_space) {
        return Some(
            m.finding(
                &rules::MISSING_COLON,
                m.first_line(),
                format!("a colon is missing after `{word}`"),
            )
            .fix(Fix::safe("Add the colon", m.span(after..after), ":")),
        );
    }
    (known("title") && rest.starts_with(':')).then(|| {
        m.finding(
            &rules::MISSING_COLON,
            m.first_line(),
            "a space is missing after `title:`",
        )
        .fix(Fix::safe(
            "Add the space",
            m.span(after + 1..after + 1),
            " ",
        ))
    })
}

/// A line that goes on with the text of the line above.
pub(super) fn continued(m: &Mistake<'_>) -> Option<Diagnostic> {
    let text = m.around.text?;
    let line = m.slice(m.first_line());
    let between = m.text().get(text.end as usize..m.start)?;
    let alone = between.chars().all(is_space) && between.matches('\n').count() == 1;
    if !alone || super::arrows::find(line).is_some() || line.contains("->") {
        return None;
    }
    let place = m.span(m.start..m.start + line.len());
    // One word, or a name and a colon: the beginning of a message.
    let head = line.split(':').next().unwrap_or_default().trim_end();
    if m.around.names.contains(head) || line.chars().all(is_word) {
        let message = format!("an arrow is missing after `{}`", shown(head));
        return Some(
            Diagnostic::new(&rules::CONTINUED_TEXT, place, message).help(format!(
                "Write `{}->>B: text`; to continue the text above, put `<br/>` in it.",
                shown(head)
            )),
        );
    }
    let start = text.start as usize;
    let (join, gap) = (
        "Join the lines with `<br/>`",
        m.span(text.end as usize..m.start),
    );
    // Several words without any sign of a statement can hardly be anything but text.
    let bare = line.replace("<br>", " ").replace("<br/>", " ");
    let is_text =
        bare.contains(is_space) && !bare.contains([':', '@', '<', '>', '=', '{', '}', '+', '$']);
    let fix = match is_text {
        true => Fix::safe(join, gap, "<br/>"),
        false => Fix::unsafe_(join, gap, "<br/>"),
    };
    Some(
        Diagnostic::new(
            &rules::CONTINUED_TEXT,
            place,
            "a text cannot continue on the next line",
        )
        .annotate(m.span(start..text.end as usize), "the text")
        .help("Write `<br/>` for a line break in a text.")
        .fix(fix),
    )
}
