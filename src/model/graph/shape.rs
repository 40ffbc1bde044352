//! Node shapes under Mermaid's names.

/// A node shape: one of Mermaid's, under its short name.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape(
    /// Its place among those with aliases, after them those without, and after them [`NAMELESS`].
    u8,
);

impl Shape {
    /// `A[x]`, and what a node without a shape has.
    pub const RECT: Self = Self::named("rect");
    /// `A(x)`
    pub const ROUNDED: Self = Self::named("rounded");
    /// `A([x])`
    pub const STADIUM: Self = Self::named("stadium");
    /// `A[[x]]`
    pub const SUBROUTINE: Self = Self::named("fr-rect");
    /// `A[(x)]`
    pub const CYLINDER: Self = Self::named("cyl");
    /// `A((x))`
    pub const CIRCLE: Self = Self::named("circle");
    /// `A(((x)))`
    pub const DOUBLE_CIRCLE: Self = Self::named("dbl-circ");
    /// `A(-x-)`
    pub const ELLIPSE: Self = Self::named(NAMELESS);
    /// `A>x]`
    pub const ODD: Self = Self::named("odd");
    /// `A{x}`
    pub const DIAMOND: Self = Self::named("diam");
    /// `A{{x}}`
    pub const HEXAGON: Self = Self::named("hex");
    /// `A[/x/]`
    pub const LEAN_RIGHT: Self = Self::named("lean-r");
    /// `A[\x\]`
    pub const LEAN_LEFT: Self = Self::named("lean-l");
    /// `A[/x\]`
    pub const TRAPEZOID: Self = Self::named("trap-b");
    /// `A[\x/]`
    pub const INVERTED_TRAPEZOID: Self = Self::named("trap-t");

    /// `@{ shape: text }`: bare text.
    pub const TEXT: Self = Self::named("text");
    /// What notes have.
    pub const NOTE: Self = Self::named("note");

    /// The short name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        let place = self.0 as usize;
        match place.checked_sub(SHAPES.len()) {
            None => SHAPES[place].0,
            Some(place) if place < INTERNAL.len() => INTERNAL[place],
            Some(_) => NAMELESS,
        }
    }

    /// The shape of a short name; else the one without.
    const fn named(name: &str) -> Self {
        let mut place = 0;
        while (place as usize) < SHAPES.len() + INTERNAL.len() && !is_same(Self(place).name(), name)
        {
            place += 1;
        }
        Self(place)
    }

    /// The shape that a name or alias of Mermaid's table stands for.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let named = SHAPES
            .iter()
            .position(|(short, aliases)| *short == name || aliases.contains(&name));
        let internal = || INTERNAL.iter().position(|internal| *internal == name);
        let place = named.or_else(|| Some(SHAPES.len() + internal()?))?;
        u8::try_from(place).ok().map(Self)
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
        matches!(self.name(), "brace" | "brace-r" | "braces" | "text")
    }
}

impl std::fmt::Debug for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Shape").field(&self.name()).finish()
    }
}

/// Whether two names are the same, when the program is compiled.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

impl Default for Shape {
    fn default() -> Self {
        Self::RECT
    }
}

impl std::fmt::Display for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// The shape that is written `(-x-)` and has no name of its own for `@{ shape: … }`.
const NAMELESS: &str = "ellipse";

/// Mermaid 12.3.0's shapes: short name and aliases.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_have_their_names() {
        for name in SHAPES.iter().map(|(short, _)| short).chain(INTERNAL) {
            assert_eq!(Shape::from_name(name).map(Shape::name), Some(*name));
        }
        assert_eq!(Shape::from_name("database"), Some(Shape::CYLINDER));
        assert_eq!(Shape::INVERTED_TRAPEZOID.name(), "trap-t");
        assert_eq!(Shape::ELLIPSE.name(), "ellipse");
        assert_eq!(Shape::from_name("ellipse"), None);
    }
}
