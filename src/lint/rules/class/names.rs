//! What several rules ask about the names of classes.

use crate::lint::ClassView;
use crate::model::class::{Class, ClassDiagram, ClassIndex, End};
use crate::source::{Span, TextRange};
use crate::syntax::kinds::class::ast::{Name, StatementKind};

/// The id that a name gives, its parts glued together, without what stands in `~`.
pub(super) fn id(chart: &ClassView<'_>, name: &Name) -> String {
    let text = |&range: &TextRange| chart.source.slice(chart.span(range));
    match &name.parts {
        None => text(&name.range).to_owned(),
        Some(parts) => parts.iter().map(text).collect(),
    }
}

/// Every name of a class in the statements that make classes, with its statement.
pub(super) fn mentions<'a>(
    chart: &ClassView<'a>,
) -> impl Iterator<Item = (&'a StatementKind, &'a Name)> {
    chart.statements.statements.iter().flat_map(|statement| {
        let kind = &statement.kind;
        let names: [Option<&Name>; 2] = match kind {
            StatementKind::Class(class) => [Some(&class.name), None],
            StatementKind::Relation(relation) => [Some(&relation.from), Some(&relation.to)],
            StatementKind::Member(name, Some(_)) | StatementKind::Annotation(_, name) => {
                [Some(name), None]
            }
            _ => [None, None],
        };
        names.into_iter().flatten().map(move |name| (kind, name))
    })
}

/// Which classes a relation touches, by their index.
pub(super) fn related(model: &ClassDiagram) -> Vec<bool> {
    let mut related = vec![false; model.classes.len()];
    let ends = model.relations.iter().flat_map(|line| [line.from, line.to]);
    for end in ends {
        let class = match end {
            End::Class(class) => class,
            End::Interface(number) => model.interfaces[number as usize].class,
        };
        related[class.0 as usize] = true;
    }
    related
}

/// The classes with their index.
pub(super) fn indexed(model: &ClassDiagram) -> impl Iterator<Item = (ClassIndex, &Class)> {
    let classes = model.classes.iter().enumerate();
    classes.map(|(index, class)| (ClassIndex(index as u32), class))
}

/// The line of something, where nothing else stands there.
pub(super) fn own_line(chart: &ClassView<'_>, own: Span) -> Option<Span> {
    let line = crate::lint::removal::whole_line(chart.source, own);
    let alone = chart.source.slice(line).trim() == chart.source.slice(own).trim();
    (alone && chart.source.slice(line).ends_with(['\n', '\r'])).then_some(line)
}
