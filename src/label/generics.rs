//! Types in `~`, as class and ER diagrams show them.

/// A text with types in `~` as it is shown: `Map~K, V~` as `Map<K, V>`.
///
/// Mermaid pairs the signs from outside to inside, between two commas. Only a comma between two
/// parts with one sign each belongs to a type.
pub(crate) fn generics(text: &str) -> String {
    if !text.contains('~') {
        return text.to_owned();
    }
    let count = |part: &str| part.matches('~').count();
    let parts = text.split(',');
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    // Where in the output the part before the comma begins, as it may have to be done again.
    let mut start = 0;
    let mut first = true;
    for part in parts {
        if !first && count(before) == 1 && count(part) == 1 {
            out.truncate(start);
            push_paired(&format!("{before},{part}"), &mut out);
            // What follows is a part of its own: the comma after it was not looked at yet.
        } else {
            if !first {
                out.push(',');
            }
            start = out.len();
            push_paired(part, &mut out);
        }
        before = part;
        first = false;
    }
    out
}

/// Adds a part with its signs in pairs, the first with the last.
fn push_paired(part: &str, out: &mut String) {
    let places: Vec<usize> = part.match_indices('~').map(|(at, _)| at).collect();
    let skip = usize::from(places.len() > 1 && places.len() % 2 == 1 && part.starts_with('~'));
    let pairs = places.len().saturating_sub(skip) / 2;
    if places.len() <= 1 {
        out.push_str(part);
        return;
    }
    let mut at = 0;
    for (number, &place) in places.iter().enumerate() {
        out.push_str(&part[at..place]);
        let sign = if number < skip {
            '~'
        } else if number - skip < pairs {
            '<'
        } else if number >= places.len() - pairs {
            '>'
        } else {
            '~'
        };
        out.push(sign);
        at = place + 1;
    }
    out.push_str(&part[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_shown_in_angles() {
        for (text, want) in [
            ("List~int~ xs", "List<int> xs"),
            ("Map~K, List~V~~ m", "Map~K, List<V~> m"),
            ("Map~K,V~", "Map<K,V>"),
            // Each pair takes the place of the one before, as in Mermaid.
            ("Map~K, V~ a, Map~K, V~ b", " Map<K, V> b"),
            ("Array~Array~string~~", "Array<Array<string>>"),
            ("~List~int~", "~List<int>"),
            ("a~b", "a~b"),
        ] {
            assert_eq!(generics(text), want, "{text}");
        }
    }
}
