//! The types of columns: what charts write, and what each database calls it.

use super::dialect::{Dialect, one_line};
use super::reserved::is_reserved;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    /// A type of the list.
    Known {
        base: Base,
        /// Length, or precision and scale.
        args: Vec<u32>,
        /// How many `[]` follow.
        depth: usize,
    },
    /// One of these words.
    Enum(Vec<String>),
    /// A type that is not on the list, as written.
    Kept(String),
}

/// A type as a chart has it.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) ty: Type,
    /// Whether `?` says that there may be none.
    pub(super) optional: bool,
    /// Whether it counts up.
    pub(super) counts: bool,
}

/// A type without its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    Bool,
    Text,
    Varchar,
    Char,
    Decimal,
    Real,
    Double,
    Date,
    Time,
    DateTime,
    Instant,
    Interval,
    Uuid,
    Json,
    Bytes,
}

/// The words of each type, in the spellings of databases and of programming languages.
const WORDS: &[(Base, &str)] = &[
    (Base::TinyInt, "tinyint int1 byte int8_t i8"),
    (Base::SmallInt, "smallint int2 short int16 i16 smallserial"),
    (
        Base::Int,
        "int integer int4 int32 i32 mediumint serial serial4 autoincrement",
    ),
    (
        Base::BigInt,
        "bigint int8 int64 i64 long uint u32 uint32 bigserial serial8",
    ),
    (Base::Bool, "bool boolean bit"),
    (
        Base::Text,
        "string str text tinytext mediumtext longtext clob ntext enum",
    ),
    (
        Base::Varchar,
        "varchar varchar2 nvarchar nvarchar2 varcharacter",
    ),
    (Base::Char, "char character nchar bpchar"),
    (
        Base::Decimal,
        "decimal numeric number dec money currency bigdecimal",
    ),
    (Base::Real, "real float4 f32"),
    (Base::Double, "float double float8 float64 f64"),
    (Base::Date, "date localdate"),
    (Base::Time, "time timetz localtime"),
    (
        Base::DateTime,
        "datetime datetime2 timestamp localdatetime smalldatetime",
    ),
    (
        Base::Instant,
        "timestamptz instant datetimeoffset zoneddatetime datetimetz",
    ),
    (Base::Interval, "interval duration timedelta"),
    (Base::Uuid, "uuid guid uniqueidentifier"),
    (Base::Json, "json jsonb object map array dict"),
    (
        Base::Bytes,
        "blob bytea bytes binary varbinary tinyblob mediumblob longblob",
    ),
];

/// What a key of MySQL holds, in bytes; a letter can take four of them.
const KEY_BYTES: usize = 3072;

impl Type {
    /// A number that counts up.
    pub(super) const fn number() -> Self {
        Self::Known {
            base: Base::BigInt,
            args: Vec::new(),
            depth: 0,
        }
    }

    /// Whether a column of it can count up.
    pub(super) fn is_number(&self) -> bool {
        let numbers = [Base::SmallInt, Base::Int, Base::BigInt];
        matches!(self, Self::Known { base, depth: 0, .. } if numbers.contains(base))
    }

    /// The type in SQL. `parts` is how many columns the widest key has that it is in; 0 where it is in none.
    pub(super) fn sql(&self, dialect: Dialect, parts: usize) -> String {
        match self {
            Self::Kept(text) => kept(dialect, text),
            Self::Enum(words) if dialect == Dialect::MySql => {
                let words: Vec<String> = words.iter().map(|word| dialect.text(word)).collect();
                format!("ENUM({})", words.join(", "))
            }
            Self::Enum(_) => "TEXT".to_owned(),
            Self::Known { base, args, depth } => {
                let base = if *depth > 0 && dialect != Dialect::PostgreSql {
                    &Base::Json
                } else {
                    base
                };
                let mut text = match dialect {
                    Dialect::PostgreSql => postgresql(*base, args),
                    Dialect::Sqlite => sqlite(*base).to_owned(),
                    Dialect::MySql => mysql(*base, args, parts),
                };
                if dialect == Dialect::PostgreSql {
                    text.push_str(&"[]".repeat(*depth));
                }
                text
            }
        }
    }

    /// The condition that a column of this type has where the database has no such type.
    pub(super) fn check(&self, dialect: Dialect, column: &str) -> Option<String> {
        let Self::Enum(words) = self else {
            return None;
        };
        let words: Vec<String> = words.iter().map(|word| dialect.text(word)).collect();
        (dialect != Dialect::MySql).then(|| format!(" CHECK ({column} IN ({}))", words.join(", ")))
    }
}

impl Written {
    /// Reads the type of an attribute.
    pub(super) fn read(text: &str) -> Self {
        let written = one_line(text);
        let (text, optional) = match written.strip_suffix('?') {
            Some(text) => (text.trim_end(), true),
            None => (written.as_str(), false),
        };
        let lower = text.to_ascii_lowercase();
        let ty = known(text).unwrap_or_else(|| Type::Kept(text.to_owned()));
        Self {
            counts: (lower.contains("serial") || lower == "autoincrement") && ty.is_number(),
            ty,
            optional,
        }
    }
}

