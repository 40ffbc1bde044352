//! The rules about styles and classes.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &CSS_FUNCTION,
    &QUOTED_STYLE,
    &TRAILING_COMMA,
    &MISSING_VALUE,
    &SPACE_IN_LIST,
    &TRAILING_SPACE,
    &LINK_STYLE_TARGET,
    &ENTITY_SEMICOLON,
    &STYLE_WITHOUT_COLON,
    &CLASS_COLONS,
];

declare_rule! {
    /// Parentheses in a style.
    ///
    /// Styles cannot have parentheses: write colours as `#rrggbb`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A fill:rgb(255,200,0)
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A fill:#ffc800
    /// ```
    pub(in crate::syntax::kinds::flowchart) CSS_FUNCTION = "css-function", Syntax, Error
}

declare_rule! {
    /// Quotes in a style.
    ///
    /// Styles cannot have quotes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A font-family:"Arial"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A font-family:Arial
    /// ```
    pub(in crate::syntax::kinds::flowchart) QUOTED_STYLE = "quoted-style", Syntax, Error
}

declare_rule! {
    /// A comma with nothing after it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A fill:red,
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A fill:red
    /// ```
    pub(in crate::syntax::kinds::flowchart) TRAILING_COMMA = "trailing-comma", Syntax, Error
}

declare_rule! {
    /// A style or class statement without its last part.
    ///
    /// `style A fill:red`, `classDef big color:red`, `class A big`, `linkStyle 0 stroke:red`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     class A
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     class A big
    ///     classDef big color:red
    /// ```
    pub(in crate::syntax::kinds::flowchart) MISSING_VALUE = "missing-value", Syntax, Error
}

declare_rule! {
    /// A space in a list of ids or numbers.
    ///
    /// Lists have commas and no spaces: `class A,B big`, `linkStyle 0,1 stroke:red`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     class A, B big
    ///     classDef big color:red
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     class A,B big
    ///     classDef big color:red
    /// ```
    pub(in crate::syntax::kinds::flowchart) SPACE_IN_LIST = "space-in-list", Syntax, Error
}

declare_rule! {
    /// A space at the end of a `class` or `click` statement.
    ///
    /// There, and only there, Mermaid allows no space before the line break.
    ///
    /// ## Why it is bad
    ///
    /// Nobody can see what is wrong. Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     classDef big color:red
    #[doc = "    class A big "]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     classDef big color:red
    ///     class A big
    /// ```
    pub(in crate::syntax::kinds::flowchart) TRAILING_SPACE = "trailing-space", Syntax, Error
}

declare_rule! {
    /// A `linkStyle` of something that is not a number.
    ///
    /// `linkStyle` needs the numbers of links, counted from 0, or `default`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A e1@--> B
    ///     linkStyle e1 stroke:red
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A e1@--> B
    ///     linkStyle 0 stroke:red
    /// ```
    pub(in crate::syntax::kinds::flowchart) LINK_STYLE_TARGET = "link-style-target", Syntax, Error
}

declare_rule! {
    /// A `;` right after a colour or another word with `#`.
    ///
    /// `#333;` is read as an entity code, a character that is spelt with its number, and the
    /// `;` is part of it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B;style A fill:#333;style B fill:#333;
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B;style A fill:#333 ;style B fill:#333 ;
    /// ```
    pub(in crate::syntax::kinds::flowchart) ENTITY_SEMICOLON = "entity-semicolon", Syntax, Error
}

declare_rule! {
    /// A style that is not written with a colon.
    ///
    /// A style is a name, a colon and a value: `fill:#eee`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A fill=#eee
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A fill:#eee
    /// ```
    pub(in crate::syntax::kinds::flowchart) STYLE_WITHOUT_COLON = "style-without-colon", Syntax, Error
}

declare_rule! {
    /// A class after a node with too few or too many colons.
    ///
    /// A class is joined to its node with three colons.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start]::big --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start]:::big --> B
    ///     classDef big color:red
    /// ```
    pub(in crate::syntax::kinds::flowchart) CLASS_COLONS = "class-colons", Syntax, Error
}
