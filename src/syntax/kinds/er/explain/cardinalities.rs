//! The marks between two entities.

use super::Mistake;
use crate::diagnostic::Diagnostic;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Page};
use crate::syntax::kinds::er::ast::StatementKind;
use crate::syntax::kinds::er::rules;
use crate::syntax::kinds::er::token::{CARDINALITIES, Kind, LINES, Within};

/// The signs of a line, whatever language it is of.
const LINE: &[char] = &['-', '.', '=', '–', '—', '~'];

/// The signs of the marks beside it.
const ENDS: &[char] = &[
    '|', '{', '}', '<', '>', '*', '+', 'o', 'O', '0', '1', 'n', 'N', 'm', 'M',
];

/// The marks of a line, as people mean them: the left end, the line, the right end.
struct Marks<'t> {
    at: usize,
    text: &'t str,
    left: &'t str,
    line: &'t str,
    right: &'t str,
}

/// The first word of a line that is nothing but marks, with a line among them.
fn marks(line: &str) -> Option<Marks<'_>> {
    let mut at = 0;
    for word in line.split_inclusive(is_space) {
        let text = word.trim_end_matches(is_space);
        let start = at;
        at += word.len();
        let has = |c: char| LINE.contains(&c) || ENDS.contains(&c);
        if text.starts_with('"') {
            continue;
        }
        let Some(from) = text.find(LINE) else {
            continue;
        };
        // `-->|text|`, as flowcharts have it.
        let arrow = text.find(">|").filter(|_| from == 0);
        let text = arrow.map_or(text, |head| &text[..=head]);
        if !text.chars().all(has) {
            continue;
        }
        let rest = text[from..].trim_start_matches(LINE);
        return Some(Marks {
            at: start,
            text,
            left: &text[..from],
            line: &text[from..text.len() - rest.len()],
            right: rest,
        });
    }
    None
}

/// Where the marks of a relationship begin in a text, as signs or as words (`only one to zero or many`).
pub(super) fn begin(text: &str) -> Option<usize> {
    const WORDS: [&str; 13] = [
        "only one",
        "one or zero",
        "zero or one",
        "one or more",
        "one or many",
        "zero or more",
        "zero or many",
        "many(0)",
        "many(1)",
        "0+",
        "1+",
        "one",
        "many",
    ];
    let signs = ["||", "|o", "}o", "}|"].iter();
    let sign = signs.filter_map(|mark| text.find(mark)).min();
    sign.or_else(|| {
        let to = text.find(" optionally to ").or_else(|| text.find(" to "))?;
        let before = text[..to].trim_end();
        let mut words = WORDS.iter();
        let name = words.find_map(|word| before.strip_suffix(word))?;
        name.ends_with(is_space).then_some(name.len())
    })
}

/// Whether a line can hardly be anything but a relationship.
pub(super) fn is_relationship(line: &str) -> bool {
    let ends = ['|', '{', '}', 'o', '1', '+', ')'];
    let glued = ["--", "..", ".-", "-."].iter().any(|mark| {
        line.match_indices(mark).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = line[at + mark.len()..].chars().next();
            let is = |c: Option<char>| c.is_some_and(|c| ends.contains(&c));
            is(before) && is(after) || is(before) && after.is_some_and(char::is_alphabetic)
        })
    });
    let arrow =
        marks(line).is_some_and(|marks| marks.at > 0 && marks.text.len() > marks.line.len());
    let words = line.contains(" to ") && line.contains(':');
    (glued || arrow || words) && !line.starts_with('}')
}

