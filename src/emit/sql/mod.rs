//! SQL: the tables that an ER diagram stands for, as `CREATE TABLE` statements for PostgreSQL, SQLite or MySQL.
//!
//! What a chart leaves open is decided here once, for all three:
//!
//! - **Tables.** One an entity, with the name that is shown: its alias, else its id. Where two would be called the
//!   same, their ids count. Names stay as written and are quoted only where they must be, so that PostgreSQL folds
//!   plain ones to lower case as it always does.
//! - **Order.** Each table after those that it refers to. In a circle, the keys that come too early are added after
//!   all tables (`ALTER TABLE`); SQLite has no such statement and needs none. Where all rows of a circle need each
//!   other, the keys are checked at the end of the transaction; MySQL cannot, and such a chart is refused for it.
//! - **Primary keys.** The columns marked `PK` or with `*` before the name, together. Without a mark: a column `id`
//!   or called after the table (`order_id` of `ORDER`); else all columns, if all are marked `FK`. What has no
//!   attributes, or is referred to and has neither a key nor a single `UK`, gets a column `id`.
//! - **Identifying relationships.** A solid line alone does not make a key part of the primary key: it is what
//!   everyone types. `PK, FK` at the attribute does.
//! - **Foreign keys.** At the end that there can be many of. Of one to one: where a column marked `FK` is called after
//!   the other end; else at the end that can be missing; else at the second one. The column is one marked `FK` that is
//!   called after the label, the table or the key (`user_id`, `owner_id` for `: owner`, `billing_address_id`), then
//!   the only one there is, then one without a mark that is called exactly so. Else it is new, `customer_id` for
//!   the `id` of `CUSTOMER`, with the label before it where there are several, or the table refers to itself. A key
//!   that no line stands for refers to the entity that it is called after.
//! - **Types.** By a list (`types`). A foreign key has the type of what it refers to. A type that is not on the list is
//!   kept, and quoted where it could be read as more than a type.
//! - **`NOT NULL`.** Primary keys; foreign keys to exactly one; a column whose comment says `NOT NULL`; and, in a chart
//!   that marks optional types with `?`, all others.
//! - **`UNIQUE`.** Columns marked `UK`, and foreign keys of one to one. That there must be at least one of many cannot
//!   be said in SQL.
//! - **Many to many.** The table between is one that refers to both. Without one, the chart is refused with the name
//!   that is missing, or the table is made (`--junctions`), its key the keys of both.
//! - **Comments** become comments of columns; in SQLite, they stand after the column, as labels do after keys.
//!
//! Nothing that a chart says can be more than a name, a text or a comment (`dialect`). Every assumption that is not in
//! this list is a finding of `assumed-sql`.

mod agreement;
mod calls;
mod check;
mod dialect;
mod foreign;
mod junctions;
mod links;
mod order;
mod reserved;
mod schema;
mod tables;
mod types;
mod write;

pub use dialect::{DIALECTS, Dialect};

use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::label::code;
use crate::model::Diagram;
use crate::model::er::ErDiagram;
use schema::Table;
use types::Type;

declare_rule! {
    /// An ER diagram that cannot become tables.
    ///
    /// Says why `compile --to sql` makes no tables of a chart: many to many without a table between
    /// them, two attributes that would be one column, a name that the database does not take, a
    /// relationship that ends at a subgraph.
    ///
    /// ## Why it is bad
    ///
    /// The tables would not be what is drawn, or the database would refuse them.
    ///
    /// ## Fix
    ///
    /// The finding names the place, and the table that is missing.
    pub NO_SQL = "no-sql", Config, Error
}

declare_rule! {
    /// What the tables of an ER diagram have and the chart does not say.
    ///
    /// Reports what `compile --to sql` had to assume: a type that is not on its list and is kept, a
    /// key that was added because there was none, a foreign key whose type differs from what it
    /// refers to, or that refers to nothing.
    ///
    /// ## Why it is bad
    ///
    /// The database can refuse a type that it does not have, and what is assumed can be wrong.
    ///
    /// ## Fix
    ///
    /// Say it in the chart.
    pub ASSUMED_SQL = "assumed-sql", Config, Warning
}

