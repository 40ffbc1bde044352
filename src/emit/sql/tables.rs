//! From entities to tables: names, columns and keys.

use std::collections::HashMap;

use super::dialect::one_line;
use super::schema::{Column, Table, folded};
use super::types::{Type, Written};
use super::{ASSUMED_SQL, NO_SQL};
use crate::analysis::naming::{plain, singular};
use crate::diagnostic::Diagnostic;
use crate::label::code;
use crate::model::er::{Attribute, Entity, ErDiagram, Key};
use crate::source::Span;

/// The tables of a chart, in its order, and what foreign keys need to know of each.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) tables: Vec<Table>,
    /// The names that a foreign key can call each table.
    pub(super) names: Vec<Vec<String>>,
    /// The columns of each that are marked `FK`.
    pub(super) marked: Vec<Vec<usize>>,
    /// Whether the chart writes names like `customerId`.
    pub(super) camel: bool,
    pub(super) errors: Vec<Diagnostic>,
    pub(super) notes: Vec<Diagnostic>,
}

/// The tables without foreign keys.
pub(super) fn tables(chart: &ErDiagram) -> Tables {
    let mut made = Tables::default();
    let attributes = || chart.entities.iter().flat_map(|entity| &entity.attributes);
    let hump = |name: &str| {
        let mut small = false;
        name.chars()
            .any(|c| std::mem::replace(&mut small, c.is_lowercase()) && c.is_uppercase())
    };
    made.camel = attributes().any(|one| hump(&one.name.text))
        && !attributes().any(|one| one.name.text.contains('_'));
    let strict = attributes().any(|one| Written::read(&one.ty.text).optional);
    let shown: Vec<String> = chart
        .entities
        .iter()
        .map(|one| one_line(&one.label.text))
        .collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for name in &shown {
        *times.entry(folded(name)).or_default() += 1;
    }
    for (entity, shown) in chart.entities.iter().zip(shown) {
        let id = one_line(&entity.id);
        let mut names = vec![singular(&plain(&id)), singular(&plain(&shown))];
        names.dedup();
        names.retain(|name| !name.is_empty());
        let clear = times[&folded(&shown)] == 1 && !shown.is_empty();
        made.names.push(names);
        let mut table = Table::new(if clear { shown } else { id }, entity.place.0);
        let marked = columns(entity, &mut table, strict, &mut made);
        let all = marked.len() > 1 && marked.len() == table.columns.len();
        if table.key.is_empty() {
            let own = |name: &str| {
                let name = plain(name);
                name == "id"
                    || made
                        .names
                        .last()
                        .is_some_and(|names| names.iter().any(|one| name == format!("{one}id")))
            };
            let found = table
                .columns
                .iter()
                .position(|column| plain(&column.name) == "id");
            let free =
                |&(at, column): &(usize, &Column)| own(&column.name) && !marked.contains(&at);
            let found = found.or_else(|| {
                table
                    .columns
                    .iter()
                    .enumerate()
                    .find(free)
                    .map(|(at, _)| at)
            });
            table.key = match found {
                Some(column) => vec![column],
                None if all => marked.clone(),
                None => Vec::new(),
            };
        }
        for &column in &table.key {
            table.columns[column].not_null = true;
        }
        let key = std::mem::take(&mut table.unique);
        key.iter().for_each(|unique| table.add_unique(unique));
        made.marked.push(marked);
        made.tables.push(table);
    }
    made
}

