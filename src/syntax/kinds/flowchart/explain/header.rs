//! Mistakes in the first line.

use super::{comment, line_break};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown};
use crate::syntax::kinds::flowchart::directions;
use crate::syntax::kinds::flowchart::resume;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::{Kind, Token};

fn place(source: &Mapped, start: usize, end: usize) -> Span {
    source
        .map
        .span(TextRange::new(start as u32, end.max(start) as u32))
}

/// A header that could not be read, and where reading goes on.
pub(in crate::syntax::kinds::flowchart) fn header(
    source: &Mapped,
    first: Token,
    at: Token,
) -> Explained {
    let text = &source.text;
    let start = first.start as usize;
    let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let next = (line_end + 1).min(text.len());
    if first.kind != Kind::Graph {
        return Explained::at(no_header(source, start, &text[start..line_end]), next);
    }
    let keyword = &text[start..first.end as usize];
    let rest = &text[first.end as usize..line_end];
    let lead = rest.len() - rest.trim_start_matches(is_space).len();
    let from = first.end as usize + lead;
    let word_len = rest[lead..]
        .find(|c: char| is_space(c) || c == ';')
        .unwrap_or(rest.len() - lead);
    let word = &text[from..from + word_len];
    if word.is_empty() {
        let at = at.start as usize;
        let diagnostic = Diagnostic::new(
            &rules::MISSING_SEPARATOR,
            place(source, from.min(at), from.min(at) + 1),
            format!("a direction or a new line is missing after `{keyword}`"),
        )
        .help(format!("Write `{keyword} TD`."))
        .fix(Fix::safe(
            "Write the direction",
            Span::at(place(source, start, first.end as usize).end),
            " TD",
        ));
        return Explained::at(diagnostic, (from + 1).min(text.len()));
    }
    if let Some(found) = line_break::after(source, start, first.end as usize) {
        return Explained::at(found, next);
    }
    if let Some(diagnostic) = misspelt_direction(source, first.end as usize, rest) {
        return Explained::at(diagnostic, next);
    }
    let is_misspelt = directions::is_misspelt(word)
        && text[from + word_len..line_end]
            .trim_start()
            .starts_with(';');
    if resume::starts_statement(&text[from..line_end]) && !is_misspelt {
        let diagnostic = Diagnostic::new(
            &rules::MISSING_SEPARATOR,
            place(source, from, from + word_len),
            format!("a statement cannot follow `{keyword}` on the same line"),
        )
        .help("Write a direction, and start a new line or put a `;`.")
        .fix(Fix::safe(
            "Write the direction",
            place(source, first.end as usize, from),
            " TD;",
        ));
        return Explained::at(diagnostic, from);
    }
    let place = place(source, from, from + word_len);
    let message = format!("`{}` is not a direction", shown(word));
    let found = Diagnostic::new(&rules::UNKNOWN_DIRECTION, place, message);
    Explained::at(with_direction(found, directions::meant(word), place), next)
}

/// `graphTD`, which Mermaid takes for a flowchart, and then does not read.
fn no_header(source: &Mapped, start: usize, line: &str) -> Diagnostic {
    let word: String = line
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    let first = line.split(is_space).next().unwrap_or_default();
    let reported = if word.is_empty() {
        first
    } else {
        word.as_str()
    };
    let span = place(source, start, start + reported.len());
    let found = Diagnostic::new(
        &rules::UNKNOWN_DIRECTION,
        span,
        format!("`{}` is not a header of a flowchart", shown(reported)),
    );
    let known = ["flowchart", "graph"]
        .into_iter()
        .find(|known| word.starts_with(known));
    let Some(known) = known else {
        return found.help("Start with `flowchart TD`, for example.");
    };
    if word.is_empty() {
        return found;
    }
    let after_it = line[word.len()..].trim_start_matches(is_space);
    let second = after_it
        .split(|c: char| is_space(c) || c == ';')
        .next()
        .unwrap_or_default();
    if word.len() <= known.len() + 2
        && directions::meant(second).is_some_and(|right| right == second || second == "TB")
        && directions::meant(&word[known.len()..]).is_none()
    {
        return found.help(format!("Write `{known}`.")).fix(Fix::unsafe_(
            format!("Write `{known}`"),
            span,
            known,
        ));
    }
    let found = found.help(format!("Write `{known}`, a space, and the direction."));
    let rest = &word[known.len()..];
    match directions::meant(rest) {
        Some(right) => found.fix(Fix::safe(
            format!("Write `{known} {right}`"),
            place(source, start + known.len(), start + word.len()),
            format!(" {right}"),
        )),
        None => found,
    }
}

/// A direction in words, in brackets, or joined to the keyword: `left to right`, `(TD)`, `: TD`, `-v2 TD`.
fn misspelt_direction(source: &Mapped, from: usize, rest: &str) -> Option<Diagnostic> {
    let rest = rest.trim_end_matches(|c| is_space(c) || c == ';');
    let version = ["-v2", "-V2", "-v1"]
        .into_iter()
        .find(|version| rest.starts_with(version));
    let bare = rest[version.map_or(0, str::len)..]
        .trim_matches(|c: char| is_space(c) || ":-_=()[]{}<>\"'".contains(c));
    let lead = rest.len() - rest.trim_start_matches(is_space).len();
    let right = match bare {
        "TB" => bare,
        _ => directions::meant(bare)?,
    };
    let span = place(source, from + lead, from + rest.len());
    let found = Diagnostic::new(
        &rules::UNKNOWN_DIRECTION,
        span,
        format!("`{}` is not a direction", shown(&rest[lead..])),
    )
    .help(format!("Write `{right}`."));
    let space = if lead == 0 { " " } else { "" };
    Some(found.fix(Fix::safe(
        format!("Write `{right}`"),
        span,
        format!("{space}{right}"),
    )))
}

