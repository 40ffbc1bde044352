//! Entity codes in a label: HTML's `&lt;` and `&#60;`, and Mermaid's `#lt;` and `#60;`.

/// Longer than the longest name that HTML has.
const LONGEST: usize = 33;

/// The entity code that a text starts with: what it stands for, and how many bytes it takes.
pub(crate) fn entity(text: &str) -> Option<(String, usize)> {
    let body = text.strip_prefix(['&', '#'])?;
    let end = body.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = &body[..end];
    let html = text.starts_with('&');
    let number = if html {
        name.strip_prefix('#')
    } else {
        Some(name).filter(|name| name.bytes().all(|b| b.is_ascii_digit()))
    };
    let decoded = match number {
        Some(number) => character(number)?,
        None => named(name)?,
    };
    Some((decoded, end + 2))
}

/// A text with its entity codes decoded, each once. Linear in the text.
pub(crate) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '#']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match entity(rest) {
            Some((decoded, length)) => {
                out.push_str(&decoded);
                length
            }
            None => {
                out.push_str(&rest[..1]);
                1
            }
        };
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The character of a number, decimal or (after `x`) hexadecimal. One that does not exist shows as the
/// replacement character.
fn character(number: &str) -> Option<String> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok();
    let character = code.and_then(char::from_u32).filter(|&c| c != '\0');
    Some(character.unwrap_or(char::REPLACEMENT_CHARACTER).to_string())
}

/// The text of a name, by HTML's table.
fn named(name: &str) -> Option<String> {
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let written = format!("&{name};");
    let decoded = html_escape::decode_html_entities(&written);
    (decoded != written).then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_both_languages() {
        let both = "&lt;#lt;&#60;#60;&#x3c;&#X3C;&amp;#amp;#9829;&nbsp;";
        assert_eq!(decoded(both), "<<<<<<&&♥\u{a0}");
        assert_eq!(
            decoded("##35; &##35; &amp;lt; #amp;lt;"),
            "## &## &lt; &lt;"
        );
        assert_eq!(
            decoded("&#0;&#xD800;&#99999999999;"),
            "\u{fffd}\u{fffd}\u{fffd}"
        );
    }

    #[test]
    fn what_is_not_one_stays() {
        for text in [
            "C# and R&D",
            "&nothing; #nope;",
            "&; #; &#; &#x;",
            "#x41;",
            "&lt",
        ] {
            assert_eq!(decoded(text), text);
        }
    }
}
