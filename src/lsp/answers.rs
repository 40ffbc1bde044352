//! Which requests about a document are answered, and by what.

use gen_lsp_types::{
    CodeActionRequest, CodeLensRequest, CompletionRequest, DefinitionRequest,
    DocumentFormattingRequest, DocumentHighlightRequest, DocumentSymbolRequest,
    FoldingRangeRequest, HoverRequest, PrepareRenameRequest, ReferencesRequest, RenameRequest,
    Request, SelectionRangeRequest,
};
use lsp_server::ErrorCode;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::context::Context;
use super::refusal::Refusal;
use super::{
    actions, completion, folding, formatting, hover, lens, navigation, rename, selection, symbols,
};

/// Answers a request from its parameters.
pub(super) type Answer = fn(Context<'_>, Value) -> Result<Value, Refusal>;

/// Lists requests, each with what answers it.
macro_rules! answers {
    ($($request:ty => $answer:path,)*) => {
        /// Every request about a document, by its method.
        static ANSWERS: &[(&str, Answer)] = &[
            $((<$request as Request>::METHOD.as_str(), |context, params| {
                let answer = $answer(context, parameters(params)?)?;
                written::<<$request as Request>::Result>(&answer)
            }),)*
        ];
    };
}

answers! {
    CodeActionRequest => actions::actions,
    DefinitionRequest => navigation::definition,
    ReferencesRequest => navigation::references,
    DocumentHighlightRequest => navigation::highlights,
    PrepareRenameRequest => rename::prepare,
    RenameRequest => rename::rename,
    HoverRequest => hover::hover,
    DocumentSymbolRequest => symbols::symbols,
    FoldingRangeRequest => folding::folding,
    SelectionRangeRequest => selection::selection,
    CompletionRequest => completion::completion,
    CodeLensRequest => lens::lenses,
    DocumentFormattingRequest => formatting::formatting,
}

/// What answers a method.
pub(super) fn of(method: &str) -> Option<Answer> {
    let found = ANSWERS.iter().find(|(name, _)| *name == method);
    found.map(|(_, answer)| *answer)
}

/// The parameters of a request.
pub(super) fn parameters<P: DeserializeOwned>(params: Value) -> Result<P, Refusal> {
    let read = serde_json::from_value(params);
    read.map_err(|error| Refusal::new(ErrorCode::InvalidParams, error.to_string()))
}

fn written<R: serde::Serialize>(answer: &R) -> Result<Value, Refusal> {
    let written = serde_json::to_value(answer);
    written.map_err(|error| Refusal::new(ErrorCode::InternalError, error.to_string()))
}
