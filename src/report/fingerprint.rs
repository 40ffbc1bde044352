//! What stays the same of a finding while lines move.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span, TextHash};

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
        let mut hash = TextHash::from(words);
        hash.add(scope);
        hash.add(finding.rule.name);
        let count = self.seen.entry(hash.value()).or_default();
        *count += 1;
        (hash.value(), *count)
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
    let mut hash = TextHash::default();
    for word in text.split_whitespace() {
        hash.add(word);
    }
    hash.value()
}

/// A number of both parts, for formats that need one word.
pub(super) fn word((hash, count): (u64, u64)) -> String {
    let mut both = TextHash::from(hash);
    both.add(&count.to_string());
    format!("{:016x}", both.value())
}
