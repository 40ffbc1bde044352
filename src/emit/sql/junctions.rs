//! Relationships of many to many: the table between the two, which the chart has, or is asked for, or is missing.

use std::collections::{HashMap, HashSet};

use super::calls::key_name;
use super::foreign::referring;
use super::links::Many;
use super::schema::{Column, ForeignKey, Table, folded};
use super::tables::Tables;
use super::{ASSUMED_SQL, NO_SQL};
use crate::analysis::naming::{plain, words};
use crate::diagnostic::Diagnostic;
use crate::label::code;

/// Finds or makes the table of each relationship.
pub(super) fn add_junctions(made: &mut Tables, many: &[Many], make: bool) {
    let mut taken: HashSet<String> = made
        .tables
        .iter()
        .map(|table| folded(&table.name))
        .collect();
    let between = between(made);
    let mut of_ends: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for relationship in many {
        let (one, other) = (relationship.one, relationship.other);
        let both = of_ends.entry((one, other));
        let both = both.or_insert_with(|| between_both(&between, one, other));
        if let Some((table, named)) = found(made, both, relationship) {
            let remark = remark(made, relationship);
            let table = &mut made.tables[table];
            table.remarks.push(remark);
            if !named {
                let message = format!("this is taken to stand for rows of {}", code(&table.name));
                let note = Diagnostic::new(&ASSUMED_SQL, relationship.place, message)
                    .annotate(table.place, "this table refers to both")
                    .help("Draw the entity between the two, and not this relationship.");
                made.notes.push(note);
            }
            continue;
        }
        let name = name(made, relationship, &taken);
        if make {
            taken.insert(folded(&name));
            let table = junction(made, relationship, name);
            made.tables.push(table);
            continue;
        }
        let (one, other) = (
            &made.tables[relationship.one],
            &made.tables[relationship.other],
        );
        let message = match relationship.one == relationship.other {
            true => format!(
                "many {0} have many {0}: the table {1} is missing",
                code(&one.name),
                code(&name)
            ),
            false => format!(
                "many {} have many {}: the table {} is missing",
                code(&one.name),
                code(&other.name),
                code(&name)
            ),
        };
        made.errors.push(
            Diagnostic::new(&NO_SQL, relationship.place, message).help(format!(
                "Draw {} as an entity that each has many of, or add it with `--junctions`.",
                code(&name)
            )),
        );
    }
}

/// The tables that refer to each, and how often.
fn between(made: &Tables) -> Vec<HashMap<usize, usize>> {
    let mut between = vec![HashMap::new(); made.tables.len()];
    for (child, table) in made.tables.iter().enumerate() {
        for key in &table.foreign {
            *between[key.to].entry(child).or_default() += 1;
        }
    }
    between
}

/// The most tables between two ends that are looked at.
const LOOKED_AT: usize = 100;

/// The tables that refer to both ends, in order.
fn between_both(between: &[HashMap<usize, usize>], one: usize, other: usize) -> Vec<usize> {
    let (few, more) = match between[one].len() <= between[other].len() {
        true => (one, other),
        false => (other, one),
    };
    let enough = |child: &usize, times: &usize| match one == other {
        true => *times > 1,
        false => between[more].contains_key(child),
    };
    let children = between[few].iter();
    let children = children.filter(|(child, times)| enough(child, times));
    let children = children.map(|(&child, _)| child);
    let mut both: Vec<usize> = children
        .filter(|&child| child != one && child != other)
        .collect();
    both.sort_unstable();
    both.truncate(LOOKED_AT);
    both
}

/// The table of a relationship among those that refer to both its ends, and whether its name or its key says that it
/// stands between them.
fn found(made: &Tables, both: &[usize], relationship: &Many) -> Option<(usize, bool)> {
    let label = plain(&relationship.label);
    let says = |table: usize| {
        let name = plain(&made.tables[table].name);
        let calls = |end: usize| {
            let names = &made.names[end];
            names.iter().any(|one| name.contains(one.as_str()))
        };
        let labelled = label.len() > 2 && name.contains(label.trim_end_matches('s'));
        labelled
            || calls(relationship.one) && calls(relationship.other)
            || is_key_of_keys(&made.tables[table])
    };
    let named = both.iter().find(|&&table| says(table));
    let found = named.or(both.first())?;
    Some((*found, named.is_some()))
}

/// Whether the key of a table consists of keys to others, or there is none.
fn is_key_of_keys(table: &Table) -> bool {
    let refers = referring(table);
    table.key.iter().all(|column| refers.contains(column))
}

fn remark(made: &Tables, relationship: &Many) -> String {
    let name = |at: usize| &made.tables[at].name;
    let ends = format!(
        "{} and {}, many to many",
        name(relationship.one),
        name(relationship.other)
    );
    match relationship.label.as_str() {
        "" => ends,
        label => format!("{ends}: {label}"),
    }
}

/// The name of the table between two: both names, and the label where that one is taken.
fn name(made: &Tables, relationship: &Many, taken: &HashSet<String>) -> String {
    let name = |at: usize| made.tables[at].name.as_str();
    let both = format!("{}_{}", name(relationship.one), name(relationship.other));
    let label = words(&relationship.label).join("_");
    let long = if label.is_empty() {
        both.clone()
    } else {
        format!("{both}_{label}")
    };
    let numbered = (2..).map(|n| format!("{long}_{n}"));
    let mut names = [both.clone(), long.clone()].into_iter().chain(numbered);
    names
        .find(|name| !taken.contains(&folded(name)))
        .unwrap_or(both)
}

/// A table whose key is the keys of both.
fn junction(made: &Tables, relationship: &Many, name: String) -> Table {
    let mut table = Table::new(name, relationship.place);
    table.remarks.push(remark(made, relationship));
    let ends = [
        (relationship.one, ""),
        (relationship.other, relationship.label.as_str()),
    ];
    for (to, label) in ends {
        let end = &made.tables[to];
        let label = if relationship.one == relationship.other {
            label
        } else {
            ""
        };
        let mut columns = Vec::new();
        for &column in &end.target {
            let column = &end.columns[column];
            let name = table.free(&key_name(label, &end.name, &column.name, made.camel));
            columns.push(table.add(Column {
                name,
                ty: column.ty.clone(),
                not_null: true,
                strict: false,
                counts: false,
                comment: None,
                place: relationship.place,
            }));
        }
        table.key.extend(&columns);
        table.foreign.push(ForeignKey {
            columns,
            to,
            to_columns: end.target.clone(),
            label: String::new(),
            deferred: false,
            place: relationship.place,
        });
    }
    table
}
