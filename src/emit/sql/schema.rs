//! The tables that an ER diagram stands for, whatever the database.

use std::collections::HashMap;

use super::types::Type;
use crate::source::Span;

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its name.
    pub(super) name: String,
    /// What stands above it: relationships that it is the table of.
    pub(super) remarks: Vec<String>,
    pub(super) columns: Vec<Column>,
    by_name: HashMap<String, usize>,
    /// Of names with a number after them, the next one.
    numbers: HashMap<String, usize>,
    /// The columns of its primary key.
    pub(super) key: Vec<usize>,
    /// The columns that foreign keys refer to.
    pub(super) target: Vec<usize>,
    /// The columns of each further key.
    pub(super) unique: Vec<Vec<usize>>,
    pub(super) foreign: Vec<ForeignKey>,
    /// Where the chart has it.
    pub(super) place: Span,
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) ty: Type,
    pub(super) not_null: bool,
    /// Whether it is `NOT NULL` unless it refers to another table.
    pub(super) strict: bool,
    /// Whether the database gives it a number of its own.
    pub(super) counts: bool,
    pub(super) comment: Option<String>,
    /// Where the chart has it, or why it is there.
    pub(super) place: Span,
}

/// A foreign key.
#[derive(Debug)]
pub(super) struct ForeignKey {
    pub(super) columns: Vec<usize>,
    /// The table that it refers to.
    pub(super) to: usize,
    /// The columns of that table.
    pub(super) to_columns: Vec<usize>,
    /// The label of the relationship.
    pub(super) label: String,
    /// Whether rows of both tables need each other, so that it can only hold at the end of a transaction.
    pub(super) deferred: bool,
    pub(super) place: Span,
}

impl Table {
    pub(super) fn new(name: String, place: Span) -> Self {
        Self {
            name,
            place,
            ..Self::default()
        }
    }

    /// The column of a name, in any case of letters.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.by_name.get(&folded(name)).copied()
    }

    /// Adds a column whose name no other has.
    pub(super) fn add(&mut self, column: Column) -> usize {
        let at = self.columns.len();
        self.by_name.insert(folded(&column.name), at);
        self.columns.push(column);
        at
    }

    /// A name that no column has: with the lowest number after it that makes it so.
    pub(super) fn free(&mut self, name: &str) -> String {
        let start = self.numbers.get(name).copied().unwrap_or(1);
        let numbered = |n| match n {
            1 => name.to_owned(),
            n => format!("{name}_{n}"),
        };
        let number = (start..).find(|&n| self.column(&numbered(n)).is_none());
        let number = number.unwrap_or(start);
        self.numbers.insert(name.to_owned(), number + 1);
        numbered(number)
    }

    /// Sets the columns that foreign keys refer to: the primary key, else the only column that is unique.
    pub(super) fn aim(&mut self) {
        self.target = match (&self.key[..], &self.unique[..]) {
            ([], [unique]) => unique.clone(),
            (key, _) => key.to_vec(),
        };
    }

    /// Adds a further key, where it is not one already.
    pub(super) fn add_unique(&mut self, columns: &[usize]) {
        if self.key != columns && !self.unique.iter().any(|unique| unique == columns) {
            self.unique.push(columns.to_vec());
        }
    }
}

/// A name as databases compare it.
pub(super) fn folded(name: &str) -> String {
    name.to_lowercase()
}
