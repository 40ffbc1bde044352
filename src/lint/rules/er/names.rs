//! Names of types, keys and entities, as people write them.

use std::collections::HashMap;

use crate::model::er::{Attribute, ErDiagram, Key};

/// Types of databases that are hardly ever names.
const TYPES: &[&str] = &[
    "bigint",
    "bigserial",
    "binary",
    "bit",
    "blob",
    "bool",
    "boolean",
    "bytea",
    "char",
    "clob",
    "datetime",
    "decimal",
    "double",
    "float",
    "int",
    "int4",
    "int8",
    "integer",
    "json",
    "jsonb",
    "long",
    "mediumint",
    "money",
    "number",
    "numeric",
    "nvarchar",
    "real",
    "serial",
    "smallint",
    "str",
    "string",
    "timestamptz",
    "tinyint",
    "uuid",
    "varchar",
];

/// Types that are names as well.
const BOTH: &[&str] = &[
    "date",
    "text",
    "time",
    "timestamp",
    "enum",
    "array",
    "object",
];

/// Whether a word is a type and no name.
pub(super) fn is_type(word: &str) -> bool {
    let word = word.split(['(', '[', '?']).next().unwrap_or_default();
    let word = word.to_ascii_lowercase();
    TYPES.contains(&word.as_str())
}

/// Whether a word can be a type.
pub(super) fn may_be_type(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    is_type(word) || BOTH.iter().any(|both| lower.starts_with(both))
}

/// A foreign key, and the entities that its name means: with `id` at its end or without, in any number.
pub(super) struct ForeignKey<'m> {
    /// The entity that has it.
    pub(super) from: usize,
    pub(super) attribute: &'m Attribute,
    /// The entities that it can mean.
    pub(super) to: Vec<usize>,
}

/// The foreign keys of a chart. Linear.
pub(super) fn foreign_keys(chart: &ErDiagram) -> Vec<ForeignKey<'_>> {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, entity) in chart.entities.iter().enumerate() {
        let mut names = vec![
            singular(&plain(&entity.id)),
            singular(&plain(&entity.label.text)),
        ];
        names.dedup();
        for name in names {
            by_name.entry(name).or_default().push(i);
        }
    }
    let mut keys = Vec::new();
    for (from, entity) in chart.entities.iter().enumerate() {
        let attributes = entity.attributes.iter();
        for attribute in attributes.filter(|attribute| attribute.has_key(Key::Foreign)) {
            let name = plain(&attribute.name.text);
            let stem = name.strip_suffix("id").filter(|stem| !stem.is_empty());
            let stem = singular(stem.unwrap_or(&name));
            let to = by_name.get(&stem).cloned().unwrap_or_default();
            keys.push(ForeignKey {
                from,
                attribute,
                to,
            });
        }
    }
    keys
}

/// The letters and digits of a name, in lower case.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A name without its plural.
pub(super) fn singular(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let stem = ["sses", "xes", "ches", "shes"].iter().find_map(|end| {
        let stem = name.strip_suffix("es")?;
        name.ends_with(end).then_some(stem)
    });
    let stem = stem.or_else(|| name.strip_suffix('s').filter(|stem| !stem.ends_with('s')));
    stem.unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        for (name, want) in [
            ("users", "user"),
            ("categories", "category"),
            ("boxes", "box"),
            ("class", "class"),
            ("order", "order"),
        ] {
            assert_eq!(singular(name), want);
        }
    }
}
