//! `ignored-metadata`

use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule, allow};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::StatementKind;

declare_rule! {
    /// A key in `@{ … }` that Mermaid does not know, or one without a space after its colon.
    ///
    /// The data is YAML, which needs a space after a colon: `@{shape:rect}` has one key,
    /// `shape:rect`, without a value. Unknown keys are skipped. The data of a subgraph goes to the
    /// layout engine, so its keys are not checked.
    ///
    /// ## Why it is bad
    ///
    /// The node is drawn as if the key were not there.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{shape:cyl} --> B[Query]
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ shape: cyl, lable: Orders } --> B[Query]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ shape: cyl, label: Orders } --> B[Query]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the space, or the key that was meant.
    pub(super) INFO = "ignored-metadata", Traps, Warning
}

pub(super) struct IgnoredMetadata;

/// The keys that Mermaid reads of a node.
const OF_NODES: &[&str] = &[
    "shape",
    "label",
    "labelType",
    "icon",
    "form",
    "pos",
    "img",
    "w",
    "h",
    "constraint",
];
/// The keys that Mermaid reads of a link.
const OF_LINKS: &[&str] = &["animate", "animation", "curve", "step"];

impl Rule<FlowchartView<'_>> for IgnoredMetadata {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mut links: HashSet<&str> = HashSet::default();
        for statement in chart.statements() {
            let StatementKind::Chain(chain) = &statement.kind else {
                continue;
            };
            for vertex in &chain.vertices {
                let Some(data) = &vertex.data else { continue };
                let id = chart.text(&vertex.id);
                if chart.graph.subgraph_index(id).is_some() {
                    continue;
                }
                let is_link = links.contains(id) || chart.is_given_link_id(id);
                let known = if is_link { OF_LINKS } else { OF_NODES };
                for key in &data.keys {
                    check_key(&key.name, key.span, key.value, known, is_link, out);
                }
            }
            links.extend(
                chain
                    .links
                    .iter()
                    .filter_map(|link| link.id.as_ref())
                    .map(|id| chart.text(id)),
            );
        }
    }
}

/// What Mermaid calls a key that others know.
fn synonym(key: &str, known: &[&str]) -> Option<&'static str> {
    let names = [
        ("width", "w"),
        ("height", "h"),
        ("text", "label"),
        ("title", "label"),
        ("image", "img"),
        ("type", "shape"),
        ("animated", "animate"),
    ];
    let found = names.iter().find(|(other, _)| *other == key)?;
    known.contains(&found.1).then_some(found.1)
}

fn check_key(
    key: &str,
    place: Span,
    value: Span,
    known: &[&str],
    is_link: bool,
    out: &mut Findings,
) {
    if known.contains(&key) {
        return;
    }
    let what = if is_link { "link" } else { "node" };
    if let Some((name, rest)) = key.split_once(':')
        && !rest.is_empty()
        && OF_NODES.iter().chain(OF_LINKS).any(|other| *other == name)
    {
        let colon = place.start + name.len() as u32 + 1;
        let mut diagnostic = Diagnostic::new(
            &INFO,
            place,
            format!(
                "YAML reads {} as one word, not as the {name} {}, so the {what} is drawn without it",
                code(key),
                code(rest)
            ),
        )
        .help("Put a space after the colon.");
        if place.contains(Span::at(colon)) {
            diagnostic = diagnostic.fix(Fix::unsafe_(
                "Put a space after the colon",
                Span::at(colon),
                " ",
            ));
        }
        out.push(diagnostic);
        return;
    }
    // A key that means something elsewhere in Mermaid is not a slip of this chart.
    let mut diagnostic = Diagnostic::new(
        &INFO,
        place,
        format!(
            "{} is not a key of a {what}, so Mermaid ignores it",
            code(key)
        ),
    )
    .annotate(value, "this is not used");
    diagnostic = match allow::nearest(key, known.iter().copied()) {
        Some(near) => diagnostic
            .help(format!("Did you mean `{near}`?"))
            .fix(Fix::unsafe_(format!("Write `{near}`"), place, near)),
        None if synonym(key, known).is_some() => {
            let other = synonym(key, known).unwrap_or_default();
            diagnostic.help(format!("Write `{other}`."))
        }
        None => diagnostic.help(format!(
            "A {what} can have {}.",
            known
                .iter()
                .map(|key| format!("`{key}`"))
                .collect::<Vec<_>>()
                .join(", ")
        )),
    };
    out.push(diagnostic);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_missing_space_and_an_unknown_key() {
        let chart = "flowchart TD\n    A@{shape:rect} --> B@{ lable: x }\n";
        assert_eq!(
            found(&IgnoredMetadata, chart),
            [
                "2:8 YAML reads `shape:rect` as one word, not as the shape `rect`, so the node is drawn without it",
                "2:28 `lable` is not a key of a node, so Mermaid ignores it",
            ]
        );
        assert!(fixed(&IgnoredMetadata, chart).contains("A@{shape: rect} --> B@{ label: x }"));
    }

    #[test]
    fn known_keys_are_fine() {
        for chart in [
            "flowchart TD\n    A@{ shape: rect, label: x, w: 10 }\n",
            "flowchart TD\n    A e1@--> B\n    e1@{ animate: true, curve: linear }\n",
            "flowchart TD\n    A --> B\n    A --> B\n    L_A_B_0@{ animate: true }\n    L_A_B_2@{ animate: true }\n",
            "flowchart TD\n    subgraph S\n    A\n    end\n    S@{ view: collapsed, algorithm: box }\n",
        ] {
            assert!(found(&IgnoredMetadata, chart).is_empty(), "{chart}");
        }
        let chart = "flowchart TD\n    A e1@--> B\n    e1@{ animat: true }\n";
        assert_eq!(found(&IgnoredMetadata, chart).len(), 1);
    }
}
