//! Lines that begin with no word of the language.

use super::cut_words::{after_call, split};
use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::TextRange;
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Recovery, shown};
use crate::syntax::kinds::c4::keyword::KEYWORDS;
use crate::syntax::kinds::c4::rules;
use crate::syntax::outline::Block;

/// Words of C4-PlantUML and of everyday speech, and Mermaid's for them.
const OTHERS: [(&str, &str); 30] = [
    ("System_Db", "SystemDb"),
    ("System_Database", "SystemDb"),
    ("System_Queue", "SystemQueue"),
    ("System_Ext_Db", "SystemDb_Ext"),
    ("System_Db_Ext", "SystemDb_Ext"),
    ("System_Queue_Ext", "SystemQueue_Ext"),
    ("Container_Db", "ContainerDb"),
    ("Container_Database", "ContainerDb"),
    ("Container_Queue", "ContainerQueue"),
    ("Container_Db_Ext", "ContainerDb_Ext"),
    ("Container_Ext_Db", "ContainerDb_Ext"),
    ("Container_Queue_Ext", "ContainerQueue_Ext"),
    ("Component_Db", "ComponentDb"),
    ("Component_Queue", "ComponentQueue"),
    ("Component_Db_Ext", "ComponentDb_Ext"),
    ("Component_Boundary", "Container_Boundary"),
    ("External_System", "System_Ext"),
    ("External_Person", "Person_Ext"),
    ("External_Container", "Container_Ext"),
    ("Software_System", "System"),
    ("SoftwareSystem", "System"),
    ("Actor", "Person"),
    ("User", "Person"),
    ("Database", "ContainerDb"),
    ("Queue", "ContainerQueue"),
    ("Rel_Neighbor", "Rel_R"),
    ("Rel_Back_Neighbor", "Rel_Back"),
    ("Relationship", "Rel"),
    ("Relation", "Rel"),
    ("UpdateElementStyles", "UpdateElementStyle"),
];

/// What C4-PlantUML has and Mermaid has not, and which draws nothing by itself: beginnings of words.
const UNKNOWN: [&str; 15] = [
    "SHOW_",
    "HIDE_",
    "LAYOUT_",
    "Lay_",
    "AddElementTag",
    "AddRelTag",
    "AddBoundaryTag",
    "AddPersonTag",
    "AddSystemTag",
    "AddContainerTag",
    "AddComponentTag",
    "AddNodeTag",
    "AddProperty",
    "SetPropertyHeader",
    "UpdateLegendTitle",
];

/// Statements of flowcharts and of PlantUML that draw nothing by themselves.
const FOREIGN: [&str; 14] = [
    "style",
    "classDef",
    "class",
    "linkStyle",
    "click",
    "direction",
    "skinparam",
    "scale",
    "hide",
    "show",
    "left",
    "top",
    "autonumber",
    "theme",
];

/// What is wrong with a line that begins with something unknown.
pub(super) fn unknown(m: &Mistake<'_>) -> Explained {
    let line = m.rest_of_line(m.first().start);
    let text = m.slice(line);
    let word = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at(word);
    let place = TextRange::new(line.start, line.start + word.len() as u32);
    let called = rest.trim_start_matches(is_space).starts_with('(');
    if let Some(found) = split(m, line, text) {
        return found;
    }
    let found = comment(m, line, text)
        .or_else(|| plantuml(m, line, text))
        .or_else(|| end(m, line, word, rest))
        .or_else(|| title(m, line, word, rest))
        .or_else(|| foreign(m, line, word, rest, called))
        .or_else(|| arrow(m, line, text))
        .or_else(|| misspelt(m, place, called));
    let found = found
        .or_else(|| glued(m, line, text))
        .unwrap_or_else(|| nothing_known(m, line, place, called));
    let resume = match word.is_empty() && called {
        true => m.resume(after_call(m, line)),
        false => m.resume(line.start),
    };
    let then = Recovery::at(resume);
    let closes = found.rule == &rules::STRAY_END && open_end(m);
    let then = match (text.ends_with('{'), closes) {
        (true, _) => then.opening(),
        (false, true) => then.with(Block::Closes),
        (false, false) => then,
    };
    Explained {
        diagnostic: found,
        then,
    }
}

