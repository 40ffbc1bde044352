//! `mermaidc.toml`, read and checked.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue};

use super::choice::{LEVELS, level};
use super::known::nearest;
use super::problems::{BAD_VALUE, BROKEN_TOML, UNKNOWN_CONFIG_RULE, UNKNOWN_KEY};
use super::{Indent, Known, Quotes, Release, RuleOption, Selector};
use crate::diagnostic::{Diagnostic, Level};
use crate::source::{Source, SourceKind, Span};

/// What a file says of some rules.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Of which rules.
    pub selector: Selector,
    /// The level asked for.
    pub level: Option<Level>,
    /// Options of the rule with their values.
    pub numbers: Vec<(&'static RuleOption, u64)>,
    /// The place of the value.
    pub span: Span,
}

/// An `[[overrides]]` table.
#[derive(Clone, Debug)]
pub struct Override {
    /// The globs as written.
    pub patterns: Vec<String>,
    /// The files it is for.
    pub files: GlobSet,
    /// What it says.
    pub rules: Vec<Setting>,
}

/// An entry of `languages`.
#[derive(Clone, Debug)]
pub struct Language {
    /// The end of the names, without its dot, in lower case.
    pub extension: String,
    /// What such files are.
    pub kind: SourceKind,
    /// The place of the value.
    pub span: Span,
}

/// A configuration file.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    /// The text, for places.
    pub source: Source,
    /// `[rules]`.
    pub rules: Vec<Setting>,
    /// `[[overrides]]`, in order.
    pub overrides: Vec<Override>,
    /// Which files a walk takes; all by default.
    pub include: Option<GlobSet>,
    /// Which files are not checked, named ones too.
    pub exclude: Option<GlobSet>,
    /// `languages`: extensions and what files with them are.
    pub languages: Vec<Language>,
    /// Where the pages of the rules are.
    pub docs_url: Option<String>,
    /// `mermaid-version`, and its place.
    pub mermaid_version: Option<(Release, Span)>,
    /// `max-edges`, and its place.
    pub max_edges: Option<(u64, Span)>,
    /// `max-text-size`, and its place.
    pub max_text_size: Option<(u64, Span)>,
    /// `max-per-statement`, and its place.
    pub max_per_statement: Option<(u64, Span)>,
    /// `indent` of `[fmt]`, and its place.
    pub indent: Option<(Indent, Span)>,
    /// `quotes` of `[fmt]`, and its place.
    pub quotes: Option<(Quotes, Span)>,
}

/// The keys at the top of a file.
pub const KEYS: [&str; 11] = [
    "rules",
    "overrides",
    "include",
    "exclude",
    "languages",
    "docs-url",
    "mermaid-version",
    "max-edges",
    "max-text-size",
    "max-per-statement",
    "fmt",
];

/// Reads a configuration file.
///
/// # Errors
///
/// Everything that is wrong with it, in order of place.
pub fn parse(source: Source, known: &Known) -> Result<ConfigFile, (Source, Vec<Diagnostic>)> {
    let mut reader = Reader {
        known,
        problems: Vec::new(),
    };
    let mut file = ConfigFile {
        source: source.clone(),
        rules: Vec::new(),
        overrides: Vec::new(),
        include: None,
        exclude: None,
        languages: Vec::new(),
        docs_url: None,
        mermaid_version: None,
        max_edges: None,
        max_text_size: None,
        max_per_statement: None,
        indent: None,
        quotes: None,
    };
    // TOML has no use for the mark; offsets stay the file's.
    let text = source.text();
    let cut = text.strip_prefix('\u{FEFF}').map_or(0, |_| 3);
    let (table, errors) = DeTable::parse_recoverable(&text[cut..]);
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        reader.problem(
            &BROKEN_TOML,
            range,
            format!("this is not valid TOML: {}", first_line(error.message())),
        );
    }
    if errors.is_empty() {
        reader.file(table.get_ref(), &mut file);
    }
    let mut problems = reader.problems;
    if problems.is_empty() {
        return Ok(file);
    }
    for problem in &mut problems {
        problem.span = Span::new(
            problem.span.start + cut as u32,
            problem.span.end + cut as u32,
        );
    }
    problems.sort_by_key(|problem| problem.span);
    Err((source, problems))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

