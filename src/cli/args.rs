//! What several commands take.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::builder::styling::{AnsiColor, Styles};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};

use super::error::Hinted;

use crate::config::{self, Selector};
use crate::diagnostic::{Level, RuleInfo};
use crate::driver::{self, DIALECTS, Dialect, SHOWS, Show, THEMES, ThemeName};
use crate::report::{REPORTERS, Style};
use crate::source::SourceKind;

/// Options of every command.
#[derive(Args)]
pub(super) struct Common {
    /// Colours: auto (on a terminal or with CLICOLOR_FORCE, never with NO_COLOR), always, never
    #[arg(
        long,
        global = true,
        display_order = 900,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    pub(super) color: Color,
    /// No notes, no progress, nothing where nothing is wrong; of `compile`, errors only
    #[arg(long, short, global = true, display_order = 901)]
    pub(super) quiet: bool,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, or where CLICOLOR_FORCE is set, unless NO_COLOR is.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Common {
    /// How to write to a stream.
    pub(super) fn style(&self, stream: &impl IsTerminal) -> Style {
        let terminal = stream.is_terminal();
        Style {
            color: match self.color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto if set("NO_COLOR") => false,
                Color::Auto
                    if std::env::var_os("CLICOLOR_FORCE")
                        .is_some_and(|v| v != "0" && !v.is_empty()) =>
                {
                    true
                }
                Color::Auto => terminal && std::env::var_os("TERM").is_none_or(|t| t != "dumb"),
            },
            width: terminal
                .then(terminal_size::terminal_size)
                .flatten()
                .map(|(width, _)| usize::from(width.0)),
        }
    }
}

/// How many columns standard output has; 80 where it is not a terminal.
pub(super) fn columns() -> usize {
    let out = std::io::stdout();
    let size = out
        .is_terminal()
        .then(terminal_size::terminal_size)
        .flatten();
    size.map_or(80, |(width, _)| usize::from(width.0)).max(40)
}

/// Whether a variable is there and not empty, as no-color.org has it.
fn set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Refuses a name for standard input where nothing is read from it.
pub(super) fn name_of_stdin(name: Option<&Path>, is_read: bool) -> anyhow::Result<()> {
    if name.is_some() && !is_read {
        return Err(Hinted::error(
            "--stdin-filename names standard input, and nothing is read from it",
            "`-` is standard input",
        ));
    }
    Ok(())
}

/// The colours of `--help`.
pub(super) const fn styles() -> Styles {
    Styles::styled()
        .header(AnsiColor::Green.on_default().bold())
        .usage(AnsiColor::Green.on_default().bold())
        .literal(AnsiColor::Cyan.on_default().bold())
        .placeholder(AnsiColor::Cyan.on_default())
}

/// `--format`: the reporters there are.
pub(super) fn formats() -> PossibleValuesParser {
    REPORTERS
        .iter()
        .map(|reporter| PossibleValue::new(reporter.name()).help(reporter.summary()))
        .into()
}

/// `--show`: what can be shown.
pub(super) fn shows() -> PossibleValuesParser {
    SHOWS
        .iter()
        .map(|(name, _)| *name)
        .collect::<Vec<_>>()
        .into()
}

/// What a name of `--show` stands for.
pub(super) fn show(name: &str) -> Option<Show> {
    let found = SHOWS.iter().find(|(show, _)| *show == name);
    found.map(|(_, show)| *show)
}

/// `--answer`: an id, and the text of an answer.
pub(super) fn answer(text: &str) -> Result<(String, String), String> {
    let (id, answer) = text
        .split_once('=')
        .ok_or_else(|| "write ID=TEXT, as in `--answer B=Yes`".to_owned())?;
    Ok((id.trim().to_owned(), answer.trim().to_owned()))
}

/// `--scale`: a factor that gives a picture.
pub(super) fn scale(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(scale) if (0.1..=20.0).contains(&scale) => Ok(scale),
        _ => Err("a number from 0.1 to 20".to_owned()),
    }
}

