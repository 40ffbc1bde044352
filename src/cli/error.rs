//! Errors of the command line: what went wrong, and what to do.

/// An error with what to do about it.
#[derive(Debug)]
pub(super) struct Hinted {
    message: String,
    hint: String,
}

impl Hinted {
    /// An error and a hint, as sentences without a full stop.
    pub(super) fn error(message: impl Into<String>, hint: impl Into<String>) -> anyhow::Error {
        Self {
            message: message.into(),
            hint: hint.into(),
        }
        .into()
    }

    /// What to do about it.
    pub(super) fn hint(&self) -> &str {
        &self.hint
    }
}

impl std::fmt::Display for Hinted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Hinted {}

/// An error of the system without Rust's `(os error 2)`.
pub(super) fn reason(error: &std::io::Error) -> String {
    // Some of the libraries name the file a second time.
    let text = match error.get_ref() {
        Some(inner) => inner.to_string(),
        None => error.to_string(),
    };
    match text.split_once(" (os error") {
        Some((reason, _)) => reason.to_owned(),
        None => text,
    }
}
