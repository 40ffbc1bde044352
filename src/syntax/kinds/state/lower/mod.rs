//! From statements to the model: what Mermaid's database and its data fetcher make of them.
//!
//! This follows `stateDb.ts` and `dataFetcher.ts` of Mermaid 12.3.0, surprises included: what a state
//! is drawn as is settled by its first mention, the last composite state that names it has it, and
//! classes and styles count only outside composite states.
//!
//! `regions` tells which composite states are divided, `states` makes states, `styles` has classes,
//! styles and links, `database_errors` what the data fetcher refuses.

mod database_errors;
mod regions;
mod states;
mod styles;

use super::ast::{self, Mention, StatementKind};
use crate::diagnostic::Diagnostic;
use crate::model::graph::Direction;
use crate::model::state::{How, Note, StateDiagram, StateIndex, Transition};
use crate::model::{Frame, Text};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::limits::Budget;
use crate::syntax::{Limits, description, text};
use regions::Block;
use states::{Item, Made};
use styles::Styles;

/// What the statements say. What Mermaid's data fetcher refuses becomes diagnostics.
pub(super) fn lower(
    source: &Mapped,
    chart: &ast::StateDiagram,
    frame: Frame,
    limits: Limits,
) -> (StateDiagram, Vec<Diagnostic>) {
    let mut model = StateDiagram::default();
    model.frame = frame;
    let mut lowering = Lowering {
        source,
        model,
        divided: regions::divided(chart).into_iter(),
        blocks: Vec::new(),
        region_keys: 0,
        dividers: 0,
        groups: Vec::new(),
        keys_of: Vec::new(),
        styles: Styles::default(),
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
    let (model, mut thrown) = lowering.finish();
    thrown.extend(refused);
    (model, thrown)
}

struct Lowering<'t> {
    source: &'t Mapped,
    model: StateDiagram,
    /// For each composite state that is opened, whether it is divided into regions.
    divided: std::vec::IntoIter<bool>,
    /// The composite states that are open.
    blocks: Vec<Block>,
    /// How many regions there are so far.
    region_keys: usize,
    /// How many `--` there are so far.
    dividers: usize,
    /// Which states are composite.
    groups: Vec<bool>,
    /// Of each state, the id that the database knows it by.
    keys_of: Vec<String>,
    styles: Styles,
}

