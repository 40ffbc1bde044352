//! Lines that are not statements of a class diagram, and what stands too much in one.

use super::Mistake;
use super::body_lines::is_member;
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, wording};
use crate::syntax::kinds::class::ast::StatementKind;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::Kind;

/// `// text`, `# text`, `<!-- text -->`, `/* text */`, `' text`
pub(super) fn foreign_comment(m: &Mistake<'_>) -> Option<Explained> {
    let whole = m.first_line();
    let line = m.slice(whole);
    let (opener, end) = [
        ("//", ""),
        ("# ", ""),
        ("<!--", "-->"),
        ("/*", "*/"),
        ("' ", ""),
    ]
    .into_iter()
    .find(|(opener, end)| line.starts_with(opener) && line.ends_with(end))?;
    let inner = line[opener.len()..line.len() - end.len()].trim();
    let text = format!("%% {inner}");
    let place = TextRange::new(whole.start, whole.start + opener.trim().len() as u32);
    let message = wording::foreign_comment(opener.trim());
    let mut found = m.finding(&rules::FOREIGN_COMMENT, place, message);
    found.fix = m.fix("Write `%%`", [(whole, text.as_str())]);
    Some(m.next_line(found.help("Put the comment on its own line, after `%%`.")))
}

/// `A --> B %% text`: the comment takes the end of the line with it.
pub(super) fn trailing_comment(m: &Mistake<'_>) -> Option<Explained> {
    let start = comment_start(m)?;
    let end = m.line_end(start);
    let text = m.text();
    let statement = text[..start].trim_end().len();
    let line = m.line_start(start);
    let comment = format!("{}{}\n", m.indent(m.start), text[start..end].trim_end());
    let gone = TextRange::new(statement as u32, end as u32);
    let place = TextRange::new(start as u32, text[..end].trim_end().len() as u32);
    let mut found = m.finding(
        &rules::TRAILING_COMMENT,
        place,
        "a comment needs a line of its own",
    );
    found.fix = m.fix(
        "Put the comment before the line",
        [(TextRange::at(line as u32), comment.as_str()), (gone, "")],
    );
    if m.bad().start as usize > end {
        found = found.annotate(
            m.span(m.rest_of_line(m.bad().start)),
            "Mermaid reads this as part of the same statement",
        );
    }
    Some(Explained::at(found, end))
}

/// Where a comment begins in a statement.
fn comment_start(m: &Mistake<'_>) -> Option<usize> {
    let bad = m.bad();
    if bad.kind == Kind::Percent && m.slice(bad.start as usize..).starts_with("%%") {
        return Some(bad.start as usize);
    }
    let tokens = &m.tokens[..=m.at];
    tokens.windows(2).find_map(|pair| {
        let gap = TextRange::new(pair[0].end, pair[1].start.max(pair[0].end));
        let at = m.slice(gap).find("%%")?;
        Some(gap.start as usize + at)
    })
}

/// `&lt;&lt;interface&gt;&gt; A`: HTML where the signs themselves belong.
pub(super) fn escaped(m: &Mistake<'_>) -> Option<Explained> {
    let whole = m.first_line();
    let line = m.slice(whole);
    let bad = m.bad().start as usize;
    let here = m.slice(bad..);
    if !here.starts_with("&lt;") && !here.starts_with("&gt;") {
        return None;
    }
    let codes = line.match_indices("&lt;").chain(line.match_indices("&gt;"));
    let mut edits: Vec<(TextRange, &str)> = codes
        .map(|(at, code)| {
            let start = whole.start + at as u32;
            let sign = if code == "&lt;" { "<" } else { ">" };
            (TextRange::new(start, start + 4), sign)
        })
        .collect();
    edits.sort_by_key(|(range, _)| range.start);
    let place = TextRange::new(bad as u32, bad as u32 + 4);
    let message = format!(
        "{} is an HTML code: write the character itself",
        m.code(place)
    );
    let mut found = m.finding(&rules::ESCAPED_ANGLE, place, message);
    found.fix = m.fix("Write `<` and `>`", edits);
    Some(m.next_line(found))
}

