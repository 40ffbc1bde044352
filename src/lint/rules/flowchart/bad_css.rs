//! `bad-css`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::styles::{lists, misspelt, property};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule, allow};
use crate::source::Span;
use crate::syntax::colours;
use crate::syntax::kinds::flowchart::ast::Ident;

mod separators;

use separators::{check_joined, check_semicolons, check_strays};

declare_rule! {
    /// A style that no browser understands.
    ///
    /// A unit without a number (`stroke-width:px`), an item without a colon, an impossible colour (`#12345`, `lightgren`), a misspelt
    /// property (`stroke-with`), a comma inside a value, which ends the item (`stroke-dasharray: 5,5`), or semicolons between items, where only
    /// commas count: `fill:red;stroke:blue` draws a node named `stroke:blue`, and `fill:red stroke:blue` is one style.
    ///
    /// ## Why it is bad
    ///
    /// The browser skips it, and nothing is drawn as it says.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A fill:#12345,stroke-width:px
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A stroke-dasharray: 5,5
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A fill:red;stroke:blue
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     style A fill:#123456,stroke-width:2px,stroke-dasharray: 5 5
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: a space for the comma (in a `classDef`, `\,`), a comma for the semicolon, `#` before a colour.
    pub(super) INFO = "bad-css", Traps, Warning
}

pub(super) struct BadCss;

impl Rule<FlowchartView<'_>> for BadCss {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for (list, escapes) in lists(chart) {
            let mut before: Option<&Ident> = None;
            for style in list {
                check_style(chart, style, before, escapes, out);
                before = Some(style);
            }
        }
        check_strays(chart, out);
    }
}

