//! Messages that could not be read.

use super::{Mistake, arrows, lines};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::sequence::rules;
use crate::syntax::kinds::sequence::token::{ARROWS, Kind};

/// What is wrong with a message.
pub(super) fn explain(m: &Mistake<'_>) -> Option<Diagnostic> {
    misspelt(m)
        .or_else(|| missing_colon(m))
        .or_else(|| several(m))
        .or_else(|| reserved(m))
        .or_else(|| sign_in_name(m))
        .or_else(|| arrows::wrong(m))
        .or_else(|| lines::continued(m))
        .or_else(|| words(m))
}

/// Whether an arrow was read before the token that does not fit.
fn has_arrow(m: &Mistake<'_>) -> bool {
    m.tokens[..m.at].iter().any(|token| ARROWS.has(token.kind))
}

/// `Notes over A: x`: a keyword that is taken for a name.
fn misspelt(m: &Mistake<'_>) -> Option<Diagnostic> {
    const SHORT: [(&str, &str); 2] = [("notes", "Note"), ("actors", "actor")];
    const LONG: [&str; 3] = ["participant", "deactivate", "activate"];
    let line = m.slice(m.first_line());
    let len = line.find(|c: char| !c.is_ascii_alphabetic());
    let (word, rest) = line.split_at(len?);
    let small = word.to_ascii_lowercase();
    let short = SHORT.iter().find(|(wrong, _)| small == *wrong);
    let mut long = LONG.iter();
    let meant = match short {
        Some((_, meant)) => *meant,
        None => long.find(|known| strsim::damerau_levenshtein(known, &small) == 1)?,
    };
    if has_arrow(m) || rest.starts_with(|c: char| c == ':' || c.is_alphanumeric()) {
        return None;
    }
    let place = m.span(m.start..m.start + word.len());
    Some(
        Diagnostic::new(
            &rules::MISSPELT_KEYWORD,
            place,
            format!("`{word}` is not a keyword"),
        )
        .help(format!("Write `{meant}`."))
        .fix(Fix::safe(format!("Write `{meant}`"), place, meant)),
    )
}

/// `A->>B,C: x`
fn several(m: &Mistake<'_>) -> Option<Diagnostic> {
    if m.bad().kind != Kind::Comma {
        return None;
    }
    if !has_arrow(m) {
        return None;
    }
    let from = m.line_start(m.start);
    let line = m.slice(from..m.line_end(m.start));
    let text = m.slice(m.first_line());
    let first = m.token(-1)?;
    let colon = text.find(':')?;
    let names = m.slice(first.start as usize..m.start + colon);
    let message = m.span(first.start as usize..first.start as usize + names.trim_end().len());
    let found = Diagnostic::new(
        &rules::SEVERAL_NAMES,
        message,
        "a message can go to only one participant",
    )
    .help("Write a message to each participant.");
    let head = m.slice(m.start..first.start as usize);
    let indent = &line[..m.start - from];
    let names: Vec<&str> = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let whole = indent.chars().all(char::is_whitespace) && !head.contains('\n');
    if !whole || names.len() < 2 || head.contains(['+', '-']) && head.ends_with(['+', '-']) {
        return Some(found);
    }
    let all: Vec<String> = names
        .iter()
        .map(|name| format!("{head}{name}{}", &text[colon..]))
        .collect();
    let edit = all.join(&format!("\n{indent}"));
    let place = m.span(m.start..m.start + text.len());
    Some(found.fix(Fix::safe(
        "Write a message to each participant",
        place,
        edit,
    )))
}

/// `A->>B hello`, `A->>B`
fn missing_colon(m: &Mistake<'_>) -> Option<Diagnostic> {
    let to = m.token(-1)?;
    let known = || {
        let text = m.slice(to);
        text.match_indices(' ')
            .any(|(at, _)| m.around.names.contains(text[..at].trim_end()))
    };
    let ends = match m.bad().kind {
        Kind::Newline | Kind::Eof => true,
        // A sign in the text that no name holds.
        Kind::Invalid | Kind::Plus | Kind::Comma => known(),
        _ => false,
    };
    if !ends || to.kind != Kind::Actor || !has_arrow(m) {
        return None;
    }
    Some(colon_after(
        m,
        to.start as usize,
        to.end as usize,
        "message",
    ))
}

/// A finding that a colon is missing between a name and a text that stand in a range.
pub(super) fn colon_after(m: &Mistake<'_>, start: usize, end: usize, what: &str) -> Diagnostic {
    let text = m.slice(start..end);
    // The longest name that is known, else the first word.
    let spaces = || text.match_indices(' ').map(|(at, _)| at);
    let known = spaces().rfind(|&at| m.around.names.contains(text[..at].trim_end()));
    let whole = m.around.names.contains(text);
    let at = match known {
        Some(at) if !whole => start + at,
        None if !whole => start + spaces().next().unwrap_or(text.len()),
        _ => end,
    };
    let place = m.span(start..end);
    let found = Diagnostic::new(
        &rules::MISSING_COLON,
        place,
        format!("a colon is missing before the text of this {what}"),
    );
    let found = if at < end {
        let name = shown(m.slice(start..at));
        found.help(format!("Put the colon after `{name}`."))
    } else {
        found.help("Write a colon and the text, or a colon alone.")
    };
    found.fix(Fix::safe("Add the colon", m.span(at..at), ":"))
}

