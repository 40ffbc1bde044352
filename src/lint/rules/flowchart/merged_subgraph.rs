//! `merged-subgraph`

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::places::openings;
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// Two subgraphs of one id become one.
    ///
    /// The second one's members join the first, which keeps its title, direction and place.
    ///
    /// ## Why it is bad
    ///
    /// One box is drawn where two are written; the second title is lost.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph api [Public]
    ///         A --> B
    ///     end
    ///     subgraph api [Private]
    ///         C --> D
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph api [Public]
    ///         A --> B
    ///     end
    ///     subgraph internal [Private]
    ///         C --> D
    ///     end
    /// ```
    pub(super) INFO = "merged-subgraph", Traps, Warning
}

pub(super) struct MergedSubgraph;

impl Rule<FlowchartView<'_>> for MergedSubgraph {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mut seen: HashMap<&str, (crate::source::Span, &str)> = HashMap::new();
        for opening in openings(chart) {
            let Some(id) = &opening.start.id else {
                continue;
            };
            let title = chart.text(&opening.start.title.ident).trim();
            let Some((first, first_title)) = seen.get(chart.text(id)) else {
                seen.insert(chart.text(id), (opening.span, title));
                continue;
            };
            let lost = if title == *first_title {
                "the two are drawn as one".to_owned()
            } else {
                format!("{} is not shown", code(title))
            };
            out.push(
                Diagnostic::new(
                    &INFO,
                    chart.span(id.range),
                    format!(
                        "there is already a subgraph {}, so {lost}",
                        code(chart.text(id))
                    ),
                )
                .annotate(*first, "the first one, which is drawn")
                .help("Give the second one another id, or move its nodes into the first."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_id_one_box() {
        let chart =
            "flowchart TD\n    subgraph S\n    A\n    end\n    subgraph S [t]\n    B\n    end\n";
        assert_eq!(
            found(&MergedSubgraph, chart),
            ["5:14 there is already a subgraph `S`, so `t` is not shown"]
        );
        assert!(found(&MergedSubgraph, &chart.replace("S [t]", "T [t]")).is_empty());
        assert!(found(&MergedSubgraph, "flowchart TD\n    subgraph my box\n    A\n    end\n    subgraph my box\n    B\n    end\n").is_empty());
    }
}
