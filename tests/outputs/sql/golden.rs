//! The golden files.

use std::path::{Path, PathBuf};

use super::databases::{Server, server, sqlite};
use super::{DIALECTS, sql};

/// The charts in `fixtures/sql`.
fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sql");
    let files = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("a file").path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|e| e == "mmd"))
        .collect();
    files.sort();
    assert!(files.len() > 4);
    files
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n")
}

#[test]
fn charts_become_the_tables_of_the_golden_files() {
    for path in fixtures() {
        for (name, dialect) in DIALECTS {
            let golden = path.with_extension(format!("{name}.sql"));
            let made = sql(&read(&path), dialect);
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::write(&golden, &made).expect("written");
            }
            assert_eq!(made, read(&golden), "{}", golden.display());
            assert_eq!(made, sql(&read(&path), dialect), "every time the same");
        }
    }
}

/// The golden files of a database. Only SQLite takes types that nobody made.
fn goldens(name: &str) -> Vec<String> {
    let charts = fixtures()
        .into_iter()
        .filter(|path| name == "sqlite" || !path.ends_with("hostile.mmd"));
    charts
        .map(|path| read(&path.with_extension(format!("{name}.sql"))))
        .collect()
}

#[test]
fn sqlite_takes_the_golden_files() {
    let Some(said) = sqlite(&goldens("sqlite")) else {
        return;
    };
    assert!(said.iter().all(String::is_empty), "{said:#?}");
}

#[test]
fn postgresql_takes_the_golden_files() {
    let Some(said) = server(Server::PostgreSql, &goldens("postgresql")) else {
        return;
    };
    assert!(said.iter().all(String::is_empty), "{}", said.join("\n"));
}

#[test]
fn mariadb_takes_the_golden_files() {
    let Some(said) = server(Server::MariaDb, &goldens("mysql")) else {
        return;
    };
    assert!(said.iter().all(String::is_empty), "{}", said.join("\n"));
}
