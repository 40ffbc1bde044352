//! What the server can do, as it tells the client.

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeLensOptions, CompletionOptions, ExecuteCommandOptions,
    InitializeResult, RenameOptions, ServerCapabilities, ServerInfo, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};

use super::actions::FIX_ALL;
use super::client::Client;
use super::lens::SHOW_TABLE;

/// The answer to `initialize`.
pub(super) fn answer(client: &Client) -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        ..Default::default()
    };
    let folders = WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(true.into()),
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QuickFix, FIX_ALL]),
        ..Default::default()
    };
    let rename = RenameOptions {
        prepare_provider: Some(true),
        ..Default::default()
    };
    let signs = [":", "{", "-", "%", "<", "|", "}"];
    let completion = CompletionOptions {
        trigger_characters: Some(signs.map(str::to_owned).into()),
        ..Default::default()
    };
    let commands = ExecuteCommandOptions {
        commands: vec![SHOW_TABLE.to_owned()],
        ..Default::default()
    };
    let capabilities = ServerCapabilities {
        position_encoding: Some(client.encoding.kind()),
        text_document_sync: Some(sync.into()),
        code_action_provider: Some(actions.into()),
        definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_highlight_provider: Some(true.into()),
        rename_provider: Some(rename.into()),
        hover_provider: Some(true.into()),
        document_formatting_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        selection_range_provider: Some(true.into()),
        completion_provider: Some(completion),
        code_lens_provider: Some(CodeLensOptions::default()),
        execute_command_provider: Some(commands),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(folders),
            ..Default::default()
        }),
        ..Default::default()
    };
    InitializeResult {
        capabilities,
        server_info: Some(ServerInfo {
            name: "mermaidc".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}
