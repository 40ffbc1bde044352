//! `mermaidc.toml`: levels of rules, limits, overrides by path.
//!
//! [`Settings`] is what is in force for one file, and all that rules see of it. `parse` reads a
//! configuration file, `resolve` brings it together with the command line (`Choice`).
//!
//! **Architecture invariant.** The rules there are come in from the driver ([`Known`]): a configuration
//! is checked against them, and knows none by name.

mod choice;
#[cfg(feature = "cli")]
mod file;
mod format;
mod known;
#[cfg(feature = "cli")]
mod problems;
mod release;
#[cfg(feature = "cli")]
mod resolve;
mod settings;

pub use choice::{Choice, Chosen, LEVELS, assignment, level};
#[cfg(feature = "cli")]
pub use file::{ConfigFile, KEYS, Language, Override, Setting, parse};
pub use format::{FormatOptions, Indent, Quotes};
pub use known::{Known, Selector, nearest};
#[cfg(feature = "cli")]
pub use problems::{BAD_VALUE, BROKEN_TOML, UNKNOWN_CONFIG_RULE, UNKNOWN_KEY};
pub use release::Release;
#[cfg(feature = "cli")]
pub use resolve::{Origin, Resolved, resolve};
pub use settings::{Levels, RuleOption, Settings};

/// The names of a configuration file, in the order in which they are looked for in a folder.
pub const NAMES: [&str; 3] = ["mermaidc.toml", ".mermaidc.toml", ".config/mermaidc.toml"];

/// The rules about the configuration itself.
#[cfg(feature = "cli")]
pub static RULES: &[&crate::diagnostic::RuleInfo] =
    &[&BAD_VALUE, &BROKEN_TOML, &UNKNOWN_CONFIG_RULE, &UNKNOWN_KEY];

/// The rules about the configuration itself: none where no file is read.
#[cfg(not(feature = "cli"))]
pub static RULES: &[&crate::diagnostic::RuleInfo] = &[];

#[cfg(all(test, feature = "cli"))]
mod tests;
