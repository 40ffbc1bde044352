//! The texts of an entity as they are shown, for whoever draws it.

use crate::label::generics;
use crate::model::er::{Attribute, Entity};
use crate::model::graph::{Text, TextKind};
use crate::picture::text::{Label, Marks};

/// Which columns the table of an entity has beside those of types and names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns {
    keys: bool,
    comments: bool,
}

impl Columns {
    /// Those that an attribute of the entity has something for.
    pub(crate) fn of(entity: &Entity) -> Self {
        let attributes = &entity.attributes;
        Self {
            keys: attributes.iter().any(|one| !one.keys.is_empty()),
            comments: attributes.iter().any(|one| one.comment.is_some()),
        }
    }

    /// How many there are.
    pub(crate) fn count(self) -> usize {
        2 + usize::from(self.keys) + usize::from(self.comments)
    }

    /// The cells of an attribute.
    pub(crate) fn cells(self, attribute: &Attribute) -> Vec<Label> {
        let mut cells = vec![shown(&attribute.ty.text), shown(&attribute.name.text)];
        if self.keys {
            let keys = attribute.keys.iter().map(|key| key.text.as_str());
            cells.push(shown(&keys.collect::<Vec<_>>().join(", ")));
        }
        if self.comments {
            let comment = attribute.comment.as_ref();
            cells.push(shown(comment.map_or("", |comment| &comment.text)));
        }
        cells
    }
}

/// A name, a type or a comment as it is shown: with types in angles, and as Markdown. What has types in it has
/// no emphasis.
pub(crate) fn shown(said: &str) -> Label {
    let typed = generics(said);
    let kind = TextKind::Markdown;
    if typed == said {
        return Label::new(&Text { text: typed, kind });
    }
    let text = typed.replace('<', "&lt;").replace('>', "&gt;");
    let mut label = Label::new(&Text { text, kind });
    for run in label.lines.iter_mut().flatten() {
        run.marks = Marks::default();
    }
    label
}

/// The text of a relationship or a subgraph.
pub(crate) fn plain(text: &str) -> Label {
    Label::new(&Text::plain(text))
}
