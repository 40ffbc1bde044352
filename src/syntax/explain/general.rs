//! The message for mistakes that nobody writes: what was expected, and what was found.

use crate::syntax::lex::{TokenKind, TokenSet};

/// `expected an arrow or `+`, found `x``
pub(in crate::syntax) fn expected<K: TokenKind>(set: TokenSet<K>, found: &str) -> String {
    let names: Vec<&str> = set.iter().map(TokenKind::shown).collect();
    if names.is_empty() || names.len() > 4 {
        return format!("{found} does not fit here");
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
