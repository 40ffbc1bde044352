//! What an entry survives, and what it does not hide.

use super::*;
use crate::config::Settings;
use crate::driver::check;
use crate::source::SourceKind;

const CHART: &str = "flowchart TD\n    A[Rain] --> B[Umbrella]\n    A --> C{Which?}\n";

fn page(chart: &str) -> String {
    format!("# Page\n\n```mermaid\n{chart}```\n")
}

fn checked(name: &str, text: &str) -> (Source, Checked) {
    let source = Source::new(name, text);
    let checked = check(&source, SourceKind::Markdown, &Settings::default());
    (source, checked)
}

fn baseline(name: &str, page: &str) -> Baseline {
    let (source, checked) = checked(name, page);
    assert!(!checked.diagnostics.is_empty());
    Baseline::read(Source::new(
        "baseline.json",
        text(entries(name, &source, &checked)),
    ))
    .unwrap()
}

/// The rules of what is new in a file, and how many entries are stale.
fn new(baseline: &Baseline, name: &str, page: &str) -> (Vec<&'static str>, usize) {
    let (source, checked) = checked(name, page);
    let known = baseline.known(name, &source, &checked);
    let mut used = vec![0; baseline.entries().len()];
    for (at, count) in &known.used {
        used[*at] = *count;
    }
    let new = checked.diagnostics.iter().zip(&known.findings);
    (
        new.filter(|(_, known)| !**known)
            .map(|(d, _)| d.rule.name)
            .collect(),
        baseline.stale(&used, |_, _| true).len(),
    )
}

#[test]
fn a_chart_that_is_moved_edited_or_translated_keeps_its_entries() {
    let old = baseline("a.md", &page(CHART));
    let nothing_new = (vec![], 0);
    for (name, text) in [
        ("a.md", page(CHART)),
        ("a.md", format!("# More\n\ntext\n\n{}", page(CHART))),
        ("b/c.md", page(CHART)),
        (
            "de/a.md",
            page(
                &CHART
                    .replace("Rain", "Regen")
                    .replace("Which?", "Welche?")
                    .replace("Umbrella", "Schirm"),
            ),
        ),
        (
            "a.md",
            page(&CHART.replace("B[Umbrella]", "B[Umbrella]\n    B --> D[Go out]")),
        ),
        ("a.md", page(&CHART.replace("    ", "\t"))),
        (
            "q.md",
            format!("> {}", page(CHART).trim_end().replace('\n', "\n> ")),
        ),
        (
            "c.md",
            page(&CHART.replace("flowchart TD", "flowchart TD\n    %% a comment")),
        ),
    ] {
        assert_eq!(new(&old, name, &text), nothing_new, "{text}");
    }
}

#[test]
fn what_is_new_is_reported_and_what_is_fixed_is_stale() {
    let old = baseline("a.md", &page(CHART));
    let second = CHART.replace("B[Umbrella]", "B[Umbrella]\n    B --> D{Why?}");
    assert_eq!(new(&old, "a.md", &page(&second)), (vec!["dead-end"], 0));
    let fixed = CHART.replace("C{Which?}", "C[Sunglasses]");
    assert_eq!(new(&old, "a.md", &page(&fixed)), (vec![], 1));
    // Moved and edited at once is new, as is the same mistake in another chart.
    assert_eq!(new(&old, "b.md", &page(&second)).0.len(), 2);
    let twice = format!(
        "{}\n{}",
        page(CHART),
        page(&CHART.replace("A[", "Q[").replace("A --", "Q --"))
    );
    assert_eq!(new(&old, "a.md", &twice).0, ["dead-end"]);
    let again = format!("{}\n{}", page(CHART), page(CHART));
    assert_eq!(new(&old, "a.md", &again).0, ["dead-end"], "an entry counts");
}

#[test]
fn charts_that_are_the_same_may_all_move() {
    let mut all = Vec::new();
    for name in ["a.md", "b.md"] {
        let (source, checked) = checked(name, &page(CHART));
        all.extend(entries(name, &source, &checked));
    }
    let old = Baseline::read(Source::new("baseline.json", text(all))).unwrap();
    assert_eq!(new(&old, "c.md", &page(CHART)), (vec![], 0));
    // In its own file, a finding answers for that file alone.
    assert_eq!(new(&old, "a.md", &page(CHART)), (vec![], 1));
}

#[test]
fn broken_charts_have_entries_too() {
    let broken = "flowchart TD\n    A[Start --> B{Choice}\n";
    let old = baseline("a.md", &page(broken));
    assert_eq!(
        new(&old, "b.md", &page(&broken.replace("Start", "Anfang"))),
        (vec![], 0)
    );
    assert_eq!(
        new(&old, "a.md", &page(&broken.replace("A[", "Z["))).0,
        ["unclosed-bracket"]
    );
}

#[test]
fn the_file_is_sorted_and_says_what_it_is() {
    let (source, checked) = checked("a.md", &page(CHART));
    let list = entries("docs/a.md", &source, &checked);
    let text = text(list.iter().cloned().rev().collect());
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../../docs/schema/baseline.schema.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(
        jsonschema::validator_for(&schema).unwrap().is_valid(&value),
        "{text}"
    );
    assert_eq!(
        text,
        "{\n  \"version\": 1,\n  \"findings\": [\n    {\"file\":\"docs/a.md\",\"rule\":\"dead-end\",\
         \"place\":\"A-->^C{}\",\"chart\":\"7f1702746c905b4f\",\"count\":1}\n  ]\n}\n"
    );
    let empty = super::text(Vec::new());
    assert_eq!(empty, "{\n  \"version\": 1,\n  \"findings\": []\n}\n");
    for (text, reason) in [
        ("{}", "missing field"),
        ("[]", "invalid"),
        ("{\"version\": 2, \"findings\": []}", "version 2"),
    ] {
        let error = Baseline::read(Source::new("b.json", text)).unwrap_err();
        assert!(
            error.starts_with("b.json: ") && error.contains(reason),
            "{error}"
        );
    }
}
