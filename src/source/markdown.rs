//! Mermaid fences of Markdown and MDX.

use super::{Chart, Source};

/// Finds the charts of a Markdown source, in order.
pub(super) fn charts(_source: &Source) -> Vec<Chart> {
    Vec::new()
}
