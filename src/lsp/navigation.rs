//! Where an id is declared, and where it is used.

use gen_lsp_types::{
    Definition, DefinitionParams, DefinitionResponse, DocumentHighlight, DocumentHighlightKind,
    DocumentHighlightParams, Location, ReferenceParams, TextDocumentPositionParams,
};

use super::context::Context;
use super::names::Named;
use super::refusal::Refusal;

/// Where the id under the cursor is declared.
pub(super) fn definition(
    of: Context<'_>,
    params: DefinitionParams,
) -> Result<Option<DefinitionResponse>, Refusal> {
    let Some(named) = named(of, &params.text_document_position_params) else {
        return Ok(None);
    };
    let places = named.declarations().into_iter();
    let places: Vec<Location> = places.map(|span| of.location(span)).collect();
    Ok(Some(Definition::from(places).into()))
}

/// Every place of the id under the cursor.
pub(super) fn references(
    of: Context<'_>,
    params: ReferenceParams,
) -> Result<Option<Vec<Location>>, Refusal> {
    let Some(named) = named(of, &params.text_document_position_params) else {
        return Ok(None);
    };
    let declared = named.declarations();
    let with_declaration = params.context.include_declaration;
    let places = named.places.iter().map(|place| place.0);
    let places = places.filter(|span| with_declaration || !declared.contains(span));
    Ok(Some(places.map(|span| of.location(span)).collect()))
}

/// The same, to be marked in the text: declarations as what is written.
pub(super) fn highlights(
    of: Context<'_>,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>, Refusal> {
    let Some(named) = named(of, &params.text_document_position_params) else {
        return Ok(None);
    };
    let declared = named.declarations();
    let places = named.places.iter().map(|&(span, _)| DocumentHighlight {
        range: of.document.range(span),
        kind: Some(if declared.contains(&span) {
            DocumentHighlightKind::Write
        } else {
            DocumentHighlightKind::Read
        }),
    });
    Ok(Some(places.collect()))
}

/// The id at a position.
fn named<'a>(of: Context<'a>, params: &TextDocumentPositionParams) -> Option<Named<'a>> {
    Named::at(of.document, of.document.offset(params.position))
}
