//! The folders that the client has open, each with its options and the configurations of its files.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::config::{self, Choice, Settings};
use crate::driver;
use crate::source::SourceKind;
use crate::workspace::{ConfigError, Workspace};

/// What is in force for a document.
#[derive(Clone, Debug, Default)]
pub(super) struct InForce {
    /// What it is read as; `None` for what is not read, or excluded.
    pub(super) kind: Option<SourceKind>,
    /// Levels and limits.
    pub(super) settings: Settings,
    /// Where the pages of the rules are.
    pub(super) docs_url: Option<String>,
}

/// What a client lets people choose.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    /// This configuration, and not the nearest one.
    config: Option<PathBuf>,
    /// Check by these rules or groups only.
    select: Vec<String>,
    /// Leave these rules or groups out.
    ignore: Vec<String>,
    /// The levels of rules or groups, as `RULE=LEVEL`.
    level: Vec<String>,
    /// Where the server is: what a client keeps for itself in the same section.
    #[serde(rename = "path")]
    _path: IgnoredAny,
    /// What a client writes to its log.
    #[serde(rename = "trace")]
    _trace: IgnoredAny,
}

/// A folder that the client has open.
struct Root {
    /// Its address.
    uri: String,
    /// Its path; the empty one is above all others.
    path: PathBuf,
    workspace: Workspace,
}

/// The folders that the client has open.
pub(super) struct Roots {
    /// The first is for documents that are in no folder.
    roots: Vec<Root>,
}

impl Roots {
    /// The folders with these addresses and paths, with the options of each in the same order, and before them
    /// those of documents in no folder. What is wrong with options is said in words.
    pub(super) fn new(folders: &[(String, PathBuf)], options: &[Value]) -> (Self, Vec<String>) {
        let mut wrong = Vec::new();
        let nowhere = (String::new(), PathBuf::new());
        let folders = std::iter::once(&nowhere).chain(folders);
        let roots = folders.enumerate().map(|(at, (uri, path))| {
            let options = options.get(at).or(options.first());
            Root {
                workspace: workspace(path, options.unwrap_or(&Value::Null), &mut wrong),
                uri: uri.clone(),
                path: path.clone(),
            }
        });
        let roots = roots.collect();
        wrong.dedup();
        (Self { roots }, wrong)
    }

    /// The folders, by address and path.
    pub(super) fn folders(&self) -> Vec<(String, PathBuf)> {
        let folders = self.roots[1..].iter();
        folders
            .map(|root| (root.uri.clone(), root.path.clone()))
            .collect()
    }

    /// What is in force for a document, and what is wrong with its configuration: then the defaults are in force.
    pub(super) fn in_force(
        &mut self,
        path: Option<&Path>,
        language: &str,
    ) -> (InForce, Option<ConfigError>) {
        let place = path.unwrap_or(Path::new("untitled"));
        let holds = |root: &&mut Root| place.starts_with(&root.path);
        let roots = self.roots.iter_mut().filter(holds);
        let Some(root) = roots.max_by_key(|root| root.path.components().count()) else {
            return (InForce::default(), None);
        };
        let wrong = match path {
            Some(path) => root.workspace.look(path).err(),
            None => None,
        };
        let of_file = path.and_then(|path| root.workspace.kind(path));
        let kind = of_file.or_else(|| of_language(language));
        let excluded = path.is_some_and(|path| root.workspace.excludes(path));
        let in_force = InForce {
            kind: kind.filter(|_| !excluded),
            settings: root.workspace.resolve(place).settings,
            docs_url: root.workspace.docs_url(place),
        };
        (in_force, wrong)
    }
}

/// What a client's name of a language stands for.
fn of_language(name: &str) -> Option<SourceKind> {
    match name {
        "mdx" | "quarto" | "rmd" | "vimwiki" => Some(SourceKind::Markdown),
        "restructuredtext" | "rst" => Some(SourceKind::Rest),
        "jupyter" | "ipynb" => Some(SourceKind::Notebook),
        name => SourceKind::from_language(name),
    }
}

