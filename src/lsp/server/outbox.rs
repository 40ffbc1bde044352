//! Messages to the client.

use std::io::{self, Write};

use gen_lsp_types as lsp;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

use super::super::refusal::Refusal;

/// Writes messages to the client.
pub(super) struct Outbox<W> {
    output: W,
    /// How many requests were sent.
    requests: i32,
}

impl<W: Write> Outbox<W> {
    pub(super) const fn new(output: W) -> Self {
        Self {
            output,
            requests: 0,
        }
    }

    /// Answers a request.
    pub(super) fn answer(
        &mut self,
        id: RequestId,
        answer: Result<Value, Refusal>,
    ) -> io::Result<()> {
        let response = Response {
            id,
            response_result: answer.map_err(Into::into),
        };
        self.send(response)
    }

    /// Asks the client something; gives the number of the request.
    pub(super) fn ask<R: lsp::Request>(&mut self, params: R::Params) -> io::Result<RequestId> {
        self.requests += 1;
        let id = RequestId::from(self.requests);
        let method = R::METHOD.as_str().to_owned();
        self.send(Request::new(id.clone(), method, params))?;
        Ok(id)
    }

    /// Tells the client something.
    pub(super) fn tell<N: lsp::Notification>(&mut self, params: N::Params) -> io::Result<()> {
        self.send(Notification::new(N::METHOD.as_str().to_owned(), params))
    }

    /// Shows a warning.
    pub(super) fn warn(&mut self, message: String) -> io::Result<()> {
        self.tell::<lsp::ShowMessageNotification>(lsp::ShowMessageParams {
            kind: lsp::MessageType::Warning,
            message,
        })
    }

    /// Writes to the client's log.
    pub(super) fn log(&mut self, message: &str) -> io::Result<()> {
        self.tell::<lsp::LogMessageNotification>(lsp::LogMessageParams {
            kind: lsp::MessageType::Error,
            message: message.to_owned(),
        })
    }

    /// Answers what is not a message, as JSON-RPC has it: nobody knows which request it was.
    pub(super) fn malformed(&mut self, why: &str) -> io::Result<()> {
        let error = json!({ "code": ErrorCode::ParseError as i32, "message": why });
        let text = json!({ "jsonrpc": "2.0", "id": null, "error": error }).to_string();
        write!(self.output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        self.output.flush()
    }

    fn send(&mut self, message: impl Into<Message>) -> io::Result<()> {
        message.into().write(&mut self.output)
    }
}
