//! `joined-name`

use foldhash::HashSet;
use std::collections::BTreeMap;

use super::names::{id, mentions};
use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::source::{Span, TextRange};
use crate::syntax::kinds::class::ast::{Name, StatementKind};

declare_rule! {
    /// A name of several words, or words such as `extends` after a name.
    ///
    /// Mermaid removes the spaces: `class Dog extends Animal` is one class, "DogextendsAnimal". A
    /// name in backticks keeps its spaces.
    ///
    /// ## Why it is bad
    ///
    /// One class is drawn under a name that nobody wrote, and the line between two classes is not
    /// drawn.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Dog extends Animal
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Order Line
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Dog
    ///     Animal <|-- Dog
    ///     class `Order Line`
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: `extends` and `implements` become relations, other
    /// names stand in backticks wherever they are used.
    pub(super) INFO = "joined-name", Traps, Error
}

pub(super) struct JoinedName;

impl Rule<ClassView<'_>> for JoinedName {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        // The places of each name with spaces, and the names that are also written without.
        let mut spaced: BTreeMap<String, Vec<(&StatementKind, &Name)>> = BTreeMap::new();
        for (statement, name) in mentions(chart).filter(|(_, name)| is_spaced(chart, name)) {
            (spaced.entry(id(chart, name)).or_default()).push((statement, name));
        }
        if spaced.is_empty() {
            return;
        }
        let plain = mentions(chart).filter(|(_, name)| !is_spaced(chart, name));
        let plain: HashSet<String> = plain.map(|(_, name)| id(chart, name)).collect();
        for (id, places) in spaced {
            let (statement, name) = places[0];
            let place = chart.span(name.range);
            let written = chart.source.slice(place);
            let message = format!(
                "Mermaid reads {} as one class, {}",
                code(written),
                code(&id)
            );
            let found = Diagnostic::new(&INFO, place, message);
            let found = match inheritance(written) {
                Some(relations) => {
                    let found = found.help(format!(
                        "Write inheritance as a relation: {}.",
                        code(&relations[0])
                    ));
                    let only = places.len() == 1;
                    add(found, only.then(|| as_relations(chart, statement, name)))
                }
                None if written.contains(" as ") => {
                    let found = found.help("Write the label in brackets: `class A[\"label\"]`.");
                    let only = places.len() == 1;
                    add(found, only.then(|| as_label(chart, statement, name)))
                }
                None => {
                    let alone = !plain.contains(&id);
                    let found = found.help("A name in backticks can have spaces.");
                    add(found, alone.then(|| in_backticks(chart, &places)))
                }
            };
            out.about_id(&id, found);
        }
    }
}

fn add(found: Diagnostic, fix: Option<Option<Fix>>) -> Diagnostic {
    match fix.flatten() {
        Some(fix) => found.fix(fix),
        None => found,
    }
}

/// Whether white space stands between the parts of a name.
fn is_spaced(chart: &ClassView<'_>, name: &Name) -> bool {
    let Some(parts) = &name.parts else {
        return false;
    };
    let written = chart.source.slice(chart.span(name.range));
    let gaps = parts.windows(2);
    let mut gaps = gaps.map(|pair| TextRange::new(pair[0].end, pair[1].start));
    let is_space = |gap: TextRange| chart.source.slice(chart.span(gap)).contains([' ', '\t']);
    !written.contains('`') && gaps.any(is_space)
}

/// The relations that `A extends B implements C` means.
fn inheritance(written: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = written.split_whitespace().collect();
    let (&child, rest) = words.split_first()?;
    let pairs = rest.chunks(2).map(|pair| match *pair {
        ["extends" | "inherits", parent] => Some(format!("{parent} <|-- {child}")),
        ["implements", parent] => Some(format!("{parent} <|.. {child}")),
        _ => None,
    });
    let relations: Option<Vec<String>> = pairs.collect();
    relations.filter(|relations| !relations.is_empty())
}

