//! The databases: how names, texts and comments are written so that they stay names, texts and comments, and
//! how long names may be.

use super::reserved::is_reserved;
use crate::label;

/// A database that SQL is written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dialect {
    /// PostgreSQL.
    #[default]
    PostgreSql,
    /// SQLite.
    Sqlite,
    /// MySQL and MariaDB.
    MySql,
}

/// The databases by the names that users call them: the first name of each is the usual one.
pub static DIALECTS: &[(&str, Dialect)] = &[
    ("postgresql", Dialect::PostgreSql),
    ("sqlite", Dialect::Sqlite),
    ("mysql", Dialect::MySql),
    ("postgres", Dialect::PostgreSql),
    ("mariadb", Dialect::MySql),
];

/// Columns that every table of PostgreSQL has.
const SYSTEM_COLUMNS: &[&str] = &["cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"];

impl Dialect {
    /// The name in sentences.
    pub(super) const fn shown(self) -> &'static str {
        match self {
            Self::PostgreSql => "PostgreSQL",
            Self::Sqlite => "SQLite",
            Self::MySql => "MySQL",
        }
    }

    /// The most columns of a table.
    pub(super) const fn most_columns(self) -> usize {
        match self {
            Self::PostgreSql => 1600,
            Self::Sqlite => 2000,
            Self::MySql => 1017,
        }
    }

    /// The most columns of a key. SQLite has no limit of its own; ours keeps the output linear in the chart.
    pub(super) const fn most_key_columns(self) -> usize {
        match self {
            Self::PostgreSql | Self::Sqlite => 32,
            Self::MySql => 16,
        }
    }

    /// A name as SQL has it: as it is where it is a plain word, else quoted.
    ///
    /// PostgreSQL folds plain words to lower case. A word that is quoted because it is reserved is folded here, so
    /// that all plain words are treated alike.
    pub(super) fn name(self, name: &str) -> String {
        let mut letters = name.bytes();
        let first = letters
            .next()
            .is_some_and(|b| b.is_ascii_alphabetic() || b == b'_');
        let plain = first && letters.all(|b| b.is_ascii_alphanumeric() || b == b'_');
        match self {
            _ if plain && !is_reserved(name) => name.to_owned(),
            Self::PostgreSql if plain => format!("\"{}\"", name.to_ascii_lowercase()),
            Self::PostgreSql | Self::Sqlite => format!("\"{}\"", name.replace('"', "\"\"")),
            Self::MySql => format!("`{}`", name.replace('`', "``")),
        }
    }

    /// A text as a value. It means the same whether backslashes escape or not.
    pub(super) fn text(self, text: &str) -> String {
        let quoted = text.replace('\'', "''");
        match self {
            Self::Sqlite => format!("'{quoted}'"),
            Self::PostgreSql if quoted.contains('\\') => {
                format!("E'{}'", quoted.replace('\\', "\\\\"))
            }
            Self::PostgreSql => format!("'{quoted}'"),
            Self::MySql => format!("'{}'", quoted.replace('\\', "\\\\")),
        }
    }

    /// Why this cannot be the name of a table, after "the name `x`"; `None` where it can.
    pub(super) fn refuses_table(self, name: &str) -> Option<String> {
        if self == Self::Sqlite && name.to_ascii_lowercase().starts_with("sqlite_") {
            return Some("is kept by SQLite for itself".to_owned());
        }
        // Each table is a file of this name, other letters than those of ASCII encoded in five.
        let cost = |c: char| {
            if c.is_ascii_alphanumeric() || c == '_' {
                1
            } else {
                5
            }
        };
        let file: usize = name.chars().map(cost).sum();
        if self == Self::MySql && file > 250 {
            return Some("is too long for MySQL".to_owned());
        }
        self.refuses(name)
    }

    /// Why this cannot be the name of a column.
    pub(super) fn refuses_column(self, name: &str) -> Option<String> {
        let lower = name.to_ascii_lowercase();
        if self == Self::PostgreSql && SYSTEM_COLUMNS.contains(&lower.as_str()) {
            return Some("is a column of every table of PostgreSQL".to_owned());
        }
        self.refuses(name)
    }

    fn refuses(self, name: &str) -> Option<String> {
        if name.is_empty() {
            return Some("has no letter that is shown".to_owned());
        }
        match self {
            Self::PostgreSql if name.len() > 63 => {
                Some(format!("has {} bytes; PostgreSQL takes 63", name.len()))
            }
            Self::MySql if name.chars().count() > 64 => {
                let count = name.chars().count();
                Some(format!("has {count} letters; MySQL takes 64"))
            }
            Self::MySql if name.chars().any(|c| c.len_utf8() > 3) => {
                Some("has a character that MySQL does not take in names".to_owned())
            }
            _ => None,
        }
    }
}

/// A text of the chart on one line: what is shown of it, without controls and what is not seen.
pub(super) fn one_line(text: &str) -> String {
    let shown = label::shown(text);
    let seen = |c: &char| c.is_whitespace() || !c.is_control() && !label::is_hidden(*c);
    let seen: String = shown.chars().filter(seen).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A comment after SQL on the same line. The text has been through [`one_line`], so it ends where the line does.
pub(super) fn comment(text: &str) -> String {
    match text {
        "" => String::new(),
        text => format!(" -- {text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_names() {
        use Dialect::{MySql, PostgreSql, Sqlite};
        for (name, wanted) in [
            ("CUSTOMER", ["CUSTOMER", "CUSTOMER", "CUSTOMER"]),
            ("Order", ["\"order\"", "\"Order\"", "`Order`"]),
            (
                "LINE-ITEM",
                ["\"LINE-ITEM\"", "\"LINE-ITEM\"", "`LINE-ITEM`"],
            ),
            (
                "a\"; DROP",
                ["\"a\"\"; DROP\"", "\"a\"\"; DROP\"", "`a\"; DROP`"],
            ),
            ("a`b", ["\"a`b\"", "\"a`b\"", "`a``b`"]),
            ("1st", ["\"1st\"", "\"1st\"", "`1st`"]),
            ("größe", ["\"größe\"", "\"größe\"", "`größe`"]),
        ] {
            let made = [PostgreSql, Sqlite, MySql].map(|dialect| dialect.name(name));
            assert_eq!(made, wanted);
        }
    }

    #[test]
    fn texts_and_comments_end_where_they_do() {
        assert_eq!(Dialect::PostgreSql.text("it's"), "'it''s'");
        assert_eq!(Dialect::PostgreSql.text("\\'"), "E'\\\\'''");
        assert_eq!(Dialect::Sqlite.text("\\'"), "'\\'''");
        assert_eq!(Dialect::MySql.text("\\'"), "'\\\\'''");
        assert_eq!(
            one_line("a\r\nDROP\u{85}b\u{2028}c\0\u{202e}"),
            "a DROP b c"
        );
    }

    #[test]
    fn names_have_limits() {
        let long = "x".repeat(64);
        assert!(Dialect::PostgreSql.refuses_table(&long).is_some());
        assert!(Dialect::MySql.refuses_table(&long).is_none());
        assert!(Dialect::Sqlite.refuses_table(&long).is_none());
        assert!(Dialect::MySql.refuses_table(&"学".repeat(51)).is_some());
        assert!(Dialect::MySql.refuses_column(&"学".repeat(64)).is_none());
        assert!(Dialect::MySql.refuses_column("😀").is_some());
        assert!(Dialect::PostgreSql.refuses_column("CTID").is_some());
        assert!(Dialect::Sqlite.refuses_table("sqlite_x").is_some());
    }
}
