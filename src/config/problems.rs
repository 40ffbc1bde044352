//! What can be wrong with a configuration file.

use crate::diagnostic::declare_rule;

declare_rule! {
    /// A configuration file is not valid TOML.
    ///
    /// ## What it does
    /// Finds the place where `mermaidc.toml` cannot be read.
    ///
    /// ## Why is this bad?
    /// mermaidc would not know what to check: it stops, with exit code 2.
    pub BROKEN_TOML = "broken-toml", Config, Error
}

declare_rule! {
    /// A configuration file has an unknown key.
    ///
    /// ## What it does
    /// Finds keys of `mermaidc.toml` that mermaidc does not know, and suggests the nearest known
    /// one.
    ///
    /// ## Why is this bad?
    /// A misspelt key silently changes nothing.
    pub UNKNOWN_KEY = "unknown-key", Config, Error
}

declare_rule! {
    /// A configuration file names a rule that does not exist.
    ///
    /// ## What it does
    /// Finds names of rules and groups in `mermaidc.toml` that mermaidc does not know, and suggests
    /// the nearest known one. `mermaidc rules` lists them.
    ///
    /// ## Why is this bad?
    /// The rule that was meant stays as it was, silently.
    pub UNKNOWN_CONFIG_RULE = "unknown-config-rule", Config, Error
}

declare_rule! {
    /// A configuration file has a value that its key cannot have.
    ///
    /// ## What it does
    /// Finds values of `mermaidc.toml` of the wrong kind: a level other than `off`, `info`,
    /// `warning` and `error`, a value that is not a number, a glob that cannot be read, or a syntax
    /// error whose level is lowered.
    ///
    /// ## Why is this bad?
    /// mermaidc would not know what to check: it stops, with exit code 2.
    pub BAD_VALUE = "bad-value", Config, Error
}
