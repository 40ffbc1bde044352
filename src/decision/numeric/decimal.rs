//! A decimal number, exactly.

/// A decimal number, exactly: `units` of ten to the power of minus `scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// How many of the last decimal place.
    pub units: i64,
    /// How many decimal places.
    pub scale: u32,
}

impl Decimal {
    /// The number with as many decimal places; `None` where that is too large, or has fewer.
    #[must_use]
    pub fn at_scale(self, scale: u32) -> Option<i64> {
        let more = scale.checked_sub(self.scale)?;
        self.units.checked_mul(10i64.checked_pow(more)?)
    }

    pub(super) fn value(self) -> f64 {
        // Both are whole and small enough to be exact, so the division rounds once.
        self.units as f64 / 10f64.powi(self.scale as i32)
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = self.units.unsigned_abs().to_string();
        let scale = self.scale as usize;
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        let part = part.trim_end_matches('0');
        if part.is_empty() {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{part}")
        }
    }
}