fn known(text: &str) -> Option<Type> {
    let mut text = text;
    let mut depth = 0;
    while let Some(inner) = text.strip_suffix("[]") {
        text = inner;
        depth += 1;
    }
    let (word, args) = match text.split_once('(') {
        Some((word, rest)) => (word, rest.strip_suffix(')')?.split(',').collect()),
        None => (text, Vec::new()),
    };
    let word = word.to_ascii_lowercase();
    if word == "enum" && !args.is_empty() && depth == 0 {
        return values(&args);
    }
    let is = |(_, words): &&(Base, &str)| words.split(' ').any(|one| one == word);
    let base = WORDS.iter().find(is)?.0;
    let args: Option<Vec<u32>> = args.iter().map(|arg| arg.trim().parse().ok()).collect();
    let (base, args) = fitting(base, args?)?;
    (depth <= 6).then_some(Type::Known { base, args, depth })
}

/// The words of an `enum(a,b)`, each once.
fn values(args: &[&str]) -> Option<Type> {
    let mut words: Vec<String> = Vec::new();
    for arg in args {
        let word = arg.trim().trim_matches(['\'', '"']);
        if word.is_empty() || word.chars().count() > 255 {
            return None;
        }
        if !words.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            words.push(word.to_owned());
        }
    }
    (words.len() <= 256).then_some(Type::Enum(words))
}

/// A base with the arguments that it takes; `None` for arguments that no database takes.
fn fitting(base: Base, mut args: Vec<u32>) -> Option<(Base, Vec<u32>)> {
    match (base, &args[..]) {
        (Base::Decimal, []) => {}
        (Base::Decimal, &[precision, ref scale @ ..]) => {
            let scale = scale.first().copied().unwrap_or(0);
            let fits = args.len() <= 2 && (1..=65).contains(&precision);
            if !fits || scale > precision.min(30) {
                return None;
            }
        }
        (Base::Varchar | Base::Char | Base::Text, []) => {}
        (Base::Varchar | Base::Char | Base::Text, &[length]) => {
            if length == 0 || length > 10_000_000 {
                return None;
            }
            // MySQL takes 255 letters as `CHAR`, and 16,383 of four bytes in a row.
            let base = match base {
                Base::Char if length <= 255 => Base::Char,
                _ if length > 16_000 => return Some((Base::Text, Vec::new())),
                _ => Base::Varchar,
            };
            return Some((base, args));
        }
        (Base::Varchar | Base::Char | Base::Text, _) => return None,
        (Base::Bool, [] | [0 | 1]) => args.clear(),
        (Base::Bool, _) => return None,
        // The width that is shown, digits, a length of bytes: nothing that a value depends on.
        _ => args.clear(),
    }
    Some((base, args))
}

fn with(word: &str, args: &[u32]) -> String {
    if args.is_empty() {
        return word.to_owned();
    }
    let args: Vec<String> = args.iter().map(u32::to_string).collect();
    format!("{word}({})", args.join(", "))
}

fn postgresql(base: Base, args: &[u32]) -> String {
    let word = match base {
        Base::TinyInt | Base::SmallInt => "SMALLINT",
        Base::Int => "INTEGER",
        Base::BigInt => "BIGINT",
        Base::Bool => "BOOLEAN",
        Base::Text => "TEXT",
        Base::Varchar => "VARCHAR",
        Base::Char => "CHAR",
        Base::Decimal => "NUMERIC",
        Base::Real => "REAL",
        Base::Double => "DOUBLE PRECISION",
        Base::Date => "DATE",
        Base::Time => "TIME",
        Base::DateTime => "TIMESTAMP",
        Base::Instant => "TIMESTAMPTZ",
        Base::Interval => "INTERVAL",
        Base::Uuid => "UUID",
        Base::Json => "JSONB",
        Base::Bytes => "BYTEA",
    };
    with(word, args)
}

/// SQLite has five types. Dates are text, as its functions for them take it.
const fn sqlite(base: Base) -> &'static str {
    match base {
        Base::TinyInt | Base::SmallInt | Base::Int | Base::BigInt | Base::Bool => "INTEGER",
        Base::Decimal => "NUMERIC",
        Base::Real | Base::Double => "REAL",
        Base::Bytes => "BLOB",
        Base::Text
        | Base::Varchar
        | Base::Char
        | Base::Date
        | Base::Time
        | Base::DateTime
        | Base::Instant
        | Base::Interval
        | Base::Uuid
        | Base::Json => "TEXT",
    }
}

