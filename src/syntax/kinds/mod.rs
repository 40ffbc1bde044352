//! The readers, a folder for each kind of diagram.

pub mod c4;
pub mod class;
pub mod er;
pub mod flowchart;
pub mod pie;
pub mod sequence;
pub mod state;
