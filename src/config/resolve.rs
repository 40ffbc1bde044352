//! From what was said in several places to what is in force.

use std::collections::HashMap;
use std::ops::Deref;
use std::path::Path;

use super::file::{ConfigFile, Setting};
use super::{Choice, Chosen, Known, Selector, Settings};
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
    /// Who decided the level of a rule, by its name, where it is not the default.
    origins: HashMap<&'static str, Origin>,
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

impl Resolved {
    /// Every rule with its level and who decided.
    pub fn rules(
        &self,
        known: &Known,
    ) -> impl Iterator<Item = (&'static RuleInfo, Level, &Origin)> {
        known.rules.iter().map(|(rule, _)| {
            let origin = self.origins.get(rule.name).unwrap_or(&Origin::Default);
            (*rule, self.settings.levels.level(rule), origin)
        })
    }

    /// Takes what a file says of rules: of two settings for one rule, the narrower counts.
    fn take(
        &mut self,
        known: &impl Deref<Target = Known>,
        said: &[Setting],
        origin: impl Fn(Span) -> Origin,
    ) {
        let mut said: Vec<&Setting> = said.iter().collect();
        said.sort_by_key(|setting| setting.selector.rank());
        for setting in said {
            if let Selector::Rule(rule) = setting.selector {
                self.set(rule, setting, &origin);
                continue;
            }
            for (rule, _) in &known.rules {
                if setting.selector.covers(rule) {
                    self.set(rule, setting, &origin);
                }
            }
        }
    }

    /// Takes what a setting says of one of its rules.
    fn set(&mut self, rule: &'static RuleInfo, said: &Setting, origin: impl Fn(Span) -> Origin) {
        for (option, number) in &said.numbers {
            self.settings.set_number(rule, option, *number);
        }
        if let Some(level) = said.level {
            self.settings.levels.set(rule, level);
            self.origins.insert(rule.name, origin(said.span));
        }
    }
}

/// What is in force for the file at `path` (relative to where the configuration counts from):
/// the command line over overrides over rules over groups over defaults.
///
/// Linear in what was said. The rules are asked for only where something was said of several at once,
/// because most files have no configuration and there are hundreds of rules.
#[must_use]
pub fn resolve(
    known: &impl Deref<Target = Known>,
    file: Option<&ConfigFile>,
    path: &Path,
    choice: &Choice,
) -> Resolved {
    let mut resolved = Resolved {
        settings: Settings::default(),
        origins: HashMap::new(),
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
    if let Some(file) = file {
        resolved.take(known, &file.rules, Origin::File);
        for one in file.overrides.iter().filter(|o| o.files.is_match(path)) {
            let origin = |span| Origin::Override(one.patterns.clone(), span);
            resolved.take(known, &one.rules, origin);
        }
    }
    if !choice.is_empty() {
        for (rule, _) in &known.rules {
            if let Some(words) = choose(choice, rule, &mut resolved.settings) {
                let origin = Origin::CommandLine(words);
                resolved.origins.insert(rule.name, origin);
            }
        }
    }
    resolved
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
