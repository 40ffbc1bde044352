//! What is known of a rule without running it.

use super::Severity;

/// The family a rule belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Group {
    /// Mermaid refuses the chart. These cannot be lowered or switched off.
    Syntax,
    /// Mermaid accepts the chart, and draws something else than it looks.
    Traps,
    /// The graph: dead ends, loops, what nothing leads to.
    Structure,
    /// What a decision flowchart means.
    Decisions,
    /// Style and access.
    Style,
    /// What a reader of the page should not be exposed to.
    Safety,
    /// mermaidc's own configuration, directives and files.
    Config,
}

impl Group {
    /// Every group, in the order of the documentation.
    pub const ALL: [Self; 7] = [
        Self::Syntax,
        Self::Traps,
        Self::Structure,
        Self::Decisions,
        Self::Style,
        Self::Safety,
        Self::Config,
    ];

    /// The name used in configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Traps => "traps",
            Self::Structure => "structure",
            Self::Decisions => "decisions",
            Self::Style => "style",
            Self::Safety => "safety",
            Self::Config => "config",
        }
    }
}

/// What a configuration asks of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not checked.
    Off,
    /// Found, shown on request.
    Info,
    /// Shown.
    Warning,
    /// Shown, and `check` fails.
    Error,
}

impl Level {
    /// The severity of what a rule of this level finds; `None` for off.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }

    /// `off`, `info`, `warning` or `error`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule's name, group, default level and documentation.
///
/// One static a rule, made by `declare_rule!` from its doc comment; every finding points at one.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// The name: the fault, in kebab case.
    pub name: &'static str,
    /// The family.
    pub group: Group,
    /// The level where no configuration says otherwise.
    pub level: Level,
    /// The doc comment, Markdown: what it does, why it is bad, an example that fails, one that
    /// passes. The first line is a summary of one sentence.
    pub docs: &'static str,
}

impl RuleInfo {
    /// The first line of the documentation.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.docs.trim().lines().next().unwrap_or_default()
    }

    /// Whether no configuration lowers it: what Mermaid refuses, and what keeps mermaidc from its work.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        match self.group {
            Group::Syntax => true,
            Group::Config => self.level == Level::Error,
            _ => false,
        }
    }

    /// Where the rule is explained, where the pages of the rules are at `base`.
    #[must_use]
    pub fn url(&self, base: &str) -> String {
        format!("{}/{}.md", base.trim_end_matches('/'), self.name)
    }
}

/// Declares the static [`RuleInfo`] of a rule; its doc comment is the documentation that
/// `mermaidc explain`, the docs and the rule table show.
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])+ $vis:vis $static:ident = $name:literal, $group:ident, $level:ident) => {
        $(#[doc = $doc])+
        $vis static $static: $crate::diagnostic::RuleInfo = $crate::diagnostic::RuleInfo {
            name: $name,
            group: $crate::diagnostic::Group::$group,
            level: $crate::diagnostic::Level::$level,
            docs: concat!($($doc, "\n"),+),
        };
    };
}
pub(crate) use declare_rule;