/// The message for what nobody writes.
fn nothing_known(m: &Mistake<'_>, line: TextRange, word: TextRange, called: bool) -> Diagnostic {
    if word.is_empty() && called {
        return m
            .finding(
                &rules::MISSPELT_KEYWORD,
                TextRange::new(line.start, line.start + 1),
                "the kind of the element, such as `System`, is missing before this `(`",
            )
            .help(format!(
                "Write the kind first: `System{}…`.",
                shown(m.slice(line)).trim_end_matches(['…', ','])
            ));
    }
    let place = if word.is_empty() { line } else { word };
    m.page
        .finding(
            &rules::MISSPELT_KEYWORD,
            place,
            format!("unknown keyword {}", m.code(place)),
        )
        .help("The keywords are `Person`, `System`, `Container`, `Component` (with `Db`, `Queue`, `_Ext`), boundaries, nodes and `Rel`.")
}

/// A word of the language with its arguments right after it.
fn glued(m: &Mistake<'_>, line: TextRange, text: &str) -> Option<Diagnostic> {
    let known = KEYWORDS
        .iter()
        .map(|(known, _)| *known)
        .filter(|known| text.starts_with(known));
    let known = known.max_by_key(|known| known.len())?;
    let closed = text.trim_end_matches([' ', '{']).ends_with(')');
    if text.contains('(') || !closed {
        return None;
    }
    let word = TextRange::new(line.start, line.start + known.len() as u32);
    let place = m.span(TextRange::at(word.end));
    Some(
        m.page
            .finding(
                &rules::BROKEN_PARENTHESES,
                word,
                format!("`(` is missing after `{known}`"),
            )
            .fix(Fix::safe("Add `(`", place, "(")),
    )
}

/// Whether an `end` is meant to close a boundary that nothing else closes.
fn open_end(m: &Mistake<'_>) -> bool {
    m.around.unclosed > 0 && !m.around.open.is_empty()
}

/// Takes the whole line out.
fn without_line(m: &Mistake<'_>, line: TextRange) -> Fix {
    let whole = m.whole_line(line.start);
    // Something may stand before it on the same line.
    match m.line(line.start).start == line.start {
        true => Fix::safe("Remove the line", m.span(whole), ""),
        false => Fix::safe("Remove it", m.span(line), ""),
    }
}

/// Comments of other languages, and fences.
fn comment(m: &Mistake<'_>, line: TextRange, text: &str) -> Option<Diagnostic> {
    if text.starts_with("```") || text.starts_with("~~~") {
        return Some(
            m.page
                .finding(
                    &rules::FOREIGN_STATEMENT,
                    line,
                    "there is a code fence inside the chart",
                )
                .help("Remove it, or close the chart's own fence above it.")
                .fix(without_line(m, line)),
        );
    }
    let sign = ["//", "<!--", "#", "'", "--"]
        .into_iter()
        .find(|sign| text.starts_with(sign))?;
    let after = &text[sign.len()..];
    let is_arrow = sign == "--" && after.starts_with(['>', '-']);
    if is_arrow || (sign == "--" && !after.starts_with(is_space)) {
        return None;
    }
    let place = TextRange::new(line.start, line.start + sign.len() as u32);
    let mut fix = Fix::safe("Write `%%`", m.span(place), "%%");
    if let Some(body) = text.strip_suffix("-->").filter(|_| sign == "<!--") {
        let end = line.start + body.trim_end_matches(is_space).len() as u32;
        fix = fix.and(m.span(TextRange::new(end, line.end)), "");
    }
    Some(
        m.page
            .finding(&rules::FOREIGN_COMMENT, place, "a comment begins with `%%`")
            .fix(fix),
    )
}

/// Lines of PlantUML.
fn plantuml(m: &Mistake<'_>, line: TextRange, text: &str) -> Option<Diagnostic> {
    let known = [
        "@start",
        "@end",
        "!include",
        "!define",
        "!theme",
        "!pragma",
        "!procedure",
        "!",
    ];
    known.iter().find(|known| text.starts_with(**known))?;
    Some(
        m.page
            .finding(
                &rules::FOREIGN_STATEMENT,
                line,
                "this is a line of PlantUML",
            )
            .help("Remove it: Mermaid has C4's keywords built in.")
            .fix(without_line(m, line)),
    )
}

