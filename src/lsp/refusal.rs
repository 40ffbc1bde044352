//! Why a request is not answered.

use lsp_server::{ErrorCode, ResponseError};

/// A refusal, with its reason in words.
#[derive(Debug)]
pub(super) struct Refusal {
    code: ErrorCode,
    message: String,
}

impl Refusal {
    pub(super) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// What is asked for cannot be done with this text.
    pub(super) fn failed(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::RequestFailed, message)
    }
}

impl From<Refusal> for ResponseError {
    fn from(refusal: Refusal) -> Self {
        Self {
            code: refusal.code as i32,
            message: refusal.message,
            data: None,
        }
    }
}
