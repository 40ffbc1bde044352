//! `phantom-node`

use std::cell::LazyCell;

use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, RuleInfo, Severity, declare_rule};
use crate::lint::words::{code, list};
use crate::lint::{Findings, FlowchartView, Rule, allow};
use crate::syntax::kinds::flowchart::ast::{Ident, Statement, StatementKind};

declare_rule! {
    /// A style, a class, a click or metadata for an id that is never drawn.
    ///
    /// `class` and `click` do nothing for such an id, `style` and `@{ … }` draw a new box of that
    /// name. `style` takes one id: `style A,B` styles a node called `A,B`. One finding per
    /// statement; an info where a `class` lists ids that are drawn too, and none of the others
    /// looks like a slip.
    ///
    /// ## Why it is bad
    ///
    /// Usually the id is misspelt: the intended node gets nothing, and a stray box appears.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     order[Order] --> pay[Pay]
    ///     style ordr fill:#fdd
    /// ```
    ///
    /// In a class diagram, `style`, `cssClass` and `click` do nothing for a class that is nowhere;
    /// an undeclared class whose name is one letter from a declared one is found too.
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Order
    ///     style Ordr fill:#fdd
    /// ```
    ///
    /// In a sequence diagram: a participant that is not declared, and whose name is one letter from
    /// that of a declared participant.
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant Shop
    ///     participant Accounting
    ///     Shop->>Accounting: order
    ///     Acounting->>Shop: invoice
    /// ```
    ///
    /// In a state diagram: a note about a state that occurs nowhere else, and is drawn for it.
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy
    ///     note right of Bussy : works
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy
    ///     note right of Busy : works
    /// ```
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant Shop
    ///     participant Accounting
    ///     Shop->>Accounting: order
    ///     Accounting->>Shop: invoice
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     order[Order] --> pay[Pay]
    ///     style order fill:#fdd
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Order
    ///     style Order fill:#fdd
    /// ```
    pub(in crate::lint::rules) INFO = "phantom-node", Traps, Warning
}

/// How many ids are looked at for a message.
const LISTED: usize = 20;

pub(super) struct PhantomNode;

impl Rule<FlowchartView<'_>> for PhantomNode {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let drawn = LazyCell::new(|| drawn(chart));
        let names = LazyCell::new(|| sorted(&drawn));
        for statement in chart.statements() {
            let (what, ids): (_, Vec<&Ident>) = match &statement.kind {
                StatementKind::Style { target, .. } => ("`style`", vec![target]),
                StatementKind::Class { targets, .. } => ("`class`", targets.iter().collect()),
                StatementKind::Click(click) => ("`click`", click.targets.iter().collect()),
                StatementKind::Chain(chain) if chain.links.is_empty() => (
                    "`@{ … }`",
                    chain
                        .vertices
                        .iter()
                        .filter(|v| is_bare_data(v))
                        .map(|v| &v.id)
                        .collect(),
                ),
                _ => continue,
            };
            let lost: Vec<&Ident> = ids
                .into_iter()
                .filter(|id| {
                    !chart.text(id).trim().is_empty()
                        && !drawn.contains(chart.text(id))
                        && !chart.is_given_link_id(chart.text(id))
                })
                .collect();
            let mut named: Vec<&str> = Vec::new();
            for id in lost.iter().map(|id| chart.text(id)) {
                if !named.contains(&id) && named.len() < LISTED {
                    named.push(id);
                }
            }
            let some_are_drawn = matches!(&statement.kind, StatementKind::Class { targets, .. } if targets.len() > lost.len());
            let Some(first) = lost.first() else { continue };
            let makes = matches!(
                statement.kind,
                StatementKind::Style { .. } | StatementKind::Chain(_)
            );
            let effect = match (makes, named.len()) {
                (true, _) => "adds a lone box",
                (false, 1) if some_are_drawn => "does nothing for it",
                (false, _) if some_are_drawn => "does nothing for them",
                _ => "does nothing",
            };
            let mut diagnostic = Diagnostic::new(
                &INFO,
                chart.span(first.range),
                format!(
                    "{} {} not in the drawing, so this {what} {effect}",
                    list(named.iter().copied()),
                    if named.len() == 1 { "is" } else { "are" }
                ),
            );
            let all_listed = chart.text(first).contains(',')
                && chart
                    .text(first)
                    .split(',')
                    .all(|id| drawn.contains(id.trim()));
            diagnostic = if all_listed {
                diagnostic.help("Write one `style` for each id, or give the nodes a class.")
            } else {
                match allow::nearest(chart.text(first), names.iter().copied()) {
                    Some(near) => diagnostic.help(format!("Did you mean {}?", code(near))),
                    None if some_are_drawn => diagnostic.help(format!(
                        "Remove {} from the list, or add the {}.",
                        list(named.iter().copied()),
                        if named.len() == 1 { "node" } else { "nodes" }
                    )),
                    None => diagnostic.help("Add the node, or remove this line."),
                }
            };
            if some_are_drawn && !resembles_another(chart, &lost, statement, &names) {
                // Left over from an edit, and nothing looks different for it.
                diagnostic = diagnostic.severity(Severity::Info);
            }
            out.about(
                lost.iter()
                    .filter_map(|id| chart.graph.node_index(chart.text(id))),
                diagnostic,
            );
        }
    }
}

