//! JSON as its author meant it.

/// An object with quotes around its names and words, without commas before a closing mark, and closed; `None` where
/// that is not JSON either.
pub(super) fn respelt(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut open = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' => string(rest)?,
            '{' | '[' => {
                open.push(if c == '{' { '}' } else { ']' });
                1
            }
            '}' | ']' => {
                // A mark too many is left out.
                if open.last() != Some(&c) {
                    rest = &rest[1..];
                    continue;
                }
                open.pop();
                if out.trim_end().ends_with(',') {
                    out.truncate(out.trim_end().len() - 1);
                }
                1
            }
            c if is_word(c) => {
                let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                let word = &rest[..end];
                let is_value =
                    matches!(word, "true" | "false" | "null") || word.parse::<f64>().is_ok();
                out.push_str(&if is_value {
                    word.to_owned()
                } else {
                    format!("\"{word}\"")
                });
                rest = &rest[end..];
                continue;
            }
            c => c.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    let mut out = out.trim_end().trim_end_matches(',').to_owned();
    out.extend(open.into_iter().rev());
    let value: serde_json::Value = serde_json::from_str(&out).ok()?;
    (value.is_object() && !out.contains('\n')).then_some(out)
}

/// How long the string is that a text begins with.
fn string(text: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        match text.as_bytes().get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '#' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_put_right() {
        for (text, json) in [
            ("{\"a\": 1,}", "{\"a\": 1}"),
            ("{a: b, c: [1, 2,],}", "{\"a\": \"b\", \"c\": [1, 2]}"),
            ("{\"a\": {\"b\": true}", "{\"a\": {\"b\": true}}"),
            ("{\"a\": 1}}", "{\"a\": 1}"),
            ("{\"a\": \"x, }\"", "{\"a\": \"x, }\"}"),
        ] {
            assert_eq!(respelt(text).as_deref(), Some(json), "{text}");
        }
        for text in ["", "{\"a", "{a b}", "{: }", "x"] {
            assert_eq!(respelt(text), None, "{text}");
        }
    }
}
