//! `docs/schema/config.schema.json`, by which editors complete and check `mermaidc.toml`.
//!
//! Made of the rules there are, like their pages, and renewed with them.

use std::path::Path;

use mermaidc::config::{self, LEVELS, Quotes};
use mermaidc::diagnostic::Group;
use mermaidc::driver;
use mermaidc::source::{Source, SourceKind};
use serde_json::{Map, Value, json};

const PATH: &str = "docs/schema/config.schema.json";

/// The schema of the rules there are now.
fn schema() -> Value {
    let known = driver::known();
    let levels: Vec<&str> = LEVELS.iter().map(|level| level.name()).collect();
    let mut rules = Map::new();
    let described = |about: &str| json!({ "$ref": "#/$defs/setting", "description": about });
    rules.insert("all".into(), described("Every rule."));
    for group in Group::ALL {
        let fixed = if group == Group::Syntax {
            "fixed"
        } else {
            "setting"
        };
        let about = format!("Every rule of the group `{}`.", group.name());
        rules.insert(
            group.name().into(),
            json!({ "$ref": format!("#/$defs/{fixed}"), "description": about }),
        );
    }
    for (rule, options) in &known.rules {
        let about = rule.summary();
        let value = if rule.is_fixed() {
            json!({ "$ref": "#/$defs/fixed", "description": about })
        } else if options.is_empty() {
            described(about)
        } else {
            let mut keys = Map::from_iter([("level".into(), json!({ "$ref": "#/$defs/level" }))]);
            for option in *options {
                let number = json!({ "type": "integer", "minimum": 0, "default": option.default, "description": option.docs });
                keys.insert(option.name.into(), number);
            }
            json!({
                "description": about,
                "anyOf": [
                    { "$ref": "#/$defs/level" },
                    { "type": "object", "properties": keys, "additionalProperties": false },
                ],
            })
        };
        rules.insert(rule.name.into(), value);
    }
    let globs = |about: &str| json!({ "type": "array", "items": { "type": "string" }, "description": about });
    let number = |default: u64, about: &str| json!({ "type": "integer", "minimum": 0, "default": default, "description": about });
    let settings = config::Settings::default();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mermaidc.toml",
        "description": "The configuration of mermaidc.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "rules": { "$ref": "#/$defs/rules", "description": "Levels of rules and groups." },
            "overrides": {
                "description": "Levels for some files; the last that is for a file counts.",
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["files"],
                    "additionalProperties": false,
                    "properties": {
                        "files": globs("The files, as globs from the folder of the configuration."),
                        "rules": { "$ref": "#/$defs/rules" },
                    },
                },
            },
            "include": globs("The files that a walk takes; all by default."),
            "exclude": globs("The files that are not checked, named ones too."),
            "languages": {
                "description": "What files are, by the end of their names without its dot: `qmd = \"markdown\"`.",
                "type": "object",
                "additionalProperties": { "enum": SourceKind::ALL.iter().map(|kind| kind.language()).collect::<Vec<_>>() },
            },
            "docs-url": {
                "description": "Where the pages of the rules are, for reports: the folder that holds `dead-end.md`.",
                "type": "string",
                "pattern": "^https?://[^\\s]+$",
            },
            "mermaid-version": {
                "description": "The release of Mermaid that draws the charts: rules speak of what it reads and draws.",
                "type": "string",
                "pattern": "^(11(\\.[0-9]+){0,2}|12(\\.[0-3](\\.[0-9]+)?)?)$",
                "default": settings.mermaid_version.to_string(),
            },
            "max-edges": number(settings.max_edges as u64, "The links that `too-many-edges` lets pass: Mermaid's `maxEdges`."),
            "max-text-size": number(settings.max_text_size as u64, "The characters that `text-too-large` lets pass: Mermaid's `maxTextSize`."),
            "max-per-statement": number(settings.max_per_statement as u64, "The links, styles or copies that `multiplied-statement` lets one statement make."),
            "fmt": {
                "description": "How `mermaidc fmt` lays charts out.",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "indent": {
                        "description": "How far each block is indented: two or four spaces, or a tab.",
                        "enum": [2, 4, "tab"],
                        "default": 4,
                    },
                    "quotes": {
                        "description": "Whether quotes that a text does not need go or stay.",
                        "enum": Quotes::ALL.map(Quotes::name),
                        "default": settings.format.quotes.name(),
                    },
                },
            },
        },
        "$defs": {
            "level": { "enum": levels },
            "fixed": {
                "description": "Cannot be lowered.",
                "anyOf": [
                    { "const": "error" },
                    { "type": "object", "properties": { "level": { "const": "error" } }, "additionalProperties": false },
                ],
            },
            "setting": {
                "anyOf": [
                    { "$ref": "#/$defs/level" },
                    { "type": "object", "properties": { "level": { "$ref": "#/$defs/level" } }, "additionalProperties": false },
                ],
            },
            "rules": { "type": "object", "properties": rules, "additionalProperties": false },
        },
    })
}

