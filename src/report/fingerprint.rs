//! What stays the same of a finding while lines move.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Gives findings numbers by what they are about, not by where they stand: the rule and the words of the
/// line. Of several that are the same in these, each gets its own, in order.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<u64, u64>,
    /// The words of the line that was looked at last, as a number: a line may have many findings.
    last: Option<(String, u32, u64)>,
}

impl Fingerprints {
    /// The fingerprint of a finding, and which of its kind it is, from 1. `scope` is what it is unique in.
    pub(super) fn of(&mut self, scope: &str, source: &Source, finding: &Diagnostic) -> (u64, u64) {
        let line = source.lines().line(finding.span.start);
        let words = match &self.last {
            Some((file, at, words)) if file == source.name() && *at == line => *words,
            _ => {
                let words = words_of(source, line);
                self.last = Some((source.name().to_owned(), line, words));
                words
            }
        };
        let mut hash = Fnv(words);
        hash.add(scope);
        hash.add(finding.rule.name);
        let count = self.seen.entry(hash.0).or_default();
        *count += 1;
        (hash.0, *count)
    }
}

/// A number for the words of a line.
fn words_of(source: &Source, line: u32) -> u64 {
    let lines = source.lines();
    let end = if line < lines.len() {
        lines.start(line + 1)
    } else {
        source.text().len() as u32
    };
    let text = source.slice(Span::new(lines.start(line), end));
    let mut hash = Fnv::default();
    for word in text.split_whitespace() {
        hash.add(word);
    }
    hash.0
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): small, and the same for ever, which the standard library's hashes
/// do not promise.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a text and an end that no text has.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// A number of both parts, for formats that want one word.
pub(super) fn word((hash, count): (u64, u64)) -> String {
    let mut both = Fnv(hash);
    both.add(&count.to_string());
    format!("{:016x}", both.0)
}
