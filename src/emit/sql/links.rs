//! From relationships to links: which table refers to which, and how often.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::NO_SQL;
use super::calls::Calls;
use super::dialect::one_line;
use super::tables::Tables;
use crate::analysis::naming::plain;
use crate::diagnostic::Diagnostic;
use crate::label::code;
use crate::model::er::{Cardinality, ErDiagram, Relation};
use crate::source::Span;

/// A relationship of which one end refers to the other.
#[derive(Debug)]
pub(super) struct Link {
    /// The table that refers.
    pub(super) child: usize,
    /// The table that it refers to.
    pub(super) parent: usize,
    /// Whether a row of the child can be without one.
    pub(super) optional: bool,
    /// Whether a row of the parent has one at most.
    pub(super) unique: bool,
    pub(super) label: String,
    pub(super) place: Span,
}

/// A relationship of many to many.
#[derive(Debug)]
pub(super) struct Many {
    pub(super) one: usize,
    pub(super) other: usize,
    pub(super) label: String,
    pub(super) place: Span,
}

/// The relationships of a chart.
pub(super) fn links(chart: &ErDiagram, made: &mut Tables) -> (Vec<Link>, Vec<Many>) {
    let keys = Calls::of(made);
    let mut links = Vec::new();
    let mut many = Vec::new();
    let mut seen = HashSet::new();
    for relation in &chart.relations {
        let (Some(from), Some(to)) = (relation.from_end.entity(), relation.to_end.entity()) else {
            made.errors.push(subgraph(relation));
            continue;
        };
        let (from, to) = (from.0, to.0);
        let label = one_line(&relation.label.text);
        let place = relation.place.0;
        let (left, right) = (relation.from_cardinality, relation.to_cardinality);
        if left.is_many() && right.is_many() {
            if seen.insert((from, to, plain(&label))) {
                many.push(Many {
                    one: from,
                    other: to,
                    label,
                    place,
                });
            }
            continue;
        }
        let to_refers = match (left.is_many(), right.is_many()) {
            (false, true) => true,
            (true, false) => false,
            _ => refers_right(
                left,
                right,
                keys.calls(from, to, &label),
                keys.calls(to, from, &label),
            ),
        };
        let (child, parent, cardinality) = match to_refers {
            true => (to, from, left),
            false => (from, to, right),
        };
        // The same relationship drawn twice is one.
        if seen.insert((child, parent, plain(&label))) {
            links.push(Link {
                child,
                parent,
                optional: cardinality.is_optional(),
                unique: !left.is_many() && !right.is_many(),
                label,
                place,
            });
        }
    }
    (links, many)
}

/// Of one to one, whether the right end refers to the left: where it has the key, or is not the parent, or can be
/// missing while the left cannot. Else the right one does, as what is named first is what the other belongs to.
fn refers_right(left: Cardinality, right: Cardinality, left_calls: u8, right_calls: u8) -> bool {
    let parents = (left == Cardinality::Parent, right == Cardinality::Parent);
    let optional = (left.is_optional(), right.is_optional());
    match left_calls.cmp(&right_calls) {
        Ordering::Greater => false,
        Ordering::Less => true,
        _ if parents.0 != parents.1 => parents.0,
        _ if optional.0 != optional.1 => optional.1,
        _ => true,
    }
}

fn subgraph(relation: &Relation) -> Diagnostic {
    let is_left = relation.from_end.entity().is_none();
    let id = if is_left {
        &relation.from
    } else {
        &relation.to
    };
    let message = format!("{} is a subgraph, which has no table", code(id));
    Diagnostic::new(&NO_SQL, relation.place.0, message)
        .help("Let the relationship end at an entity in it.")
}