/// `end`, as other diagrams have it.
fn end(m: &Mistake<'_>, line: TextRange, word: &str, rest: &str) -> Option<Diagnostic> {
    if !word.eq_ignore_ascii_case("end") || !rest.trim_matches(is_space).is_empty() {
        return None;
    }
    let found = m.finding(
        &rules::STRAY_END,
        line,
        "a boundary ends with `}`, not with `end`",
    );
    Some(match open_end(m) {
        true => found.fix(Fix::safe("Write `}`", m.span(line), "}")),
        false => found.fix(without_line(m, line)),
    })
}

/// `title:`, and titles for screen readers without their colon.
fn title(m: &Mistake<'_>, line: TextRange, word: &str, rest: &str) -> Option<Diagnostic> {
    let after = line.start + word.len() as u32;
    let value = rest.strip_prefix(':').unwrap_or(rest);
    if word.eq_ignore_ascii_case("title") && !value.trim_matches(is_space).is_empty() {
        let place = TextRange::new(line.start, after + u32::from(value.len() < rest.len()));
        let gap = match value.starts_with(is_space) {
            true => "title",
            false => "title ",
        };
        return Some(
            m.page
                .finding(
                    &rules::MISSPELT_KEYWORD,
                    place,
                    "a title is `title` and a space before the text",
                )
                .fix(Fix::safe("Write `title`", m.span(place), gap)),
        );
    }
    let is_acc = |name: &str| word.eq_ignore_ascii_case(name);
    if !is_acc("accTitle") && !is_acc("accDescr") || !rest.starts_with(is_space) {
        return None;
    }
    Some(
        m.page
            .finding(
                &rules::MISSPELT_KEYWORD,
                TextRange::new(line.start, after),
                format!("a colon is missing after `{word}`"),
            )
            .fix(Fix::safe(
                "Add the colon",
                m.span(TextRange::at(after)),
                ":",
            )),
    )
}

/// Statements that other languages have, and C4 diagrams of Mermaid's not.
fn foreign(
    m: &Mistake<'_>,
    line: TextRange,
    word: &str,
    rest: &str,
    called: bool,
) -> Option<Diagnostic> {
    let place = TextRange::new(line.start, line.start + word.len() as u32);
    let is_macro = called && UNKNOWN.iter().any(|known| word.starts_with(known));
    let is_statement = FOREIGN.contains(&word) && rest.starts_with(is_space);
    if !is_macro && !is_statement {
        return None;
    }
    let help = match word {
        "direction" | "left" | "top" => {
            "To set how many shapes share a row, write `UpdateLayoutConfig($c4ShapeInRow=\"3\")`."
        }
        "style" | "classDef" | "class" | "linkStyle" => {
            "Set colours with `UpdateElementStyle(a, $bgColor=\"grey\")` or `UpdateRelStyle`."
        }
        "click" => {
            "Write a link as an argument: `Person(a, \"Anna\", $link=\"https://example.com\")`."
        }
        _ => "Remove it: with it, Mermaid draws nothing of the chart.",
    };
    Some(
        m.page
            .finding(
                &rules::FOREIGN_STATEMENT,
                place,
                format!("a C4 diagram has no {}", m.code(place)),
            )
            .help(help)
            .fix(without_line(m, line)),
    )
}

/// `A --> B`
fn arrow(m: &Mistake<'_>, line: TextRange, text: &str) -> Option<Diagnostic> {
    let at = text.find("-->").or_else(|| text.find("->"))?;
    if text[..at].matches('"').count() % 2 == 1 {
        return None;
    }
    let sign = text[at..].find('>').map_or(at, |i| at + i + 1);
    let from = text[..at].trim_matches(|c: char| is_space(c) || matches!(c, '-' | '>'));
    let after = text[sign..].trim_matches(is_space);
    let plain = |name: &str| !name.is_empty() && name.chars().all(is_word);
    let found = m
        .finding(
            &rules::FOREIGN_STATEMENT,
            line,
            "a C4 diagram cannot have arrows",
        )
        .help("Write a relation as `Rel(a, b, \"text\")`.");
    let (to, label) = match after.split_once(':') {
        Some((to, label)) => (to.trim_matches(is_space), label.trim_matches(is_space)),
        None => (after, ""),
    };
    Some(match plain(from) && plain(to) && !label.contains('"') {
        true => found.fix(Fix::safe(
            "Write a `Rel`",
            m.span(line),
            format!("Rel({from}, {to}, \"{label}\")"),
        )),
        false => found,
    })
}

