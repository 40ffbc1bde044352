//! `relabelled-node`

use std::borrow::Cow;
use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::{code, shown};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::Shape;
use crate::syntax::kinds::flowchart::ast::Vertex;

declare_rule! {
    /// One id with two different labels or shapes: only the last is drawn.
    ///
    /// A label in `@{ … }` counts like one in brackets, and brackets replace a `shape:` that stands
    /// before them. Of a node whose id is a subgraph's, the subgraph's title is drawn.
    ///
    /// ## Why it is bad
    ///
    /// Either one label is lost, or two nodes share an id by mistake and are drawn as one.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay]
    ///     B --> C[Ship]
    ///     C --> B[Close]
    /// ```
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant S as Shop
    ///     participant S as Store
    ///     S->>B: charge
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant S as Shop
    ///     participant T as Store
    ///     S->>T: charge
    /// ```
    ///
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay]
    ///     B --> C[Ship]
    ///     C --> D[Close]
    /// ```
    pub(in crate::lint::rules) INFO = "relabelled-node", Traps, Warning
}

pub(super) struct RelabelledNode;

impl Rule<FlowchartView<'_>> for RelabelledNode {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        subgraphs(chart, out);
        lost_shapes(chart, out);
        for (id, other, last) in pairs(chart) {
            let (lost, kept) = (looks(chart, other), looks(chart, last));
            let message = if lost.0 == kept.0 {
                format!(
                    "{} has two shapes: it is drawn as {}, not as {}",
                    code(id),
                    bracket(chart, last),
                    bracket(chart, other)
                )
            } else {
                format!(
                    "{} has two labels: {} is drawn, {} is not",
                    code(id),
                    code(&kept.0),
                    code(&lost.0)
                )
            };
            out.about(
                chart.graph.node_index(id),
                Diagnostic::new(&INFO, chart.span(last.range), message)
                    .label("the last one is drawn")
                    .annotate(chart.span(other.range), "this one is not")
                    .help("Give the second node another id, or write the label once."),
            );
        }
    }
}

/// Finds shapes given as data that a label in brackets replaces further on.
fn lost_shapes(chart: &FlowchartView<'_>, out: &mut Findings) {
    let mut given: HashMap<&str, (&Vertex, &str, Shape)> = HashMap::default();
    for vertex in chart.vertices() {
        let id = chart.text(&vertex.id);
        if let Some(name) = vertex
            .data
            .as_ref()
            .and_then(|data| data.value.get("shape")?.as_str())
            && let Some(shape) = Shape::from_name(name)
        {
            given.insert(id, (vertex, name, shape));
            continue;
        }
        let Some(label) = &vertex.label else { continue };
        if let Some((earlier, name, shape)) = given.remove(id)
            && shape != label.shape
            && chart.graph.subgraph_index(id).is_none()
        {
            let message = format!(
                "{} has two shapes: it is drawn as {}, not as {}",
                code(id),
                code(label.shape.name()),
                code(name)
            );
            out.about(
                chart.graph.node_index(id),
                Diagnostic::new(&INFO, chart.span(vertex.range), message)
                    .label("these brackets give it another shape")
                    .annotate(chart.span(earlier.range), "this shape is lost")
                    .help("Write the label in the data, `label: \"…\"`, or the data after the brackets."),
            );
        }
    }
}

/// Finds labels of nodes that are subgraphs.
fn subgraphs(chart: &FlowchartView<'_>, out: &mut Findings) {
    if chart.graph.subgraphs.is_empty() {
        return;
    }
    for vertex in chart.vertices() {
        let Some(label) = &vertex.label else { continue };
        let Some(subgraph) = chart.graph.subgraph_index(chart.text(&vertex.id)) else {
            continue;
        };
        let subgraph = chart.graph.subgraph(subgraph);
        let (kept, lost) = (
            shown(&subgraph.title.text),
            shown(chart.text(&label.text.ident)),
        );
        if kept != lost {
            out.push(
                Diagnostic::new(
                    &INFO,
                    chart.span(vertex.range),
                    format!(
                        "{} is a subgraph: its title {} is drawn, {} is not",
                        code(chart.text(&vertex.id)),
                        code(&kept),
                        code(&lost)
                    ),
                )
                .annotate(subgraph.header_span, "the subgraph")
                .help("Give the node another id, or write its label as the title."),
            );
        }
    }
}

