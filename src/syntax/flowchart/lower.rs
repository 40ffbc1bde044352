//! From statements to the graph: what each statement does to it, in Mermaid's order.
//!
//! This follows `flowDb.ts` of Mermaid 12.3.0, surprises included: a node is there from its first mention and
//! the last label and shape win; `class` and `click` reach only what is there already, `style` makes a node;
//! an id that names a link is not drawn as a node; a node stays in the first subgraph that closes around it; a subgraph
//! that stands twice is one.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::ast::{
    Chain, Click, ClickAction, Data, Flowchart, Ident, LinkStyle, Quotes, Statement, StatementKind,
    SubgraphStart, Text, Vertex,
};
use super::{arrow, is_space, thrown};
use crate::diagnostic::Diagnostic;
use crate::graph::{
    self, Callback, ClassDef, Direction, Edge, EdgeIndex, Graph, Node, NodeIndex, Shape, Subgraph,
    SubgraphIndex, TextKind,
};
use crate::source::Span;
use crate::syntax::yaml::number_text;

/// What stands around the statements.
pub(in crate::syntax) struct Frame {
    /// The place of the whole chart.
    pub(in crate::syntax) span: Span,
    /// The front matter's title.
    pub(in crate::syntax) title: Option<String>,
    /// The merged configuration.
    pub(in crate::syntax) config: Map<String, Value>,
    /// The `%% mermaidc:` comments.
    pub(in crate::syntax) directives: Vec<graph::Directive>,
}

/// Draws the statements. What Mermaid would throw at becomes a diagnostic; the rest is still drawn.
pub(super) fn lower(
    chart: &Flowchart,
    frame: Frame,
    lost_links: &[usize],
) -> (Graph, Vec<Diagnostic>) {
    let direction = chart.header.direction.map_or(Direction::TopBottom, |d| d.0);
    let inherit = frame
        .config
        .get("flowchart")
        .and_then(|f| f.get("inheritDir"));
    let inherited = truthy(inherit).then_some(direction);
    let mut graph = Graph::default();
    graph.span = frame.span;
    graph.direction = direction;
    graph.title = frame.title;
    graph.config = frame.config;
    graph.directives = frame.directives;
    let mut lowering = Lowering {
        graph,
        diagnostics: Vec::new(),
        edge_ids: HashMap::new(),
        pairs: HashMap::new(),
        subgraphs: HashMap::new(),
        members: HashSet::new(),
        tooltips: HashMap::new(),
        open: Vec::new(),
        closed: 0,
        inherited,
        lost: 0,
    };
    for (i, statement) in chart.statements.iter().enumerate() {
        lowering.lost += lost_links.get(i).copied().unwrap_or(0);
        lowering.statement(statement);
    }
    lowering.finish()
}

/// A subgraph that has not ended.
struct Open<'a> {
    start: &'a SubgraphStart,
    span: Span,
    members: Vec<String>,
    direction: Option<Direction>,
}

struct Lowering<'a> {
    graph: Graph,
    diagnostics: Vec<Diagnostic>,
    /// The first link of an id, those that Mermaid makes up included.
    edge_ids: HashMap<String, EdgeIndex>,
    /// How many links run between two nodes.
    pairs: HashMap<(NodeIndex, NodeIndex), usize>,
    subgraphs: HashMap<String, SubgraphIndex>,
    /// Everything that is a member of some subgraph.
    members: HashSet<String>,
    tooltips: HashMap<String, String>,
    open: Vec<Open<'a>>,
    closed: usize,
    inherited: Option<Direction>,
    /// How many links stand in statements that could not be read.
    lost: usize,
}

impl<'a> Lowering<'a> {
    fn statement(&mut self, statement: &'a Statement) {
        match &statement.kind {
            StatementKind::Chain(chain) => self.chain(chain),
            StatementKind::SubgraphStart(start) => self.open.push(Open {
                start,
                span: statement.span,
                members: Vec::new(),
                direction: None,
            }),
            StatementKind::SubgraphEnd => self.end_subgraph(statement.span),
            StatementKind::Direction { direction, .. } => {
                if let Some(open) = self.open.last_mut() {
                    open.direction = Some(*direction);
                }
            }
            StatementKind::Style { target, styles } => {
                let styles = styles.iter().map(|style| style.text.clone());
                if let Some(node) = self.mention(target, None) {
                    self.graph.node_mut(node).styles.extend(styles);
                }
            }
            StatementKind::LinkStyle(style) => self.link_style(style),
            StatementKind::ClassDef { names, styles } => self.class_def(names, styles),
            StatementKind::Class { targets, class } => {
                for target in targets {
                    self.class(&target.text, &class.text);
                }
            }
            StatementKind::Click(click) => self.click(click),
            StatementKind::AccTitle(text) => {
                let text = text.text.trim_matches(is_space);
                self.graph.acc_title = Some(plain_breaks(text)).filter(|t| !t.is_empty());
                self.member(text);
            }
            StatementKind::AccDescr(text) => {
                let text = text.text.trim_matches(is_space);
                self.graph.acc_descr = Some(dedent(&plain_breaks(text))).filter(|t| !t.is_empty());
                self.member(text);
            }
            StatementKind::Semicolon => self.member(";"),
            StatementKind::Error => {}
        }
    }