/// Writes the tables of an ER diagram.
pub struct Sql;

impl Emitter for Sql {
    fn name(&self) -> &'static str {
        "sql"
    }

    fn summary(&self) -> &'static str {
        "The tables of an ER diagram, for PostgreSQL, SQLite or MySQL"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["sql"]
    }

    fn scope(&self) -> Scope {
        Scope::Chart
    }

    fn refuses(&self, diagram: &Diagram) -> Option<String> {
        match diagram {
            Diagram::Er(_) => None,
            other => Some(format!(
                "`sql` takes ER diagrams; this is a {} chart",
                other.kind()
            )),
        }
    }

    fn options(&self) -> &'static [&'static str] {
        &["--dialect", "--junctions"]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let mut emitted = Emitted::default();
        for chart in charts {
            if let Diagram::Er(er) = chart.diagram() {
                let (text, mut notes) = sql(er, options.dialect, options.junctions)?;
                emitted.text.push_str(&text);
                emitted.notes.append(&mut notes);
            }
        }
        Ok(emitted)
    }
}

/// The statements of a chart, and what was assumed.
fn sql(
    chart: &ErDiagram,
    dialect: Dialect,
    junctions: bool,
) -> Result<(String, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut made = tables::tables(chart);
    let (links, many) = links::links(chart, &mut made);
    let mut referred = vec![false; made.tables.len()];
    let ends = many.iter().flat_map(|many| [many.one, many.other]);
    for end in ends.chain(links.iter().map(|link| link.parent)) {
        referred[end] = true;
    }
    tables::add_keys(&mut made, &referred);
    // Foreign keys copy what they refer to: too wide a key is refused before.
    let mut refused = check::check(&made.tables, dialect);
    if refused.is_empty() {
        foreign::add_foreign_keys(&mut made, &links);
        junctions::add_junctions(&mut made, &many, junctions);
        refused = check::check(&made.tables, dialect);
    }
    order::defer(&mut made.tables);
    refused.extend(circles(&made.tables, dialect));
    refused.extend(made.errors);
    if !refused.is_empty() {
        return Err(refused);
    }
    agreement::agree(&mut made.tables, &mut made.notes);
    made.notes.extend(kept(&made.tables, dialect));
    let order = order::order(&made.tables);
    let mut text = format!(
        "-- Generated by mermaidc from an ER diagram, for {}.\n",
        dialect.shown()
    );
    if let Some(title) = chart.frame.title.as_deref() {
        text.push_str(&format!("-- {}\n", dialect::one_line(title)));
    }
    text.push('\n');
    text.push_str(&write::write(&made.tables, &order, dialect));
    Ok((text, made.notes))
}

/// The keys of MySQL that would let no row be the first.
fn circles(tables: &[Table], dialect: Dialect) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if dialect != Dialect::MySql {
        return found;
    }
    for table in tables {
        if let Some(key) = table.foreign.iter().find(|key| key.deferred) {
            let to = &tables[key.to].name;
            let message = format!(
                "each {} needs a {} that needs it",
                code(&table.name),
                code(to)
            );
            let finding = Diagnostic::new(&NO_SQL, key.place, message);
            found
                .push(finding.help("MySQL cannot add the first row: let one end be `|o` or `o|`."));
            break;
        }
    }
    found
}

/// The types that are not on the list.
fn kept(tables: &[Table], dialect: Dialect) -> Vec<Diagnostic> {
    let columns = tables.iter().flat_map(|table| &table.columns);
    let mut seen = std::collections::HashSet::new();
    let kept = columns.filter_map(|column| match &column.ty {
        Type::Kept(text) if seen.insert(text) => {
            let message = format!("{} is kept as a type of {}", code(text), dialect.shown());
            let note = Diagnostic::new(&ASSUMED_SQL, column.place, message);
            Some(note.help("It is not on the list of types: the database has to know it."))
        }
        _ => None,
    });
    kept.collect()
}
