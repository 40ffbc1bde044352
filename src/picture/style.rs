//! The CSS declarations of `style`, `classDef` and `linkStyle`, as far as they are drawn.

/// What a style says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Css {
    /// `fill`
    pub(crate) fill: Option<String>,
    /// `stroke`
    pub(crate) stroke: Option<String>,
    /// `color`: of the text
    pub(crate) color: Option<String>,
    /// `stroke-width`, in pixels
    pub(crate) width: Option<f32>,
    /// `font-size`, in pixels
    pub(crate) font_size: Option<f32>,
    /// `rx`, `ry` or `border-radius`, in pixels
    pub(crate) radius: Option<f32>,
    /// `stroke-dasharray`: lengths of dashes and of the gaps between them; empty for a full line
    pub(crate) dashes: Option<Vec<f32>>,
    /// Whether `font-weight` is bold
    pub(crate) bold: Option<bool>,
    /// Whether `font-style` is italic
    pub(crate) italic: Option<bool>,
    /// `opacity`, from 0 to 1
    pub(crate) opacity: Option<f32>,
    /// Whether `display: none` or `visibility: hidden`
    pub(crate) hidden: Option<bool>,
}

impl Css {
    /// Takes declarations over the ones that were there.
    pub(crate) fn add<'s>(&mut self, declarations: impl IntoIterator<Item = &'s String>) {
        for declaration in declarations.into_iter().flat_map(|text| pieces(text)) {
            let Some((key, value)) = declaration.split_once(':') else {
                continue;
            };
            let value = value.trim().trim_end_matches(';');
            let value = value.trim_end_matches("!important").trim_end();
            match key.trim().to_ascii_lowercase().as_str() {
                "fill" | "background" | "background-color" => set(&mut self.fill, color(value)),
                "stroke" | "border-color" => set(&mut self.stroke, color(value)),
                "color" => set(&mut self.color, color(value)),
                "stroke-width" => set(&mut self.width, pixels(value).map(|w| w.min(24.0))),
                "font-size" => set(
                    &mut self.font_size,
                    pixels(value).map(|px| px.clamp(5.0, 128.0)),
                ),
                "rx" | "ry" | "border-radius" => {
                    set(&mut self.radius, pixels(value).map(|r| r.min(64.0)));
                }
                "stroke-dasharray" => self.dashes = Some(dashes(value)),
                "font-weight" => self.bold = Some(is_bold(value)),
                "font-style" => self.italic = Some(matches!(value, "italic" | "oblique")),
                "display" => self.hidden = Some(value == "none"),
                "visibility" => self.hidden = Some(value == "hidden"),
                "opacity" => set(&mut self.opacity, fraction(value)),
                _ => {}
            }
        }
    }

    /// Whether its line has gaps.
    pub(crate) fn is_dashed(&self) -> bool {
        self.dashes
            .as_ref()
            .is_some_and(|dashes| !dashes.is_empty())
    }

    /// Whether its text is bold.
    pub(crate) fn is_bold(&self) -> bool {
        self.bold == Some(true)
    }

    /// Whether nothing of it is seen.
    pub(crate) fn is_hidden(&self) -> bool {
        self.hidden == Some(true) || self.opacity == Some(0.0)
    }
}

/// The declarations of a text: class diagrams keep all those of a class in one, with commas between.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let begins = |rest: &str| {
        let name = rest
            .trim_start()
            .find(|c: char| !c.is_ascii_alphabetic() && c != '-');
        name.is_some_and(|end| end > 0 && rest.trim_start()[end..].trim_start().starts_with(':'))
    };
    let commas = text.match_indices(',').map(|(at, _)| at);
    let ends = commas.filter(move |&at| begins(&text[at + 1..]));
    let mut start = 0;
    ends.chain([text.len()]).map(move |end| {
        let piece = &text[start..end];
        start = (end + 1).min(text.len());
        piece
    })
}

fn is_bold(value: &str) -> bool {
    matches!(value, "bold" | "bolder" | "600" | "700" | "800" | "900")
}

/// A number from 0 to 1, or a percentage.
fn fraction(value: &str) -> Option<f32> {
    let number: f32 = match value.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f32>().ok()? / 100.0,
        None => value.parse().ok()?,
    };
    number.is_finite().then(|| number.clamp(0.0, 1.0))
}

