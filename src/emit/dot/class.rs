//! Class diagrams: a class as a box of compartments, UML's heads at the ends of relations, multiplicities
//! beside them, namespaces as clusters, notes beside their classes.

use std::collections::HashMap;

use graphviz_rust::dot_structures::{
    Edge as DotEdge, EdgeTy, Graph as DotGraph, Id, Node as DotNode, NodeId, Stmt,
    Subgraph as DotSubgraph, Vertex,
};

use super::COLUMNS;
use super::attributes::{Attributes, paint};
use super::colours::Palette;
use super::label::{self, Label};
use super::nesting::MAX_DEPTH;
use super::sheet::{Sheet, boxes, digraph, printed};
use super::{classes_of, compartments, escape, node_id};
use crate::model::class::{
    Class, ClassDiagram, End, Head, Namespace, NamespaceIndex, Note, Relation, Stroke,
};
use crate::picture::address::is_harmless;
use crate::picture::class::texts;
use crate::picture::nesting::Nesting;
use crate::picture::style::Css;

/// A chart as a digraph, with a last line break.
pub(super) fn print(chart: &ClassDiagram, number: u32) -> String {
    printed(&Writer::new(chart).write(number))
}

struct Writer<'g> {
    chart: &'g ClassDiagram,
    palette: Palette,
    styles: HashMap<&'g str, &'g [String]>,
    /// The namespace around each that is drawn around it.
    around: Vec<Option<usize>>,
}

impl<'g> Writer<'g> {
    fn new(chart: &'g ClassDiagram) -> Self {
        let outer = (chart.namespaces.iter())
            .map(|namespace| namespace.parent.map(|NamespaceIndex(i)| i as usize));
        Self {
            chart,
            palette: Palette::of(&chart.frame),
            styles: (chart.class_defs.iter())
                .map(|def| (def.name.as_str(), def.styles.as_slice()))
                .collect(),
            around: Nesting::new(&outer.collect::<Vec<_>>(), MAX_DEPTH).parents,
        }
    }

    fn write(&self, number: u32) -> DotGraph {
        let chart = self.chart;
        let relations = chart.relations.iter().map(|relation| self.edge(relation));
        let ids: HashMap<&str, &Class> = (chart.classes.iter())
            .map(|class| (class.id.as_str(), class))
            .collect();
        let notes = chart.notes.iter().enumerate();
        let notes = notes.filter_map(|(number, note)| {
            let class = ids.get(note.about.as_ref()?.text.as_str())?;
            Some(note_edge(number, class))
        });
        let edges = relations.chain(notes).map(Stmt::Edge);
        let room = self.room().0.into_iter().map(Stmt::Attribute);
        let body = room.chain(self.boxes()).chain(edges);
        let sheet = Sheet {
            frame: &chart.frame,
            palette: &self.palette,
            direction: chart.direction,
            number,
            graph: &[],
            nodes: &boxes("filled", &self.palette),
            edges: &[],
        };
        digraph(&sheet, body)
    }

    /// More room than Graphviz gives, where multiplicities stand beside the lines.
    fn room(&self) -> Attributes {
        let mut attributes = Attributes::default();
        let crowded =
            |line: &Relation| line.from_cardinality.is_some() || line.to_cardinality.is_some();
        if self.chart.relations.iter().any(crowded) {
            attributes.word("nodesep", "0.5");
            attributes.word("ranksep", "0.9");
        }
        attributes
    }

    /// Nodes and clusters, each namespace where its first class stands.
    fn boxes(&self) -> Vec<Stmt> {
        let chart = self.chart;
        // What stands in each namespace, with its place in the order; outside all last.
        let mut inside: Vec<Vec<(u32, Stmt)>> = vec![Vec::new(); chart.namespaces.len() + 1];
        let outside = chart.namespaces.len();
        let place =
            |namespace: Option<NamespaceIndex>| namespace.map_or(outside, |index| index.0 as usize);
        for (number, class) in chart.classes.iter().enumerate() {
            inside[place(class.namespace)]
                .push((class.place.0.start, Stmt::Node(self.class(number, class))));
        }
        for (number, interface) in chart.interfaces.iter().enumerate() {
            let class = chart.class(interface.class);
            let node = Stmt::Node(circle(number, &interface.label));
            inside[place(class.namespace)].push((interface.place.0.start, node));
        }
        for (number, note) in chart.notes.iter().enumerate() {
            let node = Stmt::Node(note_node(number, note, &self.palette));
            inside[place(note.namespace)].push((note.place.0.start, node));
        }
        // An outer namespace stands before those in it.
        for (index, namespace) in chart.namespaces.iter().enumerate().rev() {
            let mut parts = std::mem::take(&mut inside[index]);
            if parts.is_empty() {
                continue;
            }
            parts.sort_by_key(|part| part.0);
            let first = parts[0].0;
            let id = chart.namespace_id(NamespaceIndex(index as u32));
            let parts = parts.into_iter().map(|part| part.1);
            let cluster = cluster(&id, namespace, parts, &self.palette);
            inside[self.around[index].unwrap_or(outside)].push((first, cluster));
        }
        let mut parts = std::mem::take(&mut inside[outside]);
        parts.sort_by_key(|part| part.0);
        parts.into_iter().map(|part| part.1).collect()
    }