/// Adds the columns of an entity, and gives those that are marked `FK`.
fn columns(entity: &Entity, table: &mut Table, strict: bool, made: &mut Tables) -> Vec<usize> {
    let mut marked = Vec::new();
    for attribute in &entity.attributes {
        let written = one_line(&attribute.name.text);
        let (name, star) = match written.strip_prefix('*') {
            Some(name) => (name.trim_start().to_owned(), true),
            None => (written, false),
        };
        let ty = Written::read(&attribute.ty.text);
        let comment = attribute
            .comment
            .as_ref()
            .map(|text| Comment::read(&text.text));
        let comment = comment.unwrap_or_default();
        let column = match table.column(&name) {
            Some(known) => {
                let first = &table.columns[known];
                if first.ty != ty.ty || first.name != name {
                    made.errors
                        .push(twice(entity, attribute, first.place, &first.name));
                    continue;
                }
                known
            }
            None => table.add(Column {
                name,
                not_null: comment.not_null,
                strict: strict && !ty.optional,
                counts: ty.counts || comment.counts && ty.ty.is_number(),
                ty: ty.ty,
                comment: comment.text,
                place: attribute.place.0,
            }),
        };
        if (star || attribute.has_key(Key::Primary)) && !table.key.contains(&column) {
            table.key.push(column);
        }
        if attribute.has_key(Key::Unique) {
            table.add_unique(&[column]);
        }
        if attribute.has_key(Key::Foreign) && !marked.contains(&column) {
            marked.push(column);
        }
    }
    marked
}

/// What a comment says, also of what has no other place in a chart.
#[derive(Debug, Default)]
struct Comment {
    /// The text, where it says more.
    text: Option<String>,
    /// `NOT NULL`
    not_null: bool,
    /// `AUTO_INCREMENT`
    counts: bool,
}

impl Comment {
    fn read(text: &str) -> Self {
        let text = one_line(text);
        let lower = text.to_ascii_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
        let not_null = words.windows(2).any(|pair| pair == ["not", "null"]);
        let counts = words.windows(2).any(|pair| pair == ["auto", "increment"])
            || words.contains(&"autoincrement");
        let known = ["", "not", "null", "auto", "increment", "autoincrement"];
        let says_more = words.iter().any(|word| !known.contains(word));
        Self {
            text: (says_more || !not_null && !counts && !text.is_empty()).then_some(text),
            not_null,
            counts,
        }
    }
}

/// Two attributes that would be one column.
fn twice(entity: &Entity, attribute: &Attribute, first: Span, name: &str) -> Diagnostic {
    let message = match &attribute.name.text {
        same if same == name => format!("{} has two attributes {}", code(&entity.id), code(name)),
        other => format!("{} and {} are one column in SQL", code(name), code(other)),
    };
    Diagnostic::new(&NO_SQL, attribute.place.0, message)
        .annotate(first, "the first one")
        .help("Rename or remove one.")
}

/// Gives a column `id` to the tables that need a key and have none: those without attributes, and those that others
/// refer to.
pub(super) fn add_keys(made: &mut Tables, referred: &[bool]) {
    let mut given = Vec::new();
    let mut without = Vec::new();
    for (table, &referred) in made.tables.iter_mut().zip(referred) {
        let bare = table.columns.is_empty();
        table.aim();
        if !table.key.is_empty() || referred && !table.target.is_empty() {
            continue;
        }
        if !bare && !referred {
            without.push((table.name.clone(), table.place));
            continue;
        }
        let id = table.add(Column {
            name: "id".to_owned(),
            ty: Type::number(),
            not_null: true,
            strict: false,
            counts: true,
            comment: None,
            place: table.place,
        });
        table.key = vec![id];
        table.aim();
        given.push((table.name.clone(), table.place));
    }
    let mut note = |tables: &[(String, Span)], what: &str, help: &str| {
        let [(first, place), rest @ ..] = tables else {
            return;
        };
        let message = match rest.len() {
            0 => format!("{} has no primary key{what}", code(first)),
            1 => format!(
                "{} and another table have no primary key{what}",
                code(first)
            ),
            more => format!(
                "{} and {more} more tables have no primary key{what}",
                code(first)
            ),
        };
        let note = Diagnostic::new(&ASSUMED_SQL, *place, message).help(help);
        let rest = rest.iter().take(4);
        made.notes.push(rest.fold(note, |note, (_, place)| {
            note.annotate(*place, "another one")
        }));
    };
    let mark = "Mark the columns of its key with `PK`.";
    note(&given, ": a column `id` is added", mark);
    note(&without, "", mark);
}
