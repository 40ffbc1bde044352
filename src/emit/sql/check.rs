//! What a database refuses: two tables of one name, names that are too long, too many columns.

use std::collections::HashMap;

use super::NO_SQL;
use super::dialect::Dialect;
use super::schema::{Table, folded};
use crate::diagnostic::Diagnostic;
use crate::label::code;
use crate::source::Span;

/// Everything that the database would refuse.
pub(super) fn check(tables: &[Table], dialect: Dialect) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut names: HashMap<String, &Table> = HashMap::new();
    for table in tables {
        match names.get(&folded(&table.name)) {
            Some(first) => found.push(one_table(first, table)),
            None => {
                names.insert(folded(&table.name), table);
            }
        }
        if let Some(why) = dialect.refuses_table(&table.name) {
            found.push(refused(table.place, &table.name, &why));
        }
        for column in &table.columns {
            if let Some(why) = dialect.refuses_column(&column.name) {
                found.push(refused(column.place, &column.name, &why));
            }
        }
        let counts = [
            (table.columns.len(), dialect.most_columns(), "columns"),
            (
                widest_key(table),
                dialect.most_key_columns(),
                "columns in a key",
            ),
        ];
        for (count, most, what) in counts {
            if count > most {
                let database = dialect.shown();
                let name = code(&table.name);
                let message = format!("{name} has {count} {what}; {database} takes {most}");
                let finding = Diagnostic::new(&NO_SQL, table.place, message);
                found.push(finding.help("Split the entity into several."));
            }
        }
    }
    found
}

fn widest_key(table: &Table) -> usize {
    let others = table.unique.iter().map(Vec::len);
    others.chain([table.key.len()]).max().unwrap_or(0)
}

fn one_table(first: &Table, second: &Table) -> Diagnostic {
    let message = match first.name == second.name {
        true => format!("two entities are called {}", code(&second.name)),
        false => format!(
            "{} and {} are one table in SQL",
            code(&first.name),
            code(&second.name)
        ),
    };
    Diagnostic::new(&NO_SQL, second.place, message)
        .annotate(first.place, "the first one")
        .help("Write both the same if they are one; else rename one.")
}

fn refused(place: Span, name: &str, why: &str) -> Diagnostic {
    let message = format!("the name {} {why}", code(name));
    Diagnostic::new(&NO_SQL, place, message).help("Choose another name.")
}
