//! What clicks and styles do to classes that are there already.

use super::{Lowering, id};
use crate::model::Text;
use crate::model::class::{About, Callback, ClassDef, Hyperlink, Missed};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::kinds::class::ast::{Action, Click, StatementKind, Styles};
use crate::syntax::limits::Product;
use crate::syntax::text;

/// What a statement puts on the classes that it lists, if it is of a kind that lists some.
pub(super) fn product(statement: &StatementKind, source: &Mapped) -> Option<Product> {
    let slice = |range: TextRange| source.slice(range);
    let count = |ids: TextRange| slice(ids).split(',').count();
    match statement {
        StatementKind::ClassDef(names, styles) => {
            Some(Product::of_pieces("styles", names.len(), styles, source))
        }
        StatementKind::CssClass(ids, name) => {
            Some(Product::of_texts("classes", count(*ids), [slice(*name)]))
        }
        StatementKind::Click(click) => {
            let (text, more) = match click.action {
                Action::Link(url, target) => (url, target),
                Action::Call(function, arguments) => (function, arguments),
            };
            let texts = [Some(text), more, click.tooltip].into_iter().flatten();
            let texts = texts.map(slice);
            Some(Product::of_texts("copies", count(click.name.range), texts))
        }
        _ => None,
    }
}

impl Lowering<'_> {
    pub(super) fn click(&mut self, click: &Click) {
        let ids = id(self.source, &click.name);
        match click.action {
            Action::Link(url, target) => {
                let url = text::shown(self.source, url);
                let target = target.map(|target| text::decoded(self.source, target).into_owned());
                let link = (!url.text.is_empty()).then(|| Hyperlink {
                    url,
                    target: target.unwrap_or_else(|| "_blank".to_owned()),
                });
                for id in ids.split(',') {
                    if let Some(class) = self.known(&numbered(id)) {
                        self.model.classes[class.0 as usize].link.clone_from(&link);
                    }
                }
            }
            Action::Call(function, arguments) => {
                let callback = Callback {
                    function: text::shown(self.source, function).text,
                    arguments: arguments.map(|range| text::shown(self.source, range).text),
                };
                for id in ids.split(',') {
                    self.callbacks.insert(id.to_owned(), callback.clone());
                    self.called.extend(self.known(id));
                }
            }
        }
        self.style_class(&ids, "clickable");
        if let Some(tooltip) = click.tooltip {
            let tooltip = text::shown(self.source, tooltip).text;
            for id in ids.split(',') {
                if let Some(class) = self.known(id) {
                    self.model.classes[class.0 as usize].tooltip = Some(tooltip.clone());
                }
            }
        }
    }

    /// Keeps the names of a statement that no class has so far.
    pub(super) fn missed(&mut self, names: TextRange, what: About) {
        let written = self.source.slice(names);
        let mut start = names.start;
        for part in written.split(',') {
            let range = TextRange::new(start, start + part.len() as u32);
            start = range.end + 1;
            let name = text::shown(self.source, range);
            let id = name.text.trim_matches('`');
            // A space after a comma belongs to the name.
            if !id.is_empty() && (self.known(id).is_none() || part.starts_with(' ')) {
                let name = Text {
                    text: id.to_owned(),
                    place: name.place,
                };
                self.model.missed.push(Missed { name, what });
            }
        }
    }

    /// Gives classes a style class, where they are there.
    pub(super) fn style_class(&mut self, ids: &str, name: &str) {
        for id in ids.split(',') {
            if let Some(class) = self.known(&numbered(id)) {
                let classes = &mut self.model.classes[class.0 as usize].style_classes;
                classes.push(' ');
                classes.push_str(name);
            }
        }
    }

    pub(super) fn style(&mut self, id: TextRange, styles: &Styles) {
        let id = text::decoded(self.source, id);
        let Some(&class) = self.by_id.get(&*id) else {
            return;
        };
        let styles = text::glued(self.source, styles);
        let class = &mut self.model.classes[class.0 as usize];
        class.styles.extend(single(&styles));
    }

    /// Defines style classes. Mermaid gives the styles at once to every class whose style classes
    /// have the name somewhere in their text, `default` included.
    pub(super) fn class_def(&mut self, names: &[TextRange], styles: &Styles, span: Span) {
        let styles = text::glued(self.source, styles);
        for &name in names {
            let name = text::decoded(self.source, name).into_owned();
            let defs = &mut self.model.class_defs;
            let index = *self.def_by_name.entry(name.clone()).or_insert_with(|| {
                defs.push(ClassDef {
                    name: name.clone(),
                    styles: Vec::new(),
                    text_styles: Vec::new(),
                    place: span.into(),
                });
                defs.len() - 1
            });
            let coloured = styles.iter().filter(|style| style.contains("color"));
            let of_texts = coloured.map(|style| style.replacen("fill", "bgFill", 1));
            defs[index].text_styles.extend(of_texts);
            defs[index].styles.extend(styles.iter().cloned());
            let classes = self.model.classes.iter();
            let reached = classes.filter(|class| class.style_classes.contains(&name));
            let texts = styles.iter().map(String::as_str);
            let product = Product::of_texts("styles", reached.count(), texts);
            if !(self.budget).affords(Some(product), span, &mut self.diagnostics) {
                return;
            }
            for class in &mut self.model.classes {
                if class.style_classes.contains(&name) {
                    class.styles.extend(single(&styles));
                }
            }
        }
    }
}

/// Styles one by one: a piece may hold several, with commas between.
fn single(styles: &[String]) -> impl Iterator<Item = String> {
    styles
        .iter()
        .flat_map(|style| style.split(','))
        .map(|style| style.trim().to_owned())
}

/// An id as Mermaid looks for it: one that a digit begins is never found.
fn numbered(id: &str) -> String {
    match id.starts_with(|c: char| c.is_ascii_digit()) {
        true => format!("classId-{id}"),
        false => id.to_owned(),
    }
}
