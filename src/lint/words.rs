//! The chart's words in messages.

pub(super) use crate::label::{code, is_hidden, shown};

/// Pieces of the chart as a list: at most five, then how many more there are.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let all: Vec<String> = texts.into_iter().map(code).collect();
    let (shown, rest) = all.split_at(all.len().min(5));
    let mut out = match (shown, rest.len()) {
        ([], _) => String::new(),
        ([one], 0) => one.clone(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (some, more) => format!("{} and {more} more", some.join(", ")),
    };
    out.shrink_to_fit();
    out
}

/// The nodes of a loop in their order: at most five, then how many more there are.
pub(super) fn chain<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut all: Vec<String> = texts.into_iter().map(code).collect();
    let more = all.len().saturating_sub(5);
    all.truncate(5);
    match more {
        0 => all.join(", "),
        _ => format!("{} and {more} more", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_short() {
        assert_eq!(list(["a", "b", "c"]), "`a`, `b` and `c`");
        assert_eq!(
            list(["1", "2", "3", "4", "5", "6", "7"]),
            "`1`, `2`, `3`, `4`, `5` and 2 more"
        );
        assert_eq!(chain(["a", "b", "c"]), "`a`, `b`, `c`");
        assert_eq!(
            chain(["1", "2", "3", "4", "5", "6"]),
            "`1`, `2`, `3`, `4`, `5` and 1 more"
        );
    }
}
