//! ER diagrams: entities as tables of their attributes, relationships with crow's feet, subgraphs as
//! clusters.

use std::borrow::Cow;
use std::collections::HashMap;

use graphviz_rust::dot_structures::{
    Edge as DotEdge, EdgeTy, Graph as DotGraph, Id, Node as DotNode, Stmt, Subgraph as DotSubgraph,
    Vertex,
};

use super::COLUMNS;
use super::attributes::{Attributes, paint};
use super::colours::Palette;
use super::label::{self, Label};
use super::nesting::{MAX_DEPTH, assemble};
use super::sheet::{Sheet, WIDE, cluster_name, digraph, printed};
use super::{classes_of, escape, node_id};
use crate::model::er::{Cardinality, End, Entity, ErDiagram, Relation, Subgraph};
use crate::picture::er::Tree;
use crate::picture::er::texts::{self, Columns};
use crate::picture::nesting::Nesting;
use crate::picture::style::Css;

/// A chart as a digraph, with a last line break.
pub(super) fn print(chart: &ErDiagram, number: u32) -> String {
    printed(&Writer::new(chart).write(number))
}

struct Writer<'g> {
    chart: &'g ErDiagram,
    palette: Palette,
    classes: HashMap<&'g str, &'g [String]>,
    /// The subgraph around each entity.
    around: Vec<Option<usize>>,
    nesting: Nesting,
    /// The entity that stands for each subgraph where a relationship ends at it.
    anchors: Vec<Option<usize>>,
}

impl<'g> Writer<'g> {
    fn new(chart: &'g ErDiagram) -> Self {
        let Tree { subgraphs, around } = Tree::of(chart, MAX_DEPTH);
        Self {
            chart,
            palette: Palette::of(&chart.frame),
            classes: (chart.class_defs.iter())
                .map(|def| (def.name.as_str(), def.styles.as_slice()))
                .collect(),
            anchors: subgraphs.firsts(&around),
            around,
            nesting: subgraphs,
        }
    }

    fn write(&self, number: u32) -> DotGraph {
        let relations = self.chart.relations.iter();
        let relations = relations.map(|relation| Stmt::Edge(self.edge(relation)));
        let sheet = Sheet {
            frame: &self.chart.frame,
            palette: &self.palette,
            direction: self.chart.direction,
            number,
            graph: WIDE,
            nodes: &[("shape", "plain")],
            edges: &[("dir", "both")],
        };
        digraph(&sheet, self.boxes().into_iter().chain(relations))
    }

    /// Nodes and clusters.
    fn boxes(&self) -> Vec<Stmt> {
        let mut inside: Vec<Vec<Stmt>> = vec![Vec::new(); self.chart.subgraphs.len()];
        let mut outside = Vec::new();
        let entities = self.chart.entities.iter().zip(&self.around);
        for (number, (entity, around)) in entities.enumerate() {
            let stmt = Stmt::Node(self.node(number, entity));
            match around {
                Some(subgraph) => inside[*subgraph].push(stmt),
                None => outside.push(stmt),
            }
        }
        assemble(&self.nesting, inside, outside, |i, parts| {
            match self.anchors[i] {
                Some(_) => self.cluster(&self.chart.subgraphs[i], parts),
                None => Stmt::Node(self.empty(&self.chart.subgraphs[i])),
            }
        })
    }

    fn css(&self, classes: &[String], styles: &[String]) -> Css {
        let mut css = Css::default();
        for class in classes {
            if let Some(styles) = self.classes.get(class.as_str()) {
                css.add(*styles);
            }
        }
        css.add(styles);
        css
    }

    fn node(&self, number: usize, entity: &Entity) -> DotNode {
        let css = self.css(&entity.classes, &entity.styles);
        let mut attributes = Attributes::default();
        attributes.put("label", table(self.palette.turn(number), entity, &css));
        if let Some(color) = &css.color {
            attributes.word("fontcolor", color);
        }
        classes_of(&mut attributes, &entity.classes);
        DotNode::new(node_id(&entity.id), attributes.0)
    }

    /// A subgraph without entities.
    fn empty(&self, subgraph: &Subgraph) -> DotNode {
        let css = self.css(&subgraph.classes, &subgraph.styles);
        let mut attributes = Attributes::default();
        attributes.label(&text(&subgraph.label), css.is_bold());
        attributes.word("shape", "box");
        attributes.word("style", "filled");
        attributes.word("fillcolor", &*self.palette.cluster.0);
        attributes.word("color", &*self.palette.cluster.1);
        paint(&mut attributes, &css, Vec::new());
        classes_of(&mut attributes, &subgraph.classes);
        DotNode::new(node_id(&subgraph.id), attributes.0)
    }

    fn cluster(&self, subgraph: &Subgraph, parts: Vec<Stmt>) -> Stmt {
        let css = self.css(&subgraph.classes, &subgraph.styles);
        let mut attributes = Attributes::default();
        attributes.label(&text(&subgraph.label), css.is_bold());
        attributes.word("style", "filled");
        attributes.word("fillcolor", &*self.palette.cluster.0);
        attributes.word("color", &*self.palette.cluster.1);
        paint(&mut attributes, &css, Vec::new());
        classes_of(&mut attributes, &subgraph.classes);
        let settings = attributes.0.into_iter().map(Stmt::Attribute);
        Stmt::Subgraph(DotSubgraph {
            id: escape::name(&cluster_name(&subgraph.id)),
            stmts: settings.chain(parts).collect(),
        })
    }

