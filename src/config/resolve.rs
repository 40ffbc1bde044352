//! From what was said in several places to what is in force.

use std::path::Path;

use super::file::{ConfigFile, Setting};
use super::{Choice, Chosen, Known, Settings};
use crate::diagnostic::{Level, RuleInfo};
use crate::source::Span;

/// Who decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody: it is the default.
    Default,
    /// `[rules]` in the file, or a key at its top, at this place.
    File(Span),
    /// An `[[overrides]]` of the file, for these globs, at this place.
    Override(Vec<String>, Span),
    /// The command line, in these words.
    CommandLine(String),
}

/// What is in force for a file, and who decided.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// What is in force.
    pub settings: Settings,
    /// Every rule with its level and who decided.
    pub rules: Vec<(&'static RuleInfo, Level, Origin)>,
    /// Who decided `mermaid-version`.
    pub mermaid_version: Origin,
    /// Who decided `max-edges`.
    pub max_edges: Origin,
    /// Who decided `max-text-size`.
    pub max_text_size: Origin,
    /// Who decided `max-per-statement`.
    pub max_per_statement: Origin,
    /// Who decided `indent` of `[fmt]`.
    pub indent: Origin,
    /// Who decided `quotes` of `[fmt]`.
    pub quotes: Origin,
}

/// What is in force for the file at `path` (relative to where the configuration counts from):
/// the command line over overrides over rules over groups over defaults.
#[must_use]
pub fn resolve(known: &Known, file: Option<&ConfigFile>, path: &Path, choice: &Choice) -> Resolved {
    let mut resolved = Resolved {
        settings: Settings::default(),
        rules: Vec::with_capacity(known.rules.len()),
        mermaid_version: Origin::Default,
        max_edges: Origin::Default,
        max_text_size: Origin::Default,
        max_per_statement: Origin::Default,
        indent: Origin::Default,
        quotes: Origin::Default,
    };
    if let Some(file) = file {
        let choose = |chosen: Option<(u64, Span)>, value: &mut usize, origin: &mut Origin| {
            if let Some((number, span)) = chosen {
                *value = usize::try_from(number).unwrap_or(usize::MAX);
                *origin = Origin::File(span);
            }
        };
        let from = &mut resolved;
        let into = &mut from.settings;
        if let Some((release, span)) = file.mermaid_version {
            into.mermaid_version = release;
            from.mermaid_version = Origin::File(span);
        }
        if let Some((indent, span)) = file.indent {
            into.format.indent = indent;
            from.indent = Origin::File(span);
        }
        if let Some((quotes, span)) = file.quotes {
            into.format.quotes = quotes;
            from.quotes = Origin::File(span);
        }
        choose(file.max_edges, &mut into.max_edges, &mut from.max_edges);
        choose(
            file.max_text_size,
            &mut into.max_text_size,
            &mut from.max_text_size,
        );
        choose(
            file.max_per_statement,
            &mut into.max_per_statement,
            &mut from.max_per_statement,
        );
    }
    let settings = &mut resolved.settings;
    let overrides: Vec<_> = file
        .into_iter()
        .flat_map(|file| &file.overrides)
        .filter(|one| one.files.is_match(path))
        .collect();
    for (rule, _) in &known.rules {
        let mut said: Vec<(&Setting, Origin)> = Vec::new();
        if let Some(file) = file {
            said.extend(about(&file.rules, rule).map(|s| (s, Origin::File(s.span))));
        }
        for one in &overrides {
            let from = |s: &Setting| Origin::Override(one.patterns.clone(), s.span);
            said.extend(about(&one.rules, rule).map(|s| (s, from(s))));
        }
        let mut origin = Origin::Default;
        for (setting, from) in said {
            for (option, number) in &setting.numbers {
                settings.set_number(rule, option, *number);
            }
            if let Some(level) = setting.level {
                settings.levels.set(rule, level);
                origin = from;
            }
        }
        if let Some(words) = choose(choice, rule, settings) {
            origin = Origin::CommandLine(words);
        }
        let level = settings.levels.level(rule);
        resolved.rules.push((rule, level, origin));
    }
    resolved
}

/// What some settings say of a rule, the narrower after the wider.
fn about<'s>(settings: &'s [Setting], rule: &RuleInfo) -> impl Iterator<Item = &'s Setting> {
    let mut about: Vec<&Setting> = settings
        .iter()
        .filter(|setting| setting.selector.covers(rule))
        .collect();
    about.sort_by_key(|setting| setting.selector.rank());
    about.into_iter()
}

/// Applies the command line; gives the words that decided, if they did.
fn choose(choice: &Choice, rule: &'static RuleInfo, settings: &mut Settings) -> Option<String> {
    if rule.is_fixed() {
        return None;
    }
    match choice.of(rule) {
        Chosen::Unsaid => None,
        Chosen::On(selector) => {
            settings.levels.raise(rule);
            Some(format!("--select {}", selector.name()))
        }
        Chosen::Off(selector) => {
            settings.levels.set(rule, Level::Off);
            Some(format!("--ignore {}", selector.name()))
        }
        Chosen::NotSelected => {
            settings.levels.set(rule, Level::Off);
            Some("not selected".into())
        }
        Chosen::At(selector, level) => {
            settings.levels.set(rule, level);
            Some(format!("--level {}={}", selector.name(), level.name()))
        }
    }
}