#[test]
fn the_schema_of_the_configuration_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH);
    let now = format!("{:#}\n", schema());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &now).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == now,
        "{PATH} is old: UPDATE_GOLDEN=1 cargo test --test cli config_schema"
    );
}

/// The schema and the reader agree on what is right and what is wrong.
#[test]
fn the_schema_judges_as_the_reader_does() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let cases = [
        ("", true),
        (
            "max-edges = 700\nexclude = [\"vendor\"]\n[rules]\ndead-end = \"error\"\nstyle = \"off\"\nall = { level = \"info\" }\n",
            true,
        ),
        (
            "[[overrides]]\nfiles = [\"a/**\"]\nrules = { dead-end = \"off\" }\n",
            true,
        ),
        ("[rules]\nsyntax = \"error\"\n", true),
        ("[rules]\nsyntax = \"off\"\n", false),
        ("[rules]\ndead-ned = \"off\"\n", false),
        ("[rules]\ndead-end = \"loud\"\n", false),
        (
            "[rules]\ndead-end = { level = \"info\", most = 3 }\n",
            false,
        ),
        ("[fmt]\nindent = 2\nquotes = \"keep\"\n", true),
        ("fmt = { indent = \"tab\" }\n", true),
        ("[fmt]\nindent = 3\n", false),
        ("[fmt]\nindent = \"2\"\n", false),
        ("[fmt]\nquotes = \"no\"\n", false),
        ("[fmt]\nwidth = 80\n", false),
        ("max-edge = 700\n", false),
        ("max-edges = -1\n", false),
        ("exclude = \"vendor\"\n", false),
        ("[[overrides]]\nrules = { dead-end = \"off\" }\n", false),
        ("[rules]\nlong-label = { max = 80 }\n", true),
        (
            "[rules]\nlong-label = { level = \"warning\", max = 0 }\n",
            true,
        ),
        ("[rules]\nlong-label = { max = -1 }\n", false),
        ("[rules]\nlong-label = { max = \"80\" }\n", false),
        ("[rules]\nlong-label = 80\n", false),
        ("[rules]\nstyle = { max = 80 }\n", false),
        ("[rules]\nunclosed-bracket = \"error\"\n", true),
        ("[rules]\nunclosed-bracket = { level = \"error\" }\n", true),
        ("[rules]\nunclosed-bracket = { level = \"info\" }\n", false),
        ("[rules]\nunclosed-bracket = {}\n", true),
        ("[rules]\nunknown-key = \"off\"\n", false),
        ("[rules]\nunused-allow = \"off\"\n", true),
        ("[rules]\nall = \"off\"\nsyntax = {}\n", true),
        ("[rules]\ndead-end = true\n", false),
        ("[rules]\ndead-end = [\"error\"]\n", false),
        ("[rules]\nDead-End = \"error\"\n", false),
        ("[rules]\ndead-end = \"Error\"\n", false),
        ("rules = \"error\"\n", false),
        ("rules = []\n", false),
        ("overrides = []\n", true),
        ("[overrides]\nfiles = [\"a\"]\n", false),
        ("[[overrides]]\nfiles = []\n", true),
        ("[[overrides]]\nfiles = \"a\"\n", false),
        ("[[overrides]]\nfiles = [1]\n", false),
        (
            "[[overrides]]\nfiles = [\"a\"]\ndead-end = \"off\"\n",
            false,
        ),
        ("[[overrides]]\nfiles = [\"a\"]\nrules = {}\n", true),
        ("include = []\nexclude = [\"a\", \"b/**\"]\n", true),
        ("include = [[\"a\"]]\n", false),
        ("docs-url = \"https://example.org/rules\"\n", true),
        ("docs-url = \"docs/rules\"\n", false),
        ("docs-url = \"https://\"\n", false),
        ("docs-url = 1\n", false),
        ("max-edges = 0\nmax-text-size = 1_000_000\n", true),
        ("max-text-size = 0xFF\n", true),
        ("max-edges = 1.5\n", false),
        ("max-edges = \"500\"\n", false),
        ("[max-edges]\n", false),
        (
            "languages = { qmd = \"markdown\", chart = \"mermaid\" }\n",
            true,
        ),
        ("[languages]\nqmd = \"mardown\"\n", false),
        ("languages = { qmd = 1 }\n", false),
        ("languages = [\"qmd\"]\n", false),
    ];
    for (text, good) in cases {
        let value: Value = toml::from_str(text).expect("TOML");
        assert_eq!(validator.is_valid(&value), good, "the schema on {text:?}");
        let source = Source::new("mermaidc.toml", text);
        assert_eq!(
            config::parse(source, &driver::known()).is_ok(),
            good,
            "the reader on {text:?}"
        );
    }
}
