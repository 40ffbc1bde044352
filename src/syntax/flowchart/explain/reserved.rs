//! Words of the language where an id is wanted.

use super::super::token::{Kind, Token};
use super::mistake::Mistake;
use super::within;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::{is_node_char, is_space, is_unicode_letter};
use crate::syntax::flowchart::rules;

/// Whether a token is a word of the language that cannot be an id.
fn is_reserved(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::End
            | Kind::Graph
            | Kind::Subgraph
            | Kind::Style
            | Kind::LinkStyle
            | Kind::Class
            | Kind::ClassDef
            | Kind::Click
            | Kind::CallbackName
            | Kind::Href
            | Kind::Interpolate
            | Kind::LinkTarget
    )
}

/// A word of the language where an id is wanted.
pub(super) fn reserved(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    // `style --> A`, `class-a --> B`: the word begins the statement, and a link or label follows.
    let first = m.tokens[0];
    let behind_first = m.tokens.get(1).map(|t| t.kind);
    let keyword_id = is_reserved(first.kind) && first.kind != Kind::Click && {
        let glued = matches!(
            behind_first,
            Some(Kind::NodeString | Kind::Minus | Kind::StyleSeparator | Kind::Amp)
        );
        let linked = matches!(behind_first, Some(Kind::Link | Kind::StartLink));
        let labelled = behind_first.is_some_and(Kind::opens);
        let amp = behind_first == Some(Kind::Space)
            && m.tokens.get(2).is_some_and(|t| t.kind == Kind::Amp);
        m.at <= 2 && (glued || linked || labelled || amp)
    };
    let (start, token) = if keyword_id {
        (m.start, first)
    } else if is_reserved(bad.kind) && m.at > 0 && !m.is_in(within::SUBGRAPH) {
        if bad.kind == Kind::End && !m.wants_id() {
            return Some(end_behind(m, bad));
        }
        if !m.wants_id() && !m.is_in(within::CLASS) {
            return None;
        }
        // `click` and `call` are gone from the text of their tokens.
        let start = match bad.kind {
            Kind::Click => m.text()[..bad.start as usize].rfind("click")?,
            Kind::CallbackName => m.text()[..bad.start as usize].rfind("call")?,
            _ => bad.start as usize,
        };
        (start, bad)
    } else {
        return None;
    };
    let word: String = m.text()[start..]
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    let _ = token;
    if word.is_empty() {
        return None;
    }
    let id_len = m.text()[start..]
        .char_indices()
        .find(|&(i, c)| {
            let rest = &m.text()[start + i..];
            rest.starts_with("--")
                || rest.starts_with("-.")
                || rest.starts_with("->")
                || !(c == '-' || (is_node_char(c) && c != '"') || is_unicode_letter(c))
        })
        .map_or(word.len(), |(i, _)| i)
        .max(word.len());
    let id = &m.text()[start..start + id_len];
    let better = capital(&word);
    let renamed = format!("{better}{}", &id[word.len()..]);
    let behind = &m.text()[start + id_len..];
    let labelled = behind.starts_with(['[', '(', '{', '>', '@']) || behind.starts_with("@{");
    let with = if labelled || m.is_in(within::CLASS) {
        renamed.clone()
    } else {
        format!("{renamed}[\"{id}\"]")
    };
    let taken = m
        .text()
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .any(|w| w == better);
    let description = format!("Write `{renamed}`");
    let place = m.place(start, start + id_len);
    let fix = if taken {
        Fix::unsafe_(description, place, with)
    } else {
        Fix::safe(description, place, with)
    };
    Some(
        m.found(
            &rules::RESERVED_ID,
            (start, start + id_len),
            if id == word {
                format!("`{word}` is a word of the language and cannot be an id")
            } else {
                format!(
                    "the id `{}` begins with `{word}`, a word of the language",
                    m.shown(id)
                )
            },
        )
        .help(format!(
            "Another spelling will do, `{renamed}` for example; what is shown stands in brackets."
        ))
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
fn end_behind(m: &Mistake<'_>, end: Token) -> Diagnostic {
    let start = end.start as usize;
    m.found(
        &rules::STRAY_END,
        (start, start + 3),
        "this `end` stands behind a statement, and ends nothing",
    )
    .help("Give `end` a line of its own, or put a `;` before it.")
    .fix(Fix::safe(
        "Put a `;` before it",
        m.behind(m.text()[..start].trim_end_matches(is_space).len()),
        ";",
    ))
}
