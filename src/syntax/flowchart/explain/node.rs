//! Mistakes in ids and around nodes.

use super::super::token::{Kind, Token};
use super::mistake::Mistake;
use super::{scan, within};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::{is_node_char, is_space, is_unicode_letter};
use crate::syntax::flowchart::rules;

/// A comment behind a statement, or one of another language.
pub(super) fn comment(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    let bad = m.bad().start as usize;
    if raw.starts_with("<!--") {
        let line = raw.lines().next().unwrap_or_default();
        let found = m
            .found(
                &rules::FOREIGN_COMMENT,
                (m.start, m.start + 4),
                "`<!--` begins no comment here",
            )
            .help("Begin each line of the comment with `%%`.");
        return Some(match line.strip_suffix("-->") {
            Some(inside) if inside.trim_matches(is_space).len() > 4 => {
                let end = m.start + inside.trim_end_matches(is_space).len();
                found.fix(
                    Fix::safe("Write `%%`", m.place(m.start, m.start + 4), "%%")
                        .and(m.place(end, m.start + line.len()), ""),
                )
            }
            _ => found,
        });
    }
    for sign in ["//", "#", "%"] {
        let alone = raw
            .strip_prefix(sign)
            .is_some_and(|rest| rest.starts_with(is_space));
        if alone && m.tokens.len() > 1 {
            return Some(
                m.found(
                    &rules::FOREIGN_COMMENT,
                    (m.start, m.start + sign.len()),
                    format!("`{sign}` begins no comment here"),
                )
                .help("Write `%%`.")
                .fix(Fix::safe(
                    "Write `%%`",
                    m.place(m.start, m.start + sign.len()),
                    "%%",
                )),
            );
        }
    }
    // From the token that does not fit, perhaps a blank before it, or perhaps it was taken for an id.
    let from = floor(m.text(), m.start.max(bad.saturating_sub(3)));
    let rest = m.text().get(from..m.end().max(from))?;
    let foreign = ["// ", "# "]
        .into_iter()
        .find(|sign| m.at > 0 && m.text()[bad..].starts_with(sign));
    let (at, sign) = match (rest.find("%%"), foreign) {
        (Some(i), _) => (from + i, "%%"),
        (None, Some(sign)) => (bad, sign.trim_end()),
        (None, None) => return None,
    };
    let before = &m.text()[m.start..at];
    let apart = before.is_empty() || before.ends_with(is_space);
    if !apart || at > bad + 1 || before.matches('"').count() % 2 == 1 {
        return None;
    }
    let line_end = m.text()[at..].find('\n').map_or(m.text().len(), |i| at + i);
    let comment = m.text()[at..line_end].trim_end_matches(is_space);
    let found = m
        .found(
            &rules::TRAILING_COMMENT,
            (at, at + comment.len()),
            "a comment stands behind a statement",
        )
        .help("Give the comment a line of its own, above the statement.");
    let code = before.trim_end_matches(is_space);
    let line_start = m.text()[..m.start].rfind('\n').map_or(0, |i| i + 1);
    let indent = &m.text()[line_start..m.start];
    // Only where the lines of the file are those of the chart can a line be put in.
    let same_lines = line_start == 0
        || m.place(line_start - 1, line_start).start + 1 == m.place(line_start, line_start).start;
    if code.is_empty()
        || code.contains('\n')
        || !indent.chars().all(is_space)
        || !same_lines
        || comment.len() <= 2
    {
        return Some(found);
    }
    let text = crate::syntax::prepare::decode_entities(&comment[sign.len()..]);
    Some(
        found.fix(
            Fix::safe(
                "Move the comment above the statement",
                m.place(m.start, m.start),
                format!("%%{text}\n{indent}"),
            )
            .and(m.place(m.start + code.len(), line_end), ""),
        ),
    )
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

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
        if bad.kind == Kind::End && !wants_id(m) {
            return Some(end_behind(m, bad));
        }
        if !wants_id(m) && !m.is_in(within::CLASS) {
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

/// Whether an id is wanted where reading stopped.
fn wants_id(m: &Mistake<'_>) -> bool {
    matches!(
        m.innermost(),
        within::TARGET | within::AMPERSAND | within::CLASS_NAME
    )
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

/// A character that no rule of the lexer takes.
pub(super) fn character(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let at = bad.start as usize;
    let c = m.text()[at..].chars().next()?;
    let hidden = |c: char| {
        c.is_control() && !is_space(c)
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
    };
    if bad.kind == Kind::Unknown && hidden(c) {
        let place = (at, at + c.len_utf8());
        return Some(
            m.found(
                &rules::INVISIBLE_CHARACTER,
                place,
                format!("an invisible character (U+{:04X}) stands here", c as u32),
            )
            .help("Remove it.")
            .fix(Fix::safe("Remove it", m.place(place.0, place.1), "")),
        );
    }
    if bad.kind == Kind::LinkId {
        return link_id(m, bad);
    }
    if bad.kind == Kind::ShapeDataStart && m.kind(-1) == Some(Kind::Space) && !wants_id(m) {
        return detached(m, bad);
    }
    if let Some(found) = wide_bracket(m, at, c) {
        return Some(found);
    }
    if !matches!(
        bad.kind,
        Kind::Unknown | Kind::TagStart | Kind::TagEnd | Kind::Up | Kind::Sep | Kind::ShapeDataStart
    ) {
        return None;
    }
    let shown: String = m.text()[at..]
        .chars()
        .take_while(|&c| !is_space(c) && !c.is_ascii())
        .take(8)
        .collect();
    let shown = if shown.is_empty() {
        c.to_string()
    } else {
        shown
    };
    if "“”„«»".contains(c) {
        return Some(
            m.found(
                &rules::SMART_QUOTES,
                (at, at + c.len_utf8()),
                format!("`{c}` is no quote to Mermaid"),
            )
            .help("Use straight quotes: `\"`."),
        );
    }
    let found = m
        .found(
            &rules::ILLEGAL_ID,
            (at, at + shown.len()),
            if shown.starts_with('ﬂ') || m.text()[..at].ends_with('ﬂ') {
                "an entity code cannot be part of an id".to_owned()
            } else {
                format!("`{shown}` cannot be part of an id")
            },
        )
        .help("Give the node an id of letters and digits, and put what it shows in brackets: `id[\"…\"]`.");
    Some(found)
}

/// A bracket of double width, as Chinese and Japanese keyboards write it.
fn wide_bracket(m: &Mistake<'_>, at: usize, c: char) -> Option<Diagnostic> {
    const WIDE: &[(char, char, char, char)] = &[
        ('（', '(', '）', ')'),
        ('［', '[', '］', ']'),
        ('【', '[', '】', ']'),
        ('｛', '{', '｝', '}'),
    ];
    let (_, open, wide, close) = WIDE.iter().find(|wide| wide.0 == c)?;
    let len = c.len_utf8();
    let found = m
        .found(
            &rules::ILLEGAL_ID,
            (at, at + len),
            format!("`{c}` is no bracket to Mermaid"),
        )
        .help(format!("Write `{open}` and `{close}`."));
    let line = m.text()[at..m.end().max(at)]
        .lines()
        .next()
        .unwrap_or_default();
    let Some(end) = line.find(*wide) else {
        return Some(found);
    };
    if end <= len || line[..end].contains(['[', '(', '{', ']', ')', '}', '"', '|']) {
        return Some(found);
    }
    let fix = Fix::safe("Write plain brackets", m.place(at, at + len), *open)
        .and(m.place(at + end, at + end + wide.len_utf8()), *close);
    Some(found.fix(fix))
}

/// `a@b --> c`
fn link_id(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
    let word = m.word(bad);
    let at = bad.end as usize - 1;
    let behind = &m.text()[at + 1..];
    if scan::arrow_here(behind.trim_start_matches(is_space)).is_some() && !word.contains("--") {
        return Some(
            m.found(
                &rules::MISSING_BLANK,
                (bad.start as usize, at + 1),
                format!(
                    "`{}` is read as the id of the link, and the node before it is missing",
                    m.shown(word)
                ),
            )
            .help("Write the node, a blank, and then the id of the link: `A e1@--> B`."),
        );
    }
    Some(
        m.found(
            &rules::ILLEGAL_ID,
            (at, at + 1),
            "`@` cannot be part of an id",
        )
        .help("Put what the node shows in brackets: `id[\"a@b\"]`."),
    )
}

/// Nodes side by side, ids of two words, commas, quotes.
pub(super) fn beside(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let at = bad.start as usize;
    if bad.kind == Kind::Str && (m.at == 0 || wants_id(m)) {
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
        return Some(text_behind(m, before.end as usize - 1));
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
    if let Some(found) = other_word(m, from, words) {
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

/// Two words that are no id, but a statement or a link misspelt.
fn other_word(m: &Mistake<'_>, from: usize, words: &str) -> Option<Diagnostic> {
    const KEYWORDS: &[&str] = &["linkStyle", "classDef", "class", "style", "click"];
    let mut each = words.split(is_space).filter(|word| !word.is_empty());
    let (first, second, third) = (each.next()?, each.next()?, each.next());
    if from == m.start && first == "direction" && third.is_none() {
        let at = from + words.len() - second.len();
        let range = (at, at + second.len());
        let message = format!("`{}` is no direction", m.shown(second));
        let found = m.found(&rules::UNKNOWN_DIRECTION, range, message);
        return Some(match super::header::direction(second) {
            Some(right) => found.help(format!("Write `{right}`.")).fix(Fix::safe(
                format!("Write `{right}`"),
                m.place(range.0, range.1),
                right,
            )),
            None => found.help("The directions are TB (or TD), BT, LR and RL."),
        });
    }
    let keyword = KEYWORDS
        .iter()
        .find(|word| word.eq_ignore_ascii_case(first));
    if let Some(right) = keyword
        && from == m.start
        && *right != first
        && scan::arrow(m.raw()).is_none()
    {
        let range = (from, from + first.len());
        let message = format!("no statement begins with `{}`", m.shown(first));
        return Some(
            m.found(&rules::SYNTAX_ERROR, range, message)
                .help(format!("Write `{right}`: upper and lower case count."))
                .fix(Fix::safe(
                    format!("Write `{right}`"),
                    m.place(range.0, range.1),
                    *right,
                )),
        );
    }
    let right = match second {
        "-" => "---",
        ".." => "-.-",
        _ => return None,
    };
    if third.is_none() || each.next().is_some() {
        return None;
    }
    let at = from + words.find(&format!(" {second} "))? + 1;
    let range = (at, at + second.len());
    Some(
        m.found(
            &rules::UNKNOWN_ARROW,
            range,
            format!("Mermaid has no link `{second}`"),
        )
        .help(format!("Write `{right}`, or `-->` with an arrow."))
        .fix(Fix::unsafe_(
            format!("Write `{right}`"),
            m.place(range.0, range.1),
            right,
        )),
    )
}

/// `A --> B: yes`, as in sequence diagrams.
fn text_behind(m: &Mistake<'_>, colon: usize) -> Diagnostic {
    let line = m.text()[colon..m.end().max(colon)]
        .lines()
        .next()
        .unwrap_or_default();
    let text = line.trim_start_matches(':').trim_matches(is_space);
    let found = m
        .found(
            &rules::MISSING_LINK,
            (colon, colon + line.len()),
            format!(
                "`{}` stands behind a node, and no link leads there",
                m.shown(text)
            ),
        )
        .help("The text of a link stands in the link: `A -->|text| B`.");
    let before = &m.text()[m.start..colon];
    let (Some((at, len)), false) = (scan::arrow(before), before.contains(['|', '"', '\n'])) else {
        return found;
    };
    let plain = !text.is_empty()
        && !text.contains(['[', ']', '(', ')', '{', '}', '"', '|', ';', ':', '&'])
        && scan::arrow(text).is_none()
        && scan::arrow(&before[at + len..]).is_none();
    if !plain || before[at..at + len].ends_with(is_space) {
        return found;
    }
    let text = crate::syntax::prepare::decode_entities(text);
    found.fix(
        Fix::safe(
            "Put the text into the link",
            m.behind(m.start + at + len),
            format!("|{text}|"),
        )
        .and(m.place(colon, colon + line.len()), ""),
    )
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
fn detached(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
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