    /// Mermaid takes whatever a statement in a subgraph gives for a member.
    fn member(&mut self, id: &str) {
        if let Some(open) = self.open.last_mut()
            && !id.trim_matches(is_space).is_empty()
        {
            open.members.push(id.to_owned());
        }
    }

    // ---- nodes and links ----------------------------------------------------------------------

    fn chain(&mut self, chain: &'a Chain) {
        let mut before: Vec<NodeIndex> = Vec::new();
        let mut ids: Vec<&str> = Vec::new();
        for (i, group) in chain.groups.iter().enumerate() {
            let nodes = self.group(group, !chain.links.is_empty());
            if let Some(link) = i.checked_sub(1).and_then(|i| chain.links.get(i)) {
                let from = &chain.groups[i - 1];
                let last = before.last().copied();
                for (f, &start) in before.iter().enumerate() {
                    for (t, &end) in nodes.iter().enumerate() {
                        // Of a multiplied link, only that from the last to the first has the id.
                        let id = link
                            .id
                            .as_ref()
                            .filter(|_| Some(start) == last && Some(&end) == nodes.first());
                        let span = from[f].span.to(group[t].span);
                        self.link(start, end, link, id, span);
                    }
                }
            }
            ids.splice(0..0, group.iter().map(|v| v.id.text.as_str()));
            before = nodes;
        }
        for id in ids {
            self.member(id);
        }
    }

    /// A group of nodes, `linked` where a link begins or ends there: then it gives a node for each id. Data counts
    /// only once the next node of the group was read.
    fn group(&mut self, group: &'a [Vertex], linked: bool) -> Vec<NodeIndex> {
        let mut nodes = Vec::with_capacity(group.len());
        let mut waiting: Option<&Vertex> = None;
        for vertex in group {
            nodes.extend(self.vertex(vertex, linked));
            if let Some(before) = waiting.replace(vertex) {
                self.vertex_data(before);
            }
        }
        if let Some(last) = waiting {
            self.vertex_data(last);
        }
        nodes
    }

    fn vertex_data(&mut self, vertex: &Vertex) {
        if let Some(data) = &vertex.data {
            self.data(&vertex.id, data, vertex.span);
        }
    }

    /// A mention of a node in a statement that draws.
    fn vertex(&mut self, vertex: &'a Vertex, linked: bool) -> Option<NodeIndex> {
        let known = self.mention(&vertex.id, Some(vertex.span));
        // Where the id is a link's, Mermaid has no such node, but links can begin and end there.
        let index = known.or_else(|| {
            let node = Node {
                id: vertex.id.text.clone(),
                label: graph::Text::plain(&vertex.id.text),
                undrawn: true,
                span: vertex.span,
                ..Node::default()
            };
            linked.then(|| self.graph.add_node(node))
        });
        if let (Some(label), Some(index)) = (&vertex.label, known) {
            let node = self.graph.node_mut(index);
            node.label = shown(&label.text);
            node.shape = label.shape;
            node.labelled = true;
            node.shaped = true;
            node.span = vertex.span;
            node.label_span = Some(label.text.span);
        }
        if let Some(class) = &vertex.class {
            // A comma in an id separates ids here, as it does in `class`.
            for id in vertex.id.text.split(',') {
                self.class(id, &class.text);
            }
        }
        index
    }

    /// Makes the node of an id, unless the id is a link's. `span` is the mention, where it draws.
    fn mention(&mut self, id: &Ident, span: Option<Span>) -> Option<NodeIndex> {
        if self.edge_ids.contains_key(&id.text) {
            return None;
        }
        let index = self.graph.node_index(&id.text).unwrap_or_else(|| {
            self.graph.add_node(Node {
                id: id.text.clone(),
                label: graph::Text::plain(&id.text),
                span: span.unwrap_or(id.span),
                ..Node::default()
            })
        });
        if let Some(span) = span {
            let node = self.graph.node_mut(index);
            if node.mentions.is_empty() && !node.labelled {
                node.span = span;
            }
            node.mentions.push(span);
        }
        Some(index)
    }