/// A `;` where nothing like it belongs.
pub(super) fn semicolon(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let line = m.rest_of_line(bad.start);
    let rest = m.slice(line).trim_start_matches([';', ' ', '\t']);
    let labelled = m.tokens[..m.at].iter();
    let labelled = labelled.clone().any(|token| token.kind == Kind::Label);
    let newline = format!("\n{}", m.indent(m.start));
    let (message, help, fix) = if rest.is_empty() {
        (
            "a statement cannot end with `;` here",
            "Remove the `;`: a statement ends with its line.",
            m.fix("Remove the `;`", [(line, "")]),
        )
    } else if labelled {
        (
            "a text cannot contain a `;`",
            "Write `#59;`, which is shown as `;`.",
            m.fix("Write `#59;`", [(range(bad), "#59;")]),
        )
    } else {
        let after = TextRange::new(line.start, line.end - rest.len() as u32);
        (
            "a statement cannot end with `;` here",
            "Start a new line: a statement ends with its line.",
            m.fix("Start a new line", [(after, newline.as_str())]),
        )
    };
    let mut found = m.finding(&rules::SEMICOLON, range(bad), message);
    found.fix = fix;
    Explained::at(found.help(help), m.line_end(bad.start as usize))
}

/// `<<two words>> A`, and `<<interface>>` without a class.
pub(super) fn annotation(m: &Mistake<'_>) -> Option<Explained> {
    let whole = m.first_line();
    let line = m.slice(whole);
    let close = line.find(">>")?;
    let open = line.find("<<")?;
    let name = line[close + 2..].trim();
    if name.is_empty() && open == 0 {
        let found = m.finding(
            &rules::NAMELESS_ANNOTATION,
            whole,
            "this annotation does not name a class",
        );
        let help = format!(
            "Write the class after it, `{} Name`, or put it in the class's braces.",
            line.trim()
        );
        let mut found = found.help(help);
        // Right after a class, it is for that.
        if let Some(StatementKind::Class(class)) = m.around.previous.map(|previous| &previous.kind)
            && class.annotation.is_none()
            && m.around.open.is_empty()
        {
            let text = format!(" {}", m.slice(class.name.range));
            found.fix = m.fix(
                "Write the class after it",
                [(TextRange::at(whole.end), text.as_str())],
            );
        }
        return Some(m.next_line(found));
    }
    let words = line.get(open + 2..close)?.trim();
    let simple = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    if open != 0 || words.is_empty() || !name.chars().all(simple) {
        return None;
    }
    let text = format!("class {name} {{ <<{words}>> }}");
    let place = TextRange::new(whole.start, whole.start + close as u32 + 2);
    let message = "an annotation outside braces must be one word";
    let mut found = m.finding(&rules::ANNOTATION_WORDS, place, message);
    found.fix = m.fix(
        "Put the annotation in the class's braces",
        [(whole, text.as_str())],
    );
    Some(m.next_line(found))
}

/// What stands in a namespace and does not belong there.
pub(super) fn in_namespace(m: &Mistake<'_>) -> Option<Explained> {
    let open = m.around.open.first()?;
    let line = m.first_line();
    let what = stranger(m.slice(line));
    let mut found = m
        .finding(
            &rules::FOREIGN_IN_NAMESPACE,
            line,
            format!("{what} cannot be inside a namespace"),
        )
        .annotate(m.span(open.range), "the namespace begins here")
        .help("Write it outside the braces.");
    if what == "this line" {
        // No statement: another place would not help it.
        let message = format!("{} is not a statement", m.code(line));
        found.message = message;
        return Some(
            m.next_line(found.help("Write `class Name` for each class of the namespace.")),
        );
    }
    // The first of several carries the fix of all.
    let several = matches!(
        m.around.previous.map(|statement| &statement.kind),
        Some(StatementKind::Error)
    );
    if !several {
        let (moved, gone) = strangers(m);
        let before = m.line_start(open.range.start as usize) as u32;
        let filled = m.around.open.last().is_some_and(|open| open.filled);
        let classes = if filled {
            String::new()
        } else {
            classes(&moved)
        };
        if moved.is_empty() {
            return Some(m.next_line(found));
        }
        found.fix = m.fix(
            match classes.is_empty() {
                true => "Move it before the namespace",
                false => "Move it before the namespace, and declare its classes inside",
            },
            [
                (TextRange::at(before), moved.as_str()),
                (gone, classes.as_str()),
            ],
        );
    }
    Some(m.next_line(found))
}

