//! `bad-css`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::styles::{lists, misspelt, property};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule, allow};
use crate::source::{Span, TextRange};
use crate::syntax::colours;
use crate::syntax::kinds::flowchart::ast::Ident;

mod separators;

use separators::{check_joined, check_semicolons, check_strays};

declare_rule! {
    /// A style that no browser understands.
    ///
    /// A unit without a number (`stroke-width:px`), an item without a colon, an impossible colour
    /// (`#12345`, `lightgren`), a misspelt property (`stroke-with`), a comma inside a value, which
    /// ends the item (`stroke-dasharray: 5,5`), or semicolons between items, where only commas
    /// count: `fill:red;stroke:blue` draws a node named `stroke:blue`, and `fill:red stroke:blue`
    /// is one style.
    ///
    /// ## Why it is bad
    ///
    /// The browser skips it, and the style has no effect.
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
    /// Unsafe, because the drawing changes: a space for the comma (in a `classDef`, `\,`), a comma
    /// for the semicolon, `#` before a colour.
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

/// One style of a list; `before` is the one before it, and `escapes` says whether `\,` stands for a comma there.
struct Style<'c, 'a> {
    chart: &'c FlowchartView<'a>,
    range: TextRange,
    text: &'a str,
    place: Span,
    before: Option<&'a Ident>,
    escapes: bool,
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
    if text.is_empty() || check_semicolons(chart, text, place, out) {
        return;
    }
    if escapes && before.is_some_and(|before| chart.text(before).ends_with('\\')) {
        // `5\,5`: the comma is escaped, and this the rest of a value.
        return;
    }
    let style = Style {
        chart,
        range: style.range,
        text,
        place,
        before,
        escapes,
    };
    let Some((name, value)) = property(text) else {
        out.push(style.without_colon());
        return;
    };
    if name.is_empty() || check_joined(chart, name, place, out) {
        return;
    }
    let found = style
        .without_value(name, value)
        .or_else(|| style.parted_from_unit(value))
        .or_else(|| style.misspelt(name))
        .or_else(|| style.colour(name, value));
    if let Some(found) = found {
        out.push(found);
    }
}

impl Style<'_, '_> {
    /// `fill`, `5` of `stroke-dasharray:5,5`
    fn without_colon(&self) -> Diagnostic {
        let (chart, text, place) = (self.chart, self.text, self.place);
        let list = self
            .before
            .and_then(|before| property(chart.text(before)))
            .map(|(name, _)| name)
            .filter(|name| takes_list(name));
        let is_part = text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '-')
            || list.is_some();
        let Some(before) = self.before.filter(|_| is_part) else {
            let message = format!("{} is not a style: it has no colon", code(text));
            return Diagnostic::new(&INFO, place, message).help("Write `property:value`.");
        };
        let comma = Span::new(chart.span(before.range).end, chart.span(self.range).start);
        let message = format!(
            "the comma ends {}, so {} is read as a separate style",
            code(chart.text(before)),
            code(text)
        );
        let found = Diagnostic::new(&INFO, place, message).help(
            if list == Some("stroke-dasharray") || list.is_none() {
                "Replace the comma with a space, or write `\\,` in a `classDef`."
            } else {
                "Move it to a `classDef`, and write `\\,` for a comma inside a value."
            },
        );
        if chart.source.slice(comma) != "," {
            return found;
        }
        if self.escapes {
            let at = Span::at(comma.start);
            return found.fix(Fix::unsafe_("Write `\\,` for the comma", at, "\\"));
        }
        if list != Some("stroke-dasharray") {
            return found;
        }
        let escape = u32::from(chart.text(before).ends_with('\\'));
        let comma = Span::new(comma.start - escape, comma.end);
        found.fix(Fix::unsafe_("Replace the comma with a space", comma, " "))
    }

    /// `fill:`, `stroke-width:px`
    fn without_value(&self, name: &str, value: &str) -> Option<Diagnostic> {
        let lacks = if value.is_empty() {
            "no value"
        } else if is_bare_unit(value) {
            "a unit without a number"
        } else {
            return None;
        };
        let message = format!("{} has {lacks}", code(name));
        let help = format!("Write a value, or remove {}.", code(name));
        Some(Diagnostic::new(&INFO, self.place, message).help(help))
    }

    /// `stroke-width:4 px`
    fn parted_from_unit(&self, value: &str) -> Option<Diagnostic> {
        let space = parted_unit(value)?;
        let message = format!(
            "a space separates the number of {} from its unit",
            code(self.text)
        );
        let found = Diagnostic::new(&INFO, self.place, message).help("Remove the space.");
        let here = self.chart.source.slice(self.place);
        Some(match here.find(value) {
            Some(at) => {
                let start = self.place.start + (at + space.start) as u32;
                let space = Span::new(start, start + space.len() as u32);
                found.fix(Fix::unsafe_("Remove the space", space, ""))
            }
            None => found,
        })
    }

    /// `strok:red`
    fn misspelt(&self, name: &str) -> Option<Diagnostic> {
        let near = misspelt(name)?;
        let at = Span::new(self.place.start, self.place.start + name.len() as u32);
        let message = format!("{} is not a CSS property", code(name));
        let found = Diagnostic::new(&INFO, at, message).help(format!("Did you mean `{near}`?"));
        Some(if self.chart.source.slice(at) == name {
            found.fix(Fix::unsafe_(format!("Write `{near}`"), at, near))
        } else {
            found
        })
    }

    /// `fill:ff0000`, `fill:bleu`
    fn colour(&self, name: &str, value: &str) -> Option<Diagnostic> {
        let is_known = colours::parse(value).is_some() || colours::is_keyword(value);
        if !takes_colour(name) || is_known || value.contains(' ') {
            return None;
        }
        let message = format!("{} is not a colour", code(value));
        let found = Diagnostic::new(&INFO, self.place, message);
        let with_hash = format!("#{value}");
        if colours::parse(&with_hash).is_some() {
            let found = found.help(format!("Write `{with_hash}`."));
            let Some(at) = self.chart.source.slice(self.place).find(value) else {
                return Some(found);
            };
            let at = Span::at(self.place.start + at as u32);
            return Some(found.fix(Fix::unsafe_(format!("Write `{with_hash}`"), at, "#")));
        }
        if value.starts_with('#') {
            return Some(found.help("A colour has 3, 4, 6 or 8 hexadecimal digits after `#`."));
        }
        Some(
            match allow::nearest(&value.to_ascii_lowercase(), colours::names()) {
                Some(near) => found.help(format!("Did you mean `{near}`?")),
                None => found.help("Write a CSS colour name, or `#rrggbb`."),
            },
        )
    }
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
            ["3:24 `stroke:#333` is read as part of `fill`, which is then not a valid style"]
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
                "4:36 the comma ends `stroke-dasharray: 5`, so `5` is read as a separate style",
                "4:38 `ff0000` is not a colour",
            ]
        );
        assert!(fixed(&BadCss, chart).contains("stroke-dasharray: 5\\,5,fill:#ff0000"));
        let lists = "flowchart TD\n    A --> B\n    style A stroke-dasharray:5\\,5,font-family:Arial,sans-serif,stroke-width:4 px\n";
        assert_eq!(
            found(&BadCss, lists),
            [
                "3:33 the comma ends `stroke-dasharray:5\\`, so `5` is read as a separate style",
                "3:53 the comma ends `font-family:Arial`, so `sans-serif` is read as a separate style",
                "3:64 a space separates the number of `stroke-width:4 px` from its unit",
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
                "3:13 `fill:#f9f;stroke:#333` is read as one style: styles are separated by commas",
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
                "3:13 `stroke-with` is not a CSS property",
                "3:29 `colour` is not a CSS property"
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
