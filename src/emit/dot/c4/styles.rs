//! Addresses that elements, boundaries and relations lead to.

use crate::emit::dot::attributes::Attributes;
use crate::emit::dot::escape;
use crate::model::c4::Details;
use crate::picture::c4;

/// The address that something leads to.
pub(super) fn link(attributes: &mut Attributes, details: &Details) {
    if let Some(url) = c4::link(details) {
        attributes.put("URL", escape::value(url));
    }
}
