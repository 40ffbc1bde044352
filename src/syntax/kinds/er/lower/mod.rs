//! From statements to the model: what each statement does, in Mermaid's order.
//!
//! This follows `erDb.ts` of Mermaid 12.3.0, surprises included: the first label of an entity stays,
//! classes and styles of what is not there yet are lost, and words of statements in a subgraph count as
//! things in it.
//!
//! `subgraphs` has what stands in subgraphs, `styles` classes and styles.

mod styles;
mod subgraphs;

use foldhash::{HashMap, HashMapExt};

use super::ast::{self, Statement, StatementKind};
use crate::diagnostic::Diagnostic;
use crate::model::er::{Attribute, End, Entity, EntityIndex, ErDiagram, Relation};
use crate::model::graph::Direction;
use crate::model::{Frame, Text};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::limits::Budget;
use crate::syntax::{Limits, description, text};
use subgraphs::Subgraphs;

/// What the statements say, and which of them multiply past the limits.
pub(super) fn lower(
    source: &Mapped,
    chart: &ast::ErDiagram,
    frame: Frame,
    limits: Limits,
) -> (ErDiagram, Vec<Diagnostic>) {
    let mut lowering = Lowering {
        source,
        model: ErDiagram {
            frame,
            ..ErDiagram::default()
        },
        by_id: HashMap::new(),
        labelled: Vec::new(),
        block: None,
        subgraphs: Subgraphs::default(),
        def_by_name: HashMap::new(),
    };
    let mut refused = Vec::new();
    let mut budget = Budget::new(limits);
    for statement in &chart.statements {
        let product = styles::product(&statement.kind, source);
        let place = source.map.span(statement.range);
        if budget.affords(product, place, &mut refused) {
            lowering.statement(statement);
        }
    }
    (lowering.finish(), refused)
}

struct Lowering<'t> {
    source: &'t Mapped,
    model: ErDiagram,
    by_id: HashMap<String, EntityIndex>,
    /// Of each entity, whether it has a label of its own.
    labelled: Vec<bool>,
    /// The entity whose braces are open.
    block: Option<EntityIndex>,
    subgraphs: Subgraphs,
    def_by_name: HashMap<String, usize>,
}

impl Lowering<'_> {
    fn statement(&mut self, statement: &Statement) {
        let span = self.source.map.span(statement.range);
        match &statement.kind {
            StatementKind::Entity(entity) => self.entity(entity),
            StatementKind::Attribute(attribute) => self.attribute(attribute, span),
            StatementKind::EntityEnd => self.block = None,
            StatementKind::Relation(relation) => self.relation(relation, span),
            StatementKind::SubgraphStart(id, title) => {
                let id = name(self.source, *id);
                let title = title.as_ref().map(|words| self.title(words));
                self.subgraphs.open(id, title, span);
            }
            StatementKind::SubgraphEnd(ast::Closed::Subgraph) => self.end_subgraph(),
            StatementKind::SubgraphEnd(ast::Closed::Unread) | StatementKind::Error => {}
            StatementKind::Style(ids, styles) => {
                self.style(ids, styles);
                self.word(statement.range);
            }
            StatementKind::ClassDef(names, styles) => {
                self.class_def(names, styles, span);
                self.word(statement.range);
            }
            StatementKind::Class(ids, names) => {
                for &id in ids {
                    let id = name(self.source, id);
                    self.classes(&id, names);
                }
                self.word(statement.range);
            }
            StatementKind::Direction(direction) => self.direction(*direction),
            StatementKind::AccTitle(range) => {
                let text = text::shown(self.source, *range).text;
                self.subgraphs.mention(&text);
                self.model.frame.acc_title = Some(text).filter(|text| !text.is_empty());
            }
            StatementKind::AccDescr(range) => {
                let text = text::shown(self.source, *range).text;
                self.subgraphs.mention(&text);
                let text = Some(description::dedent(&text));
                self.model.frame.acc_descr = text.filter(|text| !text.is_empty());
            }
        }
    }

    /// The direction of the chart, or of the subgraph around it.
    fn direction(&mut self, direction: Direction) {
        if !self.subgraphs.direction(direction) {
            self.model.direction = direction;
        }
    }

    /// The word that a statement begins with is a thing in the subgraph around it.
    fn word(&mut self, statement: TextRange) {
        let text = &self.source.text[statement.range()];
        let end = text.find(|c: char| !c.is_ascii_alphabetic());
        self.subgraphs.mention(&text[..end.unwrap_or(text.len())]);
    }

    /// The title of a subgraph: its words with single spaces between.
    fn title(&self, words: &[TextRange]) -> String {
        let words: Vec<String> = words.iter().map(|&word| name(self.source, word)).collect();
        words.join(" ")
    }

    /// The entity of a name, which is new where nothing mentioned it before.
    fn mention(&mut self, range: TextRange) -> EntityIndex {
        let id = name(self.source, range);
        self.subgraphs.mention(&id);
        let next = EntityIndex(self.model.entities.len());
        let index = *self.by_id.entry(id.clone()).or_insert(next);
        if index == next {
            let place = self.source.map.span(range).into();
            self.model.entities.push(Entity {
                label: Text {
                    text: id.clone(),
                    place,
                },
                id,
                place,
                ..Entity::default()
            });
            self.labelled.push(false);
        }
        index
    }

    fn entity(&mut self, entity: &ast::Entity) {
        let index = self.mention(entity.name);
        if let Some(label) = entity.label
            && !self.labelled[index.0]
        {
            self.labelled[index.0] = true;
            self.model.entities[index.0].label = Text {
                text: name(self.source, label),
                place: self.source.map.span(inside(self.source, label)).into(),
            };
        }
        let id = name(self.source, entity.name);
        self.classes(&id, &entity.classes);
        if entity.opens {
            self.block = Some(index);
        }
    }

    fn attribute(&mut self, attribute: &ast::Attribute, span: Span) {
        let Some(entity) = self.block else {
            return;
        };
        let plain = |range| text::shown(self.source, range);
        let mut ty = plain(attribute.ty);
        if attribute.optional {
            ty.text.push('?');
        }
        let comment = attribute.comment.map(|range| inside(self.source, range));
        self.model.entities[entity.0].attributes.push(Attribute {
            ty,
            name: plain(attribute.name),
            keys: attribute.keys.iter().map(|&key| plain(key)).collect(),
            comment: comment.map(plain),
            place: span.into(),
        });
    }

    fn relation(&mut self, relation: &ast::Relation, span: Span) {
        let from_end = End::Entity(self.mention(relation.from));
        let to_end = End::Entity(self.mention(relation.to));
        let (from, to) = (
            name(self.source, relation.from),
            name(self.source, relation.to),
        );
        self.classes(&from, &relation.from_classes);
        self.classes(&to, &relation.to_classes);
        self.model.relations.push(Relation {
            from,
            to,
            label: text::shown(self.source, inside(self.source, relation.label)),
            from_cardinality: relation.from_cardinality,
            to_cardinality: relation.to_cardinality,
            identifying: relation.identifying,
            place: span.into(),
            from_end,
            to_end,
        });
    }
}

/// A text in quotes without them.
pub(super) fn inside(source: &Mapped, range: TextRange) -> TextRange {
    let text = &source.text[range.range()];
    let quoted = text.len() > 1 && text.starts_with('"') && text.ends_with('"');
    let cut = u32::from(quoted);
    TextRange::new(range.start + cut, range.end - cut)
}

/// What a name or a text says: without quotes, entity codes as written.
pub(super) fn name(source: &Mapped, range: TextRange) -> String {
    text::decoded(source, inside(source, range)).into_owned()
}
