//! The loop: what comes in, in order, and what it changes.

mod outbox;
mod pages;
mod session;

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, TryRecvError};

use gen_lsp_types as lsp;
use gen_lsp_types::{Id, Request as _};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::Value;

use super::answers::{self, parameters};
use super::capabilities;
use super::client::Client;
use super::refusal::Refusal;
use super::wire::Incoming;
use outbox::Outbox;
use session::Session;

/// A server, and how far it has come with its client.
pub(super) struct Server<W> {
    outbox: Outbox<W>,
    state: State,
}

/// How far client and server have come.
enum State {
    /// The client has not introduced itself.
    New,
    /// It has.
    Open(Box<Session>),
    /// It has said that it will leave.
    Closed,
}

/// Whether to go on.
enum Next {
    More,
    /// The client has left, in the right order or not.
    End(bool),
}

impl<W: Write> Server<W> {
    pub(super) fn new(output: W) -> Self {
        Self {
            outbox: Outbox::new(output),
            state: State::New,
        }
    }

    /// Serves until the client leaves; says whether it did so in the right order.
    pub(super) fn run(mut self, inbox: &Receiver<Incoming>) -> io::Result<bool> {
        let mut queue: VecDeque<Message> = VecDeque::new();
        loop {
            // Everything that has come is looked at before the next piece of work.
            loop {
                match inbox.try_recv() {
                    Ok(incoming) => self.queue(incoming, &mut queue)?,
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) if queue.is_empty() => return Ok(false),
                    Err(TryRecvError::Disconnected) => break,
                }
            }
            if let Some(message) = queue.pop_front() {
                if let Next::End(in_order) = self.take(message)? {
                    return Ok(in_order);
                }
            } else if !self.check_one()? {
                match inbox.recv() {
                    Ok(incoming) => self.queue(incoming, &mut queue)?,
                    Err(_) => return Ok(false),
                }
            }
        }
    }

    /// Puts a message at the end of the queue; a cancelled request is answered, and not begun.
    fn queue(&mut self, incoming: Incoming, queue: &mut VecDeque<Message>) -> io::Result<()> {
        let message = match incoming {
            Incoming::Message(message) => message,
            Incoming::Malformed(why) => return self.outbox.malformed(&why),
        };
        match message {
            Message::Notification(note) if note.method == method::<lsp::CancelNotification>() => {
                let Some(id) = cancelled(note.params) else {
                    return Ok(());
                };
                let is_it = |queued: &Message| matches!(queued, Message::Request(r) if r.id == id);
                let Some(at) = queue.iter().position(is_it) else {
                    return Ok(());
                };
                queue.remove(at);
                let why = Refusal::new(ErrorCode::RequestCanceled, "the request was cancelled");
                self.outbox.answer(id, Err(why))
            }
            message => {
                queue.push_back(message);
                Ok(())
            }
        }
    }

    fn take(&mut self, message: Message) -> io::Result<Next> {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let answer = self.answer(request)?;
                self.outbox.answer(id, answer)?;
            }
            Message::Notification(note) if note.method == method::<lsp::ExitNotification>() => {
                return Ok(Next::End(matches!(self.state, State::Closed)));
            }
            Message::Notification(note) => self.note(note)?,
            Message::Response(response) => self.response(response)?,
        }
        Ok(Next::More)
    }

    fn answer(&mut self, request: Request) -> io::Result<Result<Value, Refusal>> {
        let is = |method: lsp::LspRequestMethod<'_>| request.method == method.as_str();
        let refuse = |code, why: &str| Ok(Err(Refusal::new(code, why)));
        let session = match &mut self.state {
            State::New if is(lsp::InitializeRequest::METHOD) => {
                return Ok(parameters(request.params).map(|params| self.open(params)));
            }
            State::New => {
                return refuse(ErrorCode::ServerNotInitialized, "`initialize` comes first");
            }
            State::Closed => return refuse(ErrorCode::InvalidRequest, "the server is shut down"),
            State::Open(_) if is(lsp::InitializeRequest::METHOD) => {
                return refuse(ErrorCode::InvalidRequest, "`initialize` comes once");
            }
            State::Open(_) if is(lsp::ShutdownRequest::METHOD) => {
                self.state = State::Closed;
                return Ok(Ok(Value::Null));
            }
            State::Open(session) => session,
        };
        if is(lsp::ExecuteCommandRequest::METHOD) {
            return session.execute(request.params, &mut self.outbox);
        }
        match answers::of(&request.method) {
            Some(answer) => session.answer(answer, request.params, &mut self.outbox),
            None => {
                let why = format!("`{}` is not answered here", request.method);
                refuse(ErrorCode::MethodNotFound, &why)
            }
        }
    }

    /// Begins a session; gives the answer to `initialize`.
    fn open(&mut self, params: lsp::InitializeParams) -> Value {
        let client = Client::new(&params.capabilities);
        self.state = State::Open(Box::new(Session::new(client, params)));
        serde_json::to_value(capabilities::answer(&client)).unwrap_or_default()
    }

    fn note(&mut self, note: Notification) -> io::Result<()> {
        let State::Open(session) = &mut self.state else {
            return Ok(());
        };
        // Nobody waits for an answer: one that cannot be read is only said to be so.
        match session.note(&note.method, note.params, &mut self.outbox)? {
            Ok(()) => Ok(()),
            Err(why) => self
                .outbox
                .log(&format!("`{}` cannot be read: {why}", note.method)),
        }
    }

    fn response(&mut self, response: Response) -> io::Result<()> {
        match &mut self.state {
            State::Open(session) => session.response(response, &mut self.outbox),
            _ => Ok(()),
        }
    }

    /// Checks one document that has changed; `false` where none has.
    fn check_one(&mut self) -> io::Result<bool> {
        match &mut self.state {
            State::Open(session) => session.check_one(&mut self.outbox),
            _ => Ok(false),
        }
    }
}

/// The name of a notification.
fn method<N: lsp::Notification>() -> &'static str {
    N::METHOD.as_str()
}

/// The request that is cancelled.
fn cancelled(params: Value) -> Option<RequestId> {
    let params: lsp::CancelParams = serde_json::from_value(params).ok()?;
    Some(match params.id {
        Id::Int(number) => number.into(),
        Id::String(text) => text.into(),
    })
}