/// A keyword where a name is wanted.
fn reserved(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    if !m.failure.expected.has(Kind::Actor) || !is_keyword(bad.kind) {
        return None;
    }
    // `title` takes the rest of its line along.
    let word = m.slice(bad).split(is_space).next().unwrap_or_default();
    Some(m.keyword_as_name(word, bad.start as usize))
}

/// Whether a token is a word that no name is.
fn is_keyword(kind: Kind) -> bool {
    use crate::syntax::lex::TokenKind as _;
    let letters = |name: &str| {
        name.trim_matches('`')
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c == ' ')
    };
    let shown = kind.shown();
    shown.starts_with('`') && letters(shown)
}

/// `b-x->>c: y`: an arrow that begins inside a name; `a+b`.
fn sign_in_name(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let arrow = m.tokens[..m.at].iter().find(|token| ARROWS.has(token.kind));
    let second = ARROWS.has(bad.kind) || matches!(bad.kind, Kind::Minus);
    if let (Some(arrow), true) = (arrow, second) {
        let sign = m.slice(*arrow);
        if ["-x", "-X", "--x", "-)", "--)"].contains(&sign) {
            return Some(
                Diagnostic::new(
                    &rules::ARROW_IN_NAME,
                    m.span(m.one_line(*arrow)),
                    format!("`{sign}` inside a name is read as an arrow"),
                )
                .help("Declare the participant by another name, and give it this one with `as`."),
            );
        }
        return Some(
            Diagnostic::new(
                &rules::SEVERAL_NAMES,
                m.span(m.one_line(bad)),
                "a message can have only one arrow",
            )
            .annotate(m.span(m.one_line(*arrow)), "the first arrow")
            .help("Put each message on its own line."),
        );
    }
    if bad.kind == Kind::Plus && arrow.is_none() {
        return Some(
            Diagnostic::new(
                &rules::ARROW_IN_NAME,
                m.span(m.one_line(bad)),
                "a name cannot contain `+`",
            )
            .help("Declare the participant by another name, and give it this one with `as`."),
        );
    }
    None
}

/// Words without an arrow.
fn words(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    if has_arrow(m) || !matches!(bad.kind, Kind::Newline | Kind::Text | Kind::Eof) {
        return None;
    }
    let line = m.slice(m.first_line());
    let first = line.split(':').next().unwrap_or_default().trim();
    let details = ["links", "link", "properties", "details"];
    if details.iter().any(|word| first.eq_ignore_ascii_case(word)) {
        return Some(
            m.finding(
                &rules::SYNTAX_ERROR,
                m.first_line(),
                format!("`{first}` is about a participant, and names none"),
            )
            .help(format!(
                "Write `{first} A: …`, or show the text as a note: `Note over A: …`."
            )),
        );
    }
    let (sign, rest) = line.split_once(is_space).unwrap_or((line, ""));
    let rest = rest.trim_start_matches(is_space);
    let keyword = rest.split(is_space).next().unwrap_or_default();
    let starts = [
        "participant",
        "actor",
        "autonumber",
        "activate",
        "deactivate",
        "loop",
        "alt",
    ];
    if !sign.contains(char::is_alphanumeric) && starts.contains(&keyword) {
        let place = m.span(m.start..m.start + sign.len());
        let message = format!("unexpected `{}` before `{keyword}`", shown(sign));
        let stray = m.span(m.start..m.start + line.len() - rest.len());
        return Some(
            Diagnostic::new(&rules::SYNTAX_ERROR, place, message)
                .help(format!("Remove the `{}`.", shown(sign)))
                .fix(Fix::safe(
                    format!("Remove the `{}`", shown(sign)),
                    stray,
                    "",
                )),
        );
    }
    let message = match bad.kind {
        Kind::Text => format!(
            "`{}` is not a statement: an arrow is missing before the colon",
            shown(line.split(':').next().unwrap_or_default())
        ),
        _ => format!("`{}` is not a statement", shown(line)),
    };
    let is_end = line.starts_with("end") && line.len() < 6 && !line.contains(is_space);
    let help = match is_end {
        true => "Did you mean `end`?",
        false => "Write a message, `A->>B: text`, or a note, `Note over A: text`.",
    };
    Some(
        m.finding(&rules::SYNTAX_ERROR, m.first_line(), message)
            .help(help),
    )
}
