//! Relations: labels between pipes, chains, style classes, multiplicities, colons.

use super::Broken;
use super::arrows::label_start;
use crate::label::code;
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::{HEADS, Kind, LINES, Token, Within};

/// `A -->|text| B`
pub(super) fn label_after_arrow(broken: &Broken<'_>) -> Option<Explained> {
    if broken.within != Some(Within::Relation) {
        return None;
    }
    let whole = broken.line();
    let line = broken.slice(whole);
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
    let mut found = broken.finding(
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
    found.fix = broken.fix(
        "Put the label after a colon",
        [(place, space), (TextRange::at(whole.end), label.as_str())],
    );
    broken.next_line(found.help(format!("Write `: {text}` at the end of the line.")))
}

/// `A --> B:::name`, `A:::name`
pub(super) fn style(broken: &Broken<'_>) -> Option<Explained> {
    let bad = broken.bad();
    if bad.kind != Kind::StyleMark
        || !matches!(broken.within, Some(Within::Relation | Within::InNamespace))
    {
        return None;
    }
    let name = broken.before()?;
    let style = broken.tokens.get(broken.at + 1)?;
    if style.kind != Kind::Word {
        return None;
    }
    let place = TextRange::new(bad.start, style.end);
    let mut found = broken.finding(
        &rules::STYLE_IN_RELATION,
        place,
        "only a `class` line can give a style class",
    );
    let rest = broken.slice(broken.line_from(style.end));
    if rest.is_empty() && broken.at == 1 {
        let start = TextRange::at(broken.first().start);
        found.fix = broken.fix("Write `class`", [(start, "class ")]);
    } else {
        let id = broken.text(name);
        let line = format!("\n{}class {id}{}", broken.indent(), broken.slice(place));
        let end = TextRange::at(broken.line().end);
        found.fix = broken.fix(
            "Give the style class on a line of its own",
            [(place, ""), (end, line.as_str())],
        );
    }
    broken.next_line(found)
}

/// `A <-- &`: the arrow is there, and no name after it.
pub(super) fn without_target(broken: &Broken<'_>) -> Option<Explained> {
    let arrow = broken.tokens[..broken.at].last()?;
    let is_arrow = |token: &Token| LINES.has(token.kind) || HEADS.has(token.kind);
    if broken.within != Some(Within::Relation) || !is_arrow(arrow) {
        return None;
    }
    let begun = broken.tokens[..broken.at]
        .iter()
        .rposition(|token| !is_arrow(token))
        .map_or(0, |last| last + 1);
    let whole = TextRange::new(broken.tokens[begun].start, arrow.end);
    if begun == 0 || matches!(broken.bad().kind, Kind::Quoted | Kind::Literal) {
        return None;
    }
    let found = broken
        .finding(
            &rules::SYNTAX_ERROR,
            whole,
            format!("no class follows the arrow {}", broken.code(whole)),
        )
        .help(format!(
            "Write a class after it: {}.",
            code(&format!("A {} B", broken.slice(whole)))
        ));
    broken.next_line(found)
}

/// `A --> B --> C`
pub(super) fn chain(broken: &Broken<'_>) -> Option<Explained> {
    let bad = broken.bad();
    if broken.within != Some(Within::Relation) || !(LINES.has(bad.kind) || HEADS.has(bad.kind)) {
        return None;
    }
    let arrow = broken.tokens[..broken.at]
        .iter()
        .rposition(|token| LINES.has(token.kind) || HEADS.has(token.kind))?;
    let line = broken.tokens[..broken.at].iter().any(|t| LINES.has(t.kind));
    let names = &broken.tokens[arrow + 1..broken.at];
    let (first, last) = (names.first()?, names.last()?);
    let name = TextRange::new(first.start, last.end);
    let plain = names
        .iter()
        .all(|t| matches!(t.kind, Kind::Word | Kind::Letter | Kind::Dot | Kind::Minus));
    if !line || !plain {
        return None;
    }
    let id = broken.slice(name);
    let mut found = broken.finding(
        &rules::RELATION_CHAIN,
        range(bad),
        "a line can contain only one relation",
    );
    if !id.contains(' ') {
        let text = format!("\n{}{id}", broken.indent());
        let at = TextRange::at(name.end);
        found.fix = broken.fix("Start a new line", [(at, text.as_str())]);
    }
    broken.next_line(found.help("Write the second relation on a line of its own."))
}

/// `A 1 --> * B`, and `A --> B "1"`
pub(super) fn multiplicity(broken: &Broken<'_>) -> Option<Explained> {
    if broken.within != Some(Within::Relation) {
        return None;
    }
    let whole = broken.line();
    let line = broken.slice(whole);
    let bad = broken.bad();
    if bad.kind == Kind::Quoted && broken.at > 1 {
        return misplaced(broken);
    }
    let head = label_start(line).map_or(line, |at| &line[..at]);
    let words = words(head);
    let is_arrow = |word: &str| {
        let line = word.trim_matches(|c: char| "<>|*o()".contains(c));
        line == "--" || line == ".."
    };
    let arrow = words.iter().position(|(_, word)| is_arrow(word))?;
    let count = words.len();
    // The first word and the last are names.
    let bare = words.iter().enumerate().filter(|&(number, (_, word))| {
        number > 0 && number + 1 < count && number != arrow && is_multiplicity(word)
    });
    let places: Vec<(TextRange, String)> = bare
        .map(|(_, (at, word))| {
            let start = whole.start + *at as u32;
            let place = TextRange::new(start, start + word.len() as u32);
            (place, format!("\"{word}\""))
        })
        .collect();
    let (place, text) = places.first()?;
    let mut found = broken
        .finding(
            &rules::UNQUOTED_MULTIPLICITY,
            *place,
            "a multiplicity needs quotes",
        )
        .help(format!("Write `{text}`."));
    let edits = places.iter().map(|(place, text)| (*place, text.as_str()));
    found.fix = broken.fix("Quote it", edits);
    broken.next_line(found)
}

/// `A --> B "1"`
fn misplaced(broken: &Broken<'_>) -> Option<Explained> {
    let (bad, name) = (broken.bad(), broken.before()?);
    let related = broken.tokens[..broken.at].iter().any(|t| LINES.has(t.kind));
    if !related
        || !matches!(name.kind, Kind::Word | Kind::Literal)
        || broken.text(bad).contains('\n')
    {
        return None;
    }
    let place = TextRange::new(bad.start - 1, bad.end + 1);
    let text = format!("{} ", broken.slice(place));
    let tick = u32::from(name.kind == Kind::Literal);
    let before = TextRange::at(name.start - tick);
    let gone = TextRange::new(name.end + tick, place.end);
    let mut found = broken.finding(
        &rules::MISPLACED_MULTIPLICITY,
        place,
        "a multiplicity must be between the arrow and the name",
    );
    found.fix = broken.fix(
        "Move it before the name",
        [(before, text.as_str()), (gone, "")],
    );
    broken.next_line(found)
}

/// The words of a line outside quotes, with their places.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut quoted = false;
    let mut start = None;
    for (at, c) in line.char_indices() {
        let quote = c == '"' || c == '`';
        if quoted || quote || !c.is_whitespace() {
            start = start.or(Some(at));
        } else if let Some(from) = start.take() {
            words.push((from, &line[from..at]));
        }
        if quote {
            quoted = !quoted;
        }
    }
    words.extend(start.map(|from| (from, line[from..].trim_end())));
    words
}

