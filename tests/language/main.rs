//! What is read: agreement with Mermaid, the grammars, and how mistakes are explained.

#![allow(
    clippy::too_many_lines,
    reason = "a test may be one long list of cases"
)]

mod conformance;
mod examples;
mod grammar;
mod mutations;
mod pages;
mod planted;
mod planted_c4;
mod planted_class;
mod planted_er;
mod planted_mistakes;
mod planted_sequence;
mod planted_state;
mod random;
mod refusals;
