//! The settings that Mermaid 12.3.0 has.

use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// Every setting, as `section.key` or `.key`, with the values that it can have: made from the types of the npm package
/// (`dist/config.type.d.ts`).
const TABLE: &str = include_str!("keys.txt");

/// The layouts; the package takes any text. `tidy-tree` is one that pages add.
const LAYOUTS: &str = "elk|dagre|swimlane|cose-bilkent|elk.layered|elk.stress|elk.force|elk.mrtree|elk.sporeOverlap|elk.box|elk.rectpacking|tidy-tree";

/// What only the page may set: `secure` in Mermaid's defaults.
pub(super) const SECURE: [&str; 6] = [
    "secure",
    "securityLevel",
    "startOnLoad",
    "maxTextSize",
    "suppressErrorRendering",
    "maxEdges",
];

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// There is none of that name; the nearest.
    Key(Option<&'static str>),
    /// The page alone sets it.
    Secure,
    /// It cannot have this value; the nearest, and all.
    Value(Option<&'static str>, String),
}

/// Each section's keys with their values; the outermost has no name.
static SETTINGS: LazyLock<HashMap<&'static str, Vec<(&'static str, &'static str)>>> =
    LazyLock::new(|| {
        let mut sections: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
        for line in TABLE.lines() {
            let (path, values) = line.split_once('=').unwrap_or((line, ""));
            let Some((section, key)) = path.split_once('.') else {
                continue;
            };
            let values = if key == "layout" { LAYOUTS } else { values };
            sections.entry(section).or_default().push((key, values));
        }
        sections
    });

/// The keys of a section (none is the outermost), each with its values, where it has only some.
pub(in crate::lint) fn settings(section: &str) -> &'static [(&'static str, &'static str)] {
    SETTINGS.get(section).map_or(&[], Vec::as_slice)
}

/// Whether a name is one of a setting.
pub(super) fn is_setting(key: &str) -> bool {
    SETTINGS[""].iter().any(|(known, _)| *known == key)
}

/// What is wrong with a setting of a section (none is the outermost); nothing where the section has any keys.
pub(super) fn judge(section: &str, key: &str, value: Option<&str>) -> Option<Wrong> {
    let keys = SETTINGS.get(section)?;
    if section.is_empty() && SECURE.contains(&key) {
        return Some(Wrong::Secure);
    }
    let Some((_, values)) = keys.iter().find(|(known, _)| *known == key) else {
        return Some(Wrong::Key(nearest(
            key,
            keys.iter().map(|(known, _)| *known),
        )));
    };
    let value = value?;
    let mut all = values
        .split('|')
        .filter(|value| !value.is_empty())
        .peekable();
    all.peek()?;
    let all: Vec<&str> = all.collect();
    if all.contains(&value) {
        return None;
    }
    let shown: Vec<String> = all.iter().map(|value| format!("`{value}`")).collect();
    Some(Wrong::Value(
        nearest(value, all.into_iter()),
        shown.join(", "),
    ))
}

/// Whether two names differ by a slip.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    strsim::damerau_levenshtein(&one, &other) <= 1
}

fn nearest(name: &str, all: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let name = name.to_lowercase();
    all.map(|other| (strsim::jaro_winkler(&name, &other.to_lowercase()), other))
        .filter(|(likeness, _)| *likeness > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, other)| other)
}