    fn link(
        &mut self,
        from: NodeIndex,
        to: NodeIndex,
        link: &super::ast::Link,
        id: Option<&Ident>,
        span: Span,
    ) {
        let parts = arrow::read(
            link.start.as_ref().map(|s| s.text.as_str()),
            &link.arrow.text,
        );
        let edge = Edge {
            id: id
                .map(|id| id.text.clone())
                .filter(|id| !id.is_empty() && !self.edge_ids.contains_key(id)),
            label: link.text.as_ref().map(shown).unwrap_or_default(),
            stroke: parts.stroke,
            arrow_start: parts.start,
            arrow_end: parts.end,
            length: parts.length,
            interpolate: self.graph.default_link_style.interpolate.clone(),
            span,
            arrow_span: link.span,
            label_span: link.text.as_ref().map(|text| text.span),
            ..Edge::default()
        };
        let pair = self.pairs.entry((from, to)).or_default();
        let id = edge.id.clone().unwrap_or_else(|| {
            let counter = if *pair == 0 { 0 } else { *pair + 1 };
            let end = |i: NodeIndex| self.graph.node(i).id.as_str();
            format!("L_{}_{}_{counter}", end(from), end(to))
        });
        *pair += 1;
        let index = self.graph.add_edge(from, to, edge);
        self.edge_ids.entry(id).or_insert(index);
    }

    // ---- data ---------------------------------------------------------------------------------

    fn data(&mut self, id: &Ident, data: &Data, mention: Span) {
        if let Some((message, span)) = &data.error {
            self.diagnostics
                .push(thrown::broken_metadata(message, *span, data));
            return;
        }
        let entries = data.value.as_object();
        if entries.is_some() && self.subgraphs.contains_key(&id.text) {
            return;
        }
        if let Some(&edge) = self.edge_ids.get(&id.text) {
            let edge = self.graph.edge_mut(edge);
            let get = |key| entries.and_then(|e| e.get(key));
            match get("animate") {
                Some(Value::Bool(false)) => edge.animation = None,
                Some(Value::Null) | None => {}
                Some(_) => edge.animation = Some("true".to_owned()),
            }
            if let Some(Value::String(name)) = get("animation") {
                edge.animation = Some(name.clone());
            }
            if let Some(curve) = get("curve") {
                edge.interpolate = Some(plain_text(curve));
            }
            return;
        }
        if data.value.is_null() {
            self.diagnostics.push(thrown::empty_metadata(data.span));
            return;
        }
        let (Some(entries), Some(index)) = (entries, self.graph.node_index(&id.text)) else {
            return;
        };
        let shape = match entries.get("shape").filter(|v| truthy(Some(v))) {
            None => None,
            Some(value) => match shape(value) {
                Some(shape) => Some(shape),
                None => {
                    let place = data.keys.iter().find(|(key, _)| key.text == "shape");
                    let span = place.map_or(data.span, |place| place.1);
                    self.diagnostics
                        .push(thrown::unknown_shape(&plain_text(value), span));
                    return;
                }
            },
        };
        let label = entries.get("label").filter(|v| truthy(Some(v)));
        let drawn = ["icon", "img"]
            .into_iter()
            .find(|key| truthy(entries.get(*key)));
        if let (Some(key), Some(label)) = (drawn, label)
            && !label.is_string()
        {
            let place = data.keys.iter().find(|(key, _)| key.text == "label");
            let span = place.map_or(data.span, |place| place.1);
            self.diagnostics
                .push(thrown::label_is_no_text(&plain_text(label), key, span));
            return;
        }
        let node = self.graph.node_mut(index);
        if let Some(shape) = shape {
            node.shape = shape;
            node.shaped = true;
        }
        if let Some(label) = label {
            let kind = entries.get("labelType").and_then(Value::as_str);
            node.label = graph::Text {
                text: plain_text(label),
                kind: if matches!(kind, Some("text" | "string")) {
                    TextKind::Text
                } else {
                    TextKind::Markdown
                },
            };
            node.labelled = true;
            node.span = mention;
            node.label_span = data
                .keys
                .iter()
                .find(|(key, _)| key.text == "label")
                .map(|place| place.1);
        }
        let blank = label
            .and_then(Value::as_str)
            .is_none_or(|l| l.trim_matches(is_space).is_empty());
        for key in ["icon", "img"] {
            let Some(value) = entries.get(key).filter(|v| truthy(Some(v))) else {
                continue;
            };
            let value = Some(plain_text(value));
            if key == "icon" {
                node.icon = value
            } else {
                node.image = value
            }
            if blank && node.label.text == id.text {
                node.label.text = String::new();
            }
        }
    }

