//! Reads charts with another library: `rivals NAME PATH [TIMES]`.
//!
//! A path is a chart or a folder of charts. With `TIMES`, each is read so often in this process, and
//! the median in microseconds is printed.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use merman_analysis::{AnalysisOptions, Analyzer};
use merman_model::MermaidConfig;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, path, times @ ..] = &arguments[..] else {
        eprintln!("rivals NAME PATH [TIMES]");
        std::process::exit(2);
    };
    let read: fn(&str) = match name.as_str() {
        "merman" => merman,
        "mermaid-rs-renderer" => renderer,
        "flowmaid" => flowmaid,
        _ => {
            eprintln!("merman, mermaid-rs-renderer or flowmaid");
            std::process::exit(2);
        }
    };
    let charts = charts(Path::new(path));
    let Some(times) = times.first().and_then(|times| times.parse().ok()) else {
        charts.iter().for_each(|chart| read(chart));
        return;
    };
    let mut took: Vec<u128> = (0..times)
        .map(|_| {
            let start = Instant::now();
            charts.iter().for_each(|chart| read(chart));
            start.elapsed().as_nanos()
        })
        .collect();
    took.sort_unstable();
    println!("{:.1}", took[took.len() / 2] as f64 / 1000.0);
}

/// The chart at a path, or the charts in that folder.
fn charts(path: &Path) -> Vec<String> {
    let read = |path: &Path| std::fs::read_to_string(path).expect("a chart");
    if path.is_file() {
        return vec![read(path)];
    }
    let mut files: Vec<_> = std::fs::read_dir(path)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files.iter().map(|path| read(path)).collect()
}

/// merman's analysis: it parses, and checks by its lint rules. Its limits are Mermaid's, and are raised.
fn merman(chart: &str) {
    let limits = serde_json::json!({ "maxEdges": 1_000_000_000, "maxTextSize": 1_000_000_000 });
    let options = AnalysisOptions::default().with_site_config(MermaidConfig::from_value(limits));
    let result = Analyzer::with_options(options).analyze(chart);
    accepted(result.valid);
    black_box(result);
}

/// Stops where a tool refuses a chart: then it has not done the work that is measured.
fn accepted(accepted: bool) {
    if !accepted {
        eprintln!("refused");
        std::process::exit(3);
    }
}

/// The parser of mermaid-rs-renderer, with its validation.
fn renderer(chart: &str) {
    accepted(black_box(mermaid_rs_renderer::parse_mermaid_strict(chart)).is_ok());
}

/// The parser of flowmaid.
fn flowmaid(chart: &str) {
    accepted(black_box(flowmaid::parser::parse_document(chart)).is_ok());
}
