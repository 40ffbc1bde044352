//! Ids that are not valid: hyphens, keywords, quotes, several words.

use super::mistake::{Mistake, slug};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown};
use crate::syntax::kinds::state::rules;
use crate::syntax::kinds::state::token::Kind;

/// `in-progress --> done`: the whole of the id.
pub(super) fn hyphen(m: &Mistake<'_>) -> Option<Explained> {
    if !m.is_sign("-") {
        return None;
    }
    let at = m.bad().start as usize;
    let text = m.text();
    let stop = |c: char| is_space(c) || matches!(c, ':' | '{' | '}' | '>' | '"');
    let start = text[..at]
        .char_indices()
        .rev()
        .find(|&(_, c)| stop(c))
        .map_or(0, |(i, c)| i + c.len_utf8());
    let line = &text[start..m.line_end(at)];
    let mut end = line.find(stop).unwrap_or(line.len());
    // With the `>` that it may have stopped at; what else stops it may be longer than a byte.
    if let Some(arrow) = line.get(..end + 1).unwrap_or(&line[..end]).find("->") {
        end = arrow - usize::from(line[..arrow].ends_with('-'));
    }
    let id = &line[..end];
    let joined = |part: &str| part.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let after = id.get(at - start + 1..)?;
    if !joined(id) || !joined(after) || id.contains("--") {
        return None;
    }
    let valid = id.replace('-', "_");
    if text[..start].ends_with(":::") {
        return Some(class(m, (start, start + end), &valid));
    }
    let message = format!("`{}` is not a valid id: ids cannot contain `-`", shown(id));
    let found = m
        .finding(&rules::ILLEGAL_ID, (start, start + end), message)
        .help("Write `_`, and put the name to show in `state \"…\" as …`.");
    Some(m.skip(fixed(found, m.aliased((start, start + end), id, &valid))))
}

/// A finding with its fix, if there is one.
fn fixed(found: Diagnostic, fix: Option<Fix>) -> Diagnostic {
    match fix {
        Some(fix) => found.fix(fix),
        None => found,
    }
}

/// A class name that is not valid.
pub(super) fn class(m: &Mistake<'_>, (start, end): (usize, usize), valid: &str) -> Explained {
    let name = m.slice(start..end);
    let message = format!("`{}` is not a valid class name", shown(name));
    let found = m.finding(&rules::ILLEGAL_ID, (start, end), message);
    let places = m.all_words(name);
    let mut fix = Fix::safe(
        format!("Call it `{valid}` everywhere"),
        m.span(start..end),
        valid,
    );
    fix.edits.clear();
    for at in places {
        fix = fix.and(m.span(at..at + name.len()), valid);
    }
    if m.is_used(valid) || fix.edits.is_empty() {
        return m.skip(found.help("A class name can contain only letters, digits and `_`."));
    }
    m.skip(
        found
            .help("A class name can contain only letters, digits and `_`.")
            .fix(fix),
    )
}

/// A word of the language in the place of an id: `A --> note`, `default --> A`.
pub(super) fn keyword(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let after_arrow = m.kind(-1) == Some(Kind::Arrow);
    let word = match after_arrow {
        true => bad,
        false => m.first(),
    };
    let is_keyword = matches!(
        word.kind,
        Kind::Note
            | Kind::Style
            | Kind::Class
            | Kind::ClassDef
            | Kind::Default
            | Kind::Click
            | Kind::Href
            | Kind::Scale
    );
    let (start, end) = match word.kind {
        _ if is_keyword => (word.start as usize, word.end as usize),
        // `state` gives no token: what comes after it does.
        _ if after_arrow => state_before(m, word.start as usize)?,
        _ => return None,
    };
    let after = m
        .slice(end..)
        .trim_start_matches(|c| is_space(c) && c != '\n');
    let ends = match after_arrow {
        true => {
            let arrow = m.tokens[m.at - 1].end as usize;
            !m.slice(arrow..start).contains('\n')
        }
        false => after.starts_with("-->"),
    };
    if !ends {
        return None;
    }
    let name = m.slice(start..end);
    let message = format!("`{}` is a keyword and cannot be an id", shown(name));
    let found = m
        .finding(&rules::RESERVED_ID, (start, end), message)
        .help("Choose another id, and put the name to show in `state \"…\" as …`.");
    let found = fixed(found, m.aliased((start, end), name, &format!("{name}_")));
    Some(Explained::at(found, m.line_end(end)))
}

