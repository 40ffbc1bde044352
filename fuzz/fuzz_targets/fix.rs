//! Mends a chart: one that was accepted stays accepted, and mending again changes nothing.
//!
//! `cargo +nightly fuzz run fix -- -max_len=2048`

#![no_main]

use libfuzzer_sys::fuzz_target;
use mermaidc::config::Settings;
use mermaidc::diagnostic::{Applicability, Severity};
use mermaidc::driver::{self, Mend};
use mermaidc::source::{Source, SourceKind};

fuzz_target!(|text: &str| {
    let source = Source::new("chart.mmd", text);
    let settings = Settings::default();
    let mend = Mend { applicability: Applicability::Safe, severity: Severity::Info };
    let before = driver::check(&source, SourceKind::Mermaid, &settings);
    let fixed = driver::fix(&source, SourceKind::Mermaid, &settings, mend);
    assert!(fixed.checked.broken() <= before.broken());
    let again = driver::fix(&fixed.source, SourceKind::Mermaid, &settings, mend);
    assert_eq!(again.source.text(), fixed.source.text());
});
