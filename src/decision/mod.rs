//! What a decision flowchart means.
//!
//! [`Decisions::of`] gives a graph its meaning: each node's [`Role`] with the reason, and for each
//! connected part that asks something a [`Decision`]: questions and their answers, what each answer leads to.
//! From that come rows, hit policy, verdicts and the walker.

mod answers;
mod budget;
mod compare;
mod components;
mod cut;
mod decisions;
mod ends;
mod evidence;
mod factored;
mod fixpoints;
mod flow;
mod ids;
mod key;
mod links;
mod lookup;
mod loops;
mod model;
mod numeric;
mod origins;
mod overrides;
mod pairs;
mod proof;
mod question_rules;
mod reach;
mod relevance;
mod role_rule;
mod roles;
mod rows;
mod segments;
mod targets;
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

pub use compare::{
    ChangedPart, Comparison, Conclusion, Differs, PartKind, Side, WrittenCondition, WrittenNode,
    WrittenQuestion, WrittenResult, WrittenRow, WrittenTable, compare,
};
pub use decisions::{Decision, Decisions};
pub use factored::{End, Factored, Part, PartId, PartRow};
pub use ids::{
    AnswerId, ChoiceId, Condition, EntryId, Given, LoopId, OutcomeId, QuestionId, VariableId,
};
pub use key::key;
pub use model::*;
pub use numeric::{Decimal, NumberFault, NumberRange, Numbers};
pub use overrides::INVALID_DIRECTIVE;
pub use proof::{Conflict, DeadEnd, Escape, Proof, Proofs};
pub use role_rule::RoleRule;
pub use rows::{MAX_ROWS, Refusal};
pub use text::{node_text, one_line, text};
pub use verdict::{Fault, Verdict};
pub use walker::{Answers, Decided, NotAsked, Walker};
pub use words::{Polarity, Quality, asks, is_else_word, is_stop_word, polarity, verdict};