struct Reader<'k> {
    known: &'k Known,
    problems: Vec<Diagnostic>,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl ConfigFile {
    /// What `languages` says of a file: the longest extension that its name ends with counts.
    #[must_use]
    pub fn language(&self, name: &str) -> Option<&Language> {
        let name = name.to_ascii_lowercase();
        let fits = |language: &&Language| {
            let stem = name.strip_suffix(&language.extension);
            stem.is_some_and(|stem| stem.ends_with('.'))
        };
        let fitting = self.languages.iter().filter(fits);
        fitting.max_by_key(|language| language.extension.len())
    }
}

impl Reader<'_> {
    fn problem(
        &mut self,
        rule: &'static crate::diagnostic::RuleInfo,
        range: std::ops::Range<usize>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let span = Span::new(range.start as u32, range.end as u32);
        self.problems.push(Diagnostic::new(rule, span, message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    fn unknown_key(&mut self, range: std::ops::Range<usize>, key: &str, keys: &[&str]) {
        let near = nearest(key, keys.iter().copied());
        let problem = self.problem(&UNKNOWN_KEY, range, format!("there is no key `{key}` here"));
        problem.help = Some(match near {
            Some(near) => format!("`{near}` is similar."),
            None => format!("The keys are {}.", list(keys)),
        });
    }

    fn file(&mut self, table: &DeTable<'_>, file: &mut ConfigFile) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "rules" => file.rules = self.rules(value),
                "overrides" => file.overrides = self.overrides(value),
                "include" => file.include = self.globs(value).map(|(_, set)| set),
                "exclude" => file.exclude = self.globs(value).map(|(_, set)| set),
                "languages" => file.languages = self.languages(value),
                "docs-url" => file.docs_url = self.url(value),
                "mermaid-version" => file.mermaid_version = self.release(value),
                "max-edges" => file.max_edges = self.limit(value),
                "max-text-size" => file.max_text_size = self.limit(value),
                "max-per-statement" => file.max_per_statement = self.limit(value),
                "fmt" => self.format(value, file),
                other => self.unknown_key(key.span(), other, &KEYS),
            }
        }
    }

    /// An absolute address: what is made of it is read far from the repository.
    fn url(&mut self, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().unwrap_or_default();
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let odd = |c: char| c.is_whitespace() || c.is_control();
        if rest.is_none_or(|rest| rest.is_empty() || rest.contains(odd)) {
            let what = "an address is expected here, like \"https://example.org/rules\"";
            self.problem(&BAD_VALUE, value.span(), what);
            return None;
        }
        Some(text.to_owned())
    }

    fn release(&mut self, value: &Value<'_>) -> Option<(Release, Span)> {
        let text = value.get_ref().as_str();
        let known = Release::OLDEST..=Release::NEWEST;
        let release = text.and_then(Release::parse);
        let Some(release) = release.filter(|release| known.contains(release)) else {
            let message = format!(
                "a release of Mermaid is expected here, from \"{}\" to \"{}\"",
                known.start(),
                known.end()
            );
            let problem = self.problem(&BAD_VALUE, value.span(), message);
            if text.is_none() {
                problem.help = Some("Write it in quotes: `mermaid-version = \"11.4\"`.".into());
            }
            return None;
        };
        let span = Span::new(value.span().start as u32, value.span().end as u32);
        Some((release, span))
    }

    fn limit(&mut self, value: &Value<'_>) -> Option<(u64, Span)> {
        let number = self.number(value)?;
        Some((
            number,
            Span::new(value.span().start as u32, value.span().end as u32),
        ))
    }

    fn number(&mut self, value: &Value<'_>) -> Option<u64> {
        let number = value.get_ref().as_integer().and_then(whole);
        if number.is_none() {
            self.problem(
                &BAD_VALUE,
                value.span(),
                "a whole number from 0 is expected here",
            );
        }
        number
    }

    fn table<'v, 'i>(&mut self, value: &'v Value<'i>) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.problem(&BAD_VALUE, value.span(), "a table is expected here");
        }
        table
    }

    fn array<'v, 'i>(&mut self, value: &'v Value<'i>, what: &str) -> Option<&'v DeArray<'i>> {
        let array = value.get_ref().as_array();
        if array.is_none() {
            self.problem(&BAD_VALUE, value.span(), format!("{what} is expected here"));
        }
        array
    }

    fn globs(&mut self, value: &Value<'_>) -> Option<(Vec<String>, GlobSet)> {
        let what = "a list of globs, like [\"docs/**/*.md\"],";
        let array = self.array(value, what)?;
        let mut patterns = Vec::new();
        let mut set = GlobSetBuilder::new();
        for item in array.iter() {
            let Some(pattern) = item.get_ref().as_str() else {
                self.problem(&BAD_VALUE, item.span(), "a glob is a string");
                continue;
            };
            match glob(pattern) {
                Ok(globs) => {
                    patterns.push(pattern.to_owned());
                    for glob in globs {
                        set.add(glob);
                    }
                }
                Err(error) => {
                    let message = format!("this glob cannot be read: {}", error.kind());
                    self.problem(&BAD_VALUE, item.span(), message);
                }
            }
        }
        match set.build() {
            Ok(set) => Some((patterns, set)),
            Err(error) => {
                let message = format!("these globs cannot be read: {}", error.kind());
                self.problem(&BAD_VALUE, value.span(), message);
                None
            }
        }
    }

    /// `[fmt]`
    fn format(&mut self, value: &Value<'_>, file: &mut ConfigFile) {
        let Some(table) = self.table(value) else {
            return;
        };
        for (key, value) in table {
            let span = Span::new(value.span().start as u32, value.span().end as u32);
            match key.get_ref().as_ref() {
                "indent" => {
                    let written = match value.get_ref() {
                        DeValue::Integer(number) => number.as_str().to_owned(),
                        other => format!("{:?}", other.as_str().unwrap_or_default()),
                    };
                    let chosen = Indent::ALL.into_iter().find(|one| one.toml() == written);
                    file.indent = chosen.map(|indent| (indent, span));
                    if chosen.is_none() {
                        self.one_of(value, &Indent::ALL.map(Indent::toml));
                    }
                }
                "quotes" => {
                    let word = value.get_ref().as_str().unwrap_or_default();
                    let chosen = Quotes::ALL.into_iter().find(|one| one.name() == word);
                    file.quotes = chosen.map(|quotes| (quotes, span));
                    if chosen.is_none() {
                        let names = Quotes::ALL.map(|one| format!("{:?}", one.name()));
                        self.one_of(value, &names.each_ref().map(String::as_str));
                    }
                }
                other => self.unknown_key(key.span(), other, &["indent", "quotes"]),
            }
        }
    }

    fn one_of(&mut self, value: &Value<'_>, values: &[&str]) {
        let message = format!("one of these is expected here: {}", list(values));
        self.problem(&BAD_VALUE, value.span(), message);
    }

    /// `{ qmd = "markdown" }`
    fn languages(&mut self, value: &Value<'_>) -> Vec<Language> {
        let Some(table) = self.table(value) else {
            return Vec::new();
        };
        let mut languages = Vec::new();
        for (key, value) in table {
            let extension = key.get_ref().trim_start_matches('.').to_ascii_lowercase();
            if extension.is_empty() || extension.contains(['/', '*']) {
                let message = format!("`{}` is not the extension of a file", key.get_ref());
                let problem = self.problem(&BAD_VALUE, key.span(), message);
                problem.help = Some("Write it without a dot: `qmd = \"markdown\"`.".into());
                continue;
            }
            let word = value.get_ref().as_str().unwrap_or_default();
            let Some(kind) = SourceKind::from_language(word) else {
                let names: Vec<&str> = SourceKind::ALL.iter().map(|kind| kind.language()).collect();
                let message = format!("a language is expected here: {}", list(&names));
                let problem = self.problem(&BAD_VALUE, value.span(), message);
                problem.help = nearest(word, names).map(|near| format!("`{near}` is similar."));
                continue;
            };
            let span = Span::new(value.span().start as u32, value.span().end as u32);
            languages.push(Language {
                extension,
                kind,
                span,
            });
        }
        languages
    }

    fn overrides(&mut self, value: &Value<'_>) -> Vec<Override> {
        let Some(array) = self.array(value, "a list of tables, written `[[overrides]]`,") else {
            return Vec::new();
        };
        array
            .iter()
            .filter_map(|item| self.one_override(item))
            .collect()
    }

    fn one_override(&mut self, value: &Value<'_>) -> Option<Override> {
        let table = self.table(value)?;
        let mut files = None;
        let mut rules = Vec::new();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "files" => files = Some(self.globs(value)),
                "rules" => rules = self.rules(value),
                other => {
                    let words = self.known.selectors().map(|selector| selector.name());
                    let is_rule = words.into_iter().any(|word| word == other);
                    if is_rule {
                        let problem = self.problem(
                            &UNKNOWN_KEY,
                            key.span(),
                            format!("`{other}` is a rule: it stands in `[overrides.rules]`"),
                        );
                        problem.help = Some(format!("Write `rules = {{ {other} = \"off\" }}`."));
                    } else {
                        self.unknown_key(key.span(), other, &["files", "rules"]);
                    }
                }
            }
        }
        match files {
            Some(globs) => globs.map(|(patterns, files)| Override {
                patterns,
                files,
                rules,
            }),
            None => {
                let problem = self.problem(
                    &BAD_VALUE,
                    value.span(),
                    "this override says for no file what it is for",
                );
                problem.help = Some("Add `files = [\"docs/**\"]`.".into());
                None
            }
        }
    }

    fn rules(&mut self, value: &Value<'_>) -> Vec<Setting> {
        let Some(table) = self.table(value) else {
            return Vec::new();
        };
        let mut settings = Vec::new();
        for (key, value) in table {
            match self.known.selector(key.get_ref()) {
                Ok(selector) => settings.extend(self.setting(selector, value)),
                Err(near) => {
                    let word = key.get_ref();
                    let message = format!("there is no rule or group `{word}`");
                    let problem = self.problem(&UNKNOWN_CONFIG_RULE, key.span(), message);
                    problem.help = Some(match near {
                        Some(near) => format!("`{near}` is similar."),
                        None => "`mermaidc rules` lists what there is.".into(),
                    });
                }
            }
        }
        settings
    }

    /// `"error"`, or `{ level = "error", max = 80 }`.
    fn setting(&mut self, selector: Selector, value: &Value<'_>) -> Option<Setting> {
        let mut setting = Setting {
            selector,
            level: None,
            numbers: Vec::new(),
            span: Span::new(value.span().start as u32, value.span().end as u32),
        };
        match value.get_ref() {
            DeValue::Table(table) => {
                let options = match selector {
                    Selector::Rule(rule) => self.known.options(rule),
                    _ => &[],
                };
                for (key, value) in table {
                    let name = key.get_ref().as_ref();
                    if name == "level" {
                        setting.level = self.level(selector, value);
                    } else if let Some(option) = options.iter().find(|option| option.name == name) {
                        setting
                            .numbers
                            .extend(self.number(value).map(|number| (option, number)));
                    } else {
                        let mut keys = vec!["level"];
                        keys.extend(options.iter().map(|option| option.name));
                        self.unknown_key(key.span(), name, &keys);
                    }
                }
            }
            _ => setting.level = self.level(selector, value),
        }
        Some(setting)
    }

    fn level(&mut self, selector: Selector, value: &Value<'_>) -> Option<Level> {
        let names = LEVELS.map(Level::name);
        let Some(word) = value.get_ref().as_str() else {
            let message = format!("a level is expected here: {}", list(&names));
            self.problem(&BAD_VALUE, value.span(), message);
            return None;
        };
        let Some(level) = level(word) else {
            let problem =
                self.problem(&BAD_VALUE, value.span(), format!("`{word}` is not a level"));
            problem.help = Some(match nearest(word, names) {
                Some(near) => format!("`{near}` is similar."),
                None => format!("The levels are {}.", list(&names)),
            });
            return None;
        };
        let fixed = match selector {
            Selector::Rule(rule) => rule.is_fixed(),
            Selector::Group(group) => group == crate::diagnostic::Group::Syntax,
            Selector::All => false,
        };
        if fixed && level != Level::Error {
            let message = format!("`{}` cannot be lowered", selector.name());
            let problem = self.problem(&BAD_VALUE, value.span(), message);
            problem.help =
                Some("Mermaid draws no chart that it cannot read: leave this line out.".into());
            return None;
        }
        Some(level)
    }
}

/// The number of a TOML integer, where it is a whole one from 0.
fn whole(integer: &DeInteger<'_>) -> Option<u64> {
    u64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.join(""),
    }
}

/// A glob as in .gitignore: without a slash it is for a name in any folder; the name of a folder is for
/// all in it.
fn glob(pattern: &str) -> Result<[globset::Glob; 2], globset::Error> {
    let stem = pattern.trim_end_matches('/');
    let anchored = match stem.strip_prefix('/') {
        Some(rest) => rest.to_owned(),
        None if stem.contains('/') => stem.strip_prefix("./").unwrap_or(stem).to_owned(),
        None => format!("**/{stem}"),
    };
    let build = |text: &str| GlobBuilder::new(text).literal_separator(true).build();
    Ok([build(&anchored)?, build(&format!("{anchored}/**"))?])
}