    fn edge(&self, relation: &Relation) -> DotEdge {
        let mut attributes = Attributes::default();
        attributes.word("arrowtail", foot(relation.from_cardinality));
        attributes.word("arrowhead", foot(relation.to_cardinality));
        if !relation.identifying {
            attributes.word("style", "dashed");
        }
        if !relation.label.text.is_empty() {
            attributes.label(&label::padded(text(&relation.label.text)), false);
        }
        let (tail, tail_cluster) = self.end(relation.from_end, &relation.from);
        let (head, head_cluster) = self.end(relation.to_end, &relation.to);
        if tail_cluster != head_cluster {
            for (key, cluster) in [("ltail", tail_cluster), ("lhead", head_cluster)] {
                if let Some(i) = cluster {
                    let name = cluster_name(&self.chart.subgraphs[i].id);
                    attributes.put(key, escape::name(&name));
                }
            }
        }
        DotEdge {
            ty: EdgeTy::Pair(Vertex::N(node_id(tail)), Vertex::N(node_id(head))),
            attributes: attributes.0,
        }
    }

    /// The node that an end is drawn at, and the cluster that it stops at.
    fn end<'a>(&'a self, end: End, id: &'a str) -> (&'a str, Option<usize>) {
        match end {
            End::Entity(_) => (id, None),
            End::Subgraph(i) => match self.anchors[i.0] {
                Some(anchor) => (&self.chart.entities[anchor].id, Some(i.0)),
                None => (id, None),
            },
        }
    }
}

/// An entity as a table: its name, and a row for each attribute.
fn table(turn: (Cow<'_, str>, Cow<'_, str>), entity: &Entity, css: &Css) -> Id {
    let columns = Columns::of(entity);
    let name = cell(texts::shown(&entity.label.text));
    let mut rows = format!(
        "<TR><TD COLSPAN=\"{}\"><B>{name}</B></TD></TR>",
        columns.count()
    );
    for attribute in &entity.attributes {
        rows.push_str("<TR>");
        for label in columns.cells(attribute) {
            rows.push_str(&format!("<TD ALIGN=\"LEFT\">{}</TD>", cell(label)));
        }
        rows.push_str("</TR>");
    }
    let fill = css.fill.as_deref().unwrap_or(&turn.0);
    let border = css.stroke.as_deref().unwrap_or(&turn.1);
    Id::Html(format!(
        "<<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"5\" BGCOLOR=\"{fill}\" COLOR=\"{border}\">{rows}</TABLE>>"
    ))
}

fn cell(label: Label) -> String {
    label::html(&label::wrap(label, COLUMNS))
}

/// The arrowhead of a cardinality: what touches the entity comes first.
const fn foot(cardinality: Cardinality) -> &'static str {
    match cardinality {
        Cardinality::ZeroOrOne => "teeodot",
        Cardinality::ZeroOrMore => "crowodot",
        Cardinality::OneOrMore => "crowtee",
        Cardinality::ExactlyOne => "teetee",
        Cardinality::Parent => "diamond",
    }
}

fn text(text: &str) -> Label {
    label::wrap(texts::plain(text), COLUMNS)
}

#[cfg(test)]
mod tests {
    use crate::emit::dot::tests::dot;

    #[test]
    fn entities_are_tables_and_relationships_have_feet() {
        let text = dot(
            "erDiagram\n    A ||--o{ \"B & <C>\" : \"a > b\"\n    \"B & <C>\" }|..o| A : \"\"\n    A {\n        List~int~ x PK,FK \"1 < 2 ]\"\n        string __y__\n    }\n",
        );
        for part in [
            "<TD ALIGN=\"LEFT\">List&lt;int&gt;</TD>",
            "<TD ALIGN=\"LEFT\"><B>y</B></TD>",
            "<TD ALIGN=\"LEFT\">PK, FK</TD>",
            "1 &lt; 2 &#93;",
            "<B>B &amp;</B>",
            "arrowtail=teetee arrowhead=crowodot label=\" a > b \"",
            "arrowtail=crowtee arrowhead=teeodot style=dashed",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn subgraphs_are_clusters_whatever_is_in_them() {
        let text = dot(
            "erDiagram\n    subgraph g [Big box]\n        subgraph h\n            A\n        end\n    end\n    subgraph e\n    end\n    g ||--|| B : x\n    e ||--|| h : y\n",
        );
        for part in [
            "subgraph cluster_g {",
            "subgraph cluster_h {",
            "A -> B [arrowtail=teetee arrowhead=teetee label=\" x \" ltail=cluster_g]",
            "e -> A [arrowtail=teetee arrowhead=teetee label=\" y \" lhead=cluster_h]",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        let round = dot(
            "erDiagram\n    subgraph a\n        b ||--|| X : x\n    end\n    subgraph b\n        a ||--|| Y : x\n    end\n",
        );
        assert_eq!(round.matches("subgraph").count(), 2, "{round}");
        let deep: String = (0..2000).map(|i| format!("subgraph s{i}\n")).collect();
        let text = dot(&format!("erDiagram\n{deep}X\n{}", "end\n".repeat(2000)));
        assert!(text.matches("subgraph").count() < 4000);
    }
}