/// Whether one of the ids looks like a drawn one that the statement does not list: a slip.
fn resembles_another<'a>(
    chart: &FlowchartView<'a>,
    lost: &[&'a Ident],
    statement: &'a Statement,
    drawn: &[&str],
) -> bool {
    let StatementKind::Class { targets, .. } = &statement.kind else {
        return false;
    };
    let others = || {
        drawn
            .iter()
            .copied()
            .filter(|id| targets.iter().all(|target| chart.text(target) != *id))
    };
    lost.iter()
        .any(|id| allow::nearest(chart.text(id), others()).is_some())
}

/// Data that says nothing about how a node looks.
fn is_bare_data(vertex: &crate::syntax::kinds::flowchart::ast::Vertex) -> bool {
    let shows = ["label", "shape", "icon", "img"];
    vertex.label.is_none()
        && vertex.class.is_none()
        && vertex.data.as_ref().is_some_and(|data| {
            data.value.is_object()
                && !data.keys.is_empty()
                && data
                    .keys
                    .iter()
                    .all(|key| !shows.iter().any(|s| key.name.starts_with(s)))
        })
}

/// The ids that are drawn: nodes mentioned in a chain, links, subgraphs.
fn drawn<'a>(chart: &FlowchartView<'a>) -> HashSet<&'a str> {
    let mut found: HashSet<&str> = chart
        .graph
        .subgraphs
        .iter()
        .map(|s| s.id.as_str())
        .collect();
    for statement in chart.statements() {
        let StatementKind::Chain(chain) = &statement.kind else {
            continue;
        };
        let alone = chain.links.is_empty();
        let vertices = chain.vertices.iter();
        found.extend(
            vertices
                .filter(|v| !(alone && is_bare_data(v)))
                .map(|v| chart.text(&v.id)),
        );
        found.extend(
            chain
                .links
                .iter()
                .filter_map(|link| link.id.as_ref())
                .map(|id| chart.text(id)),
        );
    }
    found
}

fn sorted<'a>(ids: &HashSet<&'a str>) -> Vec<&'a str> {
    let mut all: Vec<&str> = ids.iter().copied().collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn ids_that_are_never_drawn() {
        let chart = "flowchart TD\n    order --> pay\n    style ordr fill:#fdd\n    class order,pai,x c\n    e1@{ animate: true }\n    style order,pay fill:#fdd\n    classDef c fill:#fdd\n";
        assert_eq!(
            found(&PhantomNode, chart),
            [
                "3:11 `ordr` is not in the drawing, so this `style` adds a lone box",
                "4:17 `pai` and `x` are not in the drawing, so this `class` does nothing for them",
                "5:5 `e1` is not in the drawing, so this `@{ … }` adds a lone box",
                "6:11 `order,pay` is not in the drawing, so this `style` adds a lone box",
            ]
        );
    }

    #[test]
    fn an_id_is_named_once() {
        let chart =
            "flowchart TD\n    A --> B\n    class Task,Task,A red\n    classDef red fill:#fdd\n";
        assert_eq!(
            found(&PhantomNode, chart),
            ["3:11 `Task` is not in the drawing, so this `class` does nothing for it"]
        );
    }

    #[test]
    fn what_is_drawn_anywhere_is_fine() {
        for chart in [
            "flowchart TD\n    style A fill:#fdd\n    A --> B\n",
            "flowchart TD\n    A --> B\n    class L_A_B_0 c\n    L_A_B_0@{ animate: true }\n    classDef c stroke:#fdd\n",
            "flowchart TD\n    A@{ shape: cyl }\n    A e1@--> B\n    e1@{ animate: true }\n",
            "flowchart TD\n    subgraph S\n    A\n    end\n    style S fill:#fdd\n    click A \"https://example.org\"\n",
        ] {
            assert!(found(&PhantomNode, chart).is_empty(), "{chart}");
        }
    }
}