/// The word `state` before an offset.
fn state_before(m: &Mistake<'_>, at: usize) -> Option<(usize, usize)> {
    let before = m
        .slice(..at)
        .trim_end_matches(|c| is_space(c) || matches!(c, '"' | '{'));
    let start = before.len().checked_sub(5)?;
    let word = before.get(start..)?;
    word.eq_ignore_ascii_case("state")
        .then_some((start, before.len()))
}

/// How many lines of such a block are left out.
const LONGEST_IF: usize = 50;

/// `if "A b" then`, as PlantUML has it, up to its `endif`.
pub(super) fn plantuml_if(m: &Mistake<'_>) -> Option<Explained> {
    let at = m.line(m.bad().start as usize).start as usize;
    let line = m.slice(m.rest_of_line(at));
    let condition = line.strip_prefix("if ")?;
    condition.contains(" then").then_some(())?;
    let message = "`if … then` is PlantUML; state diagrams have no such statement";
    let help =
        "Write `state paid <<choice>>` for the question, and `paid --> A : yes` for each answer.";
    let found = m
        .finding(&rules::FOREIGN_STATEMENT, (at, at + line.len()), message)
        .help(help);
    let mut end = m.line_end(at);
    let mut next = end + 1;
    for _ in 0..LONGEST_IF {
        let Some(rest) = m.text().get(next..).filter(|rest| !rest.is_empty()) else {
            break;
        };
        let line = rest.lines().next().unwrap_or_default();
        next += line.len() + 1;
        if line.trim() == "endif" {
            end = next - 1;
            break;
        }
    }
    Some(Explained::at(found, end.min(m.text().len())))
}

/// `"A b" --> C`, `A --> "B c"`, `"A b" as C`
pub(super) fn quoted(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let (start, end) = (bad.start as usize, bad.end as usize);
    let label = m.slice(start..end).trim_matches('"');
    let message = format!("`\"{}\"` cannot be an id", shown(label));
    let given = slug(label).unwrap_or_else(|| "id".to_owned());
    let found = m
        .finding(&rules::QUOTED_ID, (start, end), message)
        .help(format!(
            "Write `state \"{}\" as {given}` above, and `{given}` here.",
            shown(label)
        ));
    let begins = m.at == 0 && m.beside().is_none();
    let rest = m.slice(m.rest_of_line(end)).trim_start_matches(is_space);
    if begins && rest.starts_with("as ") {
        return Some(m.skip(found.fix(Fix::safe(
            "Write `state` first",
            m.span(start..start),
            "state ",
        ))));
    }
    let fits = begins || m.kind(-1) == Some(Kind::Arrow);
    let id = slug(label).filter(|_| fits && !label.contains('\n'));
    let fix = id.and_then(|id| m.aliased((start, end), label, &id));
    Some(m.skip(fixed(found, fix)))
}

/// `state A B {`, and `state A` before a line that opens a composite state.
pub(super) fn several_words(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let (start, brace) = (bad.start as usize, bad.end as usize - 1);
    let words = m.slice(start..brace).trim_end_matches(is_space);
    if let Some(line) = words.find('\n') {
        let name = words[..line].trim_end_matches(is_space);
        let message = format!(
            "`state {}` and the line after it are read as one name",
            shown(name)
        );
        let found = m
            .finding(&rules::SPACE_IN_ID, (m.start, start + name.len()), message)
            .help("Remove `state`: an ordinary state does not need it.")
            .fix(Fix::safe("Remove `state`", m.span(m.start..start), ""));
        return Some(Explained::at(found, start + line));
    }
    let message = format!(
        "`{}` is not a valid id: ids cannot contain spaces",
        shown(words)
    );
    let found = m
        .finding(&rules::SPACE_IN_ID, (start, start + words.len()), message)
        .help("Write `state \"several words\" as id {`.");
    let reversed = super::aliases::reversed(words);
    let fixed = match reversed {
        Some((id, label)) => Some(format!("\"{label}\" as {id}")),
        None if words.contains('"') => None,
        None => slug(words).map(|id| format!("\"{words}\" as {id}")),
    };
    let found = match fixed {
        Some(fixed) => {
            let place = m.span(start..start + words.len());
            found.fix(Fix::safe(format!("Write `state {fixed}`"), place, fixed))
        }
        None => found,
    };
    Some(m.opening(found, brace))
}
