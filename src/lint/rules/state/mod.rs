//! Rules about state diagrams.

mod ambiguous_event;
mod bars;
mod choice_one_exit;
mod choice_unlabelled;
mod composite_no_start;
mod dead_state;
mod duplicate_edge;
mod fork_one_exit;
mod join_one_entry;
mod late_stereotype;
mod literal_newline;
mod newer_than_target;
mod no_exit;
mod no_history;
mod phantom_node;
mod same_description;
mod split_node;
mod stolen_member;
mod stray_semicolon;
mod stray_words;
mod two_descriptions;
mod two_initial;
mod unknown_stereotype;
mod unlabelled_of_several;
mod unreachable_node;
mod ways;

use crate::lint::{Rule, StateView};

pub(super) use stray_words::INFO as STRAY_WORDS;

/// The rules of this folder.
pub(super) static RULES: &[&dyn for<'a> Rule<StateView<'a>>] = &[
    &newer_than_target::NewerThanTarget,
    &stray_words::StrayWords,
    &late_stereotype::LateStereotype,
    &unknown_stereotype::UnknownStereotype,
    &stray_semicolon::StraySemicolon,
    &stolen_member::StolenMember,
    &phantom_node::PhantomNode,
    &split_node::SplitNode,
    &no_history::NoHistory,
    &ambiguous_event::AmbiguousEvent,
    &duplicate_edge::DuplicateEdge,
    &unreachable_node::UnreachableNode,
    &no_exit::NoExit,
    &dead_state::DeadState,
    &choice_one_exit::ChoiceOneExit,
    &choice_unlabelled::ChoiceUnlabelled,
    &fork_one_exit::ForkOneExit,
    &join_one_entry::JoinOneEntry,
    &composite_no_start::CompositeNoStart,
    &two_initial::TwoInitial,
    &unlabelled_of_several::UnlabelledOfSeveral,
    &two_descriptions::TwoDescriptions,
    &same_description::SameDescription,
    &literal_newline::LiteralNewline,
];
