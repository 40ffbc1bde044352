//! Reads, checks and compiles a chart: nothing panics, nothing hangs, every place is in the text.
//!
//! `cargo +nightly fuzz run chart -- -max_len=4096`

#![no_main]

use libfuzzer_sys::fuzz_target;
use mermaidc::config::Settings;
use mermaidc::driver::{self, EMITTERS, Request};
use mermaidc::source::{Source, SourceKind};

fuzz_target!(|text: &str| {
    let source = Source::new("chart.mmd", text);
    let settings = Settings::default();
    let checked = driver::check(&source, SourceKind::Mermaid, &settings);
    for finding in &checked.diagnostics {
        assert!(text.get(finding.span.range()).is_some());
    }
    for emitter in EMITTERS {
        let request = Request::new(*emitter);
        let _ = driver::compile(&source, SourceKind::Mermaid, &request, &settings);
    }
});
