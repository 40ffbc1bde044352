//! What comes out: drawings, decisions and Rust, held against the tools that read them.

mod decision;
mod dot;
mod rust;
mod show;
mod svg;
