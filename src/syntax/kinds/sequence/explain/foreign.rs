//! Statements of other languages and of other diagrams, fences, braces, signs before a statement.

use super::Mistake;
use super::lines::{first_word, titles};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{shown, wording};
use crate::syntax::kinds::sequence::token::Kind;
use crate::syntax::kinds::sequence::{Opened, rules};

/// Words of other languages that open a block: the statement, and whether an `end` is to come.
pub(super) fn opening(m: &Mistake<'_>) -> Option<(Diagnostic, bool)> {
    let line = m.slice(m.first_line());
    let (word, rest) = first_word(line);
    if !rest.starts_with(is_space) && !rest.is_empty() {
        return None;
    }
    let start = m.start;
    let with = |what: &'static str| {
        Fix::safe(
            format!("Write `{what}`"),
            m.span(start..start + word.len()),
            what,
        )
    };
    let found = |help: &str| {
        m.finding(
            &rules::FOREIGN_STATEMENT,
            m.first_line(),
            format!("a sequence diagram has no `{word}`"),
        )
        .help(help.to_owned())
    };
    match word.to_ascii_lowercase().as_str() {
        "group" => Some((
            found("Group messages with `opt text` or `rect rgb(…)`.").fix(with("opt")),
            true,
        )),
        "subgraph" => Some((
            found("Group participants with `box`, messages with `rect rgb(…)`."),
            true,
        )),
        "while" | "for" | "repeat" => Some((
            found("Write `loop text` for a repetition.").fix(with("loop")),
            true,
        )),
        "if" => Some((
            found("Write `alt text`, `else text` and `end` for alternatives.").fix(with("alt")),
            true,
        )),
        _ => None,
    }
}

/// Statements of other languages and of other diagrams, fences, braces.
pub(super) fn foreign(m: &Mistake<'_>) -> Option<Diagnostic> {
    let line = m.slice(m.first_line());
    if line.starts_with("```") || line.starts_with("~~~") {
        return Some(
            m.finding(
                &rules::FOREIGN_STATEMENT,
                m.first_line(),
                "there is a code fence inside the chart",
            )
            .help("Remove it, or close the chart's own fence above it.")
            .fix(m.without_line("Remove the line")),
        );
    }
    if line == "{" || line == "}" {
        return Some(
            m.finding(
                &rules::FOREIGN_BRACES,
                m.first_line(),
                "a block cannot have braces: it ends with `end`",
            )
            .fix(m.without_line("Remove the brace")),
        );
    }
    let from = m.line_start(m.start);
    let whole = m.slice(from..m.line_end(m.start));
    let whole_start = from + whole.len() - whole.trim_start_matches(is_space).len();
    if whole[whole_start - from..].starts_with("//") {
        // To Mermaid each slash is a line without a meaning.
        let sign = m.span(whole_start..whole_start + 2);
        return Some(
            Diagnostic::new(
                &rules::FOREIGN_COMMENT,
                sign,
                wording::foreign_comment("//"),
            )
            .fix(Fix::safe("Write `%%`", sign, "%%")),
        );
    }
    // So is a sign of an arrow before which no participant stands.
    let signs =
        whole[whole_start - from..m.start.max(whole_start) - from].trim_end_matches(is_space);
    if !signs.is_empty() && signs.chars().all(|c| "<>=-.~".contains(c)) {
        return Some(
            Diagnostic::new(
                &rules::UNKNOWN_ARROW,
                m.span(whole_start..whole_start + signs.len()),
                format!("`{signs}` is not an arrow, and no sender stands before it"),
            )
            .help(format!(
                "Write the sender and an arrow: `A->>{}`.",
                shown(line)
            )),
        );
    }
    if line.starts_with("@startuml") || line.starts_with("@enduml") {
        return Some(
            m.finding(
                &rules::FOREIGN_STATEMENT,
                m.first_line(),
                "this is a line of PlantUML",
            )
            .fix(m.without_line("Remove the line")),
        );
    }
    end_of_note(m)
        .or_else(|| branches(m))
        .or_else(|| styles(m))
        .or_else(|| titles(m))
        .or_else(|| kinds(m))
}

/// `end note`, which state diagrams have.
fn end_of_note(m: &Mistake<'_>) -> Option<Diagnostic> {
    let from = m.line_start(m.start);
    let line = m.slice(from..m.line_end(m.start));
    let is_note = m.tokens[0].kind == Kind::Note && m.bad().kind == Kind::Newline;
    let before = line[..m.start - from].trim_matches(is_space);
    (is_note && before.eq_ignore_ascii_case("end")).then(|| {
        Diagnostic::new(
            &rules::FOREIGN_STATEMENT,
            m.span(
                from + line.len() - line.trim_start_matches(is_space).len()..m.line_end(m.start),
            ),
            "a sequence diagram has no `end note`",
        )
        .help("Write the note on one line: `Note over A: text`, with `<br/>` for a line break.")
        .fix(m.without_line("Remove the line"))
    })
}

