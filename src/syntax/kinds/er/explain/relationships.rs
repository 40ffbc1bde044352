//! Relationships: their labels, and what stands where a label, a colon or an entity belongs.

use super::{Mistake, names};
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::er::ast::StatementKind;
use crate::syntax::kinds::er::rules;
use crate::syntax::kinds::er::token::{CARDINALITIES, Kind, NAMES, Within};
use crate::syntax::text;

/// A relationship that is not complete.
pub(super) fn incomplete(m: &Mistake<'_>) -> Option<Explained> {
    if m.is_in(Within::Label) {
        return Some(label(m));
    }
    let expected = m.failure.expected;
    if expected.has(Kind::Colon) {
        without_colon(m)
    } else if expected.has(Kind::Quoted) {
        without_target(m)
    } else {
        None
    }
}

/// The colon is there and no label that Mermaid reads.
fn label(m: &Mistake<'_>) -> Explained {
    let (page, bad) = (m.page, m.bad());
    if matches!(bad.kind, Kind::Newline | Kind::Eof) {
        let colon = m.tokens[m.at - 1];
        let mut found = page
            .finding(
                &rules::UNLABELLED_RELATIONSHIP,
                range(colon),
                "no label follows this colon",
            )
            .help("Write `\"\"` for an empty label.");
        found.fix = page.fix(
            "Write `\"\"` for an empty label",
            [(TextRange::at(colon.end), " \"\"")],
        );
        return m.next_line(found);
    }
    unquoted(m, bad.start)
}

/// A label that begins at a place and needs quotes.
fn unquoted(m: &Mistake<'_>, start: u32) -> Explained {
    let page = m.page;
    let rest = page.rest_of_line(start);
    let said = page.slice(rest);
    let plain = said.trim_end_matches(';').trim_end();
    let place = TextRange::new(start, start + plain.len() as u32);
    let single = plain.len() > 1 && plain.starts_with('\'') && plain.ends_with('\'');
    let mut found = match single {
        true => page.finding(&rules::SINGLE_QUOTES, place, "a label needs double quotes"),
        false => page
            .finding(
                &rules::UNQUOTED_ROLE,
                place,
                format!("the label {} needs quotes", page.code(place)),
            )
            .help("Without quotes, a label must be one plain word."),
    };
    let more = ["--", "..", "||"].iter().any(|marks| plain.contains(marks));
    if !more || single {
        found.fix = m.quote(place).map(|mut fix| {
            // What is cut off the end goes with the fix.
            fix.edits[0].span = page.span(TextRange::new(start, rest.end));
            fix
        });
    }
    m.next_line(found)
}

/// Words after a label that is one word or stands in quotes.
pub(super) fn after_label(m: &Mistake<'_>) -> Option<Explained> {
    let statement = m.relation_on_line()?;
    let StatementKind::Relation(relation) = &statement.kind else {
        return None;
    };
    let (page, bad) = (m.page, m.bad());
    let label = page.slice(relation.label);
    if !label.starts_with('"') && label != ":" {
        return Some(unquoted(m, relation.label.start));
    }
    let rest = page.rest_of_line(bad.start);
    if bad.kind != Kind::Colon {
        return nested_quotes(m, relation.label);
    }
    let second = page.slice(rest)[1..].trim().trim_matches('"');
    let mut found = page.finding(
        &rules::SECOND_LABEL,
        rest,
        "a relationship can have only one label",
    );
    let first = label.trim_matches('"');
    let text = format!(
        "\"{}\"",
        format!("{first}: {second}").trim_start_matches(": ")
    );
    let whole = TextRange::new(relation.label.start, rest.end);
    found.fix = page.fix("Join the two labels", [(whole, text.as_str())]);
    Some(m.next_line(found))
}

/// A text in quotes that is all of the line after a place.
fn label_below(m: &Mistake<'_>, from: u32) -> Option<TextRange> {
    let page = m.page;
    let next = page.line_end(from) + 1;
    if next as usize >= page.source.text.len() {
        return None;
    }
    let line = page.line(next);
    let inner = page.slice(line).strip_prefix('"')?.strip_suffix('"')?;
    (!inner.is_empty() && !inner.contains('"')).then_some(line)
}

