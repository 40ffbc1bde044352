//! Whether two graphs are drawn the same.

use foldhash::{HashMap, HashSet};

use super::{ClassDef, Edge, EdgeExtras, Graph, Node, NodeExtras, Subgraph};

impl Graph {
    /// Whether another graph is drawn the same, wherever its text stands: the same nodes, links and
    /// subgraphs in the same order, with the same labels, shapes, styles and actions. Linear.
    ///
    /// What no drawing shows does not count: places, comments, classes without a bearer, and the id of
    /// a subgraph that the chart leaves to Mermaid.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        self.frame.draws_as(&other.frame)
            && self.direction == other.direction
            && same_styles(
                &self.default_link_style.styles,
                &other.default_link_style.styles,
            )
            && self.default_link_style.interpolate == other.default_link_style.interpolate
            && same(self.nodes(), other.nodes(), |a, b| same_node(a.1, b.1))
            && same(self.edges(), other.edges(), |a, b| {
                (a.1, a.2) == (b.1, b.2) && same_edge(a.3, b.3)
            })
            && self.subgraphs_draw_as(other)
            && same(self.used_classes(), other.used_classes(), |a, b| {
                a.name == b.name
                    && same_styles(&a.styles, &b.styles)
                    && same_styles(&a.text_styles, &b.text_styles)
            })
    }

    fn subgraphs_draw_as(&self, other: &Self) -> bool {
        let (index, index_of_other) = (places(self), places(other));
        same(&self.subgraphs, &other.subgraphs, |a, b| {
            same_subgraph(a, b)
                && same(&a.members, &b.members, |one, other| {
                    let place = index.get(one.as_str());
                    one == other || place.is_some() && place == index_of_other.get(other.as_str())
                })
        })
    }

    /// The definitions of classes that something has, and the one that everything has.
    fn used_classes(&self) -> Vec<&ClassDef> {
        let mut used: HashSet<&str> = HashSet::from_iter(["default"]);
        used.extend(
            self.nodes()
                .flat_map(|(_, node)| words(&node.extras.classes)),
        );
        used.extend(self.edges().flat_map(|edge| words(&edge.3.extras.classes)));
        let subgraphs = self.subgraphs.iter();
        used.extend(subgraphs.flat_map(|subgraph| words(&subgraph.classes)));
        let defined = self.class_defs.iter();
        defined
            .filter(|def| used.contains(def.name.as_str()))
            .collect()
    }
}

/// The place of each subgraph by its id.
fn places(graph: &Graph) -> HashMap<&str, usize> {
    let ids = graph.subgraphs.iter().map(|subgraph| subgraph.id.as_str());
    ids.zip(0..).collect()
}

fn words(classes: &[String]) -> impl Iterator<Item = &str> {
    classes.iter().map(String::as_str)
}

/// Whether two lists are as long and equal one by one.
fn same<A, B>(
    a: impl IntoIterator<Item = A>,
    b: impl IntoIterator<Item = B>,
    equal: impl Fn(A, B) -> bool,
) -> bool {
    let (mut a, mut b) = (a.into_iter(), b.into_iter());
    loop {
        match (a.next(), b.next()) {
            (Some(a), Some(b)) => {
                if !equal(a, b) {
                    return false;
                }
            }
            (None, None) => return true,
            _ => return false,
        }
    }
}

/// All fields are named, so that a new one has to say whether it is drawn.
fn same_node(a: &Node, b: &Node) -> bool {
    let Node {
        id,
        label,
        labelled: _,
        shape,
        shaped: _,
        extras,
        subgraph,
        names,
        undrawn,
        span: _,
        label_span: _,
        mentions: _,
    } = a;
    // One that names a subgraph is the subgraph.
    (names.is_some() || *id == b.id && *label == b.label)
        && (names, subgraph, undrawn) == (&b.names, &b.subgraph, &b.undrawn)
        && *shape == b.shape
        && same_node_extras(extras, &b.extras)
}

fn same_node_extras(a: &NodeExtras, b: &NodeExtras) -> bool {
    let NodeExtras {
        classes,
        styles,
        link,
        callback,
        tooltip,
        icon,
        image,
    } = a;
    same_styles(styles, &b.styles)
        && (classes, link, callback) == (&b.classes, &b.link, &b.callback)
        && (tooltip, icon, image) == (&b.tooltip, &b.icon, &b.image)
}

fn same_edge_extras(a: &EdgeExtras, b: &EdgeExtras) -> bool {
    let EdgeExtras {
        id,
        classes,
        styles,
        interpolate,
        animation,
    } = a;
    same_styles(styles, &b.styles)
        && (id, classes) == (&b.id, &b.classes)
        && (interpolate, animation) == (&b.interpolate, &b.animation)
}

/// Whether two lists of styles are the same: white space around one means nothing in CSS.
fn same_styles(a: &[String], b: &[String]) -> bool {
    same(a, b, |a, b| a.trim() == b.trim())
}

fn same_edge(a: &Edge, b: &Edge) -> bool {
    let Edge {
        label,
        stroke,
        arrow_start,
        arrow_end,
        length,
        extras,
        span: _,
        arrow_span: _,
        label_span: _,
    } = a;
    (label, stroke, length) == (&b.label, &b.stroke, &b.length)
        && (arrow_start, arrow_end) == (&b.arrow_start, &b.arrow_end)
        && same_edge_extras(extras, &b.extras)
}

/// Whether two subgraphs are drawn the same but for their members.
fn same_subgraph(a: &Subgraph, b: &Subgraph) -> bool {
    let Subgraph {
        id,
        id_written,
        title,
        direction,
        members: _,
        parent,
        classes,
        styles,
        span: _,
        header_span: _,
    } = a;
    (!id_written || !b.id_written || *id == b.id)
        && (title, direction, parent) == (&b.title, &b.direction, &b.parent)
        && classes == &b.classes
        && same_styles(styles, &b.styles)
}