/// A word that is not a direction, with the one that it stands for.
pub(super) fn with_direction(
    found: Diagnostic,
    right: Option<&'static str>,
    place: Span,
) -> Diagnostic {
    match right {
        Some(right) => found.help(format!("Write `{right}`.")).fix(Fix::safe(
            format!("Write `{right}`"),
            place,
            right,
        )),
        None => found.help("The directions are TB (or TD), BT, LR and RL."),
    }
}

/// Something after the direction that is not a line break, and where reading goes on.
pub(in crate::syntax::kinds::flowchart) fn direction_separator(
    source: &Mapped,
    direction: Token,
    at: Token,
) -> Explained {
    let text = &source.text;
    let start = direction.end as usize;
    let line = text[start..].lines().next().unwrap_or_default();
    let trimmed = line.trim_start_matches(is_space);
    let from = start + (line.len() - trimmed.len());
    let after_it = trimmed.trim_end_matches(is_space);
    let next = resume::after(text, start);
    let line_end = (start + line.len() + 1).min(text.len());
    if let Some(found) = line_break::after(source, direction.start as usize, start) {
        return Explained::at(found, line_end);
    }
    if let Some(found) = comment_in_header(source, from, trimmed) {
        return Explained::at(found, line_end);
    }
    if at.kind == Kind::Link {
        return Explained::at(link_after_it(source, direction, at), next);
    }
    if trimmed.starts_with(';') {
        let found = Diagnostic::new(
            &rules::MISSING_SEPARATOR,
            place(source, start, from + 1),
            "there is a space between the direction and `;`",
        )
        .help("Remove the space.")
        .fix(Fix::safe(
            "Remove the space",
            place(source, start, from),
            "",
        ));
        return Explained::at(found, at.start as usize);
    }
    let whole = place(source, from, from + after_it.len());
    if after_it == "{" {
        let found = Diagnostic::new(
            &rules::FOREIGN_BRACES,
            whole,
            "a flowchart cannot have braces around it",
        )
        .help("Remove this brace, and the one that closes it.")
        .fix(Fix::safe(
            "Remove the braces",
            place(source, start, from + 1),
            "",
        ));
        let mut found = Explained::at(found, line_end);
        found.then = found.then.braced();
        return found;
    }
    if matches!(after_it, ":" | "," | "." | "-") {
        let found = Diagnostic::new(
            &rules::MISSING_SEPARATOR,
            whole,
            format!("unexpected `{after_it}` after the direction"),
        )
        .help("Remove it: the line ends after the direction.")
        .fix(Fix::safe("Remove it", place(source, start, from + 1), ""));
        return Explained::at(found, line_end);
    }
    let word = &text[direction.start as usize..start];
    let is_text = after_it.starts_with(['"', '\'', '“'])
        || after_it.contains(is_space)
        || after_it.ends_with(':');
    if is_text && !resume::starts_statement(after_it) {
        let found = Diagnostic::new(
            &rules::MISSING_SEPARATOR,
            whole,
            format!("unexpected text after the direction `{}`", shown(word)),
        )
        .help("Write a title above the chart (`---`, `title: …`, `---`), or a comment on its own line, after `%%`.");
        return Explained::at(found, line_end);
    }
    let len = trimmed.find(is_space).unwrap_or(trimmed.len()).max(1);
    let found = Diagnostic::new(
        &rules::MISSING_SEPARATOR,
        place(source, from, from + len),
        format!(
            "a line break is missing after the direction `{}`",
            shown(word)
        ),
    )
    .help("Start a new line, or put a `;`.")
    .fix(Fix::safe(
        "Put a `;`",
        Span::at(place(source, direction.start as usize, start).end),
        ";",
    ));
    Explained::at(found, at.start as usize)
}

/// `graph LR %% left to right`
fn comment_in_header(source: &Mapped, from: usize, rest: &str) -> Option<Diagnostic> {
    let comments = [
        ("%%", ""),
        ("//", ""),
        ("#", ""),
        ("<!--", "-->"),
        ("/*", "*/"),
    ];
    let (sign, end) = comments
        .into_iter()
        .find(|(sign, _)| rest.starts_with(sign))?;
    Some(comment::trailing(source, from, sign, end, "the header"))
}

/// `graph LR --> B`
fn link_after_it(source: &Mapped, direction: Token, at: Token) -> Diagnostic {
    let text = &source.text;
    let link = at.start as usize;
    let lead = text[link..].len() - text[link..].trim_start_matches(is_space).len();
    let len = text[link + lead..at.end as usize]
        .trim_end_matches(is_space)
        .len();
    Diagnostic::new(
        &rules::MISSING_SOURCE,
        place(source, link + lead, link + lead + len),
        "no node comes before this link",
    )
    .annotate(
        place(source, direction.start as usize, direction.end as usize),
        "the header ends here",
    )
    .help("Write the node it comes from before it.")
}
