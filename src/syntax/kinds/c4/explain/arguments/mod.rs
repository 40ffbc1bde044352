//! Arguments that Mermaid reads otherwise than they are meant, or not at all.
//!
//! Without quotes an argument goes on to the next comma, over the `)` and the end of the line: what
//! Mermaid stumbles on is often lines away from the cause.

mod parentheses;
mod value;

use super::written::{Fault, Written, written};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, RuleInfo};
use crate::source::TextRange;
use crate::syntax::explain::{Page, wording};
use crate::syntax::kinds::c4::ast::Keyword;
use crate::syntax::kinds::c4::rules;

/// Something wrong, and the edits that put it right.
struct Found {
    rule: &'static RuleInfo,
    place: TextRange,
    message: String,
    help: &'static str,
    /// What the edits do.
    fix: &'static str,
    edits: Vec<(TextRange, String)>,
}

/// Arguments that are not read as they are meant.
pub(in crate::syntax::kinds::c4) struct Broken {
    /// What is wrong with them.
    pub(in crate::syntax::kinds::c4) diagnostic: Diagnostic,
    /// Where their last line ends.
    pub(in crate::syntax::kinds::c4) end: u32,
}

/// What is wrong with the arguments after a word, as far as its line shows it.
pub(in crate::syntax::kinds::c4) fn explain(
    page: Page<'_>,
    word: TextRange,
    keyword: Keyword,
) -> Option<Broken> {
    let written = written(page, word.end)?;
    let mut all: Vec<Found> = quotes(page, &written);
    all.extend(written.arguments.iter().filter_map(|argument| {
        let inside = |fault: &Fault| {
            argument.range.start <= fault.start() && fault.start() <= argument.range.end
        };
        match written.faults.iter().any(inside) {
            true => None,
            false => value::value(page, *argument),
        }
    }));
    match written.close {
        None => all.push(parentheses::unclosed(page, word, &written)),
        Some(close) if page.slice(close) != ")" => {
            all.push(parentheses::bracket(page, word, &written, close))
        }
        Some(close) if all.is_empty() => all.extend(last(page, word, keyword, &written, close)),
        Some(_) => {}
    }
    all.sort_by_key(|found| found.place.start);
    let fix = match all.as_slice() {
        [one] => one.fix,
        _ => "Put the arguments right",
    };
    let edits: Vec<Edit> = all
        .iter()
        .flat_map(|found| &found.edits)
        .map(|(range, text)| Edit {
            span: page.span(*range),
            text: text.clone(),
        })
        .collect();
    let found = all.into_iter().next()?;
    let complete = !found.edits.is_empty();
    let end = match found.edits.last() {
        Some((last, _)) if found.rule == &rules::SPLIT_ARGUMENTS => page.line_end(last.end),
        _ => page.line_end(word.end),
    };
    let diagnostic = page
        .finding(found.rule, found.place, found.message)
        .help(found.help);
    let diagnostic = match complete {
        true => diagnostic.fix(Fix {
            description: fix.to_owned(),
            applicability: Applicability::Safe,
            edits: sorted(edits),
        }),
        false => diagnostic,
    };
    Some(Broken { diagnostic, end })
}

fn sorted(mut edits: Vec<Edit>) -> Vec<Edit> {
    // A quote belongs to the text: what closes the arguments comes after it.
    edits.sort_by_key(|edit| (edit.span, edit.text != "\""));
    edits
}

/// What is wrong with quotes.
fn quotes(page: Page<'_>, written: &Written) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let rest = |from: u32| page.slice(page.rest_of_line(from));
    for fault in &written.faults {
        let found = match *fault {
            Fault::Unclosed { opened, at } => Found {
                rule: &rules::UNCLOSED_QUOTE,
                place: TextRange::new(opened, opened + 1),
                message: wording::unclosed_quote(rest(opened + 1)),
                help: "Write `\"` at the end of the text.",
                fix: "Close the quote",
                edits: vec![(TextRange::at(at), "\"".to_owned())],
            },
            Fault::Unopened { at, closed } => Found {
                rule: &rules::UNCLOSED_QUOTE,
                place: TextRange::new(closed, closed + 1),
                message: wording::unopened_quote(rest(at)),
                help: "Write `\"` before the text.",
                fix: "Add `\"` before the text",
                edits: vec![(TextRange::at(at), "\"".to_owned())],
            },
            Fault::Nested { at } => {
                let escaped = page.source.text[..at as usize].ends_with('\\');
                Found {
                    rule: &rules::NESTED_QUOTES,
                    place: TextRange::new(at, at + 1),
                    message: "quoted text cannot contain quotes".to_owned(),
                    help: "Write `#quot;` for each inner quote.",
                    fix: "Write `#quot;` for each inner quote",
                    edits: vec![(
                        TextRange::new(at - u32::from(escaped), at + 1),
                        "#quot;".to_owned(),
                    )],
                }
            }
        };
        all.push(found);
    }
    all
}

/// A last argument that Mermaid does not see the end of, or that is missing.
fn last(
    page: Page<'_>,
    word: TextRange,
    keyword: Keyword,
    written: &Written,
    close: TextRange,
) -> Option<Found> {
    let last = written.arguments.last()?;
    let text = page.slice(last.range);
    if last.quoted || text.is_empty() || text.starts_with('$') {
        return None;
    }
    let whole = TextRange::new(word.start, close.end);
    let name = page.slice(word);
    let end = TextRange::at(close.start);
    let (is_relation, labelled) = match keyword {
        Keyword::Relation(_) => (true, 3),
        Keyword::Indexed => (true, 4),
        Keyword::Element(_) | Keyword::Boundary(_) => (false, 2),
        _ => (false, 0),
    };
    if written.arguments.len() < labelled {
        let missing = labelled - written.arguments.len();
        let edits = match (is_relation, missing) {
            (true, 1) => vec![(end, ", \"\"".to_owned())],
            (false, 1) => vec![(end, format!(", \"{}\"", text.replace('"', "#quot;")))],
            _ => Vec::new(),
        };
        return Some(Found {
            rule: &rules::MISSING_ARGUMENT,
            place: whole,
            message: match (is_relation, missing) {
                (true, 1) => format!("this `{name}` has no label"),
                (true, _) => format!("this `{name}` names only one element"),
                (false, _) => format!("{} has no label", page.code(last.range)),
            },
            help: match is_relation {
                true => {
                    "Write two aliases and a label, which may be `\"\"`: `Rel(a, b, \"uses\")`."
                }
                false => "Add the text to show after the alias: `alias, \"Label\"`.",
            },
            fix: match is_relation {
                true => "Add an empty label",
                false => "Use the alias as the label",
            },
            edits,
        });
    }
    Some(Found {
        rule: &rules::UNQUOTED_ARGUMENT,
        place: last.range,
        message: format!(
            "the last argument, {}, is not in quotes",
            page.code(last.range)
        ),
        help: "Without quotes, an argument runs to the next comma, past the `)`.",
        fix: "Put it in quotes",
        edits: vec![(last.range, format!("\"{}\"", text.replace('"', "#quot;")))],
    })
}
