//! The rules about notes, annotations, styles, and signs that do not belong.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &NAMELESS_ANNOTATION,
    &ANNOTATION_WORDS,
    &UNQUOTED_CLASSES,
    &STYLE_NAME,
    &ESCAPED_ANGLE,
];

declare_rule! {
    /// An annotation that does not say which class it is for.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     <<interface>>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     <<interface>> Shape
    /// ```
    pub(in crate::syntax::kinds::class) NAMELESS_ANNOTATION = "nameless-annotation", Syntax, Error
}

declare_rule! {
    /// An annotation of several words, outside braces.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     <<drawn first>> Shape
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         <<drawn first>>
    ///     }
    /// ```
    pub(in crate::syntax::kinds::class) ANNOTATION_WORDS = "annotation-words", Syntax, Error
}

declare_rule! {
    /// Names after `cssClass` without quotes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     cssClass Shape big
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     cssClass "Shape" big
    /// ```
    pub(in crate::syntax::kinds::class) UNQUOTED_CLASSES = "unquoted-classes", Syntax, Error
}

declare_rule! {
    /// A name or a first property that `style` and `classDef` cannot read.
    ///
    /// Names are ASCII letters, digits and `_` there, and the first property has no `-` in its
    /// name.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     style Shape stroke-width:2px,fill:#eee
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     style Shape fill:#eee,stroke-width:2px
    /// ```
    pub(in crate::syntax::kinds::class) STYLE_NAME = "style-name", Syntax, Error
}

declare_rule! {
    /// `&lt;` and `&gt;` where the characters themselves belong.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     &lt;&lt;interface&gt;&gt; Shape
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     <<interface>> Shape
    /// ```
    pub(in crate::syntax::kinds::class) ESCAPED_ANGLE = "escaped-angle", Syntax, Error
}
