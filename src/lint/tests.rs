use super::testing::all;
use super::*;
use crate::source::{SourceKind, charts};

/// Each finding of a text as `line rule`.
fn rules_in(name: &str, text: &str) -> Vec<String> {
    let (source, found) = all(&UNUSED_ALLOW, name, text);
    found
        .iter()
        .map(|d| format!("{} {}", source.position(d.span.start).line, d.rule.name))
        .collect()
}

#[test]
fn a_chart_without_a_graph_has_no_findings() {
    let source = Source::new("x.mmd", "pie\n");
    let chart = &charts(&source, SourceKind::Mermaid)[0];
    let reading = Reading::default();
    assert!(check(&source, chart, &reading, &Settings::default()).is_empty());
}

#[test]
fn rule_names_are_unique() {
    let mut names: Vec<&str> = infos().map(|info| info.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
    for name in names {
        assert!(
            name.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{name}"
        );
    }
}
