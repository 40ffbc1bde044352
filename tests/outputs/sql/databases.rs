//! The databases that SQL is loaded into: SQLite by way of Python, PostgreSQL and MariaDB where a variable says which
//! server to ask.

use std::io::Write;
use std::process::{Command, Stdio};

/// Loads scripts, each into a database of its own, and says what went wrong with each. Checks that foreign keys
/// refer to keys.
const SQLITE: &str = "
import json, sqlite3, sys
def load(script):
    database = sqlite3.connect(':memory:')
    database.execute('PRAGMA foreign_keys = ON')
    try:
        database.executescript(script)
        found = database.execute('PRAGMA foreign_key_check').fetchall()
        return str(found) if found else ''
    except Exception as error:
        return str(error)
json.dump([load(script) for script in json.load(sys.stdin)], sys.stdout)
";

/// What each script came to in SQLite: empty where it loads. `None`, and a word about it, where no Python has SQLite.
pub fn sqlite(scripts: &[String]) -> Option<Vec<String>> {
    let python = std::env::var("MERMAIDC_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut command = Command::new(&python);
    command.args(["-c", SQLITE]);
    let input = serde_json::to_string(scripts).expect("JSON");
    let has_sqlite = Command::new(&python)
        .args(["-c", "import sqlite3"])
        .stderr(Stdio::null())
        .status();
    if !has_sqlite.is_ok_and(|status| status.success()) {
        return skipped("a Python with SQLite, by MERMAIDC_PYTHON or as python3");
    }
    let (out, err, succeeded) = run(&mut command, &input);
    assert!(succeeded, "{err}");
    Some(serde_json::from_str(&out).expect("JSON"))
}

/// A server.
#[derive(Clone, Copy, Debug)]
pub enum Server {
    PostgreSql,
    MariaDb,
}

/// Loads scripts, each into a database or a transaction of its own, and takes it away again.
/// What each came to; empty where it loads. `None`, and a word about it, where no variable names the server.
pub fn server(server: Server, scripts: &[String]) -> Option<Vec<String>> {
    let variable = match server {
        Server::PostgreSql => "MERMAIDC_POSTGRESQL",
        Server::MariaDb => "MERMAIDC_MARIADB",
    };
    let Ok(at) = std::env::var(variable) else {
        return skipped(&format!(
            "{server:?}: {variable} does not say where it runs"
        ));
    };
    Some(
        scripts
            .iter()
            .map(|script| load(server, &at, script))
            .collect(),
    )
}

fn load(server: Server, at: &str, script: &str) -> String {
    // Tests run beside each other.
    let name = format!(
        "mermaidc_{}_{:?}",
        std::process::id(),
        std::thread::current().id()
    );
    let name = name.replace(['(', ')'], "_");
    let (mut command, input) = match server {
        Server::PostgreSql => {
            let mut command = Command::new("psql");
            command.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", at]);
            let make = format!("CREATE SCHEMA \"{name}\"; SET LOCAL search_path TO \"{name}\";");
            (command, format!("BEGIN; {make}\n{script}\nROLLBACK;\n"))
        }
        Server::MariaDb => {
            let mut command = Command::new("mariadb");
            let options = [
                "--no-defaults",
                "--default-character-set=utf8mb4",
                "-u",
                "root",
                "-S",
            ];
            command.args(options).arg(at);
            let make = format!(
                "DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARACTER SET utf8mb4; USE {name};"
            );
            (
                command,
                format!("{make}\n{script}\nDROP DATABASE {name};\n"),
            )
        }
    };
    let (_, err, succeeded) = run(&mut command, &input);
    match (succeeded, err.trim()) {
        (true, "") => String::new(),
        (_, said) => format!("{said}\n{script}"),
    }
}

/// Runs a command that reads a text: what it says, what it complains of, and whether it succeeded.
fn run(command: &mut Command, input: &str) -> (String, String, bool) {
    let piped = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = piped
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut stdin = child.stdin.take().expect("a pipe");
    let text = input.to_owned();
    // Who fails at the first line does not read the others.
    let writer = std::thread::spawn(move || drop(stdin.write_all(text.as_bytes())));
    let output = child.wait_with_output().expect("an end");
    writer.join().expect("written");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (
        text(output.stdout),
        text(output.stderr),
        output.status.success(),
    )
}

fn skipped<T>(what: &str) -> Option<T> {
    assert!(
        std::env::var_os("MERMAIDC_REQUIRE_TOOLS").is_none(),
        "missing: {what}"
    );
    // Past the test harness, which keeps what passing tests print.
    let _ = writeln!(
        std::io::stderr().lock(),
        "SKIPPED: no SQL was loaded; missing: {what}"
    );
    None
}