impl Lowering<'_> {
    fn statement(&mut self, statement: &ast::Statement) {
        let span = self.source.map.span(statement.range);
        match statement.kind {
            StatementKind::Mention(mention) => {
                self.mention(mention, true, How::Alone, span);
            }
            StatementKind::Described(mention, range) => {
                let index = self.mention(mention, true, How::Alone, span);
                let text = self.after_colon(range);
                self.describe(index, text);
            }
            StatementKind::Transition(transition) => self.transition(&transition, span),
            StatementKind::Alias(alias) => self.alias(alias, span),
            StatementKind::Pseudo(pseudo, id) => {
                self.state(id, true, How::Pseudo, Made::Pseudo(pseudo), span);
            }
            StatementKind::Opens(id) => {
                let index = self.state(id, true, How::Opens, Made::Plain, span);
                self.open(index);
            }
            StatementKind::OpensAlias(alias) => {
                let index = self.state(alias.id, true, How::Opens, Made::Plain, span);
                if !alias.text.is_empty() {
                    let text = text::shown(self.source, alias.text);
                    self.describe(index, text);
                }
                self.open(index);
            }
            StatementKind::Closes(ast::Closed::Composite) => {
                self.blocks.pop();
            }
            StatementKind::Divider => self.divide(span),
            StatementKind::Note(note) => self.note(&note, span),
            StatementKind::Direction(direction) => self.direction(direction),
            StatementKind::AccTitle(range) => {
                let text = text::shown(self.source, range).text;
                self.model.frame.acc_title = description::title(&text);
            }
            StatementKind::AccDescr(range) => {
                let text = text::shown(self.source, range).text;
                self.model.frame.acc_descr = description::description(&text);
            }
            StatementKind::ClassDef(name, styles) if self.blocks.is_empty() => {
                self.class_def(name, styles);
            }
            StatementKind::Class(ids, name) if self.blocks.is_empty() => {
                let name = text::shown(self.source, name).text;
                let ids = text::shown(self.source, ids).text;
                self.styles.class(&ids, &name);
            }
            StatementKind::Style(ids, styles) if self.blocks.is_empty() => {
                let styles = &self.source.text[text::trimmed(self.source, styles).range()];
                let ids = text::shown(self.source, ids).text;
                self.styles.style(&ids, styles);
            }
            StatementKind::Click(click) => self.click(&click),
            StatementKind::Declared(_)
            | StatementKind::ClassDef(..)
            | StatementKind::Class(..)
            | StatementKind::Style(..)
            | StatementKind::Closes(ast::Closed::Unread)
            | StatementKind::FloatingNote
            | StatementKind::HideEmpty
            | StatementKind::Scale
            | StatementKind::Error => {}
        }
    }

    /// A state that is mentioned; `first` is whether `[*]` is a start here.
    fn mention(&mut self, mention: Mention, first: bool, how: How, span: Span) -> StateIndex {
        self.state(mention.id, first, how, Made::Plain, span)
    }

    fn transition(&mut self, transition: &ast::Transition, span: Span) {
        let source = self.mention(transition.from, true, How::Left, span);
        let target = self.mention(transition.to, false, How::Entered, span);
        if self.blocks.is_empty() {
            self.mention_class(transition.from, true);
            self.mention_class(transition.to, false);
        }
        let label = transition.label.map(|range| self.after_colon(range));
        self.model.transitions.push(Transition {
            from: self.model.state(source).id.clone(),
            to: self.model.state(target).id.clone(),
            label: label.filter(|label| !label.text.is_empty()),
            place: span.into(),
            source,
            target,
        });
    }

    /// The class after `:::`, which counts in a transition only.
    fn mention_class(&mut self, mention: Mention, first: bool) {
        if let Some(class) = mention.class {
            let name = text::shown(self.source, class).text;
            let Item { key, .. } = self.item(mention.id, first);
            self.styles.class(&key, &name);
        }
    }

    /// `state "text" as A`; Mermaid takes a colon in the id as the beginning of a second text.
    fn alias(&mut self, alias: ast::Alias, span: Span) {
        let first = text::shown(self.source, alias.text);
        let id = &self.source.text[alias.id.range()];
        let Some((name, more)) = id.split_once(':') else {
            let index = self.state(alias.id, true, How::Alias, Made::Plain, span);
            return self.describe(index, first);
        };
        let end = alias.id.start + name.len() as u32;
        let second = more.split(':').next().unwrap_or_default();
        let second = TextRange::new(end + 1, end + 1 + second.len() as u32);
        let id = TextRange::new(alias.id.start, end);
        let index = self.state(id, true, How::Alias, Made::Plain, span);
        let second = text::shown(self.source, second);
        self.describe_with(index, first);
        self.describe_with(index, second);
    }

    fn note(&mut self, note: &ast::Note, span: Span) {
        let index = self.state(note.id, true, How::Note, Made::ByNote, span);
        if self.model.state(index).id == "root" {
            return;
        }
        self.model.notes.push(Note {
            state: self.model.state(index).id.clone(),
            position: note.position,
            text: text::shown(self.source, note.text),
            place: span.into(),
            about: index,
        });
    }

    /// The direction of the chart or of the composite state around it: the last one that it has.
    fn direction(&mut self, direction: Direction) {
        match self.blocks.last() {
            None => self.model.direction = direction,
            Some(block) if block.sets_direction => {
                self.model.states[block.composite.0].direction = Some(direction);
            }
            Some(_) => {}
        }
    }

    /// A text with a colon before it.
    fn after_colon(&self, range: TextRange) -> Text {
        let range = text::trimmed(self.source, range);
        let colon = self.source.text[range.range()].starts_with(':');
        let start = range.start + u32::from(colon);
        text::shown(self.source, TextRange::new(start, range.end))
    }

    /// The model, with classes, styles and links.
    fn finish(mut self) -> (StateDiagram, Vec<Diagnostic>) {
        self.finish_states();
        let diagnostics = database_errors::database_errors(&self.model, &self.groups);
        (self.model, diagnostics)
    }
}
