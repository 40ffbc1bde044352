//! `unknown-argument`

use super::calls;
use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{C4View, Findings, Rule};
use crate::syntax::kinds::c4::ast::{Argument, Keyword};

declare_rule! {
    /// A named argument that Mermaid does not know.
    ///
    /// `$descr`, `$techn`, `$tags`, `$link`, `$sprite` and `$type` say more about an element;
    /// colours have their own names.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid ignores it, and no error says so. It still takes the place of an argument: what it
    /// should have said is missing.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna", $description="pays")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna", $descr="pays")
    /// ```
    pub(super) INFO = "unknown-argument", Traps, Warning
}

pub(super) struct UnknownArgument;

/// Mermaid's names, and what people write for them.
const NAMES: [(&str, &[&str]); 20] = [
    ("descr", &["desc", "description"]),
    ("techn", &["tech", "technology"]),
    ("tags", &["tag"]),
    ("link", &["url", "href"]),
    ("sprite", &["icon"]),
    ("label", &["text"]),
    ("type", &[]),
    ("alias", &[]),
    ("from", &[]),
    ("to", &[]),
    (
        "bgColor",
        &["bgcolor", "background", "backgroundColor", "fill"],
    ),
    ("fontColor", &["fontcolor", "color"]),
    ("borderColor", &["bordercolor", "stroke"]),
    ("shadowing", &["shadow"]),
    ("shape", &[]),
    ("legendText", &["legend"]),
    ("legendSprite", &[]),
    ("textColor", &["textcolor"]),
    ("lineColor", &["linecolor"]),
    ("offsetX", &["offsetx", "offsetY", "offsety"]),
];

impl Rule<C4View<'_>> for UnknownArgument {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &C4View<'_>, out: &mut Findings) {
        for (call, _) in calls(chart) {
            if call.keyword == Keyword::Layout {
                continue;
            }
            for argument in chart.statements.arguments(call) {
                let Argument::Named(range, _) = *argument else {
                    continue;
                };
                let name = chart.reading.text.slice(range).trim();
                if name == "offsetY" || NAMES.iter().any(|(known, _)| *known == name) {
                    continue;
                }
                let message = format!(
                    "{} is not an argument that Mermaid knows",
                    code(&format!("${name}"))
                );
                let found = Diagnostic::new(&INFO, chart.span(range), message);
                let meant = NAMES.iter().find(|(known, others)| {
                    known.eq_ignore_ascii_case(name) || others.contains(&name)
                });
                out.push(match meant {
                    Some((known, _)) => found.fix(Fix::unsafe_(
                        format!("Write `${known}`"),
                        chart.span(range),
                        *known,
                    )),
                    None => found,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn arguments_have_names() {
        let chart = "C4Context\n Person(a, \"A\", $description=\"d\", $tags=\"t\")\n UpdateLayoutConfig($c4ShapeInRow=\"2\")\n UpdateRelStyle(a, a, $offsetY=\"2\")\n";
        assert_eq!(
            found(&UnknownArgument, chart),
            ["2:18 `$description` is not an argument that Mermaid knows"]
        );
        assert!(fixed(&UnknownArgument, chart).contains("$descr=\"d\""));
    }
}
