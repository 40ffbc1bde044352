//! Lines that are not statements of a class diagram, and what stands too much in one.

use super::Broken;
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::ast::StatementKind;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::{Kind, Within};

/// A second `classDiagram`.
pub(super) fn second_header(broken: &Broken<'_>) -> Option<Explained> {
    let first = broken.first();
    if first.kind != Kind::Header {
        return None;
    }
    let line = broken.line();
    let mut gone = range(first);
    if line.end == gone.end {
        let start = broken.start_of_line(line.start as usize) as u32;
        let end = broken.end_of_line(line.start as usize) + 1;
        gone = TextRange::new(start, end.min(broken.source.text.len()) as u32);
    }
    let mut found = broken.finding(
        &rules::SECOND_HEADER,
        range(first),
        "this chart already has a header",
    );
    found.fix = broken.fix("Remove the second header", [(gone, "")]);
    broken
        .next_line(found.help("Remove this line: a chart has one `classDiagram` line, the first."))
}

/// `// text`, `# text`, `<!-- text -->`, `/* text */`, `' text`
pub(super) fn foreign_comment(broken: &Broken<'_>) -> Option<Explained> {
    let whole = broken.line();
    let line = broken.slice(whole);
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
    let message = format!("`{}` does not start a comment in Mermaid", opener.trim());
    let mut found = broken.finding(&rules::FOREIGN_COMMENT, place, message);
    found.fix = broken.fix("Write `%%`", [(whole, text.as_str())]);
    broken.next_line(found.help("Put the comment on its own line, after `%%`."))
}

/// `A --> B %% text`: the comment takes the end of the line with it.
pub(super) fn trailing_comment(broken: &Broken<'_>) -> Option<Explained> {
    let start = comment_start(broken)?;
    let end = broken.end_of_line(start);
    let text = &broken.source.text;
    let statement = text[..start].trim_end().len();
    let line = broken.start_of_line(start);
    let comment = format!("{}{}\n", broken.indent(), text[start..end].trim_end());
    let gone = TextRange::new(statement as u32, end as u32);
    let place = TextRange::new(start as u32, text[..end].trim_end().len() as u32);
    let mut found = broken.finding(
        &rules::TRAILING_COMMENT,
        place,
        "a comment needs a line of its own",
    );
    found.fix = broken.fix(
        "Put the comment before the line",
        [(TextRange::at(line as u32), comment.as_str()), (gone, "")],
    );
    if broken.bad().start as usize > end {
        found = found.annotate(
            broken.span(broken.line_from(broken.bad().start)),
            "Mermaid reads this as part of the same statement",
        );
    }
    broken.resume(found, end)
}

/// Where a comment begins in a statement.
fn comment_start(broken: &Broken<'_>) -> Option<usize> {
    let bad = broken.bad();
    if bad.kind == Kind::Percent && broken.source.text[bad.start as usize..].starts_with("%%") {
        return Some(bad.start as usize);
    }
    let tokens = &broken.tokens[..=broken.at];
    tokens.windows(2).find_map(|pair| {
        let gap = TextRange::new(pair[0].end, pair[1].start.max(pair[0].end));
        let at = broken.slice(gap).find("%%")?;
        Some(gap.start as usize + at)
    })
}

/// `&lt;&lt;interface&gt;&gt; A`: HTML where the signs themselves belong.
pub(super) fn escaped(broken: &Broken<'_>) -> Option<Explained> {
    let whole = broken.line();
    let line = broken.slice(whole);
    let bad = broken.bad().start as usize;
    let here = &broken.source.text[bad..];
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
        broken.code(place)
    );
    let mut found = broken.finding(&rules::ESCAPED_ANGLE, place, message);
    found.fix = broken.fix("Write `<` and `>`", edits);
    broken.next_line(found)
}

/// A `;` where nothing like it belongs.
pub(super) fn semicolon(broken: &Broken<'_>) -> Option<Explained> {
    let bad = broken.bad();
    if !broken.is_sign(bad, ";") {
        return None;
    }
    let line = broken.line_from(bad.start);
    let rest = broken.slice(line).trim_start_matches([';', ' ', '\t']);
    let labelled = broken.tokens[..broken.at].iter();
    let labelled = labelled.clone().any(|token| token.kind == Kind::Label);
    let newline = format!("\n{}", broken.indent());
    let (message, help, fix) = if rest.is_empty() {
        (
            "a statement cannot end with `;` here",
            "Remove the `;`: a statement ends with its line.",
            broken.fix("Remove the `;`", [(line, "")]),
        )
    } else if labelled {
        (
            "a text cannot contain a `;`",
            "Write `#59;`, which is shown as `;`.",
            broken.fix("Write `#59;`", [(range(bad), "#59;")]),
        )
    } else {
        let after = TextRange::new(line.start, line.end - rest.len() as u32);
        (
            "a statement cannot end with `;` here",
            "Start a new line: a statement ends with its line.",
            broken.fix("Start a new line", [(after, newline.as_str())]),
        )
    };
    let mut found = broken.finding(&rules::SEMICOLON, range(bad), message);
    found.fix = fix;
    broken.resume(found.help(help), broken.end_of_line(bad.start as usize))
}