fn check_style<'a>(
    chart: &FlowchartView<'a>,
    style: &'a Ident,
    before: Option<&'a Ident>,
    escapes: bool,
    out: &mut Findings,
) {
    let text = chart.text(style).trim().trim_end_matches(';').trim();
    let place = chart.trimmed(chart.span(style.range));
    if text.is_empty() {
        return;
    }
    if check_semicolons(chart, text, place, out) {
        return;
    }
    if escapes && before.is_some_and(|before| chart.text(before).ends_with('\\')) {
        // `5\,5`: the comma is escaped, and this the rest of a value.
        return;
    }
    let Some((name, value)) = property(text) else {
        let list = before
            .and_then(|before| property(chart.text(before)))
            .map(|(name, _)| name)
            .filter(|name| takes_list(name));
        let is_part = text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '-')
            || list.is_some();
        let mut diagnostic = Diagnostic::new(
            &INFO,
            place,
            format!("{} is not a style: it has no colon", code(text)),
        );
        if is_part && let Some(before) = before {
            let comma = Span::new(chart.span(before.range).end, chart.span(style.range).start);
            diagnostic = Diagnostic::new(
                &INFO,
                place,
                format!(
                    "the comma ends {}, so {} is a style of its own, and none",
                    code(chart.text(before)),
                    code(text)
                ),
            )
            .help(if list == Some("stroke-dasharray") || list.is_none() {
                "Put a space for the comma, or in a `classDef` write `\\,`."
            } else {
                "Give it in a `classDef`, where `\\,` stands for a comma inside a value."
            });
            if chart.source.slice(comma) == "," {
                if escapes {
                    diagnostic = diagnostic.fix(Fix::unsafe_(
                        "Escape the comma",
                        Span::at(comma.start),
                        "\\",
                    ));
                } else if list == Some("stroke-dasharray") {
                    let escape = u32::from(chart.text(before).ends_with('\\'));
                    let comma = Span::new(comma.start - escape, comma.end);
                    diagnostic =
                        diagnostic.fix(Fix::unsafe_("Put a space for the comma", comma, " "));
                }
            }
        } else {
            diagnostic = diagnostic.help("Write `property:value`.");
        }
        out.push(diagnostic);
        return;
    };
    if name.is_empty() || check_joined(chart, name, place, out) {
        return;
    }
    if value.is_empty() || is_bare_unit(value) {
        out.push(
            Diagnostic::new(
                &INFO,
                place,
                format!(
                    "{} has {}",
                    code(name),
                    if value.is_empty() {
                        "no value"
                    } else {
                        "a unit without a number"
                    }
                ),
            )
            .help(format!("Give it one, or take {} away.", code(name))),
        );
        return;
    }
    if let Some(space) = parted_unit(value) {
        let mut diagnostic = Diagnostic::new(
            &INFO,
            place,
            format!("a space parts the number of {} from its unit", code(text)),
        )
        .help("Remove the space.");
        let here = chart.source.slice(place);
        if let Some(at) = here.find(value) {
            let start = place.start + (at + space.start) as u32;
            let space = Span::new(start, start + space.len() as u32);
            diagnostic = diagnostic.fix(Fix::unsafe_("Remove the space", space, ""));
        }
        out.push(diagnostic);
        return;
    }
    if let Some(near) = misspelt(name) {
        let at = Span::new(place.start, place.start + name.len() as u32);
        let mut diagnostic =
            Diagnostic::new(&INFO, at, format!("{} is not a property", code(name)))
                .help(format!("Did you mean `{near}`?"));
        if chart.source.slice(at) == name {
            diagnostic = diagnostic.fix(Fix::unsafe_(format!("Write `{near}`"), at, near));
        }
        out.push(diagnostic);
        return;
    }
    if !takes_colour(name)
        || colours::parse(value).is_some()
        || colours::is_keyword(value)
        || value.contains(' ')
    {
        return;
    }
    let mut diagnostic = Diagnostic::new(&INFO, place, format!("{} is not a colour", code(value)));
    let with_hash = format!("#{value}");
    diagnostic = if colours::parse(&with_hash).is_some() {
        let at = chart
            .source
            .slice(place)
            .find(value)
            .map(|at| place.start + at as u32);
        let diagnostic = diagnostic.help(format!("Write `{with_hash}`."));
        match at {
            Some(at) => diagnostic.fix(Fix::unsafe_(
                format!("Write `{with_hash}`"),
                Span::at(at),
                "#",
            )),
            None => diagnostic,
        }
    } else if value.starts_with('#') {
        diagnostic.help("A colour has 3, 4, 6 or 8 hexadecimal digits after `#`.")
    } else {
        match allow::nearest(&value.to_ascii_lowercase(), colours::names()) {
            Some(near) => diagnostic.help(format!("Did you mean `{near}`?")),
            None => diagnostic.help("Write a name that CSS knows, or `#rrggbb`."),
        }
    };
    out.push(diagnostic);
}

/// The space of `4 px`.
fn parted_unit(value: &str) -> Option<std::ops::Range<usize>> {
    let (number, unit) = value.split_once(' ')?;
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.');
    let spaces = value.len() - number.len() - unit.trim_start().len();
    (is_number && is_bare_unit(unit.trim())).then(|| number.len()..number.len() + spaces)
}

fn is_bare_unit(value: &str) -> bool {
    ["px", "em", "rem", "pt", "%"].contains(&value)
}

fn takes_colour(name: &str) -> bool {
    ["fill", "stroke", "color", "background-color"].contains(&name)
}