/// The lengths of a `stroke-dasharray`; Mermaid writes commas as `\\,`.
fn dashes(value: &str) -> Vec<f32> {
    let parts = value.split(|c: char| c == ',' || c == '\\' || c.is_whitespace());
    let lengths: Vec<f32> = (parts.filter(|part| !part.is_empty()))
        .take(8)
        .filter_map(pixels)
        .map(|length| length.min(100.0))
        .collect();
    let is_drawn = lengths.iter().any(|&length| length > 0.0);
    if is_drawn { lengths } else { Vec::new() }
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *slot = value;
    }
}

/// A length as pixels: `4px`, `4`, `3pt`, `1em`, `1.5rem`.
fn pixels(value: &str) -> Option<f32> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || c == '.'));
    let end = end.unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    let number: f32 = number.parse().ok()?;
    let scale = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "em" | "rem" => 16.0,
        _ => return None,
    };
    Some(number * scale)
}

/// A CSS colour with numbers, as every drawing program takes it: Graphviz's names are those of X11, which
/// differ from CSS (`green`).
pub(crate) fn color(value: &str) -> Option<String> {
    let value = value.to_ascii_lowercase();
    if let Some(hex) = value.strip_prefix('#') {
        if !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        return match hex.len() {
            3 | 4 => Some(
                hex.chars()
                    .fold("#".to_owned(), |out, c| format!("{out}{c}{c}")),
            ),
            6 | 8 => Some(value),
            _ => None,
        };
    }
    match value.as_str() {
        "none" | "transparent" => return Some("transparent".to_owned()),
        _ => {}
    }
    let found = NAMED.binary_search_by_key(&value.as_str(), |named| named.0);
    if let Ok(i) = found {
        return Some(format!("#{:06x}", NAMED[i].1));
    }
    function(&value)
}

/// The colour of text that is read on a colour; none on one that lets much through.
pub(crate) fn readable_on(colour: &str) -> Option<&'static str> {
    let channel = |at: usize| u8::from_str_radix(colour.get(at..at + 2)?, 16).ok();
    if colour.len() > 7 && channel(7)? < 128 {
        return None;
    }
    let linear = |at: usize| -> Option<f64> {
        let part = f64::from(channel(at)?) / 255.0;
        Some(match part {
            part if part <= 0.040_45 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        })
    };
    let luminance = 0.2126 * linear(1)? + 0.7152 * linear(3)? + 0.0722 * linear(5)?;
    // Where black and white are read equally well.
    Some(if luminance > 0.18 {
        "#28253d"
    } else {
        "#ffffff"
    })
}

/// `rgb(1, 2, 3)`, `rgba(1 2 3 / 50%)`, `hsl(120, 50%, 50%)`; Mermaid writes commas as `\,`.
fn function(value: &str) -> Option<String> {
    let (name, rest) = value.split_once('(')?;
    let inner = rest.strip_suffix(')')?;
    let parts: Vec<&str> = inner
        .split(|c: char| c == ',' || c == '/' || c == '\\' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str, whole: f32| -> Option<f32> {
        let number: f32 = match part.strip_suffix('%') {
            Some(percent) => percent.parse::<f32>().ok()? / 100.0 * whole,
            None => part.trim_end_matches("deg").parse().ok()?,
        };
        number.is_finite().then_some(number)
    };
    let alpha = match parts.get(3) {
        Some(alpha) => number(alpha, 1.0)?,
        None => 1.0,
    };
    let [a, b, c] = [parts.first()?, parts.get(1)?, parts.get(2)?];
    let rgb = match name.trim() {
        "rgb" | "rgba" => [number(a, 255.0)?, number(b, 255.0)?, number(c, 255.0)?],
        "hsl" | "hsla" => hsl(number(a, 360.0)?, number(b, 1.0)?, number(c, 1.0)?),
        _ => return None,
    };
    let [r, g, b] = rgb.map(|channel| channel.round().clamp(0.0, 255.0) as u8);
    let alpha = (alpha * 255.0).round().clamp(0.0, 255.0) as u8;
    Some(if alpha == 255 {
        format!("#{r:02x}{g:02x}{b:02x}")
    } else {
        format!("#{r:02x}{g:02x}{b:02x}{alpha:02x}")
    })
}

/// CSS Color 4, "HSL to RGB": channels from 0 to 255.
fn hsl(hue: f32, saturation: f32, light: f32) -> [f32; 3] {
    let a = saturation * light.min(1.0 - light);
    [0.0, 8.0, 4.0].map(|n| {
        let k = (n + hue.rem_euclid(360.0) / 30.0) % 12.0;
        (light - a * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)) * 255.0
    })
}

