//! Relations: labels between pipes, chains, style classes, colons.

use super::Mistake;
use super::arrows::label_start;
use crate::label::code;
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::{HEADS, Kind, LINES, Token};

/// `A -->|text| B`
pub(super) fn label_after_arrow(m: &Mistake<'_>) -> Option<Explained> {
    let whole = m.first_line();
    let line = m.slice(whole);
    let open = ["-->|", "--|", "..>|", "..|", "->|"]
        .iter()
        .find_map(|arrow| {
            let at = line.find(arrow)? + arrow.len();
            // `--|>` is an arrow of its own.
            (!line[at..].starts_with('>')).then_some(at)
        })?;
    let len = line[open..].find('|')?;
    let text = line[open..open + len].trim().trim_matches('"');
    let end = open + len + 1;
    if label_start(&line[end..]).is_some() {
        return None;
    }
    let place = TextRange::new(whole.start + open as u32 - 1, whole.start + end as u32);
    let mut found = m.finding(
        &rules::PIPE_LABEL,
        place,
        "a colon is missing before the label of this relation",
    );
    let label = format!(" : {text}");
    let space = if line[end..].starts_with(' ') {
        ""
    } else {
        " "
    };
    found.fix = m.fix(
        "Put the label after a colon",
        [(place, space), (TextRange::at(whole.end), label.as_str())],
    );
    Some(m.next_line(found.help(format!("Write `: {text}` at the end of the line."))))
}

/// `A --> B:::name`, `A:::name`
pub(super) fn style(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let name = m.token(-1)?;
    let style = m.tokens.get(m.at + 1)?;
    if style.kind != Kind::Word {
        return None;
    }
    let place = TextRange::new(bad.start, style.end);
    let mut found = m.finding(
        &rules::STYLE_IN_RELATION,
        place,
        "only a `class` line can give a style class",
    );
    let rest = m.slice(m.trimmed(m.rest_of_line(style.end)));
    if rest.is_empty() && m.at == 1 {
        let start = TextRange::at(m.first().start);
        found.fix = m.fix("Write `class`", [(start, "class ")]);
    } else {
        let id = m.slice(name);
        let line = format!("\n{}class {id}{}", m.indent(m.start), m.slice(place));
        let end = TextRange::at(m.first_line().end);
        found.fix = m.fix(
            "Give the style class on a line of its own",
            [(place, ""), (end, line.as_str())],
        );
    }
    Some(m.next_line(found))
}

/// `A <-- &`: the arrow is there, and no name after it.
pub(super) fn without_target(m: &Mistake<'_>) -> Option<Explained> {
    let arrow = m.tokens[..m.at].last()?;
    let is_arrow = |token: &Token| LINES.has(token.kind) || HEADS.has(token.kind);
    if !is_arrow(arrow) {
        return None;
    }
    let begun = m.tokens[..m.at]
        .iter()
        .rposition(|token| !is_arrow(token))
        .map_or(0, |last| last + 1);
    let whole = TextRange::new(m.tokens[begun].start, arrow.end);
    if begun == 0 || matches!(m.bad().kind, Kind::Quoted | Kind::Literal) {
        return None;
    }
    let found = m
        .finding(
            &rules::SYNTAX_ERROR,
            whole,
            format!("no class follows the arrow {}", m.code(whole)),
        )
        .help(format!(
            "Write a class after it: {}.",
            code(&format!("A {} B", m.slice(whole)))
        ));
    Some(m.next_line(found))
}

