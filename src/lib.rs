//! A compiler for Mermaid diagrams.
//!
//! ```text
//! files ─▶ source ─▶ syntax ───▶ model ──▶ meaning ────▶ lint ──▶ diagnostics ──▶ report
//!         (hosts,   (prepare,    (one type  (analysis,   (rules)
//!          charts)   reader of    a kind)    decision)
//!                    a kind)                  └────────▶ emit ──▶ DOT · SVG · PNG · text · JSON · tables · Rust · SQL
//! ```
//!
//! Data flows left to right. Every stage takes borrowed text or values and returns values; only the
//! command line, `build` and the engine that runs Graphviz touch the world outside. `ARCHITECTURE.md`
//! says what stands in which module.
//!
//! Features: `cli` is the command line with every output and report; `lsp` is the language server; `rust` is
//! Rust from decision charts, and `build` for build scripts; `dot` is Graphviz source; `png` is pictures. `cli`,
//! `lsp` and `png` are on by default.
//!
//! [`driver`] has the pipeline in one place, text in and values out.
//!
//! # Check a page
//!
//! ```
//! use mermaidc::config::Settings;
//! use mermaidc::driver;
//! use mermaidc::source::{Source, SourceKind};
//!
//! let page = "# Shipping\n\n```mermaid\nflowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C{Overdue?}\n```\n";
//! let source = Source::new("shipping.md", page);
//! let checked = driver::check(&source, SourceKind::Markdown, &Settings::default());
//!
//! // What is wrong, and where in the page.
//! let mut findings = checked.diagnostics.iter();
//! let finding = findings.find(|finding| finding.rule.name == "dead-end").expect("a dead end");
//! assert_eq!(finding.message, "the question `Overdue?` has no answers");
//! assert_eq!(source.position(finding.span.start).line, 6);
//! ```
//!
//! # Walk a chart with petgraph
//!
//! What Mermaid accepts is a value of [`model::Diagram`]; a flowchart is a graph.
//!
//! ```
//! # use mermaidc::config::Settings;
//! # use mermaidc::driver;
//! # use mermaidc::source::{Source, SourceKind};
//! use mermaidc::petgraph::visit::Dfs;
//!
//! let source = Source::new("chart.mmd", "flowchart LR\n    A[Start] --> B & C\n    D --> C\n");
//! let checked = driver::check(&source, SourceKind::Mermaid, &Settings::default());
//! let graph = checked.charts[0].reading.graph().expect("a flowchart that Mermaid accepts");
//!
//! let start = graph.node_index("A").expect("a node of that id");
//! let mut walk = Dfs::new(graph.inner(), start);
//! let mut reached = Vec::new();
//! while let Some(node) = walk.next(graph.inner()) {
//!     reached.push(graph.node(node).id.as_str());
//! }
//! reached.sort_unstable();
//! assert_eq!(reached, ["A", "B", "C"]);
//! ```
//!
//! # Run one rule
//!
//! ```
//! # use mermaidc::config::Settings;
//! # use mermaidc::driver;
//! # use mermaidc::source::{Source, SourceKind};
//! use mermaidc::diagnostic::{Level, apply};
//!
//! let mut settings = Settings::default();
//! for rule in driver::rules().into_iter().filter(|rule| rule.name != "eaten-text") {
//!     settings.levels.set(rule, Level::Off);
//! }
//! let source = Source::new("chart.mmd", "flowchart TD\n    A[Vec<u8>] --> B{Big?}\n");
//! let checked = driver::check(&source, SourceKind::Mermaid, &settings);
//! let [finding] = checked.diagnostics.as_slice() else { panic!("one finding") };
//!
//! // A fix is a list of edits, and says whether it is safe.
//! let fixed = apply(source.text(), finding.fix.iter());
//! assert_eq!(fixed.text, "flowchart TD\n    A[Vec&lt;u8>] --> B{Big?}\n");
//! ```
//!
//! # Make something of a chart
//!
//! ```
//! # use mermaidc::config::Settings;
//! # use mermaidc::driver::{self, Request};
//! # use mermaidc::source::{Source, SourceKind};
//! let source = Source::new("chart.mmd", "sequenceDiagram\n    Shop->>Bank: charge\n");
//! let request = Request::new(driver::emitter("svg").expect("an emitter of that name"));
//! let compiled = driver::compile(&source, SourceKind::Mermaid, &request, &Settings::default());
//! let made = compiled.result.expect("a drawing");
//! assert!(made[0].text.starts_with("<svg") && made[0].text.contains(">charge</text>"));
//! ```
//!
//! # Decide
//!
//! ```
//! # use mermaidc::config::Settings;
//! # use mermaidc::driver;
//! # use mermaidc::source::{Source, SourceKind};
//! use mermaidc::decision::{Decisions, RowResult};
//!
//! let chart = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C[Send a reminder]\n";
//! let source = Source::new("chart.mmd", chart);
//! let checked = driver::check(&source, SourceKind::Mermaid, &Settings::default());
//! let decisions = Decisions::of(checked.charts[0].reading.graph().expect("a flowchart"));
//! let decision = &decisions.list[0];
//!
//! let rows = decision.rows().expect("few enough rows");
//! let RowResult::Outcome(outcome) = rows[1].result else { panic!("a result") };
//! assert_eq!(decision.outcomes[outcome.index()].label, "Send a reminder");
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
pub mod format;
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
