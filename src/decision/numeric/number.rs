//! Reading a number with its thousands' marks, its decimals and its `k`, `m` or `b`.

use super::decimal::Decimal;

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
pub(super) fn number(text: &str, million: bool) -> Option<(Number, &str)> {
    let paid = text.starts_with(is_currency);
    let text = text.trim_start_matches(is_currency);
    let body = text.strip_prefix(['-', '−']).unwrap_or(text);
    let negative = body.len() < text.len();
    let body = body.trim_start_matches(is_currency);
    let end = written(body);
    let (whole, part) = separated(&body[..end])?;
    let mut rest = &body[end..];
    let mut factor = 1i64;
    for (letter, by) in [('k', 1_000), ('m', 1_000_000), ('b', 1_000_000_000)] {
        if let Some(after) = rest.strip_prefix(letter)
            && !after.starts_with(char::is_alphanumeric)
            && (letter == 'k' || million || paid)
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

/// How long a number at the beginning of a text is: digits, and the marks between them.
fn written(text: &str) -> usize {
    let digit = |at: usize| text[at..].starts_with(|c: char| c.is_ascii_digit());
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        match c {
            '0'..='9' => {}
            '.' | ',' | '_' | '\'' | '’' if at > 0 && digit(next) => {}
            // A space parts thousands where just three digits follow.
            ' ' if at > 0
                && text[next..].len() >= 3
                && text.as_bytes()[next..]
                    .iter()
                    .take_while(|b| b.is_ascii_digit())
                    .count()
                    == 3 => {}
            _ => break,
        }
        end = next;
    }
    end
}

/// The whole digits and the decimals of a number; `None` where its marks are not those of one.
fn separated(text: &str) -> Option<(String, String)> {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if text.is_empty() {
        return None;
    }
    let marks: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let Some(&(last, mark)) = marks.last() else {
        return Some((digits(text), String::new()));
    };
    let after = &text[last + 1..];
    let other = marks.iter().any(|&(_, c)| c != mark);
    let several = marks.len() > 1;
    let groups = || {
        let mut groups = text.split(mark).skip(1);
        groups.all(|group| group.len() == 3)
    };
    let is_decimal = if other {
        // The last mark of two kinds parts the decimals.
        marks.iter().filter(|(_, c)| *c == mark).count() == 1
    } else if several {
        if !groups() {
            // `1.2.3` is a version.
            return None;
        }
        false
    } else if after.len() == 3 && !text.starts_with('0') {
        // `1,500` is fifteen hundred; `1.500` may be that as well.
        if mark == '.' {
            return None;
        }
        false
    } else {
        true
    };
    Some(if is_decimal {
        (digits(&text[..last]), digits(after))
    } else {
        (digits(text), String::new())
    })
}

pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₩' | '₹')
}
