//! `accidental-arrowhead`

use foldhash::{HashMap, HashMapExt};
use std::cell::LazyCell;

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::{Link, Vertex};

declare_rule! {
    /// The first letter of an id, an `o` or an `x`, becomes the head of the link.
    ///
    /// Right after `---`, `===` and the like, `o` and `x` are arrowheads: `A---oB` ends in a circle
    /// at the node `B`. They are arrowheads after `--` too, which is not a link by itself: there,
    /// it is reported only where the word is an id of the chart (`A--order`), or a text
    /// (`A --other--> B`).
    ///
    /// ## Why it is bad
    ///
    /// `order` is drawn as `rder`, under a different id from the rest of the chart.
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
    /// Unsafe, because the drawing changes: a space before the letter (and a dash, where the link
    /// lacks one).
    pub(super) INFO = "accidental-arrowhead", Traps, Warning
}

pub(super) struct AccidentalArrowhead;

impl Rule<FlowchartView<'_>> for AccidentalArrowhead {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let mentions = LazyCell::new(|| mentions(chart));
        for (_, chain) in chart.chains() {
            for (i, link) in chain.links.iter().enumerate() {
                let Some(target) = chain.vertices.get(link.after as usize) else {
                    continue;
                };
                if let Some(head) = glued_head(chart, link, target) {
                    let next = chain.links.get(i + 1);
                    let elsewhere = mentions.get(chart.text(&target.id)).is_some_and(|&n| n > 1);
                    report(chart, link, head, target, next, elsewhere, out);
                }
            }
        }
    }
}

/// How often each id is mentioned in links and alone.
fn mentions<'a>(chart: &FlowchartView<'a>) -> HashMap<&'a str, usize> {
    let mut count = HashMap::new();
    for (_, chain) in chart.chains() {
        for vertex in chain.groups().flatten() {
            *count.entry(chart.text(&vertex.id)).or_default() += 1;
        }
    }
    count
}

/// The letter that is the head of a link and touches the target's id.
fn glued_head<'a>(chart: &FlowchartView<'a>, link: &Link, target: &'a Vertex) -> Option<char> {
    let arrow = chart.source.slice(chart.span(link.arrow));
    let head = arrow
        .chars()
        .next_back()
        .filter(|c| matches!(c, 'o' | 'x'))?;
    let two_headed = arrow.starts_with(head) || link.start.is_some();
    let has_pipes = link
        .text
        .as_ref()
        .is_some_and(|text| text.ident.range.start > link.arrow.start);
    let id = chart.text(&target.id);
    let glued = chart.span(link.arrow).end == chart.span(target.id.range).start
        && id.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    (glued && !two_headed && !has_pipes).then_some(head)
}

fn report<'a>(
    chart: &FlowchartView<'a>,
    link: &Link,
    head: char,
    target: &'a Vertex,
    next: Option<&Link>,
    elsewhere: bool,
    out: &mut Findings,
) {
    let id = &target.id;
    let (name, place) = (chart.text(id), chart.span(id.range));
    let meant = format!("{head}{name}");
    let shape = if head == 'o' { "circle" } else { "cross" };
    let arrow = chart.source.slice(chart.span(link.arrow));
    let is_link = arrow.trim_end_matches(head).len() > 2;
    let is_text = target.label.is_none()
        && next.is_some_and(|next| chart.span(next.arrow).start == place.end);
    let is_id = chart.graph.node_index(&meant).is_some();
    let (what, fix, text) = if is_link {
        ("for a node of that name", "Put a space before the id", " ")
    } else if is_text {
        ("for a text", "Put a space before the text", " ")
    } else if is_id {
        (
            "and another dash for a node of that name",
            "Write a link without a head",
            "- ",
        )
    } else {
        return;
    };
    let text = if arrow.starts_with('=') {
        text.replace('-', "=")
    } else {
        text.to_owned()
    };
    let place = Span::new(chart.span(link.arrow).end - 1, place.end);
    // The node is there and the other one is not: the head is meant.
    let (fix, at, text) = match elsewhere && !is_id {
        true => (
            format!("Put a space after the `{head}`"),
            place.start + 1,
            " ".to_owned(),
        ),
        false => (fix.to_owned(), place.start, text),
    };
    out.push(
        Diagnostic::new(
            &INFO,
            place,
            format!("{} is read as a {shape} at {}", code(&meant), code(name)),
        )
        .label(format!("the `{head}` is the head of the link"))
        .help(format!(
            "Put a space before {} {what}, or after the `{head}` for a {shape}.",
            code(&meant)
        ))
        .fix(Fix::unsafe_(fix, Span::at(at), text)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn the_node_that_is_there_is_meant() {
        let chart = "flowchart LR\n    A --> C\n    B-.-oC\n";
        let meant = "flowchart LR\n    A --> C\n    B-.-o C\n";
        assert_eq!(fixed(&AccidentalArrowhead, chart), meant);
    }

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
        assert_eq!(
            fixed(&AccidentalArrowhead, chart),
            "flowchart LR\n    A--- oB\n    C -- xylophone--> D\n"
        );
        let short = "flowchart LR\n    A--order\n    A==other\n    order ==> other\n";
        assert_eq!(found(&AccidentalArrowhead, short).len(), 2);
        assert_eq!(
            fixed(&AccidentalArrowhead, short),
            "flowchart LR\n    A--- order\n    A=== other\n    order ==> other\n"
        );
        for line in [
            "A --- oB",
            "A --o B",
            "A--oB",
            "A==xB[text]",
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