fn mysql(base: Base, args: &[u32], parts: usize) -> String {
    // In a key, texts have a length, and all of them together have a limit.
    let letters = |length: u32| match parts {
        0 => length,
        parts => length.min((KEY_BYTES / 4 / parts) as u32),
    };
    let length = args.first().copied().unwrap_or(255);
    let word = match base {
        Base::TinyInt => "TINYINT",
        Base::SmallInt => "SMALLINT",
        Base::Int => "INT",
        Base::BigInt => "BIGINT",
        Base::Bool => "BOOLEAN",
        Base::Text | Base::Json | Base::Varchar if parts > 0 => {
            return with("VARCHAR", &[letters(length)]);
        }
        Base::Bytes if parts > 0 => return with("VARBINARY", &[letters(255)]),
        Base::Text => "TEXT",
        Base::Varchar => return with("VARCHAR", &[length]),
        Base::Char => "CHAR",
        // Without a scale, it would cut the cents.
        Base::Decimal if args.is_empty() => "DECIMAL(20, 6)",
        Base::Decimal => "DECIMAL",
        Base::Real => "FLOAT",
        Base::Double => "DOUBLE",
        Base::Date => "DATE",
        Base::Time => "TIME",
        Base::DateTime => "DATETIME",
        Base::Instant => "TIMESTAMP",
        Base::Interval => "VARCHAR(64)",
        Base::Uuid => "CHAR(36)",
        Base::Json => "JSON",
        Base::Bytes => "LONGBLOB",
    };
    with(word, args)
}

/// A type as written where it can only be a type: words with dots between, then numbers in parentheses, then
/// brackets. Anything else is quoted, as the name of a type that somebody made.
fn kept(dialect: Dialect, text: &str) -> String {
    let (rest, brackets) = match text.find("[]") {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let (words, args) = match rest.find('(') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let is_word = |word: &str| {
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '_';
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.chars().all(letters)
            && !is_reserved(word)
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let dotted = dialect == Dialect::PostgreSql || !words.contains('.');
    let words_fit = dotted && words.split('.').all(is_word);
    let args_fit = match args.strip_prefix('(').map(|args| args.strip_suffix(')')) {
        None => args.is_empty(),
        Some(args) => {
            args.is_some_and(|args| args.split(',').count() <= 2 && args.split(',').all(is_number))
        }
    };
    let bare = brackets.is_empty()
        || dialect == Dialect::PostgreSql && brackets.replace("[]", "").is_empty();
    if words_fit && args_fit && bare {
        return text.to_owned();
    }
    dialect.name(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sql(written: &str) -> [String; 3] {
        let ty = Written::read(written).ty;
        [Dialect::PostgreSql, Dialect::Sqlite, Dialect::MySql].map(|dialect| ty.sql(dialect, 0))
    }

    #[test]
    fn types_of_the_list() {
        for (written, wanted) in [
            ("int", ["INTEGER", "INTEGER", "INT"]),
            ("INT(11)", ["INTEGER", "INTEGER", "INT"]),
            ("string", ["TEXT", "TEXT", "TEXT"]),
            ("string(40)", ["VARCHAR(40)", "TEXT", "VARCHAR(40)"]),
            ("varchar", ["VARCHAR", "TEXT", "VARCHAR(255)"]),
            ("varchar(60000)", ["TEXT", "TEXT", "TEXT"]),
            ("decimal", ["NUMERIC", "NUMERIC", "DECIMAL(20, 6)"]),
            (
                "decimal(10,2)",
                ["NUMERIC(10, 2)", "NUMERIC", "DECIMAL(10, 2)"],
            ),
            ("timestamptz", ["TIMESTAMPTZ", "TEXT", "TIMESTAMP"]),
            ("string[]", ["TEXT[]", "TEXT", "JSON"]),
            ("enum(a,b)", ["TEXT", "TEXT", "ENUM('a', 'b')"]),
        ] {
            assert_eq!(sql(written), wanted, "{written}");
        }
        assert!(Written::read("string?").optional);
        assert!(Written::read("bigserial").counts && !Written::read("int").counts);
    }

    #[test]
    fn other_types_are_kept_and_stay_types() {
        for (written, wanted) in [
            ("mood", ["mood", "mood", "mood"]),
            (
                "vector(1536)",
                ["vector(1536)", "vector(1536)", "vector(1536)"],
            ),
            (
                "decimal(2,9)",
                ["decimal(2,9)"; 3].map(|_| "\"decimal(2,9)\""),
            ),
            ("shop.mood", ["shop.mood", "\"shop.mood\"", "`shop.mood`"]),
            ("mood[]", ["mood[]", "\"mood[]\"", "`mood[]`"]),
            (
                "List~Order~",
                ["\"List~Order~\"", "\"List~Order~\"", "`List~Order~`"],
            ),
            ("x;DROP", ["\"x;DROP\"", "\"x;DROP\"", "`x;DROP`"]),
            ("check", ["\"check\"", "\"check\"", "`check`"]),
        ] {
            let mut made = sql(written);
            if written.starts_with("decimal") {
                made[2] = made[2].replace('`', "\"");
            }
            assert_eq!(made, wanted, "{written}");
        }
    }

    #[test]
    fn keys_of_mysql_have_a_length() {
        let ty = |written| Written::read(written).ty;
        let key = |written, parts| ty(written).sql(Dialect::MySql, parts);
        assert_eq!(key("string", 1), "VARCHAR(255)");
        assert_eq!(key("string", 4), "VARCHAR(192)");
        assert_eq!(key("varchar(1000)", 1), "VARCHAR(768)");
        assert_eq!(key("blob", 1), "VARBINARY(255)");
    }
}
