//! Rules about class diagrams.

mod detached_note;
mod duplicate_edge;
mod duplicate_member;
mod ignored_statement;
mod inheritance_cycle;
mod isolated_node;
mod joined_name;
mod literal_newline;
mod lost_annotation;
mod merged_class;
mod names;
mod newer_than_target;
mod phantom_node;
mod shown_comment;
mod split_node;
mod swallowed_line;
mod undeclared_class;

use crate::lint::{ClassView, Rule};

/// The rules of this folder.
pub(super) static RULES: &[&dyn for<'a> Rule<ClassView<'a>>] = &[
    &newer_than_target::NewerThanTarget,
    &joined_name::JoinedName,
    &swallowed_line::SwallowedLine,
    &split_node::SplitNode,
    &phantom_node::PhantomNode,
    &ignored_statement::IgnoredStatement,
    &merged_class::MergedClass,
    &detached_note::DetachedNote,
    &lost_annotation::LostAnnotation,
    &shown_comment::ShownComment,
    &inheritance_cycle::InheritanceCycle,
    &duplicate_member::DuplicateMember,
    &duplicate_edge::DuplicateEdge,
    &isolated_node::IsolatedNode,
    &undeclared_class::UndeclaredClass,
    &literal_newline::LiteralNewline,
];