    fn class(&self, number: usize, class: &Class) -> DotNode {
        let names: Vec<String> = class
            .style_classes
            .split_whitespace()
            .map(String::from)
            .collect();
        let mut css = Css::default();
        for name in &names {
            if let Some(styles) = self.styles.get(name.as_str()) {
                css.add(*styles);
            }
        }
        css.add(&class.styles);
        let mut attributes = Attributes::default();
        attributes.put("label", Id::Html(compartments::table(class, css.is_bold())));
        let (fill, border) = self.palette.turn(number);
        attributes.word("fillcolor", fill);
        attributes.word("color", border);
        attributes.word("margin", "0");
        attributes.word("width", "0");
        attributes.word("height", "0");
        paint(&mut attributes, &css, Vec::new());
        if let Some(link) = class
            .link
            .as_ref()
            .filter(|link| is_harmless(&link.url.text))
        {
            attributes.put("URL", escape::value(&link.url.text));
            attributes.put("target", escape::value(&link.target));
        }
        if let Some(tooltip) = &class.tooltip {
            attributes.put("tooltip", escape::value(tooltip));
        }
        let own: Vec<String> = names.into_iter().filter(|name| name != "default").collect();
        classes_of(&mut attributes, &own);
        DotNode::new(node_id(&class.id), attributes.0)
    }

    fn edge(&self, relation: &Relation) -> DotEdge {
        let mut attributes = Attributes::default();
        let (start, end) = (shape(relation.start), shape(relation.end));
        match (relation.start, relation.end) {
            (Head::None, Head::None) => attributes.word("dir", "none"),
            (Head::None, _) => attributes.word("arrowhead", end),
            (_, Head::None) => {
                attributes.word("dir", "back");
                attributes.word("arrowtail", start);
            }
            _ => {
                attributes.word("dir", "both");
                attributes.word("arrowtail", start);
                attributes.word("arrowhead", end);
            }
        }
        if relation.stroke == Stroke::Dotted {
            attributes.word("style", "dashed");
        }
        if let Some(label) = &relation.label {
            attributes.label(&label::padded(text(&label.text)), false);
        }
        let multiplicities = [
            ("taillabel", &relation.from_cardinality),
            ("headlabel", &relation.to_cardinality),
        ];
        for (key, multiplicity) in multiplicities {
            if let Some(multiplicity) = multiplicity {
                // Spaces keep it off the line.
                let shown = format!(" {} ", text(&multiplicity.text).text());
                attributes.put(key, escape::value(&shown));
                attributes.word("labeldistance", "1.8");
                attributes.word("labelangle", "35");
            }
        }
        let node = |end: End| Vertex::N(self.node_of(end));
        DotEdge {
            ty: EdgeTy::Pair(node(relation.from), node(relation.to)),
            attributes: attributes.0,
        }
    }

    fn node_of(&self, end: End) -> NodeId {
        match end {
            End::Class(class) => node_id(&self.chart.class(class).id),
            End::Interface(number) => node_id(&circle_name(number as usize)),
        }
    }
}

fn cluster(
    id: &str,
    namespace: &Namespace,
    inside: impl Iterator<Item = Stmt>,
    palette: &Palette,
) -> Stmt {
    let mut attributes = Attributes::default();
    attributes.label(&text(&namespace.label), false);
    attributes.word("style", "filled");
    attributes.word("fillcolor", &*palette.cluster.0);
    attributes.word("color", &*palette.cluster.1);
    let settings = attributes.0.into_iter().map(Stmt::Attribute);
    Stmt::Subgraph(DotSubgraph {
        id: escape::name(&format!("cluster_{id}")),
        stmts: settings.chain(inside).collect(),
    })
}

/// The name beside the circle of a lollipop.
fn circle(number: usize, label: &str) -> DotNode {
    let mut attributes = Attributes::default();
    attributes.label(&text(label), false);
    attributes.word("shape", "plaintext");
    attributes.word("fillcolor", "transparent");
    attributes.word("margin", "0.05");
    DotNode::new(node_id(&circle_name(number)), attributes.0)
}

