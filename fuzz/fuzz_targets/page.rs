//! Reads and checks the bytes of a page, as a file could hold them.
//!
//! `cargo +nightly fuzz run page -- -max_len=8192`

#![no_main]

use libfuzzer_sys::fuzz_target;
use mermaidc::config::Settings;
use mermaidc::driver;
use mermaidc::source::SourceKind;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(source) = driver::decode("page.md", bytes.to_vec()) {
        let kind = SourceKind::Markdown;
        let checked = driver::check(&source, kind, &Settings::default());
        for finding in &checked.diagnostics {
            assert!(source.text().get(finding.span.range()).is_some());
        }
    }
});
