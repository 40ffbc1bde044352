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
//! [`cli`], [`mod@build`] and the emitter that runs Graphviz touch the world outside.
//!
//! [`picture`] draws what [`emit`] writes as SVG: it measures, lays out and paints, and knows no output format.
//!
//! [`driver`] has the pipeline in one place, text in and values out:
//!
//! ```
//! use mermaidc::config::Settings;
//! use mermaidc::driver::{self, Options, Request};
//! use mermaidc::source::{Source, SourceKind};
//!
//! let page = "# Shipping\n\n```mermaid\nflowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C{Overdue?}\n```\n";
//! let source = Source::new("shipping.md", page);
//! let settings = Settings::default();
//!
//! // What is wrong, and where in the page.
//! let checked = driver::check(&source, SourceKind::Markdown, &settings);
//! let finding = &checked.diagnostics[0];
//! assert_eq!(finding.rule.name, "dead-end");
//! assert_eq!(source.position(finding.span.start).line, 6);
//!
//! // What it becomes.
//! let request = Request {
//!     emitter: driver::emitter("dot").expect("an emitter of that name"),
//!     options: Options::default(),
//!     chart: None,
//!     split: false,
//! };
//! let compiled = driver::compile(&source, SourceKind::Markdown, &request, &settings);
//! assert!(compiled.result.is_ok_and(|made| made[0].text.starts_with("digraph")));
//! ```

pub mod analysis;
pub mod build;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod decision;
pub mod diagnostic;
pub mod driver;
pub mod emit;
pub mod lint;
pub mod meaning;
pub mod model;
pub mod picture;
pub mod report;
pub mod source;
pub mod syntax;

pub use build::build;
