//! Mistakes planted in good C4 diagrams.

use crate::planted::Planted;

static REFUSED: Planted = Planted {
    header: "C4Container",
    around: AROUND,
    mistakes: &[
        ("Person (a§, \"A\")", "broken-parentheses"),
        ("System a§, \"A\")", "broken-parentheses"),
        ("Person(a§, \"A\"))", "broken-parentheses"),
        ("Person(a§, \"A\"),", "broken-parentheses"),
        ("Rel(a§, b§, \"uses\") often", "broken-parentheses"),
        ("Person()", "missing-argument"),
        ("System(a§, \"A\", $sprite=\"\")", "unquoted-argument"),
        ("UpdateElementStyle(a§, $bgColor=red)", "unquoted-argument"),
        (
            "UpdateElementStyle(a§, $bgColor='red')",
            "unquoted-argument",
        ),
        ("Person(a§, \"A\") Person(b§, \"B\")", "joined-statements"),
        ("title Release #§", "cut-title"),
        ("title One; two", "cut-title"),
        ("title: The shop", "misspelt-keyword"),
        ("accTitle The shop", "misspelt-keyword"),
        ("person(a§, \"A\")", "misspelt-keyword"),
        ("ContainerDB(a§, \"A\")", "misspelt-keyword"),
        ("Sytem_Ext(a§, \"A\")", "misspelt-keyword"),
        ("Actor(a§, \"A\")", "misspelt-keyword"),
        ("Rel_Neighbor(a§, b§, \"pays\")", "misspelt-keyword"),
        (
            "System_Boundary(b§, \"B\") { System(a§, \"A\") }",
            "inline-boundary",
        ),
        ("System_Boundary(b§, \"B\") {\n    }", "empty-boundary"),
        ("Enterprise_Boundary(b§, \"B\") {}", "empty-boundary"),
        ("Node(b§, \"B\")", "missing-brace"),
        (
            "Person(a§, \"A\") {\n        System(b§, \"B\")\n    }",
            "foreign-braces",
        ),
        ("Person(a§, \"A\") %% why", "trailing-comment"),
        ("// a remark§", "foreign-comment"),
        ("# a remark§", "foreign-comment"),
        ("Person(a§, \"A\") // why", "foreign-comment"),
        ("Person(a§, \"A\");", "semicolon"),
        ("C4Context", "second-header"),
        ("end", "stray-end"),
        ("a§ --> b§", "foreign-statement"),
        ("direction LR", "foreign-statement"),
        ("classDef hot§ fill:#f96", "foreign-statement"),
        (
            "System(a§, \"A\", \"knows the direction LR\")",
            "foreign-statement",
        ),
        ("!include C4_Context.puml", "foreign-statement"),
        ("LAYOUT_WITH_LEGEND()", "foreign-statement"),
        ("Lay_D(a§, b§)", "foreign-statement"),
    ],
    alone: &[(
        "System_Boundary(b§, \"B\") {\n        System(a§, \"A\")",
        "unclosed-boundary",
    )],
    good: GOOD,
};

/// What takes the next line along into an argument is accepted, and not meant.
static SWALLOWING: Planted = Planted {
    header: "C4Container",
    around: AROUND,
    mistakes: &[
        (
            "SystemDb(a§, \"A\"\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Rel(first, last, \"uses\"}\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Person(a§)\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Rel(first, last)\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "BiRel(first, last)\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Person(a§, Anna Berg)\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Container(a§, \"A\", \"Rust\", what is left)\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Rel(first, last, asks for)\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Person(a§ \"A\")\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Person(a§, \"A\", tags=\"boss\")\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Person(a§, 'A')\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "System(a§, \"A, \"sells\")\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "System(a§, A\")\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Person(a§, \"A \"the boss\" B\")\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "Person(\n        a§,\n        \"A\"\n    )\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
        (
            "System(a§, \"A\",\n        \"sells\")\n    Rel(first, last, \"gone\")",
            "swallowed-line",
        ),
    ],
    alone: &[],
    good: GOOD,
};

const AROUND: [&str; 2] = ["Person(first, \"First\")", "System(last, \"Last\")"];

const GOOD: &[&str] = &[
    "Person(p§, \"P\")",
    "Person_Ext(p§, \"P\", \"buys, and sells\", $tags=\"boss\")",
    "System(p§, \"\", , \"x\")",
    "ContainerDb(p§, \"P\", \"SQLite\", \"keeps\")",
    "ComponentQueue_Ext(p§, \"P\")",
    "System_Boundary(q§, \"Q\") {\n        System(p§, \"P\")\n    }",
    "Boundary(q§, \"Q\", \"team\")\n    {\n        Rel(first, last, \"x\")\n    }",
    "Deployment_Node(q§, \"Q\") {\n        Node_L(r§, \"R\") {\n            System(p§, \"P\")\n        }\n    }",
    "Rel(first, last, \"uses\", \"HTTPS\")",
    "BiRel(first, last, \"uses\")",
    "Rel_Up(first, last, \"\")",
    "RelIndex(1, first, last, \"first\")",
    "UpdateElementStyle(p§, $bgColor=\"grey\")",
    "UpdateRelStyle(first, last, $offsetX=\"-40\")",
    "UpdateLayoutConfig($c4ShapeInRow=\"3\")",
    "accDescription a description",
    "accTitle: a title",
    "accDescr {\n    several\n    lines\n    }",
    "%% a comment",
];

#[test]
fn each_mistake_alone_has_its_rule() {
    REFUSED.one_by_one();
    SWALLOWING.one_by_one();
}

#[test]
fn mistakes_planted_in_random_order_are_reported_one_by_one() {
    REFUSED.in_random_order();
    SWALLOWING.in_random_order();
}
