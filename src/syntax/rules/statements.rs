//! The rules about statements that several kinds refuse in the same way.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &SYNTAX_ERROR,
    &FOREIGN_BRACES,
    &LIST_MARKER,
    &STRAY_END,
    &BROKEN_METADATA,
    &SECOND_HEADER,
    &UNCLOSED_QUOTE,
    &BROKEN_CLICK,
    &BROKEN_STYLE,
    &SEMICOLON,
    &HEADER_LINE,
    &NO_STATEMENT,
];

declare_rule! {
    /// A statement that Mermaid cannot read.
    ///
    /// What stands here is not a statement, nor one of the usual mistakes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop Bank
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge
    /// ```
    pub(in crate::syntax) SYNTAX_ERROR = "syntax-error", Syntax, Error
}

declare_rule! {
    /// An `end` that ends no subgraph, or that follows a statement on its line.
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
    pub(in crate::syntax) STRAY_END = "stray-end", Syntax, Error
}

declare_rule! {
    /// Data in `@{ … }` that is not valid YAML.
    ///
    /// The text between the braces is YAML: `key: value`, with commas between keys on one line, or
    /// one key per line without commas.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ shape: rect label: Order }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ shape: rect, label: Order }
    /// ```
    pub(in crate::syntax) BROKEN_METADATA = "broken-metadata", Syntax, Error
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
    pub(in crate::syntax) SECOND_HEADER = "second-header", Syntax, Error
}

declare_rule! {
    /// A quote that stays open.
    ///
    /// A quoted text ends with the next `"`; a Markdown string, opened with ``"` ``, ends with
    /// `` `" ``.
    ///
    /// ## Why it is bad
    ///
    /// The text then runs on to the next quote of the chart, wherever that is. Mermaid draws
    /// nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Start] --> B
    ///     B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Start"] --> B
    ///     B --> C
    /// ```
    pub(in crate::syntax) UNCLOSED_QUOTE = "unclosed-quote", Syntax, Error
}

declare_rule! {
    /// A `click` in a form that Mermaid does not have.
    ///
    /// `click A "url" "tooltip" _blank`, `click A href "url"`, `click A call name(args)
    /// "tooltip"`, `click A name "tooltip"`: in this order, and one space between.
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
    pub(in crate::syntax) BROKEN_CLICK = "broken-click", Syntax, Error
}

declare_rule! {
    /// Braces around statements or styles, as other languages have them.
    ///
    /// A subgraph begins with `subgraph` and ends with `end`, a chart ends where its text does, and
    /// styles stand one after the other with commas between.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph shop {
    ///         A --> B
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph shop
    ///         A --> B
    ///     end
    /// ```
    pub(in crate::syntax) FOREIGN_BRACES = "foreign-braces", Syntax, Error
}

declare_rule! {
    /// The marker of a list before a statement.
    ///
    /// A chart is not a list: each statement is on its own line, without `-`, `*` or a number
    /// before it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     1. A --> B
    ///     2. B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     B --> C
    /// ```
    pub(in crate::syntax) LIST_MARKER = "list-marker", Syntax, Error
}

declare_rule! {
    /// A `;` at the end of a statement, or in a text.
    ///
    /// A statement ends with its line. In a text, `#59;` is shown as `;`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen;
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen
    /// ```
    pub(in crate::syntax) SEMICOLON = "semicolon", Syntax, Error
}

declare_rule! {
    /// Something on the line of the header.
    ///
    /// `classDiagram` must be on its own line; a direction is a statement, `direction LR`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram;
    ///     class Shape
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    /// ```
    pub(in crate::syntax) HEADER_LINE = "header-line", Syntax, Error
}

declare_rule! {
    /// A diagram without a statement.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    /// ```
    ///
    /// ```mermaid
    /// C4Context
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    /// ```
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    /// ```
    pub(in crate::syntax) NO_STATEMENT = "no-statement", Syntax, Error
}

declare_rule! {
    /// A style that Mermaid cannot read.
    ///
    /// A style is `name:value`, with commas between several. In ER diagrams it can hold letters,
    /// digits, `-`, `#` and `*`, but no points, percent signs or brackets.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER
    ///     style ORDER stroke-width:1.5px
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A-->B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER
    ///     style ORDER stroke-width:2px
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A stroke-width:2px
    /// ```
    pub(in crate::syntax) BROKEN_STYLE = "broken-style", Syntax, Error
}
