//! `stray-words` in ER diagrams: words that become entities or attributes of their own.

use super::names::may_be_type;
use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::rules::state::STRAY_WORDS;
use crate::lint::words::{code, list, shown};
use crate::lint::{ErView, Findings, Rule};
use crate::source::{Span, TextRange};
use crate::syntax::chars::SMART_QUOTES;
use crate::syntax::kinds::er::ast::{Statement, StatementKind};
use crate::syntax::kinds::er::attribute_line::{Problem, attribute_line, is_attributes};

pub(super) struct StrayWords;

impl Rule<ErView<'_>> for StrayWords {
    fn info(&self) -> &'static RuleInfo {
        &STRAY_WORDS
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
        for line in lines(chart) {
            outside(chart, &line, out);
        }
        bodies(chart, out);
    }
}

/// A statement outside braces, and whether it is nothing but the name of an entity.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) statement: &'a Statement,
    pub(super) bare: bool,
}

/// The statements outside braces that stand on one line each, where there are several.
pub(super) fn lines<'a>(chart: &ErView<'a>) -> Vec<Vec<Part<'a>>> {
    let text = &chart.reading.text.text;
    let (mut lines, mut line): (Vec<Vec<Part<'a>>>, Vec<Part<'a>>) = (Vec::new(), Vec::new());
    let mut end = 0;
    for statement in &chart.statements.statements {
        let kind = &statement.kind;
        let start = statement.range.start as usize;
        let same = text.get(end..start).is_some_and(|gap| !gap.contains('\n'));
        end = statement.range.end as usize;
        let bare = match kind {
            StatementKind::Entity(entity) => {
                entity.label.is_none() && entity.classes.is_empty() && !entity.opens
            }
            StatementKind::Relation(_) => false,
            _ => {
                lines.push(std::mem::take(&mut line));
                continue;
            }
        };
        if !same {
            lines.push(std::mem::take(&mut line));
        }
        line.push(Part { statement, bare });
    }
    lines.push(line);
    lines.retain(|line| line.len() > 1);
    lines
}

/// Names that stand alone, after a relationship or on a line of their own.
fn outside(chart: &ErView<'_>, line: &[Part<'_>], out: &mut Findings) {
    let text = &chart.reading.text.text;
    let word = |part: &Part<'_>| text[part.statement.range.range()].trim_matches('"');
    let (first, last) = (line[0], line[line.len() - 1]);
    if !last.bare {
        return;
    }
    let relation = match &first.statement.kind {
        StatementKind::Relation(relation) => Some(relation),
        _ if first.bare => None,
        _ => return,
    };
    let words = &line[usize::from(relation.is_some())..];
    if !words.iter().all(|part| part.bare) {
        return;
    }
    let place = chart.span(words[0].statement.range);
    let place = place.to(chart.span(last.statement.range));
    let names = list(words.iter().map(word));
    let message = match words.len() {
        1 => format!("{names} is read as a separate entity"),
        _ => format!("{names} are read as separate entities"),
    };
    let found = Diagnostic::new(&STRAY_WORDS, place, message);
    let found = match relation {
        Some(relation) => {
            let label = chart.span(relation.label).to(place);
            let said = chart.source.slice(label).replace('"', "");
            let said = said.trim();
            let found = found.help(format!(
                "Put the whole label in quotes: `\"{}\"`.",
                shown(said)
            ));
            found.fix(Fix::unsafe_(
                "Put the label in quotes",
                label,
                format!("\"{said}\""),
            ))
        }
        None => match word(&first).to_ascii_lowercase().as_str() {
            "title" => {
                found.help("Put the title in front matter: `title: …` between two `---` lines.")
            }
            "direction" => found.help("The directions are `TB`, `BT`, `LR` and `RL`."),
            "acctitle" | "accdescr" => found.help("Put a colon after the word."),
            _ => found.help("Put a name of several words in quotes, or each name on its own line."),
        },
    };
    out.push(found);
}

/// Lines between braces that are not one attribute.
fn bodies(chart: &ErView<'_>, out: &mut Findings) {
    let statements = &chart.statements.statements;
    let mut entity = None;
    let mut first = 0;
    for (at, statement) in statements.iter().enumerate() {
        match &statement.kind {
            StatementKind::Entity(opening) if opening.opens => {
                entity = Some(opening.name);
                first = at + 1;
            }
            StatementKind::EntityEnd => {
                if let Some(name) = entity.take() {
                    body(chart, name, &statements[first..at], out);
                }
            }
            _ => {}
        }
    }
}

