//! `check --show-drawing`: the part of a chart that a finding is about, below it.

use crate::common::{folder, run};

#[test]
fn what_a_finding_is_about_stands_out() {
    let dir = folder(&[
        (
            "a.mmd",
            "flowchart TD\n  A{Paid?} -->|Yes| B[Ship it]\n  A -->|No| C{Overdue?}\n",
        ),
        (
            "s.mmd",
            "stateDiagram-v2\n  [*] --> A\n  A --> B\n  B --> A\n  C --> A\n",
        ),
        (
            "q.mmd",
            "sequenceDiagram\n  actor A\n  participant B\n  participant C\n  A->>B: hi\n",
        ),
    ]);
    for (file, marked) in [
        ("a.mmd", "┃ Overdue? ┃"),
        ("s.mmd", "┃ C ┃"),
        ("q.mmd", "┃ C ┃"),
    ] {
        let found = run(dir.path(), &["check", "--info", "--show-drawing", file]);
        assert!(found.out.contains(marked), "{file}: {}", found.out);
        let plain = run(dir.path(), &["check", "--info", file]);
        assert!(!plain.out.contains('┃'), "{file}: {}", plain.out);
    }
}

#[test]
fn a_large_chart_is_shown_around_the_place() {
    let mut chart = "flowchart TD\n".to_owned();
    for i in 0..60 {
        chart.push_str(&format!("  n{i} --> n{}\n", i + 1));
    }
    chart.push_str("  n30 --> x{No}\n");
    let dir = folder(&[("a.mmd", &chart)]);
    let found = run(
        dir.path(),
        &["check", "--show-drawing", "--select", "dead-end", "a.mmd"],
    )
    .out;
    assert!(found.contains("┃ No ┃"), "{found}");
    assert_eq!(found.matches(" more rows").count(), 2, "{found}");
    assert!(found.lines().count() < 45, "{found}");
}

#[test]
fn it_goes_with_the_full_report_alone() {
    let dir = folder(&[("a.mmd", "flowchart TD\n  A --> B\n")]);
    for format in ["json", "concise", "html"] {
        let refused = run(
            dir.path(),
            &["check", "--show-drawing", "--format", format, "a.mmd"],
        );
        assert_eq!(refused.code, 2, "{refused:?}");
    }
    let refused = run(
        dir.path(),
        &["check", "--show-drawing", "--statistics", "a.mmd"],
    );
    assert_eq!(refused.code, 2, "{refused:?}");
}
