//! Colours as CSS knows them.

/// The channels of a colour, 0 to 255.
pub(crate) type Rgb = [u8; 3];

/// A colour's value: `#rgb`, `#rrggbb` (with or without opacity), or a name. `None` for what is neither.
pub(crate) fn parse(value: &str) -> Option<Rgb> {
    if let Some(digits) = value.strip_prefix('#') {
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let wide = match digits.len() {
            3 | 4 => digits.chars().take(3).flat_map(|c| [c, c]).collect(),
            6 | 8 => digits[..6].to_owned(),
            _ => return None,
        };
        return u32::from_str_radix(&wide, 16).ok().map(channels);
    }
    let name = value.to_ascii_lowercase();
    let at = NAMES
        .binary_search_by_key(&name.as_str(), |(name, _)| name)
        .ok()?;
    Some(channels(NAMES[at].1))
}

/// Whether a value is not a colour, but stands where one may: `none`, `inherit`, a function.
pub(crate) fn is_keyword(value: &str) -> bool {
    let words = [
        "none",
        "transparent",
        "currentcolor",
        "inherit",
        "initial",
        "unset",
        "revert",
        "revert-layer",
        "auto",
        "context-fill",
        "context-stroke",
    ];
    let value = value.to_ascii_lowercase();
    words.contains(&value.as_str()) || SYSTEM.contains(&value.as_str()) || value.contains('(')
}

/// Whether a value is a colour to a browser, without the signs of `#rrggbb`.
pub(crate) fn is_colour(value: &str) -> bool {
    const WORDS: [&str; 7] = [
        "transparent",
        "currentcolor",
        "inherit",
        "initial",
        "unset",
        "revert",
        "revert-layer",
    ];
    let lower = value.to_ascii_lowercase();
    let value = lower.as_str();
    WORDS.contains(&value)
        || SYSTEM.contains(&value)
        || OLD_SYSTEM.contains(&value)
        || NAMES.binary_search_by_key(&value, |(name, _)| name).is_ok()
        || is_function(value)
}

/// Whether a value is `rgb(…)`, `rgba(…)`, `hsl(…)` or `hsla(…)` in one of CSS's forms.
fn is_function(value: &str) -> bool {
    let Some((name, inner)) = value.split_once('(') else {
        return false;
    };
    let Some(inner) = inner.strip_suffix(')') else {
        return false;
    };
    let (channels, alpha) = if inner.contains(',') {
        let mut parts: Vec<&str> = inner.split(',').map(str::trim).collect();
        let alpha = (parts.len() == 4).then(|| parts.remove(3));
        (parts, alpha)
    } else {
        let (channels, alpha) = match inner.split_once('/') {
            Some((channels, alpha)) => (channels, Some(alpha.trim())),
            None => (inner, None),
        };
        (channels.split_ascii_whitespace().collect(), alpha)
    };
    let number = |text: &str| !text.is_empty() && text.parse::<f64>().is_ok_and(f64::is_finite);
    let percent = |text: &str| text.strip_suffix('%').is_some_and(number);
    let angle = |text: &str| {
        let units = ["deg", "grad", "rad", "turn"];
        number(text)
            || units
                .iter()
                .any(|unit| text.strip_suffix(unit).is_some_and(number))
    };
    let [first, second, third] = channels[..] else {
        return false;
    };
    let alpha = alpha.is_none_or(|alpha| number(alpha) || percent(alpha));
    let channels = match name {
        "rgb" | "rgba" => {
            let all = [first, second, third];
            all.into_iter().all(number) || all.into_iter().all(percent)
        }
        "hsl" | "hsla" => angle(first) && percent(second) && percent(third),
        _ => false,
    };
    alpha && channels
}

