//! What comes out: drawings, decisions and Rust, held against the tools that read them.

#![allow(
    clippy::too_many_lines,
    reason = "a test may be one long list of cases"
)]

mod decision;
mod dot;
mod pictures;
mod rust;
mod show;
mod sql;
mod svg;
mod text;
