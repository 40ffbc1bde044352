//! Reading and checking: `cargo bench --bench check`.
//!
//! The page is the front page's example; the charts grow so that a cost that is not linear shows.
//! `key_pressed` is what an editor asks for: one chart of a page of many, read and checked again.

#[path = "instructions/src/charts.rs"]
mod charts;

use divan::Bencher;
use mermaidc::config::Settings;
use mermaidc::diagnostic::{Applicability, Severity};
use mermaidc::meaning::Meaning;
use mermaidc::source::{self, Source, SourceKind};
use mermaidc::{driver, lint, syntax};

fn main() {
    divan::main();
}

fn page() -> Source {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/communication.md");
    Source::new(
        "communication.md",
        std::fs::read_to_string(path).expect("the page"),
    )
}

/// A flowchart of `n` statements of many kinds.
fn chart(n: usize) -> Source {
    let mut text = String::from("flowchart TD\n  classDef hot fill:#f96,stroke:#333\n");
    for i in 0..n {
        let next = i + 1;
        text += &match i % 5 {
            0 => format!("  N{i}[\"Step {i}: call f(x)\"] --> N{next}\n"),
            1 => format!("  N{i}{{Is {i} even?}} -->|Yes| N{next}\n"),
            2 => format!("  N{i}([Round {i}]) -- no --> N{next} & E{i}[End {i}]\n"),
            3 => format!("  N{i}:::hot -.-> N{next}\n"),
            _ => format!(
                "  subgraph G{i} [Group {i}]\n    N{i}@{{ shape: cyl, label: \"Store {i}\" }}\n  end\n  N{i} ==> N{next}\n"
            ),
        };
    }
    Source::new("chart.mmd", text)
}

#[divan::bench]
fn read_page(bencher: Bencher) {
    let source = page();
    bencher.bench_local(|| {
        let charts = source::charts(&source, SourceKind::Markdown);
        charts.iter().map(syntax::read).collect::<Vec<_>>()
    });
}

#[divan::bench]
fn check_page(bencher: Bencher) {
    let source = page();
    let settings = Settings::default();
    bencher.bench_local(|| driver::check(&source, SourceKind::Markdown, &settings));
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 20)]
fn read_chart(bencher: Bencher, n: usize) {
    let source = chart(n);
    let found = source::charts(&source, SourceKind::Mermaid);
    let bytes = source.text().len();
    bencher
        .counter(divan::counter::BytesCount::new(bytes))
        .bench_local(|| syntax::read(&found[0]));
}

#[divan::bench(args = [100, 1_000, 10_000], sample_count = 20)]
fn check_chart(bencher: Bencher, n: usize) {
    let source = chart(n);
    let settings = Settings::default();
    let bytes = source.text().len();
    bencher
        .counter(divan::counter::BytesCount::new(bytes))
        .bench_local(|| driver::check(&source, SourceKind::Mermaid, &settings));
}

/// One of the kinds that are read, 10,000 edges of it.
#[divan::bench(args = charts::all().into_iter().map(|chart| chart.0), sample_count = 5)]
fn check_kind(bencher: Bencher, name: &str) {
    let mut all = charts::all().into_iter();
    let (_, extension, text) = all.find(|chart| chart.0 == name).expect("a chart");
    let source = Source::new(format!("chart.{extension}"), text);
    let kind = SourceKind::from_name(source.name()).expect("a known type");
    let settings = Settings::default();
    bencher.bench_local(|| driver::check(&source, kind, &settings));
}

/// One chart of 200 lines in a page of 20 charts: found in the page, read and checked.
#[divan::bench]
fn key_pressed(bencher: Bencher) {
    let chart = chart(125);
    assert!((199..=203).contains(&chart.text().lines().count()));
    let page = format!("# A chart\n\n```mermaid\n{}```\n\n", chart.text()).repeat(20);
    let settings = Settings::default();
    bencher.bench_local(|| {
        let source = Source::new("page.md", page.as_str());
        let charts = source::charts(&source, SourceKind::Markdown);
        let chart = &charts[10];
        let reading = syntax::read(chart);
        lint::check(&source, chart, &reading, &Meaning::default(), &settings)
    });
}

/// The page with every safe fix made.
#[divan::bench]
fn fix_page(bencher: Bencher) {
    let source = Source::new(
        "page.md",
        "```mermaid\ngraph TD;\n  A[a (b)] --> B;\n  B -> C[\"x\n  C --> D(y)]\n```\n".repeat(20),
    );
    let settings = Settings::default();
    let options = driver::FixOptions {
        applicability: Applicability::Safe,
        severity: Severity::Info,
    };
    bencher.bench_local(|| driver::fix(&source, SourceKind::Markdown, &settings, options));
}
