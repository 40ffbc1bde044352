//! What can be wrong with a configuration file.

use crate::diagnostic::declare_rule;

declare_rule! {
    /// A configuration file is not valid TOML.
    ///
    /// Finds the place where `mermaidc.toml` cannot be read.
    ///
    /// ## Why it is bad
    ///
    /// mermaidc would not know what to check: it stops, with exit code 2.
    pub BROKEN_TOML = "broken-toml", Config, Error
}

declare_rule! {
    /// A configuration file has an unknown key.
    ///
    /// Finds keys of `mermaidc.toml` that mermaidc does not know, and suggests the nearest known
    /// one.
    ///
    /// ## Why it is bad
    ///
    /// A misspelt key silently changes nothing.
    pub UNKNOWN_KEY = "unknown-key", Config, Error
}

declare_rule! {
    /// A configuration file names a rule that does not exist.
    ///
    /// Finds names of rules and groups in `mermaidc.toml` that mermaidc does not know, and suggests
    /// the nearest known one. `mermaidc rules` lists them.
    ///
    /// ## Why it is bad
    ///
    /// The rule that was meant stays as it was, silently.
    pub UNKNOWN_CONFIG_RULE = "unknown-config-rule", Config, Error
}

declare_rule! {
    /// A configuration file has a value that its key cannot have.
    ///
    /// Finds values of `mermaidc.toml` of the wrong kind: a level other than `off`, `info`,
    /// `warning` and `error`, a value that is not a number, a glob that cannot be read, or a syntax
    /// error whose level is lowered.
    ///
    /// ## Why it is bad
    ///
    /// mermaidc would not know what to check: it stops, with exit code 2.
    pub BAD_VALUE = "bad-value", Config, Error
}
