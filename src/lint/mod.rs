//! Rules over what was read.

pub mod rules;
