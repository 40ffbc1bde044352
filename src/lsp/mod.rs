//! The language server, `mermaidc lsp`.
//!
//! # How it is built, and why
//!
//! ruff, rust-analyzer, biome and taplo were read before. rust-analyzer and ruff read messages on a thread of
//! their own, change their state on the main one, and answer on a pool of threads from snapshots of it: they
//! need that, since a question to them can take seconds. biome and taplo are asynchronous. Here a chart is read
//! and checked in about a millisecond, so that a pool would cost more than it saves, and this server is the
//! simplest that is correct:
//!
//! - **One thread reads** (`wire`), **one works** (`server`). What came in waits in a queue that is looked
//!   through before each piece of work: a request that is cancelled while it waits is never begun, and
//!   changes that wait are all made before anything is checked. One document is checked at a time, so that
//!   a request waits for one check at most.
//! - **`lsp-server`** has the types of messages, the codes of errors and the writing of frames. Frames are read
//!   here, because its reader ends at the first message that is not JSON and reserves whatever memory a
//!   header asks for. **`gen-lsp-types`**, made from the protocol's own metamodel, has the types of the
//!   protocol; `lsp-types`, which ruff uses, is written by hand and ends at 3.17.
//! - **A document** (`document`) is a text, changed in place, and the [`driver::Live`](crate::driver::Live)
//!   page over it: only charts that changed are read again.
//! - **Positions** (`position`) are bytes in here, and UTF-8, UTF-16 or UTF-32 units outside, as was agreed.
//!   Everything is said in places of the host, whichever it is: charts know where they stand.
//! - **Several roots** (`roots`): each has the options that its editor gives it; the configuration is the nearest
//!   `mermaidc.toml`, as for the command line.
//! - **Fixes are tried when they are asked for.** What is published needs no fix, and trying one reads its chart
//!   again; a request for actions has the page checked in full, once a version.
//!
//! A feature is a file with a function from a document and the request's parameters to its answer, a line in
//! `answers`, and one in `capabilities`.
//!
//! **Architecture invariant.** Documents are never read from disk and never written: the editor has them. Only
//! configurations are read, by `workspace`, and only what is made to be shown is written, to a folder of its own.

mod actions;
mod answers;
mod blocks;
mod capabilities;
mod client;
mod completion;
mod context;
mod diagnostics;
mod document;
mod edits;
mod folding;
mod formatting;
mod hover;
mod lens;
mod names;
mod navigation;
mod position;
mod refusal;
mod rename;
mod roots;
mod selection;
mod server;
mod symbols;
mod things;
mod uri;
mod wire;

use std::io::{self, BufRead, Write};

/// Serves a client until it says goodbye, and says whether it did so in the right order.
///
/// # Errors
///
/// The output is closed.
pub fn serve(input: impl BufRead + Send + 'static, output: impl Write) -> io::Result<bool> {
    server::Server::new(output).run(&wire::read(input))
}
