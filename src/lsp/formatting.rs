//! Formatting: the charts of a document in their canonical layout, as `mermaidc fmt` writes them.

use gen_lsp_types::{DocumentFormattingParams, TextEdit};

use super::context::Context;
use super::edits::between;
use super::refusal::Refusal;
use crate::driver;

/// The edits that lay out every chart. The client's widths of tabs do not count: the configuration says how far a block
/// is indented.
pub(super) fn formatting(
    of: Context<'_>,
    _: DocumentFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Refusal> {
    let document = of.document;
    let Some(kind) = document.in_force.kind else {
        return Ok(None);
    };
    let formatted = driver::format(&document.source, kind, &document.in_force.settings);
    let edits = between(&document.source, formatted.source.text()).into_iter();
    let edits = edits.map(|edit| TextEdit {
        range: document.range(edit.span),
        new_text: edit.text,
    });
    Ok(Some(edits.collect()))
}
