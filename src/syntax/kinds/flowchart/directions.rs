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
