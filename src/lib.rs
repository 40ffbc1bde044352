//! A compiler for Mermaid diagrams.
//!
//! ```text
//! files ─▶ source ─▶ syntax ─▶ graph ─▶ analysis ─▶ lint ─────▶ diagnostics ─▶ report
//!         (text,    (nom:     (petgraph (what the   (rules)
//!          fences)   AST)      model)    graph says)
//!                                           └─────▶ decision ─▶ emit ─▶ DOT · JSON · Rust · tables
//! ```
//!
//! Data flows left to right. Every stage takes borrowed text or values and returns values; only
//! [`cli`] and [`mod@build`] touch files, environment and terminals.

pub mod analysis;
pub mod build;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod decision;
pub mod diagnostic;
pub mod driver;
pub mod emit;
pub mod graph;
pub mod lint;
pub mod report;
pub mod source;
pub mod syntax;

pub use build::build;
