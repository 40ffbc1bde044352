//! Looking for what was meant: arrows and closing brackets further on in a line.

use crate::syntax::chars::is_space;

/// The first arrow in a text that is clearly one: its offset and its length, white space around it excluded.
pub(super) fn arrow(text: &str) -> Option<(usize, usize)> {
    text.char_indices()
        .filter(|(_, c)| matches!(c, '-' | '=' | '~'))
        .find_map(|(i, _)| {
            let len = arrow_here(&text[i..])?;
            let back = usize::from(text[..i].ends_with('<'));
            Some((i - back, len + back))
        })
}

/// The length of the arrow that a text begins with.
pub(super) fn arrow_here(text: &str) -> Option<usize> {
    let begins = [
        "-->", "---", "--x", "--o", "-.-", "==>", "===", "-..", "~~~", "-- ",
    ]
    .iter()
    .any(|sign| text.starts_with(sign));
    begins.then(|| {
        text.find(|c| !matches!(c, '-' | '=' | '.' | '>' | '~'))
            .unwrap_or(text.len())
    })
}

/// The offset of the bracket that closes a label, whose inside begins at the start of a text: brackets inside it
/// are passed in pairs. None where an arrow comes first.
pub(super) fn closing(text: &str, close: &str) -> Option<usize> {
    let mut open: Vec<char> = Vec::new();
    let mut quoted = false;
    let mut last = None;
    let mut forced = None;
    let limit = text.find('\n').unwrap_or(text.len());
    let line = &text[..limit];
    let stop = arrow_outside_quotes(line).unwrap_or(limit);
    let mut i = 0;
    while i < stop {
        let rest = &line[i..];
        let c = rest.chars().next()?;
        if c == '"' {
            quoted = !quoted;
        } else if !quoted {
            if open.is_empty() && rest.starts_with(close) {
                // `]` of `x]]`: the last bracket of a run is the label's own.
                last = Some(i);
                let behind = rest[close.len()..].trim_start_matches(is_space);
                if !behind.starts_with(close) {
                    return last;
                }
            }
            match c {
                '[' | '(' | '{' => open.push(c),
                ']' | ')' | '}' => {
                    let partner = match open.pop() {
                        Some('[') => ']',
                        Some('(') => ')',
                        Some('{') => '}',
                        _ => c,
                    };
                    // `a(b]`: what is open inside stays open, and this is the label's own.
                    if partner != c && rest.starts_with(close) {
                        forced = Some(i);
                    }
                }
                _ => {}
            }
        }
        i += c.len_utf8();
    }
    // A quote without a partner says nothing of what stands behind it.
    let anyhow = || line[..stop].rfind(close).filter(|_| quoted);
    last.or(forced).or_else(anyhow)
}

/// The offset of the first arrow that stands outside quotes.
fn arrow_outside_quotes(line: &str) -> Option<usize> {
    let mut from = 0;
    while let Some((at, len)) = arrow(&line[from..]) {
        let at = from + at;
        if line[..at].matches('"').count().is_multiple_of(2) {
            return Some(at);
        }
        from = at + len.max(1);
    }
    None
}

/// An arrow that Mermaid does not have, and what is probably meant: offset, length, replacement.
/// Text in brackets, quotes and pipes is passed over.
pub(super) fn wrong_arrow(text: &str) -> Option<(usize, usize, &'static str)> {
    const WRONG: &[(&str, &str)] = &[
        ("- - >", "-->"),
        ("- ->", "-->"),
        ("-- >", "-->"),
        ("= =>", "==>"),
        ("== >", "==>"),
        ("<->", "<-->"),
        ("<=>", "<==>"),
        ("-->>", "-->"),
        ("->>", "-->"),
        ("--|>", "-->"),
        ("..>", "-.->"),
        ("~>", "-->"),
        ("~~", "~~~"),
        ("=>", "==>"),
        ("->", "-->"),
    ];
    const SIGNS: &[(char, &str)] = &[
        ('→', "-->"),
        ('⟶', "-->"),
        ('➔', "-->"),
        ('➜', "-->"),
        ('➡', "-->"),
        ('⇒', "==>"),
        ('⟹', "==>"),
        ('↔', "<-->"),
        ('⇔', "<==>"),
    ];
    let mut depth = 0usize;
    let mut quoted = false;
    let mut piped = false;
    let mut i = 0;
    while let Some(c) = text[i..].chars().next() {
        let rest = &text[i..];
        if c == '\n' && depth == 0 {
            return None;
        }
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '|' if depth == 0 => piped = !piped,
            _ if piped => {}
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => {
                if let Some((sign, right)) = SIGNS.iter().find(|(sign, _)| *sign == c) {
                    return Some((i, sign.len_utf8(), right));
                }
                // Dashes that a word processor joined: `—>`, `––>`.
                if matches!(c, '—' | '–' | '−') {
                    let len = rest
                        .find(|c| !matches!(c, '—' | '–' | '−' | '-'))
                        .unwrap_or(rest.len());
                    let behind = rest[len..].trim_start_matches(' ');
                    return Some(if behind.starts_with('>') {
                        (i, rest.len() - behind.len() + 1, "-->")
                    } else {
                        (i, len, "---")
                    });
                }
                let before = text[..i].chars().next_back();
                let joined = matches!(before, Some('-' | '=' | '.' | '<' | '~'));
                if !joined {
                    for (wrong, right) in WRONG {
                        if rest.starts_with(wrong) && !rest.starts_with("~~~") {
                            return Some((i, wrong.len(), right));
                        }
                    }
                    // A whole arrow of Mermaid's: go on behind it.
                    if let Some(len) = arrow_here(rest) {
                        i += len;
                        continue;
                    }
                }
            }
        }
        i += c.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_arrows() {
        assert_eq!(wrong_arrow("A -> B"), Some((2, 2, "-->")));
        assert_eq!(wrong_arrow("A[x -> y] => B"), Some((10, 2, "==>")));
        assert_eq!(wrong_arrow("A --> B -- > C"), Some((8, 4, "-->")));
        assert_eq!(wrong_arrow("A —> B"), Some((2, 4, "-->")));
        assert_eq!(wrong_arrow("A — > B"), Some((2, 5, "-->")));
        assert_eq!(wrong_arrow("A → B"), Some((2, 3, "-->")));
        assert_eq!(wrong_arrow("A -->> B"), Some((2, 4, "-->")));
        assert_eq!(wrong_arrow("A --> B ==> C -.-> D <--> E"), None);
    }

    #[test]
    fn closing_brackets() {
        assert_eq!(closing("f(x)] --> B[y]", "]"), Some(4));
        assert_eq!(closing("a[0]] --> B", "]"), Some(4));
        assert_eq!(closing("x --> B]", "]"), None);
        assert_eq!(closing("x \"y]\" z]", "]"), Some(8));
        assert_eq!(closing("x", "]"), None);
        assert_eq!(closing("a(b] --> B", "]"), Some(3));
        assert_eq!(closing("a(b) c", ")"), None);
    }
}
