//! Flowcharts: `graph`, `flowchart` and `flowchart-elk`.

pub mod ast;
