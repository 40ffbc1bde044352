//! The pipeline in one place: text in, values out.
//!
//! [`decode`] makes a source of bytes, [`check`] says what is wrong with its charts, [`compile`] makes
//! something else of them. [`rules`] lists every rule that a finding can name.
//!
//! **Architecture invariant.** No file, terminal, clock or environment is touched here; findings
//! leave as values, and nothing here knows how they are written down.

pub mod baseline;
mod check;
#[cfg(feature = "cli")]
mod compare;
mod compile;
mod decode;
mod drawing;
mod embedded;
mod fences;
mod findings;
mod fix;
mod format;
mod images;
mod in_place;
mod live;
#[cfg(feature = "rust")]
mod names;
mod safety;
#[cfg(feature = "cli")]
mod written;

pub use check::check;
#[cfg(feature = "cli")]
pub use compare::{Compared, DecisionPair, NotCompared, compare_sources};
pub use compile::{Artefact, ChartNote, Compilation, Failure, Request, compile};
pub use decode::{INVALID_UTF8, decode};
pub use drawing::{draw, sketch};
pub use fences::UNCLOSED_FENCE;
pub use findings::{Checked, CheckedChart};
pub use fix::{FixOptions, Fixed, fix, fix_where};
pub use format::{ChartLayout, Formatted, format};
pub use images::{Image, with_images};
pub use in_place::{Markers, in_place, markers, unclosed_marker};
pub use live::{Live, LiveChart};
#[cfg(feature = "rust")]
pub use names::{ChartNames, NameKind, NameOrigin, Named, Names, names};

#[cfg(feature = "cli")]
pub use written::{NotATable, TableFormat};

pub use crate::decision::{ChangedPart, Comparison, Conclusion, Differs, PartKind};
pub use crate::emit::{
    DIALECTS, Dialect, EMITTERS, Emitter, Engine, Options, SHOWS, Scope, Show, THEMES, ThemeName,
};

use std::collections::HashMap;

use crate::config::{self, Known, RuleOption};
use crate::diagnostic::RuleInfo;
use crate::emit;
use crate::lint;

/// Every rule that a finding can name, by group and then by name.
#[must_use]
pub fn rules() -> Vec<&'static RuleInfo> {
    let mut rules = vec![&INVALID_UTF8, &UNCLOSED_FENCE, &baseline::STALE_BASELINE];
    rules.extend(config::RULES);
    rules.extend(crate::syntax::rules());
    rules.extend(lint::infos());
    rules.extend(emit::RULES);
    rules.sort_by_key(|rule| (rule.group, rule.name));
    rules
}

/// The rules with their options, as a configuration names them.
#[must_use]
pub fn known() -> Known {
    // Of a rule that stands once for each of its kinds, the first says the options.
    let options = lint::RULES.iter().rev();
    let options = options.map(|rule| (rule.info().name, rule.options()));
    let options: HashMap<&str, &[RuleOption]> = options.collect();
    let known = |info: &'static RuleInfo| (info, options.get(info.name).copied().unwrap_or(&[]));
    Known {
        rules: rules().into_iter().map(known).collect(),
    }
}

/// A CSS colour as drawings have it.
#[must_use]
pub fn colour(text: &str) -> Option<String> {
    emit::colour(text)
}

/// The emitter of a name (`--to`).
#[must_use]
pub fn emitter(name: &str) -> Option<&'static dyn Emitter> {
    EMITTERS
        .iter()
        .copied()
        .find(|emitter| emitter.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_one_name_and_a_page() {
        let rules = rules();
        let mut names: Vec<&str> = rules.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "two rules share a name: {names:?}");
        for rule in rules {
            let name = rule.name;
            let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(name.chars().all(kebab), "{name}");
            assert!(rule.summary().ends_with('.'), "{name}: a sentence");
            assert!(
                rule.docs.lines().count() > 3,
                "{name}: more than a sentence"
            );
        }
    }

    #[test]
    fn every_emitter_has_one_name() {
        let mut names: Vec<&str> = EMITTERS.iter().map(|emitter| emitter.name()).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
