//! The rules about words and their arguments.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &BROKEN_PARENTHESES,
    &MISSING_ARGUMENT,
    &UNQUOTED_ARGUMENT,
    &SPLIT_ARGUMENTS,
    &JOINED_STATEMENTS,
    &CUT_TITLE,
];

declare_rule! {
    /// Parentheses that are missing, doubled or not closed.
    ///
    /// The `(` follows the word without a space, and the `)` is the last character of the line.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person (anna, "Anna")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    /// ```
    pub(in crate::syntax::kinds::c4) BROKEN_PARENTHESES = "broken-parentheses", Syntax, Error
}

declare_rule! {
    /// A statement with too few arguments.
    ///
    /// An element has an alias and a label, a relation two aliases and a label.
    ///
    /// ## Why it is bad
    ///
    /// The last argument has no quotes, so it runs to the next comma, wherever that is. Mermaid
    /// draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bank)
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bank, "uses")
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: an element is labelled with its alias, and a relation with nothing, `""`.
    pub(in crate::syntax::kinds::c4) MISSING_ARGUMENT = "missing-argument", Syntax, Error
}

declare_rule! {
    /// A text without quotes where it needs them.
    ///
    /// The last argument of a statement must be in quotes, and so must the value of a named one.
    ///
    /// ## Why it is bad
    ///
    /// Without quotes, an argument runs to the next comma, past the `)` and the end of the line.
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, Anna Smith)
    ///     UpdateElementStyle(anna, $bgColor=red)
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna Smith")
    ///     UpdateElementStyle(anna, $bgColor="red")
    /// ```
    pub(in crate::syntax::kinds::c4) UNQUOTED_ARGUMENT = "unquoted-argument", Syntax, Error
}

declare_rule! {
    /// Arguments on several lines.
    ///
    /// After a line break, a quote is part of the text, and so is the `)` that ends the statement.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(
    ///         anna,
    ///         "Anna"
    ///     )
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    /// ```
    pub(in crate::syntax::kinds::c4) SPLIT_ARGUMENTS = "split-arguments", Syntax, Error
}

declare_rule! {
    /// Two statements on one line.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna") System(bank, "Bank")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    /// ```
    pub(in crate::syntax::kinds::c4) JOINED_STATEMENTS = "joined-statements", Syntax, Error
}

declare_rule! {
    /// A title with a `#` or a `;` in it.
    ///
    /// A title ends before either sign.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     title Release #5
    ///     Person(anna, "Anna")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     title Release #35;5
    ///     Person(anna, "Anna")
    /// ```
    pub(in crate::syntax::kinds::c4) CUT_TITLE = "cut-title", Syntax, Error
}
