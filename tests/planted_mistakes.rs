//! Mistakes planted in good charts: each is told once, and nothing else is.

use mermaidc::diagnostic::Severity;
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax;

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
    ("my node§ --> B§", "blank-in-id"),
    ("A§[x] B§[y]", "missing-link"),
    ("A§, B§ --> C§", "comma-list"),
    ("A§ &B§ --> C§", "missing-blank"),
    ("🚀§ --> B§", "illegal-id"),
    ("A§\u{200b} --> B§", "invisible-character"),
    ("A§ --> B§ %% a note", "trailing-comment"),
    ("// a note", "foreign-comment"),
    ("style A§ fill:rgb(1,2,3)", "css-function"),
    ("style A§ font-family:\"x\"", "quoted-style"),
    ("style A§ fill:red,", "trailing-comma"),
    ("style A§", "missing-value"),
    ("classDef c§", "missing-value"),
    ("class A§, B§ big", "blank-in-list"),
    ("linkStyle 0, 1 stroke:red", "blank-in-list"),
    ("linkStyle all stroke:red", "link-style-target"),
    ("class A§ big ", "trailing-blank"),
    ("click A§ show()", "broken-click"),
    ("click A§ href http://a.b", "broken-click"),
    ("A§@{ shape: rombus }", "unknown-shape"),
    ("A§@{ shape: rect label: x }", "broken-metadata"),
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

/// xorshift64*, so that every run plants the same mistakes.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n
    }
}

/// (line, rule) of every error of a chart.
fn errors(text: &str) -> Vec<(u32, &'static str)> {
    let source = Source::new("chart.mmd", text);
    let chart = &charts(&source, SourceKind::Mermaid)[0];
    let mut found: Vec<_> = syntax::read(chart)
        .diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| (source.position(d.span.start).line, d.rule.name))
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn each_mistake_alone_has_its_rule() {
    for (statement, rule) in MISTAKES {
        let text = format!(
            "flowchart TD\n    S --> T\n    {}\n    U --> V\n",
            statement.replace('§', "1")
        );
        assert_eq!(errors(&text), [(3, *rule)], "{text}");
    }
}

#[test]
fn mistakes_planted_in_random_order_are_told_one_by_one() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..600 {
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
        let (more, rule) = match round % 4 {
            0 => (
                text.replacen("flowchart TD", "flowchart td", 1),
                (1, "unknown-direction"),
            ),
            1 => (
                text.replacen("flowchart TD", "flowchrat TD", 1),
                (1, "unknown-diagram"),
            ),
            2 => (
                format!("{text}    subgraph Shop\n    X --> W\n"),
                (line + 1, "unclosed-subgraph"),
            ),
            _ => (format!("{text}    end\n"), (line + 1, "stray-end")),
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
    let graph = reading.graph.expect("a flowchart has a graph");
    let edges: Vec<_> = graph
        .edges()
        .map(|(_, from, to, _)| (graph.node(from).id.as_str(), graph.node(to).id.as_str()))
        .collect();
    assert_eq!(edges, [("G", "H")]);
}
