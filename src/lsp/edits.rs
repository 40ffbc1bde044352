//! Edits of a document, as the client makes them.

use std::collections::HashMap;

use gen_lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};
use similar::{Algorithm, DiffOp};

use super::context::Context;
use crate::diagnostic;
use crate::source::{Source, Span};

/// Edits of the document: of the version that was looked at, where the client knows versions.
pub(super) fn workspace_edit(of: Context<'_>, edits: &[diagnostic::Edit]) -> WorkspaceEdit {
    let edits = edits.iter().map(|edit| TextEdit {
        range: of.document.range(edit.span),
        new_text: edit.text.clone(),
    });
    let uri = of.document.uri.as_str();
    if of.client.versions {
        let change = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                version: Some(of.document.version),
                text_document_identifier: TextDocumentIdentifier { uri: uri.into() },
            },
            edits: edits.map(Edit::from).collect(),
        };
        return WorkspaceEdit {
            document_changes: Some(vec![DocumentChange::from(change)]),
            ..Default::default()
        };
    }
    WorkspaceEdit {
        changes: Some(HashMap::from([(uri.into(), edits.collect())])),
        ..Default::default()
    }
}

/// The edits that make one text of another, line by line.
pub(super) fn between(before: &Source, after: &str) -> Vec<diagnostic::Edit> {
    let old: Vec<&str> = before.text().split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let mut starts = vec![0];
    for line in &old {
        starts.push(starts[starts.len() - 1] + line.len() as u32);
    }
    let ops = similar::capture_diff_slices(Algorithm::Myers, &old, &new);
    let changed = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let edits = changed.map(|op| {
        let lines = op.old_range();
        diagnostic::Edit {
            span: Span::new(starts[lines.start], starts[lines.end]),
            text: new[op.new_range()].concat(),
        }
    });
    edits.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::{Applicability, Fix, apply};

    proptest! {
        #[test]
        fn edits_make_the_other_text(before in "[ab\r\n]{0,20}", after in "[ab\r\n]{0,20}") {
            let edits = between(&Source::new("", before.as_str()), &after);
            let fix = Fix {
                description: String::new(),
                applicability: Applicability::Safe,
                edits,
            };
            prop_assert_eq!(apply(&before, [&fix]).text, after);
        }
    }
}
