//! Rules about state diagrams.

mod ambiguous_event;
mod duplicate_edge;
mod late_stereotype;
mod no_history;
mod phantom_state;
mod stolen_state;
mod stray_semicolon;
mod stray_words;
mod unknown_stereotype;
mod unreachable_state;

use crate::lint::{Rule, StateView};

/// The rules of this folder.
pub(super) static RULES: &[&dyn for<'a> Rule<StateView<'a>>] = &[
    &ambiguous_event::AmbiguousEvent,
    &duplicate_edge::DuplicateEdge,
    &late_stereotype::LateStereotype,
    &no_history::NoHistory,
    &phantom_state::PhantomState,
    &stolen_state::StolenState,
    &stray_semicolon::StraySemicolon,
    &stray_words::StrayWords,
    &unknown_stereotype::UnknownStereotype,
    &unreachable_state::UnreachableState,
];
