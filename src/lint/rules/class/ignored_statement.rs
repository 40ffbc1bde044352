//! `ignored-statement` in class diagrams.

use foldhash::HashMap;

use super::names::id;
use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::rules::flowchart::IGNORED_STATEMENT;
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::model::class::{Class, Missed};
use crate::source::Span;
use crate::syntax::kinds::class::ast::StatementKind;

pub(super) struct IgnoredStatement;

impl Rule<ClassView<'_>> for IgnoredStatement {
    fn info(&self) -> &'static RuleInfo {
        &IGNORED_STATEMENT
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        let classes = chart.model.classes.iter();
        let classes: HashMap<&str, &Class> =
            classes.map(|class| (class.id.as_str(), class)).collect();
        for missed in &chart.model.missed {
            if let Some(class) = classes.get(missed.name.text.as_str()) {
                out.about_id(&class.id, without_effect(chart, missed, class));
            }
        }
        for statement in &chart.statements.statements {
            if let StatementKind::Member(name, None) = &statement.kind
                && let id = id(chart, name)
                && !classes.contains_key(id.as_str())
            {
                let place = chart.trimmed(chart.span(statement.range));
                let written = code(chart.source.slice(place));
                let message = match written.starts_with("`direction ") {
                    true => format!("{written} is read as the name of a class, not as a direction"),
                    false => format!("{written} alone draws nothing"),
                };
                let found = Diagnostic::new(&IGNORED_STATEMENT, place, message)
                    .help(help(chart.source.slice(place)));
                out.about_id(&id, found);
            }
        }
    }
}

/// What a lone name may have been meant for.
fn help(written: &str) -> &'static str {
    match written.split_whitespace().next() {
        Some("direction") => "The directions are `TB`, `BT`, `LR` and `RL`.",
        Some("title") => "Write a title in front matter: `title: …`.",
        Some("interface" | "enum" | "enumeration" | "abstract") => {
            "Write the annotation after a class: `class Name <<interface>>`."
        }
        _ => "Write `class Name` to declare a class.",
    }
}

/// A statement about a class that is not there yet, or whose name has a space before it.
fn without_effect(chart: &ClassView<'_>, missed: &Missed, class: &Class) -> Diagnostic {
    let (name, what) = (&missed.name.text, missed.what.keyword());
    let place = missed.name.place.0;
    let spaced = chart.source.text()[..place.range().start].ends_with(", ");
    if spaced && class.place.0.start < place.start {
        let space = Span::new(place.start - 1, place.start);
        let message = format!(
            "the space before {} becomes part of the name, so this `{what}` misses the class",
            code(name)
        );
        return Diagnostic::new(&IGNORED_STATEMENT, place, message)
            .help("Separate the names with commas, without spaces.")
            .fix(Fix::unsafe_("Remove the space", space, ""));
    }
    let message = format!(
        "{} is declared later, so this `{what}` does nothing",
        code(name)
    );
    Diagnostic::new(&IGNORED_STATEMENT, place, message)
        .annotate(class.place.0, "the class begins here")
        .help(format!("Move the `{what}` below the class."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn statements_before_their_class() {
        let chart = "classDiagram\n    style Pen fill:#eee\n    link Pen \"https://example.org\"\n    class Pen\n    class Ink\n    cssClass \"Ink, Pen\" big\n    classDef big fill:#eee\n";
        assert_eq!(
            found(&IgnoredStatement, chart),
            [
                "2:11 `Pen` is declared later, so this `style` does nothing",
                "3:10 `Pen` is declared later, so this `link` does nothing",
                "6:20 the space before `Pen` becomes part of the name, so this `cssClass` misses the class",
            ]
        );
        assert!(fixed(&IgnoredStatement, chart).contains("\"Ink,Pen\""));
    }

    #[test]
    fn names_alone() {
        let chart =
            "classDiagram\n    class Pen\n    interface Shape\n    Pen\n    Pen : ink\n    Ink\n";
        assert_eq!(
            found(&IgnoredStatement, chart),
            [
                "3:5 `interface Shape` alone draws nothing",
                "6:5 `Ink` alone draws nothing",
            ]
        );
    }
}
