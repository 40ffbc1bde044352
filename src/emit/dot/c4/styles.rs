//! Colours and addresses that a chart gives to elements, boundaries and relations.

use super::texts::said;
use crate::emit::dot::attributes::Attributes;
use crate::emit::dot::escape;
use crate::model::c4::Details;
use crate::picture::address::is_harmless;
use crate::picture::style::Css;

/// The colours that a chart gives to something.
pub(super) fn css(details: &Details) -> Css {
    let names = [
        ("bgColor", "fill"),
        ("borderColor", "stroke"),
        ("fontColor", "color"),
    ];
    let said = names.into_iter().filter_map(|(name, property)| {
        let value = details.styles.text(name)?;
        Some(format!("{property}:{value}"))
    });
    let styles: Vec<String> = said.collect();
    let mut css = Css::default();
    css.add(&styles);
    css
}

/// A colour of a relation, where it is one.
pub(super) fn color(details: &Details, name: &str) -> Option<String> {
    let value = details.styles.text(name)?;
    let mut css = Css::default();
    css.add(&[format!("stroke:{value}")]);
    css.stroke
}

/// The address that something leads to.
pub(super) fn link(attributes: &mut Attributes, details: &Details) {
    if let Some(url) = said(details.link.as_ref()).filter(|url| is_harmless(url)) {
        attributes.put("URL", escape::value(url));
    }
}
