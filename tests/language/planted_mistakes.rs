//! Mistakes planted in good charts: each is told once, and nothing else is.

use std::fmt::Write as _;

use mermaidc::config::Settings;
use mermaidc::diagnostic::Severity;
use mermaidc::driver;
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax;

use crate::random::Random;

/// Statements that Mermaid refuses, and the rule that says why. `§` is a number of its own in each chart.
const MISTAKES: &[(&str, &str)] = &[
    ("A§[Start --> B§{Ready?}", "unclosed-bracket"),
    ("A§(Start --> B§", "unclosed-bracket"),
    ("A§{Ready? --> B§", "unclosed-bracket"),
    ("A§([Start --> B§", "unclosed-bracket"),
    ("A§[[Start --> B§", "unclosed-bracket"),
    ("A§[(Store --> B§", "unclosed-bracket"),
    ("A§((Start --> B§", "unclosed-bracket"),
    ("A§{{Start --> B§", "unclosed-bracket"),
    ("A§>Start --> B§", "unclosed-bracket"),
    ("A§[Start) --> B§", "mismatched-bracket"),
    ("A§((Start) ) --> B§", "mismatched-bracket"),
    ("A§[\"Start] --> B§[\"Pay\"]", "unclosed-quote"),
    ("A§[\"`Start\"] --> B§", "unclosed-quote"),
    ("A§[\"say \"hi\" twice\"] --> B§", "nested-quotes"),
    ("A§[f(x)] --> B§", "unquoted-label"),
    ("A§[a|b] --> B§", "unquoted-label"),
    ("A§{a[0]} --> B§", "unquoted-label"),
    ("A§[say \"hi\"] --> B§", "unquoted-label"),
    ("A§ -->|f(x)| B§", "unquoted-label"),
    ("A§[] --> B§", "empty-label"),
    ("A§ -->|| B§", "empty-label"),
    ("A§ [Start] --> B§", "detached-label"),
    ("A§:::big[Start] --> B§", "misplaced-label"),
    ("A§[/api/items] --> B§", "path-label"),
    ("A§(“f(x)”) --> B§", "smart-quotes"),
    ("A§ -> B§", "unknown-arrow"),
    ("A§ => B§", "unknown-arrow"),
    ("A§ - -> B§", "unknown-arrow"),
    ("A§ —> B§", "unknown-arrow"),
    ("A§ → B§", "unknown-arrow"),
    ("A§ -->|yes B§", "unclosed-link-text"),
    ("A§ -- yes -->|no| B§", "doubled-link-text"),
    ("A§ --> --> B§", "missing-target"),
    ("A§ & --> B§", "missing-target"),
    ("A§ --> [Pay]", "missing-id"),
    ("A§ --> \"Pay\"", "quoted-id"),
    ("A§ --> end", "reserved-id"),
    ("A§ --> graph", "reserved-id"),
    ("A§ --> style", "reserved-id"),
    ("A§ --> subgraph", "reserved-id"),
    ("A§ --> class", "reserved-id"),
    ("my node§ --> B§", "space-in-id"),
    ("A§[x] B§[y]", "missing-link"),
    ("A§, B§ --> C§", "comma-list"),
    ("A§ &B§ --> C§", "missing-space"),
    ("🚀§ --> B§", "illegal-id"),
    ("A§\u{200b} --> B§", "invisible-character"),
    ("A§ --> B§ %% a note", "trailing-comment"),
    ("// a note", "foreign-comment"),
    ("style A§ fill:rgb(1,2,3)", "css-function"),
    ("style A§ font-family:\"x\"", "quoted-style"),
    ("style A§ fill:red,", "trailing-comma"),
    ("style A§", "missing-value"),
    ("classDef c§", "missing-value"),
    ("class A§, B§ big", "space-in-list"),
    ("linkStyle 0, 1 stroke:red", "space-in-list"),
    ("linkStyle all stroke:red", "link-style-target"),
    ("class A§ big ", "trailing-space"),
    ("click A§ show()", "broken-click"),
    ("click A§ href http://a.b", "broken-click"),
    ("A§(((Start)) --> B§", "mismatched-bracket"),
    ("A§[Start]] --> B§", "mismatched-bracket"),
    ("A§(Start)) --> B§", "mismatched-bracket"),
    ("A§>Start> --> B§", "mismatched-bracket"),
    ("A§[Start］ --> B§", "mismatched-bracket"),
    ("A§[f(x) --> B§", "unclosed-bracket"),
    ("A§(-Start --> B§", "unclosed-bracket"),
    ("A§[/Start --> B§", "unclosed-bracket"),
    ("A§ --> B§[Ende", "unclosed-bracket"),
    ("A§ --> B§[開始", "unclosed-bracket"),
    ("A§ -- \"a \"b\" c\" --> B§", "nested-quotes"),
    ("A§ -->|\"a \"b\" c\"| B§", "nested-quotes"),
    ("A§[\"a\" or \"b\"] --> B§", "unquoted-label"),
    ("A§((f(x))) --> B§", "unquoted-label"),
    ("A§([f(x)]) --> B§", "unquoted-label"),
    ("A§[[a[0]]] --> B§", "unquoted-label"),
    ("A§ -->|a|b| B§", "unquoted-label"),
    ("A§ -- say \"hi\" --> B§", "unquoted-label"),
    ("A§ -- \"\" --> B§", "empty-label"),
    ("A§((\"\")) --> B§", "empty-label"),
    ("A§ \"Start\" --> B§", "unbracketed-label"),
    ("A§: [Start] --> B§", "detached-label"),
    ("A§ :::big --> B§", "detached-label"),
    ("A§ @{ shape: rect } --> B§", "detached-label"),
    ("A§[x][y] --> B§", "misplaced-label"),
    ("A§[x] [y] --> B§", "misplaced-label"),
    ("A§[\\server\\share] --> B§", "path-label"),
    ("“A§” --> B§", "smart-quotes"),
    ("A§ <- B§", "unknown-arrow"),
    ("A§ <|-- B§", "unknown-arrow"),
    ("A§ ..> B§", "unknown-arrow"),
    ("A§ --->> B§", "unknown-arrow"),
    ("A§ -- --> B§", "unknown-arrow"),
    ("A§ -yes-> B§", "unknown-arrow"),
    ("A§ - yes -> B§", "unknown-arrow"),
    ("A§ ──▶ B§", "unknown-arrow"),
    ("A§ ~> B§", "unknown-arrow"),
    ("A§ --> B§ -> C§", "unknown-arrow"),
    ("A§ ==>|yes B§[Pay]", "unclosed-link-text"),
    ("A§ |yes| --> B§", "misplaced-link-text"),
    ("A§ |yes| B§", "misplaced-link-text"),
    ("A§ -->[yes] B§", "misplaced-link-text"),
    ("A§ -->\"yes\" B§", "misplaced-link-text"),
    ("A§ -->|yes|> B§", "misplaced-link-text"),
    ("A§ --> B§ &", "missing-target"),
    ("[Start] --> B§", "missing-id"),
    ("& A§ --> B§", "missing-source"),
    ("\"A§\" --> B§", "quoted-id"),
    ("class A§ \"big\"", "quoted-id"),
    ("A§ --> graph-x", "reserved-id"),
    ("A§ --> click", "reserved-id"),
    ("A§ --> end[Stop]", "reserved-id"),
    ("call --> B§", "reserved-id"),
    ("style --> B§", "reserved-id"),
    ("subgraph --> B§", "reserved-id"),
    ("style end fill:#eee", "reserved-id"),
    ("A§:::end --> B§", "reserved-id"),
    ("A§ --> my node§[x]", "space-in-id"),
    ("A§[x]B§[y]", "missing-link"),
    ("A§ --> B§: yes", "missing-link"),
    ("A§ and B§ --> C§", "comma-list"),
    ("A§ --> B§, C§", "comma-list"),
    ("A§& B§ --> C§", "missing-space"),
    ("A§ --> B§✅", "illegal-id"),
    ("user@host --> B§", "illegal-id"),
    ("A§（Start） --> B§", "illegal-id"),
    ("A§ --> B§\u{ad}", "invisible-character"),
    ("1. A§ --> B§", "list-marker"),
    ("- A§ --> B§", "list-marker"),
    ("A§ --> B§ // a note", "trailing-comment"),
    ("A§ --> B§ <!-- a note -->", "trailing-comment"),
    ("A§[x] /* a note */", "trailing-comment"),
    ("<!-- a note -->", "foreign-comment"),
    ("/* a note */", "foreign-comment"),
    ("# a note", "foreign-comment"),
    ("A§ --> B§  style A§ fill:red", "missing-separator"),
    ("A§ --> B§ class A§ big", "missing-separator"),
    ("ClassDef c§ fill:red", "misspelt-keyword"),
    ("styles A§ fill:red", "misspelt-keyword"),
    ("Class A§ big", "misspelt-keyword"),
    ("Direction LR", "misspelt-keyword"),
    ("direction lr", "unknown-direction"),
    ("classDef c§ { fill: red; color: blue; }", "foreign-braces"),
    ("style A§ fill=red", "style-without-colon"),
    ("style A§ fill:red,,color:blue", "trailing-comma"),
    ("style A§ fill:rgba(1, 2, 3, 0.5),color:red", "css-function"),
    ("classDef c§ fill:var(--x)", "css-function"),
    ("A§[x]::big --> B§", "class-colons"),
    ("A§::: --> B§", "missing-value"),
    ("class A§ big, small", "space-in-list"),
    ("A§:::big small --> B§", "space-in-list"),
    ("linkStyle 0-2 stroke:red", "link-style-target"),
    ("linkStyle [0] stroke:red", "link-style-target"),
    ("linkStyle 999 stroke:red", "unknown-link-number"),
    ("click A§  \"http://a.b\"", "broken-click"),
    ("click A§ \"http://a.b\" tip", "broken-click"),
    ("click A§ \"http://a.b", "unclosed-quote"),
    ("graph LR", "second-header"),
    ("A§@{ shape: rect, label: {x} }", "broken-metadata"),
    ("A§@{ shape: Rect }", "unknown-shape"),
    ("A§@{ shape: rombus }", "unknown-shape"),
    ("A§@{ shape: rect label: x }", "broken-metadata"),
];

