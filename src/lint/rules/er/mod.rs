//! Rules about ER diagrams.

mod duplicate_attribute;
mod duplicate_edge;
mod fk_on_one_side;
mod fk_without_relation;
mod literal_newline;
mod name_first;
mod names;
mod newer_than_target;
mod phantom_node;
mod split_name;
mod stray_words;

use crate::lint::{ErView, Rule};

/// The rules of this folder.
pub(super) static RULES: &[&dyn for<'a> Rule<ErView<'a>>] = &[
    &newer_than_target::NewerThanTarget,
    &stray_words::StrayWords,
    &split_name::SplitName,
    &name_first::NameFirst,
    &duplicate_attribute::DuplicateAttribute,
    &phantom_node::PhantomNode,
    &fk_on_one_side::FkOnOneSide,
    &duplicate_edge::DuplicateEdge,
    &fk_without_relation::FkWithoutRelation,
    &literal_newline::LiteralNewline,
];
