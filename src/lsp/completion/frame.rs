//! The keys of Mermaid's configuration: in the front matter, and in `%%{init: …}%%`.

use gen_lsp_types::CompletionItemKind;

use super::{Offer, tail};
use crate::lint;

/// What fits in a front matter or a directive; `None` outside both.
pub(super) fn offers(before: &str) -> Option<(usize, Vec<Offer>)> {
    let word = tail(before, |c| c.is_alphanumeric() || "_-".contains(c));
    let lead = &before[..before.len() - word.len()];
    let path = match in_front_matter(lead) {
        Some(path) => path,
        None => in_directive(lead)?,
    };
    Some((word.len(), fitting(&path)))
}

/// Where a place is: the keys that lead to it, and the key whose value it is.
struct Path {
    keys: Vec<String>,
    value_of: Option<String>,
}

/// The place at the end of a front matter that is still open.
fn in_front_matter(lead: &str) -> Option<Path> {
    let inside = lead
        .strip_prefix("---\n")
        .or_else(|| lead.strip_prefix("---\r\n"))?;
    if inside.lines().any(|line| line.trim_end() == "---") {
        return None;
    }
    let (lines, last) = inside.rsplit_once('\n').unwrap_or(("", inside));
    let indent = |line: &str| line.len() - line.trim_start().len();
    let key = |line: &str| line.trim().split_once(':').map(|(key, _)| key.to_owned());
    let mut keys = Vec::new();
    let mut outer = indent(last);
    for line in lines.lines().rev().filter(|line| !line.trim().is_empty()) {
        if indent(line) < outer {
            outer = indent(line);
            keys.extend(key(line));
        }
    }
    keys.reverse();
    Some(Path {
        keys,
        value_of: key(last),
    })
}

/// The place at the end of a directive that is still open.
fn in_directive(lead: &str) -> Option<Path> {
    let inside = &lead[lead.rfind("%%{")? + 3..];
    if inside.contains("}%%") {
        return None;
    }
    let mut keys = Vec::new();
    let mut key = String::new();
    let mut value_of = None;
    for c in inside.chars() {
        match c {
            '{' => {
                keys.push(std::mem::take(&mut key));
                value_of = None;
            }
            '}' => {
                keys.pop();
                key.clear();
                value_of = None;
            }
            ',' => {
                key.clear();
                value_of = None;
            }
            ':' => value_of = Some(key.clone()),
            c if c.is_alphanumeric() || "_-".contains(c) => key.push(c),
            _ => {}
        }
    }
    let is_value = value_of.is_some() && !keys.is_empty();
    // `init` is what `config` is in a front matter.
    if let Some(first) = keys.first_mut() {
        *first = "config".to_owned();
    }
    Some(Path {
        value_of: value_of.filter(|_| is_value),
        keys: if keys.is_empty() {
            vec!["%%".to_owned()]
        } else {
            keys
        },
    })
}

fn fitting(path: &Path) -> Vec<Offer> {
    let keys: Vec<&str> = path.keys.iter().map(String::as_str).collect();
    let key = |key: &str| Offer::new(key, CompletionItemKind::Property, "");
    let section = match keys.as_slice() {
        [] if path.value_of.is_some() => return Vec::new(),
        [] => return ["title", "config", "displayMode"].map(key).into(),
        ["%%"] => return vec![key("init")],
        ["config"] => "",
        ["config", section] => section,
        _ => return Vec::new(),
    };
    let settings = lint::settings(section).iter();
    match &path.value_of {
        None => settings.map(|(name, _)| key(name)).collect(),
        Some(of) => settings
            .filter(|(name, _)| name == of)
            .flat_map(|(_, values)| values.split('|'))
            .filter(|value| !value.is_empty())
            .map(|value| Offer::new(value, CompletionItemKind::EnumMember, ""))
            .collect(),
    }
}
