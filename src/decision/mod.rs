//! What a decision flowchart means.
//!
//! [`Decision::of`] gives a graph its meaning: each node's [`Role`] with the reason, the questions
//! and their answers, what each answer leads to. From that come rows, hit policy, verdicts and the walker.

mod model;

pub use model::*;
