//! C4 diagrams: elements with their technology and description, boundaries as clusters, relations with
//! the way they are drawn.

mod element;
mod styles;
mod texts;

use graphviz_rust::dot_structures::{
    Edge as DotEdge, EdgeTy, Graph as DotGraph, Id, Stmt, Subgraph as DotSubgraph, Vertex,
};

use super::attributes::Attributes;
use super::colours::Palette;
use super::nesting::{MAX_DEPTH, assemble};
use super::sheet::{Sheet, WIDE, cluster_name, digraph, printed};
use super::{FONT, escape, node_id};
use crate::model::c4::{C4, Level, Relation, RelationKind, Thing};
use crate::model::graph;
use crate::picture::c4::{Tree, css, line_css};
use crate::picture::nesting::Nesting;
use element::node;
use styles::link;
use texts::{caption, lines};

/// White text on the colour of the element's kind.
const NODES: [(&str, &str); 6] = [
    ("shape", "box"),
    ("style", "filled,rounded"),
    ("fontname", FONT),
    ("fontsize", "12"),
    ("fontcolor", "#ffffff"),
    ("margin", "0.2,0.12"),
];
const LINES: [(&str, &str); 4] = [
    ("color", "#444444"),
    ("fontname", FONT),
    ("fontsize", "10"),
    ("fontcolor", "#444444"),
];

/// A chart as a digraph, with a last line break.
pub(super) fn print(chart: &C4, number: u32) -> String {
    printed(&Writer::new(chart).write(number))
}

struct Writer<'g> {
    chart: &'g C4,
    palette: Palette,
    /// The boundary around each element.
    around: Vec<Option<usize>>,
    nesting: Nesting,
    /// The element that stands for each boundary where a relation ends at it.
    anchors: Vec<Option<usize>>,
}

/// Where a relation ends.
#[derive(Clone, Copy)]
struct End {
    /// The element that the line goes to.
    element: usize,
    /// The boundary at whose border it ends.
    boundary: Option<usize>,
}

impl<'g> Writer<'g> {
    fn new(chart: &'g C4) -> Self {
        let Tree { boundaries, around } = Tree::of(chart, MAX_DEPTH);
        Self {
            chart,
            palette: Palette::of(&chart.frame),
            anchors: boundaries.firsts(&around),
            around,
            nesting: boundaries,
        }
    }

    fn write(&self, number: u32) -> DotGraph {
        let edges = (self.chart.relations.iter().enumerate())
            .filter_map(|(number, relation)| self.edge(relation, number + 1));
        let sheet = Sheet {
            frame: &self.chart.frame,
            palette: &self.palette,
            direction: graph::Direction::TopBottom,
            number,
            graph: WIDE,
            nodes: &NODES,
            edges: &LINES,
        };
        digraph(
            &sheet,
            self.boxes().into_iter().chain(edges.map(Stmt::Edge)),
        )
    }

    /// Elements and clusters, by first mention.
    fn boxes(&self) -> Vec<Stmt> {
        let mut inside: Vec<Vec<Stmt>> = vec![Vec::new(); self.chart.boundaries.len()];
        let mut outside = Vec::new();
        for (element, around) in self.chart.elements.iter().zip(&self.around) {
            let stmt = Stmt::Node(node(element));
            match around {
                Some(boundary) => inside[*boundary].push(stmt),
                None => outside.push(stmt),
            }
        }
        assemble(&self.nesting, inside, outside, |i, parts| {
            self.cluster(i, parts)
        })
    }

    fn cluster(&self, i: usize, parts: Vec<Stmt>) -> Stmt {
        let boundary = &self.chart.boundaries[i];
        let mut attributes = Attributes::default();
        attributes.put("label", caption(boundary));
        let style = match boundary.is_node {
            true => "rounded",
            false => "dashed,rounded",
        };
        attributes.word("style", style);
        attributes.word("color", "#444444");
        attributes.word("fontcolor", "#444444");
        let mut css = css(&boundary.details);
        // A frame is drawn, not filled, where nothing is said.
        let fill = css.fill.take();
        if let Some(stroke) = &css.stroke {
            attributes.word("color", stroke);
        }
        if let Some(color) = &css.color {
            attributes.word("fontcolor", color);
        }
        if let Some(fill) = fill {
            attributes.word("style", format!("filled,{style}"));
            attributes.word("fillcolor", fill);
        }
        link(&mut attributes, &boundary.details);
        let settings = attributes.0.into_iter().map(Stmt::Attribute);
        Stmt::Subgraph(DotSubgraph {
            id: escape::name(&cluster_name(&boundary.id.text)),
            stmts: settings.chain(parts).collect(),
        })
    }

    /// Where a relation ends; `None` where the alias is not in the chart, or its boundary is empty.
    fn end(&self, alias: &str) -> Option<End> {
        match self.chart.find(alias)? {
            Thing::Element(element) => Some(End {
                element,
                boundary: None,
            }),
            Thing::Boundary(boundary) => Some(End {
                element: self.anchors[boundary]?,
                boundary: Some(boundary),
            }),
        }
    }

