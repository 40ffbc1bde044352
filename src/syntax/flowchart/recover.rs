//! Where reading goes on after a statement that could not be read.
//!
//! At the next line break or `;` outside quotes and brackets. An opener that is not closed before
//! the next line that clearly starts a statement ends on its own line: the author forgot to close it, and the
//! next line is no part of a label.

use crate::syntax::chars::{is_node_char, is_space};

/// The offset of the statement after the one that begins at `start`. Always further on, unless the
/// text ends.
pub(super) fn resume(text: &str, start: usize) -> usize {
    if text[start..].starts_with("<!--") {
        // Its `-->` is no link.
        let end = text[start..].find("-->").map_or(start, |i| start + i);
        return text[end..].find('\n').map_or(text.len(), |i| end + i + 1);
    }
    let mut depth = 0usize;
    let mut quoted = false;
    let mut piped = false;
    let mut own_line = None;
    let mut before = '\0';
    for (i, c) in text[start..].char_indices() {
        let at = start + i;
        match c {
            '"' => quoted = !quoted,
            _ if quoted && c != '\n' => {}
            '|' if depth == 0 => {
                piped = !piped && matches!(before, '-' | '>' | '=' | '.' | 'x' | 'o' | '~')
            }
            '[' | '(' | '{' if !piped => depth += 1,
            ']' | ')' | '}' if !piped => depth = depth.saturating_sub(1),
            ';' if depth == 0 && !piped && !is_entity(&text[start..at]) => return at + 1,
            '\n' => {
                if depth == 0 && !quoted && !piped {
                    // A link takes the line break before and behind it.
                    if ends_in_link(&text[start..at]) || starts_with_link(&text[at + 1..]) {
                        continue;
                    }
                    return at + 1;
                }
                own_line.get_or_insert(at + 1);
                if starts_statement(&text[at + 1..]) {
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

/// Whether a line ends in a whole link.
fn ends_in_link(line: &str) -> bool {
    let line = line.trim_end_matches(is_space);
    let head = line.strip_suffix(['>', 'x', 'o']).unwrap_or(line);
    let dashes = head.len() - head.trim_end_matches(['-', '=', '.', '~']).len();
    let headless = head.len() == line.len();
    dashes >= 2 && (!headless || dashes >= 3)
}

/// Whether a text begins with a whole link, white space aside.
fn starts_with_link(text: &str) -> bool {
    let line = text.trim_start_matches(is_space);
    ["-->", "---", "-.-", "==>", "===", "~~~", "<--", "<=="]
        .iter()
        .any(|sign| line.starts_with(sign))
}

/// Whether a `;` ends the spelling of an entity code, and no statement.
fn is_entity(before: &str) -> bool {
    before.ends_with("¶ß")
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
    for word in [
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
    ] {
        if let Some(behind) = line.strip_prefix(word)
            && (behind.is_empty() || behind.starts_with(|c| is_space(c) || c == ':' || c == ';'))
        {
            return true;
        }
    }
    if line.starts_with("// ") {
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
    if id_end == 0 {
        return false;
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
    let behind = &line[id_end..];
    let spaced = behind.trim_start_matches(is_space);
    behind.starts_with(['[', '(', '{', '>']) && !behind.starts_with("> ")
        || (arrow.is_some() && spaced.starts_with(['[', '(', '{']))
        || behind.starts_with(":::")
        || behind.starts_with("@{")
        || [
            "--", "==", "-.", "~~~", "<--", "<==", "<-.", "o--", "x--", "->", "=>", "→", "—", "– ",
            "&", "- -",
        ]
        .iter()
        .any(|sign| spaced.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_behind_the_mistake() {
        let behind = |text: &str| resume(text, 0);
        assert_eq!(behind("A -> B\nC"), 7);
        assert_eq!(behind("A -> B; C"), 7);
        assert_eq!(behind("A[x\nB --> C\n"), 4);
        assert_eq!(behind("A[\"x\ny\"] -> B\nC"), 14);
        assert_eq!(behind("A[\"x]\nB --> C\n"), 6);
        assert_eq!(behind("A -->|x B\nC --> D"), 10);
        assert_eq!(behind("A[x"), 3);
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
}
