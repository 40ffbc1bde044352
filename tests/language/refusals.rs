//! What mermaidc says of each mistake, as people read it: `fixtures/refusals/KIND/NAME.txt` shows the
//! chart, the report, and the chart after its safe fixes.
//!
//! `UPDATE_GOLDEN=1 cargo test --test language refusals` writes them anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use mermaidc::diagnostic::{Applicability, Diagnostic, Fix, Severity, apply};
use mermaidc::report::{FileFindings, Full, Reporter, Style, Summary};
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax::{self, Reading};

/// Between the parts of a golden file.
const RULE: &str =
    "--------------------------------------------------------------------------------";

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

/// Every chart of a folder, and of its folders, by name.
fn sources(folder: &Path) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "mmd") {
            let name = path.file_name().expect("a name").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("a chart");
            found.push(Source::new(name.into_owned(), text));
        }
    }
    found.sort_by(|a, b| a.name().cmp(b.name()));
    found
}

fn read(source: &Source) -> Reading {
    let mut reading = syntax::read(&charts(source, SourceKind::Mermaid)[0]);
    reading.diagnostics.sort_by_key(|d| d.span);
    reading
}

fn safe_fixes(reading: &Reading) -> Vec<&Fix> {
    let fixes = reading.diagnostics.iter().filter_map(|d| d.fix.as_ref());
    fixes
        .filter(|fix| fix.applicability == Applicability::Safe)
        .collect()
}

/// The chart after its safe fixes; `None` where they change nothing.
fn fixed(source: &Source, reading: &Reading) -> Option<Source> {
    let fixes = safe_fixes(reading);
    let text = apply(source.text(), fixes.iter().copied()).text;
    (text != source.text()).then(|| Source::new(source.name(), text))
}

fn report(source: &Source, diagnostics: &[Diagnostic]) -> String {
    let count = |severity| {
        diagnostics
            .iter()
            .filter(|d| d.severity == severity)
            .count()
    };
    let summary = Summary {
        files: 1,
        charts: 1,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        ..Summary::default()
    };
    let findings = [FileFindings::new(source.clone(), diagnostics.to_vec())];
    let mut out = Vec::new();
    Full.report(&findings, &summary, Style::default(), &mut out)
        .expect("memory takes all");
    String::from_utf8(out).expect("UTF-8")
}

fn golden(source: &Source) -> String {
    let reading = read(source);
    let mut text = format!(
        "{}\n{RULE}\n{}",
        source.text().trim_end_matches('\n'),
        report(source, &reading.diagnostics)
    );
    let mut last = (source.clone(), reading);
    for _ in 0..ROUNDS {
        if let Some(next) = fixed(&last.0, &last.1) {
            let after = read(&next);
            last = (next, after);
        }
    }
    let (fixed, reading) = last;
    if fixed.text() != source.text() {
        let title = match reading.diagnostics.len() {
            0 => "fixed".to_owned(),
            left => format!("fixed as far as it is sure; errors left: {left}"),
        };
        write!(
            text,
            "{RULE} {title}\n{}\n",
            fixed.text().trim_end_matches('\n')
        )
        .expect("a string");
    }
    text
}

/// The charts of the folders of kinds, each with its folder.
fn by_kind() -> Vec<(PathBuf, Source)> {
    let kinds = std::fs::read_dir(folder("refusals")).expect("a folder");
    let mut kinds: Vec<PathBuf> = kinds.map(|kind| kind.expect("an entry").path()).collect();
    kinds.sort();
    let charts = kinds.into_iter().flat_map(|kind| {
        let charts = sources(&kind).into_iter();
        charts.map(move |chart| (kind.clone(), chart))
    });
    charts.collect()
}

#[test]
fn every_refusal_is_said_as_it_is_written_down() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = String::new();
    for (folder, source) in by_kind() {
        let path = folder.join(source.name()).with_extension("txt");
        let is = golden(&source);
        if update {
            std::fs::write(&path, &is).expect("a golden file");
        }
        let was = std::fs::read_to_string(&path).unwrap_or_default();
        if was != is {
            writeln!(
                wrong,
                "=== {}: it was\n{was}\n=== and is\n{is}",
                source.name()
            )
            .expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_has_its_refusal() {
    let reported: BTreeSet<&str> = sources(&folder("refusals"))
        .iter()
        .flat_map(|source| read(source).diagnostics)
        .map(|d| d.rule.name)
        .collect();
    let rules: BTreeSet<&str> = syntax::rules().map(|rule| rule.name).collect();
    let missing: Vec<_> = rules.difference(&reported).collect();
    assert!(
        missing.is_empty(),
        "no chart in fixtures/refusals for {missing:?}"
    );
}

/// How often fixes are applied at most: a statement tells one mistake at a time.
const ROUNDS: usize = 4;

/// What a safe fix promises, held against one chart.
fn broken_promises(source: &Source) -> Vec<String> {
    let mut broken = Vec::new();
    let reading = read(source);
    if reading.is_unread() {
        return broken;
    }
    if reading.is_accepted() {
        return vec!["no error is found".to_owned()];
    }
    let mut now = (source.clone(), read(source));
    for round in 1.. {
        let Some(next) = fixed(&now.0, &now.1) else {
            break;
        };
        let after = read(&next);
        if round > ROUNDS {
            broken.push(format!("fixes find no end:\n{}", next.text()));
            break;
        }
        let safe = safe_fixes(&now.1).len();
        let all = safe == now.1.diagnostics.len();
        if all && fixed(&next, &after).is_none() && !after.is_accepted() {
            let left: Vec<_> = after.diagnostics.iter().map(|d| &d.message).collect();
            broken.push(format!(
                "every error had a safe fix, and errors are left: {left:?}\n{}",
                next.text()
            ));
        }
        if after.diagnostics.len() > now.1.diagnostics.len() {
            broken.push(format!("a fix makes more errors:\n{}", next.text()));
        }
        now = (next, after);
    }
    let Some(flowchart) = reading.flowchart() else {
        return broken;
    };
    for diagnostic in &reading.diagnostics {
        for edit in diagnostic.fix.iter().flat_map(|fix| &fix.edits) {
            for statement in &flowchart.statements {
                let (span, place) = (reading.text.span(statement.range), diagnostic.span);
                let own = span.start <= place.start && place.start <= span.end;
                let touched = edit.span.start < span.end && span.start < edit.span.end;
                // What the finding points at, and the brace that closes what the statement opens, is a part of the
                // same mistake.
                let shown = diagnostic
                    .annotations
                    .iter()
                    .any(|shown| shown.span.start >= span.start && shown.span.end <= span.end);
                let other_half = shown || source.slice(span) == "}";
                if touched && !own && !other_half {
                    broken.push(format!(
                        "the fix of `{}` touches `{}`",
                        diagnostic.message,
                        source.slice(span)
                    ));
                }
            }
        }
    }
    broken
}

#[test]
fn safe_fixes_keep_their_promises() {
    let mut wrong = String::new();
    for name in ["refusals", "flowchart/refused"] {
        for source in sources(&folder(name)) {
            for broken in broken_promises(&source) {
                writeln!(wrong, "{name}/{}: {broken}", source.name()).expect("a string");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
