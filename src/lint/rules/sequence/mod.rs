//! Rules about sequence diagrams.

mod activate_unknown;
mod eaten_text;
mod empty_branch;
mod late_declaration;
mod literal_newline;
mod lost_activation;
mod newer_than_target;
mod note_makes_participant;
mod odd_arrow;
mod par_alone;
mod phantom_node;
mod rect_without_colour;
mod relabelled_node;
mod shown_comment;
mod split_node;
mod undeclared_participant;
mod unknown_participant_type;
mod unused_participant;
mod used_after_destroy;
mod uses;

pub(super) use literal_newline::{INFO as LITERAL_NEWLINE, report as report_newlines};
pub(super) use shown_comment::INFO as SHOWN_COMMENT;

use crate::lint::{Rule, SequenceView};

/// The rules of this folder.
pub(super) static RULES: &[&dyn for<'a> Rule<SequenceView<'a>>] = &[
    &eaten_text::EatenText,
    &lost_activation::LostActivation,
    &split_node::SplitNode,
    &phantom_node::PhantomNode,
    &relabelled_node::RelabelledNode,
    &literal_newline::LiteralNewline,
    &newer_than_target::NewerThanTarget,
    &activate_unknown::ActivateUnknown,
    &used_after_destroy::UsedAfterDestroy,
    &note_makes_participant::NoteMakesParticipant,
    &shown_comment::ShownComment,
    &empty_branch::EmptyBranch,
    &rect_without_colour::RectWithoutColour,
    &unknown_participant_type::UnknownParticipantType,
    &odd_arrow::OddArrow,
    &undeclared_participant::UndeclaredParticipant,
    &unused_participant::UnusedParticipant,
    &par_alone::ParAlone,
    &late_declaration::LateDeclaration,
];