    // ---- styles, classes, clicks --------------------------------------------------------------

    fn link_style(&mut self, style: &LinkStyle) {
        let drawn = self.graph.inner().edge_count();
        let undrawn = style
            .links
            .iter()
            .find(|(number, _)| *number >= drawn as u64);
        if let Some(&(number, span)) = undrawn {
            // A statement that could not be read may have held the link: one mistake, one message.
            if number >= (drawn + self.lost) as u64 {
                self.diagnostics
                    .push(thrown::undrawn_link_style(number, drawn, span));
            }
            return;
        }
        if let Some(interpolate) = &style.interpolate {
            if style.default.is_some() {
                self.graph.default_link_style.interpolate = Some(interpolate.text.clone());
            }
            for &(number, _) in &style.links {
                let edge = self.graph.edge_mut(EdgeIndex::new(number as usize));
                edge.interpolate = Some(interpolate.text.clone());
            }
        }
        let mut styles: Vec<String> = style.styles.iter().map(|s| s.text.clone()).collect();
        if styles.is_empty() {
            return;
        }
        if style.default.is_some() {
            self.graph.default_link_style.styles = styles;
            return;
        }
        if !styles.iter().any(|style| style.starts_with("fill")) {
            styles.push("fill:none".to_owned());
        }
        for &(number, _) in &style.links {
            self.graph.edge_mut(EdgeIndex::new(number as usize)).styles = styles.clone();
        }
    }

    fn class_def(&mut self, names: &[Ident], styles: &[Ident]) {
        // A comma that is escaped belongs to the style.
        let joined = styles
            .iter()
            .map(|s| s.text.as_str())
            .collect::<Vec<_>>()
            .join(",");
        let marked = joined
            .replace("\\,", "§§§")
            .replace(',', ";")
            .replace("§§§", ",");
        let styles: Vec<&str> = marked.split(';').collect();
        for name in names {
            let known = self
                .graph
                .class_defs
                .iter()
                .position(|def| def.name == name.text);
            let index = known.unwrap_or_else(|| {
                self.graph.class_defs.push(ClassDef {
                    name: name.text.clone(),
                    span: name.span,
                    ..ClassDef::default()
                });
                self.graph.class_defs.len() - 1
            });
            let def = &mut self.graph.class_defs[index];
            for style in &styles {
                if style.contains("color") {
                    def.text_styles.push(style.replacen("fill", "bgFill", 1));
                }
                def.styles.push((*style).to_owned());
            }
        }
    }

    /// Gives a class to the node, link and subgraph of an id, those that are there.
    fn class(&mut self, id: &str, class: &str) {
        if let Some(node) = self
            .graph
            .node_index(id)
            .filter(|&n| !self.graph.node(n).undrawn)
        {
            self.graph.node_mut(node).classes.push(class.to_owned());
        }
        if let Some(&edge) = self.edge_ids.get(id) {
            self.graph.edge_mut(edge).classes.push(class.to_owned());
        }
        if let Some(&subgraph) = self.subgraphs.get(id) {
            self.graph.subgraphs[subgraph.0]
                .classes
                .push(class.to_owned());
        }
    }

    fn click(&mut self, click: &Click) {
        for target in &click.targets {
            let node = self
                .graph
                .node_index(&target.text)
                .filter(|&n| !self.graph.node(n).undrawn);
            if let Some(node) = node {
                let node = self.graph.node_mut(node);
                match &click.action {
                    ClickAction::Link { url, target, .. } => {
                        let address = url.text.trim_matches(is_space);
                        node.link = (!address.is_empty()).then(|| graph::Link {
                            url: address.to_owned(),
                            target: target.as_ref().map(|t| t.text.clone()),
                        });
                    }
                    ClickAction::Call { function, args, .. } => {
                        node.callback = Some(Callback {
                            function: function.text.clone(),
                            args: args.as_ref().map(|args| args.text.clone()),
                        });
                    }
                }
            }
            self.class(&target.text, "clickable");
            if let Some(tooltip) = &click.tooltip {
                self.tooltips
                    .insert(target.text.clone(), tooltip.text.clone());
            }
        }
    }

    // ---- subgraphs ----------------------------------------------------------------------------