/// A line between two entities whose marks are none.
pub(super) fn wrong(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let beside = m.beside().map(|statement| &statement.kind);
    let after_entity = matches!(beside, Some(StatementKind::Entity(_)));
    let in_marks = m.is_in(Within::Relation)
        && m.at > 0
        && !m.tokens[..m.at]
            .iter()
            .any(|token| token.kind == Kind::Colon)
        && m.tokens[..m.at]
            .iter()
            .filter(|token| CARDINALITIES.has(token.kind) || LINES.has(token.kind))
            .count()
            < 3
        || bad.kind == Kind::Open && m.token(-1).is_some_and(|before| before.end == bad.start);
    let begins = m.at == 0 && after_entity && m.relation_on_line().is_none();
    let signs = matches!(
        bad.kind,
        Kind::Sign | Kind::Solid | Kind::Dashed | Kind::Open
    );
    if !(in_marks || begins && (signs || CARDINALITIES.has(bad.kind))) {
        return None;
    }
    let page = m.page;
    let line = m.line(m.start);
    let marks = marks(page.slice(line))?;
    let start = line.start + marks.at as u32;
    let inside = (start..start + marks.text.len() as u32).contains(&bad.start);
    if begins && !inside {
        return None;
    }
    Some(m.next_line(not_marks(&page, start, &marks)))
}

/// `A {o--|| B : x`: the brace of an entity that is one of the marks.
pub(super) fn brace(page: &Page<'_>, entity: TextRange) -> Option<Diagnostic> {
    let line = page.line(entity.end);
    let marks = marks(page.slice(line))?;
    let start = line.start + marks.at as u32;
    let brace = start + 1 == entity.end && marks.left.starts_with('{');
    brace.then(|| not_marks(page, start, &marks))
}

fn not_marks(page: &Page<'_>, start: u32, marks: &Marks<'_>) -> Diagnostic {
    let place = TextRange::new(start, start + marks.text.len() as u32);
    let said = page.code(place);
    let (left, right) = (left(marks.left), right(marks.right));
    let message = match (left, right) {
        (Some(_), Some(_)) => format!("{said} is not a relationship"),
        (Some(_), None) if marks.right.is_empty() => {
            format!("{said} is only the left half of a relationship")
        }
        (None, Some(_)) if marks.left.is_empty() => {
            format!("{said} is only the right half of a relationship")
        }
        _ => format!("{said} does not say how many of each entity"),
    };
    let help = match (left, right) {
        (Some(left), None) if marks.right.is_empty() => {
            format!("Add the right half, an entity and a label: `A {left}--|| B : label`.")
        }
        (None, Some(right)) if marks.left.is_empty() => {
            format!("Add the left half: `A ||--{right} B : label`.")
        }
        _ => "Write `||` for one, `o|` for none or one, `|{` for at least one, `o{` for any number: `||--o{`."
            .to_owned(),
    };
    let mut found = page
        .finding(&rules::UNKNOWN_CARDINALITY, place, message)
        .help(help);
    if let (Some(left), Some(right)) = (left, right) {
        let middle = if marks.line.contains('.') { ".." } else { "--" };
        let text = format!("{left}{middle}{right}");
        found.fix = page.fix(format!("Write `{text}`"), [(place, text.as_str())]);
    }
    found
}

/// What signs at the left end mean.
fn left(signs: &str) -> Option<&'static str> {
    Some(match signs {
        "|o" | "o|" | "|O" | "O|" => "|o",
        "||" | "|" | "|||" | "1" => "||",
        "}o" | "o}" | "{o" | "o{" | "}O" => "}o",
        "}|" | "|}" | "{|" | "|{" => "}|",
        _ => return None,
    })
}

/// What signs at the right end mean.
fn right(signs: &str) -> Option<&'static str> {
    Some(match signs {
        "o|" | "|o" | "O|" | "|O" => "o|",
        "||" | "|" | "|||" | "1" => "||",
        "o{" | "{o" | "}o" | "o}" | "O{" => "o{",
        "|{" | "{|" | "}|" | "|}" => "|{",
        _ => return None,
    })
}

/// A `1` that is read as a name, because a name that is not of ASCII letters comes after it.
pub(super) fn one(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let page = m.page;
    let mut found = page
        .finding(
            &rules::UNKNOWN_CARDINALITY,
            range(bad),
            "`1` works only before a name that starts with an ASCII letter",
        )
        .help("Write `one`, which always works.");
    found.fix = page.fix("Write `one`", [(range(bad), "one")]);
    m.next_line(found)
}