/// `+area() float` with no class around it, and the lines like it after it.
pub(super) fn members(m: &Mistake<'_>) -> Option<Explained> {
    let line = m.first_line();
    let member = m.slice(line);
    if !is_member(member)
        || m.line_start(line.start as usize) + m.indent(m.start).len() != line.start as usize
    {
        return None;
    }
    let message = format!("{} is a member, but no class is open", m.code(line));
    let shown = m.code(line);
    let help = match shown.ends_with("…`") || member.contains('}') {
        true => "Write it on a line of its own between the braces of its class: `class Name {`."
            .to_owned(),
        false => format!(
            "Write `class Name {{` above it, or `Name : {}`.",
            shown.trim_matches('`')
        ),
    };
    let found = m.finding(&rules::SYNTAX_ERROR, line, message).help(help);
    let (mut end, mut at) = (line.end as usize, m.line_end(line.end as usize) + 1);
    while let Some(rest) = m.text().get(at..).filter(|rest| !rest.is_empty()) {
        let next = rest.lines().next().unwrap_or_default().trim();
        if !is_member(next) && !next.ends_with('}') {
            break;
        }
        end = m.line_end(at);
        at = end + 1;
        if next.ends_with('}') {
            break;
        }
    }
    Some(Explained::at(found, end))
}

/// What such a line is.
fn stranger(line: &str) -> String {
    const KEYWORDS: [&str; 8] = [
        "click",
        "link",
        "callback",
        "style",
        "cssClass",
        "classDef",
        "direction",
        "title",
    ];
    let word = line.split_whitespace().next().unwrap_or_default();
    if KEYWORDS.contains(&word) {
        format!("a `{word}`")
    } else if line.contains("--") || line.contains("..") {
        "a relation".to_owned()
    } else if line.contains(':') {
        "a member".to_owned()
    } else {
        "this line".to_owned()
    }
}

/// The lines from here on that cannot be in a namespace, without their indentation.
fn strangers(m: &Mistake<'_>) -> (String, TextRange) {
    const KNOWN: [&str; 4] = ["class ", "note", "namespace ", "%%"];
    let text = m.text();
    let start = m.line_start(m.first().start as usize);
    let (mut end, mut moved) = (start, String::new());
    for line in text[start..].split_inclusive('\n') {
        let plain = line.trim();
        let known = KNOWN.iter().any(|word| plain.starts_with(word));
        if plain.is_empty() || known || plain.contains(['{', '}']) {
            break;
        }
        end += line.len();
        moved.push_str("    ");
        moved.push_str(plain);
        moved.push('\n');
    }
    (moved, TextRange::new(start as u32, end as u32))
}

/// The classes of relations, each on a line: of a namespace that has nothing but relations.
fn classes(relations: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for line in relations.lines() {
        let mut words = line
            .split(':')
            .next()
            .unwrap_or_default()
            .split_whitespace();
        for word in [words.next(), words.next_back()].into_iter().flatten() {
            if word.chars().all(|c| c.is_alphanumeric() || c == '_') && !names.contains(&word) {
                names.push(word);
            }
        }
    }
    names
        .iter()
        .map(|name| format!("        class {name}\n"))
        .collect()
}
