//! Entity codes: `#35;` and `#quot;`.

use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;

/// `#35;` becomes `ﬂ°°35¶ß` and `#quot;` `ﬂ°quot¶ß`. On lines with `style…:…#…;` or
/// `classDef…:…#…;` the last `;` goes first.
pub(super) fn encode_entities(mut text: Mapped) -> Mapped {
    if !text.text.contains('#') {
        return text;
    }
    for word in ["style", "classDef"] {
        let cuts = eaten_semicolons(&text.text, word);
        if !cuts.is_empty() {
            text = text.replace(cuts.iter().map(|&i| (TextRange::new(i, i + 1), "")));
        }
    }
    let mut edits: Vec<(TextRange, String)> = Vec::new();
    for (i, _) in text.text.match_indices('#') {
        let after = &text.text[i + 1..];
        let len = after
            .bytes()
            .take_while(|&b| b.is_ascii_alphanumeric() || b == b'_')
            .count();
        if len > 0 && after[len..].starts_with(';') {
            let name = &after[..len];
            let mark = if name.bytes().all(|b| b.is_ascii_digit()) {
                "ﬂ°°"
            } else {
                "ﬂ°"
            };
            edits.push((
                TextRange::new(i as u32, (i + 1 + len + 1) as u32),
                format!("{mark}{name}¶ß"),
            ));
        }
    }
    if edits.is_empty() {
        return text;
    }
    text.replace(edits.iter().map(|(span, with)| (*span, with.as_str())))
}

/// `/style.*:\S*#.*;/g` (or with `classDef`): the offsets of the `;` that Mermaid drops, at most one a line.
fn eaten_semicolons(text: &str, word: &str) -> Vec<u32> {
    let mut cuts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let start = at;
        at += line.len();
        // Only the line's end bounds `.*`, so the first `word` and the last `;` are the widest match.
        let (Some(first), Some(last)) = (line.find(word), line.rfind(';')) else {
            continue;
        };
        let from = first + word.len();
        if from < last && colon_then_hash(&line[from..last]) {
            cuts.push((start + last) as u32);
        }
    }
    cuts
}

/// Whether `:\S*#` stands in a text.
fn colon_then_hash(text: &str) -> bool {
    let mut colon = false;
    for c in text.chars() {
        match c {
            ':' => colon = true,
            '#' if colon => return true,
            c if is_space(c) => colon = false,
            _ => {}
        }
    }
    false
}

/// Whether entity codes may stand in a text, spelt with letters.
pub(in crate::syntax) fn has_entities(text: &str) -> bool {
    !text.is_ascii() && text.contains(['ﬂ', '¶'])
}

/// Undoes the spelling of entity codes, for everything that is kept or shown.
pub(in crate::syntax) fn decode_entities(text: &str) -> String {
    if !has_entities(text) {
        return text.to_owned();
    }
    text.replace("ﬂ°°", "#")
        .replace("ﬂ°", "#")
        .replace("¶ß", ";")
}
