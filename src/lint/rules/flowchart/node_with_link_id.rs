//! `node-with-link-id`

use foldhash::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, RuleInfo, Severity, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::Vertex;

declare_rule! {
    /// A node that has the id of a link.
    ///
    /// In `A e1@--> B`, `e1` is the link. A node of that id is not drawn; where nothing declares it
    /// (no label, no shape, no statement of its own), a link to or from it leads to nothing, and
    /// the whole chart fails to render. One finding per id.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid accepts the chart, and then draws no node, or nothing at all.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A e1@--> B
    ///     e1 --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A e1@--> B
    ///     B --> C
    /// ```
    pub(super) INFO = "node-with-link-id", Traps, Error
}

pub(super) struct NodeWithLinkId;

impl Rule<FlowchartView<'_>> for NodeWithLinkId {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mut links: HashMap<&str, Span> = HashMap::default();
        for link in chart.chains().flat_map(|(_, chain)| &chain.links) {
            if let Some(id) = &link.id {
                links.entry(chart.text(id)).or_insert(chart.span(id.range));
            }
        }
        if links.is_empty() {
            return;
        }
        let own = |vertex: &Vertex| vertex.label.is_some();
        let declared: HashSet<&str> = chart
            .vertices()
            .filter(|vertex| own(vertex))
            .map(|vertex| chart.text(&vertex.id))
            .collect();
        let mut reported: HashSet<&str> = HashSet::default();
        for (_, chain) in chart.chains() {
            // Alone with data, it is the link that is meant: `e1@{ animate: true }`.
            let is_link = chain.links.is_empty();
            for vertex in &chain.vertices {
                let id = chart.text(&vertex.id);
                let Some(&link) = links.get(id) else { continue };
                if is_link && vertex.label.is_none() || !reported.insert(id) {
                    continue;
                }
                let severity = if declared.contains(id) {
                    Severity::Warning
                } else {
                    Severity::Error
                };
                out.about_id(
                    id,
                    Diagnostic::new(
                        &INFO,
                        chart.span(vertex.id.range),
                        format!("{} is the id of a link, not of a node", code(id)),
                    )
                    .severity(severity)
                    .annotate(link, "the link")
                    .help("Give the link or the node another id."),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn a_link_is_no_node() {
        let chart = "flowchart TD\n    A e1@--> B\n    e1 --> C\n    e1 --> D\n";
        assert_eq!(
            found(&NodeWithLinkId, chart),
            ["3:5 `e1` is the id of a link, not of a node"]
        );
        assert_eq!(severities(&NodeWithLinkId, chart), ["error"]);
        let declared = "flowchart TD\n    A e1@--> B\n    e1[One] --> C\n";
        assert_eq!(severities(&NodeWithLinkId, declared), ["warning"]);
        for fine in ["e1@{ animate: true }", "class e1 hot", "e2 --> C"] {
            let chart = format!("flowchart TD\n    A e1@--> B\n    {fine}\n");
            assert!(found(&NodeWithLinkId, &chart).is_empty(), "{chart}");
        }
    }
}
