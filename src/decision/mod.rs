//! What a decision flowchart means.
//!
//! [`Decisions::of`] gives a graph its meaning: each node's [`Role`] with the reason, and for each
//! connected part that asks something a [`Decision`]: questions and their answers, what each answer leads to.
//! From that come rows, hit policy, verdicts and the walker.

mod answers;
mod asking;
mod factored;
mod flow;
mod heeded;
mod key;
mod links;
mod loops;
mod model;
mod numeric;
mod of;
mod overrides;
mod pairs;
mod parts;
mod proof;
mod reached;
mod relevance;
mod roles;
mod rows;
mod sheet;
mod sound;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text;
mod unreachable;
mod variables;
mod verdict;
mod walker;
mod words;

pub use factored::{End, Factored, Part, PartRow};
pub use key::key;
pub use model::*;
pub use of::{Decision, Decisions};
pub use overrides::INVALID_DIRECTIVE;
pub use proof::{Conflict, DeadEnd, Escape, Given, Proof, Proofs};
pub use rows::{MAX_ROWS, Refusal};
pub use text::{one_line, text};
pub use verdict::{Fault, Verdict};
pub use walker::{Answers, Decided, NotAsked, Walker};
pub use words::{Polarity, Quality, asks, is_else_word, is_stop_word, polarity, verdict};
