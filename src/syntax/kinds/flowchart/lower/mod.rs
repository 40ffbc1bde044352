//! From statements to the graph: what each statement does to it, in Mermaid's order.
//!
//! This follows `flowDb.ts` of Mermaid 12.3.0, surprises included: a node is there from its first mention and
//! the last label and shape win; `class` and `click` reach only what is there already, `style` makes a node;
//! an id that names a link is not drawn as a node; a node stays in the first subgraph that closes around it; a subgraph
//! that stands twice is one.
//!
//! `nodes`, `links`, `data`, `classes` (clicks too) and `subgraphs` each have their statements' effects;
//! `texts` has what becomes of texts and values, `products` what statements multiply into.

mod classes;
mod data;
mod findings;
mod link_ids;
mod links;
mod nodes;
mod products;
mod subgraphs;
mod texts;

use foldhash::{HashMap, HashSet};

use super::ast::{Flowchart, Statement, StatementKind};
use crate::diagnostic::Diagnostic;
use crate::model::Frame;
use crate::model::graph::{Direction, Graph};
use crate::source::Mapped;
use crate::syntax::chars::is_space;
use crate::syntax::limits::Budget;
use crate::syntax::{Limits, description};
use link_ids::LinkIds;
use subgraphs::OpenSubgraph;
use texts::truthy;

/// Draws the statements. What Mermaid would throw at becomes a diagnostic; the rest is still drawn.
pub(super) fn lower(
    chart: &Flowchart,
    text: &Mapped,
    frame: Frame,
    lost_links: &[usize],
    limits: Limits,
) -> (Graph, Vec<Diagnostic>) {
    let direction = chart.header.direction.map_or(Direction::TopBottom, |d| d.0);
    let inherit = frame
        .config
        .get("flowchart")
        .and_then(|f| f.get("inheritDir"));
    let inherited = truthy(inherit).then_some(direction);
    let mut graph = Graph::default();
    graph.frame = frame;
    graph.direction = direction;
    let mut lowering = Lowering {
        text,
        graph,
        diagnostics: Vec::new(),
        link_ids: LinkIds::default(),
        members: HashSet::default(),
        tooltips: HashMap::default(),
        open: Vec::new(),
        closed: 0,
        inherited,
        lost: 0,
        budget: Budget::new(limits),
    };
    for (i, statement) in chart.statements.iter().enumerate() {
        lowering.lost += lost_links.get(i).copied().unwrap_or(0);
        lowering.statement(statement);
    }
    lowering.finish()
}

struct Lowering<'a> {
    /// The text that the statements are ranges of.
    text: &'a Mapped,
    graph: Graph,
    diagnostics: Vec<Diagnostic>,
    link_ids: LinkIds,
    /// Everything that is a member of some subgraph.
    members: HashSet<String>,
    tooltips: HashMap<String, String>,
    open: Vec<OpenSubgraph<'a>>,
    closed: usize,
    inherited: Option<Direction>,
    /// How many links stand in statements that could not be read.
    lost: usize,
    budget: Budget,
}

impl<'a> Lowering<'a> {
    fn statement(&mut self, statement: &'a Statement) {
        let product = products::of(&statement.kind, self.text);
        let place = self.text.span(statement.range);
        if !(self.budget).affords(product, place, &mut self.diagnostics) {
            return;
        }
        match &statement.kind {
            StatementKind::Chain(chain) => self.chain(chain),
            StatementKind::SubgraphStart(start) => self.open.push(OpenSubgraph {
                start,
                range: statement.range,
                members: Vec::new(),
                direction: None,
            }),
            StatementKind::SubgraphEnd => self.end_subgraph(self.text.span(statement.range)),
            StatementKind::Direction { direction, .. } => {
                if let Some(open) = self.open.last_mut() {
                    open.direction = Some(*direction);
                }
            }
            StatementKind::Style { target, styles } => {
                let styles = styles.iter().map(|style| style.text(self.text).to_owned());
                let styles: Vec<String> = styles.collect();
                if let Some(node) = self.mention(target, None, false) {
                    self.graph.node_mut(node).extras.styles.extend(styles);
                }
            }
            StatementKind::LinkStyle(style) => self.link_style(style),
            StatementKind::ClassDef { names, styles } => self.class_def(names, styles),
            StatementKind::Class { targets, class } => {
                for target in targets {
                    self.class(target.text(self.text), class.text(self.text));
                }
            }
            StatementKind::Click(click) => self.click(click),
            StatementKind::AccTitle(text) => {
                let text = text.text(self.text).trim_matches(is_space);
                self.graph.frame.acc_title = description::title(text);
                self.member(text);
            }
            StatementKind::AccDescr(text) => {
                let text = text.text(self.text).trim_matches(is_space);
                self.graph.frame.acc_descr = description::description(text);
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
}
