//! Characters that change how others are shown.

/// JSON with the controls of text direction escaped, which can only stand in its strings.
pub(super) fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_direction(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a character is a control of text direction.
pub(super) fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn controls_of_direction_are_escaped() {
        let json = escaped("{\"a\":\"\u{202e}evil\u{2066}\"}");
        assert_eq!(json, "{\"a\":\"\\u202eevil\\u2066\"}");
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["a"], "\u{202e}evil\u{2066}");
    }
}