/// Statements whose mistake another line can undo: what opens in one and closes in the other is a text of several lines.
const ALONE: &[(&str, &str)] = &[
    ("A§ | B§ --> C§", "missing-link"),
    ("A§ -->yes| B§", "unclosed-link-text"),
    ("A§: text", "missing-link"),
    ("A§ -->|\"yes| B§", "unclosed-quote"),
    ("}", "foreign-braces"),
    ("A§ --> B§)", "mismatched-bracket"),
    ("A§ -.> B§", "unknown-arrow"),
    ("A§ == yes --> B§", "unclosed-link-text"),
];

/// Statements that Mermaid takes.
const GOOD: &[&str] = &[
    "P§ --> Q§",
    "P§[Order] -->|yes| Q§(Pay)",
    "P§{Ready?} -- no --> Q§",
    "P§[\"f(x)\"] & R§ ==> Q§",
    "P§@{ shape: doc, label: \"Bill\" }",
    "classDef big§ fill:#eee,stroke:#333",
    "style P§ fill:#eee",
    "%% a comment",
    "P§ -.-> Q§:::big",
    "P§[\"two\n    lines\"] --- Q§",
];

/// (line, rule) of every error of a chart.
pub(super) fn errors(text: &str) -> Vec<(u32, &'static str)> {
    let source = Source::new("chart.mmd", text);
    let checked = driver::check(&source, SourceKind::Mermaid, &Settings::default());
    let mut found: Vec<_> = (checked.diagnostics.iter())
        .filter(|d| d.severity == Severity::Error)
        .map(|d| (source.position(d.span.start).line, d.rule.name))
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn each_mistake_alone_has_its_rule() {
    let mut wrong = String::new();
    for (statement, rule) in MISTAKES.iter().chain(ALONE) {
        let statement = statement.replace('§', "1");
        let text = format!("flowchart TD\n    S --> T\n    {statement}\n    U --> V\n");
        let found = errors(&text);
        if found != [(3, *rule)] {
            writeln!(wrong, "{statement}: {found:?}, not {rule}").expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// How many charts are made: `PLANTED_CHARTS=20000` for a long search.
pub(super) fn rounds() -> usize {
    let asked = std::env::var("PLANTED_CHARTS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(600)
}

#[test]
fn mistakes_planted_in_random_order_are_told_one_by_one() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..rounds() {
        let count = 1 + round % 30;
        let mut lines: Vec<Option<(String, &str)>> = Vec::new();
        for i in 0..count {
            let (statement, rule) = MISTAKES[random.below(MISTAKES.len())];
            lines.push(Some((statement.replace('§', &i.to_string()), rule)));
        }
        let good = random.below(20);
        let mut text = String::from("flowchart TD\n    S --> T\n");
        let mut expected = Vec::new();
        let mut line = 3;
        let mut left: Vec<(String, Option<&str>)> = lines
            .into_iter()
            .flatten()
            .map(|(s, rule)| (s, Some(rule)))
            .collect();
        for i in 0..good {
            let statement = GOOD[random.below(GOOD.len())].replace('§', &i.to_string());
            left.push((statement, None));
        }
        while !left.is_empty() {
            let (statement, rule) = left.swap_remove(random.below(left.len()));
            text.push_str("    ");
            text.push_str(&statement);
            text.push('\n');
            if let Some(rule) = rule {
                expected.push((line, rule));
            }
            line += 1 + statement.matches('\n').count() as u32;
        }
        text.push_str("    Y --> Z\n");
        assert_eq!(errors(&text), expected, "{text}");
        // One more that does not stay within its statement.
        let below = |add: &str, by: u32, rule| (format!("{text}{add}"), (line + by, rule));
        let header = |instead: &str, rule| (text.replacen("flowchart TD", instead, 1), (1, rule));
        let (more, rule) = match round % 14 {
            0 => header("flowchart td", "unknown-direction"),
            1 => header("flowchrat TD", "unknown-diagram"),
            2 => header("flow chart TD", "unknown-diagram"),
            3 => header("flowchart left to right", "unknown-direction"),
            4 => header("flowchart TD %% a note", "trailing-comment"),
            5 => header("flowchart TD \"Orders\"", "missing-separator"),
            6 => header("flowchart-TD", "unknown-direction"),
            7 => below("    subgraph Shop\n    X --> W\n", 1, "unclosed-subgraph"),
            8 => below(
                "    subgraph Shop {\n    X --> W\n    }\n",
                1,
                "foreign-braces",
            ),
            9 => below(
                "    subgraph Shop\n    X --> W\n    End\n",
                3,
                "misspelt-keyword",
            ),
            10 => below(
                "    Subgraph Shop\n    X --> W\n    end\n",
                1,
                "misspelt-keyword",
            ),
            11 => below(
                "    subgraph Shop [Open\n    X --> W\n    end\n",
                1,
                "unclosed-bracket",
            ),
            12 => below(
                "    subgraph Shop\n    X -->\n    end\n",
                2,
                "missing-target",
            ),
            _ => below("    end\n", 1, "stray-end"),
        };
        expected.push(rule);
        expected.sort_unstable();
        assert_eq!(errors(&more), expected, "{more}");
    }
}

#[test]
fn a_good_statement_behind_mistakes_is_in_the_graph() {
    let text = "flowchart TD\n    A[Start --> B\n    C -> D\n    E -->|no F\n    G --> H\n";
    let source = Source::new("chart.mmd", text);
    let reading = syntax::read(&charts(&source, SourceKind::Mermaid)[0]);
    assert_eq!(reading.diagnostics.len(), 3);
    let graph = reading.graph().expect("a flowchart has a graph");
    let edges: Vec<_> = graph
        .edges()
        .map(|(_, from, to, _)| (graph.node(from).id.as_str(), graph.node(to).id.as_str()))
        .collect();
    assert_eq!(edges, [("G", "H")]);
}
