//! The message for mistakes that nobody writes: what was expected, and what was found.

use crate::syntax::lex::{TokenKind, TokenSet};

/// `expected an arrow or `+`, found `x``
pub(in crate::syntax) fn expected<K: TokenKind>(set: TokenSet<K>, found: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in set.iter().map(TokenKind::shown) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() || names.len() > 4 {
        let found = found.strip_prefix("the ").unwrap_or(found);
        return format!("unexpected {found}");
    }
    format!("expected {}, found {found}", list(&names, "or"))
}

/// `a, b or c`
fn list(names: &[&str], last: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}
