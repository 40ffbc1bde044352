//! Mistakes planted in good ER diagrams.

use crate::planted::Planted;

static PLANTED: Planted = Planted {
    header: "erDiagram",
    around: ["S ||--|| T : x", "Y ||--|| Z : x"],
    mistakes: &[
        ("A§ ||--o{ B§", "unlabelled-relationship"),
        ("A§ ||--o{ B§ :", "unlabelled-relationship"),
        ("A§ ||--o{ B§ \"x\"", "unlabelled-relationship"),
        ("A§ ||--o{ B§ : has many", "label-without-quotes"),
        ("A§ ||--o{ B§ : made/of", "label-without-quotes"),
        ("A§ ||--o{ B§ : 1", "label-without-quotes"),
        ("A§ ||--o{ B§ : 'x'", "single-quotes"),
        ("A§ ||--o{ B§ : \"x\" : y", "second-label"),
        ("A§ ||--o{ B§ : \"say \"many\" all\"", "nested-quotes"),
        ("A§ ||--o{ B§ : “has many”", "smart-quotes"),
        ("A§ ||--o{ B§ ||--|| C§ : x", "relation-chain"),
        ("A§ ||--o{", "missing-target"),
        ("A§ ||-o{ B§ : x", "unknown-cardinality"),
        ("A§ |--o{ B§ : x", "unknown-cardinality"),
        ("A§ {o--|| B§ : x", "unknown-cardinality"),
        ("A§ --> B§ : x", "unknown-cardinality"),
        ("A§[Box] ||--|| B§ : x", "label-in-relation"),
        ("A§ ||--|| B§[Box] : x", "label-in-relation"),
        ("A§[two words]", "unquoted-name"),
        ("A/§ ||--|| B§ : x", "unquoted-name"),
        ("A§ ||--|| B x : y", "space-in-id"),
        ("'A§' ||--|| B§ : x", "single-quotes"),
        ("\"50% §\" ||--|| B§ : x", "quoted-name"),
        ("one ||--|| A§ : x", "reserved-id"),
        ("CLASS ||--|| A§ : x", "reserved-id"),
        ("A§ ||--|| end : x", "reserved-id"),
        ("A§ ||--o{ B§ : x;", "semicolon"),
        ("A§ ||--o{ B§ : x %% why", "trailing-comment"),
        ("// a remark§", "foreign-comment"),
        ("# a remark§", "foreign-comment"),
        ("```", "foreign-statement"),
        ("erDiagram", "second-header"),
        ("}", "stray-brace"),
        ("end", "stray-end"),
        ("style A§ stroke-width:1.5px", "broken-style"),
        ("A§ { int id PK FK }", "key-list"),
        ("A§ { id: int }", "attribute-colon"),
        ("A§ { double precision x }", "attribute-type"),
        ("A§ { int x = 0 }", "attribute-words"),
        ("A§ { int x 'c' }", "single-quotes"),
        ("A§ { int $x }", "unquoted-name"),
        ("A§ { int }", "attribute-without-type"),
    ],
    alone: &[],
    good: &[
        "P§ ||--o{ Q§ : has",
        "P§ }|..|{ Q§ : \"has many\"",
        "P§ one or more to zero or many Q§ : x",
        "P§",
        "p§[\"a label\"]:::hot",
        "P§ {\n int id PK, FK \"the id\"\n List~int~ x\n }",
        "P§ { string a int b }",
        "subgraph g§ [a title]\n P§ ||--|| Q§ : x\n end",
        "direction LR",
        "classDef hot fill:#f96,stroke:#333",
        "class P§ hot",
        "accTitle: a title",
        "%% a comment",
        "",
    ],
};

#[test]
fn each_mistake_alone_has_its_rule() {
    PLANTED.one_by_one();
}

#[test]
fn mistakes_planted_in_random_order_are_reported_one_by_one() {
    PLANTED.in_random_order();
}