fn takes_list(name: &str) -> bool {
    [
        "stroke-dasharray",
        "font-family",
        "transition",
        "filter",
        "font",
    ]
    .contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn styles_without_a_comma_between() {
        let chart = "flowchart TD\n    A\n    style A fill:#f9f  stroke:#333\n";
        assert_eq!(
            found(&BadCss, chart),
            ["3:24 `stroke:#333` is read as a part of `fill`, which then is not a style"]
        );
        assert_eq!(
            fixed(&BadCss, chart),
            "flowchart TD\n    A\n    style A fill:#f9f,stroke:#333\n"
        );
        let fine = "flowchart TD\n    A\n    style A fill:#f9f, stroke: red\n";
        assert_eq!(found(&BadCss, fine), [""; 0]);
    }

    #[test]
    fn styles_that_say_nothing() {
        let chart = "flowchart TD\n    A --> B\n    style A fill:#12345,stroke:lightgren,stroke-width:px,color\n    classDef c stroke-dasharray: 5,5,fill:ff0000\n    class A c\n";
        assert_eq!(
            found(&BadCss, chart),
            [
                "3:13 `#12345` is not a colour",
                "3:25 `lightgren` is not a colour",
                "3:42 `stroke-width` has a unit without a number",
                "3:58 `color` is not a style: it has no colon",
                "4:36 the comma ends `stroke-dasharray: 5`, so `5` is a style of its own, and none",
                "4:38 `ff0000` is not a colour",
            ]
        );
        assert!(fixed(&BadCss, chart).contains("stroke-dasharray: 5\\,5,fill:#ff0000"));
        let lists = "flowchart TD\n    A --> B\n    style A stroke-dasharray:5\\,5,font-family:Arial,sans-serif,stroke-width:4 px\n";
        assert_eq!(
            found(&BadCss, lists),
            [
                "3:33 the comma ends `stroke-dasharray:5\\`, so `5` is a style of its own, and none",
                "3:53 the comma ends `font-family:Arial`, so `sans-serif` is a style of its own, and none",
                "3:64 a space parts the number of `stroke-width:4 px` from its unit",
            ]
        );
        assert!(
            fixed(&BadCss, lists)
                .contains("stroke-dasharray:5 5,font-family:Arial,sans-serif,stroke-width:4px")
        );
        let escaped = "flowchart TD\n    A:::c --> B\n    classDef c stroke-dasharray: 5\\,5\n";
        assert!(found(&BadCss, escaped).is_empty());
        for fine in [
            "fill:#f9f,stroke:none,color:currentColor",
            "fill:red !important",
            "stroke-dasharray: 5 5",
            "fill:canvas,stroke:AccentColor",
            "opacity:50%",
            "fill:TRANSPARENT",
        ] {
            let chart = format!("flowchart TD\n    A --> B\n    style A {fine}\n");
            assert!(found(&BadCss, &chart).is_empty(), "{fine}");
        }
    }

    #[test]
    fn semicolons_between_styles() {
        let chart = "flowchart TD\n    A:::c --> B\n    style A fill:#f9f;stroke:#333\n    style B fill:red;stroke:blue;color:red\n    classDef c fill:red;stroke:blue\n";
        assert_eq!(
            found(&BadCss, chart),
            [
                "3:13 `fill:#f9f;stroke:#333` is one style, and none: Mermaid takes the semicolon out",
                "4:22 the semicolon ends the `style`, so `stroke:blue` is drawn as a node",
                "4:34 the semicolon ends the `style`, so `color:red` is drawn as a node",
                "5:25 the semicolon ends the `classDef`, so `stroke:blue` is drawn as a node",
            ]
        );
        let repaired = fixed(&BadCss, chart);
        assert_eq!(repaired, chart.replace(';', ","));
        assert!(found(&BadCss, &repaired).is_empty());
        for fine in [
            "flowchart TD\n    A --> B\n    style A fill:#f9f;\n",
            "flowchart TD\n    A --> B\n    style A fill:red;B --> C\n",
            "flowchart TD\n    A --> B\n    style A fill:red\n    fill:red --> B\n",
            "flowchart TD\n    A --> B\n    style A fill:red\n    stroke:blue\n",
        ] {
            assert!(found(&BadCss, fine).is_empty(), "{fine}");
        }
    }

    #[test]
    fn misspelt_properties() {
        let chart = "flowchart TD\n    A --> B\n    style A stroke-with:2px,colour:red\n";
        assert_eq!(
            found(&BadCss, chart),
            [
                "3:13 `stroke-with` is not a property",
                "3:29 `colour` is not a property"
            ]
        );
        assert!(fixed(&BadCss, chart).contains("stroke-width:2px,color:red"));
        for fine in [
            "Fill:red",
            "paint-order:stroke",
            "text-shadow:none",
            "mask:none",
            "outline:none",
            "zoom:2",
        ] {
            let chart = format!("flowchart TD\n    A --> B\n    style A {fine}\n");
            assert!(found(&BadCss, &chart).is_empty(), "{fine}");
        }
    }
}
