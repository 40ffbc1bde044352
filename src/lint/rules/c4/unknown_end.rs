//! `unknown-end`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{C4View, Findings, Rule};
use crate::model::Text;
use crate::source::Span;

declare_rule! {
    /// A relation that begins or ends at something that is not in the chart.
    ///
    /// The aliases of elements, boundaries and nodes count, and they can be declared later.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid reads the chart, but fails to draw it.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bnak, "pays")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bank, "pays")
    /// ```
    pub(super) INFO = "unknown-end", Traps, Error
}

pub(super) struct UnknownEnd;

impl Rule<C4View<'_>> for UnknownEnd {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &C4View<'_>, out: &mut Findings) {
        for relation in &chart.model.relations {
            if let Some(found) = arrow(chart, &relation.from) {
                // The arguments after it are one place off.
                out.about_id(&relation.from.text, found);
                continue;
            }
            for end in [&relation.from, &relation.to] {
                // What took a line with it is another rule's.
                if chart.model.find(&end.text).is_none() && !end.text.contains('\n') {
                    out.about_id(&end.text, unknown(chart, end));
                }
            }
        }
    }
}

fn unknown(chart: &C4View<'_>, end: &Text) -> Diagnostic {
    let message = format!("{} is not declared", code(&end.text));
    let found = Diagnostic::new(&INFO, end.place.0, message);
    let lower = end.text.to_lowercase();
    let near = chart.model.by_alias.keys().map(|alias| {
        let distance = strsim::damerau_levenshtein(&alias.to_lowercase(), &lower);
        (distance, alias)
    });
    let near = near
        .min()
        .filter(|(distance, alias)| *distance <= 1 + alias.len() / 5);
    match near.filter(|_| chart.model.by_alias.len() <= MOST) {
        Some((_, alias)) => found
            .help(format!("Did you mean {}?", code(alias)))
            .fix(Fix::unsafe_(
                format!("Write {}", code(alias)),
                end.place.0,
                alias.as_str(),
            )),
        None => found.help("Declare it, for example with `System(alias, \"label\")`."),
    }
}

/// `Rel(a -> b, "x")`: an arrow where a comma belongs.
fn arrow(chart: &C4View<'_>, end: &Text) -> Option<Diagnostic> {
    let (from, rest) = end.text.split_once('-')?;
    let head = rest.trim_start_matches('-').strip_prefix('>')?;
    let names = [from.trim(), head.trim()];
    if !names.iter().all(|name| chart.model.find(name).is_some()) {
        return None;
    }
    let written = chart.source.slice(end.place.0);
    let at = written.find('-')?;
    let len = written[at..].find('>')? + 1;
    let start = end.place.0.start;
    let sign = Span::new(start + at as u32, start + (at + len) as u32);
    let message = format!(
        "`{}` cannot stand between the two ends of a relation",
        &written[at..at + len]
    );
    let gap = start + written[..at].trim_end().len() as u32;
    let fix = Fix::unsafe_("Write a comma", Span::new(gap, sign.end), ",");
    Some(
        Diagnostic::new(&INFO, sign, message)
            .help(format!("Write a comma: `{}, {}`.", names[0], names[1]))
            .fix(fix),
    )
}

/// In charts of more things than that, none is looked for that is near.
const MOST: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn an_arrow_is_no_comma() {
        let chart =
            "C4Context\n Person(a, \"A\")\n Person(b, \"B\")\n Rel(a -> b, \"knows\", \"HTTPS\")\n";
        assert_eq!(
            found(&UnknownEnd, chart),
            ["4:8 `->` cannot stand between the two ends of a relation"]
        );
        assert!(fixed(&UnknownEnd, chart).contains("Rel(a, b, \"knows\", \"HTTPS\")"));
    }

    #[test]
    fn ends_are_in_the_chart() {
        let chart = "C4Context\n Person(anna, \"A\")\n System_Boundary(b, \"B\") {\n System(bank, \"C\")\n }\n Rel(anna, bnak, \"x\")\n Rel(b, zoo, \"y\")\n";
        assert_eq!(
            found(&UnknownEnd, chart),
            ["6:12 `bnak` is not declared", "7:9 `zoo` is not declared"]
        );
        assert!(fixed(&UnknownEnd, chart).contains("Rel(anna, bank, \"x\")"));
    }
}
