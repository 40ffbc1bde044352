//! From statements to the model: what each statement does, in Mermaid's order.
//!
//! This follows `classDb.ts` of Mermaid 12.3.0, surprises included: a relation makes its classes, an
//! annotation does not, styles and clicks of what is not there yet are lost.
//!
//! `member` takes the lines of classes apart, `names` has what makes classes and namespaces, `clicks`
//! what clicks and styles do, `database_errors` what the database refuses.

mod clicks;
mod database_errors;
mod member;
mod names;

use foldhash::{HashMap, HashMapExt};

use super::ast::{self, Statement, StatementKind};
use crate::diagnostic::Diagnostic;
use crate::model::class::{
    About, Callback, ClassDiagram, ClassIndex, End, Head, Interface, NamespaceIndex, Note, Relation,
};
use crate::model::{Frame, Text};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::limits::Budget;
use crate::syntax::{Limits, description, text};

pub(crate) use member::shown_text;
pub(in crate::syntax::kinds::class) use names::{id, name_text};

/// What the statements say. What Mermaid's database refuses becomes diagnostics.
pub(super) fn lower(
    source: &Mapped,
    chart: &ast::ClassDiagram,
    frame: Frame,
    limits: Limits,
) -> (ClassDiagram, Vec<Diagnostic>) {
    let mut lowering = Lowering {
        source,
        model: ClassDiagram {
            frame,
            ..ClassDiagram::default()
        },
        by_id: HashMap::new(),
        by_name: HashMap::new(),
        def_by_name: HashMap::new(),
        callbacks: HashMap::new(),
        called: Vec::new(),
        open: Vec::new(),
        lost: String::new(),
        diagnostics: Vec::new(),
        budget: Budget::new(limits),
    };
    for statement in &chart.statements {
        lowering.statement(statement);
    }
    lowering.finish()
}

struct Lowering<'t> {
    source: &'t Mapped,
    model: ClassDiagram,
    by_id: HashMap<String, ClassIndex>,
    by_name: HashMap<(Option<NamespaceIndex>, String), NamespaceIndex>,
    def_by_name: HashMap<String, usize>,
    /// What a click on an id calls: the last one counts, for every class that has any.
    callbacks: HashMap<String, Callback>,
    called: Vec<ClassIndex>,
    open: Vec<OpenNamespace>,
    /// The statements so far that could not be read.
    lost: String,
    diagnostics: Vec<Diagnostic>,
    budget: Budget,
}

/// A namespace whose end is still to come, and what stands in it.
struct OpenNamespace {
    index: NamespaceIndex,
    classes: Vec<ClassIndex>,
    notes: Vec<usize>,
}

