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
    /// A configuration file has a key that means nothing.
    ///
    /// ## What it does
    /// Finds keys of `mermaidc.toml` that mermaidc does not know, and suggests the nearest it does.
    ///
    /// ## Why is this bad?
    /// A key with a typing mistake changes nothing, silently.
    pub UNKNOWN_KEY = "unknown-key", Config, Error
}

declare_rule! {
    /// A configuration file names a rule that does not exist.
    ///
    /// ## What it does
    /// Finds names of rules and groups in `mermaidc.toml` that mermaidc does not know, and suggests the
    /// nearest it does. `mermaidc rules` lists them.
    ///
    /// ## Why is this bad?
    /// The rule that was meant stays as it was, silently.
    pub UNKNOWN_CONFIG_RULE = "unknown-config-rule", Config, Error
}

declare_rule! {
    /// A configuration file has a value that its key does not take.
    ///
    /// ## What it does
    /// Finds values of `mermaidc.toml` of the wrong kind: a level that is none of `off`, `info`,
    /// `warning` and `error`, a number that is none, a glob that cannot be read, a syntax error that is
    /// to be lowered.
    ///
    /// ## Why is this bad?
    /// mermaidc would not know what to check: it stops, with exit code 2.
    pub BAD_VALUE = "bad-value", Config, Error
}
