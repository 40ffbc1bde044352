//! The rules about names, and what stands before and after them.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &FOREIGN_KEYWORD,
    &MISSING_KEYWORD,
    &ANGLE_GENERICS,
    &NESTED_GENERICS,
    &CLASS_LIST,
];

declare_rule! {
    /// A keyword of a programming language instead of `class`.
    ///
    /// An interface is a class with an annotation: `class Shape <<interface>>`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     interface Shape {
    ///         +area() float
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape <<interface>> {
    ///         +area() float
    ///     }
    /// ```
    pub(in crate::syntax::kinds::class) FOREIGN_KEYWORD = "foreign-keyword", Syntax, Error
}

declare_rule! {
    /// A name with braces, and no `class` before it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape {
    ///         +area() float
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         +area() float
    ///     }
    /// ```
    pub(in crate::syntax::kinds::class) MISSING_KEYWORD = "missing-keyword", Syntax, Error
}

declare_rule! {
    /// A type parameter in `<` and `>`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Box<T>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Box~T~
    /// ```
    pub(in crate::syntax::kinds::class) ANGLE_GENERICS = "angle-generics", Syntax, Error
}

declare_rule! {
    /// A type in a type, after the name of a class.
    ///
    /// Only members can nest types.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Box~List~T~~
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Box~ListOfT~
    /// ```
    pub(in crate::syntax::kinds::class) NESTED_GENERICS = "nested-generics", Syntax, Error
}

declare_rule! {
    /// Several classes on one `class` line.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape, Pen
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     class Pen
    /// ```
    pub(in crate::syntax::kinds::class) CLASS_LIST = "class-list", Syntax, Error
}
