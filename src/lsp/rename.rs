//! Giving an id another name, everywhere in its chart.
//!
//! A rename is tried before it is offered: the page is read again with its edits, and the chart has to be
//! accepted and to say the same as before, but for the id.

use gen_lsp_types::{
    PrepareRenameParams, PrepareRenamePlaceholder, PrepareRenameResult, RenameParams, WorkspaceEdit,
};
use serde_json::Value;

use super::context::Context;
use super::edits::workspace_edit;
use super::names::Named;
use super::refusal::Refusal;
use crate::diagnostic::{Applicability, Edit, Fix, apply};
use crate::driver;
use crate::source::{Source, SourceKind, Span};

/// Whether there is an id under the cursor that can be renamed, and where.
pub(super) fn prepare(
    of: Context<'_>,
    params: PrepareRenameParams,
) -> Result<Option<PrepareRenameResult>, Refusal> {
    let position = params.text_document_position_params.position;
    let Some(named) = Named::at(of.document, of.document.offset(position)) else {
        return Ok(None);
    };
    let here = written(&of.document.source, named.here, &named.text)?;
    let found = PrepareRenamePlaceholder {
        range: of.document.range(here),
        placeholder: named.text,
    };
    Ok(Some(found.into()))
}

/// The edits that give the id under the cursor another name.
pub(super) fn rename(
    of: Context<'_>,
    params: RenameParams,
) -> Result<Option<WorkspaceEdit>, Refusal> {
    let document = of.document;
    let position = params.text_document_position_params.position;
    let Some(named) = Named::at(document, document.offset(position)) else {
        return Err(Refusal::failed("there is no id here"));
    };
    let (old, new) = (named.text.as_str(), params.new_name.trim());
    if new == old {
        return Ok(None);
    }
    let invalid = || Refusal::failed(format!("`{new}` is not a valid id here"));
    if new.is_empty() || new.contains(['\n', '\r']) {
        return Err(invalid());
    }
    let reading = named.live.reading();
    let is_taken = |name: &crate::syntax::Name<'_>| name.text == new && name.sort == named.sort;
    if reading.names().iter().any(is_taken) {
        return Err(Refusal::failed(format!(
            "`{new}` is already an id in this chart"
        )));
    }
    if !reading.is_accepted() {
        let why = "this chart has an error; fix it before you rename";
        return Err(Refusal::failed(why));
    }
    let edits = edits(of, &named, new)?;
    let kind = document.in_force.kind.ok_or_else(invalid)?;
    let fix = Fix {
        description: String::new(),
        applicability: Applicability::Safe,
        edits,
    };
    let applied = apply(document.source.text(), [&fix]);
    let after = Source::new(document.source.name(), applied.text.as_str());
    let number = named.live.chart.number as usize;
    let says = |source: &Source| says(source, kind, number);
    let same = match (says(&document.source), says(&after)) {
        (Some(before), Some(after)) => is_renamed(&before, &after, old, new),
        _ => false,
    };
    if same {
        Ok(Some(workspace_edit(of, &fix.edits)))
    } else {
        Err(invalid())
    }
}

/// An edit for each place of an id: where it is mentioned, and in the comments that speak to mermaidc.
fn edits(of: Context<'_>, named: &Named<'_>, new: &str) -> Result<Vec<Edit>, Refusal> {
    let source = &of.document.source;
    let live = named.live;
    let new = match &live.chart.writing {
        Some(writing) => writing.write(new),
        None => new.to_owned(),
    };
    let remarks = live
        .reading()
        .frame()
        .into_iter()
        .flat_map(|frame| &frame.remarks);
    let words = remarks.flat_map(|remark| remark.directive.ids());
    let words = words.filter(|word| word.text == named.text);
    let spans = named.places.iter().map(|place| place.0);
    let mut spans: Vec<Span> = spans.chain(words.map(|word| live.now(word.span))).collect();
    spans.sort_unstable();
    spans.dedup();
    let edits = spans.into_iter().map(|span| {
        Ok(Edit {
            span: written(source, span, &named.text)?,
            text: new.clone(),
        })
    });
    edits.collect()
}

/// Where an id is written as it is: inside its quotes or backticks.
fn written(source: &Source, span: Span, id: &str) -> Result<Span, Refusal> {
    let here = source.slice(span);
    let marks = |c: char| matches!(c, '`' | '"') || c.is_whitespace();
    let lead = here.len() - here.trim_start_matches(marks).len();
    let bare = here.trim_matches(marks);
    let places = [(0, here), (lead, bare)];
    let found = places.into_iter().find(|(_, text)| *text == id);
    let (lead, text) = found.ok_or_else(|| {
        Refusal::failed(format!(
            "`{id}` is written in another way here, and cannot be renamed"
        ))
    })?;
    let start = span.start + lead as u32;
    Ok(Span::new(start, start + text.len() as u32))
}

/// What a chart says, as JSON; `None` where it is not accepted.
fn says(source: &Source, kind: SourceKind, number: usize) -> Option<Value> {
    let request = driver::Request::new(driver::emitter("json")?);
    let request = request.chart(number as u32);
    let made = driver::compile(source, kind, &request, &Default::default());
    serde_json::from_str(&made.result.ok()?.first()?.text).ok()
}

/// The keys of places in JSON, which are others after a rename.
const PLACES: &[&str] = &["start", "end", "span", "offset", "line", "column"];

/// Whether two values are the same, but for an id. Bounded by the depth of the JSON, which a parser read.
fn is_renamed(before: &Value, after: &Value, old: &str, new: &str) -> bool {
    let same = |before: &str, after: &str| before == after || replaced(before, old, new) == after;
    match (before, after) {
        (Value::String(before), Value::String(after)) => same(before, after),
        (Value::Array(before), Value::Array(after)) => {
            before.len() == after.len()
                && (before.iter().zip(after)).all(|(b, a)| is_renamed(b, a, old, new))
        }
        (Value::Object(before), Value::Object(after)) => {
            before.len() == after.len()
                && (before.iter().zip(after)).all(|((key, b), (other, a))| {
                    let is_place = PLACES.contains(&key.as_str()) && !b.is_string();
                    same(key, other) && (is_place || is_renamed(b, a, old, new))
                })
        }
        (before, after) => before == after,
    }
}

/// A text with another id in it, where the id stands as a word of its own: Mermaid makes ids of ids.
fn replaced(text: &str, old: &str, new: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric();
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = None;
    while let Some(at) = rest.find(old).filter(|_| !old.is_empty()) {
        let (lead, tail) = (&rest[..at], &rest[at + old.len()..]);
        let left = lead.chars().next_back().or(before);
        let right = tail.chars().next();
        found += lead;
        if left.is_some_and(is_word) || right.is_some_and(is_word) {
            found += old;
        } else {
            found += new;
        }
        before = old.chars().next_back();
        rest = tail;
    }
    found + rest
}
