//! Good charts with random edits, through `--fix`: no chart gets worse, and a second run changes nothing.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use mermaidc::config::Settings;
use mermaidc::diagnostic::{Applicability, Severity, apply};
use mermaidc::driver::{self, Checked, FixOptions};
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax::{self, Reading};

use crate::random::Random;

/// How many charts are made: `MUTATED_CHARTS=4000` for a long search.
fn rounds() -> usize {
    let asked = std::env::var("MUTATED_CHARTS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(400)
}

/// What is put into charts.
const PIECES: &[&str] = &[
    " ",
    "\n",
    "\t",
    "\"",
    "`",
    "'",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "|",
    ">",
    "<",
    "-",
    "->",
    "-->",
    "--",
    "==",
    "-.",
    "~~~",
    ";",
    ":",
    ":::",
    ",",
    "&",
    "%%",
    "@{",
    "#",
    "\\n",
    "\\",
    "/",
    "end",
    "\nend\n",
    "subgraph ",
    "style ",
    "class ",
    "click ",
    "linkStyle ",
    "graph TD",
    "x",
    "o",
    "A",
    "“",
    "→",
    "é",
    "\u{200b}",
    "<br>",
    "//",
    "=>",
    "***",
    "1",
    "---\n",
    "direction LR",
    "A[f(x)]",
    " text ",
    "|a|",
];

/// What is put into charts of other kinds.
const PIECES_OF_KINDS: &[&str] = &[
    " ",
    "\n",
    "\t",
    "\"",
    "`",
    "'",
    "{",
    "}",
    "(",
    ")",
    "()",
    "<",
    ">",
    "<<",
    ">>",
    "<|",
    "|",
    "~",
    "-",
    "--",
    "-->",
    "->>",
    "-x",
    "+",
    "*",
    "o",
    ".",
    "..",
    "...",
    "1.",
    "0",
    ",",
    ":",
    "::",
    ":::",
    ";",
    "#",
    "%%",
    "@{",
    "\\",
    "/|",
    "/",
    "=",
    "[*]",
    "<<choice>>",
    "end",
    "\nend\n",
    "as ",
    "and ",
    "else ",
    "loop ",
    "alt ",
    "rect ",
    "box ",
    "note ",
    "Note over ",
    "end note",
    "participant ",
    "actor ",
    "create ",
    "destroy ",
    "activate ",
    "deactivate ",
    "autonumber ",
    "links ",
    "class ",
    "namespace A {",
    "state ",
    "state A {",
    "classDef ",
    "style ",
    "click ",
    "direction LR",
    "title ",
    "accTitle:",
    "accDescr {",
    "showData",
    "é",
    "🦀",
    "\u{a0}",
    "\u{3000}",
    "\u{2028}",
    "\u{feff}",
    "\u{200b}",
    "<br>",
    "<!--",
    "x y",
];

/// The charts of some folders of the fixtures; those of `refused` are left out.
fn charts_of(folders: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).expect("a folder").flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() && !path.ends_with("refused") {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "mmd") {
                found.push(std::fs::read_to_string(&path).expect("a chart"));
            }
        }
    }
    found
}

