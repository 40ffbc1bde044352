//! What a client has open, and what it has asked for.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::PathBuf;

use gen_lsp_types as lsp;
use gen_lsp_types::{Notification as _, WorkspaceFolders};
use lsp_server::{ErrorCode, RequestId, Response};
use serde_json::Value;

use super::super::answers::{Answer, parameters};
use super::super::client::Client;
use super::super::context::Context;
use super::super::diagnostics;
use super::super::document::Document;
use super::super::lens::{self, SHOW_TABLE};
use super::super::refusal::Refusal;
use super::super::roots::{Roots, said};
use super::super::uri;
use super::outbox::Outbox;
use super::pages::Pages;
use crate::config::NAMES;

/// The section of a client's settings that is ours.
const SECTION: &str = "mermaidc";

/// A client that has introduced itself.
pub(super) struct Session {
    client: Client,
    roots: Roots,
    /// The options of documents in no folder, then of each folder.
    options: Vec<Value>,
    documents: HashMap<String, Document>,
    /// The addresses of documents that changed since they were checked.
    changed: BTreeSet<String>,
    /// The addresses of configurations that findings were published of.
    broken: BTreeSet<String>,
    /// The question for the client's settings that is open.
    asked: Option<RequestId>,
    /// What is wrong with the first options, until it can be said.
    wrong: Vec<String>,
    /// What is shown beside the client's documents.
    pages: Pages,
}

/// What came of a notification: why it cannot be read.
type Noted = Result<(), serde_json::Error>;

impl Session {
    pub(super) fn new(client: Client, params: lsp::InitializeParams) -> Self {
        let folders = match params.workspace_folders_initialize_params.workspace_folders {
            Some(WorkspaceFolders::WorkspaceFolderList(list)) => list,
            #[allow(deprecated, reason = "older clients say nothing else")]
            Some(WorkspaceFolders::Null) | None => (params.root_uri.into_iter())
                .map(|uri| lsp::WorkspaceFolder {
                    uri,
                    name: String::new(),
                })
                .collect(),
        };
        let folders: Vec<_> = folders.into_iter().filter_map(folder).collect();
        let options = vec![own(params.initialization_options.unwrap_or_default())];
        let (roots, wrong) = Roots::new(&folders, &options);
        Self {
            client,
            roots,
            options,
            documents: HashMap::new(),
            changed: BTreeSet::new(),
            broken: BTreeSet::new(),
            asked: None,
            wrong,
            pages: Pages::default(),
        }
    }

    /// Answers a request about a document that is open, after it was checked as it is.
    pub(super) fn answer<W: Write>(
        &mut self,
        answer: Answer,
        params: Value,
        outbox: &mut Outbox<W>,
    ) -> io::Result<Result<Value, Refusal>> {
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
        let Some(uri) = uri.map(str::to_owned) else {
            let why = "the parameters name no document";
            return Ok(Err(Refusal::new(ErrorCode::InvalidParams, why)));
        };
        if self.changed.contains(&uri) {
            self.check(&uri, outbox)?;
        }
        Ok(match self.documents.get(&uri) {
            Some(document) => answer(
                Context {
                    document,
                    client: &self.client,
                },
                params,
            ),
            None => {
                let why = format!("the document {uri} is not open");
                Err(Refusal::new(ErrorCode::InvalidParams, why))
            }
        })
    }

