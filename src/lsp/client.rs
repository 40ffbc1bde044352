//! What the client can do, as far as it matters.

use gen_lsp_types::ClientCapabilities;

use super::position::Encoding;

/// What the client can do.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Client {
    /// What columns count.
    pub(super) encoding: Encoding,
    /// It shows the places that explain a finding.
    pub(super) related: bool,
    /// It opens the page of a rule.
    pub(super) links: bool,
    /// It watches files when it is asked to.
    pub(super) watches: bool,
    /// It says what its settings are when it is asked.
    pub(super) configures: bool,
    /// It shows a document when it is asked to.
    pub(super) shows: bool,
    /// It takes the edits of a certain version of a document.
    pub(super) versions: bool,
}

impl Client {
    pub(super) fn new(capabilities: &ClientCapabilities) -> Self {
        let general = capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        let published = (capabilities.text_document.as_ref())
            .and_then(|document| document.publish_diagnostics.as_ref())
            .map(|published| &published.diagnostics_capabilities);
        let workspace = capabilities.workspace.as_ref();
        let watched = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let window = capabilities.window.as_ref();
        let shown = window.and_then(|window| window.show_document.as_ref());
        let is = |answer: Option<bool>| answer == Some(true);
        Self {
            encoding: Encoding::agreed(offered.unwrap_or_default()),
            related: is(published.and_then(|published| published.related_information)),
            links: is(published.and_then(|published| published.code_description_support)),
            watches: is(watched.and_then(|watched| watched.dynamic_registration)),
            configures: is(workspace.and_then(|workspace| workspace.configuration)),
            shows: shown.is_some_and(|shown| shown.support),
            versions: is(edits.and_then(|edits| edits.document_changes)),
        }
    }
}
