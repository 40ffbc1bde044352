//! `unused-class`

use foldhash::{HashSet, HashSetExt};

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::removal::whole_line;
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::syntax::kinds::flowchart::ast::StatementKind;

use super::undefined_class::uses;

declare_rule! {
    /// A class that is defined and never used.
    ///
    /// `default`, which styles every node, is always in use.
    ///
    /// ## Why it is bad
    ///
    /// It is left over from an edit, or the nodes that should have it were forgotten.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay]
    ///     classDef hot fill:#fdd
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order]:::hot --> B[Pay]
    ///     classDef hot fill:#fdd
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: the definition is removed, where it defines nothing else.
    pub(super) INFO = "unused-class", Style, Info
}

pub(super) struct UnusedClass;

impl Rule<FlowchartView<'_>> for UnusedClass {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mut used: HashSet<&str> = uses(chart).into_iter().map(|(name, _)| name).collect();
        // Where two classes were run together by a comma, another rule says so.
        let lists: Vec<&str> = used
            .iter()
            .copied()
            .filter(|name| name.contains(','))
            .collect();
        used.extend(lists.into_iter().flat_map(|list| list.split(',')));
        let mut seen = HashSet::new();
        for statement in chart.statements() {
            let StatementKind::ClassDef { names, .. } = &statement.kind else {
                continue;
            };
            for name in names {
                let text = chart.text(name).trim();
                if used.contains(text) || is_built_in(text) || !seen.insert(text) {
                    continue;
                }
                let mut diagnostic = Diagnostic::new(
                    &INFO,
                    chart.span(name.range),
                    format!("nothing uses the class {}", code(text)),
                )
                .help("Give it to a node (`A:::name`), or remove the definition.");
                if names.len() == 1 {
                    let line = whole_line(chart.source, chart.trimmed(chart.span(statement.range)));
                    diagnostic = diagnostic.fix(Fix::safe("Remove the definition", line, ""));
                }
                out.push(diagnostic);
            }
        }
    }
}

/// Classes that Mermaid puts on what it draws.
fn is_built_in(name: &str) -> bool {
    [
        "default",
        "node",
        "edgeLabel",
        "edgePath",
        "cluster",
        "clickable",
        "label",
        "nodeLabel",
        "cluster-label",
        "flowchart-link",
    ]
    .contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_class_that_nothing_has() {
        let chart = "flowchart TD\n    A:::b --> B\n    classDef a fill:#fdd\n    classDef b,c fill:#fdd\n    classDef default fill:#eee\n";
        assert_eq!(
            found(&UnusedClass, chart),
            [
                "3:14 nothing uses the class `a`",
                "4:16 nothing uses the class `c`"
            ]
        );
        assert_eq!(
            fixed(&UnusedClass, chart),
            chart.replace("    classDef a fill:#fdd\n", "")
        );
        let inside = "flowchart TD\n    subgraph S\n    A\n    classDef a fill:#fdd;\n    classDef b fill:red; B\n    end\n";
        assert_eq!(
            fixed(&UnusedClass, inside),
            "flowchart TD\n    subgraph S\n    A\n     B\n    end\n",
            "a semicolon left after would be a member"
        );
        assert!(
            found(
                &UnusedClass,
                "flowchart TD\n    A --> B\n    class A,B a\n    classDef a fill:#fdd\n"
            )
            .is_empty()
        );
    }
}
