//! What classes and styles of a chart say of its parts, as paint.

use std::collections::HashMap;

use super::scene::{Line, Paint};
use super::style::{Css, readable_on};
use super::text::Font;
use super::theme::Role;

/// The classes of a chart.
#[derive(Debug, Default)]
pub(crate) struct Classes<'g>(HashMap<&'g str, &'g [String]>);

impl<'g> Classes<'g> {
    /// From names and their declarations.
    pub(crate) fn of(definitions: impl Iterator<Item = (&'g str, &'g [String])>) -> Self {
        Self(definitions.collect())
    }

    /// Adds what classes say, in their order, and then what a style says.
    pub(crate) fn add<'s>(
        &self,
        css: &mut Css,
        classes: impl IntoIterator<Item = &'s str>,
        styles: &[String],
    ) {
        for class in classes {
            if let Some(styles) = self.0.get(class) {
                css.add(*styles);
            }
        }
        css.add(styles);
    }

    /// What classes and a style say.
    pub(crate) fn css(&self, classes: &[String], styles: &[String]) -> Css {
        let mut css = Css::default();
        self.add(&mut css, classes.iter().map(String::as_str), styles);
        css
    }
}

/// The colour that a style says, or that of the theme.
pub(crate) fn paint(own: Option<&String>, role: Role) -> Paint {
    match own.map(String::as_str) {
        None => Paint::Theme(role),
        Some("transparent") => Paint::None,
        Some(colour) => Paint::Own(colour.to_owned()),
    }
}

/// The colour of text: the one that a style says, else one that is read on the fill that it says.
pub(crate) fn text(css: &Css, role: Role) -> Paint {
    let readable = || css.fill.as_deref().and_then(readable_on);
    match &css.color {
        Some(_) => paint(css.color.as_ref(), role),
        None => readable().map_or(Paint::Theme(role), |colour| Paint::Own(colour.to_owned())),
    }
}

/// The outline that a style says.
pub(crate) fn line(css: &Css, role: Role, width: f64) -> Line {
    Line {
        paint: paint(css.stroke.as_ref(), role),
        width: css.width.map_or(width, f64::from),
        dashes: css.dashes.clone().unwrap_or_default(),
    }
}

/// The font that a style says.
pub(crate) fn font(css: &Css, size: f64) -> Font {
    Font {
        size: css.font_size.map_or(size, f64::from),
        bold: css.is_bold(),
    }
}