/// `A --> B --> C`
pub(super) fn chain(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let arrow = m.tokens[..m.at]
        .iter()
        .rposition(|token| LINES.has(token.kind) || HEADS.has(token.kind))?;
    let line = m.tokens[..m.at].iter().any(|t| LINES.has(t.kind));
    let names = &m.tokens[arrow + 1..m.at];
    let (first, last) = (names.first()?, names.last()?);
    let name = TextRange::new(first.start, last.end);
    let plain = names
        .iter()
        .all(|t| matches!(t.kind, Kind::Word | Kind::Letter | Kind::Dot | Kind::Minus));
    if !line || !plain {
        return None;
    }
    let id = m.slice(name);
    let mut found = m.finding(
        &rules::RELATION_CHAIN,
        range(bad),
        "a line can contain only one relation",
    );
    if !id.contains(' ') {
        let text = format!("\n{}{id}", m.indent(m.start));
        let at = TextRange::at(name.end);
        found.fix = m.fix("Start a new line", [(at, text.as_str())]);
    }
    Some(m.next_line(found.help("Write the second relation on a line of its own.")))
}

/// `A --> B : uses: much`, `A : go(): int`, `A --> B :`
pub(super) fn second_colon(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let labelled = m.tokens[..m.at].iter().any(|t| t.kind == Kind::Label);
    let rest = m.rest_of_line(bad.start);
    let text = m.slice(rest);
    if !labelled {
        if text.trim_end() != ":" {
            return None;
        }
        let mut found = m.finding(&rules::EMPTY_TEXT, rest, "no text follows this colon");
        let before = m.slice(..bad.start as usize).trim_end().len() as u32;
        let gone = TextRange::new(before, rest.end);
        found.fix = m.fix("Remove the colon", [(gone, "")]);
        return Some(Explained::at(found, m.line_end(bad.start as usize)));
    }
    let colon = |at: usize| {
        let start = bad.start + at as u32;
        TextRange::new(start, start + 1)
    };
    let method = m.slice(..bad.start as usize).ends_with(')') && text.matches(':').count() == 1;
    let mut found = m.finding(
        &rules::SECOND_COLON,
        colon(0),
        "a second colon is not allowed here",
    );
    if method {
        let spaced = if text[1..].starts_with(' ') { "" } else { " " };
        found.fix = m.fix("Remove the second colon", [(colon(0), spaced)]);
        found = found.help("Write the type of a method after its brackets: `go() int`.");
    } else {
        let mut colons = text.match_indices(':').map(|(at, _)| at);
        if let Some(other) = colons.nth(1) {
            found = found.annotate(m.span(colon(other)), "nor here");
        }
        // The type of a method needs none: `put(item: Item): void`.
        let replaced = text.match_indices(':').map(|(at, _)| {
            let is_type = at > 0 && text[..at].ends_with(')') && !text[at + 1..].contains(':');
            let instead = match is_type {
                true if text[at + 1..].starts_with(' ') => "",
                true => " ",
                false => "#58;",
            };
            (colon(at), instead)
        });
        found.fix = m.fix("Write `#58;`", replaced);
        found = found.help("Write `#58;`, which is shown as `:`.");
    }
    Some(m.next_line(found))
}

/// `Shape +area() float`, `Shape area()`: a member without its colon.
pub(super) fn missing_colon(m: &Mistake<'_>) -> Option<Explained> {
    let line = m.slice(m.first_line());
    let (name, member) = line.split_once([' ', '\t'])?;
    let member = member.trim();
    let method = member
        .find('(')
        .is_some_and(|at| at > 0 && member[at..].contains(')'));
    let signed = member.starts_with(['+', '-', '#', '~']);
    let plain = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == '_');
    // A second sign would be an arrow, and a colon or a `;` something else.
    let rest = member.get(usize::from(signed)..)?;
    let is_name = rest.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let foreign = ["--", "..", "->", ":", ";", "\"", "{", "`"];
    if !(method || signed) || !plain(name) || !is_name || foreign.iter().any(|s| member.contains(s))
    {
        return None;
    }
    let at = TextRange::at(m.first().start + name.len() as u32);
    let mut found = m
        .finding(
            &rules::MISSING_COLON,
            m.first_line(),
            "a colon is missing before the member",
        )
        .help(format!("Write `{name} : member`."));
    found.fix = m.fix("Add the colon", [(at, " :")]);
    Some(m.next_line(found))
}
