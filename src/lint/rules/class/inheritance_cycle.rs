//! `inheritance-cycle`

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::{code, list};
use crate::lint::{ClassView, Findings, Rule};
use crate::model::class::{ClassIndex, End, Head, Relation};

declare_rule! {
    /// Classes that inherit from each other in a cycle, or a class that inherits from itself.
    ///
    /// ## Why it is bad
    ///
    /// No language has such classes. The triangle of `<|--` means inheritance; where an arrow was
    /// meant to show a flow, the drawing says something else.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     Order --|> Payment
    ///     Payment --|> Delivery
    ///     Delivery --|> Order
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     Order --> Payment
    ///     Payment --> Delivery
    ///     Delivery --> Order
    /// ```
    pub(super) INFO = "inheritance-cycle", Structure, Warning
}

pub(super) struct InheritanceCycle;

impl Rule<ClassView<'_>> for InheritanceCycle {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        let model = chart.model;
        let mut graph: DiGraph<(), &Relation, u32> = DiGraph::default();
        for _ in &model.classes {
            graph.add_node(());
        }
        for relation in &model.relations {
            if let Some((child, parent)) = inherits(relation) {
                let node = |class: ClassIndex| NodeIndex::new(class.0 as usize);
                graph.add_edge(node(child), node(parent), relation);
            }
        }
        let mut group = vec![0; model.classes.len()];
        let components = kosaraju_scc(&graph);
        for (number, members) in components.iter().enumerate() {
            for member in members {
                group[member.index()] = number;
            }
        }
        // The first relation of a circle begins it, and the last closes it.
        let mut closing: Vec<Option<(&Relation, &Relation)>> = vec![None; components.len()];
        for edge in graph.edge_indices() {
            let Some((from, to)) = graph.edge_endpoints(edge) else {
                continue;
            };
            if group[from.index()] == group[to.index()] {
                let ends = &mut closing[group[from.index()]];
                let first = ends.map_or(graph[edge], |(first, _)| first);
                *ends = Some((first, graph[edge]));
            }
        }
        for (members, closing) in components.iter().zip(closing) {
            let Some((first, relation)) = closing else {
                continue;
            };
            let mut ids: Vec<usize> = members.iter().map(|member| member.index()).collect();
            ids.sort_unstable();
            let names = ids.iter().map(|&index| model.classes[index].id.as_str());
            let message = match ids.as_slice() {
                [one] => format!("{} inherits from itself", code(&model.classes[*one].id)),
                _ => format!("{} inherit from each other in a cycle", list(names)),
            };
            let found = Diagnostic::new(&INFO, relation.place.0, message)
                .help("`<|` and `|>` mean inheritance; write `-->` or `..>` for another relation.");
            let found = match first.place == relation.place {
                true => found,
                false => found.annotate(first.place.0, "the cycle begins here"),
            };
            out.about_id(&model.classes[ids[0]].id, found);
        }
    }
}

/// The child and the parent of a relation with one triangle.
fn inherits(relation: &Relation) -> Option<(ClassIndex, ClassIndex)> {
    let (End::Class(from), End::Class(to)) = (relation.from, relation.to) else {
        return None;
    };
    match (
        relation.start == Head::Extension,
        relation.end == Head::Extension,
    ) {
        (true, false) => Some((to, from)),
        (false, true) => Some((from, to)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn circles() {
        let chart = "classDiagram\n    A --|> B\n    C <|-- B\n    C ..|> A\n    D <|-- D\n    E <|-- A\n    F <|--|> G\n";
        assert_eq!(
            found(&InheritanceCycle, chart),
            [
                "4:5 `A`, `B` and `C` inherit from each other in a cycle",
                "5:5 `D` inherits from itself",
            ]
        );
        assert!(
            found(
                &InheritanceCycle,
                "classDiagram\n    A --> B\n    B --|> A\n"
            )
            .is_empty()
        );
    }
}
