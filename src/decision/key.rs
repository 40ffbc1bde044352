//! How labels are compared.

use unicode_normalization::UnicodeNormalization;

use super::text::is_word;

/// What is cut off both ends of a key. A run of `!` and `?` has its own rule.
const CUT: &str = ".,;:…。、，；：\"'“”‘’«»„`*";

/// NFKC and full case folding, character by character: `ß` is `ss`, a final sigma is a sigma, and
/// the dotless `ı` stays itself.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkc() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else if c == 'ı' {
            folded.push(c);
        } else if c == 'ẞ' {
            // Its own capital, unlike `ß`.
            folded.push_str("ss");
        } else {
            folded.extend(c.to_uppercase().flat_map(char::to_lowercase));
        }
    }
    folded.nfkc().collect()
}

/// The key of a text: two labels are the same where their keys are. Linear in the text.
///
/// NFKC, case-folded, on one line, without the punctuation around it: `Yes.` is `yes`, but
/// `+ - * /` are four.
#[must_use]
pub fn key(text: &str) -> String {
    let mut folded = fold(text);
    if folded.contains('\n') {
        folded = folded.replace('\n', " ");
    }
    let is_cut = |c: char| !c.is_ascii_alphanumeric() && (c.is_whitespace() || CUT.contains(c));
    let mut cut = folded.trim_start_matches(is_cut);
    loop {
        cut = cut.trim_end_matches(is_cut);
        let without = cut.trim_end_matches(['!', '?']);
        let after_word = without
            .chars()
            .next_back()
            .is_some_and(|c| is_word(c) || "()[]{}".contains(c));
        if without.len() == cut.len() || !after_word {
            break;
        }
        cut = without;
    }
    if cut.is_empty() || cut.len() == folded.len() {
        folded
    } else {
        cut.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_around_a_label_does_not_count() {
        assert_eq!(key("Yes."), "yes");
        assert_eq!(key("“Yes”"), "yes");
        assert_eq!(key("  yes\n!"), "yes !");
        assert_eq!(key("Really??"), "really");
        assert_eq!(key("Really?!."), "really");
        assert_eq!(key("f(x)?"), "f(x)");
        assert_eq!(key("Two\nlines…"), "two lines");
    }

    #[test]
    fn operators_stay() {
        for sign in [
            "+", "-", "*", "/", "_", ">10", "<10", "!ready", "?name", "...",
        ] {
            assert_eq!(key(sign), sign);
        }
        assert_eq!(key("Use ??"), "use ??");
        assert_eq!(key("Use !"), "use !");
        assert_ne!(key("== 0"), key("> 0"));
    }

    #[test]
    fn case_and_width_fold() {
        assert_eq!(key("ＹＥＳ！"), "yes");
        assert_eq!(key("Straße"), key("STRASSE"));
        assert_eq!(key("STRAẞE"), key("straße"));
        assert_eq!(key("ΟΔΟΣ"), key("οδος"));
        assert_eq!(key("hayır"), "hayır");
    }
}