    fn end_subgraph(&mut self, end: Span) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let number = self.closed;
        self.closed += 1;
        let id = match &open.start.id {
            Some(id) => id.text.clone(),
            None => format!("subGraph{number}"),
        };
        let mut seen = HashSet::new();
        let members: Vec<String> = open
            .members
            .into_iter()
            .filter(|member| seen.insert(member.clone()))
            .filter(|member| !self.members.contains(member) && *member != id)
            .collect();
        self.members.extend(members.iter().cloned());
        if let Some(&known) = self.subgraphs.get(&id) {
            self.graph.subgraphs[known.0].members.extend(members);
        } else {
            let index = SubgraphIndex(self.graph.subgraphs.len());
            let mut title = shown_title(&open.start.title);
            title.text = title.text.trim_matches(is_space).to_owned();
            self.graph.subgraphs.push(Subgraph {
                id: id.clone(),
                id_written: open.start.id.is_some(),
                title,
                direction: open.direction.or(self.inherited),
                members,
                span: open.span.to(end),
                header_span: open.span,
                ..Subgraph::default()
            });
            self.subgraphs.insert(id.clone(), index);
        }
        self.member(&id);
    }

    /// Ties nodes, subgraphs and tooltips together.
    fn finish(mut self) -> (Graph, Vec<Diagnostic>) {
        // A subgraph without an end is reported elsewhere; what it holds is still drawn.
        while let Some(open) = self.open.last() {
            let end = Span::at(open.span.end.max(self.graph.span.end));
            self.end_subgraph(end);
        }
        for i in 0..self.graph.subgraphs.len() {
            let index = SubgraphIndex(i);
            for member in self.graph.subgraphs[i].members.clone() {
                if let Some(&inner) = self.subgraphs.get(&member) {
                    self.graph.subgraphs[inner.0].parent = Some(index);
                }
                if let Some(node) = self.graph.node_index(&member) {
                    self.graph.node_mut(node).subgraph = Some(index);
                }
            }
            let id = self.graph.subgraphs[i].id.clone();
            if let Some(node) = self.graph.node_index(&id) {
                let node = self.graph.node_mut(node);
                node.names = Some(index);
                let styles = node.styles.clone();
                self.graph.subgraphs[i].styles = styles;
            }
        }
        for (id, tooltip) in std::mem::take(&mut self.tooltips) {
            if let Some(node) = self.graph.node_index(&id) {
                self.graph.node_mut(node).tooltip = Some(tooltip);
            }
        }
        (self.graph, self.diagnostics)
    }
}

/// A label as Mermaid keeps it: trimmed, without quotes around it.
fn shown(text: &Text) -> graph::Text {
    let trimmed = text.text.trim_matches(is_space);
    let bare = match trimmed.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"').unwrap_or(trimmed),
        None => trimmed,
    };
    graph::Text {
        text: bare.to_owned(),
        kind: kind(text.quotes),
    }
}

fn shown_title(text: &Text) -> graph::Text {
    graph::Text {
        text: text.text.clone(),
        kind: kind(text.quotes),
    }
}

const fn kind(quotes: Quotes) -> TextKind {
    match quotes {
        Quotes::Markdown => TextKind::Markdown,
        Quotes::None | Quotes::Double => TextKind::Text,
    }
}

/// `<br/>` in any spelling is `<br>` once Mermaid has sanitised a description.
fn plain_breaks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(i) = rest.find('<') {
        let (before, tag) = rest.split_at(i);
        out.push_str(before);
        let inner = tag.get(1..3).filter(|name| name.eq_ignore_ascii_case("br"));
        let behind = inner.map_or("", |_| tag[3..].trim_start_matches(is_space));
        let behind = behind.strip_prefix('/').unwrap_or(behind);
        if let Some(behind) = behind.strip_prefix('>') {
            out.push_str("<br>");
            rest = behind;
        } else {
            out.push('<');
            rest = &tag[1..];
        }
    }
    out.push_str(rest);
    out
}

/// A description without the indentation of its lines.
fn dedent(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let line = line.trim_start_matches(is_space);
        if !line.is_empty() {
            out.push('\n');
            out.push_str(line);
        }
    }
    out
}

/// What JavaScript takes for true.
fn truthy(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Number(number)) => number.as_f64() != Some(0.0),
        Some(_) => true,
    }
}

/// A value as text.
fn plain_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => number_text(other),
    }
}

/// The shape of a name in data: one of Mermaid's, in lower case, without `_`.
fn shape(value: &Value) -> Option<Shape> {
    let name = value.as_str()?;
    if name.contains('_') || name.to_lowercase() != name {
        return None;
    }
    Shape::from_name(name)
}
