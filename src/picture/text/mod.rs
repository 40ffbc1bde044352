//! Texts: labels read as Mermaid's renderer reads them, broken into lines, and measured without a font.

mod advances;
mod fragment;
mod kerning;
mod label;
mod measure;
mod read;

pub(crate) use fragment::{Marks, Run, push};
pub(crate) use label::Label;
pub(crate) use measure::{Font, SMALL};
