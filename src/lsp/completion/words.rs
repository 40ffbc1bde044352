//! The words and arrows of each kind of diagram.

/// What a kind has.
#[derive(Default)]
pub(super) struct Words {
    /// The words that its charts begin with, after which a direction may stand.
    pub(super) headers: &'static [&'static str],
    /// Words that a statement begins with.
    pub(super) begin: &'static [&'static str],
    /// What stands between two ids, and what it draws.
    pub(super) arrows: &'static [(&'static str, &'static str)],
    /// The directions.
    pub(super) directions: &'static [&'static str],
    /// Whether `class` gives a style class to something.
    pub(super) styles: bool,
}

const DIRECTIONS: &[&str] = &["TB", "TD", "BT", "LR", "RL"];

/// The keys of a node's or a link's `@{ }`.
pub(super) const NODE_KEYS: &[&str] = &[
    "shape",
    "label",
    "icon",
    "form",
    "pos",
    "img",
    "w",
    "h",
    "constraint",
    "animate",
    "animation",
    "curve",
];

/// The keys of a participant's `@{ }`.
pub(super) const PARTICIPANT_KEYS: &[&str] = &["type", "alias"];

/// What a participant can be.
pub(super) const PARTICIPANT_TYPES: &[&str] = &[
    "actor",
    "boundary",
    "collections",
    "control",
    "database",
    "entity",
    "participant",
    "queue",
];

/// The words of a kind, by its name in JSON.
pub(super) fn of(kind: &str) -> Words {
    match kind {
        "flowchart" => FLOWCHART,
        "sequence" => SEQUENCE,
        "state" => STATE,
        "class" => CLASS,
        "er" => ER,
        "c4" => C4,
        "pie" => Words {
            begin: &["title", "accTitle:", "accDescr:"],
            ..Words::default()
        },
        _ => Words::default(),
    }
}

const FLOWCHART: Words = Words {
    headers: &["flowchart", "graph", "flowchart-elk"],
    begin: &[
        "subgraph",
        "end",
        "direction",
        "class",
        "classDef",
        "style",
        "linkStyle",
        "click",
        "accTitle:",
        "accDescr:",
    ],
    arrows: &[
        ("-->", "arrow"),
        ("---", "line"),
        ("-.->", "dotted arrow"),
        ("==>", "thick arrow"),
        ("--o", "circle"),
        ("--x", "cross"),
        ("<-->", "arrows at both ends"),
        ("~~~", "nothing, for the layout"),
    ],
    directions: DIRECTIONS,
    styles: true,
};

const SEQUENCE: Words = Words {
    headers: &[],
    begin: &[
        "participant",
        "actor",
        "create",
        "destroy",
        "activate",
        "deactivate",
        "Note",
        "loop",
        "alt",
        "else",
        "opt",
        "par",
        "and",
        "critical",
        "option",
        "break",
        "rect",
        "box",
        "end",
        "autonumber",
        "title",
        "link",
        "links",
        "accTitle:",
        "accDescr:",
    ],
    arrows: &[
        ("->>", "arrow"),
        ("-->>", "dotted arrow"),
        ("->", "line"),
        ("-->", "dotted line"),
        ("-x", "cross"),
        ("--x", "dotted, cross"),
        ("-)", "open arrow"),
        ("--)", "dotted, open arrow"),
        ("<<->>", "arrows at both ends"),
        ("<<-->>", "dotted, arrows at both ends"),
    ],
    directions: &[],
    styles: false,
};

const STATE: Words = Words {
    headers: &[],
    begin: &[
        "state",
        "[*]",
        "note",
        "direction",
        "class",
        "classDef",
        "style",
        "click",
        "accTitle:",
        "accDescr:",
    ],
    arrows: &[("-->", "transition")],
    directions: DIRECTIONS,
    styles: true,
};

const CLASS: Words = Words {
    headers: &[],
    begin: &[
        "class",
        "namespace",
        "note",
        "direction",
        "classDef",
        "cssClass",
        "style",
        "click",
        "link",
        "callback",
        "accTitle:",
        "accDescr:",
    ],
    arrows: &[
        ("<|--", "inheritance"),
        ("*--", "composition"),
        ("o--", "aggregation"),
        ("-->", "association"),
        ("--", "link"),
        ("..>", "dependency"),
        ("..|>", "realisation"),
        ("..", "dotted link"),
    ],
    directions: DIRECTIONS,
    styles: false,
};

const ER: Words = Words {
    headers: &[],
    begin: &[
        "subgraph",
        "end",
        "direction",
        "class",
        "classDef",
        "style",
        "accTitle:",
        "accDescr:",
    ],
    arrows: &[
        ("||--||", "one to one"),
        ("||--o{", "one to any number"),
        ("||--|{", "one to one or more"),
        ("|o--o{", "none or one to any number"),
        ("}o--o{", "any number to any number"),
        ("}|--|{", "one or more to one or more"),
        ("||..o{", "one to any number, not identifying"),
    ],
    directions: DIRECTIONS,
    styles: true,
};

const C4: Words = Words {
    headers: &[],
    begin: &[
        "Person",
        "Person_Ext",
        "System",
        "System_Ext",
        "SystemDb",
        "SystemQueue",
        "Container",
        "Container_Ext",
        "ContainerDb",
        "ContainerQueue",
        "Component",
        "Component_Ext",
        "ComponentDb",
        "ComponentQueue",
        "Boundary",
        "Enterprise_Boundary",
        "System_Boundary",
        "Container_Boundary",
        "Deployment_Node",
        "Node",
        "Rel",
        "BiRel",
        "Rel_U",
        "Rel_D",
        "Rel_L",
        "Rel_R",
        "UpdateElementStyle",
        "UpdateRelStyle",
        "UpdateLayoutConfig",
        "title",
    ],
    arrows: &[],
    directions: &[],
    styles: false,
};
