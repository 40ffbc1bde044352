//! Words that stand side by side: ids with spaces, nodes with a word between them, a text after a colon.

use super::mistake::Mistake;
use super::title_for_id::title_for_id;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::{is_space, is_unicode_letter};
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::arrow::runs;
use crate::syntax::kinds::flowchart::lexicon::is_node_char;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::prepare::decode_entities;

/// `my node --> B`: words up to the next link or bracket, the last of them ending at an offset or after it.
pub(super) fn space_in_id(m: &Mistake<'_>, end: usize) -> Option<Diagnostic> {
    let from = m
        .slice(..end)
        .rfind(|c: char| is_space(c) || matches!(c, '>' | '|' | ';' | '&'))
        .map_or(m.start, |i| {
            i + m.slice(i..).chars().next().map_or(1, char::len_utf8)
        })
        .max(m.start);
    let line = m
        .slice(from..m.end().max(from))
        .lines()
        .next()
        .unwrap_or_default();
    let stop = arrow::find(line).map_or(line.len(), |a| a.0).min(
        line.find(['[', '(', '{', '|', '&', ';', '"'])
            .unwrap_or(line.len()),
    );
    let words = line[..stop].trim_end_matches(is_space);
    let range = (from, from + words.len());
    if !words.contains(is_space) {
        return None;
    }
    if let Some(found) = joined(m, from, words).or_else(|| classes(m, from, words)) {
        return Some(found);
    }
    if let Some(found) = title_for_id(m, words, from) {
        return Some(found);
    }
    let found = m
        .finding(
            &rules::SPACE_IN_ID,
            range,
            format!(
                "`{}` is not a valid id: ids cannot contain spaces",
                shown(words)
            ),
        )
        .help("Join the words into one id, and put the label in brackets.");
    let id: String = words
        .chars()
        .map(|c| if is_space(c) { '_' } else { c })
        .collect();
    let fits = id
        .chars()
        .all(|c| c == '-' || (is_node_char(c) && c != '"') || is_unicode_letter(c));
    if !fits {
        return Some(found);
    }
    let labelled = line[stop..].starts_with(['[', '(', '{']);
    let with = if labelled {
        id
    } else {
        format!("{id}[{words}]")
    };
    Some(found.fix(Fix::unsafe_(
        "Join the words into one id",
        m.span(range.0..range.1),
        with,
    )))
}

/// `A and B --> C`, `A + B --> C`
fn joined(m: &Mistake<'_>, from: usize, words: &str) -> Option<Diagnostic> {
    let mut each = words.split(is_space).filter(|word| !word.is_empty());
    let (_, second, _) = (each.next()?, each.next()?, each.next()?);
    if each.next().is_some() || !["and", "+", "/", "und", "et", "AND"].contains(&second) {
        return None;
    }
    let at = from + words.find(&format!(" {second} "))? + 1;
    Some(
        m.finding(
            &rules::COMMA_LIST,
            (at, at + second.len()),
            format!("`{second}` cannot join nodes"),
        )
        .help("Write ` & ` between them.")
        .fix(Fix::unsafe_(
            "Write `&`",
            m.span(at..at + second.len()),
            "&",
        )),
    )
}

/// `A:::big small`
fn classes(m: &Mistake<'_>, from: usize, words: &str) -> Option<Diagnostic> {
    let (id, classes) = words.split_once(":::")?;
    let first = classes.split(is_space).next()?;
    let at = from + id.len() + 3 + first.len();
    let after = classes[first.len()..].trim_matches(is_space);
    (!first.is_empty() && !after.is_empty()).then(|| {
        m.finding(
            &rules::SPACE_IN_LIST,
            (at, from + words.len()),
            format!("`{}` follows the class of `{}`", shown(after), shown(id)),
        )
        .help("Write only one class after `:::`, and add others with a `class` statement.")
    })
}

/// `A --> B: yes`, as in sequence diagrams.
pub(super) fn text_after(m: &Mistake<'_>, colon: usize) -> Diagnostic {
    let line = m
        .slice(colon..m.end().max(colon))
        .lines()
        .next()
        .unwrap_or_default();
    let text = line.trim_start_matches(':').trim_matches(is_space);
    let before = m.slice(m.start..colon);
    let found = m.finding(
        &rules::MISSING_LINK,
        (colon, colon + line.len()),
        format!("`{}` follows a node, but no link leads to it", shown(text)),
    );
    let plain =
        !text.is_empty() && !text.contains(['"', '|', ';', ':', '&']) && runs(text).is_empty();
    let runs = runs(before);
    let decoded = decode_entities(text);
    let bare = !text.contains(['[', ']', '(', ')', '{', '}', '<', '>']);
    if runs.is_empty() {
        // `A: text`
        let id = before.trim_matches(is_space);
        let simple = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '_');
        let found = found.help("Put the label of a node in brackets: `A[\"text\"]`.");
        return if plain && simple {
            found.fix(Fix::unsafe_(
                "Put the label in brackets",
                m.span(m.start + id.len()..colon + line.len()),
                format!("[\"{decoded}\"]"),
            ))
        } else {
            found
        };
    }
    let found = found.help("Put the text of a link in the link: `A -->|text| B`.");
    let [run] = runs.as_slice() else {
        return found;
    };
    if !plain || !run.is_whole() || before.contains(['|', '"', '\n']) {
        return found;
    }
    let shown = if bare {
        decoded
    } else {
        format!("\"{decoded}\"")
    };
    let spaces = before.len() - before.trim_end_matches(is_space).len();
    found.fix(
        Fix::safe(
            "Put the text in the link",
            m.after(m.start + run.end()),
            format!("|{shown}|"),
        )
        .and(m.span(colon - spaces..colon + line.len()), ""),
    )
}
