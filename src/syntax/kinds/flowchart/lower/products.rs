//! What statements multiply into.

use crate::source::Mapped;
use crate::syntax::kinds::flowchart::ast::{ClickAction, StatementKind};
use crate::syntax::limits::Product;

/// What a statement makes of what is written in it, if it is of a kind that multiplies.
pub(super) fn of(statement: &StatementKind, text: &Mapped) -> Option<Product> {
    match statement {
        StatementKind::Chain(chain) => {
            let sizes = || chain.groups().map(<[_]>::len);
            let links = sizes().zip(sizes().skip(1));
            let made = links.fold(0, |all: usize, (from, to)| {
                all.saturating_add(from.saturating_mul(to))
            });
            Some(Product::new("links", made, chain.vertices.len()))
        }
        StatementKind::ClassDef { names, styles } => {
            let styles = styles.iter().map(|style| style.text(text));
            Some(Product::of_texts("styles", names.len(), styles))
        }
        StatementKind::LinkStyle(style) => {
            let styles = style.styles.iter().map(|style| style.text(text));
            Some(Product::of_texts("styles", style.links.len(), styles))
        }
        StatementKind::Class { targets, class } => Some(Product::of_texts(
            "classes",
            targets.len(),
            [class.text(text)],
        )),
        StatementKind::Click(click) => {
            let action = match &click.action {
                ClickAction::Link { url, target, .. } => [Some(url), target.as_ref()],
                ClickAction::Call { function, args, .. } => [Some(function), args.as_ref()],
            };
            let parts = action.into_iter().flatten().chain(&click.tooltip);
            let parts = parts.map(|part| part.text(text));
            Some(Product::of_texts("copies", click.targets.len(), parts))
        }
        _ => None,
    }
}
