//! `duplicate-edge`

use foldhash::HashMap;

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::removal::whole_line;
use crate::lint::words::{code, shown};
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::graph::{Edge, Graph, NodeIndex, Stroke};
use crate::syntax::kinds::flowchart::ast::StatementKind;

declare_rule! {
    /// The same link twice: same ends, label, line and heads.
    ///
    /// `A --- B` and `B --- A` are the same too. In class diagrams the rule looks at relations, in
    /// state diagrams at transitions with a label.
    ///
    /// ## Why it is bad
    ///
    /// Two arrows are drawn side by side, and the second says nothing new.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay]
    ///     B --> C[Ship]
    ///     A --> B
    /// ```
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy : start
    ///     Busy --> Idle : stop
    ///     Idle --> Busy : start
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape <|-- Circle
    ///     Circle --|> Shape
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay]
    ///     B --> C[Ship]
    ///     A -->|again| B
    /// ```
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy : start
    ///     Busy --> Idle : stop
    ///     Idle --> Busy : restart
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape <|-- Circle
    ///     Circle --> Shape : scales
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because an arrow disappears: a line that holds nothing but the second link is
    /// removed.
    pub(in crate::lint::rules) INFO = "duplicate-edge", Structure, Warning
}

/// How many repeats get a fix.
const FIXED: usize = 50;

pub(super) struct DuplicateEdge;

impl Rule<FlowchartView<'_>> for DuplicateEdge {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mut seen: HashMap<_, (&Edge, usize)> = HashMap::default();
        let mut repeats = Vec::new();
        for (one, other, edge) in parallel(chart.graph) {
            let looks = (
                one,
                other,
                shown(&edge.label.text),
                edge.stroke,
                edge.arrow_start,
                edge.arrow_end,
            );
            match seen.get_mut(&looks) {
                Some((first, times)) => {
                    *times += 1;
                    if *times == 2 {
                        repeats.push((looks, *first, edge));
                    }
                }
                None => {
                    seen.insert(looks, (edge, 1));
                }
            }
        }
        for (i, (looks, first, second)) in repeats.into_iter().enumerate() {
            let (from, to, times) = (looks.0, looks.1, seen[&looks].1);
            let joins = if second.arrow_start == second.arrow_end {
                ("between", "and")
            } else {
                ("from", "to")
            };
            let count = if times == 2 {
                "twice".to_owned()
            } else {
                format!("{times} times")
            };
            let ends = format!(
                "{} {} {} {}",
                joins.0,
                code(&chart.graph.node(from).id),
                joins.1,
                code(&chart.graph.node(to).id)
            );
            let at = second.arrow_span;
            let mut diagnostic = if first.arrow_span == at {
                let message = format!("this statement draws the link {ends} {count}");
                Diagnostic::new(&INFO, at, message)
                    .help("Remove the id that stands twice beside `&`.")
            } else {
                let (link, help) = match second.stroke {
                    Stroke::Invisible => ("invisible link", "Remove all but one."),
                    _ => ("link", "Remove one, or give them different labels."),
                };
                Diagnostic::new(&INFO, at, format!("the {link} {ends} is drawn {count}"))
                    .annotate(first.arrow_span, "the first one")
                    .help(help)
            };
            // Looking for the line costs a walk over the statements.
            if i < FIXED
                && let Some(line) = own_line(chart, second)
            {
                diagnostic = diagnostic.fix(Fix::unsafe_("Remove the second link", line, ""));
            }
            out.about([from, to], diagnostic);
        }
    }
}

/// The links between nodes that several links join, in order. `A --- B` and `B --- A` join the same.
fn parallel(graph: &Graph) -> impl Iterator<Item = (NodeIndex, NodeIndex, &Edge)> {
    let ends = |from: NodeIndex, to: NodeIndex, edge: &Edge| {
        let both_ways = edge.arrow_start == edge.arrow_end;
        match both_ways && to < from {
            true => (to, from),
            false => (from, to),
        }
    };
    let mut counts: HashMap<_, u32> = HashMap::default();
    for (_, from, to, edge) in graph.edges() {
        *counts.entry(ends(from, to, edge)).or_default() += 1;
    }
    graph.edges().filter_map(move |(_, from, to, edge)| {
        let (one, other) = ends(from, to, edge);
        (counts[&(one, other)] > 1).then_some((one, other, edge))
    })
}

/// The line of a link, where it holds nothing else, and no `linkStyle` counts links.
fn own_line(chart: &FlowchartView<'_>, edge: &Edge) -> Option<crate::source::Span> {
    let mut own = None;
    for statement in chart.statements() {
        match &statement.kind {
            StatementKind::LinkStyle(style) if !style.links.is_empty() => return None,
            StatementKind::Chain(chain)
                if chart.span(statement.range).contains(edge.arrow_span) =>
            {
                let vertices = &chain.vertices;
                let plain = vertices
                    .iter()
                    .all(|v| v.label.is_none() && v.data.is_none() && v.class.is_none());
                if chain.links.len() == 1
                    && vertices.len() == 2
                    && plain
                    && edge.extras.id.is_none()
                {
                    own = Some(chart.span(statement.range));
                }
            }
            _ => {}
        }
    }
    let line = whole_line(chart.source, own?);
    let ends_line = chart.source.slice(line).ends_with(['\n', '\r']);
    ends_line.then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_link_twice() {
        let chart = "flowchart TD\n    A --> B\n    B --> C\n    A --> B\n    A --> B\n";
        assert_eq!(
            found(&DuplicateEdge, chart),
            ["4:7 the link from `A` to `B` is drawn 3 times"]
        );
        assert_eq!(
            fixed(&DuplicateEdge, chart),
            "flowchart TD\n    A --> B\n    B --> C\n    A --> B\n"
        );
        assert_eq!(
            found(&DuplicateEdge, "flowchart TD\n    A --- B\n    B --- A\n"),
            ["3:7 the link between `A` and `B` is drawn twice"]
        );
        assert_eq!(
            found(&DuplicateEdge, "flowchart TD\n    A & A --> B\n"),
            ["2:11 this statement draws the link from `A` to `B` twice"]
        );
        let inside = "flowchart TD\n    subgraph S\n    A --> B;\n    A --> B ; \n    end\n";
        assert_eq!(
            fixed(&DuplicateEdge, inside),
            "flowchart TD\n    subgraph S\n    A --> B;\n    end\n"
        );
        for second in ["B --> A", "A -->|x| B", "A -.-> B", "A --o B", "A --- B"] {
            let chart = format!("flowchart TD\n    A --> B\n    {second}\n");
            assert!(found(&DuplicateEdge, &chart).is_empty(), "{second}");
        }
    }
}
