//! Where reading goes on after a statement that could not be read.
//!
//! At the next line break or `;` outside quotes and brackets. An opener that is not closed before
//! the next line that clearly starts a statement ends on its own line: the author forgot to close it, and the
//! next line is not a part of a label.

use super::arrow::{self, runs};
use super::lexicon::is_node_char;
use super::{directions, keywords};
use crate::syntax::chars::is_space;
use crate::syntax::lenient::{self, Nesting, Sign};

/// The offset of the statement after the one that begins at `start`. Always further on, unless the
/// text ends.
pub(super) fn after(text: &str, start: usize) -> usize {
    if text[start..].starts_with("<!--") {
        // Its `-->` is not a link.
        let end = text[start..].find("-->").map_or(start, |i| start + i);
        return text[end..].find('\n').map_or(text.len(), |i| end + i + 1);
    }
    let mut nesting = Nesting::default();
    let mut own_line = None;
    // The bracket that is open.
    let mut opened = start;
    let mut before = '\0';
    // Where the HTML comment ends whose `-->` is not a link.
    let mut comment = None;
    for (i, c) in text[start..].char_indices() {
        let at = start + i;
        // A pipe opens a text only after an arrow.
        let is_pipe = nesting.piped || matches!(before, '-' | '>' | '=' | '.' | 'x' | 'o' | '~');
        let sign = nesting.take(c, is_pipe);
        let Nesting {
            depth,
            quoted,
            piped,
        } = nesting;
        if sign == Sign::Open && depth == 1 {
            opened = at;
        }
        match c {
            _ if matches!(sign, Sign::Open | Sign::Quote) || quoted && c != '\n' => {}
            '<' if text[at..].starts_with("<!--") => {
                comment = text[at..].find("-->").map(|i| at + i + 3);
            }
            ';' if depth == 0 && !piped && !is_entity(&text[..at]) => return at + 1,
            '\n' => {
                if depth == 0 && !quoted && !piped {
                    // A link takes the line break before and after it.
                    let next = &text[at + 1..];
                    let commented =
                        comment.is_some_and(|end| end <= at && text[end..at].chars().all(is_space));
                    if arrow::ends_line(&text[start..at])
                        && !commented
                        && !begins_with_keyword(next)
                        || arrow::begins_line(next)
                    {
                        continue;
                    }
                    return at + 1;
                }
                // `A[Start --> B`: the arrow shows where the label was to end.
                let cut = depth > 0 && !quoted && own_line.is_none();
                own_line.get_or_insert(at + 1);
                if cut && arrow::find(&text[opened..at]).is_some() {
                    return at + 1;
                }
                // `-->|yes B`: and the next line closes it no more than this one.
                if piped && !quoted && depth == 0 && !closes_pipe(&text[at + 1..]) {
                    return at + 1;
                }
                let next = text[at + 1..].lines().next().unwrap_or_default();
                // Within quotes, a line whose first quote closes goes on.
                let closes = quoted && closes_quote(next);
                if !closes && starts_statement(next) {
                    return at + 1;
                }
            }
            _ => {}
        }
        if !is_space(c) {
            before = c;
        }
    }
    own_line.unwrap_or(text.len())
}

/// Whether a `;` ends the spelling of an entity code, and no statement.
fn is_entity(before: &str) -> bool {
    // `&gt;` is none of Mermaid's, and no end of a statement either.
    let html = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    before.ends_with("¶ß") || html.ends_with('&') && html.len() < before.len()
}

/// Whether a line begins with a word that only a statement begins with.
fn begins_with_keyword(line: &str) -> bool {
    let line = line
        .split('\n')
        .next()
        .unwrap_or_default()
        .trim_matches(is_space);
    [
        "subgraph",
        "end",
        "style",
        "linkStyle",
        "classDef",
        "class",
        "click",
        "direction",
        "accTitle",
        "accDescr",
        "%%",
    ]
    .iter()
    .filter_map(|word| line.strip_prefix(word))
    .any(|following| {
        following.is_empty() || following.starts_with(|c| is_space(c) || c == ':' || c == ';')
    })
}

