//! The words of the line of an attribute.

use crate::syntax::chars::is_space;

/// A word, and where it begins.
pub(super) type Word<'t> = (usize, &'t str);

/// The words of a line. Spaces in quotes, brackets, backticks and between `~` belong to a word.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut open: Option<char> = None;
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        let begins = start.is_none();
        match open {
            Some(close) if c == close => open = None,
            Some(_) => {}
            None if is_space(c) && depth == 0 => {
                if let Some(start) = start.take() {
                    words.push((start, &line[start..at]));
                }
                continue;
            }
            None => match c {
                '"' | '`' => open = Some(c),
                '\'' if begins => open = Some(c),
                '~' => open = line[at + 1..].contains('~').then_some('~'),
                '(' => depth += usize::from(line[at..].contains(')')),
                '<' => depth += usize::from(line[at..].contains('>')),
                ')' | '>' => depth = depth.saturating_sub(1),
                _ => {}
            },
        }
        start = start.or(Some(at));
    }
    words.extend(start.map(|start| (start, &line[start..])));
    words
}

/// Whether a word can be a name: neither a key nor in quotes.
pub(super) fn is_plain(word: &str) -> bool {
    let quoted = word.starts_with(['"', '\'']);
    !quoted && key(&[(0, word)]).0.is_empty()
}

/// The keys that words begin with, how many words they are, and whether they are written as Mermaid
/// takes them.
pub(super) fn key(words: &[Word<'_>]) -> (Vec<&'static str>, usize, bool) {
    let word = |at: usize| {
        let word = words.get(at).map_or("", |word| word.1);
        word.trim_end_matches(',').to_ascii_lowercase()
    };
    let first = word(0);
    let bare = first.trim_matches(['[', ']', '(', ')', '<', '>', '{', '}']);
    let second = usize::from(word(1) == "key");
    match bare {
        "primary" if second == 1 => return (vec!["PK"], 2, false),
        "foreign" if second == 1 => return (vec!["FK"], 2, false),
        "unique" => return (vec!["UK"], 1 + second, false),
        "primary_key" => return (vec!["PK"], 1, false),
        "foreign_key" => return (vec!["FK"], 1, false),
        _ => {}
    }
    let mut keys = Vec::new();
    for part in bare.split([',', '/', '_', '+', '&', '|']) {
        match part {
            "pk" => keys.push("PK"),
            "fk" => keys.push("FK"),
            "uk" => keys.push("UK"),
            "" => {}
            _ => return (Vec::new(), 0, false),
        }
    }
    let clean = bare.len() == first.len() && !bare.contains(['/', '_', '+', '&', '|']);
    (keys, 1, clean)
}

/// The words that were put aside, as one text.
pub(super) fn flush(loose: &mut Vec<&str>) -> Option<String> {
    let text = loose.join(" ");
    loose.clear();
    (!text.is_empty()).then_some(text)
}

/// A text without white space.
pub(super) fn without_space(text: &str) -> String {
    text.chars().filter(|&c| !is_space(c)).collect()
}

/// A text in backticks, between which everything is a word.
pub(super) fn in_backticks(text: &str) -> Option<String> {
    (!text.is_empty() && !text.contains('`')).then(|| format!("`{text}`"))
}