/// A word that is near to one of the language.
fn misspelt(m: &Mistake<'_>, place: TextRange, called: bool) -> Option<Diagnostic> {
    let word = m.slice(place);
    if word.len() < 3 {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let others = OTHERS.iter().map(|(other, known)| (*other, *known));
    let exact = KEYWORDS
        .iter()
        .map(|(known, _)| (*known, *known))
        .chain(others)
        .find(|(other, _)| other.eq_ignore_ascii_case(word))
        .map(|(_, known)| (0, known));
    // `BiRel_U`, `BiRelIndex`: Mermaid has one relation with two heads.
    let both =
        || (lower.starts_with("birel_") || lower.starts_with("birelneigh")).then_some((0, "BiRel"));
    let nearest = || {
        let distances = KEYWORDS.iter().map(|(known, _)| {
            let distance = strsim::damerau_levenshtein(&known.to_ascii_lowercase(), &lower);
            (distance, *known)
        });
        distances
            .min()
            .filter(|(distance, known)| *distance <= 1 + known.len() / 6)
    };
    let (distance, known) = exact.or_else(both).or_else(nearest)?;
    if !called && distance > 0 {
        return None;
    }
    let message = format!("unknown keyword {}", m.code(place));
    let found = m.finding(&rules::MISSPELT_KEYWORD, place, message);
    let fix = Fix::safe(format!("Write `{known}`"), m.span(place), known);
    Some(found.fix(fix))
}

/// A line with `direction LR` in it.
pub(super) fn direction(m: &Mistake<'_>) -> Explained {
    let token = range(m.bad());
    let line = crate::syntax::text::trimmed(m.source, token);
    let text = m.slice(line);
    let at = text.find("direction").unwrap_or(0) as u32 + line.start;
    let end = m.slice(TextRange::new(at, line.end));
    let len = end
        .find(|c: char| !is_word(c) && !is_space(c))
        .unwrap_or(end.len());
    let place = TextRange::new(at, at + end[..len].trim_end_matches(is_space).len() as u32);
    let alone = text.starts_with("direction") && m.line(line.start) == line;
    let found = m.finding(
        &rules::FOREIGN_STATEMENT,
        place,
        match alone {
            true => "a C4 diagram cannot have a `direction`".to_owned(),
            false => format!(
                "Mermaid reads this line as a direction, because it contains {}",
                m.code(place)
            ),
        },
    );
    let found = match alone {
        true => found
            .help("Remove the line; to set how many shapes share a row, write `UpdateLayoutConfig($c4ShapeInRow=\"3\")`.")
            .fix(without_line(m, line)),
        false => found.help("Put a word between the two."),
    };
    Explained::at(found, m.resume(line.end))
}

/// A title that a `#` or a `;` cuts.
pub(super) fn cut_title(m: &Mistake<'_>) -> Explained {
    let rest = m.rest_of_line(m.first().start);
    let sign = TextRange::new(rest.start, rest.start + 1);
    let written = m.slice(sign);
    let (code, what) = match written {
        "#" => ("#35;", "a title is cut off at `#`"),
        ";" => ("#59;", "a title ends before a `;`"),
        _ => {
            let found = m.finding(
                &rules::SYNTAX_ERROR,
                rest,
                format!("unexpected {} after the title", m.code(rest)),
            );
            return Explained::at(found, m.resume(rest.start));
        }
    };
    let found = m.finding(&rules::CUT_TITLE, sign, what);
    let text = m.slice(rest);
    let mut edits = text.char_indices().filter_map(|(i, c)| {
        let at = rest.start + i as u32;
        let code = match c {
            '#' => "#35;",
            ';' => "#59;",
            _ => return None,
        };
        Some((TextRange::new(at, at + 1), code))
    });
    // At the end, a `;` is meant to end the statement.
    let found = match text == ";" {
        true => found.fix(Fix::safe("Remove it", m.span(sign), "")),
        false => match m.fix(format!("Write `{code}`"), edits.by_ref()) {
            Some(fix) => found.help(format!("Write `{code}`.")).fix(fix),
            None => found,
        },
    };
    Explained::at(found, m.resume(rest.start))
}
