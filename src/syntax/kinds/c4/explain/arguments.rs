//! Arguments that Mermaid reads otherwise than they are meant, or not at all.
//!
//! Without quotes an argument goes on to the next comma, over the `)` and the end of the line: what
//! Mermaid stumbles on is often lines away from the cause.

use super::written::{Argument, Fault, Written, named, written};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, RuleInfo};
use crate::source::TextRange;
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::explain::{Page, shown, wording};
use crate::syntax::kinds::c4::ast::Keyword;
use crate::syntax::kinds::c4::rules;

/// The names of arguments that Mermaid knows.
const NAMES: [&str; 18] = [
    "descr",
    "techn",
    "tags",
    "link",
    "sprite",
    "label",
    "type",
    "bgColor",
    "fontColor",
    "borderColor",
    "shadowing",
    "shape",
    "legendText",
    "legendSprite",
    "textColor",
    "lineColor",
    "offsetX",
    "offsetY",
];

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
            false => value(page, *argument),
        }
    }));
    match written.close {
        None => all.push(unclosed(page, word, &written)),
        Some(close) if page.slice(close) != ")" => all.push(bracket(page, word, &written, close)),
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
    edits.sort_by_key(|edit| edit.span);
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

/// What is wrong with an argument between its commas.
fn value(page: Page<'_>, argument: Argument) -> Option<Found> {
    let range = argument.range;
    let text = page.slice(range);
    if let Some((len, value)) = named(text) {
        return named_value(page, range, len, value);
    }
    if single(text) {
        let inner = &text[1..text.len() - 1];
        return Some(Found {
            rule: &rules::SINGLE_QUOTES,
            place: range,
            message: "this text needs double quotes".to_owned(),
            help: "Mermaid reads only double quotes here.",
            fix: "Write double quotes",
            edits: vec![(range, format!("\"{}\"", inner.replace('"', "#quot;")))],
        });
    }
    let sign = text.trim_start_matches([';', '.', ':']);
    if sign.len() + 1 == text.len() && sign.trim_start().starts_with('"') {
        let len = (text.len() - sign.trim_start().len()) as u32;
        return Some(Found {
            rule: &rules::UNQUOTED_ARGUMENT,
            place: TextRange::new(range.start, range.start + 1),
            message: format!("unexpected `{}` before `{}`", &text[..1], shown(sign)),
            help: "Remove it.",
            fix: "Remove it",
            edits: vec![(
                TextRange::new(range.start, range.start + len),
                String::new(),
            )],
        });
    }
    if let Some(gap) = missing_comma(text) {
        let at = range.start + gap as u32;
        return Some(Found {
            rule: &rules::UNQUOTED_ARGUMENT,
            place: range,
            message: "a comma is missing before the quote".to_owned(),
            help: "Separate arguments with commas.",
            fix: "Add the comma",
            edits: vec![(TextRange::at(at), ",".to_owned())],
        });
    }
    let len = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let rest = text[len..].trim_start_matches(is_space);
    if NAMES.contains(&&text[..len]) && rest.starts_with('=') {
        return Some(Found {
            rule: &rules::UNQUOTED_ARGUMENT,
            place: range,
            message: format!("`$` is missing before `{}`", &text[..len]),
            help: "Write a named argument as `$name=\"text\"`.",
            fix: "Add `$`",
            edits: vec![(TextRange::at(range.start), "$".to_owned())],
        });
    }
    None
}

/// Where a comma is missing between an alias and a text: `a "text"`.
fn missing_comma(text: &str) -> Option<usize> {
    let at = text.find('"').filter(|at| *at > 0)?;
    let alias = text[..at].trim_end_matches(is_space);
    let whole = text.ends_with('"') && text.len() > at + 1;
    let plain = alias.chars().all(|c| is_word(c) || matches!(c, '-' | '.'));
    (whole && plain && !text[at + 1..text.len() - 1].contains('"')).then_some(alias.len())
}

/// Whether a text stands in single quotes.
fn single(text: &str) -> bool {
    text.len() > 1 && text.starts_with('\'') && text.ends_with('\'')
}

/// `$name` with a value in no quotes, in others, or without one.
fn named_value(
    page: Page<'_>,
    range: TextRange,
    len: usize,
    value: Option<usize>,
) -> Option<Found> {
    let text = page.slice(range);
    let name = &text[..len];
    let found = |message: String, edits| {
        Some(Found {
            rule: &rules::UNQUOTED_ARGUMENT,
            place: range,
            message,
            help: "Write a named argument as `$name=\"text\"`.",
            fix: "Use double quotes",
            edits,
        })
    };
    let Some(value) = value else {
        return found(format!("`{name}` has no value"), Vec::new());
    };
    let (start, value) = (range.start + value as u32, &text[value..]);
    if value == "\"\"" || value.is_empty() {
        return found(
            format!("the value of `{name}` is empty"),
            vec![(with_comma(page, range), String::new())],
        );
    }
    if value.starts_with('"') {
        return None;
    }
    let inner = match single(value) {
        true => &value[1..value.len() - 1],
        false => value,
    };
    found(
        format!("the value of `{name}` is not in double quotes"),
        vec![(
            TextRange::new(start, range.end),
            format!("\"{}\"", inner.replace('"', "#quot;")),
        )],
    )
}

/// An argument with the comma before it.
fn with_comma(page: Page<'_>, range: TextRange) -> TextRange {
    let before = page.source.text[..range.start as usize].trim_end_matches(is_space);
    match before.strip_suffix(',') {
        Some(before) => TextRange::new(before.len() as u32, range.end),
        None => range,
    }
}

/// Parentheses that the line does not close.
fn unclosed(page: Page<'_>, word: TextRange, written: &Written) -> Found {
    let name = page.slice(word);
    if let Some(edits) = split(page, written) {
        return Found {
            rule: &rules::SPLIT_ARGUMENTS,
            place: TextRange::new(word.start, written.end),
            message: format!("the arguments of `{name}` continue on the next line"),
            help: "Write them on one line: after a line break, quotes are read as part of the text.",
            fix: "Write them on one line",
            edits,
        };
    }
    let line = page.slice(TextRange::new(word.start, written.end));
    let body = line.trim_end_matches(|c: char| is_space(c) || matches!(c, '{' | ',' | ';'));
    let end = word.start + body.len() as u32;
    let (tail, brace) = (
        &line[body.len()..],
        if line.ends_with('{') { ") {" } else { ")" },
    );
    let last = written.arguments.last().filter(|last| last.quoted);
    // Without quotes the last argument would go on over the parenthesis.
    let edits = match last {
        Some(_) => vec![(
            TextRange::new(end, end + tail.len() as u32),
            brace.to_owned(),
        )],
        None => Vec::new(),
    };
    Found {
        rule: &rules::BROKEN_PARENTHESES,
        place: word,
        message: format!("the `(` after `{name}` is not closed"),
        help: "Write `)` on the same line.",
        fix: "Write `)`",
        edits,
    }
}

/// How many lines the arguments of a statement may take to be put on one.
const MOST_LINES: usize = 24;

/// The edits that put arguments on one line which go on in the next ones.
fn split(page: Page<'_>, written: &Written) -> Option<Vec<(TextRange, String)>> {
    let text = &page.source.text;
    let last = page.slice(TextRange::new(written.end - 1, written.end));
    if last != "," && last != "(" {
        return None;
    }
    let mut edits = Vec::new();
    let (mut at, mut end_of_line) = (written.end as usize, last);
    for _ in 0..MOST_LINES {
        let line = text[at..].trim_start_matches(is_space);
        let start = text.len() - line.len();
        let line = line.lines().next()?.trim_end_matches(is_space);
        let space = match end_of_line {
            "(" => "",
            _ => " ",
        };
        let gap = TextRange::new(at as u32, start as u32);
        edits.push((
            gap,
            if line.starts_with(')') { "" } else { space }.to_owned(),
        ));
        at = start + line.len();
        if line.trim_end_matches(['{', ' ']).ends_with(')') {
            return Some(edits);
        }
        if !line.ends_with(',') && !line.starts_with('"') {
            return None;
        }
        end_of_line = ",";
    }
    None
}

/// `(` that another bracket closes.
fn bracket(page: Page<'_>, word: TextRange, written: &Written, close: TextRange) -> Found {
    Found {
        rule: &rules::BROKEN_PARENTHESES,
        place: close,
        message: format!(
            "`{}` does not close the `(` after `{}`",
            page.slice(close),
            page.slice(word)
        ),
        help: "Write `)`.",
        fix: "Write `)`",
        edits: vec![(TextRange::new(close.start, written.end), ")".to_owned())],
    }
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
