//! Classes, styles and links.

use foldhash::HashMap;

use super::Lowering;
use crate::model::ClassDef;
use crate::model::state::{Hyperlink, State};
use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::state::ast::{Click, StatementKind};
use crate::syntax::limits::Product;
use crate::syntax::prepare::decode_entities;
use crate::syntax::text;

/// What is put on states, by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    classes: HashMap<String, Vec<String>>,
    styles: HashMap<String, Vec<String>>,
    links: HashMap<String, (String, Option<String>)>,
    class_defs: HashMap<String, usize>,
}

impl Styles {
    /// Puts a class on each of some ids.
    pub(super) fn class(&mut self, ids: &str, class: &str) {
        for id in ids.split(',') {
            let id = id.trim_matches(is_space).to_owned();
            let classes = class.split(is_space).filter(|class| !class.is_empty());
            self.classes
                .entry(id)
                .or_default()
                .extend(classes.map(str::to_owned));
        }
    }

    /// Gives each of some ids these styles, and no others.
    pub(super) fn style(&mut self, ids: &str, styles: &str) {
        let styles: Vec<String> = (styles.split(','))
            .map(|style| decode_entities(style.replace(';', "").trim_matches(is_space)))
            .collect();
        for id in ids.split(',') {
            let id = id.trim_matches(is_space).to_owned();
            self.styles.insert(id, styles.clone());
        }
    }

    /// Puts on a state what its id was given.
    pub(super) fn put_on(&self, key: &str, state: &mut State) {
        if let Some(classes) = self.classes.get(key) {
            state.classes.clone_from(classes);
        }
        if let Some(styles) = self.styles.get(key) {
            state.styles.clone_from(styles);
        }
        if let Some((url, tooltip)) = self.links.get(key) {
            state.link = Some(Hyperlink { url: url.clone() });
            state.tooltip.clone_from(tooltip);
        }
    }
}

/// What a statement puts on the ids that it lists, if it is of a kind that lists some.
pub(super) fn product(statement: &StatementKind, source: &Mapped) -> Option<Product> {
    let (what, ids, texts) = match statement {
        StatementKind::Class(ids, name) => ("classes", ids, name),
        StatementKind::Style(ids, styles) => ("styles", ids, styles),
        _ => return None,
    };
    let ids = source.slice(*ids).split(',').count();
    let texts = source.slice(*texts).split(',');
    Some(Product::of_texts(what, ids, texts))
}

impl Lowering<'_> {
    pub(super) fn class_def(&mut self, name: TextRange, styles: TextRange) {
        let place = self.source.map.span(name);
        let name = text::shown(self.source, name).text;
        // Entity codes keep their semicolons: they are read as one sign until the end.
        let styles = &self.source.text[text::trimmed(self.source, styles).range()];
        let defs = &mut self.model.class_defs;
        let at = *(self.styles.class_defs)
            .entry(name.clone())
            .or_insert_with(|| {
                defs.push(ClassDef {
                    name,
                    place: place.into(),
                    ..ClassDef::default()
                });
                defs.len() - 1
            });
        if styles.is_empty() {
            return;
        }
        let def = &mut defs[at];
        for style in styles.split(',') {
            let one = style.replacen(';', "", 1);
            let one = one.trim_matches(is_space);
            if style.contains("color") {
                let text = one.replacen("fill", "bgFill", 1);
                let text = text.replacen("color", "fill", 1);
                def.text_styles.push(decode_entities(&text));
            }
            def.styles.push(decode_entities(one));
        }
    }

    pub(super) fn click(&mut self, click: &Click) {
        let id = text::shown(self.source, click.state.id).text;
        let unquoted = |range: TextRange| {
            let text = text::shown(self.source, range).text;
            text.trim_matches('"').to_owned()
        };
        let url = unquoted(click.url);
        let tooltip = click.tooltip.map(unquoted);
        let tooltip = tooltip.filter(|tooltip| !tooltip.is_empty());
        self.styles.links.insert(id, (url, tooltip));
    }
}
