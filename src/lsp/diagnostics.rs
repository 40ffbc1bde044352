//! Findings as the client shows them.

use gen_lsp_types as lsp;
use gen_lsp_types::{CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, Location};

use super::client::Client;
use super::document::Document;
use super::uri;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use crate::workspace::ConfigError;

/// What is to be shown of a document.
pub(super) fn of_document(document: &Document, client: &Client) -> lsp::PublishDiagnosticsParams {
    let found = document.diagnostics().iter();
    lsp::PublishDiagnosticsParams {
        uri: document.uri.as_str().into(),
        version: Some(document.version),
        diagnostics: found
            .map(|finding| shown(finding, document, client))
            .collect(),
    }
}

/// A finding of a document.
pub(super) fn shown(finding: &Diagnostic, document: &Document, client: &Client) -> lsp::Diagnostic {
    let of = Text {
        uri: &document.uri,
        source: &document.source,
        docs_url: document.in_force.docs_url.as_deref(),
    };
    of.shown(finding, client)
}

/// What is wrong with a configuration, at its own address.
pub(super) fn of_configuration(
    error: &ConfigError,
    client: &Client,
) -> Option<lsp::PublishDiagnosticsParams> {
    let ConfigError::Broken(broken) = error else {
        return None;
    };
    let uri = uri::of_path(&broken.path);
    let of = Text {
        uri: &uri,
        source: &broken.source,
        docs_url: None,
    };
    let diagnostics = broken
        .diagnostics
        .iter()
        .map(|finding| of.shown(finding, client))
        .collect();
    Some(lsp::PublishDiagnosticsParams {
        uri: uri.into(),
        version: None,
        diagnostics,
    })
}

/// A text with findings.
struct Text<'a> {
    uri: &'a str,
    source: &'a Source,
    docs_url: Option<&'a str>,
}

impl Text<'_> {
    fn shown(&self, finding: &Diagnostic, client: &Client) -> lsp::Diagnostic {
        let range = |span| client.encoding.range(self.source, span);
        let related = finding
            .annotations
            .iter()
            .map(|note| DiagnosticRelatedInformation {
                location: Location::new(self.uri.into(), range(note.span)),
                message: note.text.clone(),
            });
        let related: Vec<_> = related.filter(|_| client.related).collect();
        let mut message = finding.message.clone();
        if let Some(help) = &finding.help {
            message = format!("{message}\nhelp: {help}");
        }
        let page = self.docs_url.filter(|_| client.links);
        lsp::Diagnostic {
            range: range(finding.span),
            severity: Some(severity(finding.severity)),
            code: Some(finding.rule.name.into()),
            code_description: page.map(|base| CodeDescription {
                href: finding.rule.url(base).into(),
            }),
            source: Some("mermaidc".to_owned()),
            message: message.into(),
            tags: None,
            related_information: (!related.is_empty()).then_some(related),
            data: None,
        }
    }
}

const fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Info => DiagnosticSeverity::Information,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Error => DiagnosticSeverity::Error,
    }
}
