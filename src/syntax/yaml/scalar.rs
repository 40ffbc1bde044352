//! What scalars and tags mean: js-yaml's JSON schema.

use saphyr_parser::{ScalarStyle, Tag};
use serde_json::{Map, Number, Value};

/// A value as `JSON.stringify` writes it.
pub(in crate::syntax) fn number_text(value: &Value) -> String {
    match value {
        Value::Number(n) => match n.as_f64() {
            Some(f) if f.abs() == f64::MAX && f > 0.0 => "Infinity".to_owned(),
            Some(f) if f.abs() == f64::MAX => "-Infinity".to_owned(),
            Some(f) if n.is_f64() && f.fract() == 0.0 && f.abs() < 1e21 => format!("{f:.0}"),
            _ => n.to_string(),
        },
        other => other.to_string(),
    }
}

/// What JavaScript makes of a value that is used as a key.
pub(super) fn key_text(value: &Value) -> Result<String, String> {
    Ok(match value {
        Value::String(text) => text.clone(),
        Value::Object(_) => "[object Object]".to_owned(),
        Value::Array(items) => {
            let mut names = Vec::with_capacity(items.len());
            for item in items {
                names.push(match item {
                    Value::Array(_) => return Err("a list in a list as a key".into()),
                    Value::Null => String::new(),
                    other => key_text(other)?,
                });
            }
            names.join(",")
        }
        other => number_text(other),
    })
}

/// The whole name of a tag; `!` is the one that says nothing.
fn name(tag: &Tag) -> String {
    format!("{}{}", tag.handle, tag.suffix)
}

/// The kind that a tag of YAML's own names: `str`, `map` and the like.
fn kind(tag: &Tag) -> Result<String, String> {
    let name = name(tag);
    name.strip_prefix("tag:yaml.org,2002:")
        .filter(|kind| {
            matches!(
                *kind,
                "str" | "seq" | "map" | "null" | "bool" | "int" | "float"
            )
        })
        .map(str::to_owned)
        .ok_or_else(|| format!("the tag `{name}` is not known"))
}

/// Whether a collection can have a tag.
pub(super) fn collection_tag(tag: Option<&Tag>, is: &str) -> Result<(), String> {
    match tag {
        Some(tag) if name(tag) != "!" => match kind(tag)? {
            kind if kind == is => Ok(()),
            kind => Err(format!("this is not a value of `!!{kind}`")),
        },
        _ => Ok(()),
    }
}

/// The value of a scalar; `absent` where nothing is written at all.
pub(super) fn scalar(
    text: &str,
    style: ScalarStyle,
    tag: Option<&Tag>,
    absent: bool,
) -> Result<Value, String> {
    let quoted = Value::String(text.to_owned());
    let Some(tag) = tag else {
        let plain = (style == ScalarStyle::Plain).then(|| plain(text)).flatten();
        return Ok(plain.unwrap_or(quoted));
    };
    if name(tag) == "!" {
        return Ok(if absent { Value::Null } else { quoted });
    }
    let kind = kind(tag)?;
    match (kind.as_str(), absent) {
        ("str", _) => Ok(quoted),
        ("null", true) => Ok(Value::Null),
        ("map", true) => Ok(Value::Object(Map::new())),
        ("seq", true) => Ok(Value::Array(Vec::new())),
        _ => (plain(text).filter(|value| fits(&kind, value)))
            .filter(|_| !absent)
            .ok_or_else(|| format!("`{text}` is not a value of `!!{kind}`")),
    }
}

/// Whether a value is of the kind that its tag names.
fn fits(kind: &str, value: &Value) -> bool {
    match value {
        Value::Null => matches!(kind, "null" | "float"),
        Value::Bool(_) => kind == "bool",
        Value::Number(number) => kind == "float" || (kind == "int" && !number.is_f64()),
        _ => false,
    }
}

/// The value of a plain scalar, if it is not text.
fn plain(text: &str) -> Option<Value> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(Value::Null),
        "true" | "True" | "TRUE" => return Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => return Some(Value::Bool(false)),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Some(infinite(1.0)),
        "-.inf" | "-.Inf" | "-.INF" => return Some(infinite(-1.0)),
        ".nan" | ".NaN" | ".NAN" => return Some(Value::Null),
        _ => {}
    }
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    for (prefix, radix) in [("0b", 2), ("0x", 16), ("0o", 8)] {
        if let Some(body) = digits.strip_prefix(prefix)
            && !body.is_empty()
            && body.chars().all(|c| c.is_digit(radix))
        {
            let value = i64::from_str_radix(body, radix).ok()?;
            return Some(Value::from(if negative { -value } else { value }));
        }
    }
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return match digits.parse::<i64>() {
            Ok(value) => Some(Value::from(if negative { -value } else { value })),
            Err(_) => float(text),
        };
    }
    is_float(text, digits).then(|| float(text)).flatten()
}

/// js-yaml's pattern: digits, perhaps a point and digits, perhaps an exponent; or `.5` without a sign.
fn is_float(text: &str, digits: &str) -> bool {
    let mantissa_end = digits.find(['e', 'E']).unwrap_or(digits.len());
    let (mantissa, exponent) = digits.split_at(mantissa_end);
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mantissa_ok = is_digits(whole)
        && is_digits(fraction)
        && (!whole.is_empty() || (!fraction.is_empty() && text.len() == digits.len()));
    let exponent_ok = exponent.is_empty() || {
        let body = &exponent[1..];
        let body = body.strip_prefix(['-', '+']).unwrap_or(body);
        !body.is_empty() && is_digits(body)
    };
    mantissa_ok && exponent_ok
}

fn float(text: &str) -> Option<Value> {
    let value: f64 = text.trim_start_matches('+').parse().ok()?;
    if value.fract() == 0.0 && value.abs() < 9e15 {
        return Some(Value::from(value as i64));
    }
    Number::from_f64(value).map_or_else(|| Some(infinite(value)), |n| Some(Value::Number(n)))
}

/// Infinity, which JSON does not have: the largest number stands for it.
fn infinite(sign: f64) -> Value {
    Value::from(f64::MAX.copysign(sign))
}
