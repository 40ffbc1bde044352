//! The ids of a flowchart where they stand.

use super::ast::{Chain, Flowchart, StatementKind};
use crate::syntax::NameSort::{Style, Thing};
use crate::syntax::names::Names;
use crate::syntax::{Ident, Name, Reading};

/// Every id. One pass over the statements.
pub(super) fn names(reading: &Reading) -> Vec<Name<'_>> {
    let mut names = Names::new(&reading.text);
    if let Some(flowchart) = reading.flowchart() {
        statements(flowchart, reading, &mut names);
    }
    names.into_list()
}

fn statements<'r>(flowchart: &'r Flowchart, reading: &'r Reading, names: &mut Names<'r>) {
    let text = &reading.text;
    let says = |ident: &'r Ident| ident.text(text);
    for statement in &flowchart.statements {
        match &statement.kind {
            StatementKind::Chain(chain) => of_chain(chain, reading, names),
            StatementKind::SubgraphStart(start) => {
                if let Some(id) = &start.id {
                    names.saying(says(id), id.range, Thing, true);
                }
            }
            StatementKind::Style { target, .. } => {
                names.saying(says(target), target.range, Thing, false);
            }
            StatementKind::ClassDef { names: defined, .. } => {
                for name in defined {
                    names.saying(says(name), name.range, Style, true);
                }
            }
            StatementKind::Class { targets, class } => {
                for target in targets {
                    names.saying(says(target), target.range, Thing, false);
                }
                names.saying(says(class), class.range, Style, false);
            }
            StatementKind::Click(click) => {
                for target in &click.targets {
                    names.saying(says(target), target.range, Thing, false);
                }
            }
            _ => {}
        }
    }
}

fn of_chain<'r>(chain: &'r Chain, reading: &'r Reading, names: &mut Names<'r>) {
    let text = &reading.text;
    for vertex in &chain.vertices {
        let declares = vertex.label.is_some() || vertex.data.is_some();
        names.saying(vertex.id.text(text), vertex.id.range, Thing, declares);
        if let Some(class) = &vertex.class {
            names.saying(class.text(text), class.range, Style, false);
        }
    }
    for id in chain.links.iter().filter_map(|link| link.id.as_ref()) {
        names.saying(id.text(text), id.range, Thing, true);
    }
}
