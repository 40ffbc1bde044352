//! What a configuration can name.

use super::RuleOption;
use crate::diagnostic::{Group, RuleInfo};

/// The rules there are, and the numbers that each lets people choose.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Every rule with its options.
    pub rules: Vec<(&'static RuleInfo, &'static [RuleOption])>,
}

/// Which rules are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// `all`.
    All,
    /// A group.
    Group(Group),
    /// One rule.
    Rule(&'static RuleInfo),
}

impl Selector {
    /// Whether a rule is meant.
    #[must_use]
    pub fn covers(&self, rule: &RuleInfo) -> bool {
        match self {
            Self::All => true,
            Self::Group(group) => *group == rule.group,
            Self::Rule(one) => one.name == rule.name,
        }
    }

    /// The narrower counts more.
    #[must_use]
    pub const fn rank(&self) -> u8 {
        match self {
            Self::All => 0,
            Self::Group(_) => 1,
            Self::Rule(_) => 2,
        }
    }

    /// As it is written.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Group(group) => group.name(),
            Self::Rule(rule) => rule.name,
        }
    }
}

impl Known {
    /// The rules that a word stands for: the name of a rule or a group, or `all`.
    ///
    /// # Errors
    ///
    /// The most similar word, where there is one.
    pub fn selector(&self, word: &str) -> Result<Selector, Option<&'static str>> {
        self.selectors()
            .find(|selector| selector.name() == word)
            .ok_or_else(|| nearest(word, self.selectors().map(|selector| selector.name())))
    }

    /// Every word that stands for rules: `all`, the groups, the rules.
    pub fn selectors(&self) -> impl Iterator<Item = Selector> {
        let groups = Group::ALL.into_iter().map(Selector::Group);
        let rules = self.rules.iter().map(|(rule, _)| Selector::Rule(rule));
        std::iter::once(Selector::All).chain(groups).chain(rules)
    }

    /// The options of a rule.
    #[must_use]
    pub fn options(&self, rule: &RuleInfo) -> &'static [RuleOption] {
        let known = self.rules.iter().find(|(other, _)| other.name == rule.name);
        known.map_or(&[], |(_, options)| options)
    }
}

/// The most similar of some words, if one is similar at all.
#[must_use]
pub fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    words
        .into_iter()
        .map(|other| (strsim::jaro_winkler(&word.to_lowercase(), other), other))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, other)| other)
}