/// The configurations of a folder, as its options say.
fn workspace(root: &Path, options: &Value, wrong: &mut Vec<String>) -> Workspace {
    let options = match options {
        Value::Null => Options::default(),
        options => Options::deserialize(options).unwrap_or_else(|error| {
            wrong.push(format!("the settings of mermaidc: {error}"));
            Options::default()
        }),
    };
    let known = driver::known();
    let mut selectors = |words: &[String]| {
        let found = words.iter().filter_map(|word| match known.selector(word) {
            Ok(selector) => Some(selector),
            Err(near) => {
                let near = near.map_or(String::new(), |near| format!("; `{near}` is similar"));
                wrong.push(format!("there is no rule or group `{word}`{near}"));
                None
            }
        });
        found.collect()
    };
    let (select, ignore) = (selectors(&options.select), selectors(&options.ignore));
    let levels = options.level.iter().filter_map(|text| {
        let level = config::assignment(&known, text);
        level.map_err(|error| wrong.push(error)).ok()
    });
    let choice = Choice {
        select,
        ignore,
        levels: levels.collect(),
    };
    let mut workspace = Workspace::new(choice, true);
    if let Some(path) = options.config
        && let Err(error) = workspace.follow(&root.join(path))
    {
        wrong.push(said(&error));
    }
    workspace
}

/// What is wrong with a configuration, in words.
pub(super) fn said(error: &ConfigError) -> String {
    match error {
        ConfigError::Unreadable(path, error) => {
            format!("cannot read the configuration {}: {error}", path.display())
        }
        ConfigError::Broken(broken) => {
            let first = broken
                .diagnostics
                .first()
                .map_or("", |finding| finding.message.as_str());
            format!("{} is wrong: {first}", broken.source.name())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_innermost_folder_counts() {
        let folders = ["/a", "/a/b"].map(|path| (path.to_owned(), PathBuf::from(path)));
        let options = [
            json!({}),
            json!({ "level": ["dead-end=error"] }),
            json!({ "ignore": ["dead-end"] }),
        ];
        let (mut roots, wrong) = Roots::new(&folders, &options);
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(roots.folders(), folders);
        let mut level = |path: &str| {
            let (in_force, wrong) = roots.in_force(Some(Path::new(path)), "markdown");
            assert!(wrong.is_none());
            assert_eq!(in_force.kind, Some(SourceKind::Markdown));
            let known = driver::known();
            let (rule, _) = known
                .rules
                .iter()
                .find(|(rule, _)| rule.name == "dead-end")
                .expect("a rule");
            in_force.settings.levels.level(rule).name()
        };
        assert_eq!(
            ["/x.md", "/a/x.md", "/a/b/x.md"].map(&mut level),
            ["warning", "error", "off"]
        );
        assert_eq!(
            roots.in_force(None, "restructuredtext").0.kind,
            Some(SourceKind::Rest)
        );
        assert_eq!(roots.in_force(None, "python").0.kind, None);
    }

    #[test]
    fn what_is_wrong_with_options_is_said() {
        let options = json!({ "select": ["dead-ends"], "level": ["x"], "config": "/no/such" });
        let (_, wrong) = Roots::new(&[], &[options]);
        assert_eq!(wrong.len(), 3, "{wrong:?}");
        assert_eq!(
            wrong[0],
            "there is no rule or group `dead-ends`; `dead-end` is similar"
        );
        let of_client = json!({ "path": "x", "trace": { "server": "off" }, "config": null });
        assert!(Roots::new(&[], &[of_client]).1.is_empty());
        let (_, wrong) = Roots::new(&[], &[json!({ "colour": 1 })]);
        assert!(wrong[0].starts_with("the settings of mermaidc: unknown field `colour`"));
    }
}
