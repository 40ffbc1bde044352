//! The rules about charts of any kind.

mod blocks;
mod bodies;
mod comments;
mod directives;
mod front_matter;
mod ids;
mod limits;
mod links;
mod no_diagram;
mod statements;
mod texts;

pub(in crate::syntax) use blocks::{BROKEN_NOTE, STRAY_BRACE};
pub(in crate::syntax) use bodies::{
    BRACE_ON_NEXT_LINE, LABEL_IN_RELATION, STATEMENT_IN_BODY, UNCLOSED_BODY,
};
pub(in crate::syntax) use comments::{
    FOREIGN_COMMENT, FOREIGN_STATEMENT, MISSPELT_KEYWORD, TRAILING_COMMENT,
};
pub(in crate::syntax) use directives::{quoted_directive, theme_colour};
pub(super) use front_matter::{broken_front_matter, mode_beside_text};
pub(in crate::syntax) use ids::{ILLEGAL_ID, QUOTED_ID, RESERVED_ID, SPACE_IN_ID};
pub(in crate::syntax) use limits::MULTIPLIED_STATEMENT;
pub(in crate::syntax) use links::{MISSING_SOURCE, MISSING_TARGET, RELATION_CHAIN, UNKNOWN_ARROW};
pub(super) use no_diagram::no_diagram;
pub(in crate::syntax) use statements::{
    BROKEN_CLICK, BROKEN_METADATA, BROKEN_STYLE, FOREIGN_BRACES, HEADER_LINE, LIST_MARKER,
    NO_STATEMENT, SECOND_HEADER, SEMICOLON, STRAY_END, SYNTAX_ERROR, UNCLOSED_QUOTE,
};
pub(in crate::syntax) use texts::{
    EMPTY_TEXT, MISSING_COLON, NESTED_QUOTES, SECOND_COLON, SINGLE_QUOTES, SMART_QUOTES,
    UNQUOTED_LABEL,
};

use crate::diagnostic::{RuleInfo, declare_rule};

declare_rule! {
    /// Text that does not begin like any Mermaid diagram.
    ///
    /// The first word of a chart says which kind of diagram it is: `flowchart`, `sequenceDiagram`,
    /// … Case matters.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing but an error.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchrat TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(super) UNKNOWN_DIAGRAM = "unknown-diagram", Syntax, Error
}

declare_rule! {
    /// Front matter that is not valid YAML, or that is never closed.
    ///
    /// A chart can begin with YAML between two `---` lines: a title, and configuration.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// ---
    /// title: Orders: how they go
    /// ---
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// ---
    /// title: "Orders: how they go"
    /// ---
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(super) BROKEN_FRONT_MATTER = "broken-front-matter", Syntax, Error
}

declare_rule! {
    /// Text before the first line of the chart.
    ///
    /// A chart begins with its header; only comments, directives and front matter can come before
    /// it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// My chart
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(super) TEXT_BEFORE_CHART = "text-before-chart", Syntax, Error
}

/// The rules of this room.
pub(super) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    let shared = [
        bodies::RULES,
        statements::RULES,
        ids::RULES,
        limits::RULES,
        links::RULES,
        comments::RULES,
        directives::RULES,
        texts::RULES,
        blocks::RULES,
    ];
    RULES.iter().chain(shared.into_iter().flatten()).copied()
}

static RULES: &[&RuleInfo] = &[&UNKNOWN_DIAGRAM, &TEXT_BEFORE_CHART, &BROKEN_FRONT_MATTER];
