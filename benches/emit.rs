//! What charts become: `cargo bench --bench emit`.

use divan::Bencher;
use mermaidc::driver::{self, EMITTERS, Request};
use mermaidc::source::{Source, SourceKind};

fn main() {
    divan::main();
}

/// The example page as each target; those that need a program or draw pixels are left out.
#[divan::bench(args = EMITTERS.iter().map(|emitter| emitter.name()).filter(|name| *name != "png"), sample_count = 20)]
fn page(bencher: Bencher, name: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/communication.md");
    let source = Source::new("page.md", std::fs::read_to_string(path).expect("the page"));
    let request = Request::new(driver::emitter(name).expect("an emitter"));
    let settings = mermaidc::config::Settings::default();
    bencher.bench_local(|| driver::compile(&source, SourceKind::Markdown, &request, &settings));
}
