//! What the command line asks of rules.

use super::{Known, Selector};
use crate::diagnostic::{Level, RuleInfo};

/// `--select`, `--ignore` and `--level`.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Check these only (and syntax errors), at least as warnings.
    pub select: Vec<Selector>,
    /// Leave these out.
    pub ignore: Vec<Selector>,
    /// Check these at that level.
    pub levels: Vec<(Selector, Level)>,
}

/// What a choice says of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Nothing.
    Unsaid,
    /// On, at least as a warning.
    On(Selector),
    /// Off, by name.
    Off(Selector),
    /// Off, because others were selected.
    NotSelected,
    /// At that level.
    At(Selector, Level),
}

impl Choice {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.select.is_empty() && self.ignore.is_empty() && self.levels.is_empty()
    }

    /// What is said of a rule: the narrowest word counts, then `--level`, `--ignore`, `--select`.
    #[must_use]
    pub fn of(&self, rule: &RuleInfo) -> Chosen {
        let levels = self
            .levels
            .iter()
            .map(|(s, level)| (*s, 3, Chosen::At(*s, *level)));
        let ignored = self.ignore.iter().map(|s| (*s, 2, Chosen::Off(*s)));
        let selected = self.select.iter().map(|s| (*s, 1, Chosen::On(*s)));
        let narrowest = levels
            .chain(ignored)
            .chain(selected)
            .filter(|(selector, ..)| selector.covers(rule))
            .max_by_key(|(selector, order, _)| (selector.rank(), *order));
        match narrowest {
            Some((.., chosen)) => chosen,
            None if self.select.is_empty() => Chosen::Unsaid,
            None => Chosen::NotSelected,
        }
    }
}

/// The level of a name: `off`, `info`, `warning` or `error`.
#[must_use]
pub fn level(name: &str) -> Option<Level> {
    LEVELS.into_iter().find(|level| level.name() == name)
}

/// The levels, lowest first.
pub const LEVELS: [Level; 4] = [Level::Off, Level::Info, Level::Warning, Level::Error];

/// Reads `RULE=LEVEL`.
///
/// # Errors
///
/// What is wrong with it, in words.
pub fn assignment(known: &Known, text: &str) -> Result<(Selector, Level), String> {
    let Some((rule, name)) = text.split_once('=') else {
        return Err("`RULE=LEVEL` is expected, as in `dead-end=error`".into());
    };
    let selector = known.selector(rule).map_err(|near| match near {
        Some(near) => format!("there is no rule or group `{rule}`; `{near}` is similar"),
        None => format!("there is no rule or group `{rule}`; `mermaidc rules` lists them"),
    })?;
    let level = level(name)
        .ok_or_else(|| format!("`{name}` is not a level: off, info, warning and error are"))?;
    Ok((selector, level))
}
