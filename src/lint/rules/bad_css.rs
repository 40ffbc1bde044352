//! `bad-css`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::styles::{lists, property};
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule, allow, colours};
use crate::source::Span;
use crate::syntax::flowchart::ast::Ident;

declare_rule! {
    /// A style that no browser understands.
    ///
    /// A unit without a number (`stroke-width:px`), an item without a colon, an impossible colour (`#12345`, `lightgren`), or a comma
    /// inside a value, which ends the item (`stroke-dasharray: 5,5`).
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
    /// Unsafe, because the drawing changes: a blank for the comma, `#` before a colour.
    pub(super) INFO = "bad-css", Traps, Warning
}

pub(super) struct BadCss;

impl Rule for BadCss {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for list in lists(chart) {
            let mut before: Option<&Ident> = None;
            for style in list {
                check_style(chart, style, before, out);
                before = Some(style);
            }
        }
    }
}

fn check_style(chart: &Context<'_>, style: &Ident, before: Option<&Ident>, out: &mut Findings) {
    let text = style.text.trim().trim_end_matches(';').trim();
    let place = chart.trimmed(style.span);
    if text.is_empty() {
        return;
    }
    if before.is_some_and(|before| before.text.ends_with('\\')) {
        // `5\,5`: the comma is escaped, and this the rest of a value.
        return;
    }
    let Some((name, value)) = property(text) else {
        let list = before
            .and_then(|before| property(&before.text))
            .filter(|(name, _)| takes_list(name));
        let is_part = text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '-')
            || list.is_some();
        let mut diagnostic = Diagnostic::new(
            &INFO,
            place,
            format!("{} is no style: it has no colon", code(text)),
        );
        if is_part && let Some(before) = before {
            let comma = Span::new(before.span.end, style.span.start);
            diagnostic = Diagnostic::new(
                &INFO,
                place,
                format!(
                    "the comma ends {}, so {} is a style of its own, and none",
                    code(&before.text),
                    code(text)
                ),
            )
            .help("Put a blank for the comma, or in a `classDef` write `\\,`.");
            if chart.source.slice(comma) == "," {
                diagnostic = diagnostic.fix(Fix::unsafe_("Put a blank for the comma", comma, " "));
            }
        } else {
            diagnostic = diagnostic.help("Write `property:value`.");
        }
        out.push(diagnostic);
        return;
    };
    if name.is_empty() {
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
    if !takes_colour(name)
        || colours::parse(value).is_some()
        || colours::is_keyword(value)
        || value.contains(' ')
    {
        return;
    }
    let mut diagnostic = Diagnostic::new(&INFO, place, format!("{} is no colour", code(value)));
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
        diagnostic.help("A colour has 3, 4, 6 or 8 hexadecimal digits behind `#`.")
    } else {
        match allow::nearest(&value.to_ascii_lowercase(), colours::names()) {
            Some(near) => diagnostic.help(format!("Did you mean `{near}`?")),
            None => diagnostic.help("Write a name that CSS knows, or `#rrggbb`."),
        }
    };
    out.push(diagnostic);
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
    fn styles_that_say_nothing() {
        let chart = "flowchart TD\n    A --> B\n    style A fill:#12345,stroke:lightgren,stroke-width:px,color\n    classDef c stroke-dasharray: 5,5,fill:ff0000\n    class A c\n";
        assert_eq!(
            found(&BadCss, chart),
            [
                "3:13 `#12345` is no colour",
                "3:25 `lightgren` is no colour",
                "3:42 `stroke-width` has a unit without a number",
                "3:58 `color` is no style: it has no colon",
                "4:36 the comma ends `stroke-dasharray: 5`, so `5` is a style of its own, and none",
                "4:38 `ff0000` is no colour",
            ]
        );
        assert!(fixed(&BadCss, chart).contains("stroke-dasharray: 5 5,fill:#ff0000"));
        for fine in [
            "fill:#f9f,stroke:none,color:currentColor",
            "fill:red !important",
            "stroke-dasharray: 5 5",
            "stroke-dasharray: 5\\,5",
            "opacity:50%",
            "fill:TRANSPARENT",
        ] {
            let chart = format!("flowchart TD\n    A --> B\n    style A {fine}\n");
            assert!(found(&BadCss, &chart).is_empty(), "{fine}");
        }
    }
}