/// Writes the relations before the class, outside namespaces.
fn as_relations(chart: &ClassView<'_>, statement: &StatementKind, name: &Name) -> Option<Fix> {
    let StatementKind::Class(_) = statement else {
        return None;
    };
    let mut depth = 0usize;
    let mut own = None;
    for other in &chart.statements.statements {
        match other.kind {
            StatementKind::NamespaceStart(..) => depth += 1,
            StatementKind::NamespaceEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if std::ptr::eq(&raw const other.kind, statement) {
            own = Some(chart.span(other.range));
            break;
        }
    }
    let own = own.filter(|_| depth == 0)?;
    let place = chart.span(name.range);
    let written = chart.source.slice(place);
    let child = written.split_whitespace().next()?;
    let text = chart.source.text();
    let line = text[..own.range().start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..own.range().start];
    if !indent.trim().is_empty() {
        return None;
    }
    let relations = inheritance(written)?.into_iter();
    let before: String = relations
        .map(|relation| format!("{relation}\n{indent}"))
        .collect();
    let fix = Fix::unsafe_(
        "Write inheritance as a relation",
        Span::at(own.start),
        before,
    );
    let rest = Span::new(place.start + child.len() as u32, place.end);
    Some(fix.and(rest, ""))
}

/// `class Shop as shop front` as a class with a text.
fn as_label(chart: &ClassView<'_>, statement: &StatementKind, name: &Name) -> Option<Fix> {
    let StatementKind::Class(class) = statement else {
        return None;
    };
    let place = chart.span(name.range);
    let (id, text) = chart.source.slice(place).split_once(" as ")?;
    let plain = class.label.is_none() && class.name.generic.is_none() && !id.trim().contains(' ');
    let fixed = format!("{}[\"{}\"]", id.trim(), text.trim());
    plain.then(|| Fix::unsafe_("Write the label in brackets", place, fixed))
}

/// Puts every place of the name in backticks.
fn in_backticks(chart: &ClassView<'_>, places: &[(&StatementKind, &Name)]) -> Option<Fix> {
    let mut edits = places.iter().map(|(_, name)| {
        let place = chart.span(name.range);
        let words: Vec<&str> = chart.source.slice(place).split_whitespace().collect();
        (place, format!("`{}`", words.join(" ")))
    });
    let (place, text) = edits.next()?;
    let fix = Fix::unsafe_("Put the name in backticks", place, text);
    Some(edits.fold(fix, |fix, (place, text)| fix.and(place, text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn words_become_one_class() {
        let chart = "classDiagram\n    class Dog extends Animal {\n        bark()\n    }\n    Order Line --> Order\n    class Order Line\n";
        assert_eq!(
            found(&JoinedName, chart),
            [
                "2:11 Mermaid reads `Dog extends Animal` as one class, `DogextendsAnimal`",
                "5:5 Mermaid reads `Order Line` as one class, `OrderLine`",
            ]
        );
        assert_eq!(
            fixed(&JoinedName, chart),
            "classDiagram\n    Animal <|-- Dog\n    class Dog {\n        bark()\n    }\n    `Order Line` --> Order\n    class `Order Line`\n"
        );
        for chart in [
            "classDiagram\n    class `Order Line`\n    class Order-Line\n    class a.b.C\n",
            "classDiagram\n    class Order~T~ {\n    }\n",
        ] {
            assert!(found(&JoinedName, chart).is_empty(), "{chart}");
        }
    }

    #[test]
    fn two_parents() {
        let chart = "classDiagram\n  class Dog extends Animal implements Pet\n";
        assert_eq!(
            fixed(&JoinedName, chart),
            "classDiagram\n  Animal <|-- Dog\n  Pet <|.. Dog\n  class Dog\n"
        );
        let alias = "classDiagram\n  class Shop as shop front\n  class Pen\n";
        assert_eq!(
            fixed(&JoinedName, alias),
            "classDiagram\n  class Shop[\"shop front\"]\n  class Pen\n"
        );
        let inner = "classDiagram\n  namespace N {\n  class Dog extends Animal\n  }\n";
        assert_eq!(fixed(&JoinedName, inner), inner);
    }
}
