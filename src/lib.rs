//! A compiler for Mermaid diagrams.
//!
//! ```text
//! files ─▶ source ─▶ syntax ───▶ model ──▶ meaning ────▶ lint ──▶ diagnostics ──▶ report
//!         (hosts,   (prepare,    (one type  (analysis,   (rules)
//!          charts)   reader of    a kind)    decision)
//!                    a kind)                  └────────▶ emit ──▶ DOT · SVG · JSON · tables · Rust
//! ```
//!
//! Data flows left to right. Every stage takes borrowed text or values and returns values; only the
//! command line, `build` and the engine that runs Graphviz touch the world outside. `ARCHITECTURE.md`
//! says what stands in which module.
//!
//! Features: `cli` (the default) is the command line with every output and report; `lsp` (default, too) is
//! the language server; `rust` is Rust from
//! decision charts and `build` for build scripts; `dot` is Graphviz source.
//!
//! [`driver`] has the pipeline in one place, text in and values out:
//!
//! ```
//! use mermaidc::config::Settings;
//! use mermaidc::driver::{self, Request};
//! use mermaidc::source::{Source, SourceKind};
//!
//! let page = "# Shipping\n\n```mermaid\nflowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C{Overdue?}\n```\n";
//! let source = Source::new("shipping.md", page);
//! let settings = Settings::default();
//!
//! // What is wrong, and where in the page.
//! let checked = driver::check(&source, SourceKind::Markdown, &settings);
//! let mut findings = checked.diagnostics.iter();
//! let finding = findings.find(|finding| finding.rule.name == "dead-end").expect("a dead end");
//! assert_eq!(source.position(finding.span.start).line, 6);
//!
//! // What it becomes.
//! let request = Request::new(driver::emitter("json").expect("an emitter of that name"));
//! let compiled = driver::compile(&source, SourceKind::Markdown, &request, &settings);
//! assert!(compiled.result.is_ok_and(|made| made[0].text.contains("Ship it")));
//! ```

#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, unused_imports, reason = "outputs that are left out use it")
)]

pub mod analysis;
#[cfg(feature = "rust")]
pub mod build;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod decision;
pub mod diagnostic;
pub mod driver;
pub mod emit;
mod label;
pub mod lint;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod meaning;
pub mod model;
pub mod picture;
#[cfg(feature = "cli")]
pub mod report;
pub mod source;
pub mod syntax;
#[cfg(feature = "cli")]
pub mod workspace;

#[cfg(feature = "rust")]
pub use build::build;
/// The graph library that flowcharts are in.
pub use petgraph;