    /// Whether an end is in a boundary.
    fn is_within(&self, end: End, around: usize) -> bool {
        self.nesting.is_within(self.around[end.element], around)
    }

    fn edge(&self, relation: &Relation, number: usize) -> Option<DotEdge> {
        let (from, to) = (self.end(&relation.from.text)?, self.end(&relation.to.text)?);
        let mut attributes = Attributes::default();
        let number = (self.chart.diagram == Level::Dynamic).then_some(number);
        let text = lines(&relation.details, number);
        if !text.is_empty() {
            attributes.put("label", Id::Html(format!("<{text}>")));
        }
        let css = line_css(&relation.details);
        if let Some(color) = css.stroke {
            attributes.word("color", color);
        }
        if let Some(color) = css.color {
            attributes.word("fontcolor", color);
        }
        link(&mut attributes, &relation.details);
        // Graphviz puts the head below, or on the same rank to the right.
        let beside = self.around[from.element] == self.around[to.element]
            && from.boundary.is_none()
            && to.boundary.is_none();
        let (tail, head) = match relation.kind {
            RelationKind::Up | RelationKind::Left => (to, from),
            _ => (from, to),
        };
        match relation.kind {
            RelationKind::Up | RelationKind::Left | RelationKind::Back => {
                attributes.word("dir", "back");
            }
            RelationKind::Both => attributes.word("dir", "both"),
            _ => {}
        }
        if matches!(relation.kind, RelationKind::Left | RelationKind::Right) && beside {
            attributes.word("minlen", "0");
        }
        if let Some(boundary) = tail
            .boundary
            .filter(|&around| !self.is_within(head, around))
        {
            let name = cluster_name(&self.chart.boundaries[boundary].id.text);
            attributes.put("ltail", escape::name(&name));
        }
        if let Some(boundary) = head
            .boundary
            .filter(|&around| !self.is_within(tail, around))
        {
            let name = cluster_name(&self.chart.boundaries[boundary].id.text);
            attributes.put("lhead", escape::name(&name));
        }
        let vertex = |end: End| {
            let id = &self.chart.elements[end.element].id.text;
            Vertex::N(node_id(id))
        };
        Some(DotEdge {
            ty: EdgeTy::Pair(vertex(tail), vertex(head)),
            attributes: attributes.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::emit::dot::tests::dot;

    #[test]
    fn elements_say_what_they_are() {
        let text = dot(
            "C4Container\n System_Boundary(b, \"Bank\") {\n Container(api, \"API\", \"Rust\", \"Answers\")\n ContainerDb(db, \"Store\")\n }\n Rel(api, db, \"reads\", \"SQL\")\n",
        );
        for part in [
            "subgraph cluster_b {",
            "<B>Bank</B><BR/><FONT POINT-SIZE=\"9\">[SYSTEM&#93;</FONT>",
            "Container: Rust",
            "Answers",
            "shape=cylinder",
            "api -> db",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn only_deployment_nodes_have_solid_frames() {
        let text = dot(
            "C4Deployment\n Node(n, \"N\") {\n Container_Ext(a, \"A\")\n }\n Boundary(b, \"B\") {\n Node_L(m, \"M\") {\n Container(c, \"C\")\n }\n }\n",
        );
        assert_eq!(text.matches("style=rounded").count(), 2, "{text}");
        assert_eq!(text.matches("style=\"dashed,rounded\"").count(), 1);
        assert!(text.contains("fillcolor=\"#b3b3b3\" color=\"#a6a6a6\""));
    }

    #[test]
    fn relations_have_directions() {
        let text = dot(
            "C4Context\n Person(a, \"A\")\n Person(b, \"B\")\n Rel_U(a, b, \"u\")\n BiRel(b, a, \"v\")\n Rel_Back(a, a, \"w\")\n Boundary(c, \"C\") {\n Person(d, \"D\")\n }\n Rel(a, c, \"x\")\n Rel(d, c, \"y\")\n",
        );
        for part in [
            "b -> a [label=<&#160;u > dir=back]",
            "dir=both",
            "a -> a",
            "lhead=cluster_c",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert_eq!(text.matches("lhead").count(), 1, "{text}");
    }

    #[test]
    fn what_is_in_itself_is_drawn_all_the_same() {
        let deep: String = (0..500)
            .map(|i| format!("Boundary(b{i}, \"B\") {{\n"))
            .collect();
        let text = dot(&format!(
            "C4Context\n{deep}Person(a, \"A\")\n{}",
            "}\n".repeat(500)
        ));
        assert!(text.contains("a[") || text.contains("a ["), "{text}");
        let text = dot(
            "C4Context\n Boundary(b, \"B\") {\n Boundary(c, \"C\") {\n Boundary(b, \"B\") {\n Person(a, \"A\")\n }\n }\n }\n",
        );
        assert!(
            text.contains("cluster_b") && text.contains("cluster_c"),
            "{text}"
        );
    }
}
