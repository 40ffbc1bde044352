//! Known findings: those that were there when a repository began to be checked.
//!
//! A baseline is a file that lists findings; where it is given, they are not reported, and what is new is. An
//! entry must survive edits that have nothing to do with it, and must not hide what is new. How others do it:
//! ESLint counts violations a rule and file, so that a new one may take a fixed one's place; ruff and Biome
//! write comments into the lines; SARIF's and GitLab's fingerprints hash the words of the line, and a
//! translated or reworded label is a new finding. Here an entry is
//!
//! - the **rule**,
//! - the **place**: the line of the finding without prose, with a mark where it is: `A-->^B{}`,
//! - the **chart**: a number for all its lines without prose,
//! - the **file**, and how often all that is there.
//!
//! It holds for a finding of the same rule and place in the same file, whatever else of the chart was
//! edited, and in any other file where the whole chart is the same. So neither lines nor the order of files
//! matter; a chart that is moved keeps its entries, and so does one whose labels are translated or reworded,
//! as long as ids and links stay. What is moved and edited at once is new, which errs on the side of telling.
//! An entry that no finding answers to is reported (`stale-baseline`), like ESLint's unused suppressions, so
//! that what was fixed stays fixed.

mod skeleton;

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::findings::Checked;
use crate::diagnostic::{Diagnostic, Group, declare_rule};
use crate::source::{Source, Span, TextHash};

declare_rule! {
    /// An entry of the baseline that matches no finding.
    ///
    /// With `--baseline FILE`, findings that the file lists are not reported. An entry is reported
    /// where its file was checked, or is gone, and no finding is left that it is for. It stays
    /// quiet where the rule is off or could not run.
    ///
    /// ## Why it is bad
    ///
    /// The entry would hide the same mistake, made again.
    ///
    /// ## Fix
    ///
    /// Write the baseline again, with `--write-baseline FILE`, or delete the entry.
    pub STALE_BASELINE = "stale-baseline", Config, Warning
}

/// The version of the file. It rises where older readers would misread it.
const VERSION: u32 = 1;

/// One entry: findings that are alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file, from the folder of the baseline, with `/` between folders.
    pub file: String,
    /// The name of the rule.
    pub rule: String,
    /// The line without prose, with a mark at the place.
    pub place: String,
    /// A number for the chart without prose; empty for a finding about the file.
    pub chart: String,
    /// How many findings there are like that.
    pub count: usize,
}

#[derive(Serialize, Deserialize)]
struct Document {
    version: u32,
    findings: Vec<Entry>,
}

/// A baseline as it was read.
#[derive(Debug)]
pub struct Baseline {
    source: Source,
    entries: Vec<Entry>,
    /// The entries of each rule and place.
    places: HashMap<(String, String), Vec<usize>>,
    /// The entries of each file.
    files: HashMap<String, Vec<usize>>,
}

/// What a baseline says of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Of each finding, whether it is known.
    pub findings: Vec<bool>,
    /// How often each entry was used, by its position.
    pub used: Vec<(usize, usize)>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// Why it is not one, in words, with the line and column.
    pub fn read(source: Source) -> Result<Self, String> {
        let document: Document = serde_json::from_str(source.text())
            .map_err(|error| format!("{}: not a baseline: {error}", source.name()))?;
        if document.version != VERSION {
            return Err(format!(
                "{}: a baseline of version {}; this mermaidc reads version {VERSION}",
                source.name(),
                document.version
            ));
        }
        let entries = document.findings;
        let mut places: HashMap<_, Vec<usize>> = HashMap::new();
        let mut files: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            let key = (entry.rule.clone(), entry.place.clone());
            places.entry(key).or_default().push(at);
            files.entry(entry.file.clone()).or_default().push(at);
        }
        Ok(Self {
            source,
            entries,
            places,
            files,
        })
    }

    /// The file.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Its entries, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries of a file, with their positions.
    pub fn of_file(&self, file: &str) -> impl Iterator<Item = (usize, &Entry)> {
        let own = self.files.get(file).into_iter().flatten();
        own.map(|&at| (at, &self.entries[at]))
    }

    /// Which findings of a file it lists.
    #[must_use]
    pub fn known(&self, file: &str, source: &Source, checked: &Checked) -> Known {
        let mut used: BTreeMap<usize, usize> = BTreeMap::new();
        let places = Places::of(checked, source);
        let known = checked.diagnostics.iter().map(|finding| {
            let (place, chart) = places.of_finding(source, finding);
            let key = (finding.rule.name.to_owned(), place);
            let free = |at: &&usize| {
                let taken = used.get(*at).copied().unwrap_or_default();
                taken < self.entries[**at].count
            };
            let fit = |at: &usize| {
                let entry = &self.entries[*at];
                let (here, same) = (entry.file == file, entry.chart == chart);
                (here || same && !chart.is_empty()).then_some((here, same))
            };
            let candidates = self.places.get(&key).into_iter().flatten().filter(free);
            let fitting: Vec<_> = candidates
                .filter_map(|at| Some((fit(at)?, std::cmp::Reverse(*at))))
                .collect();
            let best = fitting.iter().max().copied();
            let answered = fitting.iter().filter(|one| match best {
                Some(((true, _), _)) => Some(**one) == best,
                // Of several charts that are the same, nobody can say which one was moved here.
                _ => true,
            });
            for (_, std::cmp::Reverse(at)) in answered {
                *used.entry(*at).or_default() += 1;
            }
            best.is_some()
        });
        let findings = known.collect();
        Known {
            findings,
            used: used.into_iter().collect(),
        }
    }

    /// The entries that no finding answers to: `used` says how often each was used in the file that used
    /// it most, `judged` whether an entry's file was checked by its rule.
    #[must_use]
    pub fn stale(&self, used: &[usize], judged: impl Fn(usize, &Entry) -> bool) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut from = 0;
        for (at, entry) in self.entries.iter().enumerate() {
            let line = line(entry);
            let start = self.source.text().get(from..).and_then(|t| t.find(&line));
            let span = start.map_or(Span::new(0, 0), |start| {
                let start = from + start;
                from = start + line.len();
                Span::new(start as u32, from as u32)
            });
            let count = used.get(at).copied().unwrap_or_default();
            if count >= entry.count || !judged(at, entry) {
                continue;
            }
            let message = if count == 0 {
                format!("`{}` is not found any more in `{}`", entry.rule, entry.file)
            } else {
                format!(
                    "`{}` is found {count} of {} times here in `{}`",
                    entry.rule, entry.count, entry.file
                )
            };
            found.push(
                Diagnostic::new(&STALE_BASELINE, span, message)
                    .help("Write the baseline again, with `--write-baseline`."),
            );
        }
        found
    }
}

