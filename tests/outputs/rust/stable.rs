//! The same chart is the same module; what does not change the meaning changes line numbers only.

use super::charts::{random_chart, rust};

/// A text with every `line 12` made `line _`.
fn without_lines(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("line ") {
        let (before, following) = rest.split_at(at + "line ".len());
        out.push_str(before);
        rest = following.trim_start_matches(|c: char| c.is_ascii_digit());
        if rest.len() < following.len() {
            out.push('_');
        }
    }
    out + rest
}

#[test]
fn the_same_on_every_run() {
    for seed in 0..20 {
        let chart = random_chart(seed);
        assert_eq!(rust(&chart), rust(&chart), "{chart}");
    }
}

#[test]
fn comments_colours_and_positions_change_line_numbers_only() {
    let plain = "flowchart TD\n  A{Big?} -->|Yes| B[Ship]\n  A -->|No| C[Keep]\n";
    let made = rust(plain).expect("a module");
    for changed in [
        "flowchart TD\n  %% A remark.\n  A{Big?} -->|Yes| B[Ship]\n\n\n  A -->|No| C[Keep]\n",
        "flowchart LR\n  A{Big?} -->|Yes| B[Ship]\n  A -->|No| C[Keep]\n  style A fill:#f96\n  classDef big font-size:20px\n  class B big\n",
        "graph TB\n      A{Big?} ==>|Yes| B[Ship]\n  A -.->|No| C[Keep]\n  linkStyle 0 stroke:red\n",
        "%%{init: {\"theme\": \"dark\"}}%%\nflowchart TD\n  subgraph one\n  A{Big?} -->|Yes| B[Ship]\n  end\n  A -->|No| C[Keep]\n",
    ] {
        let changed = rust(changed).unwrap_or_else(|refused| panic!("{changed}: {refused:?}"));
        assert_eq!(without_lines(&changed), without_lines(&made));
    }
}

#[test]
fn an_edit_renames_what_collides_only() {
    let names = |chart: &str| {
        let made = rust(chart).expect("a module");
        let outcomes = made.split("Outcome by node_id").nth(1).expect("outcomes");
        let outcomes = outcomes.split('}').next().expect("their end");
        let names = outcomes.lines().filter_map(|line| line.split_once('('));
        names
            .map(|(name, _)| name.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let before =
        "flowchart TD\n  A{Big?} -->|Yes| B[Ship]\n  A -->|No| C[Keep]\n  A -->|Maybe| D[Wait]\n";
    assert_eq!(names(before), ["Ship", "Keep", "Wait"]);
    let after = before.replace("Keep", "Ship!");
    assert_eq!(names(&after), ["ShipB", "ShipC", "Wait"]);
    let pinned = format!("{after}  %% mermaidc: name B = Ship\n");
    assert_eq!(names(&pinned), ["Ship", "ShipC", "Wait"]);
}