/// `<<two words>> A`, and `<<interface>>` without a class.
pub(super) fn annotation(broken: &Broken<'_>) -> Option<Explained> {
    if broken.within != Some(Within::Annotation) {
        return None;
    }
    let whole = broken.line();
    let line = broken.slice(whole);
    let close = line.find(">>")?;
    let open = line.find("<<")?;
    let name = line[close + 2..].trim();
    if name.is_empty() && open == 0 {
        let found = broken.finding(
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
        if let Some(StatementKind::Class(class)) = broken.previous.map(|previous| &previous.kind)
            && class.annotation.is_none()
            && broken.open.is_empty()
        {
            let text = format!(" {}", broken.slice(class.name.range));
            found.fix = broken.fix(
                "Write the class after it",
                [(TextRange::at(whole.end), text.as_str())],
            );
        }
        return broken.next_line(found);
    }
    let words = line.get(open + 2..close)?.trim();
    let simple = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    if open != 0 || words.is_empty() || !name.chars().all(simple) {
        return None;
    }
    let text = format!("class {name} {{ <<{words}>> }}");
    let place = TextRange::new(whole.start, whole.start + close as u32 + 2);
    let message = "an annotation outside braces must be one word";
    let mut found = broken.finding(&rules::ANNOTATION_WORDS, place, message);
    found.fix = broken.fix(
        "Put the annotation in the class's braces",
        [(whole, text.as_str())],
    );
    broken.next_line(found)
}

/// What stands in a namespace and does not belong there.
pub(super) fn in_namespace(broken: &Broken<'_>) -> Option<Explained> {
    if broken.within != Some(Within::InNamespace) {
        return None;
    }
    let open = broken.open.first()?;
    let line = broken.line();
    let what = stranger(broken.slice(line));
    let mut found = broken
        .finding(
            &rules::FOREIGN_IN_NAMESPACE,
            line,
            format!("{what} cannot be inside a namespace"),
        )
        .annotate(broken.span(open.range), "the namespace begins here")
        .help("Write it outside the braces.");
    if what == "this line" {
        // No statement: another place would not help it.
        let message = format!("{} is not a statement", broken.code(line));
        found.message = message;
        return broken.next_line(found.help("Write `class Name` for each class of the namespace."));
    }
    // The first of several carries the fix of all.
    let several = matches!(
        broken.previous.map(|statement| &statement.kind),
        Some(StatementKind::Error)
    );
    if !several {
        let (moved, gone) = strangers(broken);
        let before = broken.start_of_line(open.range.start as usize) as u32;
        let filled = broken.open.last().is_some_and(|open| open.filled);
        let classes = if filled {
            String::new()
        } else {
            classes(&moved)
        };
        if moved.is_empty() {
            return broken.next_line(found);
        }
        found.fix = broken.fix(
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
    broken.next_line(found)
}

/// `+area() float` with no class around it, and the lines like it after it.
pub(super) fn members(broken: &Broken<'_>) -> Option<Explained> {
    let line = broken.line();
    let member = broken.slice(line);
    if !is_member(member)
        || broken.start_of_line(line.start as usize) + broken.indent().len() != line.start as usize
    {
        return None;
    }
    let message = format!("{} is a member, but no class is open", broken.code(line));
    let found = broken
        .finding(&rules::SYNTAX_ERROR, line, message)
        .help(format!(
            "Write `class Name {{` above it, or `Name : {}`.",
            broken.code(line).trim_matches('`')
        ));
    let (mut end, mut at) = (line.end as usize, broken.end_of_line(line.end as usize) + 1);
    while let Some(rest) = broken.source.text.get(at..).filter(|rest| !rest.is_empty()) {
        let next = rest.lines().next().unwrap_or_default().trim();
        if !is_member(next) && !next.ends_with('}') {
            break;
        }
        end = broken.end_of_line(at);
        at = end + 1;
        if next.ends_with('}') {
            break;
        }
    }
    broken.resume(found, end)
}

/// Whether a line is a member with its visibility before it.
fn is_member(line: &str) -> bool {
    let name = line.trim_start_matches(['+', '-', '#', '~']);
    line.len() == name.len() + 1
        && name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && !["--", "..", "{", ":::"]
            .iter()
            .any(|sign| line.contains(sign))
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
fn strangers(broken: &Broken<'_>) -> (String, TextRange) {
    const KNOWN: [&str; 4] = ["class ", "note", "namespace ", "%%"];
    let text = &broken.source.text;
    let start = broken.start_of_line(broken.first().start as usize);
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