/// A chart with one to four edits, often beside another chart's body.
fn mutated(good: &[String], pieces: &[&str], random: &mut Random) -> String {
    let mut text = good[random.below(good.len())].clone();
    if random.below(3) == 0 {
        let other = &good[random.below(good.len())];
        text.extend(other.split_inclusive('\n').skip(1));
    }
    for _ in 0..=random.below(4) {
        let cut = |random: &mut Random| {
            let mut at = random.below(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (a, b) = (cut(random), cut(random));
        let (from, to) = (a.min(b), a.max(b));
        let next = text[from..].chars().next().map_or(0, char::len_utf8);
        match random.below(8) {
            0..=2 => text.replace_range(from..from + next, ""),
            3..=5 => text.insert_str(from, pieces[random.below(pieces.len())]),
            6 => text.replace_range(from..from + next, pieces[random.below(pieces.len())]),
            _ if to - from < 24 => text.replace_range(from..to, ""),
            _ => {
                let copy: String = text[from..to].chars().take(12).collect();
                text.insert_str(to, &copy);
            }
        }
    }
    text
}

fn errors(reading: &Reading) -> usize {
    let findings = reading.diagnostics.iter();
    findings.filter(|d| d.severity == Severity::Error).count()
}

fn draws_as(one: &Reading, other: &Reading) -> bool {
    match (&one.diagram, &other.diagram) {
        (Some(one), Some(other)) => one.draws_as(other),
        _ => one.kind == other.kind,
    }
}

fn only(checked: &Checked) -> &Reading {
    &checked.charts[0].reading
}

/// What is wrong with the fixes of a chart.
fn broken_promises(text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let settings = Settings::default();
    let source = Source::new("chart.mmd", text);
    let before = driver::check(&source, SourceKind::Mermaid, &settings);
    let old = only(&before);
    // Each safe fix alone.
    let fixes = before.diagnostics.iter().filter_map(|d| d.fix.as_ref());
    for fix in fixes.filter(|fix| fix.applicability == Applicability::Safe) {
        let fixed = Source::new("chart.mmd", apply(text, [fix]).text);
        let new = syntax::read(&charts(&fixed, SourceKind::Mermaid)[0]);
        let better = new.is_accepted()
            || errors(&new) < errors(old)
            || errors(&new) == errors(old) && draws_as(old, &new);
        let same = !old.is_accepted() || new.is_accepted() && draws_as(old, &new);
        if !(better && same) {
            wrong.push(format!(
                "`{}` is not safe:\n{}",
                fix.description,
                fixed.text()
            ));
        }
    }
    // All of them, as --fix and --unsafe-fixes apply them.
    for applicability in [Applicability::Safe, Applicability::Unsafe] {
        let options = FixOptions {
            applicability,
            severity: Severity::Info,
        };
        let fixed = driver::fix(&source, SourceKind::Mermaid, &settings, options);
        let new = only(&fixed.checked);
        let name = applicability.name();
        if errors(new) > errors(old) {
            wrong.push(format!(
                "{name} fixes make more errors:\n{}",
                fixed.source.text()
            ));
        }
        if applicability == Applicability::Safe && old.is_accepted() && !draws_as(old, new) {
            wrong.push(format!(
                "safe fixes change the drawing:\n{}",
                fixed.source.text()
            ));
        }
        let again = driver::fix(&fixed.source, SourceKind::Mermaid, &settings, options);
        if again.source.text() != fixed.source.text() {
            wrong.push(format!(
                "a second run changes {name} fixes:\n{}\n--- to\n{}",
                fixed.source.text(),
                again.source.text()
            ));
        }
    }
    wrong
}

#[test]
fn no_fix_makes_a_mutated_flowchart_worse() {
    search(&charts_of(&["flowchart"]), PIECES);
}

#[test]
fn no_fix_makes_a_mutated_chart_of_another_kind_worse() {
    let folders =
        ["class", "er", "pie", "sequence", "state"].map(|kind| format!("refusals/{kind}"));
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    search(&charts_of(&folders), PIECES_OF_KINDS);
}

/// Looks for a fix that breaks its promise.
fn search(good: &[String], pieces: &[&str]) {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut wrong = String::new();
    let (mut refused, mut fixable) = (0, 0);
    for _ in 0..rounds() {
        let text = mutated(good, pieces, &mut random);
        let reading = syntax::read(
            &charts(
                &Source::new("chart.mmd", text.as_str()),
                SourceKind::Mermaid,
            )[0],
        );
        refused += usize::from(!reading.is_accepted());
        fixable += usize::from(reading.diagnostics.iter().any(|d| d.fix.is_some()));
        for broken in broken_promises(&text) {
            writeln!(wrong, "=== {text}\n--- {broken}").expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(
        refused * 4 > rounds() && fixable * 8 > rounds(),
        "{refused} refused, {fixable} with a fix"
    );
}
