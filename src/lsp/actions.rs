//! What can be done about findings: fixes, all safe fixes at once, and allowing a finding where it is.

mod allow;

use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse};

use super::context::Context;
use super::diagnostics::shown;
use super::edits::{between, workspace_edit};
use super::refusal::Refusal;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::driver::{self, FixOptions};
use crate::source::Span;

/// The kind of the action that makes all safe fixes.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.mermaidc");

/// The actions for a range of a document.
pub(super) fn actions(
    of: Context<'_>,
    params: CodeActionParams,
) -> Result<Option<Vec<CodeActionResponse>>, Refusal> {
    let wanted = params.context.only.unwrap_or_default();
    let is_wanted = |kind: &CodeActionKind| {
        let (kind, mut wanted) = (kind.as_str(), wanted.iter().map(CodeActionKind::as_str));
        let below = |outer: &str| {
            kind.strip_prefix(outer)
                .is_some_and(|rest| rest.starts_with('.'))
        };
        wanted.len() == 0 || wanted.any(|outer| outer.is_empty() || kind == outer || below(outer))
    };
    let mut actions = Vec::new();
    if is_wanted(&CodeActionKind::QuickFix) {
        let range = of.document.span(params.range);
        let found = of.document.checked().diagnostics.iter();
        let found: Vec<&Diagnostic> = found.filter(|finding| touch(finding.span, range)).collect();
        actions.extend(found.iter().filter_map(|finding| fix(of, finding)));
        actions.extend(found.iter().filter_map(|finding| allow(of, finding)));
    }
    if is_wanted(&FIX_ALL) {
        actions.extend(fix_all(of));
    }
    let actions = actions.into_iter().map(CodeActionResponse::from);
    Ok(Some(actions.collect()))
}

/// Whether two places share a byte or an end.
const fn touch(one: Span, other: Span) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// The fix of a finding; one that is not safe says so.
fn fix(of: Context<'_>, finding: &Diagnostic) -> Option<CodeAction> {
    let fix = finding.fix.as_ref().filter(|fix| !fix.edits.is_empty())?;
    let safe = match fix.applicability {
        Applicability::Safe => true,
        Applicability::Unsafe => false,
        Applicability::Display => return None,
    };
    let title = if safe {
        fix.description.clone()
    } else {
        format!("{} (may change the drawing)", fix.description)
    };
    Some(CodeAction {
        is_preferred: Some(safe),
        ..quick_fix(of, finding, title, fix)
    })
}

/// The comment that allows a finding where it is.
fn allow(of: Context<'_>, finding: &Diagnostic) -> Option<CodeAction> {
    let fix = allow::comment(of.document, finding)?;
    Some(quick_fix(of, finding, fix.description.clone(), &fix))
}

fn quick_fix(of: Context<'_>, finding: &Diagnostic, title: String, fix: &Fix) -> CodeAction {
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![shown(finding, of.document, of.client)]),
        edit: Some(workspace_edit(of, &fix.edits)),
        ..Default::default()
    }
}

/// All safe fixes of the document, as `mermaidc check --fix` makes them.
fn fix_all(of: Context<'_>) -> Option<CodeAction> {
    let document = of.document;
    let options = FixOptions {
        applicability: Applicability::Safe,
        severity: Severity::Info,
    };
    let is_safe = |finding: &Diagnostic| {
        let fix = finding.fix.as_ref();
        fix.is_some_and(|fix| fix.applicability == Applicability::Safe)
    };
    if !document.checked().diagnostics.iter().any(is_safe) {
        return None;
    }
    let settings = &document.in_force.settings;
    let fixed = driver::fix(&document.source, document.in_force.kind?, settings, options);
    let edits = between(&document.source, fixed.source.text());
    (!edits.is_empty()).then(|| CodeAction {
        title: "Make all safe fixes".to_owned(),
        kind: Some(FIX_ALL),
        edit: Some(workspace_edit(of, &edits)),
        ..Default::default()
    })
}
