//! Mermaid's shapes as Graphviz has them.

use crate::model::graph::Shape;

/// How a shape is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// A shape of Graphviz with the label in it, and further attributes.
    Labelled(&'static str, &'static [(&'static str, &'static str)]),
    /// A box whose label stands between lines: on which sides, and whether the box itself is drawn.
    Ruled(Rules),
    /// A symbol without its label, as Mermaid draws it: shape, and further attributes.
    Symbol(&'static str, &'static [(&'static str, &'static str)]),
    /// A character in place of a shape that Graphviz has not.
    Glyph(&'static str),
}

/// Lines beside a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rules {
    /// Left and right, inside a box.
    Both,
    /// Left, inside a box.
    Left,
    /// Above, inside a box.
    Above,
    /// Left and above, inside a box.
    LeftAbove,
    /// A line at the left of bare text.
    BareLeft,
    /// A line at the right of bare text.
    BareRight,
    /// Lines at both sides of bare text.
    BareBoth,
    /// Lines above and below.
    BareRows,
}

impl Rules {
    /// Whether the box around the label is drawn.
    pub(super) const fn boxed(self) -> bool {
        matches!(
            self,
            Self::Both | Self::Left | Self::Above | Self::LeftAbove
        )
    }
}

use Form::{Glyph, Labelled, Ruled, Symbol};

const SMALL: &[(&str, &str)] = &[("width", "0.2"), ("height", "0.2"), ("fixedsize", "true")];

/// The form of a shape; a box for one that is not known.
pub(super) fn form(shape: Shape) -> Form {
    known(shape.name()).unwrap_or(Labelled("box", &[]))
}

fn known(name: &str) -> Option<Form> {
    Some(match name {
        "rect" | "tag-rect" => Labelled("box", &[]),
        "rounded" | "delay" => Labelled("box", &[("style", "rounded")]),
        "stadium" | "ellipse" | "cloud" => Labelled("ellipse", &[]),
        "fr-rect" => Ruled(Rules::Both),
        "lin-rect" => Ruled(Rules::Left),
        "div-rect" => Ruled(Rules::Above),
        "win-pane" => Ruled(Rules::LeftAbove),
        "brace" => Ruled(Rules::BareLeft),
        "brace-r" => Ruled(Rules::BareRight),
        "braces" => Ruled(Rules::BareBoth),
        "datastore" => Ruled(Rules::BareRows),
        "cyl" | "lin-cyl" | "bucket" | "h-cyl" => Labelled("cylinder", &[]),
        "folder" => Labelled("folder", &[]),
        "console" | "browser" | "flag" => Labelled("tab", &[]),
        "person" => Labelled("egg", &[]),
        "circle" => Labelled("circle", &[]),
        "dbl-circ" => Labelled("doublecircle", &[]),
        "bang" => Labelled("octagon", &[]),
        "diam" => Labelled("diamond", &[]),
        "hex" => Labelled("hexagon", &[]),
        "lean-r" => Labelled("parallelogram", &[]),
        "lean-l" => Labelled("polygon", &[("sides", "4"), ("skew", "-0.6")]),
        "trap-b" => Labelled("trapezium", &[]),
        "trap-t" => Labelled("invtrapezium", &[]),
        "text" => Labelled("plaintext", &[]),
        "notch-rect" => Labelled("box", &[("style", "diagonals")]),
        "doc" | "lin-doc" | "tag-doc" => Labelled("note", &[]),
        "docs" => Labelled("note", &[("peripheries", "2")]),
        "st-rect" => Labelled("box3d", &[]),
        "curv-trap" | "odd" => Labelled("cds", &[]),
        "bow-rect" => Labelled("component", &[]),
        "tri" => Labelled("triangle", &[]),
        "flip-tri" => Labelled("invtriangle", &[]),
        "notch-pent" => Labelled("house", &[]),
        "sl-rect" => Labelled("polygon", &[("sides", "4"), ("distortion", "-0.2")]),
        "sm-circ" | "f-circ" => Symbol("circle", SMALL),
        "fr-circ" => Symbol("doublecircle", SMALL),
        "cross-circ" => Glyph("⊗"),
        "fork" => Symbol(
            "box",
            &[("height", "0.08"), ("width", "1.2"), ("fixedsize", "true")],
        ),
        "hourglass" => Glyph("⋈"),
        "bolt" => Glyph("⚡"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_of_mermaids_is_known() {
        for name in Shape::names() {
            let shape = Shape::from_name(name).unwrap();
            assert!(known(shape.name()).is_some(), "{name}");
        }
        assert!(known(Shape::ELLIPSE.name()).is_some());
    }
}
