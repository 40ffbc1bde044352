//! The generated Rust: as people would have written it, accepted by the compiler, clippy and rustdoc without
//! a warning wherever it is, and of one mind with the library.

mod agrees;
pub mod charts;
mod compiler;
mod examples;
mod golden;
mod hostile;
mod large;
#[cfg(feature = "cli")]
mod naming;
mod refused;
mod runs;
mod settings;
mod stable;
