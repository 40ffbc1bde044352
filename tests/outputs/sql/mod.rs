//! SQL of ER diagrams: as the golden files have it, and taken by the databases that it is for.
//!
//! `UPDATE_GOLDEN=1 cargo test --test outputs sql` writes the golden files anew.

mod databases;
mod drawn;
mod golden;
mod kept;
mod refused;
mod rows;

use mermaidc::config::Settings;
use mermaidc::driver::{self, Dialect, Options, Request};
use mermaidc::emit::Sql;
use mermaidc::source::{Source, SourceKind};

/// The databases by the names of golden files.
pub const DIALECTS: [(&str, Dialect); 3] = [
    ("postgresql", Dialect::PostgreSql),
    ("sqlite", Dialect::Sqlite),
    ("mysql", Dialect::MySql),
];

/// What came of a chart: the SQL, or nothing, and what was found by `no-sql` and `assumed-sql`, each with its line.
pub struct Made {
    pub text: Option<String>,
    pub found: Vec<String>,
}

pub fn compile(chart: &str, dialect: Dialect, junctions: bool) -> Made {
    let options = Options::default().with(|options| {
        options.dialect = dialect;
        options.junctions = junctions;
    });
    let source = Source::new("chart.mmd", chart);
    let request = Request::new(&Sql).options(options);
    let made = driver::compile(&source, SourceKind::Mermaid, &request, &Settings::default());
    let ours = |name: &str| name == "no-sql" || name == "assumed-sql" || name == "no-such-form";
    let found = made.checked.diagnostics.iter();
    let found = found.filter(|found| ours(found.rule.name)).map(|found| {
        let line = source.position(found.span.start).line;
        format!("{line} {}: {}", found.rule.name, found.message)
    });
    Made {
        found: found.collect(),
        text: made.result.ok().map(|mut made| made.remove(0).text),
    }
}

/// The SQL of a chart that has some.
pub fn sql(chart: &str, dialect: Dialect) -> String {
    let made = compile(chart, dialect, true);
    made.text
        .unwrap_or_else(|| panic!("{:#?}\n{chart}", made.found))
}
