//! Names of types, keys and entities, as people write them.

use foldhash::{HashMap, HashMapExt};

pub(super) use crate::analysis::naming::{plain, singular};
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
    let mut attributes = chart.entities.iter().flat_map(|entity| &entity.attributes);
    if !attributes.any(|attribute| attribute.has_key(Key::Foreign)) {
        return Vec::new();
    }
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