/// The ids with two labels or shapes, each with the last mention that is not drawn and the one that is.
fn pairs<'a>(chart: &FlowchartView<'a>) -> Vec<(&'a str, &'a Vertex, &'a Vertex)> {
    let mut first: Vec<Option<&Vertex>> = vec![None; chart.graph.nodes().len()];
    let mut repeated: BTreeMap<&str, Vec<&Vertex>> = BTreeMap::new();
    let says = |vertex: &&Vertex| vertex.label.is_some() || data_label(vertex).is_some();
    let is_node =
        |vertex: &&'a Vertex| chart.graph.subgraph_index(chart.text(&vertex.id)).is_none();
    for vertex in chart.vertices().filter(says).filter(is_node) {
        let id = chart.text(&vertex.id);
        let Some(node) = chart.graph.node_index(id) else {
            continue;
        };
        match first[node.index()] {
            Some(earlier) => {
                let all = repeated.entry(id).or_insert_with(|| vec![earlier]);
                all.push(vertex);
            }
            None => first[node.index()] = Some(vertex),
        }
    }
    let found = repeated.into_iter().filter_map(|(id, all)| {
        let (last, earlier) = all.split_last()?;
        let drawn = looks(chart, last);
        let other = earlier
            .iter()
            .rev()
            .find(|vertex| differ(&looks(chart, vertex), &drawn))?;
        Some((id, *other, *last))
    });
    found.collect()
}

/// The ids with two labels or shapes.
pub(super) fn ids<'a>(chart: &FlowchartView<'a>) -> HashSet<&'a str> {
    pairs(chart).into_iter().map(|(id, _, _)| id).collect()
}

/// What is to be seen: words and shape.
type Looks<'a> = (Cow<'a, str>, &'static str);

/// What is to be seen of a mention.
fn looks<'a>(chart: &FlowchartView<'a>, vertex: &'a Vertex) -> Looks<'a> {
    let brackets = vertex.label.as_ref();
    let text = data_label(vertex).or(brackets.map(|label| chart.text(&label.text.ident)));
    let shape = brackets.filter(|_| vertex.data.is_none());
    (
        shown(text.unwrap_or_default()),
        shape.map(|label| label.shape.name()).unwrap_or_default(),
    )
}

/// The label in a mention's data.
fn data_label(vertex: &Vertex) -> Option<&str> {
    vertex.data.as_ref()?.value.get("label")?.as_str()
}

/// Whether two mentions look different; data may leave the shape as it is.
fn differ(one: &Looks<'_>, other: &Looks<'_>) -> bool {
    one.0 != other.0 || (one.1 != other.1 && !one.1.is_empty() && !other.1.is_empty())
}

fn bracket<'a>(chart: &FlowchartView<'a>, vertex: &'a Vertex) -> String {
    format!("`{}`", looks(chart, vertex).1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn the_last_label_wins() {
        let chart = "flowchart TD\n    A[x] --> B[y]\n    A[z] --> B(y)\n";
        assert_eq!(
            found(&RelabelledNode, chart),
            [
                "3:5 `A` has two labels: `z` is drawn, `x` is not",
                "3:14 `B` has two shapes: it is drawn as `rounded`, not as `rect`",
            ]
        );
        assert_eq!(
            found(
                &RelabelledNode,
                "flowchart TD\n    subgraph A [t]\n    B\n    end\n    A[x] --> C\n"
            ),
            ["5:5 `A` is a subgraph: its title `t` is drawn, `x` is not"]
        );
        assert_eq!(
            found(
                &RelabelledNode,
                "flowchart TD\n    A[x]\n    A@{ label: \"z\" }\n"
            ),
            ["3:5 `A` has two labels: `z` is drawn, `x` is not"]
        );
        assert_eq!(
            found(
                &RelabelledNode,
                "flowchart TD\n    A@{ shape: circle }\n    A[x] --> B\n"
            ),
            ["3:5 `A` has two shapes: it is drawn as `rect`, not as `circle`"]
        );
        for chart in [
            "flowchart TD\n    A@{ shape: circle }\n    A((x)) --> B\n",
            "flowchart TD\n    A@{ shape: circle }\n    A --> B\n",
            "flowchart TD\n    A[x]@{ shape: circle }\n    A --> B\n",
            "flowchart TD\n    subgraph A [t]\n    B\n    end\n    A[t] --> C\n",
            "flowchart TD\n    A[x]\n    A@{ shape: cyl, label: \"x\" }\n",
            "flowchart TD\n    A[x]@{ label: \"z\" }\n    A --> B\n",
            "flowchart TD\n    A[x] --> B[y]\n    A[\"x\"] --> B\n",
            "flowchart TD\n    A[x] --> B[y]\n    A@{ shape: cyl }\n",
        ] {
            assert!(found(&RelabelledNode, chart).is_empty(), "{chart}");
        }
    }
}
