//! Edits that fix a finding.

use crate::source::Span;

/// How far a fix can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// The chart then means what its author meant: `--fix` applies it.
    Safe,
    /// Likely right, but the drawing or its meaning changes: `--unsafe-fixes` applies it.
    Unsafe,
    /// Only shown: it needs a human's words.
    Display,
}

impl Applicability {
    /// `safe`, `unsafe` or `display`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::Display => "display",
        }
    }
}

/// Replaces the text of a span; an empty span inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place in the source.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// Edits that belong together: all of them, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a command: "Quote the label".
    pub description: String,
    /// How far to trust it.
    pub applicability: Applicability,
    /// The edits, in rising order, not overlapping.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A safe fix of one edit.
    #[must_use]
    pub fn safe(description: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        Self {
            description: description.into(),
            applicability: Applicability::Safe,
            edits: vec![Edit {
                span,
                text: text.into(),
            }],
        }
    }

    /// An unsafe fix of one edit.
    #[must_use]
    pub fn unsafe_(description: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        Self {
            applicability: Applicability::Unsafe,
            ..Self::safe(description, span, text)
        }
    }

    /// Adds one more edit.
    #[must_use]
    pub fn and(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edits.push(Edit {
            span,
            text: text.into(),
        });
        self.edits.sort_by_key(|edit| edit.span);
        self
    }
}

/// A text after its fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied<'f> {
    /// The new text; every byte outside the edits is as it was.
    pub text: String,
    /// The fixes that were applied, in order of place.
    pub fixes: Vec<&'f Fix>,
    /// Their edits, in order of place.
    edits: Vec<&'f Edit>,
    /// By how much each edit, and all before it, move what follows.
    shifts: Vec<i64>,
}

impl Applied<'_> {
    /// Whether a fix, one of those given, was applied.
    #[must_use]
    pub fn has(&self, fix: &Fix) -> bool {
        let place = |fix: &Fix| fix.edits.first().map(|edit| edit.span);
        let from = self.fixes.partition_point(|f| place(f) < place(fix));
        let here = self.fixes[from..].iter();
        here.take_while(|f| place(f) == place(fix))
            .any(|f| std::ptr::eq(*f, fix))
    }

    /// Where a place of the old text stands in the new one: before and after what was put in right there.
    #[must_use]
    pub fn moved(&self, place: u32) -> (u32, u32) {
        let shift = |edits: usize| {
            let by = edits.checked_sub(1).map_or(0, |last| self.shifts[last]);
            u32::try_from(i64::from(place) + by).unwrap_or(0)
        };
        let before = self.edits.partition_point(|edit| edit.span.end < place);
        let here = self.edits.partition_point(|edit| edit.span.end <= place);
        (shift(before), shift(here))
    }
}

/// Applies fixes to a text: in order of place, leaving out every fix that touches what an earlier
/// one changed.
#[must_use]
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> Applied<'f> {
    let mut fixes: Vec<&Fix> = fixes.into_iter().filter(|f| !f.edits.is_empty()).collect();
    fixes.sort_by_key(|fix| fix.edits[0].span);
    let mut edits: Vec<&Edit> = Vec::new();
    // A fix that stands alone collides with none.
    let is_alone = fixes.len() == 1;
    let mut taken: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
    fixes.retain(|fix| {
        let free = fix.edits.iter().all(|edit| {
            let before = taken.range(..=edit.span.end).next_back();
            text.get(edit.span.range()).is_some()
                && before
                    .is_none_or(|(&start, &end)| end < edit.span.start || start > edit.span.end)
        });
        if free {
            edits.extend(&fix.edits);
            if !is_alone {
                taken.extend((fix.edits.iter()).map(|edit| (edit.span.start, edit.span.end)));
            }
        }
        free
    });
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0usize;
    for edit in &edits {
        let range = edit.span.range();
        if range.start < done {
            continue;
        }
        out.push_str(&text[done..range.start]);
        out.push_str(&edit.text);
        done = range.end;
    }
    out.push_str(&text[done..]);
    let shifts = edits.iter().scan(0, |sum, edit| {
        *sum += edit.text.len() as i64 - i64::from(edit.span.len());
        Some(*sum)
    });
    Applied {
        text: out,
        fixes,
        shifts: shifts.collect(),
        edits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applies_what_does_not_collide() {
        let a = Fix::safe("a", Span::new(0, 1), "A");
        let b = Fix::safe("b", Span::new(4, 5), "E").and(Span::new(2, 2), "!");
        let c = Fix::safe("c", Span::new(4, 6), "x");
        let applied = apply("abcdef", [&c, &b, &a]);
        assert_eq!(applied.text, "Ab!cdEf");
        assert_eq!(applied.fixes, [&a, &b]);
        assert_eq!(
            [&a, &b, &c].map(|fix| applied.has(fix)),
            [true, true, false]
        );
        assert_eq!(apply("abcdef", []).text, "abcdef");
    }

    #[test]
    fn tells_where_places_are_now() {
        let a = Fix::safe("a", Span::new(0, 1), "");
        let b = Fix::safe("b", Span::at(3), "!!");
        let applied = apply("abcdef", [&a, &b]);
        assert_eq!(applied.text, "bc!!def");
        assert_eq!(
            [1, 2, 3, 4].map(|place| applied.moved(place)),
            [(1, 0), (1, 1), (2, 4), (5, 5)]
        );
    }
}
