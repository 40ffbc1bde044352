//! What is in force for one file.

use std::collections::{BTreeMap, BTreeSet};

use super::{FormatOptions, Release};
use crate::diagnostic::{Level, RuleInfo, Severity};

/// The level of every rule: the default of each, but for those that were set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    set: BTreeMap<&'static str, Level>,
    raised: BTreeSet<&'static str>,
}

impl Levels {
    /// The level in force. What no configuration lowers ([`RuleInfo::is_fixed`]) keeps its own.
    #[must_use]
    pub fn level(&self, rule: &RuleInfo) -> Level {
        if rule.is_fixed() {
            return rule.level;
        }
        let level = self.set.get(rule.name).copied().unwrap_or(rule.level);
        if self.raised.contains(rule.name) {
            level.max(Level::Warning)
        } else {
            level
        }
    }

    /// The severity of what the rule finds; `None` where it is off.
    #[must_use]
    pub fn severity(&self, rule: &RuleInfo) -> Option<Severity> {
        self.level(rule).severity()
    }

    /// Whether somebody set the rule's level.
    #[must_use]
    pub fn is_set(&self, rule: &RuleInfo) -> bool {
        self.set.contains_key(rule.name)
    }

    /// Sets the level of a rule; the last one counts.
    pub fn set(&mut self, rule: &RuleInfo, level: Level) {
        self.set.insert(rule.name, level);
        self.raised.remove(rule.name);
    }

    /// Turns a rule on: whatever it finds is a warning at least.
    pub fn raise(&mut self, rule: &RuleInfo) {
        self.raised.insert(rule.name);
    }

    /// The severity of one finding of a rule, which may judge cases differently (`found`); `None`
    /// where the rule is off. A level that was set counts for every case, but one that is set to the rule's own
    /// default asks for no less than that, and leaves what the rule finds worse.
    #[must_use]
    pub fn severity_of(&self, rule: &RuleInfo, found: Severity) -> Option<Severity> {
        let level = self.level(rule).severity()?;
        if rule.is_fixed() {
            return Some(found);
        }
        let severity = match self.set.get(rule.name) {
            Some(&set) if set != rule.level => set.severity().unwrap_or(level),
            Some(_) => found.max(level),
            None => found,
        };
        Some(if self.raised.contains(rule.name) {
            severity.max(Severity::Warning)
        } else {
            severity
        })
    }
}

/// A number that a rule lets people choose: `[rules] long-label = { level = "warning", max = 80 }`.
///
/// A rule declares its options as statics and asks [`Settings::number`] for their values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleOption {
    /// The key beside `level`, in kebab case.
    pub name: &'static str,
    /// The value where nobody chose one.
    pub default: u64,
    /// What it means, in one sentence, with its unit.
    pub docs: &'static str,
}

/// What is in force for one file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The level of every rule.
    pub levels: Levels,
    /// The release of Mermaid that draws the charts.
    pub mermaid_version: Release,
    /// How many edges Mermaid draws (its `maxEdges`).
    pub max_edges: usize,
    /// How many characters a chart may have (Mermaid's `maxTextSize`, in UTF-16 code units).
    pub max_text_size: usize,
    /// How many links, styles or copies one statement may make.
    pub max_per_statement: usize,
    /// How charts are laid out.
    pub format: FormatOptions,
    numbers: BTreeMap<(&'static str, &'static str), u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            mermaid_version: Release::NEWEST,
            max_edges: 500,
            max_text_size: 50_000,
            max_per_statement: 100_000,
            format: FormatOptions::default(),
            numbers: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The value of a rule's option.
    #[must_use]
    pub fn number(&self, rule: &RuleInfo, option: &RuleOption) -> u64 {
        self.numbers
            .get(&(rule.name, option.name))
            .copied()
            .unwrap_or(option.default)
    }

    /// Chooses the value of a rule's option.
    pub fn set_number(&mut self, rule: &RuleInfo, option: &RuleOption, value: u64) {
        self.numbers.insert((rule.name, option.name), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Group;

    static STYLE: RuleInfo = RuleInfo {
        name: "long-label",
        group: Group::Style,
        level: Level::Off,
        docs: "A label is long.",
    };
    static SYNTAX: RuleInfo = RuleInfo {
        name: "unclosed-bracket",
        group: Group::Syntax,
        level: Level::Error,
        docs: "A bracket is open.",
    };
    const MAX: RuleOption = RuleOption {
        name: "max",
        default: 60,
        docs: "The most characters.",
    };

    #[test]
    fn what_is_set_counts_but_for_syntax() {
        let mut settings = Settings::default();
        assert_eq!(settings.levels.level(&STYLE), Level::Off);
        assert_eq!(settings.levels.severity(&STYLE), None);
        settings.levels.set(&STYLE, Level::Warning);
        settings.levels.set(&SYNTAX, Level::Off);
        assert_eq!(settings.levels.severity(&STYLE), Some(Severity::Warning));
        assert_eq!(settings.levels.level(&SYNTAX), Level::Error);
    }

    #[test]
    fn options_have_defaults() {
        let mut settings = Settings::default();
        assert_eq!(settings.number(&STYLE, &MAX), 60);
        settings.set_number(&STYLE, &MAX, 80);
        assert_eq!(settings.number(&STYLE, &MAX), 80);
    }

    #[test]
    fn cases_are_judged_by_the_rule_until_somebody_says_otherwise() {
        static CASES: RuleInfo = RuleInfo {
            name: "dead-end",
            group: Group::Structure,
            level: Level::Warning,
            docs: "A way ends.",
        };
        let of = |set: Option<Level>, found| {
            let mut levels = Levels::default();
            if let Some(level) = set {
                levels.set(&CASES, level);
            }
            levels.severity_of(&CASES, found)
        };
        assert_eq!(of(None, Severity::Info), Some(Severity::Info));
        assert_eq!(of(None, Severity::Error), Some(Severity::Error));
        assert_eq!(
            of(Some(Level::Warning), Severity::Info),
            Some(Severity::Warning)
        );
        assert_eq!(
            of(Some(Level::Warning), Severity::Error),
            Some(Severity::Error)
        );
        assert_eq!(of(Some(Level::Info), Severity::Error), Some(Severity::Info));
        assert_eq!(of(Some(Level::Off), Severity::Error), None);
        let mut raised = Levels::default();
        raised.set(&CASES, Level::Off);
        raised.raise(&CASES);
        assert_eq!(
            raised.severity_of(&CASES, Severity::Info),
            Some(Severity::Warning)
        );
        assert_eq!(
            raised.severity_of(&CASES, Severity::Error),
            Some(Severity::Warning)
        );
    }
}
