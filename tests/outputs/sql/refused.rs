//! Charts that cannot become tables, and what is assumed of others.

use mermaidc::driver::Dialect;

use super::compile;

/// What is said of a chart without its first line.
fn found(body: &str, dialect: Dialect) -> Vec<String> {
    let made = compile(&format!("erDiagram\n{body}"), dialect, false);
    let refused = made.found.iter().any(|found| found.contains("no-sql"));
    assert_eq!(made.text.is_none(), refused, "{:?}", made.found);
    made.found
}

#[test]
fn many_to_many_needs_its_table() {
    let chart = "A }o--o{ B : x\nA {\n int id PK\n}\nB {\n int id PK\n}\n";
    let refused = "2 no-sql: many `A` have many `B`: the table `A_B` is missing";
    assert_eq!(found(chart, Dialect::Sqlite), [refused]);
    let with = |more: &str| found(&format!("{chart}{more}"), Dialect::Sqlite);
    let none: [&str; 0] = [];
    // An entity between the two, by its name, by its label, or as nothing but keys.
    assert_eq!(
        with("A ||--o{ A_B : x\nB ||--o{ A_B : y\nA_B {\n int id PK\n}\n"),
        none
    );
    assert_eq!(
        with("A ||--o{ C : x\nB ||--o{ C : y\nC {\n int a_id PK, FK\n int b_id PK, FK\n}\n"),
        none
    );
    assert_eq!(
        with("A ||--o{ C : x\nB ||--o{ C : y\nC {\n int id PK\n}\n"),
        ["2 assumed-sql: this is taken to stand for rows of `C`"]
    );
    // One that refers to one of them is not between.
    assert_eq!(with("A ||--o{ C : x\nC {\n int id PK\n}\n"), [refused]);
    assert_eq!(
        found("P }o--o{ P : knows\nP {\n int id PK\n}\n", Dialect::Sqlite),
        ["2 no-sql: many `P` have many `P`: the table `P_P` is missing"]
    );
}

#[test]
fn what_databases_refuse_is_refused_before() {
    let long = "x".repeat(64);
    for (body, dialect, said) in [
        (
            "A {\n int id\n string id\n}\n",
            Dialect::Sqlite,
            "4 no-sql: `A` has two attributes `id`",
        ),
        (
            "A {\n int id\n int ID\n}\n",
            Dialect::Sqlite,
            "4 no-sql: `id` and `ID` are one column in SQL",
        ),
        (
            "User {\n int id\n}\nUSER {\n int id\n}\n",
            Dialect::Sqlite,
            "5 no-sql: `User` and `USER` are one table in SQL",
        ),
        (
            "sqlite_x {\n int id\n}\n",
            Dialect::Sqlite,
            "2 no-sql: the name `sqlite_x` is kept by SQLite for itself",
        ),
        (
            "A {\n int id\n int ctid\n}\n",
            Dialect::PostgreSql,
            "4 no-sql: the name `ctid` is a column of every table of PostgreSQL",
        ),
        (
            &format!("{long} {{\n int id\n}}\n"),
            Dialect::PostgreSql,
            "has 64 bytes; PostgreSQL takes 63",
        ),
        (
            &format!("{long}x {{\n int id\n}}\n"),
            Dialect::MySql,
            "has 65 letters; MySQL takes 64",
        ),
        (
            "A {\n int id\n int `a😀`\n}\n",
            Dialect::MySql,
            "4 no-sql: the name `a😀` has a character that MySQL does not take in names",
        ),
        (
            "\" \" {\n int id\n}\n",
            Dialect::Sqlite,
            "2 no-sql: the name `` has no letter that is shown",
        ),
        (
            "subgraph s\nA\nend\nB {\n int id\n}\ns ||--o{ B : x\n",
            Dialect::Sqlite,
            "8 no-sql: `s` is a subgraph, which has no table",
        ),
        (
            "A ||--o{ B : x\nB ||--o{ A : y\nA {\n int id\n}\nB {\n int id\n}\n",
            Dialect::MySql,
            "3 no-sql: each `A` needs a `B` that needs it",
        ),
    ] {
        let found = found(body, dialect);
        assert!(
            found.iter().any(|one| one.ends_with(said)),
            "{said}\n{found:#?}\n{body}"
        );
    }
    let columns: String = (0..33).map(|n| format!(" int c{n} PK\n")).collect();
    let wide = found(&format!("A {{\n{columns}}}\n"), Dialect::Sqlite);
    assert_eq!(
        wide,
        ["2 no-sql: `A` has 33 columns in a key; SQLite takes 32"]
    );
}

#[test]
fn what_is_assumed_is_said() {
    for (body, said) in [
        (
            "A {\n int id\n mood state\n}\n",
            "4 assumed-sql: `mood` is kept as a type of SQLite",
        ),
        ("A {\n int x\n}\n", "2 assumed-sql: `A` has no primary key"),
        (
            "A ||--o{ B : x\nA {\n int x\n}\nB {\n int id\n}\n",
            "2 assumed-sql: `A` has no primary key: a column `id` is added",
        ),
        (
            "A {\n int id\n int b_id FK\n}\n",
            "4 assumed-sql: `b_id` refers to nothing in this chart",
        ),
        (
            "A ||--o{ B : x\nA {\n int id\n}\nB {\n int id\n int y FK\n}\n",
            "8 assumed-sql: `y` is taken to refer to `A`",
        ),
        (
            "A ||--o{ B : x\nA {\n int id\n}\nB {\n int id\n string a_id FK\n}\n",
            "8 assumed-sql: `a_id` has another type than what it refers to",
        ),
    ] {
        assert_eq!(found(body, Dialect::Sqlite), [said], "{body}");
    }
}

#[test]
fn other_kinds_have_no_tables() {
    let made = compile("flowchart TD\n  A --> B\n", Dialect::Sqlite, false);
    assert_eq!(
        made.found,
        ["1 no-such-form: `sql` takes ER diagrams; this is a flowchart chart"]
    );
}
