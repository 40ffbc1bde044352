//! Names that look like spellings of one another.

/// Whether two ids are words of the same letters, but for case, `_-.` or a sign at the end of the second.
pub(super) fn same_letters(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    let stem = b.trim_end_matches([':', ',', ';', '!', '?']);
    let is_word = a.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    (a == b && is_word) || (a == stem && stem.len() < b.len())
}

/// An id without what spellings differ in.
fn plain(id: &str) -> String {
    id.chars()
        .filter(|c| !matches!(c, '_' | '-' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether two ids look like two spellings of one: equal but for case and `_-.`, or one letter apart.
pub(super) fn similar(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    if a == b {
        return a.chars().count() > 1;
    }
    let digits = |id: &str| -> String { id.chars().filter(char::is_ascii_digit).collect() };
    a.chars().count().min(b.chars().count()) >= 5
        && digits(&a) == digits(&b)
        && a.chars().count().abs_diff(b.chars().count()) <= 1
        && strsim::damerau_levenshtein(&a, &b) == 1
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
    let (a, b) = (plain(a), plain(b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let rest = long.strip_prefix(&short);
    short.chars().count() > 3 && rest.is_some_and(|rest| KINDS_OF_THINGS.contains(&rest))
}

/// Whether two names look like one that is misspelt: the same but for case and signs, or one edit
/// apart before the last letter. Digits count.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let last = |name: &str| plain(name).chars().next_back();
    plain(a) == plain(b) || (similar(a, b) && last(a) == last(b))
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
