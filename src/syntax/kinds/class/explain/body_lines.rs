//! What lines between the braces of a class look like: members, statements, beginnings of blocks.

/// Whether a line begins a class or a namespace.
pub(super) fn begins_block(line: &str) -> bool {
    const WORDS: [&str; 6] = [
        "class ",
        "namespace ",
        "interface ",
        "enum ",
        "abstract ",
        "note ",
    ];
    WORDS.iter().any(|word| line.starts_with(word))
}

/// Whether a line in a body looks like a statement.
pub(super) fn is_statement(line: &str) -> bool {
    const ARROWS: [&str; 10] = [
        "<|--", "--|>", "-->", "<--", "..>", "<..", "*--", "--*", "o--", "--o",
    ];
    const WORDS: [&str; 9] = [
        "class ",
        "namespace ",
        "note ",
        "click ",
        "link ",
        "style ",
        "classDef ",
        "cssClass ",
        "direction ",
    ];
    WORDS.iter().any(|word| line.starts_with(word))
        || (!line.starts_with(['+', '-', '#', '~']) && ARROWS.iter().any(|a| line.contains(a)))
}

/// Whether a line is a member: one with its visibility before it, or a method, `go(x) int`.
pub(super) fn is_member(line: &str) -> bool {
    let name = line.trim_start_matches(['+', '-', '#', '~']);
    let letters = |c: char| c.is_alphanumeric() || c == '_';
    let method = || {
        line.split_once('(').is_some_and(|(name, rest)| {
            !name.is_empty() && name.chars().all(letters) && rest.contains(')')
        })
    };
    (line.len() == name.len() + 1 || line.len() == name.len() && method())
        && name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && !["--", "..", "{", ":::"]
            .iter()
            .any(|sign| line.contains(sign))
}
