//! What foreign keys are called after.

use std::collections::HashSet;

use super::schema::Table;
use super::tables::Tables;
use crate::analysis::naming::{plain, singular, words};

/// Words around the name of a table in the name of a key to it.
const BEFORE: &[&str] = &["fk", "id"];
const AFTER: &[&str] = &[
    "id", "ids", "fk", "pk", "uuid", "guid", "key", "ref", "code", "no", "nr", "number",
];

/// The longest run of words at the end of a name that is looked up.
const RUN: usize = 6;

/// What a key can be called after: its name without `id` and the like, and the whole of it.
pub(super) fn stems(name: &str) -> Vec<String> {
    let inner = inner(name);
    let whole = plain(name);
    let without_id = whole.strip_suffix("id").unwrap_or_default();
    let mut stems = vec![
        singular(&inner.concat()),
        singular(without_id),
        singular(&whole),
    ];
    stems.retain(|stem| !stem.is_empty());
    stems.dedup();
    stems
}

fn inner(name: &str) -> Vec<String> {
    let mut words = words(name);
    while words.len() > 1
        && words
            .last()
            .is_some_and(|last| AFTER.contains(&last.as_str()))
    {
        words.pop();
    }
    while words.len() > 1 && BEFORE.contains(&words[0].as_str()) {
        words.remove(0);
    }
    words
}

/// The ends of the name: `address` of `billing_address_id`.
pub(super) fn ends(name: &str) -> Vec<String> {
    let inner = inner(name);
    let from = inner.len().saturating_sub(RUN).max(1);
    (from..inner.len())
        .map(|at| singular(&inner[at..].concat()))
        .collect()
}

/// What the foreign keys of each table are called after.
pub(super) struct Calls {
    stems: Vec<HashSet<String>>,
    names: Vec<Vec<String>>,
}

impl Calls {
    pub(super) fn of(made: &Tables) -> Self {
        let of = |(table, marked): (&Table, &Vec<usize>)| {
            let names = marked.iter().map(|&column| &table.columns[column].name);
            names
                .flat_map(|name| stems(name).into_iter().chain(ends(name)))
                .collect()
        };
        Self {
            stems: made.tables.iter().zip(&made.marked).map(of).collect(),
            names: made.names.clone(),
        }
    }

    /// Whether a foreign key of a table is called after another table, or (more) after the label, too.
    pub(super) fn calls(&self, table: usize, other: usize, label: &str) -> u8 {
        let label = plain(label);
        let with_label = |name: &String| {
            !label.is_empty() && self.stems[table].contains(&format!("{label}{name}"))
        };
        let names = &self.names[other];
        match names.iter().any(with_label) {
            true => 2,
            false => u8::from(names.iter().any(|name| self.stems[table].contains(name))),
        }
    }
}

/// The name of a key: `customer_id` for the `id` of `CUSTOMERS`, with the words of a label before it.
pub(super) fn key_name(label: &str, table: &str, column: &str, camel: bool) -> String {
    let (mut table, column) = (words(table), words(column));
    if let Some(last) = table.last_mut() {
        *last = singular(last);
    }
    let mut name = words(label);
    if name.ends_with(&table) {
        name.truncate(name.len() - table.len());
    }
    // `student_id` of `STUDENT` says it all.
    if !column.starts_with(&table) {
        name.append(&mut table);
    }
    name.extend(column);
    if name.is_empty() {
        return "ref".to_owned();
    }
    if !camel {
        return name.join("_");
    }
    let capital = |word: &String| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    let rest: String = name[1..].iter().map(capital).collect();
    format!("{}{rest}", name[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_called_after_tables() {
        assert_eq!(stems("fk_user_id"), ["user", "fkuser", "fkuserid"]);
        assert_eq!(stems("userid"), ["userid", "user", "userid"]);
        assert_eq!(ends("billing_address_id"), ["address"]);
        assert_eq!(ends("user_id"), [""; 0]);
    }

    #[test]
    fn new_keys_have_names() {
        for (label, table, column, wanted) in [
            ("", "CUSTOMERS", "id", "customer_id"),
            ("", "STUDENT", "student_id", "student_id"),
            ("ships to", "Address", "id", "ships_to_address_id"),
            ("billing address", "Address", "id", "billing_address_id"),
            ("", "OrderItem", "orderNo", "order_item_order_no"),
            ("", "--", "--", "ref"),
        ] {
            assert_eq!(key_name(label, table, column, false), wanted);
        }
        assert_eq!(key_name("", "ORDER_ITEM", "id", true), "orderItemId");
    }
}
