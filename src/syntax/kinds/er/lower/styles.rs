//! Classes and styles, which only what is there already takes.

use super::{Lowering, name};
use crate::model::ClassDef;
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::er::ast::{StatementKind, Styles};
use crate::syntax::limits::Product;
use crate::syntax::text;

/// What a statement puts on what it lists, if it is of a kind that lists some.
pub(super) fn product(statement: &StatementKind, source: &Mapped) -> Option<Product> {
    match statement {
        StatementKind::Style(ids, styles) | StatementKind::ClassDef(ids, styles) => {
            Some(Product::of_pieces("styles", ids.len(), styles, source))
        }
        StatementKind::Class(ids, names) => {
            let names = names.iter().map(|&name| source.slice(name));
            Some(Product::of_texts("classes", ids.len(), names))
        }
        _ => None,
    }
}

impl Lowering<'_> {
    /// Gives an entity, a subgraph, or both classes.
    pub(super) fn classes(&mut self, id: &str, names: &[TextRange]) {
        let names: Vec<String> = names.iter().map(|&one| name(self.source, one)).collect();
        if let Some(entity) = self.by_id.get(id) {
            let words = names.iter().flat_map(|name| name.split(is_space));
            let words = words.filter(|word| !word.is_empty() && *word != "default");
            self.model.entities[entity.0]
                .classes
                .extend(words.map(str::to_owned));
        }
        if let Some(subgraph) = self.subgraphs.by_id.get(id) {
            self.model.subgraphs[subgraph.0].classes.extend(names);
        }
    }

    pub(super) fn style(&mut self, ids: &[TextRange], styles: &Styles) {
        let styles = text::glued(self.source, styles);
        for &id in ids {
            let id = name(self.source, id);
            if let Some(entity) = self.by_id.get(&id) {
                let entity = &mut self.model.entities[entity.0];
                entity.styles.extend(styles.iter().cloned());
            }
            if let Some(subgraph) = self.subgraphs.by_id.get(&id) {
                let subgraph = &mut self.model.subgraphs[subgraph.0];
                subgraph.styles.extend(styles.iter().cloned());
            }
        }
    }

    pub(super) fn class_def(&mut self, names: &[TextRange], styles: &Styles, span: Span) {
        let styles = text::glued(self.source, styles);
        for &range in names {
            let name = name(self.source, range);
            let defs = &mut self.model.class_defs;
            let index = *self.def_by_name.entry(name.clone()).or_insert_with(|| {
                defs.push(ClassDef {
                    name,
                    place: span.into(),
                    ..ClassDef::default()
                });
                defs.len() - 1
            });
            let coloured = styles.iter().filter(|style| style.contains("color"));
            let of_texts = coloured.map(|style| style.replacen("fill", "bgFill", 1));
            defs[index].text_styles.extend(of_texts);
            defs[index].styles.extend(styles.iter().cloned());
        }
    }
}