/// Both entities are there, and no colon after them.
fn without_colon(m: &Mistake<'_>) -> Option<Explained> {
    let (page, bad) = (m.page, m.bad());
    let before = m.tokens[m.at - 1];
    let whole = TextRange::new(m.first().start, before.end);
    let line = page.rest_of_line(bad.start);
    match bad.kind {
        Kind::Newline if label_below(m, before.end).is_some() => {
            let label = label_below(m, before.end)?;
            let gap = TextRange::new(before.end, label.start);
            let end = page.rest_of_line(before.start).end;
            let mut found = page
                .finding(
                    &rules::UNLABELLED_RELATIONSHIP,
                    TextRange::at(end),
                    format!("the `:` before the label {} is missing", page.code(label)),
                )
                .help(format!(
                    "Write it on one line: `: {}`.",
                    page.code(label).trim_matches('`')
                ));
            found.fix = page.fix("Write the label on the same line", [(gap, " : ")]);
            Some(Explained::at(found, label.end as usize))
        }
        Kind::Newline | Kind::Eof | Kind::Cut => {
            let mut found = page
                .finding(
                    &rules::UNLABELLED_RELATIONSHIP,
                    text::trimmed(page.source, whole),
                    "a relationship needs a label",
                )
                .help("Write `: label` after it, or `: \"\"` for none.");
            found.fix = page.fix(
                "Write an empty label",
                [(TextRange::at(before.end), " : \"\"")],
            );
            Some(m.next_line(found))
        }
        kind if CARDINALITIES.has(kind) && page.slice(line).starts_with(['|', '}', 'o', '{']) => {
            let found = page
                .finding(
                    &rules::RELATION_CHAIN,
                    line,
                    "a relationship can join only two entities",
                )
                .help("Put the next one on its own line, with its label.");
            Some(m.next_line(found))
        }
        Kind::BracketOpen => names::labelled(m, before),
        Kind::Open => {
            let found = page.finding(
                &rules::UNLABELLED_RELATIONSHIP,
                text::trimmed(page.source, whole),
                "a relationship needs a label, and cannot have braces",
            );
            Some(m.next_line(found))
        }
        _ => {
            let said = page.slice(line);
            let colon = said.find(':').filter(|&at| !said[..at].contains('"'));
            if let Some(colon) = colon {
                let end = bad.start + said[..colon].trim_end().len() as u32;
                let name = TextRange::new(before.start, end);
                return Some(names::unquoted(m, name));
            }
            if said.starts_with(';') {
                return None;
            }
            let mut found = page.finding(
                &rules::UNLABELLED_RELATIONSHIP,
                line,
                format!("a colon is missing before the label {}", page.code(line)),
            );
            let label = match bad.kind {
                Kind::Quoted | Kind::Text => said.to_owned(),
                _ => format!("\"{said}\""),
            };
            let gap = TextRange::new(before.end, line.end);
            found.fix = page.fix(
                format!("Write `: {label}`"),
                [(gap, format!(" : {label}").as_str())],
            );
            Some(m.next_line(found))
        }
    }
}

/// The marks are there, and no entity after them.
fn without_target(m: &Mistake<'_>) -> Option<Explained> {
    let (page, bad) = (m.page, m.bad());
    match bad.kind {
        Kind::Newline | Kind::Eof | Kind::Cut | Kind::Colon => {
            let before = m.tokens[m.at - 1];
            let whole = TextRange::new(m.first().start, before.end);
            let found = page
                .finding(
                    &rules::MISSING_TARGET,
                    text::trimmed(page.source, whole),
                    "no entity follows this relationship",
                )
                .help("Write an entity after it.");
            Some(m.next_line(found))
        }
        kind if NAMES.has(kind) => None,
        _ => names::at(m, bad.start),
    }
}

/// `: "has "many" items"`: quotes inside a label in quotes.
fn nested_quotes(m: &Mistake<'_>, label: TextRange) -> Option<Explained> {
    let page = m.page;
    let line = page.slice(page.rest_of_line(label.start));
    let end = line.rfind('"').filter(|&end| end >= label.len() as usize)?;
    let inner = TextRange::new(label.start + 1, label.start + end as u32);
    let quotes = page.slice(inner).match_indices('"').map(|(at, _)| {
        let at = inner.start + at as u32;
        let before = TextRange::new(label.start, at);
        let escaped = u32::from(page.slice(before).ends_with('\\'));
        TextRange::new(at - escaped, at + 1)
    });
    let quotes: Vec<TextRange> = quotes.collect();
    let mut found = page
        .finding(
            &rules::NESTED_QUOTES,
            *quotes.first()?,
            "a quoted label cannot contain quotes",
        )
        .help("Write `#quot;` for each inner quote.");
    found.fix = page.fix(
        "Write `#quot;` for each inner quote",
        quotes.iter().map(|&quote| (quote, "#quot;")),
    );
    Some(m.next_line(found))
}
