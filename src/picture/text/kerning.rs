//! How much nearer two letters stand than their widths say, in fonts with the metrics of Arial.

/// Thousandths of the font size, of pairs sorted by their letters: in regular and in bold text.
#[rustfmt::skip]
const PAIRS: [([u8; 2], i16, i16); 88] = [
    (*b"11", 74, 55),
    (*b"AT", 74, 74),
    (*b"AV", 74, 74),
    (*b"AW", 37, 55),
    (*b"AY", 74, 92),
    (*b"Av", 18, 37),
    (*b"Aw", 18, 18),
    (*b"Ay", 18, 37),
    (*b"F,", 111, 111),
    (*b"F.", 111, 111),
    (*b"FA", 55, 55),
    (*b"LT", 74, 74),
    (*b"LV", 74, 74),
    (*b"LW", 74, 55),
    (*b"LY", 74, 92),
    (*b"Ly", 37, 37),
    (*b"P,", 129, 129),
    (*b"P.", 129, 129),
    (*b"PA", 74, 74),
    (*b"RT", 18, 0),
    (*b"RV", 18, 18),
    (*b"RW", 18, 18),
    (*b"RY", 18, 37),
    (*b"T,", 111, 111),
    (*b"T-", 55, 55),
    (*b"T.", 111, 111),
    (*b"T:", 111, 111),
    (*b"T;", 111, 111),
    (*b"TA", 74, 74),
    (*b"TO", 18, 18),
    (*b"Ta", 111, 74),
    (*b"Tc", 111, 74),
    (*b"Te", 111, 74),
    (*b"Ti", 37, 18),
    (*b"To", 111, 74),
    (*b"Tr", 37, 55),
    (*b"Ts", 111, 74),
    (*b"Tu", 37, 74),
    (*b"Tw", 55, 74),
    (*b"Ty", 55, 74),
    (*b"V,", 92, 92),
    (*b"V-", 55, 55),
    (*b"V.", 92, 92),
    (*b"V:", 37, 55),
    (*b"V;", 37, 55),
    (*b"VA", 74, 74),
    (*b"Va", 74, 55),
    (*b"Ve", 55, 55),
    (*b"Vi", 18, 18),
    (*b"Vo", 55, 74),
    (*b"Vr", 37, 55),
    (*b"Vu", 37, 37),
    (*b"Vy", 37, 37),
    (*b"W,", 55, 55),
    (*b"W-", 18, 20),
    (*b"W.", 55, 55),
    (*b"W:", 18, 18),
    (*b"W;", 18, 18),
    (*b"WA", 37, 55),
    (*b"Wa", 37, 37),
    (*b"We", 18, 18),
    (*b"Wo", 18, 18),
    (*b"Wr", 18, 18),
    (*b"Wu", 18, 18),
    (*b"Wy", 9, 18),
    (*b"Y,", 129, 111),
    (*b"Y-", 92, 55),
    (*b"Y.", 129, 111),
    (*b"Y:", 55, 74),
    (*b"Y;", 65, 74),
    (*b"YA", 74, 92),
    (*b"Ya", 74, 55),
    (*b"Ye", 92, 55),
    (*b"Yi", 37, 37),
    (*b"Yo", 92, 74),
    (*b"Yp", 74, 55),
    (*b"Yq", 92, 74),
    (*b"Yu", 55, 55),
    (*b"Yv", 55, 55),
    (*b"ff", 18, 0),
    (*b"r,", 55, 55),
    (*b"r.", 55, 55),
    (*b"v,", 74, 74),
    (*b"v.", 74, 74),
    (*b"w,", 55, 37),
    (*b"w.", 55, 37),
    (*b"y,", 74, 74),
    (*b"y.", 74, 74),
];

/// How much nearer two characters stand beside the font size.
pub(super) fn nearer(first: char, second: char, bold: bool) -> f64 {
    let byte = |c: char| u8::try_from(c).unwrap_or_default();
    let pair = [byte(first), byte(second)];
    let found = PAIRS.binary_search_by_key(&pair, |known| known.0);
    found.map_or(0.0, |at| {
        let (_, regular, heavy) = PAIRS[at];
        f64::from(if bold { heavy } else { regular }) / 1000.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_sorted_and_found() {
        assert!(PAIRS.windows(2).all(|two| two[0].0 < two[1].0));
        assert_eq!(nearer('A', 'V', false), 0.074);
        assert_eq!(nearer('A', 'B', false), 0.0);
        assert_eq!(nearer('é', '日', true), 0.0);
    }
}
