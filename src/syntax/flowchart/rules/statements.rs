//! The rules about other statements.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &SYNTAX_ERROR,
    &TRAILING_COMMENT,
    &FOREIGN_COMMENT,
    &UNCLOSED_SUBGRAPH,
    &STRAY_END,
    &SUBGRAPH_WITHOUT_NAME,
    &SECOND_HEADER,
    &MISSING_SEPARATOR,
    &UNKNOWN_DIRECTION,
    &CSS_FUNCTION,
    &QUOTED_STYLE,
    &TRAILING_COMMA,
    &MISSING_VALUE,
    &BLANK_IN_LIST,
    &TRAILING_BLANK,
    &LINK_STYLE_TARGET,
    &ENTITY_SEMICOLON,
    &BROKEN_CLICK,
];

declare_rule! {
    /// A statement that Mermaid cannot read.
    ///
    /// What stands here is no statement of a flowchart, and none of the usual mistakes either.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B:::
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax::flowchart) SYNTAX_ERROR = "syntax-error", Syntax, Error
}

declare_rule! {
    /// A comment behind a statement.
    ///
    /// A comment has a line of its own.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B %% the usual way
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% the usual way
    ///     A --> B
    /// ```
    pub(in crate::syntax::flowchart) TRAILING_COMMENT = "trailing-comment", Syntax, Error
}

declare_rule! {
    /// A comment of another language.
    ///
    /// A comment begins with `%%`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     // the usual way
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% the usual way
    ///     A --> B
    /// ```
    pub(in crate::syntax::flowchart) FOREIGN_COMMENT = "foreign-comment", Syntax, Error
}

declare_rule! {
    /// A subgraph without an `end`.
    ///
    /// Each `subgraph` needs an `end` on a line of its own.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph Shop
    ///         A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph Shop
    ///         A --> B
    ///     end
    /// ```
    pub(in crate::syntax::flowchart) UNCLOSED_SUBGRAPH = "unclosed-subgraph", Syntax, Error
}

declare_rule! {
    /// An `end` that ends no subgraph, or that stands behind a statement.
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
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax::flowchart) STRAY_END = "stray-end", Syntax, Error
}

declare_rule! {
    /// A subgraph with neither id nor title.
    ///
    /// Mermaid stops with an error that names no line.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph
    ///         A --> B
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph Shop
    ///         A --> B
    ///     end
    /// ```
    pub(in crate::syntax::flowchart) SUBGRAPH_WITHOUT_NAME = "subgraph-without-name", Syntax, Error
}

declare_rule! {
    /// A second header in one chart.
    ///
    /// A chart has one `flowchart` or `graph` line, the first.
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
    /// flowchart LR
    ///     C --> D
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     C --> D
    /// ```
    pub(in crate::syntax::flowchart) SECOND_HEADER = "second-header", Syntax, Error
}

declare_rule! {
    /// A direction without a line break or `;` behind it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax::flowchart) MISSING_SEPARATOR = "missing-separator", Syntax, Error
}

declare_rule! {
    /// A direction that Mermaid does not have.
    ///
    /// The directions are TB (or TD), BT, LR and RL, in capitals.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart td
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax::flowchart) UNKNOWN_DIRECTION = "unknown-direction", Syntax, Error
}

declare_rule! {
    /// Parentheses in a style.
    ///
    /// Styles take no parentheses: write colours as `#rrggbb`.
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
    pub(in crate::syntax::flowchart) CSS_FUNCTION = "css-function", Syntax, Error
}

declare_rule! {
    /// Quotes in a style.
    ///
    /// Styles take no quotes.
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
    pub(in crate::syntax::flowchart) QUOTED_STYLE = "quoted-style", Syntax, Error
}

declare_rule! {
    /// A comma with nothing behind it.
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
    pub(in crate::syntax::flowchart) TRAILING_COMMA = "trailing-comma", Syntax, Error
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
    pub(in crate::syntax::flowchart) MISSING_VALUE = "missing-value", Syntax, Error
}

declare_rule! {
    /// A blank in a list of ids or numbers.
    ///
    /// Lists have commas and no blanks: `class A,B big`, `linkStyle 0,1 stroke:red`.
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
    pub(in crate::syntax::flowchart) BLANK_IN_LIST = "blank-in-list", Syntax, Error
}

declare_rule! {
    /// A blank at the end of a `class` or `click` statement.
    ///
    /// There, and only there, Mermaid takes no blank before the line break.
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
    pub(in crate::syntax::flowchart) TRAILING_BLANK = "trailing-blank", Syntax, Error
}

declare_rule! {
    /// A `linkStyle` of something that is no number.
    ///
    /// `linkStyle` takes the numbers of links, counted from 0, or `default`.
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
    pub(in crate::syntax::flowchart) LINK_STYLE_TARGET = "link-style-target", Syntax, Error
}

declare_rule! {
    /// A `;` right behind a colour or another word with `#`.
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
    pub(in crate::syntax::flowchart) ENTITY_SEMICOLON = "entity-semicolon", Syntax, Error
}

declare_rule! {
    /// A `click` in none of its forms.
    ///
    /// `click A "url" "tooltip" _blank`, `click A href "url"`, `click A call name(args)
    /// "tooltip"`, `click A name "tooltip"`: in this order, and one blank between.
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
    ///     click A show()
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     click A call show()
    /// ```
    pub(in crate::syntax::flowchart) BROKEN_CLICK = "broken-click", Syntax, Error
}