/// The system colours that CSS Color 4 keeps for old pages.
const OLD_SYSTEM: &[&str] = &[
    "activeborder",
    "activecaption",
    "appworkspace",
    "background",
    "buttonhighlight",
    "buttonshadow",
    "captiontext",
    "inactiveborder",
    "inactivecaption",
    "inactivecaptiontext",
    "infobackground",
    "infotext",
    "menu",
    "menutext",
    "scrollbar",
    "threeddarkshadow",
    "threedface",
    "threedhighlight",
    "threedlightshadow",
    "threedshadow",
    "window",
    "windowframe",
    "windowtext",
];

/// CSS Color 4's system colours.
const SYSTEM: &[&str] = &[
    "accentcolor",
    "accentcolortext",
    "activetext",
    "buttonborder",
    "buttonface",
    "buttontext",
    "canvas",
    "canvastext",
    "field",
    "fieldtext",
    "graytext",
    "highlight",
    "highlighttext",
    "linktext",
    "mark",
    "marktext",
    "visitedtext",
];

/// The names of colours, sorted.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

const fn channels(number: u32) -> Rgb {
    let [_, r, g, b] = number.to_be_bytes();
    [r, g, b]
}

/// The contrast of two colours, 1 to 21, by WCAG 2.2 (relative luminance of sRGB).
pub(crate) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// CSS Color 4's named colours, sorted.
#[rustfmt::skip]
const NAMES: &[(&str, u32)] = &[
    ("aliceblue", 0xf0f8ff), ("antiquewhite", 0xfaebd7), ("aqua", 0x00ffff),
    ("aquamarine", 0x7fffd4), ("azure", 0xf0ffff), ("beige", 0xf5f5dc), ("bisque", 0xffe4c4),
    ("black", 0x000000), ("blanchedalmond", 0xffebcd), ("blue", 0x0000ff),
    ("blueviolet", 0x8a2be2), ("brown", 0xa52a2a), ("burlywood", 0xdeb887),
    ("cadetblue", 0x5f9ea0), ("chartreuse", 0x7fff00), ("chocolate", 0xd2691e),
    ("coral", 0xff7f50), ("cornflowerblue", 0x6495ed), ("cornsilk", 0xfff8dc),
    ("crimson", 0xdc143c), ("cyan", 0x00ffff), ("darkblue", 0x00008b), ("darkcyan", 0x008b8b),
    ("darkgoldenrod", 0xb8860b), ("darkgray", 0xa9a9a9), ("darkgreen", 0x006400),
    ("darkgrey", 0xa9a9a9), ("darkkhaki", 0xbdb76b), ("darkmagenta", 0x8b008b),
    ("darkolivegreen", 0x556b2f), ("darkorange", 0xff8c00), ("darkorchid", 0x9932cc),
    ("darkred", 0x8b0000), ("darksalmon", 0xe9967a), ("darkseagreen", 0x8fbc8f),
    ("darkslateblue", 0x483d8b), ("darkslategray", 0x2f4f4f), ("darkslategrey", 0x2f4f4f),
    ("darkturquoise", 0x00ced1), ("darkviolet", 0x9400d3), ("deeppink", 0xff1493),
    ("deepskyblue", 0x00bfff), ("dimgray", 0x696969), ("dimgrey", 0x696969),
    ("dodgerblue", 0x1e90ff), ("firebrick", 0xb22222), ("floralwhite", 0xfffaf0),
    ("forestgreen", 0x228b22), ("fuchsia", 0xff00ff), ("gainsboro", 0xdcdcdc),
    ("ghostwhite", 0xf8f8ff), ("gold", 0xffd700), ("goldenrod", 0xdaa520), ("gray", 0x808080),
    ("green", 0x008000), ("greenyellow", 0xadff2f), ("grey", 0x808080), ("honeydew", 0xf0fff0),
    ("hotpink", 0xff69b4), ("indianred", 0xcd5c5c), ("indigo", 0x4b0082), ("ivory", 0xfffff0),
    ("khaki", 0xf0e68c), ("lavender", 0xe6e6fa), ("lavenderblush", 0xfff0f5),
    ("lawngreen", 0x7cfc00), ("lemonchiffon", 0xfffacd), ("lightblue", 0xadd8e6),
    ("lightcoral", 0xf08080), ("lightcyan", 0xe0ffff), ("lightgoldenrodyellow", 0xfafad2),
    ("lightgray", 0xd3d3d3), ("lightgreen", 0x90ee90), ("lightgrey", 0xd3d3d3),
    ("lightpink", 0xffb6c1), ("lightsalmon", 0xffa07a), ("lightseagreen", 0x20b2aa),
    ("lightskyblue", 0x87cefa), ("lightslategray", 0x778899), ("lightslategrey", 0x778899),
    ("lightsteelblue", 0xb0c4de), ("lightyellow", 0xffffe0), ("lime", 0x00ff00),
    ("limegreen", 0x32cd32), ("linen", 0xfaf0e6), ("magenta", 0xff00ff), ("maroon", 0x800000),
    ("mediumaquamarine", 0x66cdaa), ("mediumblue", 0x0000cd), ("mediumorchid", 0xba55d3),
    ("mediumpurple", 0x9370db), ("mediumseagreen", 0x3cb371), ("mediumslateblue", 0x7b68ee),
    ("mediumspringgreen", 0x00fa9a), ("mediumturquoise", 0x48d1cc), ("mediumvioletred", 0xc71585),
    ("midnightblue", 0x191970), ("mintcream", 0xf5fffa), ("mistyrose", 0xffe4e1),
    ("moccasin", 0xffe4b5), ("navajowhite", 0xffdead), ("navy", 0x000080), ("oldlace", 0xfdf5e6),
    ("olive", 0x808000), ("olivedrab", 0x6b8e23), ("orange", 0xffa500), ("orangered", 0xff4500),
    ("orchid", 0xda70d6), ("palegoldenrod", 0xeee8aa), ("palegreen", 0x98fb98),
    ("paleturquoise", 0xafeeee), ("palevioletred", 0xdb7093), ("papayawhip", 0xffefd5),
    ("peachpuff", 0xffdab9), ("peru", 0xcd853f), ("pink", 0xffc0cb), ("plum", 0xdda0dd),
    ("powderblue", 0xb0e0e6), ("purple", 0x800080), ("rebeccapurple", 0x663399),
    ("red", 0xff0000), ("rosybrown", 0xbc8f8f), ("royalblue", 0x4169e1),
    ("saddlebrown", 0x8b4513), ("salmon", 0xfa8072), ("sandybrown", 0xf4a460),
    ("seagreen", 0x2e8b57), ("seashell", 0xfff5ee), ("sienna", 0xa0522d), ("silver", 0xc0c0c0),
    ("skyblue", 0x87ceeb), ("slateblue", 0x6a5acd), ("slategray", 0x708090),
    ("slategrey", 0x708090), ("snow", 0xfffafa), ("springgreen", 0x00ff7f), ("steelblue", 0x4682b4), ("tan", 0xd2b48c),
    ("teal", 0x008080), ("thistle", 0xd8bfd8), ("tomato", 0xff6347), ("turquoise", 0x40e0d0),
    ("violet", 0xee82ee), ("wheat", 0xf5deb3), ("white", 0xffffff), ("whitesmoke", 0xf5f5f5),
    ("yellow", 0xffff00), ("yellowgreen", 0x9acd32),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_colours() {
        assert!(NAMES.is_sorted());
        assert_eq!(parse("#f09"), Some([255, 0, 153]));
        assert_eq!(parse("#ff0099cc"), Some([255, 0, 153]));
        assert_eq!(parse("RebeccaPurple"), Some([0x66, 0x33, 0x99]));
        assert_eq!(parse("#12345"), None);
        assert_eq!(parse("reddish"), None);
        assert_eq!(parse("cyan"), parse("aqua"));
        assert_eq!(NAMES.len(), 148, "CSS Color 4 has as many");
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    }
}
