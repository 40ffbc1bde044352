//! What the tables take and refuse: rows that the chart allows, and rows that it does not.

use mermaidc::driver::Dialect;

use super::databases::{Server, server, sqlite};
use super::sql;

const CHART: &str = "erDiagram
    PERSON ||--o| PASSPORT : holds
    PERSON ||--o{ PET : owns
    HOUSE |o--o{ PERSON : \"is home of\"
    PERSON {
        int id PK
        string email UK
    }
    PASSPORT {
        int id PK
        int person_id FK
    }
    PET {
        int id PK
        int person_id FK
        enum(cat,dog) sort
    }
    HOUSE {
        int id PK
    }
";

/// Statements, and whether they go through.
const CASES: &[(&str, bool)] = &[
    ("INSERT INTO PERSON (id, email) VALUES (1, 'a');", true),
    // A house can be missing, and then is none; but one that is there exists.
    ("INSERT INTO PERSON (id, house_id) VALUES (1, 7);", false),
    (
        "INSERT INTO HOUSE (id) VALUES (7); INSERT INTO PERSON (id, house_id) VALUES (1, 7);",
        true,
    ),
    // Keys and unique columns have each value once.
    (
        "INSERT INTO PERSON (id) VALUES (1); INSERT INTO PERSON (id) VALUES (1);",
        false,
    ),
    (
        "INSERT INTO PERSON (id, email) VALUES (1, 'a'); INSERT INTO PERSON (id, email) VALUES (2, 'a');",
        false,
    ),
    // One person has many pets, one passport, and each of them one person.
    (
        "INSERT INTO PERSON (id) VALUES (1); INSERT INTO PET (id, person_id) VALUES (1, 1); \
         INSERT INTO PET (id, person_id) VALUES (2, 1);",
        true,
    ),
    ("INSERT INTO PET (id) VALUES (1);", false),
    (
        "INSERT INTO PERSON (id) VALUES (1); INSERT INTO PASSPORT (id, person_id) VALUES (1, 1);",
        true,
    ),
    (
        "INSERT INTO PERSON (id) VALUES (1); INSERT INTO PASSPORT (id, person_id) VALUES (1, 1); \
         INSERT INTO PASSPORT (id, person_id) VALUES (2, 1);",
        false,
    ),
    (
        "INSERT INTO PERSON (id) VALUES (1); INSERT INTO PET (id, person_id, sort) VALUES (1, 1, 'cow');",
        false,
    ),
];

/// A circle in which each row needs the other: the keys are checked at the end.
const CIRCLE: &str = "erDiagram
    COUNTRY ||--o{ CITY : has
    CITY ||--o{ COUNTRY : \"is capital of\"
    COUNTRY {
        int id PK
    }
    CITY {
        int id PK
    }
";
const BOTH: &str = "INSERT INTO COUNTRY (id, city_id) VALUES (1, 1); INSERT INTO CITY (id, country_id) VALUES (1, 1);";

fn scripts(dialect: Dialect) -> Vec<String> {
    let tables = sql(CHART, dialect);
    CASES
        .iter()
        .map(|(rows, _)| format!("{tables}\n{rows}\n"))
        .collect()
}

fn holds(said: &[String]) {
    for ((rows, goes), said) in CASES.iter().zip(said) {
        assert_eq!(said.is_empty(), *goes, "{rows}\n{said}");
    }
}

#[test]
fn sqlite_takes_what_the_chart_allows() {
    let Some(said) = sqlite(&scripts(Dialect::Sqlite)) else {
        return;
    };
    holds(&said);
    let circle = sql(CIRCLE, Dialect::Sqlite);
    let scripts = [
        format!("{circle}\nBEGIN; {BOTH} COMMIT;"),
        format!("{circle}\nINSERT INTO COUNTRY (id, city_id) VALUES (1, 1);"),
    ];
    let said = sqlite(&scripts).expect("as before");
    assert_eq!((said[0].as_str(), said[1].is_empty()), ("", false));
}

#[test]
fn postgresql_takes_what_the_chart_allows() {
    let Some(said) = server(Server::PostgreSql, &scripts(Dialect::PostgreSql)) else {
        return;
    };
    holds(&said);
    let circle = sql(CIRCLE, Dialect::PostgreSql);
    let end = "SET CONSTRAINTS ALL IMMEDIATE;";
    let scripts = [
        format!("{circle}\n{BOTH} {end}"),
        format!("{circle}\nINSERT INTO COUNTRY (id, city_id) VALUES (1, 1); {end}"),
    ];
    let said = server(Server::PostgreSql, &scripts).expect("as before");
    assert_eq!((said[0].as_str(), said[1].is_empty()), ("", false));
}

#[test]
fn mariadb_takes_what_the_chart_allows() {
    let Some(said) = server(Server::MariaDb, &scripts(Dialect::MySql)) else {
        return;
    };
    holds(&said);
}