/// The named colours of CSS Color 4, by name.
const NAMED: [(&str, u32); 148] = [
    ("aliceblue", 0xf0f8ff),
    ("antiquewhite", 0xfaebd7),
    ("aqua", 0x00ffff),
    ("aquamarine", 0x7fffd4),
    ("azure", 0xf0ffff),
    ("beige", 0xf5f5dc),
    ("bisque", 0xffe4c4),
    ("black", 0x000000),
    ("blanchedalmond", 0xffebcd),
    ("blue", 0x0000ff),
    ("blueviolet", 0x8a2be2),
    ("brown", 0xa52a2a),
    ("burlywood", 0xdeb887),
    ("cadetblue", 0x5f9ea0),
    ("chartreuse", 0x7fff00),
    ("chocolate", 0xd2691e),
    ("coral", 0xff7f50),
    ("cornflowerblue", 0x6495ed),
    ("cornsilk", 0xfff8dc),
    ("crimson", 0xdc143c),
    ("cyan", 0x00ffff),
    ("darkblue", 0x00008b),
    ("darkcyan", 0x008b8b),
    ("darkgoldenrod", 0xb8860b),
    ("darkgray", 0xa9a9a9),
    ("darkgreen", 0x006400),
    ("darkgrey", 0xa9a9a9),
    ("darkkhaki", 0xbdb76b),
    ("darkmagenta", 0x8b008b),
    ("darkolivegreen", 0x556b2f),
    ("darkorange", 0xff8c00),
    ("darkorchid", 0x9932cc),
    ("darkred", 0x8b0000),
    ("darksalmon", 0xe9967a),
    ("darkseagreen", 0x8fbc8f),
    ("darkslateblue", 0x483d8b),
    ("darkslategray", 0x2f4f4f),
    ("darkslategrey", 0x2f4f4f),
    ("darkturquoise", 0x00ced1),
    ("darkviolet", 0x9400d3),
    ("deeppink", 0xff1493),
    ("deepskyblue", 0x00bfff),
    ("dimgray", 0x696969),
    ("dimgrey", 0x696969),
    ("dodgerblue", 0x1e90ff),
    ("firebrick", 0xb22222),
    ("floralwhite", 0xfffaf0),
    ("forestgreen", 0x228b22),
    ("fuchsia", 0xff00ff),
    ("gainsboro", 0xdcdcdc),
    ("ghostwhite", 0xf8f8ff),
    ("gold", 0xffd700),
    ("goldenrod", 0xdaa520),
    ("gray", 0x808080),
    ("green", 0x008000),
    ("greenyellow", 0xadff2f),
    ("grey", 0x808080),
    ("honeydew", 0xf0fff0),
    ("hotpink", 0xff69b4),
    ("indianred", 0xcd5c5c),
    ("indigo", 0x4b0082),
    ("ivory", 0xfffff0),
    ("khaki", 0xf0e68c),
    ("lavender", 0xe6e6fa),
    ("lavenderblush", 0xfff0f5),
    ("lawngreen", 0x7cfc00),
    ("lemonchiffon", 0xfffacd),
    ("lightblue", 0xadd8e6),
    ("lightcoral", 0xf08080),
    ("lightcyan", 0xe0ffff),
    ("lightgoldenrodyellow", 0xfafad2),
    ("lightgray", 0xd3d3d3),
    ("lightgreen", 0x90ee90),
    ("lightgrey", 0xd3d3d3),
    ("lightpink", 0xffb6c1),
    ("lightsalmon", 0xffa07a),
    ("lightseagreen", 0x20b2aa),
    ("lightskyblue", 0x87cefa),
    ("lightslategray", 0x778899),
    ("lightslategrey", 0x778899),
    ("lightsteelblue", 0xb0c4de),
    ("lightyellow", 0xffffe0),
    ("lime", 0x00ff00),
    ("limegreen", 0x32cd32),
    ("linen", 0xfaf0e6),
    ("magenta", 0xff00ff),
    ("maroon", 0x800000),
    ("mediumaquamarine", 0x66cdaa),
    ("mediumblue", 0x0000cd),
    ("mediumorchid", 0xba55d3),
    ("mediumpurple", 0x9370db),
    ("mediumseagreen", 0x3cb371),
    ("mediumslateblue", 0x7b68ee),
    ("mediumspringgreen", 0x00fa9a),
    ("mediumturquoise", 0x48d1cc),
    ("mediumvioletred", 0xc71585),
    ("midnightblue", 0x191970),
    ("mintcream", 0xf5fffa),
    ("mistyrose", 0xffe4e1),
    ("moccasin", 0xffe4b5),
    ("navajowhite", 0xffdead),
    ("navy", 0x000080),
    ("oldlace", 0xfdf5e6),
    ("olive", 0x808000),
    ("olivedrab", 0x6b8e23),
    ("orange", 0xffa500),
    ("orangered", 0xff4500),
    ("orchid", 0xda70d6),
    ("palegoldenrod", 0xeee8aa),
    ("palegreen", 0x98fb98),
    ("paleturquoise", 0xafeeee),
    ("palevioletred", 0xdb7093),
    ("papayawhip", 0xffefd5),
    ("peachpuff", 0xffdab9),
    ("peru", 0xcd853f),
    ("pink", 0xffc0cb),
    ("plum", 0xdda0dd),
    ("powderblue", 0xb0e0e6),
    ("purple", 0x800080),
    ("rebeccapurple", 0x663399),
    ("red", 0xff0000),
    ("rosybrown", 0xbc8f8f),
    ("royalblue", 0x4169e1),
    ("saddlebrown", 0x8b4513),
    ("salmon", 0xfa8072),
    ("sandybrown", 0xf4a460),
    ("seagreen", 0x2e8b57),
    ("seashell", 0xfff5ee),
    ("sienna", 0xa0522d),
    ("silver", 0xc0c0c0),
    ("skyblue", 0x87ceeb),
    ("slateblue", 0x6a5acd),
    ("slategray", 0x708090),
    ("slategrey", 0x708090),
    ("snow", 0xfffafa),
    ("springgreen", 0x00ff7f),
    ("steelblue", 0x4682b4),
    ("tan", 0xd2b48c),
    ("teal", 0x008080),
    ("thistle", 0xd8bfd8),
    ("tomato", 0xff6347),
    ("turquoise", 0x40e0d0),
    ("violet", 0xee82ee),
    ("wheat", 0xf5deb3),
    ("white", 0xffffff),
    ("whitesmoke", 0xf5f5f5),
    ("yellow", 0xffff00),
    ("yellowgreen", 0x9acd32),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn css(declarations: &[&str]) -> Css {
        let declarations: Vec<String> = declarations.iter().map(|&d| d.to_owned()).collect();
        let mut css = Css::default();
        css.add(&declarations);
        css
    }

    #[test]
    fn the_names_are_sorted() {
        assert!(NAMED.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn colours() {
        for (css, dot) in [
            ("#f9F", Some("#ff99ff")),
            ("#12345678", Some("#12345678")),
            ("#12", None),
            ("green", Some("#008000")),
            ("None", Some("transparent")),
            ("nosuch", None),
            ("rgb(1, 2, 3)", Some("#010203")),
            ("rgba(255\\,0\\,0\\,0.5)", Some("#ff000080")),
            ("hsl(120, 100%, 25%)", Some("#008000")),
            ("rgb(nan,inf,1)", None),
            ("url(#x)", None),
            ("\"red", None),
        ] {
            assert_eq!(color(css).as_deref(), dot, "{css}");
        }
    }

    #[test]
    fn declarations_in_one_text() {
        let one = css(&["fill:#f00, stroke-width : 2px,color:rgb(1,2,3),stroke-dasharray:5,5"]);
        assert_eq!(one.fill.as_deref(), Some("#ff0000"));
        assert_eq!(one.width, Some(2.0));
        assert_eq!(one.color.as_deref(), Some("#010203"));
        assert_eq!(one.dashes, Some(vec![5.0, 5.0]));
    }

    #[test]
    fn declarations() {
        let css = css(&[
            "fill:#f9f",
            "stroke-width:4px",
            "color: white !important",
            "stroke-dasharray: 5 5",
            "rx:10",
            "nonsense",
            "fill:?",
        ]);
        assert_eq!(
            css,
            Css {
                fill: Some("#ff99ff".into()),
                color: Some("#ffffff".into()),
                width: Some(4.0),
                dashes: Some(vec![5.0, 5.0]),
                radius: Some(10.0),
                ..Css::default()
            }
        );
    }
}
