//! Directions, as they are written and as they are meant.

use crate::syntax::chars::is_space;

/// The direction that a word, or a few, stand for.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    let plain: String = word
        .chars()
        .filter(|c| !(is_space(*c) || matches!(c, '-' | '_')))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    Some(match plain.as_str() {
        "TD" | "TB" | "DOWN" | "TOPDOWN" | "TOPTODOWN" | "TOPTOBOTTOM" | "TOPBOTTOM"
        | "VERTICAL" => "TD",
        "BT" | "DT" | "UP" | "BOTTOMUP" | "BOTTOMTOTOP" | "BOTTOMTOP" => "BT",
        "LR" | "RIGHT" | "LEFTTORIGHT" | "LEFTRIGHT" | "LTR" | "HORIZONTAL" => "LR",
        "RL" | "LEFT" | "RIGHTTOLEFT" | "RIGHTLEFT" | "RTL" => "RL",
        _ => return None,
    })
}

/// Whether a word is a direction with one wrong letter: `TQ`, `LT`.
pub(super) fn is_misspelt(word: &str) -> bool {
    let is_near = |known: &str| word.bytes().zip(known.bytes()).any(|(a, b)| a == b);
    word.len() == 2
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && ["TB", "TD", "BT", "LR", "RL"].into_iter().any(is_near)
}
