//! Charts drawn at random: the SQL of each is loaded.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::databases::{Server, server, sqlite};
use super::{DIALECTS, compile};

/// Names in all spellings, reserved ones among them.
const NAMES: &[&str] = &[
    "USER",
    "Order",
    "orders",
    "LINE-ITEM",
    "a b",
    "groups",
    "customer",
    "order_item",
    "Ärzte",
    "select",
    "it's",
    "x",
];
const TYPES: &[&str] = &[
    "int",
    "bigint",
    "string",
    "varchar(20)",
    "varchar(2000)",
    "decimal",
    "decimal(10,2)",
    "uuid",
    "date",
    "timestamp",
    "timestamptz",
    "bool",
    "json",
    "blob",
    "float",
    "serial",
    "int[]",
    "enum(a,b)",
    "string?",
    "char(3)",
    "time",
    "real",
];
const ATTRIBUTES: &[&str] = &[
    "id",
    "user_id",
    "userId",
    "order_id",
    "name",
    "key",
    "code",
    "created_at",
    "parent_id",
    "*no",
    "group",
    "line_item_id",
    "customerId",
    "x_id",
    "select",
    "a-b",
];
const KEYS: &[&str] = &["", "", "", "PK", "FK", "UK", "PK, FK", "FK, UK"];
const COMMENTS: &[&str] = &[
    "",
    "",
    "\"NOT NULL\"",
    "\"it's\"",
    "\"AUTO_INCREMENT\"",
    "\"a -- b; \\\"",
];
const LEFT: &[&str] = &["||", "|o", "}o", "}|"];
const RIGHT: &[&str] = &["||", "o|", "o{", "|{"];
const LABELS: &[&str] = &["has", "\"\"", "\"is in\"", "owner", "user", "parent"];

fn pick(from: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(from)
}

fn chart() -> impl Strategy<Value = String> {
    let attribute = (pick(TYPES), pick(ATTRIBUTES), pick(KEYS), pick(COMMENTS));
    let entity = (pick(NAMES), prop::collection::vec(attribute, 0..6));
    let relation = (
        pick(NAMES),
        pick(LEFT),
        pick(&["--", ".."]),
        pick(RIGHT),
        pick(NAMES),
        pick(LABELS),
    );
    let parts = (
        prop::collection::vec(entity, 0..6),
        prop::collection::vec(relation, 0..7),
    );
    parts.prop_map(|(entities, relations)| {
        let mut text = String::from("erDiagram\n");
        let mut named = std::collections::BTreeSet::new();
        for (name, attributes) in entities {
            if !named.insert(name) || attributes.is_empty() {
                continue;
            }
            text.push_str(&format!("\"{name}\" {{\n"));
            let mut used = std::collections::BTreeSet::new();
            for (ty, name, keys, comment) in attributes {
                if used.insert(name) {
                    text.push_str(&format!("  {ty} {name} {keys} {comment}\n"));
                }
            }
            text.push_str("}\n");
        }
        for (from, left, line, right, to, label) in relations {
            text.push_str(&format!(
                "\"{from}\" {left}{line}{right} \"{to}\" : {label}\n"
            ));
        }
        text
    })
}

/// The SQL of charts for a database, of those that have some.
fn scripts(dialect: usize, count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let chart = chart();
    let charts = (0..count).map(|_| chart.new_tree(&mut runner).expect("a chart").current());
    let made: Vec<String> = charts
        .filter_map(|chart| {
            let made = compile(&chart, DIALECTS[dialect].1, true);
            let refused = made.found.iter().any(|found| found.contains("no-sql"));
            assert!(made.text.is_some() || refused, "{chart}");
            made.text
        })
        .collect();
    assert!(
        made.len() > count / 2,
        "{} of {count} have tables",
        made.len()
    );
    made
}

fn take(said: &[String]) {
    let wrong: Vec<&String> = said.iter().filter(|said| !said.is_empty()).collect();
    assert!(
        wrong.is_empty(),
        "{} of {}: {}",
        wrong.len(),
        said.len(),
        wrong[0]
    );
}

#[test]
fn sqlite_takes_charts_drawn_at_random() {
    let scripts = scripts(1, 500);
    let Some(said) = sqlite(&scripts) else { return };
    let pairs = said.iter().zip(&scripts);
    let wrong = pairs
        .filter(|(said, _)| !said.is_empty())
        .map(|(said, sql)| format!("{said}\n{sql}"));
    take(&wrong.collect::<Vec<_>>());
}

#[test]
fn postgresql_takes_charts_drawn_at_random() {
    let Some(said) = server(Server::PostgreSql, &scripts(0, 40)) else {
        return;
    };
    take(&said);
}

#[test]
fn mariadb_takes_charts_drawn_at_random() {
    let Some(said) = server(Server::MariaDb, &scripts(2, 20)) else {
        return;
    };
    take(&said);
}
