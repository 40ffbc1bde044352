//! The rules of the syntax group: what Mermaid refuses of a pie chart, one rule a mistake.

use crate::diagnostic::{RuleInfo, declare_rule};
pub(super) use crate::syntax::rules::{SMART_QUOTES, SYNTAX_ERROR};

/// Every rule about pie charts that Mermaid refuses.
pub(super) static RULES: &[&RuleInfo] = &[
    &UNQUOTED_SLICE,
    &SLICE_WITHOUT_COLON,
    &BAD_SLICE_VALUE,
    &NEGATIVE_SLICE,
    &UNCLOSED_SLICE,
    &MISPLACED_SHOW_DATA,
];

declare_rule! {
    /// A slice whose label has no quotes.
    ///
    /// A slice is a label in quotes, a colon, and a number.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// pie
    ///     Apples : 40
    ///     "Pears" : 60
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" : 40
    ///     "Pears" : 60
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: the label gets quotes.
    pub(super) UNQUOTED_SLICE = "unquoted-slice", Syntax, Error
}

declare_rule! {
    /// A slice with no colon between label and value.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" 40
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" : 40
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: the colon is put in.
    pub(super) SLICE_WITHOUT_COLON = "slice-without-colon", Syntax, Error
}

declare_rule! {
    /// A value that is not a plain number.
    ///
    /// Values are digits, with a decimal point where they need one: no `%`, no thousands separator,
    /// no unit. Mermaid works out the percentages itself.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" : 40%
    ///     "Pears" : 60%
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" : 40
    ///     "Pears" : 60
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe where one number is meant: `40%`, `1,000`, `.5` and `007` become `40`, `1000`, `0.5`
    /// and `7`.
    pub(super) BAD_SLICE_VALUE = "bad-slice-value", Syntax, Error
}

declare_rule! {
    /// A slice with a negative value.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" : 40
    ///     "Pears" : -5
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" : 40
    ///     "Pears" : 5
    /// ```
    pub(super) NEGATIVE_SLICE = "negative-slice", Syntax, Error
}

declare_rule! {
    /// A label whose quote is not closed.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// pie
    ///     "Apples : 40
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// pie
    ///     "Apples" : 40
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: the quote is closed before the colon.
    pub(super) UNCLOSED_SLICE = "unclosed-slice", Syntax, Error
}

declare_rule! {
    /// `showData` anywhere but right after `pie`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// pie title Fruit
    ///     showData
    ///     "Apples" : 40
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// pie showData title Fruit
    ///     "Apples" : 40
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: it moves after `pie`.
    pub(super) MISPLACED_SHOW_DATA = "misplaced-show-data", Syntax, Error
}
