//! Links, and what they end at: Graphviz has no links to clusters, so one to a subgraph ends at a node in
//! it and is cut off at the border.

use graphviz_rust::dot_structures::{Edge as DotEdge, EdgeTy, NodeId, Vertex};

use super::attributes::Attributes;
use super::label::{self, Label};
use super::tree::Point;
use super::{COLUMNS, Writer, classes_of, cluster_id, escape, node_id};
use crate::model::graph::{Arrowhead, Edge, NodeIndex, Stroke, Way};

impl Writer<'_> {
    pub(super) fn edge(&self, from: NodeIndex, to: NodeIndex, edge: &Edge) -> DotEdge {
        let mut attributes = Attributes::default();
        let tail = self.point(from, to, Way::Outgoing);
        let head = self.point(to, from, Way::Incoming);
        self.cut(from, head, "ltail", &mut attributes);
        self.cut(to, tail, "lhead", &mut attributes);
        let cut = !attributes.0.is_empty();
        let label = label::padded(label::wrap(Label::new(&edge.label), COLUMNS));
        if !label.is_empty() {
            attributes.label(&label, false);
        }
        match (edge.arrow_start, edge.arrow_end) {
            (Arrowhead::None, Arrowhead::None) => attributes.word("dir", "none"),
            (Arrowhead::None, end) => head_of(&mut attributes, "arrowhead", end),
            (start, Arrowhead::None) => {
                attributes.word("dir", "back");
                head_of(&mut attributes, "arrowtail", start);
            }
            (start, end) => {
                attributes.word("dir", "both");
                head_of(&mut attributes, "arrowtail", start);
                head_of(&mut attributes, "arrowhead", end);
            }
        }
        match edge.stroke {
            Stroke::Normal | Stroke::Invalid => {}
            Stroke::Thick => attributes.word("penwidth", "3"),
            Stroke::Dotted => attributes.word("style", "dotted"),
            Stroke::Invisible => attributes.word("style", "invis"),
        }
        // A link that is cut off at a border needs room to be seen.
        let length = edge.length.max(1) + u32::from(cut);
        if length > 1 {
            attributes.word("minlen", length.to_string());
        }
        let mut css = self.css(None, &[], &self.graph.default_link_style.styles);
        for class in &edge.extras.classes {
            if let Some(styles) = self.classes.get(class.as_str()) {
                css.add(*styles);
            }
        }
        css.add(&edge.extras.styles);
        if let Some(color) = &css.stroke {
            attributes.word("color", color);
        }
        if let Some(color) = &css.color {
            attributes.word("fontcolor", color);
        }
        if let Some(width) = css.width {
            attributes.word("penwidth", width.to_string());
        }
        if edge.stroke != Stroke::Invisible {
            if css.is_hidden() {
                attributes.word("style", "invis");
            } else if css.is_dashed() {
                attributes.word("style", "dashed");
            }
        }
        if let Some(id) = &edge.extras.id {
            attributes.put("id", escape::value(id));
        }
        classes_of(&mut attributes, &edge.extras.classes);
        DotEdge {
            ty: EdgeTy::Pair(
                Vertex::N(self.point_id(tail)),
                Vertex::N(self.point_id(head)),
            ),
            attributes: attributes.0,
        }
    }

    /// What a link ends at: for a subgraph, something inside it, and not inside the other end as well if
    /// that can be.
    fn point(&self, at: NodeIndex, other: NodeIndex, way: Way) -> Point {
        match self.graph.node(at).names {
            Some(index) => {
                let other = self.graph.node(other).names.map(|index| index.0);
                self.tree.point(self.graph, index.0, other, way)
            }
            None => Point::Node(at),
        }
    }

    fn point_id(&self, point: Point) -> NodeId {
        match point {
            Point::Node(node) => node_id(&self.graph.node(node).id),
            Point::Empty(i) => node_id(&self.graph.subgraphs[i].id),
        }
    }

    /// Lets a link to a subgraph end at its border, unless its other end is inside: Graphviz cannot
    /// draw that, and says so.
    fn cut(&self, at: NodeIndex, other: Point, key: &str, attributes: &mut Attributes) {
        if let Some(index) = self.graph.node(at).names
            && !self.tree.is_empty(index.0)
            && !self.tree.holds(index.0, self.graph, other)
        {
            attributes.put(key, cluster_id(self.graph.subgraph(index)));
        }
    }
}

fn head_of(attributes: &mut Attributes, key: &str, head: Arrowhead) {
    let shape = match head {
        // What Graphviz draws by itself at the end.
        Arrowhead::Point if key == "arrowhead" => return,
        Arrowhead::None => "none",
        Arrowhead::Point => "normal",
        Arrowhead::Circle => "dot",
        Arrowhead::Cross => "tee",
    };
    attributes.word(key, shape);
}
