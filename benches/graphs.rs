//! Large flowcharts of many shapes: `cargo bench --bench graphs`.
//!
//! Each is checked by all rules at growing sizes; the throughput beside each shows a cost that is not
//! linear. `MERMAIDC_MILLION=1` adds charts of a million edges.

use divan::Bencher;
use divan::counter::ItemsCount;
use mermaidc::config::Settings;
use mermaidc::driver;
use mermaidc::source::{Source, SourceKind};

fn main() {
    divan::main();
}

fn sizes() -> Vec<usize> {
    let mut sizes = vec![1_000, 10_000, 100_000];
    if std::env::var_os("MERMAIDC_MILLION").is_some() {
        sizes.push(1_000_000);
    }
    sizes
}

fn check(bencher: Bencher, n: usize, lines: impl Iterator<Item = String>) {
    let text: String = std::iter::once("flowchart TD\n".to_owned())
        .chain(lines)
        .collect();
    let source = Source::new("chart.mmd", text);
    let settings = Settings::default();
    bencher
        .counter(ItemsCount::new(n))
        .bench_local(|| driver::check(&source, SourceKind::Mermaid, &settings));
}

#[divan::bench(args = sizes(), sample_count = 5, sample_size = 1)]
fn chain(bencher: Bencher, n: usize) {
    check(
        bencher,
        n,
        (0..n).map(|i| format!("  N{i}[Step {i}] -->|next {}| N{}\n", i % 7, i + 1)),
    );
}

#[divan::bench(args = sizes(), sample_count = 5, sample_size = 1)]
fn tree(bencher: Bencher, n: usize) {
    let line = |i: usize| {
        format!(
            "  N{}[Step {}] --> N{}[Step {}]\n",
            i / 2,
            i / 2,
            i + 1,
            i + 1
        )
    };
    check(bencher, n, (0..n).map(line));
}

#[divan::bench(args = sizes(), sample_count = 5, sample_size = 1)]
fn merges(bencher: Bencher, n: usize) {
    check(
        bencher,
        n,
        (0..n).map(|i| format!("  N{i}[Step {i}] --> N{}\n", i + 1 + i * 7 % 5)),
    );
}

/// Subgraphs in each other, ten deep, a hundred nodes each.
#[divan::bench(args = sizes(), sample_count = 5, sample_size = 1)]
fn nested_subgraphs(bencher: Bencher, n: usize) {
    let line = |i: usize| {
        let open = match i % 100 {
            0 if i.is_multiple_of(1_000) => {
                "  end\n".repeat(if i == 0 { 0 } else { 10 }) + &format!("  subgraph G{i}\n")
            }
            0 => format!("  subgraph G{i}\n"),
            _ => String::new(),
        };
        open + &format!("  N{i} --> N{}\n", i + 1)
    };
    check(bencher, n, (0..n).map(line).chain(["  end\n".repeat(10)]));
}

/// One node whose label is declared again and again.
#[divan::bench(args = sizes(), sample_count = 5, sample_size = 1)]
fn one_node(bencher: Bencher, n: usize) {
    check(bencher, n, (0..n).map(|i| format!("  N[Label {i}]\n")));
}

/// One label of so many bytes.
#[divan::bench(args = sizes(), sample_count = 5, sample_size = 1)]
fn one_label(bencher: Bencher, n: usize) {
    check(
        bencher,
        n,
        [format!("  N[{}]\n", "word ".repeat(n / 5))].into_iter(),
    );
}
