//! `lost-annotation`

use super::names::{id, own_line};
use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::source::TextRange;
use crate::syntax::kinds::class::ast::StatementKind;

declare_rule! {
    /// An annotation after a colon.
    ///
    /// `Shape : <<interface>>` is a member to Mermaid, and a tag to the browser that draws it.
    ///
    /// ## Why it is bad
    ///
    /// The annotation is not shown.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     Shape : <<interface>>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     <<interface>> Shape
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the class then shows more: the annotation stands before the name.
    pub(super) INFO = "lost-annotation", Traps, Warning
}

pub(super) struct LostAnnotation;

impl Rule<ClassView<'_>> for LostAnnotation {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        let mut known = foldhash::HashSet::default();
        for statement in &chart.statements.statements {
            if let StatementKind::Class(class) = &statement.kind {
                known.insert(id(chart, &class.name));
            }
            let StatementKind::Member(name, Some(label)) = &statement.kind else {
                continue;
            };
            let text = TextRange::new(label.start + 1, label.end);
            let place = chart.trimmed(chart.span(text));
            let written = chart.source.slice(place);
            if !written.starts_with("<<") || !written.ends_with(">>") {
                continue;
            }
            let id = id(chart, name);
            let message = format!("{} is not shown after a colon", code(written));
            let found = Diagnostic::new(&INFO, place, message).help(format!(
                "Write `{} {}`.",
                written.replace('`', "'"),
                name_of(&id)
            ));
            let own = chart.trimmed(chart.span(statement.range));
            let fixed = known.contains(&id) && own_line(chart, own).is_some() && is_word(written);
            let name = chart.source.slice(chart.span(name.range));
            out.about_id(
                &id,
                match fixed {
                    true => found.fix(Fix::unsafe_(
                        "Put the annotation before the name",
                        own,
                        format!("{written} {name}"),
                    )),
                    false => found,
                },
            );
        }
    }
}

fn name_of(id: &str) -> String {
    code(id).trim_matches('`').to_owned()
}

/// Whether an annotation is one word, as it must be before a name.
fn is_word(annotation: &str) -> bool {
    let word = annotation.trim_matches(['<', '>']);
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn after_a_colon() {
        let chart =
            "classDiagram\n    class Shape\n    Shape : <<interface>>\n    Shape : +area()\n";
        assert_eq!(
            found(&LostAnnotation, chart),
            ["3:13 `<<interface>>` is not shown after a colon"]
        );
        assert_eq!(
            fixed(&LostAnnotation, chart),
            "classDiagram\n    class Shape\n    <<interface>> Shape\n    Shape : +area()\n"
        );
        let fine = "classDiagram\n    class Shape {\n        <<interface>>\n    }\n";
        assert!(found(&LostAnnotation, fine).is_empty());
    }
}