    /// Executes a command: the only one there is shows the table of a chart, and answers with it.
    pub(super) fn execute<W: Write>(
        &mut self,
        params: Value,
        outbox: &mut Outbox<W>,
    ) -> io::Result<Result<Value, Refusal>> {
        let params: lsp::ExecuteCommandParams = match parameters(params) {
            Ok(params) => params,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let invalid = |why: String| Ok(Err(Refusal::new(ErrorCode::InvalidParams, why)));
        if params.command != SHOW_TABLE {
            return invalid(format!("`{}` is not a command", params.command));
        }
        let arguments = params.arguments.unwrap_or_default();
        let uri = arguments.first().and_then(Value::as_str).map(str::to_owned);
        let number = arguments.get(1).and_then(Value::as_u64);
        let (Some(uri), Some(number)) = (uri, number.and_then(|n| u32::try_from(n).ok())) else {
            return invalid("the arguments are a document and the number of a chart".to_owned());
        };
        if self.changed.contains(&uri) {
            self.check(&uri, outbox)?;
        }
        let Some(document) = self.documents.get(&uri) else {
            return invalid(format!("the document {uri} is not open"));
        };
        let client = &self.client;
        let table = match lens::table(Context { document, client }, number) {
            Ok(table) => table,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if self.client.shows
            && let Some(shown) = self
                .pages
                .put(&format!("table-of-chart-{number}.md"), &table)
        {
            outbox.ask::<lsp::ShowDocumentRequest>(lsp::ShowDocumentParams {
                uri: uri::of_path(&shown).into(),
                external: None,
                take_focus: None,
                selection: None,
            })?;
        }
        Ok(Ok(table.into()))
    }

    /// Follows a notification.
    pub(super) fn note<W: Write>(
        &mut self,
        method: &str,
        params: Value,
        outbox: &mut Outbox<W>,
    ) -> io::Result<Noted> {
        /// Reads the parameters, or says why they cannot be read.
        macro_rules! read {
            ($params:expr) => {
                match serde_json::from_value($params) {
                    Ok(params) => params,
                    Err(error) => return Ok(Err(error)),
                }
            };
        }
        let is = |known: lsp::LspNotificationMethod<'_>| method == known.as_str();
        if is(lsp::DidOpenTextDocumentNotification::METHOD) {
            let params: lsp::DidOpenTextDocumentParams = read!(params);
            self.open(params.text_document, outbox)?;
        } else if is(lsp::DidChangeTextDocumentNotification::METHOD) {
            self.change(read!(params));
        } else if is(lsp::DidCloseTextDocumentNotification::METHOD) {
            self.close(read!(params), outbox)?;
        } else if is(lsp::InitializedNotification::METHOD) {
            self.begin(outbox)?;
        } else if is(lsp::DidChangeConfigurationNotification::METHOD) {
            let params: lsp::DidChangeConfigurationParams = read!(params);
            self.configure(params.settings, outbox)?;
        } else if is(lsp::DidChangeWatchedFilesNotification::METHOD) {
            let params: lsp::DidChangeWatchedFilesParams = read!(params);
            let is_ours = |change: &lsp::FileEvent| {
                NAMES
                    .iter()
                    .any(|name| change.uri.0.ends_with(&format!("/{name}")))
            };
            if params.changes.iter().any(is_ours) {
                self.look_again(self.roots.folders(), outbox)?;
            }
        } else if is(lsp::DidChangeWorkspaceFoldersNotification::METHOD) {
            let params: lsp::DidChangeWorkspaceFoldersParams = read!(params);
            self.regroup(params.event, outbox)?;
        }
        Ok(Ok(()))
    }

    /// What the client answered; only its settings are asked for.
    pub(super) fn response<W: Write>(
        &mut self,
        response: Response,
        outbox: &mut Outbox<W>,
    ) -> io::Result<()> {
        if self.asked.take_if(|asked| *asked == response.id).is_none() {
            return Ok(());
        }
        if let Ok(Value::Array(options)) = response.response_result {
            let options: Vec<Value> = options.into_iter().map(own).collect();
            if options.iter().any(|options| !options.is_null()) {
                self.options = options;
                self.look_again(self.roots.folders(), outbox)?;
            }
        }
        Ok(())
    }

    /// Checks one document that has changed; `false` where none has.
    pub(super) fn check_one<W: Write>(&mut self, outbox: &mut Outbox<W>) -> io::Result<bool> {
        let Some(uri) = self.changed.first().cloned() else {
            return Ok(false);
        };
        self.check(&uri, outbox)?;
        Ok(true)
    }

    fn check<W: Write>(&mut self, uri: &str, outbox: &mut Outbox<W>) -> io::Result<()> {
        self.changed.remove(uri);
        let Some(document) = self.documents.get_mut(uri) else {
            return Ok(());
        };
        document.check();
        let found = diagnostics::of_document(document, &self.client);
        outbox.tell::<lsp::PublishDiagnosticsNotification>(found)
    }

    fn open<W: Write>(
        &mut self,
        item: lsp::TextDocumentItem,
        outbox: &mut Outbox<W>,
    ) -> io::Result<()> {
        let mut document = Document::new(item, &self.client);
        let uri = document.uri.clone();
        self.look(&mut document, outbox)?;
        self.changed.insert(uri.clone());
        self.documents.insert(uri, document);
        Ok(())
    }

    fn change(&mut self, params: lsp::DidChangeTextDocumentParams) {
        let id = params.text_document;
        let uri = id.text_document_identifier.uri.0;
        if let Some(document) = self.documents.get_mut(&uri) {
            document.change(id.version, params.content_changes);
            self.changed.insert(uri);
        }
    }

    fn close<W: Write>(
        &mut self,
        params: lsp::DidCloseTextDocumentParams,
        outbox: &mut Outbox<W>,
    ) -> io::Result<()> {
        let uri = params.text_document.uri;
        self.changed.remove(&uri.0);
        match self.documents.remove(&uri.0) {
            Some(_) => publish_nothing(uri.0, outbox),
            None => Ok(()),
        }
    }

    /// Says what is wrong with the first options, and asks for what only a running session can ask for.
    fn begin<W: Write>(&mut self, outbox: &mut Outbox<W>) -> io::Result<()> {
        for wrong in std::mem::take(&mut self.wrong) {
            outbox.warn(wrong)?;
        }
        if self.client.watches {
            let watchers = NAMES.map(|name| lsp::FileSystemWatcher {
                glob_pattern: lsp::GlobPattern::Pattern(format!("**/{name}")),
                kind: None,
            });
            let options = lsp::DidChangeWatchedFilesRegistrationOptions {
                watchers: watchers.to_vec(),
            };
            let method = lsp::DidChangeWatchedFilesNotification::METHOD.as_str();
            let registration = lsp::Registration {
                id: "configurations".to_owned(),
                method: method.to_owned(),
                register_options: serde_json::to_value(options).ok(),
            };
            outbox.ask::<lsp::RegistrationRequest>(lsp::RegistrationParams {
                registrations: vec![registration],
            })?;
        }
        self.ask_for_settings(outbox)
    }

    fn ask_for_settings<W: Write>(&mut self, outbox: &mut Outbox<W>) -> io::Result<()> {
        if !self.client.configures {
            return Ok(());
        }
        let item = |scope: Option<String>| lsp::ConfigurationItem {
            scope_uri: scope.map(Into::into),
            section: Some(SECTION.to_owned()),
        };
        let folders = self.roots.folders().into_iter().map(|(uri, _)| Some(uri));
        let items = std::iter::once(None).chain(folders).map(item).collect();
        let params = lsp::ConfigurationParams { items };
        self.asked = Some(outbox.ask::<lsp::ConfigurationRequest>(params)?);
        Ok(())
    }

    /// Takes settings that are sent, or asks for them.
    fn configure<W: Write>(&mut self, settings: Value, outbox: &mut Outbox<W>) -> io::Result<()> {
        if self.client.configures {
            return self.ask_for_settings(outbox);
        }
        self.options = vec![own(settings)];
        self.look_again(self.roots.folders(), outbox)
    }

    /// Opens and closes folders.
    fn regroup<W: Write>(
        &mut self,
        event: lsp::WorkspaceFoldersChangeEvent,
        outbox: &mut Outbox<W>,
    ) -> io::Result<()> {
        let mut folders = self.roots.folders();
        folders.retain(|(uri, _)| event.removed.iter().all(|gone| gone.uri.0 != *uri));
        folders.extend(event.added.into_iter().filter_map(folder));
        // The options of each folder are asked for again; until then those of all count.
        self.options.truncate(1);
        self.look_again(folders, outbox)?;
        self.ask_for_settings(outbox)
    }

    /// Looks again for every configuration; every document is to be checked again.
    fn look_again<W: Write>(
        &mut self,
        folders: Vec<(String, PathBuf)>,
        outbox: &mut Outbox<W>,
    ) -> io::Result<()> {
        let (roots, wrong) = Roots::new(&folders, &self.options);
        self.roots = roots;
        for wrong in wrong {
            outbox.warn(wrong)?;
        }
        for uri in std::mem::take(&mut self.broken) {
            publish_nothing(uri, outbox)?;
        }
        let mut documents = std::mem::take(&mut self.documents);
        for (uri, document) in &mut documents {
            self.look(document, outbox)?;
            self.changed.insert(uri.clone());
        }
        self.documents = documents;
        Ok(())
    }

    /// Finds out what is in force for a document; a configuration that is wrong is said to be so, once.
    fn look<W: Write>(
        &mut self,
        document: &mut Document,
        outbox: &mut Outbox<W>,
    ) -> io::Result<()> {
        let (path, language) = (document.path.as_deref(), document.language.as_str());
        let (in_force, wrong) = self.roots.in_force(path, language);
        document.in_force = in_force;
        let Some(wrong) = wrong else { return Ok(()) };
        match diagnostics::of_configuration(&wrong, &self.client) {
            Some(found) if self.broken.insert(found.uri.0.clone()) => {
                outbox.tell::<lsp::PublishDiagnosticsNotification>(found)?;
                outbox.warn(said(&wrong))
            }
            Some(_) => Ok(()),
            None => outbox.warn(said(&wrong)),
        }
    }
}

/// The settings that are ours: some clients send them in a section of their own.
fn own(mut settings: Value) -> Value {
    match settings.get_mut(SECTION) {
        Some(section) => section.take(),
        None => settings,
    }
}

fn folder(folder: lsp::WorkspaceFolder) -> Option<(String, PathBuf)> {
    let path = uri::path(&folder.uri.0)?;
    Some((folder.uri.0, path))
}

fn publish_nothing<W: Write>(uri: String, outbox: &mut Outbox<W>) -> io::Result<()> {
    outbox.tell::<lsp::PublishDiagnosticsNotification>(lsp::PublishDiagnosticsParams {
        uri: uri.into(),
        version: None,
        diagnostics: Vec::new(),
    })
}
