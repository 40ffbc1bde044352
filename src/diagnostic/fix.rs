//! Edits that mend a finding.

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

/// Applies fixes to a text: in order of place, leaving out every fix that touches what an earlier
/// one changed. Gives the new text and how many fixes were applied; every byte outside stays.
#[must_use]
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> (String, usize) {
    let mut fixes: Vec<&Fix> = fixes.into_iter().filter(|f| !f.edits.is_empty()).collect();
    fixes.sort_by_key(|fix| fix.edits[0].span);
    let mut edits: Vec<&Edit> = Vec::new();
    let mut taken: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
    let mut applied = 0;
    for fix in fixes {
        let free = fix.edits.iter().all(|edit| {
            let before = taken.range(..=edit.span.end).next_back();
            text.get(edit.span.range()).is_some()
                && before
                    .is_none_or(|(&start, &end)| end < edit.span.start || start > edit.span.end)
        });
        if free {
            applied += 1;
            for edit in &fix.edits {
                taken.insert(edit.span.start, edit.span.end);
                edits.push(edit);
            }
        }
    }
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0usize;
    for edit in edits {
        let range = edit.span.range();
        if range.start < done {
            continue;
        }
        out.push_str(&text[done..range.start]);
        out.push_str(&edit.text);
        done = range.end;
    }
    out.push_str(&text[done..]);
    (out, applied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applies_what_does_not_collide() {
        let a = Fix::safe("a", Span::new(0, 1), "A");
        let b = Fix::safe("b", Span::new(4, 5), "E").and(Span::new(2, 2), "!");
        let c = Fix::safe("c", Span::new(4, 6), "x");
        assert_eq!(apply("abcdef", [&c, &b, &a]), ("Ab!cdEf".into(), 2));
        assert_eq!(apply("abcdef", []), ("abcdef".into(), 0));
    }
}
