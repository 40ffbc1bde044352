//! Reading and checking: `cargo bench --bench check`.
//!
//! The page is the front page's example; the charts grow so that a cost that is not linear shows.

use divan::Bencher;
use mermaidc::config::Settings;
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::{driver, syntax};

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
        let charts = charts(&source, SourceKind::Markdown);
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
    let found = charts(&source, SourceKind::Mermaid);
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
