//! CSS colour functions as hexadecimal numbers.

/// `#rrggbb` or `#rrggbbaa` for `rgb(…)`, `rgba(…)`, `hsl(…)` or `hsla(…)`.
pub(super) fn hex(text: &str) -> Option<String> {
    let (name, rest) = text.split_once('(')?;
    let args = rest.strip_suffix(')')?;
    let parts: Vec<&str> = args
        .split([',', '/', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let (colour, alpha) = match parts.as_slice() {
        [a, b, c] => ([*a, *b, *c], None),
        [a, b, c, alpha] => ([*a, *b, *c], Some(*alpha)),
        _ => return None,
    };
    let bytes = match name.to_ascii_lowercase().as_str() {
        "rgb" | "rgba" => {
            let [r, g, b] = colour.map(|part| channel(part, 255.0));
            [r?, g?, b?]
        }
        "hsl" | "hsla" => {
            let hue = colour[0].trim_end_matches("deg").parse::<f64>().ok()?;
            hsl(hue, channel(colour[1], 1.0)?, channel(colour[2], 1.0)?)
        }
        _ => return None,
    };
    let byte = |value: f64| value.round().clamp(0.0, 255.0) as u8;
    let [r, g, b] = bytes.map(byte);
    match alpha.map(|alpha| channel(alpha, 1.0)) {
        None => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        Some(Some(alpha)) => Some(format!("#{r:02x}{g:02x}{b:02x}{:02x}", byte(alpha * 255.0))),
        Some(None) => None,
    }
}

/// A number, or a part of `whole` in per cent.
fn channel(text: &str, whole: f64) -> Option<f64> {
    match text.strip_suffix('%') {
        Some(percent) => Some(percent.parse::<f64>().ok()? / 100.0 * whole),
        None => text.parse().ok().filter(|value: &f64| value.is_finite()),
    }
}

/// From hue (degrees), saturation and lightness (0 to 1) to red, green and blue (0 to 255); CSS Color 4.
fn hsl(hue: f64, saturation: f64, lightness: f64) -> [f64; 3] {
    let reach = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|n| {
        let k = (n + hue / 30.0).rem_euclid(12.0);
        255.0 * (lightness - reach * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0))
    })
}

#[cfg(test)]
mod tests {
    use super::hex;

    #[test]
    fn colours() {
        assert_eq!(hex("rgb(255,200,0)").as_deref(), Some("#ffc800"));
        assert_eq!(hex("rgba(0, 0, 0, 0.5)").as_deref(), Some("#00000080"));
        assert_eq!(hex("rgb(100% 0% 50%)").as_deref(), Some("#ff0080"));
        assert_eq!(hex("hsl(120, 100%, 25%)").as_deref(), Some("#008000"));
        assert_eq!(hex("var(--x)"), None);
    }
}
