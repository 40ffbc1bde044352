//! The traps, findings and messages of public bug reports, each by an example: what is reported is what the
//! author has to know, and what was meant is left alone.

use mermaidc::config::{Release, Settings};
use mermaidc::diagnostic::{Diagnostic, Severity};
use mermaidc::driver;
use mermaidc::source::{Source, SourceKind};

fn found(chart: &str) -> Vec<Diagnostic> {
    let source = Source::new("a.mmd", chart);
    driver::check(&source, SourceKind::Mermaid, &Settings::default()).diagnostics
}

/// Charts that Mermaid accepts and draws otherwise than they look, or not at all, with what is said of them.
const TRAPS: &[(&str, &str)] = &[
    (
        "flowchart TD\n    A --text B\n    B --> C\n",
        "error swallowed-line",
    ),
    (
        "flowchart TD\n    A --> B\n    B --no C[c]\n    C --> D\n",
        "error swallowed-line",
    ),
    (
        "flowchart TD\n    A --\"text\" B\n    B --> C\n",
        "error swallowed-line",
    ),
    (
        "flowchart TD\n    A[\"User clicks \"Save\"\"] --> B\n",
        "warning lost-quotes",
    ),
    (
        "flowchart TD\n    A[\"\"\"x\"\"\"] --> B\n",
        "warning lost-quotes",
    ),
    (
        "%%{init: {\"theme\": \"dark\",}}%%\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "%%{init: {\"theme\": \"dark\"}%%\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "%%{init: {theme: dark}}%%\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "%%{config: {\"theme\": \"dark\"}}%%\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "---\ntheme: dark\n---\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "---\nconfig:\n  securityLevel: loose\n---\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "---\nconfig:\n  maxEdges: 9\n---\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "---\nconfig:\n  flowChart:\n    curve: linear\n---\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "---\nconfig:\n  layout: elkk\n---\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "---\nconfig:\n  theme: drak\n---\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "---\naccTitle: x\n---\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "flowchart TD\n    A e1@--> B\n    e1 --> C\n",
        "error node-with-link-id",
    ),
    (
        "flowchart TD\n    A e1@--> B\n    e1[One] --> C\n",
        "warning node-with-link-id",
    ),
    (
        "flowchart TD\n    login[Log in] --> dashboard[Dashboard]\n    dashboard --> profile[Profile]\n    dashbord --> logout[Log out]\n",
        "info split-node",
    ),
    (
        "flowchart TD\n    AB[One] --> AC[Two]\n    AC --> AD[Three]\n    AC --> ASC\n",
        "info unlabelled-node",
    ),
    (
        "flowchart TD\n    order[Order] --> quoteservice[Quote service]\n    quote --> cart[Cart]\n",
        "info split-node",
    ),
    (
        "flowchart TD\n    A@{ shape: circle }\n    A[Label] --> B\n",
        "warning relabelled-node",
    ),
    (
        "flowchart TD\n    A@{ label: 42 } --> B\n",
        "error label-not-text",
    ),
    (
        "flowchart TD\n    A@{ label: true } --> B\n",
        "error label-not-text",
    ),
    (
        "flowchart TD\n    A@{ label: pick #12 } --> B\n",
        "warning label-not-text",
    ),
    (
        "flowchart TD\n    A@{ label: &a x } --> B\n",
        "warning label-not-text",
    ),
    (
        "flowchart TD\n    A@{ label: null } --> B\n",
        "warning label-not-text",
    ),
    (
        "flowchart TD\n    A@{ label: [x, y] } --> B\n",
        "error label-not-text",
    ),
    (
        "flowchart TD\n    A[\"`one\\ntwo`\"] --> B\n",
        "warning literal-newline",
    ),
    (
        "flowchart TD\n    A[\"C:\\new\"] --> B\n",
        "warning broken-path",
    ),
    (
        "flowchart TD\n    subgraph Ext %% note\n        A --> B\n    end\n",
        "warning misplaced-mark",
    ),
    (
        "flowchart TD\n    subgraph one TD\n        A --> B\n    end\n",
        "warning misplaced-mark",
    ),
    (
        "flowchart TD\n    A --|Yes|--> B\n",
        "warning misplaced-mark",
    ),
    (
        "flowchart TD\n    A --> B::red\n    classDef red fill:red\n",
        "warning misplaced-mark",
    ),
    (
        "flowchart TD\n    A[\"_word_\"] --> B\n",
        "warning plain-markdown",
    ),
    (
        "flowchart TD\n    A[\"a _word_ inside\"] --> B\n",
        "warning plain-markdown",
    ),
    (
        "flowchart TD\n    subgraph S\n        A --> B\n    end\n    click S \"https://example.org\"\n",
        "warning ignored-statement",
    ),
    (
        "flowchart TD\n    A[a] --> B[b]\n    B --> C[c]\n    C --- D[d]\n    D --> E[e]\n    E --> F[f]\n    F --> G[g]\n",
        "info headless-link",
    ),
    (
        "%%{config}%%\nflowchart TD\n    A --> B\n",
        "warning lost-setting",
    ),
    (
        "flowchart TD\n    A --> B\n    classDef one,two fill:red\n    class A one\n",
        "info unused-class",
    ),
    (
        "flowchart TD\n    A{Sure?} -->|Yes| B\n    A -->|Yes| C\n    A -->|No| D\n",
        "info duplicate-answer",
    ),
    (
        "flowchart TD\n    A[Order] --> B[Pay]\n    B --> C[Pack]\n    C --> D[Ship]\n    E[Refund] ~~~ A\n",
        "info isolated-node",
    ),
];

/// What depends on how Mermaid lays charts out and on its release: the release, the chart, and all that is
/// said of it.
const RELEASES: &[(&str, &str, &[&str])] = &[
    // ELK is the default of Mermaid 12: a link whose ends have different parents takes both out of their
    // direction, an invisible one too.
    ("", CROSSING, &["ignored-direction"]),
    (
        "",
        "---\nconfig:\n  layout: elk\n---\nflowchart TD\n    subgraph S\n        direction LR\n        a --> b\n    end\n    b --> c\n",
        &["ignored-direction"],
    ),
    (
        "",
        "flowchart TD\n    subgraph S\n        direction LR\n        a --> b\n    end\n    a ~~~ c\n",
        &["ignored-direction"],
    ),
    (
        "",
        "flowchart TD\n    subgraph S\n        direction LR\n        a --> b\n        subgraph T\n            direction RL\n            c --> d\n        end\n        a --> d\n    end\n",
        &["ignored-direction", "ignored-direction"],
    ),
    (
        "",
        "flowchart TD\n    subgraph S\n        direction LR\n        a --> b\n        subgraph T\n            direction RL\n            c --> d\n        end\n        S --> d\n    end\n",
        &["ignored-direction", "ignored-direction"],
    ),
    // Siblings: nodes of one parent, subgraphs of one parent, a root node and a top-level subgraph.
    (
        "",
        "flowchart TD\n    subgraph S\n        direction LR\n        a --> b\n    end\n    subgraph T\n        direction LR\n        c --> d\n    end\n    S --> T\n    T --> e\n",
        &[],
    ),
    // Under dagre a link across the border does it, and one to the subgraph does not.
    (
        "",
        "---\nconfig:\n  layout: dagre\n---\nflowchart TD\n    subgraph S\n        direction LR\n        a --> b\n    end\n    b --> c\n",
        &["ignored-direction"],
    ),
    ("11.4", CROSSING, &["ignored-direction"]),
    (
        "11.4",
        "flowchart TD\n    subgraph S\n        direction LR\n        a --> b\n    end\n    S --> c\n",
        &[],
    ),
    // Statements that are newer than the target.
    (
        "11.4",
        "flowchart TD\n    A e1@--> B\n",
        &["newer-than-target"],
    ),
    ("11.5", "flowchart TD\n    A e1@--> B\n", &[]),
    (
        "11.2",
        "flowchart TD\n    A@{ shape: doc } --> B\n",
        &["newer-than-target"],
    ),
    ("11.3", "flowchart TD\n    A@{ shape: doc } --> B\n", &[]),
    // Labels like "1. Do it", before 11.10.
    (
        "11.9",
        "flowchart TD\n    A[\"1. Do it\"] --> B\n",
        &["newer-than-target"],
    ),
    ("11.10", "flowchart TD\n    A[\"1. Do it\"] --> B\n", &[]),
    // `\n` and Markdown in plain labels, from 11.0 to 11.12.
    (
        "11.12",
        "flowchart TD\n    A[\"one\\ntwo\"] --> B\n",
        &["literal-newline"],
    ),
    ("11.13", "flowchart TD\n    A[\"one\\ntwo\"] --> B\n", &[]),
    ("11.12", "flowchart TD\n    A[\"**bold**\"] --> B\n", &[]),
    (
        "11.13",
        "flowchart TD\n    A[\"**bold**\"] --> B\n",
        &["plain-markdown"],
    ),
];

const CROSSING: &str =
    "flowchart TD\n    subgraph S\n        direction LR\n        a --> b\n    end\n    b --> c\n";

#[test]
fn rules_speak_of_the_release_and_its_layout() {
    for (release, chart, expected) in RELEASES {
        let mut settings = Settings::default();
        if !release.is_empty() {
            settings.mermaid_version = Release::parse(release).expect("a release");
        }
        let source = Source::new("a.mmd", *chart);
        let found = driver::check(&source, SourceKind::Mermaid, &settings).diagnostics;
        let names: Vec<&str> = found.iter().map(|found| found.rule.name).collect();
        assert_eq!(names, *expected, "{release}\n{chart}");
        // ELK is no way out where it is the layout.
        let advice = found.iter().filter_map(|found| found.help.as_deref());
        for help in advice.filter(|_| release.is_empty()) {
            assert!(!help.contains("ELK") || chart.contains("dagre"), "{help}");
        }
    }
}

#[test]
fn traps_do_not_pass_silently() {
    for (chart, expected) in TRAPS {
        let said = found(chart).into_iter();
        let said: Vec<String> = said
            .map(|found| format!("{} {}", found.severity.name(), found.rule.name))
            .collect();
        assert!(
            said.iter().any(|said| said == expected),
            "{expected}: {said:?}\n{chart}"
        );
    }
}

/// Charts that are meant as they are: severities that count down, links between subgraphs, code in a box, a loop
/// that holds the chart's first node, a life cycle, a class in a list.
const MEANT: &[&str] = &[
    "flowchart TD\n    A{Severity?} -->|Sev 2 and Above| B[Page]\n    A -->|Sev 3 and Below| C[Ticket]\n",
    "flowchart TD\n    R1[\"let result = if cond\"] --> t[\"true\"]\n    R1 --> f[\"false\"]\n    t --> x[Use it]\n",
    "flowchart TD\n    A --> B{Cache}\n    B -- MISS --> D\n    B -- HIT --> E\n    D -.-> A\n    F --> G\n",
    "flowchart TD\n    subgraph U2\n        a[core question?]\n    end\n    subgraph D2\n        b[x]\n    end\n    U2 -.->|want to| D2\n    D2 -.->|back| U2\n",
    "flowchart TD\n    Closed -->|failures| Open\n    Open -->|timeout| HalfOpen\n    HalfOpen -->|success| Closed\n    HalfOpen -->|failure| Open\n",
    "flowchart TD\n    A --> B\n    classDef one,two fill:red\n    class A one\n",
    "flowchart TD\n    A{Sure?} -->|Yes| B & C\n    A -->|No| D\n",
];

#[test]
fn what_is_meant_is_no_warning() {
    for chart in MEANT {
        let loud = found(chart)
            .into_iter()
            .filter(|found| found.severity > Severity::Info);
        let loud: Vec<String> = loud.map(|found| found.message).collect();
        assert!(loud.is_empty(), "{loud:?}\n{chart}");
    }
}

/// Charts that Mermaid refuses, with the rule and a word that helps.
const REFUSED: &[(&str, &str, &str)] = &[
    (
        "flowchart TD\n    if A then B\n",
        "foreign-statement",
        "a flowchart has no `if`",
    ),
    (
        "# My chart\nflowchart TD\n    A --> B\n",
        "text-before-chart",
        "Markdown heading",
    ),
    (
        "@startuml\nA -> B\n@enduml\n",
        "unknown-diagram",
        "PlantUML",
    ),
    (
        "flowchart TD\n    A@{ shape: foo } --> B\n",
        "unknown-shape",
        "one of Mermaid's: rect",
    ),
    (
        "flowchart TD\n    A->>B: Hello\n",
        "unknown-arrow",
        "sequence",
    ),
    (
        "\u{feff}\n---\ntitle: x\n---\nflowchart TD\n    A --> B\n",
        "broken-front-matter",
        "byte order mark",
    ),
    (
        "flowchart TD\n    A -->:::hot B\n",
        "misplaced-label",
        "e1@-->",
    ),
    (
        "%%{'init': {'theme': 'dark'}}%%\nflowchart TD\n    A --> B\n",
        "quoted-directive",
        "quotes",
    ),
];

#[test]
fn refusals_say_what_to_write() {
    for (chart, rule, word) in REFUSED {
        let found = found(chart);
        let says = |found: &Diagnostic| {
            let help = found.help.clone().unwrap_or_default();
            found.rule.name == *rule && format!("{} {help}", found.message).contains(word)
        };
        assert!(found.iter().any(says), "{rule}: {found:?}\n{chart}");
    }
}
