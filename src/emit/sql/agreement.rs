//! A foreign key has the type of what it refers to.

use super::ASSUMED_SQL;
use super::schema::Table;
use super::types::Type;
use crate::diagnostic::Diagnostic;
use crate::label::code;

/// Gives all columns that refer to each other the type of the one that refers to nothing, and notes where the chart
/// says another one. Databases compare their values, and most refuse keys whose types differ.
pub(super) fn agree(tables: &mut [Table], notes: &mut Vec<Diagnostic>) {
    let mut first = Vec::with_capacity(tables.len());
    let mut count = 0;
    for table in tables.iter() {
        first.push(count);
        count += table.columns.len();
    }
    let mut groups = petgraph::unionfind::UnionFind::<usize>::new(count);
    let mut refers = vec![false; count];
    for (at, table) in tables.iter().enumerate() {
        for key in &table.foreign {
            for (from, to) in key.columns.iter().zip(&key.to_columns) {
                groups.union(first[at] + from, first[key.to] + to);
                refers[first[at] + from] = true;
            }
        }
    }
    // The type of each group: that of the first column which refers to nothing, else of the first.
    let mut types: Vec<Option<(bool, Type)>> = vec![None; count];
    for (at, table) in tables.iter().enumerate() {
        for (column, is) in table.columns.iter().enumerate() {
            let here = first[at] + column;
            let known = &mut types[groups.find(here)];
            if known
                .as_ref()
                .is_none_or(|(refers_too, _)| *refers_too && !refers[here])
            {
                *known = Some((refers[here], is.ty.clone()));
            }
        }
    }
    for (at, table) in tables.iter_mut().enumerate() {
        for (column, is) in table.columns.iter_mut().enumerate() {
            let here = first[at] + column;
            let Some((_, ty)) = &types[groups.find(here)] else {
                continue;
            };
            // What it refers to counts.
            is.counts &= !refers[here];
            if is.ty != *ty {
                let message = format!("{} has another type than what it refers to", code(&is.name));
                let note = Diagnostic::new(&ASSUMED_SQL, is.place, message)
                    .help("The table has it with the type of the key that it refers to.");
                notes.push(note);
                is.ty = ty.clone();
            }
        }
    }
}
