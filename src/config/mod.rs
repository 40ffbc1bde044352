//! `mermaidc.toml`: levels of rules, limits, overrides by path.
//!
//! [`Settings`] is what is in force for one file, and all that rules see of it.
//!
//! **Architecture invariant.** The rules there are come in from the driver: a configuration is
//! checked against them, and knows none by name.

mod settings;

pub use settings::{Levels, RuleOption, Settings};
