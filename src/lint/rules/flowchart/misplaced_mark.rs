//! `misplaced-mark`

use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::{Link, Quotes, StatementKind, SubgraphStart};

declare_rule! {
    /// A mark of the language that is read as text where it is.
    ///
    /// A comment or a direction on the line of a `subgraph` is a part of its title; pipes between
    /// dashes (`A --|Yes|--> B`) are a part of the link's text; and `B::red`, with two colons of
    /// three, is a node of that name, where a class `red` is defined or `B` is a node.
    ///
    /// ## Why it is bad
    ///
    /// The mark is shown, and does nothing.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph one LR
    ///         A --|Yes|--> B
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph one
    ///         direction LR
    ///         A -->|Yes| B
    ///     end
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes.
    pub(super) INFO = "misplaced-mark", Traps, Warning
}

pub(super) struct MisplacedMark;

impl Rule<FlowchartView<'_>> for MisplacedMark {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mut classes: HashSet<&str> = HashSet::default();
        for statement in chart.statements() {
            match &statement.kind {
                StatementKind::SubgraphStart(start) => title(chart, start, out),
                StatementKind::ClassDef { names, .. } => {
                    classes.extend(names.iter().map(|name| chart.text(name).trim()));
                }
                _ => {}
            }
        }
        for link in chart.chains().flat_map(|(_, chain)| &chain.links) {
            pipes(chart, link, out);
        }
        let mut reported = HashSet::default();
        for vertex in chart.vertices() {
            let id = chart.text(&vertex.id);
            // One sign is found sooner than two.
            let pair = id.contains(':').then(|| id.split_once("::")).flatten();
            let Some((node, class)) = pair.filter(|(node, _)| !node.is_empty()) else {
                continue;
            };
            let is_meant = classes.contains(class) || chart.graph.node_index(node).is_some();
            if !is_meant || class.is_empty() || !reported.insert(id) {
                continue;
            }
            let place = chart.span(vertex.id.range);
            let found = Diagnostic::new(
                &INFO,
                place,
                format!(
                    "{} is read as a separate node, because a class needs three colons",
                    code(id)
                ),
            )
            .help(format!("Write {}.", code(&format!("{node}:::{class}"))));
            let at = Span::at(place.start + node.len() as u32);
            out.push(match chart.source.slice(place) == id {
                true => found.fix(Fix::unsafe_("Write three colons", at, ":")),
                false => found,
            });
        }
    }
}

/// A comment or a direction in a title without quotes.
fn title<'a>(chart: &FlowchartView<'a>, start: &'a SubgraphStart, out: &mut Findings) {
    if start.bracketed || start.title.quotes != Quotes::None {
        return;
    }
    let text = chart.text(&start.title.ident);
    let place = chart.span(start.title.ident.range);
    if text.contains(['\n', '\r']) {
        return;
    }
    if let Some((before, comment)) = text.split_once("%%") {
        out.push(
            Diagnostic::new(
                &INFO,
                place,
                format!(
                    "the comment {} is read as part of this title",
                    code(&format!("%%{comment}"))
                ),
            )
            .help(format!(
                "Put the comment on a line of its own, before `subgraph {}`.",
                before.trim()
            )),
        );
        return;
    }
    let Some((before, direction)) = text.trim().rsplit_once([' ', '\t']) else {
        return;
    };
    if !matches!(direction, "TB" | "TD" | "BT" | "LR" | "RL") || before.trim().contains(' ') {
        return;
    }
    let message = format!(
        "the direction {} is read as part of this title",
        code(direction)
    );
    let found = Diagnostic::new(&INFO, place, message)
        .help(format!("Write `direction {direction}` on the next line."));
    let line = &chart.source.text()[..place.start as usize];
    let line = &line[line.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
    let indent = &line[..line.len() - line.trim_start().len()];
    let is_plain = line.trim() == "subgraph" && chart.source.slice(place).trim() == text.trim();
    out.push(match is_plain {
        true => found.fix(Fix::unsafe_(
            "Put the direction on its own line",
            place,
            format!("{}\n{indent}    direction {direction}", before.trim()),
        )),
        false => found,
    });
}

/// Pipes around the text of a link that stands between dashes.
fn pipes<'a>(chart: &FlowchartView<'a>, link: &'a Link, out: &mut Findings) {
    let Some(text) = link
        .text
        .as_ref()
        .filter(|text| text.quotes == Quotes::None && link.start.is_some())
    else {
        return;
    };
    let shown = chart.text(&text.ident).trim();
    let inner = shown
        .strip_prefix('|')
        .and_then(|shown| shown.strip_suffix('|'));
    let Some(inner) = inner.filter(|inner| !inner.contains('|')) else {
        return;
    };
    let place = chart.trimmed(chart.span(text.ident.range));
    let found = Diagnostic::new(
        &INFO,
        place,
        format!("the pipes around this link text are shown: {}", code(shown)),
    )
    .help(format!("Write `--> |{0}|` or `-- {0} -->`.", inner.trim()));
    out.push(match chart.source.slice(place) == shown {
        true => found.fix(Fix::unsafe_(
            "Remove the pipes",
            place,
            format!(" {} ", inner.trim()),
        )),
        false => found,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn marks_that_are_text() {
        for (line, message) in [
            (
                "subgraph Ext %% note\n    X\n    end",
                "2:14 the comment `%% note` is read as part of this title",
            ),
            (
                "subgraph one TD\n    X\n    end",
                "2:14 the direction `TD` is read as part of this title",
            ),
            (
                "A --|Yes|--> B",
                "2:9 the pipes around this link text are shown: `|Yes|`",
            ),
            (
                "A --> B::red\n    classDef red fill:red",
                "2:11 `B::red` is read as a separate node, because a class needs three colons",
            ),
            (
                "A --> B[x]\n    B::red --> C",
                "3:5 `B::red` is read as a separate node, because a class needs three colons",
            ),
        ] {
            let chart = format!("flowchart TD\n    {line}\n");
            assert_eq!(found(&MisplacedMark, &chart), [message], "{chart}");
        }
        for fine in [
            "subgraph one\n    X\n    end",
            "subgraph \"one TD\"\n    X\n    end",
            "subgraph S [one %% two]\n    X\n    end",
            "subgraph To the LR\n    X\n    end",
            "A -- Yes --> B",
            "A -->|Yes| B",
            "A --> std::io\n    classDef red fill:red",
            "A --> B::",
        ] {
            let chart = format!("flowchart TD\n    {fine}\n");
            assert!(found(&MisplacedMark, &chart).is_empty(), "{chart}");
        }
        let chart = "flowchart TD\n    A --|Yes|--> B::red\n    classDef red fill:red\n";
        assert_eq!(
            fixed(&MisplacedMark, chart),
            "flowchart TD\n    A -- Yes --> B:::red\n    classDef red fill:red\n"
        );
    }
}