/// `--background`: a colour of CSS.
pub(super) fn colour(text: &str) -> Result<String, String> {
    driver::colour(text)
        .ok_or_else(|| "a colour, such as `white`, `#fafafa` or `transparent`".to_owned())
}

/// `--dialect`: the databases there are.
pub(super) fn dialects() -> PossibleValuesParser {
    let names: Vec<&str> = DIALECTS.iter().map(|(name, _)| *name).collect();
    names.into()
}

/// The database of a name.
pub(super) fn dialect(name: &str) -> Option<Dialect> {
    let found = DIALECTS.iter().find(|(dialect, _)| *dialect == name);
    found.map(|(_, dialect)| *dialect)
}

/// `--theme`: the themes there are.
pub(super) fn themes() -> PossibleValuesParser {
    THEMES
        .iter()
        .map(|(name, _)| *name)
        .collect::<Vec<_>>()
        .into()
}

/// The theme of a name.
pub(super) fn theme(name: &str) -> Option<ThemeName> {
    let found = THEMES.iter().find(|(theme, _)| *theme == name);
    found.map(|(_, theme)| *theme)
}

/// `--to`: the emitters there are.
pub(super) fn targets() -> PossibleValuesParser {
    driver::EMITTERS
        .iter()
        .map(|emitter| PossibleValue::new(emitter.name()).help(emitter.summary()))
        .into()
}

/// What files are: an option of every command that reads charts.
#[derive(Args)]
pub(super) struct Language {
    /// Read the named files and standard input as this, whatever their names end with
    #[arg(long, value_name = "LANGUAGE", value_parser = languages())]
    pub(super) language: Option<String>,
}

impl Language {
    /// The kind that is asked for.
    pub(super) fn kind(&self) -> Option<SourceKind> {
        self.language.as_deref().and_then(SourceKind::from_language)
    }
}

/// `--language`: what a file can be.
fn languages() -> PossibleValuesParser {
    let names: Vec<&str> = SourceKind::ALL.iter().map(|kind| kind.language()).collect();
    names.into()
}

/// What to check by: options of every command that checks.
#[derive(Args, Default)]
#[command(next_help_heading = "Rules")]
pub(super) struct Selection {
    /// Check by these rules or groups only (and for syntax errors), each at least as a warning
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = selector)]
    pub(super) select: Vec<Selector>,
    /// Leave these rules or groups out
    #[arg(long, value_name = "RULES", value_delimiter = ',', value_parser = selector)]
    pub(super) ignore: Vec<Selector>,
    /// The level of a rule or group: off, info, warning or error
    #[arg(long, value_name = "RULE=LEVEL", value_delimiter = ',', value_parser = assignment)]
    pub(super) level: Vec<(Selector, Level)>,
    /// Take this configuration, and not the nearest mermaidc.toml above each file
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, conflicts_with = "config")]
    pub(super) no_config: bool,
}

fn selector(word: &str) -> Result<Selector, String> {
    driver::known().selector(word).map_err(|near| match near {
        Some(near) => format!("there is no such rule or group; `{near}` is similar"),
        None => "there is no such rule or group; `mermaidc rules` lists them".into(),
    })
}

fn assignment(text: &str) -> Result<(Selector, Level), String> {
    config::assignment(&driver::known(), text)
}

/// The name of one rule.
pub(super) fn rule(word: &str) -> Result<&'static RuleInfo, String> {
    let rules = driver::rules();
    match rules.iter().find(|rule| rule.name == word) {
        Some(rule) => Ok(rule),
        None => Err(
            match config::nearest(word, rules.iter().map(|rule| rule.name)) {
                Some(near) => format!("there is no such rule; `{near}` is similar"),
                None => "there is no such rule; `mermaidc rules` lists them".into(),
            },
        ),
    }
}
