//! Mistakes planted in good state diagrams: each is reported once, and nothing else is.

use crate::planted::Planted;

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

const PLANTED: Planted = Planted {
    header: "stateDiagram-v2",
    around: ["S --> T", "Y --> Z"],
    mistakes: MISTAKES,
    alone: ALONE,
    good: GOOD,
};

#[test]
fn each_mistake_alone_has_its_rule() {
    PLANTED.one_by_one();
}

#[test]
fn mistakes_planted_in_random_order_are_reported_one_by_one() {
    PLANTED.in_random_order();
}
