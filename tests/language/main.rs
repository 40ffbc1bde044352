//! What is read: agreement with Mermaid, the grammars, and how mistakes are explained.

mod conformance;
mod grammar;
mod mutations;
mod pages;
mod planted_mistakes;
mod planted_sequence;
mod planted_state;
mod random;
mod refusals;
