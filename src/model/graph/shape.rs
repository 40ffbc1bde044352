//! Node shapes under Mermaid's names.

/// A node shape: one of Mermaid's, under its short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape(&'static str);

impl Shape {
    /// `A[x]`, and what a node without a shape has.
    pub const RECT: Self = Self("rect");
    /// `A(x)`
    pub const ROUNDED: Self = Self("rounded");
    /// `A([x])`
    pub const STADIUM: Self = Self("stadium");
    /// `A[[x]]`
    pub const SUBROUTINE: Self = Self("fr-rect");
    /// `A[(x)]`
    pub const CYLINDER: Self = Self("cyl");
    /// `A((x))`
    pub const CIRCLE: Self = Self("circle");
    /// `A(((x)))`
    pub const DOUBLE_CIRCLE: Self = Self("dbl-circ");
    /// `A(-x-)`
    pub const ELLIPSE: Self = Self("ellipse");
    /// `A>x]`
    pub const ODD: Self = Self("odd");
    /// `A{x}`
    pub const DIAMOND: Self = Self("diam");
    /// `A{{x}}`
    pub const HEXAGON: Self = Self("hex");
    /// `A[/x/]`
    pub const LEAN_RIGHT: Self = Self("lean-r");
    /// `A[\x\]`
    pub const LEAN_LEFT: Self = Self("lean-l");
    /// `A[/x\]`
    pub const TRAPEZOID: Self = Self("trap-b");
    /// `A[\x/]`
    pub const INVERTED_TRAPEZOID: Self = Self("trap-t");

    /// The short name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }

    /// The shape that a name or alias of Mermaid's table stands for.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let named = SHAPES
            .iter()
            .find(|(short, aliases)| *short == name || aliases.contains(&name))
            .map(|(short, _)| *short);
        named
            .or_else(|| INTERNAL.iter().copied().find(|internal| *internal == name))
            .map(Self)
    }

    /// Every name and alias that Mermaid takes, for suggestions.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SHAPES
            .iter()
            .flat_map(|(short, aliases)| std::iter::once(*short).chain(aliases.iter().copied()))
    }

    /// Whether it is a rhombus, the shape of a decision.
    #[must_use]
    pub fn is_rhombus(self) -> bool {
        self == Self::DIAMOND
    }

    /// Whether it is a hexagon.
    #[must_use]
    pub fn is_hexagon(self) -> bool {
        self == Self::HEXAGON
    }

    /// Whether it is drawn as a note beside the chart: braces and bare text.
    #[must_use]
    pub fn is_note(self) -> bool {
        matches!(self.0, "brace" | "brace-r" | "braces" | "text")
    }
}

impl Default for Shape {
    fn default() -> Self {
        Self::RECT
    }
}

impl std::fmt::Display for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.0)
    }
}

/// Mermaid 12.3.0's shapes: short name and aliases. `ellipse` is written `(-x-)` and has no name of
/// its own for `@{ shape: … }`.
const SHAPES: &[(&str, &[&str])] = &[
    ("rect", &["proc", "process", "rectangle", "squareRect"]),
    ("rounded", &["event", "roundedRect"]),
    ("stadium", &["pill", "terminal"]),
    (
        "fr-rect",
        &["framed-rectangle", "subproc", "subprocess", "subroutine"],
    ),
    ("cyl", &["cylinder", "database", "db"]),
    ("datastore", &["data-store"]),
    ("folder", &["directory"]),
    ("bucket", &[]),
    ("console", &[]),
    ("browser", &[]),
    ("person", &[]),
    ("circle", &["circ"]),
    ("bang", &[]),
    ("cloud", &[]),
    ("diam", &["decision", "diamond", "question"]),
    ("hex", &["hexagon", "prepare"]),
    ("lean-r", &["in-out", "lean-right", "lean_right"]),
    ("lean-l", &["lean-left", "lean_left", "out-in"]),
    ("trap-b", &["priority", "trapezoid", "trapezoid-bottom"]),
    (
        "trap-t",
        &["inv-trapezoid", "inv_trapezoid", "manual", "trapezoid-top"],
    ),
    ("dbl-circ", &["double-circle", "doublecircle"]),
    ("text", &[]),
    ("notch-rect", &["card", "notched-rectangle"]),
    (
        "lin-rect",
        &[
            "lin-proc",
            "lined-process",
            "lined-rectangle",
            "shaded-process",
        ],
    ),
    ("sm-circ", &["small-circle", "start", "stateStart"]),
    ("fr-circ", &["framed-circle", "stateEnd", "stop"]),
    ("fork", &["forkJoin", "join"]),
    ("hourglass", &["collate"]),
    ("brace", &["brace-l", "comment"]),
    ("brace-r", &[]),
    ("braces", &[]),
    ("bolt", &["com-link", "lightning-bolt"]),
    ("doc", &["document"]),
    ("delay", &["half-rounded-rectangle"]),
    ("h-cyl", &["das", "horizontal-cylinder"]),
    ("lin-cyl", &["disk", "lined-cylinder"]),
    ("curv-trap", &["curved-trapezoid", "display"]),
    (
        "div-rect",
        &["div-proc", "divided-process", "divided-rectangle"],
    ),
    ("tri", &["extract", "triangle"]),
    ("win-pane", &["internal-storage", "window-pane"]),
    ("f-circ", &["filled-circle", "junction"]),
    ("notch-pent", &["loop-limit", "notched-pentagon"]),
    ("flip-tri", &["flipped-triangle", "manual-file"]),
    ("sl-rect", &["manual-input", "sloped-rectangle"]),
    ("docs", &["documents", "st-doc", "stacked-document"]),
    ("st-rect", &["processes", "procs", "stacked-rectangle"]),
    ("bow-rect", &["bow-tie-rectangle", "stored-data"]),
    ("cross-circ", &["crossed-circle", "summary"]),
    ("tag-doc", &["tagged-document"]),
    (
        "tag-rect",
        &["tag-proc", "tagged-process", "tagged-rectangle"],
    ),
    ("flag", &["paper-tape"]),
    ("odd", &["rect_left_inv_arrow"]),
    ("lin-doc", &["lined-document"]),
];

/// Shapes that Mermaid draws other diagrams with, takes in flowcharts too, and documents nowhere.
/// `constructor` is a slip of its look-up table, and is taken as well.
const INTERNAL: &[&str] = &[
    "state",
    "choice",
    "note",
    "composite",
    "icon",
    "anchor",
    "constructor",
];
