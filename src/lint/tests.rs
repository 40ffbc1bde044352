use super::testing::all;
use super::*;
use crate::diagnostic::Severity;
use crate::meaning::Meaning;
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
    assert!(
        check(
            &source,
            chart,
            &reading,
            &Meaning::default(),
            &Settings::default()
        )
        .is_empty()
    );
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

#[test]
fn a_comment_allows_what_follows() {
    let chart = "flowchart TD\n    A --> B\n    %% mermaidc: allow duplicate-edge -- on purpose\n    A --> B\n";
    assert!(rules_in("x.mmd", chart).is_empty());
    let late = "flowchart TD\n    A --> B\n    A --> B\n    %% mermaidc: allow duplicate-edge\n    B --> C\n";
    assert_eq!(
        rules_in("x.mmd", late),
        ["3 duplicate-edge", "4 unused-allow"]
    );
}

#[test]
fn a_comment_at_the_top_allows_in_the_chart() {
    for chart in [
        "%% mermaidc: allow duplicate-edge\nflowchart TD\n    A --> B\n    A --> B\n",
        "flowchart TD\n    %% mermaidc: allow duplicate-edge, self-loop\n    A --> B\n    A --> B\n",
        "flowchart TD\n    A --> B\n    A --> B\n    B --> C\n    %% mermaidc: allow duplicate-edge A\n",
    ] {
        assert!(
            rules_in("x.mmd", chart).is_empty(),
            "{chart}\n{:?}",
            rules_in("x.mmd", chart)
        );
    }
    let other = "flowchart TD\n    A --> B\n    A --> B\n    B --> C\n    %% mermaidc: allow duplicate-edge C\n";
    assert_eq!(
        rules_in("x.mmd", other),
        ["3 duplicate-edge", "5 unused-allow"]
    );
}

#[test]
fn a_comment_before_a_subgraph_allows_inside() {
    let chart = "flowchart TD\n    C --> D\n    %% mermaidc: allow duplicate-edge\n    subgraph S\n    A --> B\n    A --> B\n    end\n    C --> D\n";
    assert_eq!(rules_in("x.mmd", chart), ["8 duplicate-edge"]);
}

#[test]
fn an_html_comment_before_the_fence_allows_in_the_chart() {
    let page = "# Page\n\n<!-- mermaidc: allow duplicate-edge -- both ways -->\n\n```mermaid\nflowchart TD\n    A --> B\n    A --> B\n```\n";
    assert!(
        rules_in("x.md", page).is_empty(),
        "{:?}",
        rules_in("x.md", page)
    );
    let page = page.replace("duplicate-edge", "duplicate-edges");
    assert_eq!(
        rules_in("x.md", &page),
        ["3 unknown-rule", "8 duplicate-edge"]
    );
}

#[test]
fn what_is_allowed_and_not_there_is_said() {
    let chart = "flowchart TD\n    A --> B\n    %% mermaidc: allow duplicate-edge Z\n    B --> C\n";
    let (source, found) = all(&UNUSED_ALLOW, "x.mmd", chart);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].message,
        "no node has the id `Z`, so this allows nothing"
    );
    let fixed =
        crate::diagnostic::apply(source.text(), found.iter().filter_map(|d| d.fix.as_ref()));
    assert_eq!(fixed.text, "flowchart TD\n    A --> B\n    B --> C\n");
    let off = "flowchart TD\n    A --> A\n    %% mermaidc: allow self-loop\n    B --> C\n";
    assert!(
        rules_in("x.mmd", off).is_empty(),
        "a rule that is off says nothing of its comments"
    );
}

#[test]
fn an_allow_has_rules_before_its_reason_and_between_commas() {
    let chart =
        |words: &str| format!("flowchart TD\n    %% mermaidc: allow {words}\n    A --> A\n");
    for words in ["-- why", ",", "--"] {
        let (_, found) = all(&INVALID_DIRECTIVE, "x.mmd", &chart(words));
        assert_eq!(found.len(), 1, "`allow {words}` allows nothing");
    }
    for words in ["nothing , neither", "nothing ,neither"] {
        let (_, found) = all(&UNKNOWN_RULE, "x.mmd", &chart(words));
        assert_eq!(found.len(), 2, "`allow {words}` names two rules");
    }
}

#[test]
fn levels_change_severities() {
    let text = "flowchart TD\n    A --> B --> A\n";
    let source = Source::new("x.mmd", text);
    let chart = &charts(&source, SourceKind::Mermaid)[0];
    let reading = crate::syntax::read(chart);
    let no_exit = infos().find(|info| info.name == "no-exit").expect("a rule");
    let severity = |level: Option<Level>| {
        let mut settings = Settings::default();
        if let Some(level) = level {
            settings.levels.set(no_exit, level);
        }
        let found = check(&source, chart, &reading, &Meaning::default(), &settings);
        found.iter().find(|d| d.rule == no_exit).map(|d| d.severity)
    };
    assert_eq!(
        severity(None),
        Some(Severity::Info),
        "the chart decides nothing"
    );
    assert_eq!(severity(Some(Level::Warning)), Some(Severity::Warning));
    assert_eq!(severity(Some(Level::Off)), None);
}

#[test]
fn comments_that_can_allow_nothing_are_reported() {
    let page = "<!-- mermaidc: allow -->\n```mermaid\nflowchart TD\n    A --> B\n    %% mermaidc: allow\n    B --> C\n```\n";
    assert_eq!(
        rules_in("page.md", page),
        ["1 invalid-directive", "5 invalid-directive"]
    );
    let refused =
        "flowchart TD\n    A --> B\n    %% mermaidc: allow unclosed-bracket\n    B --> C\n";
    assert_eq!(rules_in("a.mmd", refused), ["3 unknown-rule"]);
}