/// Whether a line can hardly be anything but the start of a statement.
pub(super) fn starts_statement(line: &str) -> bool {
    let line = line
        .split('\n')
        .next()
        .unwrap_or_default()
        .trim_matches(is_space);
    if line.is_empty() {
        return false;
    }
    if begins_with_keyword(line) {
        return true;
    }
    if line.starts_with("// ") {
        return true;
    }
    let header = ["graph", "flowchart"]
        .iter()
        .filter_map(|word| line.strip_prefix(word))
        .any(|rest| rest.starts_with(is_space) && directions::meant(rest).is_some());
    if header
        || keywords::is_misspelt(line)
        || line == "}"
        || line.starts_with("/*")
        || line.starts_with("<!--")
        || line.starts_with("# ")
    {
        return true;
    }
    // Letters beyond ASCII count, also those that no id takes: that is a mistake of its own.
    let is_id = |i: usize, c: char| match c {
        '-' => !line[i + 1..].starts_with(['-', '>', '.']),
        ':' => !line[i..].starts_with(":::"),
        '→' | '—' | '–' | '“' | '”' => false,
        _ => (c != '"' && is_node_char(c)) || !(c.is_ascii() || is_space(c)),
    };
    let id_end = line
        .char_indices()
        .find(|&(i, c)| !is_id(i, c))
        .map_or(line.len(), |(i, _)| i);
    // An arrow, and before it nothing that closes what the lines above have opened.
    let linked = || {
        let arrow = runs(line).into_iter().find(|run| run.plain.len() > 1);
        arrow.is_some_and(|run| {
            lenient::is_balanced(&line[..run.at])
                && !line[..run.at].trim_matches(is_space).is_empty()
        })
    };
    if id_end == 0 {
        return linked();
    }
    // Words and commas up to an arrow: ids, if perhaps not as ids should be.
    let arrow = ["-->", "---", "-.-", "==>", "==="]
        .iter()
        .filter_map(|sign| line.find(sign))
        .min();
    if let Some(arrow) = arrow
        && line[..arrow]
            .char_indices()
            .all(|(i, c)| is_id(i, c) || is_space(c) || c == ',')
    {
        return true;
    }
    let following = &line[id_end..];
    let spaced = following.trim_start_matches(is_space);
    following.starts_with(['[', '(', '{', '>']) && !following.starts_with("> ")
        || (arrow.is_some() && spaced.starts_with(['[', '(', '{']))
        || following.starts_with(":::")
        || following.starts_with("@{")
        || ["--", "==", "-.", "~~~", "o--", "x--", "—", "– ", "&", "- -"]
            .iter()
            .any(|sign| spaced.starts_with(sign))
        || spaced
            .strip_prefix('|')
            .is_some_and(|rest| rest.contains('|'))
        || linked()
}

/// Whether the first quote of a line ends a text, and opens none.
fn closes_quote(line: &str) -> bool {
    let odd = !line.matches('"').count().is_multiple_of(2);
    let opens = |before: char| is_space(before) || "[({|/\\>-=:,".contains(before);
    odd && line.find('"').is_some_and(|i| !line[..i].ends_with(opens))
}

/// Whether the first line of a text ends a text between pipes.
fn closes_pipe(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.find('|')
        .is_some_and(|i| arrow::find(&line[..i]).is_none())
}

/// Whether a statement that could not be read is an `end` with something wrong about it: no other letters are in it.
pub(super) fn is_spoilt_end(raw: &str) -> bool {
    raw.len() <= 12
        && raw
            .chars()
            .filter(|c| c.is_alphanumeric())
            .eq("end".chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_after_the_mistake() {
        let following = |text: &str| after(text, 0);
        assert_eq!(following("A -> B\nC"), 7);
        assert_eq!(following("A -> B; C"), 7);
        assert_eq!(following("A[x\nB --> C\n"), 4);
        assert_eq!(following("A[\"x\ny\"] -> B\nC"), 14);
        assert_eq!(following("A[\"x]\nB --> C\n"), 6);
        assert_eq!(following("A -->|x B\nC --> D"), 10);
        assert_eq!(following("A[x"), 3);
    }

    #[test]
    fn tells_statements_from_text() {
        for line in [
            "B --> C",
            "  end",
            "B[x]",
            "B@{ a: 1 }",
            "a:b->c",
            "style A x",
            "B & C",
        ] {
            assert!(starts_statement(line), "{line}");
        }
        for line in ["and more text]", "", "B", "(see above)", "ending"] {
            assert!(!starts_statement(line), "{line}");
        }
    }

    #[test]
    fn tells_a_spoilt_end() {
        for raw in ["]end", "en<d", "}%%   end", "e\u{a0}nd", "end)", "(end"] {
            assert!(is_spoilt_end(raw), "{raw}");
        }
        for raw in ["A end", "end1 -", "en", "ends]", "(end) -----------"] {
            assert!(!is_spoilt_end(raw), "{raw}");
        }
    }
}
