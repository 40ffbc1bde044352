//! `stray-comment`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::removal::whole_line;
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A line that looks like a comment draws a node.
    ///
    /// A comment needs two percent signs and at least one character after them; a lone `%%` is an
    /// id. So is a single word after `%`, `#` or `//`, the comments of other languages (several
    /// words are a syntax error).
    ///
    /// ## Why it is bad
    ///
    /// A box with the comment in it appears in the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% The happy way
    ///     %%
    ///     A --> B
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     //cleanup
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% The happy way
    ///     A --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: a lone `%%` is removed, another comment gets its `%%`.
    pub(super) INFO = "stray-comment", Traps, Warning
}

pub(super) struct StrayComment;

impl Rule<FlowchartView<'_>> for StrayComment {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for (statement, chain) in chart.chains() {
            let alone = chain.lone_vertex().is_some();
            for vertex in &chain.vertices {
                let id = chart.text(&vertex.id);
                let Some(words) = comment(id) else { continue };
                let bare = vertex.label.is_none() && vertex.data.is_none();
                if !bare || !(id.starts_with("%%") || alone && is_mentioned_once(chart, id)) {
                    continue;
                }
                let mut diagnostic = Diagnostic::new(
                    &INFO,
                    chart.span(vertex.id.range),
                    format!("this is not a comment: it draws a node named {}", code(id)),
                );
                diagnostic = if words.is_empty() {
                    let diagnostic = diagnostic.help("Write something after `%%`, or remove it.");
                    let line = whole_line(chart.source, chart.span(statement.range));
                    if alone {
                        diagnostic.fix(Fix::unsafe_("Remove it", line, ""))
                    } else {
                        diagnostic
                    }
                } else {
                    diagnostic
                        .help("Start a comment with `%%`.")
                        .fix(Fix::unsafe_(
                            "Start the comment with `%%`",
                            chart.span(vertex.id.range),
                            format!("%% {words}"),
                        ))
                };
                out.push(diagnostic);
            }
        }
    }
}

/// The words of an id that begins as comments do, here or in other languages.
fn comment(id: &str) -> Option<&str> {
    let signs = ["%%", "//", "%", "#"];
    let rest = signs.iter().find_map(|sign| id.strip_prefix(sign))?;
    Some(rest.trim_start_matches(['%', '/', '#']))
}

/// Whether nothing else speaks of a node, in a chart of links.
fn is_mentioned_once(chart: &FlowchartView<'_>, id: &str) -> bool {
    let node = chart.graph.node_index(id);
    let numbered = id
        .trim_start_matches('#')
        .starts_with(|c: char| c.is_ascii_digit());
    chart.graph.inner().edge_count() > 0
        && !numbered
        && node.is_some_and(|node| chart.graph.node(node).mentions.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_lone_comment_sign() {
        let chart = "flowchart TD\n    %%\n    A --> B\n    %% fine\n";
        assert_eq!(
            found(&StrayComment, chart),
            ["2:5 this is not a comment: it draws a node named `%%`"]
        );
        assert!(found(&StrayComment, &fixed(&StrayComment, chart)).is_empty());
    }

    #[test]
    fn comments_of_other_languages() {
        let chart = "flowchart TD\n    A --> B\n    //cleanup\n    #todo\n    %later\n";
        assert_eq!(
            found(&StrayComment, chart),
            [
                "3:5 this is not a comment: it draws a node named `//cleanup`",
                "4:5 this is not a comment: it draws a node named `#todo`",
                "5:5 this is not a comment: it draws a node named `%later`",
            ]
        );
        assert_eq!(
            fixed(&StrayComment, chart),
            "flowchart TD\n    A --> B\n    %% cleanup\n    %% todo\n    %% later\n"
        );
        for fine in [
            "flowchart TD\n    A --> #1\n",
            "flowchart TD\n    #1[first] --> #2[second]\n",
            "flowchart TD\n    #1\n    A --> #1\n",
            "flowchart TD\n    A --> B\n    100%\n",
            "flowchart TD\n    A --> B\n    #1\n",
            "flowchart TD\n    #rust\n    #nom\n",
        ] {
            assert!(found(&StrayComment, fine).is_empty(), "{fine}");
        }
    }
}
