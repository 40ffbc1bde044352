//! Findings: what is wrong, where, and how to fix it.
//!
//! Every finding, syntax errors and configuration errors too, points at a static [`RuleInfo`]
//! that names its rule. A finding says what is wrong in the words of the chart, shows the place
//! where it began (the primary span) and the places that explain it ([`Annotation`]), and says
//! what to do (`help`, [`Fix`]).
//!
//! Spans are byte offsets into the *source file* (not the chart's own text).

mod fix;
mod rule;

pub use fix::{Applicability, Applied, Edit, Fix, apply};
pub(crate) use rule::declare_rule;
pub use rule::{Group, Level, RuleInfo};

use crate::source::Span;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// For editors and reports; `check` shows it with `--info`.
    Info,
    /// Probably not what was meant.
    Warning,
    /// Wrong: Mermaid refuses it, or draws something else than it says.
    Error,
}

impl Severity {
    /// `info`, `warning` or `error`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A second place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// The place.
    pub span: Span,
    /// What is to be seen there.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The rule it breaks.
    pub rule: &'static RuleInfo,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in the words of the chart: one line, no full stop, ids and text in backticks.
    pub message: String,
    /// The place, where the mistake begins.
    pub span: Span,
    /// What to say at that place; empty for nothing more than the message.
    pub label: String,
    /// Further places.
    pub annotations: Vec<Annotation>,
    /// What to do about it: one or two sentences, with a capital and a full stop.
    pub help: Option<String>,
    /// How to fix it by machine.
    pub fix: Option<Fix>,
    /// The chart (from 1 in its file) it belongs to; `None` for a finding about the file.
    pub chart: Option<u32>,
}

impl Diagnostic {
    /// A finding with the severity of its rule's default level (an error where the rule is off).
    #[must_use]
    pub fn new(rule: &'static RuleInfo, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.level.severity().unwrap_or(Severity::Warning),
            message: message.into(),
            span,
            label: String::new(),
            annotations: Vec::new(),
            help: None,
            fix: None,
            chart: None,
        }
    }

    /// Says something at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Adds a place that explains it.
    #[must_use]
    pub fn annotate(mut self, span: Span, text: impl Into<String>) -> Self {
        self.annotations.push(Annotation {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Says how to fix it by machine.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Says how to fix it by machine, if there is a way.
    #[must_use]
    pub fn maybe_fix(self, fix: Option<Fix>) -> Self {
        match fix {
            Some(fix) => self.fix(fix),
            None => self,
        }
    }

    /// The same finding in a text in which it stands so many bytes further on.
    #[must_use]
    pub fn moved(&self, by: i64) -> Self {
        let mut moved = self.clone();
        moved.span = moved.span.moved(by);
        for annotation in &mut moved.annotations {
            annotation.span = annotation.span.moved(by);
        }
        for edit in moved.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = edit.span.moved(by);
        }
        moved
    }

    /// Gives it another severity than its rule's level says.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}