impl Lowering<'_> {
    fn statement(&mut self, statement: &Statement) {
        let span = self.source.map.span(statement.range);
        let product = clicks::product(&statement.kind, self.source);
        if !(self.budget).affords(product, span, &mut self.diagnostics) {
            return;
        }
        match &statement.kind {
            StatementKind::Class(class) => self.declare(class, span),
            StatementKind::NamespaceStart(name, label) => {
                let index = self.namespace(name, *label);
                self.open.push(OpenNamespace {
                    index,
                    classes: Vec::new(),
                    notes: Vec::new(),
                });
            }
            StatementKind::NamespaceEnd => self.end_namespace(),
            StatementKind::Relation(relation) => self.relation(relation, span),
            StatementKind::Member(name, label) => {
                if let Some(label) = label {
                    let class = self.class(name);
                    self.member(class, self.after_colon(*label), false);
                }
            }
            StatementKind::Annotation(word, name) => self.annotate(*word, name),
            StatementKind::Note(about, range) => self.note(about.as_ref(), *range, span),
            StatementKind::Click(click) => {
                let about = match self.source.slice(statement.range).get(..2) {
                    Some("li") => About::Link,
                    Some("ca") => About::Callback,
                    _ => About::Click,
                };
                self.missed(click.name.range, about);
                self.click(click);
            }
            StatementKind::Style(id, styles) => {
                self.missed(*id, About::Style);
                self.style(*id, styles);
            }
            StatementKind::ClassDef(names, styles) => self.class_def(names, styles, span),
            StatementKind::CssClass(ids, name) => {
                let name = text::decoded(self.source, *name).into_owned();
                self.missed(*ids, About::CssClass);
                let ids = text::decoded(self.source, *ids).into_owned();
                self.style_class(&ids, &name);
            }
            StatementKind::Direction(direction) => self.model.direction = *direction,
            StatementKind::AccTitle(range) => {
                let text = text::shown(self.source, *range).text;
                self.model.frame.acc_title = description::title(&text);
            }
            StatementKind::AccDescr(range) => {
                let text = text::shown(self.source, *range).text;
                self.model.frame.acc_descr = description::description(&text);
            }
            StatementKind::Error => self.lost(statement.range),
        }
    }

    /// The range of a text without the colon before it.
    fn after_colon(&self, label: TextRange) -> TextRange {
        text::trimmed(self.source, TextRange::new(label.start + 1, label.end))
    }

    fn declare(&mut self, class: &ast::Class, span: Span) {
        let index = self.class(&class.name);
        if let Some(label) = class.label.map(|label| text::shown(self.source, label))
            && !label.text.is_empty()
        {
            self.model.classes[index.0 as usize].label = label;
        }
        if let Some(style) = class.style {
            let name = text::decoded(self.source, style).into_owned();
            let id = id(self.source, &class.name);
            self.style_class(&id, &name);
        }
        if let Some(annotation) = class.annotation {
            let word = text::shown(self.source, annotation).text;
            self.model.classes[index.0 as usize].annotations.push(word);
        }
        for &member in class.members.iter().flatten() {
            self.member(index, member, true);
        }
        if let Some(open) = self.open.last_mut() {
            open.classes.push(index);
        }
        // The place of a class is where it is declared, if it is.
        let model = &mut self.model.classes[index.0 as usize];
        if !model.declared {
            model.declared = true;
            model.place = span.into();
        }
    }

    /// A line of a class: an annotation, a method or an attribute.
    fn member(&mut self, class: ClassIndex, range: TextRange, in_braces: bool) {
        let range = text::trimmed(self.source, range);
        let line = text::decoded(self.source, range);
        let place = self.source.map.span(range);
        let model = &mut self.model.classes[class.0 as usize];
        let annotation = line
            .strip_prefix("<<")
            .and_then(|line| line.strip_suffix(">>"));
        if let Some(annotation) = annotation {
            model.annotations.push(annotation.trim().to_owned());
        } else if line.find(')').is_some_and(|at| at > 0) {
            match member::method(&line) {
                Some(mut method) => {
                    // After a colon, Mermaid has dropped tags and what is in them before.
                    let lost = match in_braces {
                        true => member::brackets_in_tags(&line),
                        false => Vec::new(),
                    };
                    if !lost.is_empty() {
                        return self.refuse_tags(&lost, &line, range);
                    }
                    method.place = place.into();
                    model.methods.push(method);
                }
                None => self.refuse_member(&line, range),
            }
        } else if !line.is_empty() {
            let mut attribute = member::attribute(&line);
            attribute.place = place.into();
            model.members.push(attribute);
        }
    }

    fn relation(&mut self, relation: &ast::Relation, span: Span) {
        let (start, end) = (relation.start, relation.end);
        let circle = |one: Head, other: Head| one == Head::Lollipop && other == Head::None;
        let (from, to) = if circle(start, end) {
            let class = self.class(&relation.to);
            (self.interface(&relation.from, class), End::Class(class))
        } else if circle(end, start) {
            let class = self.class(&relation.from);
            (End::Class(class), self.interface(&relation.to, class))
        } else {
            let from = self.class(&relation.from);
            (End::Class(from), End::Class(self.class(&relation.to)))
        };
        let label = relation.label.map(|label| self.after_colon(label));
        let text = |range: Option<TextRange>| {
            let text = range.map(|range| text::shown(self.source, range));
            text.filter(|text| !text.text.is_empty())
        };
        // Mermaid takes the text `none` for no multiplicity.
        let multiplicity = |range| text(range).filter(|text| text.text != "none");
        let relation = Relation {
            from,
            to,
            start,
            end,
            stroke: relation.stroke,
            label: text(label),
            from_cardinality: multiplicity(relation.from_cardinality),
            to_cardinality: multiplicity(relation.to_cardinality),
            place: span.into(),
        };
        self.model.relations.push(relation);
    }

    fn interface(&mut self, name: &ast::Name, class: ClassIndex) -> End {
        let number = self.model.interfaces.len() as u32;
        self.model.interfaces.push(Interface {
            label: id(self.source, name).into_owned(),
            class,
            place: self.source.map.span(name.range).into(),
        });
        End::Interface(number)
    }

    fn note(&mut self, about: Option<&ast::Name>, range: TextRange, span: Span) {
        let about = about.map(|name| Text {
            text: id(self.source, name).into_owned(),
            place: self.source.map.span(name.range).into(),
        });
        if let Some(open) = self.open.last_mut() {
            open.notes.push(self.model.notes.len());
        }
        self.model.notes.push(Note {
            text: text::shown(self.source, range),
            about,
            namespace: None,
            place: span.into(),
        });
    }

    fn finish(mut self) -> (ClassDiagram, Vec<Diagnostic>) {
        while !self.open.is_empty() {
            self.end_namespace();
        }
        for &class in &self.called {
            let class = &mut self.model.classes[class.0 as usize];
            class.callback = self.callbacks.get(&class.id).cloned();
        }
        (self.model, self.diagnostics)
    }
}
