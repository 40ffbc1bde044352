//! The language server, asked over standard input and output by a client that follows a script.

mod actions;
mod client;
mod editors;
mod findings;
mod formatting;
mod kinds;
mod lifecycle;
mod navigation;
mod neovim;
mod reading;
mod settings;