/// `elseif`, `endif` and the like.
fn branches(m: &Mistake<'_>) -> Option<Diagnostic> {
    let (word, _) = first_word(m.slice(m.first_line()));
    let start = m.start;
    let place = m.span(start..start + word.len());
    let in_block = !m.around.open.is_empty();
    match word.to_ascii_lowercase().as_str() {
        "elseif" | "elif" | "elsif" => {
            let found = Diagnostic::new(
                &rules::MISSPELT_KEYWORD,
                place,
                format!("`{word}` is not a keyword; the next branch starts with `else`"),
            );
            let in_alt = m.around.open.last().is_some_and(
                |open| matches!(open.what, Opened::Block(block) if block.section() == Some("else")),
            );
            Some(match in_alt {
                true => found.fix(Fix::safe("Write `else`", place, "else")),
                false => found.help("Put `else` between `alt` and its `end`."),
            })
        }
        end if ENDS.contains(&end) => {
            let found = Diagnostic::new(
                &rules::MISSPELT_KEYWORD,
                place,
                format!("`{word}` is not a keyword; a block ends with `end`"),
            );
            let known = m.around.open.iter().all(|open| open.what != Opened::Unread);
            Some(match in_block && known {
                _ if is_twice(m) => found.fix(m.without_line("Remove the line")),
                true => found.fix(Fix::safe("Write `end`", place, "end")),
                false => found.help("Write `end`, or remove the line where nothing is open."),
            })
        }
        _ => None,
    }
}

/// What ends a block in other languages.
const ENDS: [&str; 8] = [
    "endif", "endloop", "endalt", "endopt", "endpar", "endbox", "endwhile", "fi",
];

/// Whether a line ends a block as other languages do.
pub(super) fn is_end(m: &Mistake<'_>) -> bool {
    let (word, _) = first_word(m.slice(m.first_line()));
    ENDS.contains(&word.to_ascii_lowercase().as_str()) && !is_twice(m)
}

/// Whether an `end` follows on the next line.
fn is_twice(m: &Mistake<'_>) -> bool {
    let next = m.slice(m.line(m.line_end(m.start) + 1));
    next.eq_ignore_ascii_case("end")
}

/// Statements of flowcharts.
fn styles(m: &Mistake<'_>) -> Option<Diagnostic> {
    const WORDS: [&str; 8] = [
        "style",
        "classdef",
        "class",
        "linkstyle",
        "click",
        "direction",
        "graph",
        "flowchart",
    ];
    let line = m.slice(m.first_line());
    let (word, rest) = first_word(line);
    let lower = word.to_ascii_lowercase();
    if !WORDS.contains(&lower.as_str()) || !rest.starts_with(is_space) {
        return None;
    }
    let help = match lower.as_str() {
        "direction" => "Remove the line: messages always run from top to bottom.",
        "click" => "Write a link as `link A: label @ https://…`.",
        "graph" | "flowchart" => "Start a new chart in its own fence: a chart has one kind.",
        _ => {
            "Write a background as `rect rgb(…)`, a group of participants as `box`; set other colours with `themeVariables`."
        }
    };
    Some(
        m.finding(
            &rules::FOREIGN_STATEMENT,
            m.first_line(),
            format!("a sequence diagram has no `{word}`"),
        )
        .help(help)
        .fix(m.without_line("Remove the line")),
    )
}

/// `database X` and the like, as PlantUML has them; a second header.
fn kinds(m: &Mistake<'_>) -> Option<Diagnostic> {
    const KINDS: [&str; 6] = [
        "database",
        "boundary",
        "control",
        "entity",
        "queue",
        "collections",
    ];
    if m.tokens[0].kind == Kind::Header {
        return Some(
            m.finding(
                &rules::SECOND_HEADER,
                m.first_line(),
                wording::SECOND_HEADER,
            )
            .help("Remove this line, or start a new chart in its own fence.")
            .fix(Fix::unsafe_(
                "Remove this line",
                m.without_line("").edits[0].span,
                "",
            )),
        );
    }
    let line = m.slice(m.first_line());
    let (word, rest) = first_word(line);
    let lower = word.to_ascii_lowercase();
    let name = rest.trim_start_matches(is_space);
    if m.bad().kind != Kind::Newline || name.is_empty() || name.len() == rest.len() {
        return None;
    }
    let is_kind = KINDS.contains(&lower.as_str());
    if !is_kind && lower != "interface" {
        return None;
    }
    let end = name.find(is_space).unwrap_or(name.len());
    let start = m.start;
    let name_end = start + line.len() - name.len() + end;
    let found = m
        .finding(
            &rules::FOREIGN_STATEMENT,
            m.first_line(),
            format!("a sequence diagram has no statement `{word}`"),
        )
        .help(
            format!(
                "Write `participant {}@{{ \"type\": \"database\" }}`.",
                &name[..end]
            )
            .replace(
                "database",
                if is_kind { lower.as_str() } else { "boundary" },
            ),
        );
    let plain = name[end..].is_empty() || name[end..].trim_start().starts_with("as ");
    Some(match is_kind && plain {
        true => found.fix(
            Fix::safe(
                format!("Declare a participant that is a {lower}"),
                m.span(start..start + word.len()),
                "participant",
            )
            .and(
                m.span(name_end..name_end),
                format!("@{{ \"type\": \"{lower}\" }}"),
            ),
        ),
        false => found,
    })
}
