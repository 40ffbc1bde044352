//! The ids of a state diagram where they stand.

use super::ast::{Mention, StatementKind};
use crate::source::TextRange;
use crate::syntax::NameSort::{Style, Thing};
use crate::syntax::names::Names;
use crate::syntax::{Name, Reading};

/// Every id. One pass over the statements.
pub(super) fn names(reading: &Reading) -> Vec<Name<'_>> {
    let mut names = Names::new(&reading.text);
    for statement in reading.state().iter().flat_map(|chart| &chart.statements) {
        match statement.kind {
            StatementKind::Mention(state) => mention(state, false, &mut names),
            StatementKind::Described(state, _) => mention(state, true, &mut names),
            StatementKind::Transition(transition) => {
                mention(transition.from, false, &mut names);
                mention(transition.to, false, &mut names);
            }
            StatementKind::Declared(id)
            | StatementKind::Pseudo(_, id)
            | StatementKind::Opens(id) => names.at(id, Thing, true),
            StatementKind::Alias(alias) | StatementKind::OpensAlias(alias) => {
                let written = reading.text.slice(alias.id);
                let length = written.find(':').unwrap_or(written.len()) as u32;
                let id = TextRange::new(alias.id.start, alias.id.start + length);
                names.at(id, Thing, true);
            }
            StatementKind::Note(note) => names.at(note.id, Thing, false),
            StatementKind::Click(click) => mention(click.state, false, &mut names),
            StatementKind::ClassDef(defined, _) => names.list(defined, Style, true),
            StatementKind::Class(states, class) => {
                names.list(states, Thing, false);
                names.at(class, Style, false);
            }
            StatementKind::Style(states, _) => names.list(states, Thing, false),
            _ => {}
        }
    }
    let mut list = names.into_list();
    list.retain(|name| name.text != "[*]");
    list
}

fn mention(mention: Mention, declares: bool, names: &mut Names<'_>) {
    names.at(mention.id, Thing, declares);
    if let Some(class) = mention.class {
        names.at(class, Style, false);
    }
}
