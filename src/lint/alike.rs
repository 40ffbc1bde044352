//! Names that look like spellings of one another.

use std::iter;

/// Whether two ids are words of the same letters, but for case, `_-.` or a sign at the end of the second.
pub(super) fn same_letters(a: &str, b: &str) -> bool {
    let is_end = |c: char| matches!(c, ':' | ',' | ';' | '!' | '?');
    let stem = b.trim_end_matches(|c| is_end(c) || is_separator(c));
    let has_end = b[stem.len()..].contains(is_end);
    let is_word = || letters(a).filter(|c| c.is_alphabetic()).count() >= 3;
    (letters(a).eq(letters(b)) && is_word()) || (has_end && letters(a).eq(letters(stem)))
}

/// What two spellings of an id may differ in.
fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | '.')
}

/// An id without what spellings differ in.
fn letters(id: &str) -> impl DoubleEndedIterator<Item = char> {
    id.chars()
        .filter(|&c| !is_separator(c))
        .flat_map(char::to_lowercase)
}

/// Whether two ids look like two spellings of one: equal but for case and `_-.`, or one letter apart.
pub(super) fn similar(a: &str, b: &str) -> bool {
    let (length, other) = (letters(a).count(), letters(b).count());
    if letters(a).eq(letters(b)) {
        return length > 1;
    }
    let digits = |id| letters(id).filter(char::is_ascii_digit);
    let plain = |id| letters(id).collect::<String>();
    length.min(other) >= 5
        && length.abs_diff(other) <= 1
        && digits(a).eq(digits(b))
        && strsim::damerau_levenshtein(&plain(a), &plain(b)) == 1
}

/// Whether one name is the other with more letters at its end: `Repo` and `Repository`. A capital, a
/// digit or a sign begins another word.
pub(super) fn is_cut_short(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let rest = long.strip_prefix(short);
    let rest = rest.and_then(|rest| rest.chars().next());
    short.chars().count() >= 3 && rest.is_some_and(char::is_lowercase)
}

/// Words that people put after the name of a thing or leave out.
const KINDS_OF_THINGS: [&str; 14] = [
    "api",
    "app",
    "client",
    "controller",
    "database",
    "db",
    "handler",
    "manager",
    "queue",
    "server",
    "service",
    "store",
    "svc",
    "worker",
];

/// Whether one id is the other with a word after it that says what it is: `quote` and `quoteservice`.
pub(super) fn is_same_thing(a: &str, b: &str) -> bool {
    let (mut one, mut other) = (letters(a), letters(b));
    let mut length = 0;
    // What the longer id has after the shorter.
    let rest = loop {
        match (one.next(), other.next()) {
            (Some(letter), Some(same)) if letter == same => length += 1,
            (Some(first), None) => break iter::once(first).chain(one),
            (None, Some(first)) => break iter::once(first).chain(other),
            _ => return false,
        }
    };
    length > 3 && KINDS_OF_THINGS.contains(&rest.collect::<String>().as_str())
}

/// Whether two names look like one that is misspelt: the same but for case and signs, or one edit
/// apart before the last letter. Digits count.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let last = |name| letters(name).next_back();
    last(a) == last(b) && (letters(a).eq(letters(b)) || similar(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        assert!(similar("orderService", "orderSrvice"));
        assert!(!similar("step12", "step13"));
        assert!(is_cut_short("OrderRepo", "OrderRepository"));
        assert!(!is_cut_short("User", "UserService"));
        assert!(!is_cut_short("Of", "Often"));
        assert!(is_same_thing("quote_service", "quote"));
        assert!(!is_same_thing("quote", "quotes"));
        assert!(is_slip("order_line", "OrderLine"));
        assert!(is_slip("Custmer", "Customer"));
        assert!(!is_slip("ChainA", "ChainB"));
    }
}
