//! What charts say, a type for each kind of diagram.

pub mod graph;
