//! What the rules look at: every node's text and first word, and which nodes are drawn like answers.

use std::borrow::Cow;

use super::key::key;
use super::links::Links;
use super::overrides::Overrides;
use super::text::node_text;
use super::words::{Head, Letters, Polarity, asks};
use crate::model::graph::{Graph, Node, NodeIndex};

/// A node that is drawn like an answer of the one node that leads to it.
#[derive(Clone, Debug)]
pub(super) enum Candidate {
    /// Yes or No; `bare` where it says nothing else.
    Word { bare: bool },
    /// A rhombus that does not ask.
    Rhombus,
}

/// A chart as the rules of roles see it.
pub(super) struct Evidence<'g> {
    pub graph: &'g Graph,
    pub overrides: &'g Overrides,
    pub links: Links,
    /// The text of each node; its id where it has none.
    pub texts: Vec<Cow<'g, str>>,
    /// The first word of each text.
    pub heads: Vec<Head>,
    /// Whether each text asks.
    pub asks: Vec<bool>,
    /// Whether each node takes part: no note, no name of a subgraph.
    pub counts: Vec<bool>,
    /// The candidates for answers.
    pub candidates: Vec<Option<Candidate>>,
    /// Whether reasons are put in words.
    in_words: bool,
}

impl<'g> Evidence<'g> {
    /// Looks at every node. Linear in the chart.
    pub fn of(graph: &'g Graph, overrides: &'g Overrides) -> Self {
        let texts: Vec<_> = graph.nodes().map(|(_, node)| node_text(node)).collect();
        let is_note: Vec<bool> = graph
            .nodes()
            .map(|(index, node)| match overrides.role(index.index()) {
                Some(given) => given.role == super::Role::Note,
                None => node.shape.is_note(),
            })
            .collect();
        let mut evidence = Self {
            links: Links::of(graph, &is_note),
            heads: texts.iter().map(|text| Head::of(text)).collect(),
            asks: texts.iter().map(|text| asks(text)).collect(),
            counts: graph
                .nodes()
                .map(|(index, node)| node.is_node() && !is_note[index.index()])
                .collect(),
            candidates: vec![None; texts.len()],
            in_words: false,
            graph,
            overrides,
            texts,
        };
        evidence.find_candidates();
        evidence
    }

    /// The same, with reasons put in words.
    pub fn in_words(self) -> Self {
        Self {
            in_words: true,
            ..self
        }
    }

    /// What a reason says, where reasons are put in words.
    pub fn says<T: Into<Cow<'static, str>>>(&self, words: impl FnOnce() -> T) -> Cow<'static, str> {
        if self.in_words {
            words().into()
        } else {
            Cow::Borrowed("")
        }
    }

    pub fn node(&self, node: usize) -> &'g Node {
        self.graph.node(NodeIndex::new(node))
    }

    /// The key of a node's text.
    pub fn key(&self, node: usize) -> String {
        key(&self.texts[node])
    }

    pub fn is_rhombus(&self, node: usize) -> bool {
        self.node(node).shaped && self.node(node).shape.is_rhombus()
    }

    pub fn is_hexagon(&self, node: usize) -> bool {
        self.node(node).shaped && self.node(node).shape.is_hexagon()
    }

    pub fn is_bare_word(&self, node: usize) -> bool {
        matches!(self.candidates[node], Some(Candidate::Word { bare: true }))
    }

    pub fn is_word_answer(&self, node: usize) -> bool {
        matches!(self.candidates[node], Some(Candidate::Word { .. }))
    }

    pub fn is_rhombus_answer(&self, node: usize) -> bool {
        matches!(self.candidates[node], Some(Candidate::Rhombus))
    }

    /// Yes or No, for the text of a node among the unlabelled targets of another.
    pub fn polarity_below(&self, source: usize, node: usize) -> Option<Polarity> {
        if let Some(polarity) = self.heads[node].polarity() {
            return Some(polarity);
        }
        let plain = self.links.plain(source);
        Letters::of(plain.iter().map(|&to| &self.heads[to])).polarity(&self.heads[node])
    }

    fn find_candidates(&mut self) {
        let only_in: Vec<Option<usize>> = (0..self.texts.len())
            .map(|node| match self.links.ins(node) {
                &[(source, false)]
                    if self.counts[node]
                        && self.overrides.role(node).is_none()
                        && !self.asks[node]
                        && (self.is_rhombus(source) || !is_code(&self.texts[source])) =>
                {
                    Some(source)
                }
                _ => None,
            })
            .collect();
        // The single letters among the targets of a source, once a source.
        let mut letters: Vec<Option<Letters>> = vec![None; self.texts.len()];
        for (node, source) in only_in.iter().enumerate() {
            let Some(source) = *source else { continue };
            if !self.heads[node].may_answer() {
                continue;
            }
            let beside = letters[source].get_or_insert_with(|| {
                let plain = self.links.plain(source);
                Letters::of(plain.iter().map(|&to| &self.heads[to]))
            });
            if beside.polarity(&self.heads[node]).is_some() && self.links.labels(node).len() < 2 {
                let bare = self.heads[node].bare;
                self.candidates[node] = Some(Candidate::Word { bare });
            }
        }
        for (node, source) in only_in.iter().enumerate() {
            if source.is_some()
                && self.candidates[node].is_none()
                && self.is_rhombus(node)
                && self
                    .links
                    .exits(node)
                    .iter()
                    .all(|exit| exit.label.is_none())
                && !self
                    .links
                    .plain(node)
                    .iter()
                    .any(|&to| self.is_word_answer(to))
            {
                self.candidates[node] = Some(Candidate::Rhombus);
            }
        }
    }
}

/// Whether a text is a line of code that gives something a value: what it leads to are values, no answers.
fn is_code(text: &str) -> bool {
    let words = ["let ", "const ", "var ", "auto ", "static ", "final "];
    words.iter().any(|word| text.trim_start().starts_with(word)) && text.contains('=')
}
