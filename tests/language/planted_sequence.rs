//! Mistakes planted in good sequence diagrams: each is reported once, and nothing else is.

use crate::planted::Planted;

/// Statements that Mermaid refuses, and the rule that says why. `§` is a number of its own in each chart.
const MISTAKES: &[(&str, &str)] = &[
    ("A§->>B§ hello", "missing-colon"),
    ("A§->>B§", "missing-colon"),
    ("Note over A§ hello", "missing-colon"),
    ("accTitle A chart§", "missing-colon"),
    ("A§->>B§: this; that§", "semicolon-in-text"),
    ("Note over A§: this; that§", "semicolon-in-text"),
    ("A§=>B§: x", "unknown-arrow"),
    ("A§==>>B§: x", "unknown-arrow"),
    ("A§->>>B§: x", "unknown-arrow"),
    ("A§→B§: x", "unknown-arrow"),
    ("A§<-B§: x", "unknown-arrow"),
    ("A§<-->B§: x", "unknown-arrow"),
    ("A§->>B§,C§: x", "several-names"),
    ("Note over A§,B§,C§: x", "several-names"),
    ("participant A§, B§", "several-names"),
    ("A§->>B§->>C§: x", "several-names"),
    ("A§->>end: x", "reserved-id"),
    ("A§->>alt: x", "reserved-id"),
    ("Note->>A§: x", "reserved-id"),
    ("Note below A§: x", "note-position"),
    ("Note right A§: x", "note-position"),
    ("Notes over A§: x", "misspelt-keyword"),
    ("elseif x§", "misspelt-keyword"),
    ("participant A§: Ann", "illegal-id"),
    ("autonumber 1,2", "broken-autonumber"),
    ("autonumber fast§", "broken-autonumber"),
    ("web§-xray->>B§: x", "arrow-in-name"),
    ("a§+b->>B§: x", "arrow-in-name"),
    ("style A§ fill:#f96", "foreign-statement"),
    ("direction LR", "foreign-statement"),
    ("database Store§", "foreign-statement"),
    ("// a remark§", "foreign-comment"),
    ("}", "foreign-braces"),
    ("sequenceDiagram", "second-header"),
    ("participant A§@{ type: [ }", "broken-metadata"),
    ("end", "stray-end"),
    ("else x§", "stray-section"),
    ("deactivate Nobody§", "inactive-participant"),
];

/// Statements that Mermaid takes.
const GOOD: &[&str] = &[
    "P§->>Q§: go",
    "P§-->>Q§: a text: with a colon",
    "participant P§ as Ann",
    "actor P§",
    "Note over P§,Q§: a note",
    "Note left of P§: a note",
    "activate P§",
    "P§->>+Q§: go",
    "loop often§\n P§->>Q§: go\n end",
    "alt yes§\n P§->>Q§: go\n else no\n Q§-xP§: stop\n end",
    "par one\n P§->>Q§: go\n and two\n P§-)Q§: go\n end",
    "box Aqua Team§\n participant R§\n end",
    "rect rgb(1, 2, 3)\n P§->>P§: go\n end",
    "autonumber 10 5",
    "link P§: Wiki @ https://example.com",
    "%% a comment",
    "",
];

const PLANTED: Planted = Planted {
    header: "sequenceDiagram",
    around: ["S->>T: x", "Y->>Z: x"],
    mistakes: MISTAKES,
    alone: &[],
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
