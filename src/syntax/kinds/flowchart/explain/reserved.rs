//! Words of the language where an id is wanted.

use super::Within;
use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::Block;
use crate::syntax::chars::{is_space, is_unicode_letter};
use crate::syntax::explain::{Explained, shown};
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::arrow::runs;
use crate::syntax::kinds::flowchart::lexicon::is_node_char;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::{Kind, Token};

/// `style --> A`, `class-a --> B`: the word begins the statement, and a link or label follows.
pub(super) fn leading(m: &Mistake<'_>) -> Option<Diagnostic> {
    begins_chain(m).then(|| named(m, m.start, true)).flatten()
}

/// A word of the language where an id is wanted.
pub(super) fn reserved(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    // `A --> click`: the lexer takes the word and a quote on the next line for one.
    if bad.kind == Kind::Str && m.wants_id() {
        let head = m.slice(..(bad.start as usize).saturating_sub(1));
        let head = head.trim_end_matches(is_space);
        if head.ends_with("click") && head.len() > m.start {
            return m.reported(named(m, head.len() - "click".len(), true));
        }
    }
    if !bad.kind.is_keyword() || m.at == 0 || m.is_in(Within::Subgraph) {
        return None;
    }
    let start = m.word_start(bad);
    let styled = [Within::Style, Within::Class, Within::ClassDef];
    if styled.into_iter().any(|what| m.is_in(what)) {
        return m.reported(named(m, start, false));
    }
    if m.wants_id() {
        // `A -->` and the next statement on the next line.
        if m.starts_line(bad) && is_statement(m.slice(start..)) {
            return None;
        }
        return m.reported(named(m, start, m.being_read() != Within::ClassName));
    }
    if bad.kind == Kind::End && m.around.nested {
        return Some(end_after(m, bad));
    }
    let after = m.slice(start..).lines().next().unwrap_or_default();
    (is_statement(after) && bad.kind != Kind::End).then(|| statement_after(m, start))
}

/// Whether the statement begins with a word of the language that is meant for an id.
pub(super) fn begins_chain(m: &Mistake<'_>) -> bool {
    let first = m.tokens[0];
    let after = m.tokens.get(1).map(|t| t.kind);
    match first.kind {
        Kind::Click => false,
        Kind::CallbackName => {
            let after = m.raw().trim_start_matches("call");
            let after = after.trim_start_matches(is_space);
            arrow::length_here(after).is_some() || after.starts_with('&')
        }
        kind if kind.is_keyword() && m.at <= 2 => match after {
            Some(Kind::NodeString | Kind::Minus | Kind::StyleSeparator | Kind::Amp) => true,
            Some(Kind::Link | Kind::StartLink) => true,
            Some(Kind::Space) if m.tokens.get(2).is_some_and(|t| t.kind == Kind::Amp) => true,
            Some(kind) if kind.opens() => true,
            _ => {
                // Also where the arrow is none.
                let raw = m.raw();
                let word = raw.find(is_space).unwrap_or(raw.len());
                let runs = runs(raw[word..].trim_start_matches(is_space));
                runs.first().is_some_and(|run| run.at == 0)
            }
        },
        _ => false,
    }
}

/// Whether a text that begins with a word of the language reads like a statement that begins with it.
fn is_statement(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let word = line.split(is_space).next().unwrap_or_default();
    let after = line[word.len()..].trim_matches(is_space);
    word.trim_end_matches(';') == "end" && after.is_empty()
        || !after.is_empty()
            && word != "end"
            && !after.starts_with('&')
            && arrow::length_here(after).is_none()
}

/// A word of the language, at an offset, that cannot be an id. A node shows its id where no label is written.
fn named(m: &Mistake<'_>, start: usize, shows: bool) -> Option<Diagnostic> {
    let word: String = m
        .slice(start..)
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    if word.is_empty() {
        return None;
    }
    let id_len = m
        .slice(start..)
        .char_indices()
        .find(|&(i, c)| {
            let rest = m.slice(start + i..);
            rest.starts_with("--")
                || rest.starts_with("-.")
                || rest.starts_with("->")
                || !(c == '-' || (is_node_char(c) && c != '"') || is_unicode_letter(c))
        })
        .map_or(word.len(), |(i, _)| i)
        .max(word.len());
    let id = m.slice(start..start + id_len);
    let better = capital(&word);
    let renamed = format!("{better}{}", &id[word.len()..]);
    let following = m.slice(start + id_len..);
    let labelled = following.starts_with(['[', '(', '{', '>', '@']);
    let elsewhere = id == word && m.around.index.has_labelled(m.text(), &word);
    let with = if labelled || elsewhere || !shows {
        renamed.clone()
    } else {
        format!("{renamed}[\"{id}\"]")
    };
    let description = format!("Write `{renamed}`");
    let place = m.span(start..start + id_len);
    let mut fix = if m.around.index.has(m.text(), &better) {
        Fix::unsafe_(description, place, with)
    } else {
        Fix::safe(description, place, with)
    };
    // The same word again in this statement.
    let after = start + id_len;
    for at in arrow::words(m.slice(after..m.end().max(after)), id) {
        fix = fix.and(m.span(after + at..after + at + id.len()), renamed.clone());
    }
    Some(
        m.finding(
            &rules::RESERVED_ID,
            (start, start + id_len),
            if id == word {
                format!("`{word}` is a keyword and cannot be an id")
            } else {
                format!("the id `{}` starts with the keyword `{word}`", shown(id))
            },
        )
        .help(match labelled {
            true => format!("Use another id, such as `{renamed}`."),
            false => format!("Use another id, such as `{renamed}`, and put the label in brackets."),
        })
        .fix(fix),
    )
}

fn capital(word: &str) -> String {
    let word = word.trim_start_matches('_');
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |c| {
        c.to_ascii_uppercase().to_string() + chars.as_str()
    })
}

/// `A end`
fn end_after(m: &Mistake<'_>, end: Token) -> Explained {
    let start = end.start as usize;
    let found = m
        .finding(
            &rules::STRAY_END,
            (start, start + 3),
            "this `end` must be on its own line",
        )
        .help("Start a new line before `end`, or put a `;` before it.")
        .fix(separate(m, start));
    // The author closed the subgraph.
    Explained::at(found, m.around.resume).with(Block::Closes)
}

/// `A --> B  style A fill:red`
fn statement_after(m: &Mistake<'_>, start: usize) -> Explained {
    let word = m.slice(start..).split(is_space).next().unwrap_or_default();
    let found = m
        .finding(
            &rules::MISSING_SEPARATOR,
            (start, start + word.len()),
            format!("the statement `{}` needs its own line", shown(word)),
        )
        .help("Start a new line, or put a `;` before it.")
        .fix(separate(m, start));
    // Only the line break is missing.
    let mut found = m.explained(found);
    found.then.resume = m.word_start(m.bad());
    found
}

/// Ends the statement before an offset.
fn separate(m: &Mistake<'_>, start: usize) -> Fix {
    let end = m.slice(..start).trim_end_matches(is_space).len();
    Fix::safe("Put a `;` before it", m.after(end), ";")
}
