//! `nameless-subgraph`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::places::openings;
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::Quotes;

declare_rule! {
    /// A subgraph whose id is lost by a space after it.
    ///
    /// `subgraph S` with a trailing space has the title `S` and no id: Mermaid calls it
    /// `subGraph0`.
    ///
    /// ## Why it is bad
    ///
    /// A link or a `style` that names `S` draws a new node `S` instead of applying to the box.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph "api "
    ///         A --> B
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph api
    ///         A --> B
    ///     end
    /// ```
    ///
    /// ## Fix
    ///
    /// The space is removed; safe where nothing has that id yet.
    pub(super) INFO = "nameless-subgraph", Traps, Warning
}

pub(super) struct NamelessSubgraph;

impl Rule<FlowchartView<'_>> for NamelessSubgraph {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for opening in openings(chart) {
            let text = chart.text(&opening.start.title.ident);
            let name = text.trim();
            if opening.start.id.is_some()
                || name.is_empty()
                || name.contains(char::is_whitespace)
                || name.len() == text.len()
            {
                continue;
            }
            let id = opening
                .subgraph
                .map(|i| chart.graph.subgraph(i).id.as_str());
            let in_use = chart.graph.node_index(name).is_some()
                || chart.graph.subgraph_index(name).is_some();
            let mut diagnostic = Diagnostic::new(
                &INFO,
                chart.span(opening.start.title.ident.range),
                format!(
                    "the space after {} removes its id: the subgraph is called {}",
                    code(name),
                    code(id.unwrap_or("subGraph0"))
                ),
            )
            .help("Remove the space.");
            let place = chart.span(opening.start.title.ident.range);
            let here = chart.source.slice(place);
            if here.trim() == name && opening.start.title.quotes != Quotes::Markdown {
                let end = place.start + here.trim_end().len() as u32;
                let span = Span::new(end, place.end);
                if !span.is_empty() {
                    diagnostic = diagnostic.fix(if in_use {
                        Fix::unsafe_("Remove the space", span, "")
                    } else {
                        Fix::safe("Remove the space", span, "")
                    });
                }
            }
            out.push(diagnostic);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_trailing_space() {
        let chart = "flowchart TD\n    subgraph S \n    A\n    end\n    S --> B\n";
        assert_eq!(
            found(&NamelessSubgraph, chart),
            ["2:14 the space after `S` removes its id: the subgraph is called `subGraph0`"]
        );
        assert_eq!(
            fixed(&NamelessSubgraph, chart),
            chart.replace("S \n", "S\n")
        );
        for line in ["S", "two words ", "\"two words\"", "\"S\""] {
            let chart = format!("flowchart TD\n    subgraph {line}\n    A\n    end\n");
            assert!(found(&NamelessSubgraph, &chart).is_empty(), "{line}");
        }
    }
}
