//! `comma-class`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::syntax::kinds::flowchart::ast::StatementKind;

declare_rule! {
    /// Two classes with a comma between them are one class with a comma in its name.
    ///
    /// `class A hot,big` and `A:::hot,big` give `A` the class `hot,big`, which nothing defines.
    ///
    /// ## Why it is bad
    ///
    /// The node gets neither style.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     class A hot,big
    ///     classDef hot fill:#fdd
    ///     classDef big stroke-width:4px
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     class A hot
    ///     class A big
    ///     classDef hot fill:#fdd
    ///     classDef big stroke-width:4px
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: one `class` statement each.
    pub(super) INFO = "comma-class", Traps, Warning
}

pub(super) struct CommaClass;

impl Rule<FlowchartView<'_>> for CommaClass {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for statement in chart.statements() {
            match &statement.kind {
                StatementKind::Class { targets, class } if chart.text(class).contains(',') => {
                    let name = chart.text(class);
                    let (line, place) = (chart.span(statement.range), chart.span(class.range));
                    let ids: Vec<&str> = targets.iter().map(|id| chart.text(id)).collect();
                    let ids = ids.join(",");
                    let each: Vec<String> = names(name)
                        .map(|name| format!("class {ids} {name}"))
                        .collect();
                    let mut diagnostic =
                        finding(name, place).help("Write one `class` statement for each.");
                    if chart.source.slice(line).starts_with("class") && each.len() > 1 {
                        diagnostic = diagnostic.fix(Fix::unsafe_(
                            "Write one `class` for each",
                            line.to(place),
                            each.join(";"),
                        ));
                    }
                    out.push(diagnostic);
                }
                StatementKind::Chain(chain) => {
                    for class in chain
                        .vertices
                        .iter()
                        .filter_map(|vertex| vertex.class.as_ref())
                    {
                        let name = chart.text(class);
                        if name.contains(',') {
                            out.push(finding(name, chart.span(class.range)).help(
                                "Write one class after `:::`, and add the others with `class` statements.",
                            ));
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

fn finding(class: &str, place: crate::source::Span) -> Diagnostic {
    Diagnostic::new(
        &INFO,
        place,
        format!(
            "{} is read as one class, which nothing defines",
            code(class)
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_comma_is_part_of_the_name() {
        let chart =
            "flowchart TD\n    A:::c,d --> B\n    class A,B c,d\n    classDef c,d fill:#fdd\n";
        assert_eq!(
            found(&CommaClass, chart),
            [
                "2:9 `c,d` is read as one class, which nothing defines",
                "3:15 `c,d` is read as one class, which nothing defines",
            ]
        );
        assert!(fixed(&CommaClass, chart).contains("    class A,B c;class A,B d\n"));
        assert!(
            found(
                &CommaClass,
                "flowchart TD\n    A:::c --> B\n    class A,B d\n    classDef c,d fill:#fdd\n"
            )
            .is_empty()
        );
    }
}