/// `1`, `*`, `0..1`, `1..*`, `n`, `many`
fn is_multiplicity(word: &str) -> bool {
    let one = |word: &str| {
        matches!(word, "*" | "n" | "m" | "N" | "M")
            || (!word.is_empty() && word.chars().all(|c| c.is_ascii_digit()))
    };
    match word.split_once("..") {
        Some((from, to)) => one(from) && one(to),
        None => one(word) || matches!(word, "many" | "one" | "zero"),
    }
}

/// `A --> B : uses: much`, `A : go(): int`, `A --> B :`
pub(super) fn second_colon(broken: &Broken<'_>) -> Option<Explained> {
    let bad = broken.bad();
    let colon = matches!(bad.kind, Kind::Label | Kind::Colon | Kind::StyleMark);
    if !colon || broken.within != Some(Within::Relation) {
        return None;
    }
    let labelled = broken.tokens[..broken.at]
        .iter()
        .any(|t| t.kind == Kind::Label);
    let rest = broken.line_from(bad.start);
    let text = broken.slice(rest);
    if !labelled {
        if text.trim_end() != ":" {
            return None;
        }
        let mut found = broken.finding(&rules::EMPTY_TEXT, rest, "no text follows this colon");
        let before = broken.source.text[..bad.start as usize].trim_end().len() as u32;
        let gone = TextRange::new(before, rest.end);
        found.fix = broken.fix("Remove the colon", [(gone, "")]);
        return broken.resume(found, broken.end_of_line(bad.start as usize));
    }
    let colon = |at: usize| {
        let start = bad.start + at as u32;
        TextRange::new(start, start + 1)
    };
    let method =
        broken.source.text[..bad.start as usize].ends_with(')') && text.matches(':').count() == 1;
    let mut found = broken.finding(
        &rules::SECOND_COLON,
        colon(0),
        "a second colon is not allowed here",
    );
    if method {
        let spaced = if text[1..].starts_with(' ') { "" } else { " " };
        found.fix = broken.fix("Remove the second colon", [(colon(0), spaced)]);
        found = found.help("Write the type of a method after its brackets: `go() int`.");
    } else {
        let colons = text.match_indices(':').map(|(at, _)| (colon(at), "#58;"));
        found.fix = broken.fix("Write `#58;`", colons);
        found = found.help("Write `#58;`, which is shown as `:`.");
    }
    broken.next_line(found)
}

/// `Shape +area() float`, `Shape area()`: a member without its colon.
pub(super) fn missing_colon(broken: &Broken<'_>) -> Option<Explained> {
    if broken.within != Some(Within::Relation) || broken.first().kind != Kind::Word {
        return None;
    }
    let line = broken.slice(broken.line());
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
    let at = TextRange::at(broken.first().start + name.len() as u32);
    let mut found = broken
        .finding(
            &rules::MISSING_COLON,
            broken.line(),
            "a colon is missing before the member",
        )
        .help(format!("Write `{name} : member`."));
    found.fix = broken.fix("Add the colon", [(at, " :")]);
    broken.next_line(found)
}
