//! `lost-relation`

use foldhash::HashMap;

use super::{alias, calls};
use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{C4View, Findings, Rule};
use crate::source::TextRange;
use crate::syntax::kinds::c4::ast::{Argument, Call, Keyword};

declare_rule! {
    /// A relation that Mermaid does not draw.
    ///
    /// Between two things there is one relation in each direction: a second one with the same ends
    /// replaces the first, label included. A relation without a label is left out.
    ///
    /// ## Why it is bad
    ///
    /// What it says is missing in the drawing, and no error says so.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bank, "pays")
    ///     Rel(anna, bank, "asks")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bank, "pays, asks")
    /// ```
    pub(super) INFO = "lost-relation", Traps, Warning
}

pub(super) struct LostRelation;

impl Rule<C4View<'_>> for LostRelation {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &C4View<'_>, out: &mut Findings) {
        let mut relations = Vec::new();
        for (call, _) in calls(chart) {
            let skip = match call.keyword {
                Keyword::Relation(_) => 0,
                Keyword::Indexed => 1,
                _ => continue,
            };
            let arguments = chart.statements.arguments(call);
            if arguments.len() < 3 + skip {
                out.push(unlabelled(chart, call, arguments));
                continue;
            }
            let ends = (
                alias(chart, arguments[skip]),
                alias(chart, arguments[skip + 1]),
            );
            if let (Some(from), Some(to)) = ends {
                relations.push(((from, to), chart.span(call.word)));
            }
        }
        let last: HashMap<_, _> = relations.iter().map(|(ends, word)| (ends, *word)).collect();
        for (ends, word) in &relations {
            let drawn = last[ends];
            if drawn == *word {
                continue;
            }
            let (from, to) = ends;
            let message = format!(
                "this relation from {} to {} is not drawn: a later one replaces it",
                code(from),
                code(to)
            );
            let help = match from == to {
                true => "Remove one, or put all labels into one relation.",
                false => {
                    "Remove one, put all labels into one relation, or reverse one: `Rel_Back`."
                }
            };
            out.push(
                Diagnostic::new(&INFO, *word, message)
                    .annotate(drawn, "this one replaces it")
                    .help(help),
            );
        }
    }
}

/// A relation with too few arguments: its label is missing, or the comma between its ends.
fn unlabelled(chart: &C4View<'_>, call: Call, arguments: &[Argument]) -> Diagnostic {
    let text = |range: TextRange| chart.reading.text.slice(range);
    let word = code(text(call.word));
    for argument in arguments {
        let Argument::Bare(range) = *argument else {
            continue;
        };
        let arrow = ["<-->", "-->", "<->", "->", "=>"].iter();
        let arrow = arrow
            .copied()
            .find_map(|arrow| Some((text(range).find(arrow)?, arrow)));
        if let Some((at, arrow)) = arrow {
            let start = range.start + at as u32;
            let place = TextRange::new(start, start + arrow.len() as u32);
            let before = text(TextRange::new(range.start, start)).trim_end().len();
            let gap = TextRange::new(range.start + before as u32, place.end);
            return Diagnostic::new(
                &INFO,
                chart.span(place),
                format!("this {word} is not drawn: `{arrow}` is not a comma"),
            )
            .help(format!(
                "Write a comma between the two ends: `{}(a, b, \"label\")`.",
                text(call.word)
            ))
            .fix(Fix::unsafe_("Write a comma", chart.span(gap), ","));
        }
    }
    let message = format!("this {word} is not drawn: it has no label");
    Diagnostic::new(&INFO, chart.span(call.word), message).help(format!(
        "Add a label, which may be empty: `{}({}a, b, \"\")`.",
        text(call.word),
        match call.keyword {
            Keyword::Indexed => "1, ",
            _ => "",
        }
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{all, fixed, found};

    #[test]
    fn one_relation_each_way() {
        let chart = "C4Dynamic\n Person(a, \"A\")\n Person(b, \"B\")\n Rel(a, b, \"x\")\n RelIndex(2, a, b, \"y\")\n Rel(b, a, \"z\")\n Rel(a, \"b\")\n";
        assert_eq!(
            found(&LostRelation, chart),
            [
                "4:2 this relation from `a` to `b` is not drawn: a later one replaces it",
                "7:2 this `Rel` is not drawn: it has no label"
            ]
        );
    }

    #[test]
    fn an_arrow_is_not_a_comma() {
        let chart = "C4Context\n Person(a, \"A\")\n System(b, \"B\")\n BiRel(a -> b, \"uses\")\n";
        assert_eq!(
            found(&LostRelation, chart),
            ["4:10 this `BiRel` is not drawn: `->` is not a comma"]
        );
        assert_eq!(fixed(&LostRelation, chart), chart.replace("a -> b", "a, b"));
    }

    #[test]
    fn the_last_of_three_is_the_one_that_is_drawn() {
        let text = "C4Context\n Person(a, \"A\")\n Rel(a, a, \"x\")\n Rel_U(a, a, \"y\")\n Rel_L(a, a, \"z\")\n";
        let (source, found) = all(&INFO, "chart.mmd", text);
        let drawn: Vec<u32> = (found.iter())
            .flat_map(|found| &found.annotations)
            .map(|place| source.position(place.span.start).line)
            .collect();
        assert_eq!(drawn, [5, 5]);
        let help = "Remove one, or put all labels into one relation.";
        assert!(
            found
                .iter()
                .all(|found| found.help.as_deref() == Some(help))
        );
    }
}