/// Whether an entry of a rule says something of a file in which these are known: what the other rules would
/// find in a chart that Mermaid refuses since then cannot be known.
#[must_use]
pub fn is_judged(rule: &str, checked: &Checked, known: &Known) -> bool {
    let findings = checked.diagnostics.iter().zip(&known.findings);
    let mut new = findings
        .filter(|(_, known)| !**known)
        .map(|(finding, _)| finding.rule);
    let is_syntax = crate::syntax::rules().any(|info| info.name == rule);
    is_syntax || !new.any(|info| info.group == Group::Syntax)
}

/// The entries for some findings of a file.
#[must_use]
pub fn entries(file: &str, source: &Source, checked: &Checked) -> Vec<Entry> {
    let places = Places::of(checked, source);
    let mut counts: BTreeMap<(&str, String, String), usize> = BTreeMap::new();
    for finding in &checked.diagnostics {
        let (place, chart) = places.of_finding(source, finding);
        *counts.entry((finding.rule.name, place, chart)).or_default() += 1;
    }
    let entry = |((rule, place, chart), count): ((&str, _, _), usize)| Entry {
        file: file.to_owned(),
        rule: rule.to_owned(),
        place,
        chart,
        count,
    };
    counts.into_iter().map(entry).collect()
}

/// The text of a baseline: sorted, an entry a line, so that two branches that touch it merge.
#[must_use]
pub fn text(mut entries: Vec<Entry>) -> String {
    entries.sort();
    let lines: Vec<String> = entries
        .iter()
        .map(|entry| format!("\n    {}", line(entry)))
        .collect();
    let gap = if lines.is_empty() { "" } else { "\n  " };
    format!(
        "{{\n  \"version\": {VERSION},\n  \"findings\": [{}{gap}]\n}}\n",
        lines.join(",")
    )
}

fn line(entry: &Entry) -> String {
    // A struct of texts and a number has a form in JSON.
    serde_json::to_string(entry).unwrap_or_default()
}

/// The charts of a file without prose.
struct Places(Vec<Place>);

/// A chart without prose.
struct Place {
    /// The line where it begins.
    first: u32,
    lines: Vec<skeleton::Line>,
    /// Its number.
    number: String,
}

impl Places {
    fn of(checked: &Checked, source: &Source) -> Self {
        let charts = checked.charts.iter().map(|checked| {
            let lines = skeleton::lines(&checked.chart.text.text);
            Place {
                first: source.lines().line(checked.chart.span.start),
                number: number(&lines),
                lines,
            }
        });
        Self(charts.collect())
    }

    /// The line of a finding with a mark, and the number of its chart.
    fn of_finding(&self, source: &Source, finding: &Diagnostic) -> (String, String) {
        let line = source.lines().line(finding.span.start);
        let text = text_of(source, line);
        let column = (finding.span.start - source.lines().start(line)) as usize;
        let chart = finding.chart.and_then(|n| self.0.get(n as usize - 1));
        let kept = chart.and_then(|chart| {
            let at = line.checked_sub(chart.first)?;
            chart.lines.get(at as usize)
        });
        let place = match kept {
            // In a list or a quote, the page has more before the line than the chart.
            Some(kept) => kept.marked(column.saturating_sub(text.len().saturating_sub(kept.len()))),
            None => {
                let whole = skeleton::lines(text);
                whole
                    .first()
                    .map_or_else(String::new, |kept| kept.marked(column))
            }
        };
        let number = chart.map_or_else(String::new, |chart| chart.number.clone());
        (place, number)
    }
}

/// A line's text without its break.
fn text_of(source: &Source, line: u32) -> &str {
    let lines = source.lines();
    let end = if line < lines.len() {
        lines.start(line + 1)
    } else {
        source.text().len() as u32
    };
    let text = source.slice(Span::new(lines.start(line), end));
    text.strip_suffix('\n').unwrap_or(text)
}

/// A number for the lines of a chart that say something.
fn number(lines: &[skeleton::Line]) -> String {
    let mut hash = TextHash::default();
    for line in lines {
        let text = line.text();
        if !text.is_empty() && !text.starts_with("%%") {
            hash.add(&text);
        }
    }
    format!("{:016x}", hash.value())
}

#[cfg(test)]
mod tests;