fn body(chart: &ErView<'_>, entity: TextRange, statements: &[Statement], out: &mut Findings) {
    let text = &chart.reading.text.text;
    let Some((opening, closing)) = statements.first().zip(statements.last()) else {
        return;
    };
    let (start, end) = (opening.range.start as usize, closing.range.end as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    // Attributes beside a brace are meant to be several on a line.
    if text[line_start..start].contains('{') {
        return;
    }
    let mut found: Vec<(Diagnostic, (Span, String))> = Vec::new();
    let mut at = line_start;
    for line in text[line_start..end].split_inclusive('\n') {
        let piece = line.trim();
        let from = at + line.len() - line.trim_start().len();
        at += line.len();
        let range = TextRange::new(from as u32, (from + piece.len()) as u32);
        if is_one(statements, range) {
            continue;
        }
        let Some((problem, rewritten)) = stray(piece) else {
            continue;
        };
        let place = TextRange::new(
            range.start + problem.0 as u32,
            range.start + problem.1 as u32,
        );
        let message = match drawn(statements, range, text) {
            Some((ty, name)) => format!(
                "{} is read as an attribute of the type {}",
                code(name),
                code(ty)
            ),
            None => format!(
                "{} is read as a separate attribute",
                code(&text[place.range()])
            ),
        };
        let is_smart = text[place.range()].starts_with(SMART_QUOTES);
        let rewritten = match is_smart {
            true => straightened(&rewritten),
            false => rewritten,
        };
        let diagnostic =
            Diagnostic::new(&STRAY_WORDS, chart.span(place), message).help(match is_smart {
                true => "Put a comment in straight quotes: `\"`.",
                false => "Put a comment in quotes.",
            });
        found.push((diagnostic, (chart.span(range), rewritten)));
    }
    // Mermaid takes words in pairs, so that only all lines together can be put right.
    let mut edits = found.iter().map(|(_, edit)| edit.clone());
    let fix = edits.next().map(|(place, text)| {
        let fix = Fix::unsafe_("Put the words in comments", place, text);
        edits.fold(fix, |fix, (place, text)| fix.and(place, text))
    });
    let id = chart
        .source
        .slice(chart.span(entity))
        .trim_matches('"')
        .to_owned();
    let mut fix = fix;
    for (diagnostic, _) in found {
        let diagnostic = match fix.take() {
            Some(fix) => diagnostic.fix(fix),
            None => diagnostic,
        };
        out.about_id(&id, diagnostic);
    }
}

/// A comment without the quotes of a word processor inside its own.
fn straightened(line: &str) -> String {
    let mut line = line.to_owned();
    for sign in SMART_QUOTES {
        line = line.replace(&format!("\"{sign}"), "\"");
        line = line.replace(&format!("{sign}\""), "\"");
    }
    line
}

/// Where a line has words too much, and the line with them in a comment.
fn stray(piece: &str) -> Option<((usize, usize), String)> {
    let read = attribute_line(piece)?;
    let (problem, from, to) = read.problem?;
    if !matches!(problem, Problem::Words | Problem::Keys | Problem::Type) {
        return None;
    }
    // A type with spaces between `~` is one word to Mermaid as well.
    if problem == Problem::Type && is_attributes(piece) {
        return None;
    }
    let extra = piece.get(from..to)?;
    // Several attributes on a line.
    let mut words = extra.split_whitespace();
    let several = words.next().is_some_and(may_be_type) && words.count() > 0;
    let comma = piece[..from].trim_end().ends_with(',');
    if problem == Problem::Words && (several || comma) && is_attributes(piece) {
        return None;
    }
    Some(((from, to), read.text))
}

/// Whether a line is one attribute and nothing else.
fn is_one(statements: &[Statement], line: TextRange) -> bool {
    let at = statements.partition_point(|one| one.range.start < line.start);
    statements.get(at).is_some_and(|one| one.range == line)
}

/// What Mermaid draws of the words too much: the attribute that begins in the line after the first.
fn drawn<'t>(
    statements: &[Statement],
    line: TextRange,
    text: &'t str,
) -> Option<(&'t str, &'t str)> {
    let after = statements.partition_point(|one| one.range.start <= line.start);
    let StatementKind::Attribute(found) = &statements.get(after)?.kind else {
        return None;
    };
    (found.ty.start < line.end).then(|| (&text[found.ty.range()], &text[found.name.range()]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn words_of_their_own_are_entities() {
        let of = |line: &str| found(&StrayWords, &format!("erDiagram\n    {line}\n    X\n"));
        for (line, want) in [
            (
                "A ||--o{ B : has big parts",
                "2:22 `big` and `parts` are read as separate entities",
            ),
            (
                "title Orders",
                "2:5 `title` and `Orders` are read as separate entities",
            ),
            (
                "direction TD",
                "2:5 `direction` and `TD` are read as separate entities",
            ),
        ] {
            assert_eq!(of(line), [want], "{line}");
        }
        for fine in [
            "A",
            "A ||--o{ B : x",
            "A ||--o{ B : x C ||--|| D : y",
            "A { int x }",
        ] {
            assert!(of(fine).is_empty(), "{fine}");
        }
    }

    #[test]
    fn words_of_their_own_are_attributes() {
        let chart = "erDiagram\n    A {\n        int id PK NOT NULL\n        text code UNIQUE\n        text name UNIQUE\n        int x \"c\"\n    }\n    B { int id string n }\n    C {\n        int a int b\n        ~a b~ c\n    }\n";
        assert_eq!(
            found(&StrayWords, chart),
            [
                "3:19 `NULL` is read as an attribute of the type `NOT`",
                "4:19 `text` is read as an attribute of the type `UNIQUE`",
                "5:19 `UNIQUE` is read as an attribute of the type `name`",
            ]
        );
        let fixed = fixed(&StrayWords, chart);
        assert!(
            fixed.contains("int id PK \"NOT NULL\"\n        text code UK\n        text name UK\n")
        );
    }
}
