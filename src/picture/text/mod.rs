//! Texts: labels read as Mermaid's renderer reads them, broken into lines, and measured without a font.

mod advances;
mod label;
mod measure;
mod piece;
mod read;

pub(crate) use label::Label;
pub(crate) use measure::{Font, SMALL};
pub(crate) use piece::{Marks, Run, push};
