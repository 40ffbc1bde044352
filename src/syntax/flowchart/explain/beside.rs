//! What stands beside a node and does not belong there: another node, a label that comes too late, quotes.

use super::super::token::{Kind, Token};
use super::mistake::Mistake;
use super::{scan, words};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::{is_node_char, is_space, is_unicode_letter};
use crate::syntax::flowchart::rules;

/// Nodes side by side, ids of two words, commas, quotes.
pub(super) fn beside(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let at = bad.start as usize;
    if bad.kind == Kind::Str && (m.at == 0 || m.wants_id()) {
        return Some(quoted_id(m, bad));
    }
    if bad.kind.opens()
        || matches!(
            bad.kind,
            Kind::ShapeDataStart | Kind::StyleSeparator | Kind::VertexWithPropsStart
        )
    {
        if m.at == 0 && bad.kind.opens() {
            let range = (bad.start as usize, bad.end as usize);
            let found = m.found(&rules::MISSING_ID, range, "this label has no id before it");
            return Some(found.help("Write an id before the bracket: `A[…]`."));
        }
        return detached(m, bad);
    }
    if m.kind(-1) == Some(Kind::Amp) && m.kind(-2) == Some(Kind::Space) {
        let amp = m.token(-1)?;
        return Some(
            m.found(
                &rules::MISSING_BLANK,
                (amp.start as usize, amp.end as usize),
                "`&` joins nodes only with a blank on both sides",
            )
            .help("Write ` & `.")
            .fix(Fix::safe("Add the blank", m.behind(amp.end as usize), " ")),
        );
    }
    let is_id = matches!(
        bad.kind,
        Kind::NodeString | Kind::Num | Kind::UnicodeText | Kind::Down | Kind::Default | Kind::Minus
    );
    if !is_id || m.kind(-1) != Some(Kind::Space) {
        return None;
    }
    let space = m.token(-1)?;
    let before = m.token(-2)?;
    if before.kind == Kind::Comma || m.word(before).ends_with(',') {
        let comma = before.end as usize - 1;
        let end = space.end as usize;
        return Some(
            m.found(
                &rules::COMMA_LIST,
                (comma, comma + 1),
                "a comma joins no nodes",
            )
            .help("Write ` & ` between them.")
            .fix(Fix::safe("Write ` & `", m.place(comma, end), " & ")),
        );
    }
    let bare = matches!(
        before.kind,
        Kind::NodeString | Kind::Num | Kind::UnicodeText | Kind::Down | Kind::Default
    );
    if before.kind == Kind::Colon || m.word(before).ends_with(':') {
        return Some(words::text_behind(m, before.end as usize - 1));
    }
    if !bare {
        return Some(
            m.found(
                &rules::MISSING_LINK,
                (at, bad.end as usize),
                format!(
                    "between the node before and `{}` a link or a line break is missing",
                    m.shown(m.word(bad))
                ),
            )
            .annotate(
                m.place(before.start as usize, before.end as usize),
                "the node before ends here",
            )
            .help("Write a link between them (`-->`), or begin a new line."),
        );
    }
    if m.word(before).len() > 1 && m.word(before).ends_with('&') {
        let amp = before.end as usize - 1;
        return Some(
            m.found(
                &rules::MISSING_BLANK,
                (amp, amp + 1),
                "`&` joins nodes only with a blank on both sides",
            )
            .help("Write ` & `.")
            .fix(Fix::safe("Add the blank", m.behind(amp), " ")),
        );
    }
    // The words up to the next link or bracket.
    let from = m.text()[..before.end as usize]
        .rfind(|c: char| is_space(c) || matches!(c, '>' | '|' | ';' | '&'))
        .map_or(m.start, |i| {
            i + m.text()[i..].chars().next().map_or(1, char::len_utf8)
        })
        .max(m.start);
    let line = m.text()[from..m.end().max(from)]
        .lines()
        .next()
        .unwrap_or_default();
    let stop = scan::arrow(line).map_or(line.len(), |a| a.0).min(
        line.find(['[', '(', '{', '|', '&', ';', '"'])
            .unwrap_or(line.len()),
    );
    let words = line[..stop].trim_end_matches(is_space);
    let id: String = words
        .chars()
        .map(|c| if is_space(c) { '_' } else { c })
        .collect();
    if let Some(found) = words::other_word(m, from, words) {
        return Some(found);
    }
    let found = m
        .found(
            &rules::BLANK_IN_ID,
            (from, from + words.len()),
            format!("`{}` is no id: an id has no blanks", m.shown(words)),
        )
        .help("Join the words to one id, and put what is shown in brackets.");
    let labelled = line[stop..].starts_with(['[', '(', '{']);
    let fits = id
        .chars()
        .all(|c| c == '-' || (is_node_char(c) && c != '"') || is_unicode_letter(c));
    if !fits {
        return Some(found);
    }
    let with = if labelled {
        id
    } else {
        format!("{id}[{words}]")
    };
    Some(found.fix(Fix::unsafe_(
        "Make one id of it",
        m.place(from, from + words.len()),
        with,
    )))
}

/// `"Order" --> B`
fn quoted_id(m: &Mistake<'_>, bad: Token) -> Diagnostic {
    let word = m.word(bad);
    let (start, end) = (
        bad.start as usize - 1,
        (bad.end as usize + 1).min(m.text().len()),
    );
    let found = m
        .found(
            &rules::QUOTED_ID,
            (start, end),
            format!(
                "`\"{}\"` stands where an id belongs, and ids have no quotes",
                m.shown(word)
            ),
        )
        .help("Write an id, and the text behind it in brackets: `id[\"…\"]`.");
    let plain = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain {
        return found.fix(Fix::safe("Remove the quotes", m.place(start, end), word));
    }
    let id: String = word
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    let id = id.trim_matches('_');
    if id.is_empty() || word.contains('\n') {
        return found;
    }
    let text = crate::syntax::prepare::decode_entities(word);
    found.fix(Fix::unsafe_(
        "Give it an id",
        m.place(start, end),
        format!("{id}[\"{text}\"]"),
    ))
}

/// `A [x]`, `A:::c[x]`, `A[x][y]`
pub(super) fn detached(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
    let before = m.token(-1)?;
    let what = match bad.kind {
        Kind::ShapeDataStart => "the data",
        Kind::StyleSeparator => "the class",
        _ => "the label",
    };
    let sign = m.shown(m.word(bad));
    if before.kind == Kind::Space {
        let (from, to) = (before.start as usize, before.end as usize);
        let mut fix = Fix::safe("Remove the blank", m.place(from, to), "");
        if bad.kind == Kind::StyleSeparator {
            let end = bad.end as usize;
            let rest = &m.text()[end..];
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            if blanks > 0 {
                fix = fix.and(m.place(end, end + blanks), "");
            }
        }
        return Some(
            m.found(
                &rules::DETACHED_LABEL,
                (from, bad.end as usize),
                format!("a blank stands between the id and `{sign}`"),
            )
            .help(format!("Let {what} follow the id at once."))
            .fix(fix),
        );
    }
    Some(
        m.found(
            &rules::MISPLACED_LABEL,
            (bad.start as usize, bad.end as usize),
            format!("{what} that begins with `{sign}` comes too late"),
        )
        .help("The order is id, label, class, data: `A[x]:::c@{ … }`, each at most once."),
    )
}
