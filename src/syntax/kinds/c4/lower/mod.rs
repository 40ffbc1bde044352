//! From statements to the model: what Mermaid's database makes of them.
//!
//! This follows `c4Db.ts` of Mermaid 12.3.0, surprises included: a second statement for an alias
//! changes the first, a named argument counts in any place and can change any field, the alias included, and a
//! relation without a label is forgotten.
//!
//! `things` makes elements, boundaries and relations, `styles` styles them, `bag` sets fields by name, `index`
//! knows what an alias stands for.

mod bag;
mod index;
mod styles;
mod things;

use super::ast::{self, Argument, Call, Keyword, StatementKind};
use super::lexicon::HEADERS;
use crate::model::c4::{C4, Level, RelationKind, Thing};
use crate::model::{Frame, Text};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::{description, text};
use index::Index;

/// What the statements say.
pub(super) fn lower(source: &Mapped, chart: &ast::C4, frame: Frame) -> C4 {
    let mut lowering = Lowering {
        source,
        chart,
        model: C4 {
            frame: Frame {
                // Mermaid shows only what a statement says.
                title: None,
                ..frame
            },
            diagram: level(source.slice(chart.header)),
            shapes_per_row: 4.0,
            boundaries_per_row: 2.0,
            ..C4::default()
        },
        elements: Index::default(),
        boundaries: Index::default(),
        relations: Index::default(),
        open: Vec::new(),
    };
    for statement in &chart.statements {
        lowering.statement(statement);
    }
    lowering.finish()
}

fn level(header: &str) -> Level {
    const LEVELS: [Level; 5] = [
        Level::Context,
        Level::Container,
        Level::Component,
        Level::Dynamic,
        Level::Deployment,
    ];
    let named = HEADERS
        .iter()
        .zip(LEVELS)
        .find(|(word, _)| **word == header);
    named.map(|(_, level)| level).unwrap_or_default()
}

struct Lowering<'t> {
    source: &'t Mapped,
    chart: &'t ast::C4,
    model: C4,
    elements: Index<String>,
    boundaries: Index<String>,
    relations: Index<(String, String)>,
    /// The boundaries that are open; `None` for what could not be read.
    open: Vec<Option<String>>,
}

/// What stands between two commas.
#[derive(Clone, Debug)]
enum Value {
    /// A text.
    Text(Text),
    /// `$name="text"`
    Named(String, Text),
}

impl Value {
    /// What is shown where a text belongs: Mermaid shows an object there.
    fn plain(self) -> Text {
        match self {
            Self::Text(text) => text,
            Self::Named(_, text) => Text {
                text: "[object Object]".to_owned(),
                ..text
            },
        }
    }

    /// The same for an alias, and whether other statements can name it.
    fn alias(self) -> (Text, bool) {
        match self {
            Self::Named(name, text) if name == "text" => (text, false),
            Self::Named(..) => (self.plain(), false),
            Self::Text(text) => (text, true),
        }
    }
}

impl Lowering<'_> {
    fn statement(&mut self, statement: &ast::Statement) {
        let place = self.source.span(statement.range);
        match statement.kind {
            StatementKind::Call(call) => self.call(call, place),
            StatementKind::Opens(call) => {
                if let Keyword::Boundary(kind) = call.keyword {
                    let arguments = self.values(call);
                    self.boundary(kind, arguments, place);
                }
            }
            StatementKind::Closes(_) => {
                self.open.pop();
            }
            StatementKind::Title(range) => {
                let title = text::shown(self.source, range).text;
                self.model.frame.title = Some(title).filter(|title| !title.is_empty());
            }
            StatementKind::AccDescr(range) => {
                let text = description::dedent(&text::shown(self.source, range).text);
                self.model.frame.acc_descr = Some(text).filter(|text| !text.is_empty());
            }
            StatementKind::Error => {}
        }
    }

    fn call(&mut self, call: Call, place: Span) {
        let mut arguments = self.values(call);
        match call.keyword {
            Keyword::Element(kind) => self.element(kind, arguments, place),
            Keyword::Relation(kind) => self.relation(kind, arguments, place),
            Keyword::Indexed => {
                arguments.remove(0);
                self.relation(RelationKind::Plain, arguments, place);
            }
            Keyword::ElementStyle => self.element_style(arguments),
            Keyword::RelationStyle => self.relation_style(arguments),
            Keyword::Layout => self.layout(arguments),
            Keyword::Boundary(_) => {}
        }
    }

    /// The arguments of a statement: at least one.
    fn values(&self, call: Call) -> Vec<Value> {
        let arguments = self.chart.arguments(call).iter();
        let values = arguments.map(|argument| match *argument {
            Argument::Quoted(range) | Argument::Bare(range) => {
                Value::Text(text::shown(self.source, range))
            }
            Argument::Named(name, value) => Value::Named(
                text::shown(self.source, name).text,
                text::shown(self.source, value),
            ),
            Argument::Empty(range) => Value::Text(Text {
                text: String::new(),
                place: self.source.span(TextRange::at(range.end)).into(),
            }),
        });
        values.collect()
    }

    fn finish(self) -> C4 {
        let mut model = self.model;
        // An element comes before a boundary of the same alias.
        for (index, boundary) in model.boundaries.iter().enumerate().rev() {
            let alias = boundary.id.text.clone();
            model.by_alias.insert(alias, Thing::Boundary(index));
        }
        for (index, element) in model.elements.iter().enumerate().rev() {
            let alias = element.id.text.clone();
            model.by_alias.insert(alias, Thing::Element(index));
        }
        model
    }
}
