//! Words at the beginning and the end of a text.

/// What stands before a word that ends a text; nothing where it is only the end of another word.
pub(super) fn before_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let before = text.strip_suffix(word)?;
    let joined = word.starts_with(is_spaced_letter) && before.ends_with(is_spaced_letter);
    (!joined).then(|| before.trim_end())
}

/// What stands after a word that begins a text; nothing where it is only the beginning of another word.
pub(super) fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let after = text.strip_prefix(word)?;
    let joined = word.ends_with(is_spaced_letter) && after.starts_with(is_spaced_letter);
    (!joined).then(|| after.trim_start())
}

/// A letter of a script that parts words by spaces.
pub(super) fn is_spaced_letter(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
