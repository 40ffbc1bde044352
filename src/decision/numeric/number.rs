//! Reading a number with its thousands' marks, its decimals and its `k`, `m` or `b`.

use super::decimal::Decimal;
use super::marks::{Mark, grouped, written};

/// How numbers are written.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    /// Whether `m` is a million.
    pub million: bool,
    /// The mark before decimals, where something says which.
    pub decimal: Option<Mark>,
}

/// A number as written.
#[derive(Clone)]
pub(super) struct Number {
    pub value: Decimal,
    /// 1000 for `10K`.
    pub factor: i64,
    /// The place of its last digit: 1, 0.1, 1000 for `10K`.
    pub step: f64,
    pub unit: String,
}

impl Number {
    pub fn with_unit(mut self, unit: String) -> Self {
        if self.unit.is_empty() {
            self.unit = unit;
        }
        self
    }
}

/// Reads a number with its thousands' marks, its decimals and its `k`, `m` or `b`; gives what follows.
pub(super) fn number(text: &str, style: Style) -> Option<(Number, &str)> {
    let paid = text.starts_with(is_currency);
    let text = text.trim_start_matches(is_currency);
    let body = text.strip_prefix(['-', '−']).unwrap_or(text);
    let negative = body.len() < text.len();
    let body = body.trim_start_matches(is_currency);
    let end = written(body);
    let (whole, part) = separated(&body[..end], style.decimal)?;
    let mut rest = &body[end..];
    let mut factor = 1i64;
    for (letter, by) in [('k', 1_000), ('m', 1_000_000), ('b', 1_000_000_000)] {
        if let Some(after) = rest.strip_prefix(letter)
            && !after.starts_with(char::is_alphanumeric)
            && (letter == 'k' || style.million || paid)
        {
            factor = by;
            rest = after;
        }
    }
    let scale = u32::try_from(part.len()).ok().filter(|&scale| scale <= 9)?;
    let digits = format!("{whole}{part}");
    if digits.len() > 15 {
        return None;
    }
    let units: i64 = digits.parse().ok()?;
    let units = units.checked_mul(factor)?;
    let value = Decimal {
        units: if negative { -units } else { units },
        scale,
    };
    let number = Number {
        value,
        factor,
        step: 10f64.powi(-(scale as i32)) * factor as f64,
        unit: String::new(),
    };
    (units < 1_000_000_000_000_000).then_some((number, rest))
}

/// The whole digits and the decimals of a number; `None` where its marks are not those of one, or may be
/// those of two.
fn separated(text: &str, decimal: Option<Mark>) -> Option<(String, String)> {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if text.is_empty() {
        return None;
    }
    let Some(last) = text.rfind(['.', ',']) else {
        return Some((digits(text), String::new()));
    };
    let mark = Mark::at(text, last)?;
    let is_decimal = match grouped(text)? {
        Some(said) => said == mark,
        // `1,500` is fifteen hundred; `1.500` may be that as well.
        None => match decimal {
            Some(decimal) => decimal == mark,
            None if mark == Mark::Point => return None,
            None => false,
        },
    };
    Some(if is_decimal {
        (digits(&text[..last]), digits(&text[last + 1..]))
    } else {
        (digits(text), String::new())
    })
}

pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₩' | '₹')
}