fn note_node(number: usize, note: &Note, palette: &Palette) -> DotNode {
    let mut attributes = Attributes::default();
    attributes.label(&text(&note.text.text), false);
    attributes.word("shape", "note");
    attributes.word("fillcolor", &*palette.note.0);
    attributes.word("color", &*palette.note.1);
    if palette.note.2 != palette.inside {
        attributes.word("fontcolor", &*palette.note.2);
    }
    DotNode::new(node_id(&note_name(number)), attributes.0)
}

fn note_edge(number: usize, class: &Class) -> DotEdge {
    let mut attributes = Attributes::default();
    attributes.word("style", "dashed");
    attributes.word("dir", "none");
    DotEdge {
        ty: EdgeTy::Pair(
            Vertex::N(node_id(&note_name(number))),
            Vertex::N(node_id(&class.id)),
        ),
        attributes: attributes.0,
    }
}

/// Graphviz's shape of a head.
const fn shape(head: Head) -> &'static str {
    match head {
        Head::None => "none",
        Head::Extension => "onormal",
        Head::Composition => "diamond",
        Head::Aggregation => "odiamond",
        Head::Dependency => "vee",
        Head::Lollipop => "odot",
    }
}

fn text(text: &str) -> Label {
    label::wrap(texts::shown(text), COLUMNS)
}

fn circle_name(number: usize) -> String {
    // No id has a space at its end.
    format!("interface {number} ")
}

fn note_name(number: usize) -> String {
    format!("note {number} ")
}

#[cfg(test)]
mod tests {
    use crate::emit::dot::tests::{dot, draw};

    fn has(chart: &str, lines: &[&str]) {
        let text = dot(chart);
        for line in lines {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }

    #[test]
    fn a_class_is_a_box_of_compartments() {
        has(
            "classDiagram\n    class Box~T~ {\n        <<interface>>\n        -Map~K,V~ all$\n        +get() T*\n    }\n    class Pen\n",
            &[
                "«interface»<BR/><B>Box&lt;T&gt;</B>",
                "<HR/><TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"><U>-Map&lt;K,V&gt; all</U><BR/></TD></TR>",
                "<I>+get() : T</I><BR/>",
                "<TD CELLPADDING=\"6\"><B>Pen</B></TD></TR></TABLE>",
            ],
        );
    }

    #[test]
    fn relations_have_the_heads_of_uml() {
        has(
            "classDiagram\n    A <|-- B\n    B ..|> C\n    C *--o D\n    D \"1\" --> \"0..*\" E : has\n    E -- F\n    F --() G\n",
            &[
                "A -> B [dir=back arrowtail=onormal]",
                "B -> C [arrowhead=onormal style=dashed]",
                "C -> D [dir=both arrowtail=diamond arrowhead=odiamond]",
                "D -> E [arrowhead=vee label=\" has \" taillabel=\" 1 \"",
                "headlabel=\" 0..* \"",
                "E -> F [dir=none]",
                "F -> \"interface 0 \" [arrowhead=odot]",
            ],
        );
    }

    #[test]
    fn namespaces_are_clusters_and_notes_stand_beside_classes() {
        has(
            "classDiagram\n    namespace A.B {\n        class X\n        note for X \"why\"\n    }\n    note \"alone\"\n",
            &[
                "subgraph cluster_A {",
                "subgraph \"cluster_A.B\" {",
                "\"note 0 \" -> X [style=dashed dir=none]",
                "\"note 1 \"[label=\"alone\" shape=note",
            ],
        );
        let deep: String = (0..300).map(|i| format!("namespace n{i} {{\n")).collect();
        let end = "}\n".repeat(300);
        let text = dot(&format!("classDiagram\n{deep}class x\n{end}"));
        assert!(text.matches("subgraph").count() <= 300, "{text}");
    }

    #[test]
    fn graphviz_takes_whatever_stands_in_names_and_texts() {
        let odd = [
            "x \\ {y} | \\N",
            "a]]>b",
            "&lt;#quot;",
            "<b>c</i>",
            "é😀\u{202e}",
            "a\\n\\l",
            "~~~",
            "<>",
            "«»",
            "[<(",
            "#35;;",
        ];
        for text in odd {
            let chart = format!(
                "---\ntitle: {text:?}\n---\nclassDiagram\n    class `{text}`[\"{text}\"]\n    class B {{\n        {}\n        f({})$\n    }}\n    namespace `{text}s` {{\n        class `{text}2`\n    }}\n    B \"{text}\" --() `{text}`\n    note for B \"{text}\"\n    click B href \"{text}\" \"{text}\"\n",
                text.replace(['{', '}'], " "),
                text.replace(['{', '}', '(', ')'], " "),
            );
            draw(&dot(&chart));
        }
    }
}
