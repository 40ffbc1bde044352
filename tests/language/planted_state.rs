//! Mistakes planted in good state diagrams: each is reported once, and nothing else is.

use std::fmt::Write as _;

use crate::planted_mistakes::{errors, rounds};
use crate::random::Random;

/// Statements that Mermaid refuses, and the rule that says why. `§` is a number of its own in each chart.
const MISTAKES: &[(&str, &str)] = &[
    ("A§ -> B§", "unknown-arrow"),
    ("A§ ->> B§ : x", "unknown-arrow"),
    ("A§ -.-> B§", "unknown-arrow"),
    ("A§ ---> B§", "unknown-arrow"),
    ("A§ -up-> B§", "unknown-arrow"),
    ("A§ <-- B§", "unknown-arrow"),
    ("A§ --> B§ --> C§", "chained-transitions"),
    ("state C§ <<choice>> --> B§", "chained-transitions"),
    ("--> B§", "missing-source"),
    ("A§ --> : x", "missing-target"),
    ("A§ --> --> B§", "missing-target"),
    ("in-progress§ --> B§", "illegal-id"),
    ("A§ --> b-c§ : x", "illegal-id"),
    ("A§:::very-big", "illegal-id"),
    ("classDef a-b§ fill:#eee", "illegal-id"),
    ("class ö§ big", "illegal-id"),
    ("A§ --> note", "reserved-id"),
    ("A§ --> default", "reserved-id"),
    ("default --> A§", "reserved-id"),
    ("style --> A§", "reserved-id"),
    ("classDef default fill:#eee", "reserved-id"),
    ("\"A§ b\" --> C§", "quoted-id"),
    ("A§ --> \"B§ c\"", "quoted-id"),
    ("\"A§ b\" as C§", "quoted-id"),
    ("state \"A§ b\"", "text-without-id"),
    ("state \"A§ b\" --> C§", "text-without-id"),
    ("state A§ b as C§", "unquoted-text"),
    ("state 'A§ b' as C§", "unquoted-text"),
    ("state A§ as \"b\"", "unquoted-text"),
    ("note over A§ : x", "broken-note"),
    ("note left A§ : x", "broken-note"),
    ("note rightof A§ : x", "broken-note"),
    ("note below A§ : x", "broken-note"),
    ("note right of A§ : x: y", "second-colon"),
    ("A§ --> B§ : x::y", "second-colon"),
    ("A§ : x::y", "second-colon"),
    ("A§ --> B§ :", "empty-text"),
    ("A§ :", "empty-text"),
    ("A§ --> B§{x}", "stray-brace"),
    ("--", "stray-divider"),
    ("----", "stray-divider"),
    ("stateDiagram-v2", "second-header"),
    ("click A§ \"u\"", "broken-click"),
    ("click A§ call f()", "broken-click"),
    ("scale 350", "syntax-error"),
];

/// Statements whose mistake another line can undo: with an `end note` below, they are notes of several lines.
const ALONE: &[(&str, &str)] = &[
    ("note right of a-b§ : x", "illegal-id"),
    ("note left of A§ text", "broken-note"),
    ("note left of A§", "broken-note"),
];

/// Statements that Mermaid takes.
const GOOD: &[&str] = &[
    "P§ --> Q§",
    "P§ --> Q§ : go: now",
    "[*] --> P§",
    "P§:::big --> [*]",
    "P§ : a text",
    "state \"Two words\" as P§",
    "state P§ <<fork>>",
    "state P§ {\n    [*] --> R§\n    --\n    [*] --> S§\n    }",
    "note right of P§ : text",
    "note left of P§\n    text --> text\n    end note",
    "classDef big§ fill:#eee,stroke:#333",
    "style P§ fill:#eee",
    "click P§ href \"https://example.com\"",
    "direction LR",
    "%% a comment",
    "# a comment",
];

#[test]
fn each_mistake_alone_has_its_rule() {
    let mut wrong = String::new();
    for (statement, rule) in MISTAKES.iter().chain(ALONE) {
        let statement = statement.replace('§', "1");
        let text = format!("stateDiagram-v2\n    S --> T\n    {statement}\n    U --> V\n");
        let found = errors(&text);
        if found != [(3, *rule)] {
            writeln!(wrong, "{statement}: {found:?}, not {rule}").expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn mistakes_planted_in_random_order_are_reported_one_by_one() {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    for round in 0..rounds() / 2 {
        let mut left: Vec<(String, Option<&str>)> = Vec::new();
        for i in 0..1 + round % 30 {
            let (statement, rule) = MISTAKES[random.below(MISTAKES.len())];
            left.push((statement.replace('§', &i.to_string()), Some(rule)));
        }
        for i in 0..random.below(20) {
            let statement = GOOD[random.below(GOOD.len())].replace('§', &i.to_string());
            left.push((statement, None));
        }
        let mut text = String::from("stateDiagram-v2\n    S --> T\n");
        let mut expected = Vec::new();
        let mut line = 3;
        while !left.is_empty() {
            let (statement, rule) = left.swap_remove(random.below(left.len()));
            writeln!(text, "    {statement}").expect("a string");
            if let Some(rule) = rule {
                expected.push((line, rule));
            }
            line += 1 + statement.matches('\n').count() as u32;
        }
        text.push_str("    Y --> Z\n");
        assert_eq!(errors(&text), expected, "{text}");
    }
}
