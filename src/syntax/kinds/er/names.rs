//! The ids of an ER diagram where they stand.

use super::ast::StatementKind;
use super::lower::{inside, name};
use super::outline::mentioned;
use crate::source::TextRange;
use crate::syntax::NameSort::{Style, Thing};
use crate::syntax::names::Names;
use crate::syntax::{Name, Reading};

/// Every id. One pass over the statements.
pub(super) fn names(reading: &Reading) -> Vec<Name<'_>> {
    let text = &reading.text;
    let mut names = Names::new(text);
    for statement in reading.er().iter().flat_map(|chart| &chart.statements) {
        let declares = match &statement.kind {
            StatementKind::Entity(entity) => entity.opens || entity.label.is_some(),
            StatementKind::SubgraphStart(..) => true,
            _ => false,
        };
        mentioned(&statement.kind, |range| {
            names.saying(name(text, range), inside(text, range), Thing, declares);
        });
        let mut styles = |ranges: &[TextRange], declares| {
            ranges
                .iter()
                .for_each(|&style| names.at(style, Style, declares));
        };
        match &statement.kind {
            StatementKind::Entity(entity) => styles(&entity.classes, false),
            StatementKind::Relation(relation) => {
                styles(&relation.from_classes, false);
                styles(&relation.to_classes, false);
            }
            StatementKind::ClassDef(defined, _) => styles(defined, true),
            StatementKind::Class(_, classes) => styles(classes, false),
            _ => {}
        }
    }
    names.into_list()
}
