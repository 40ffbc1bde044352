//! Mistakes planted in good sequence diagrams: each is reported once, and nothing else is.

use std::fmt::Write as _;

use crate::planted_mistakes::{errors, rounds};
use crate::random::Random;

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

#[test]
fn each_mistake_alone_has_its_rule() {
    let mut wrong = String::new();
    for (statement, rule) in MISTAKES {
        let statement = statement.replace('§', "1");
        let text = format!("sequenceDiagram\n    S->>T: x\n    {statement}\n    U->>V: x\n");
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
        let mut text = String::from("sequenceDiagram\n    S->>T: x\n");
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
        text.push_str("    Y->>Z: x\n");
        assert_eq!(errors(&text), expected, "{text}");
    }
}
