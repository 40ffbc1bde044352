//! `duplicate-slice`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, PieView, Rule};

declare_rule! {
    /// Two slices with the same label.
    ///
    /// Mermaid draws the first and drops the others.
    ///
    /// ## Why it is bad
    ///
    /// A value is missing from the drawing, and the other slices are too large.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" : 40
    ///     "Pears" : 30
    ///     "Apples" : 30
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" : 70
    ///     "Pears" : 30
    /// ```
    pub(super) INFO = "duplicate-slice", Traps, Warning
}

pub(super) struct DuplicateSlice;

impl Rule<PieView<'_>> for DuplicateSlice {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &PieView<'_>, out: &mut Findings) {
        for dropped in &chart.model.dropped {
            let label = &dropped.label;
            let mut first = chart.model.slices.iter();
            let Some(first) = first.find(|slice| slice.label.text == label.text) else {
                continue;
            };
            let message = format!(
                "the slice {} is not drawn: another slice has the same label",
                code(&label.text)
            );
            out.about_id(
                &label.text,
                Diagnostic::new(&INFO, dropped.place.0, message)
                    .annotate(first.place.0, "this one is drawn")
                    .help("Add up the values, or give it another label."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn the_first_is_drawn() {
        assert_eq!(
            found(
                &DuplicateSlice,
                "pie\n  \"a\" : 1\n  'a' : 2\n  \" a\" : 3\n  \"b\" : 3\n"
            ),
            ["3:3 the slice `a` is not drawn: another slice has the same label"]
        );
    }
}
