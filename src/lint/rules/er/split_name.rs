//! `split-name`

use super::stray_words::lines;
use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ErView, Findings, Rule};
use crate::syntax::kinds::er::ast::StatementKind;

declare_rule! {
    /// A name of several words without quotes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws an entity for each word but the last, and the last is what the line is about.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     Order Item }o--|| PRODUCT : of
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     "Order Item" }o--|| PRODUCT : of
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the words get quotes.
    pub(super) INFO = "split-name", Traps, Error
}

pub(super) struct SplitName;

impl Rule<ErView<'_>> for SplitName {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
        for line in lines(chart) {
            let Some((last, words)) = line.split_last() else {
                continue;
            };
            let all_bare = words.iter().all(|word| word.bare);
            let end = match &last.statement.kind {
                StatementKind::Relation(relation) => relation.from,
                StatementKind::Entity(entity) if !last.bare => entity.name,
                _ => continue,
            };
            let Some(first) = words.first().filter(|_| all_bare) else {
                continue;
            };
            let place = chart.span(first.statement.range).to(chart.span(end));
            let name = chart.source.slice(place);
            let message = format!("{} is read as {} entities", code(name), words.len() + 1);
            let found = Diagnostic::new(&INFO, place, message)
                .help("Put a name of several words in quotes.");
            let found = match name.contains(['"', '%', '\\']) {
                true => found,
                false => found.fix(Fix::unsafe_(
                    "Put the name in quotes",
                    place,
                    format!("\"{name}\""),
                )),
            };
            out.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn names_of_several_words() {
        let chart = "erDiagram\n    Order Item ||--o{ B : x\n    Big Old Box {\n        int x\n    }\n    A B\n    C ||--|| D : x\n";
        assert_eq!(
            found(&SplitName, chart),
            [
                "2:5 `Order Item` is read as 2 entities",
                "3:5 `Big Old Box` is read as 3 entities",
            ]
        );
        assert!(fixed(&SplitName, chart).contains("    \"Order Item\" ||--o{ B : x\n"));
    }
}
