//! `undefined-class`

use foldhash::HashSet;
use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule, allow};
use crate::source::{Around, Span};
use crate::syntax::kinds::flowchart::ast::StatementKind;

declare_rule! {
    /// A class that no `classDef` defines.
    ///
    /// A node, a link or a subgraph gets a class by `:::` or `class` that the chart does not
    /// define. One finding per class. It is not reported where the page's own `<style>` defines it,
    /// nor for the classes that give a node its role (`question`, `answer`, `outcome`, `mc-…`).
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws the node without the class. Often the name is misspelt, or the definition was
    /// lost.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order]:::importent --> B[Pay]
    ///     classDef important fill:#fdd,stroke:#900
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order]:::important --> B[Pay]
    ///     classDef important fill:#fdd,stroke:#900
    /// ```
    pub(super) INFO = "undefined-class", Style, Warning
}

pub(super) struct UndefinedClass;

impl Rule<FlowchartView<'_>> for UndefinedClass {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mut seen = BTreeSet::new();
        let defined: HashSet<&str> = chart
            .graph
            .class_defs
            .iter()
            .map(|class| class.name.as_str())
            .collect();
        for (name, place) in uses(chart) {
            if is_defined(&defined, name)
                || is_role(name)
                || !seen.insert(name)
                || name.contains(',')
                || styled_by_page(chart, name)
            {
                continue;
            }
            let names = chart
                .graph
                .class_defs
                .iter()
                .map(|class| class.name.as_str());
            let mut diagnostic = Diagnostic::new(
                &INFO,
                place,
                format!("no `classDef` defines the class {}", code(name)),
            );
            diagnostic = match allow::nearest(name, names) {
                Some(near) => diagnostic.help(format!("Did you mean {}?", code(near))),
                None => diagnostic.help("Define it with `classDef`, or remove the class."),
            };
            out.push(diagnostic);
        }
    }
}

/// Every use of a class that reaches something drawn, in order, with its place.
pub(super) fn uses<'c>(chart: &FlowchartView<'c>) -> Vec<(&'c str, Span)> {
    let mut found = Vec::new();
    for statement in chart.statements() {
        match &statement.kind {
            StatementKind::Chain(chain) => {
                let vertices = chain.vertices.iter();
                let classes = vertices.filter_map(|vertex| vertex.class.as_ref());
                found.extend(classes.map(|class| (chart.text(class), chart.span(class.range))));
            }
            StatementKind::Class { class, .. } => {
                found.push((chart.text(class), chart.span(class.range)))
            }
            _ => {}
        }
    }
    found
}

/// Whether the page brings a style sheet that knows the class.
fn styled_by_page(chart: &FlowchartView<'_>, name: &str) -> bool {
    let page = chart.source.text();
    match chart.chart.around {
        Around::Nothing => false,
        Around::Text => page.contains("<style") && page.contains(&format!(".{name}")),
        Around::Html => true,
    }
}

fn is_defined(defined: &HashSet<&str>, name: &str) -> bool {
    // `default` and what Mermaid itself puts on nodes need no definition.
    matches!(name, "default" | "node" | "clickable") || defined.contains(name)
}

/// The classes that give a role to a node.
pub(super) fn is_role(name: &str) -> bool {
    matches!(name, "question" | "answer" | "outcome") || name.starts_with("mc-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, found_in};

    #[test]
    fn classes_that_nothing_defines() {
        let chart = "flowchart TD\n    A:::hott --> B:::hott\n    class B cold\n    classDef hot fill:#fdd\n";
        assert_eq!(
            found(&UndefinedClass, chart),
            [
                "2:9 no `classDef` defines the class `hott`",
                "3:13 no `classDef` defines the class `cold`"
            ]
        );
        assert!(found(&UndefinedClass, "flowchart TD\n    A:::hot --> B:::mc-question --> C:::default\n    classDef hot fill:#fdd\n").is_empty());
    }

    #[test]
    fn a_page_may_define_it() {
        let page = "<style>.hot { fill: red }</style>\n\n```mermaid\nflowchart TD\n    A:::hot --> B\n```\n";
        assert!(found_in(&UndefinedClass, "x.md", page).is_empty());
        assert_eq!(
            found_in(&UndefinedClass, "x.md", &page.replace(".hot", ".cold")).len(),
            1
        );
    }
}
