//! `accidental-arrowhead`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::places::chains;
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};
use crate::source::Span;

declare_rule! {
    /// The first letter of an id, an `o` or an `x`, becomes the head of the link.
    ///
    /// Right behind `--`, `---`, `==` and the like, `o` and `x` are arrowheads: `A---oB` ends in a circle at the node `B`.
    ///
    /// ## Why it is bad
    ///
    /// `order` is drawn as `rder`, under another id than in the rest of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart LR
    ///     cart[Cart]---order
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart LR
    ///     cart[Cart] --- order
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: a blank before the letter.
    pub(super) INFO = "accidental-arrowhead", Traps, Warning
}

pub(super) struct AccidentalArrowhead;

impl Rule for AccidentalArrowhead {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for (_, chain, _) in chains(chart) {
            for (link, group) in chain.links.iter().zip(&chain.groups[1..]) {
                let Some(target) = group.first().map(|vertex| &vertex.id) else {
                    continue;
                };
                let arrow = chart.source.slice(link.arrow.span);
                let head = arrow.chars().next_back().filter(|c| matches!(c, 'o' | 'x'));
                let Some(head) = head else { continue };
                let two_headed = arrow.starts_with(head) || link.start.is_some();
                let has_pipes = link
                    .text
                    .as_ref()
                    .is_some_and(|text| text.span.start > link.arrow.span.start);
                let behind = Span::new(link.arrow.span.end, target.span.start);
                if two_headed
                    || has_pipes
                    || !behind.is_empty()
                    || !target
                        .text
                        .starts_with(|c: char| c.is_alphanumeric() || c == '_')
                {
                    continue;
                }
                let meant = format!("{head}{}", target.text);
                let shape = if head == 'o' { "circle" } else { "cross" };
                let place = Span::new(link.arrow.span.end - 1, target.span.end);
                out.push(
                    Diagnostic::new(
                        &INFO,
                        place,
                        format!("{} is read as a {shape} at {}", code(&meant), code(&target.text)),
                    )
                    .label(format!("the `{head}` is the head of the link"))
                    .help(format!("Put a blank before {} for a node of that name, or behind the `{head}` for a {shape}.", code(&meant)))
                    .fix(Fix::unsafe_("Put a blank before the id", Span::at(place.start), " ")),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_letter_becomes_a_head() {
        let chart = "flowchart LR\n    A---oB\n    C --xylophone--> D\n";
        assert_eq!(
            found(&AccidentalArrowhead, chart),
            [
                "2:9 `oB` is read as a circle at `B`",
                "3:9 `xylophone` is read as a cross at `ylophone`"
            ]
        );
        assert!(fixed(&AccidentalArrowhead, chart).contains("A--- oB"));
        for line in [
            "A --- oB",
            "A --o B",
            "A-->oB",
            "A---Ob",
            "A o--o B",
            "A x--xB",
            "A -.- xB",
            "A --o|t|B",
        ] {
            let chart = format!("flowchart LR\n    {line}\n");
            assert!(found(&AccidentalArrowhead, &chart).is_empty(), "{line}");
        }
    }
}
