//! Nothing that a chart says can become more than a name, a text or a comment.

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::databases::sqlite;
use super::{DIALECTS, sql};

/// A chart with these texts in all places that take some.
fn chart(texts: &[String; 6]) -> String {
    let [entity, alias, ty, name, comment, label] = texts;
    let bare = |text: &str| text.replace(['`', '"', '%', '\\', '\r', '\n', '\u{b}', '\u{8}'], "");
    let (entity, alias) = (bare(entity), bare(alias));
    let (ty, name) = (
        ty.replace(['`', '\n', '\r'], ""),
        name.replace(['`', '\n', '\r'], ""),
    );
    let (comment, label) = (comment.replace('"', ""), label.replace('"', ""));
    format!(
        "erDiagram\n\"e{entity}\"[\"a{alias}\"] {{\n int id PK\n `t{ty}` `n_{name}` \"{comment}\"\n}}\n\"e{entity}\" ||--o{{ B : \"{label}\"\n"
    )
}

/// The statements of a script without what is quoted and without comments, as one line.
fn skeleton(sql: &str, dialect: &str) -> String {
    let mut out = String::new();
    let mut letters = sql.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' | '`' | '\'' => {
                let backslash = c == '\'' && (dialect == "mysql" || out.ends_with('E'));
                while let Some(inner) = letters.next() {
                    if inner == '\\' && backslash {
                        letters.next();
                    } else if inner == c && letters.next_if_eq(&c).is_none() {
                        break;
                    }
                }
                out = out.trim_end_matches('E').to_owned();
                out.push('x');
            }
            '-' if letters.peek() == Some(&'-') => {
                while letters.next_if(|&c| c != '\n').is_some() {}
            }
            _ => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Texts that try to be more.
fn text() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "'",
        "\"",
        "`",
        "\\",
        ";",
        "--",
        "/*",
        "*/",
        "#",
        "\n",
        "\r",
        "\0",
        "\u{1b}",
        "DROP TABLE x;",
        ")",
        "(",
        ",",
        "$$",
        "E'",
        "\u{202e}",
        "\u{2028}",
        "😀",
        "é",
        " ",
        "a",
        "#quot;",
        "#96;",
        "#39;",
        "#10;",
        "<br>",
        "&quot;",
        "%",
    ]);
    prop::collection::vec(parts, 0..6).prop_map(|parts| parts.concat())
}

#[test]
fn texts_stay_texts() {
    let harmless = |dialect: &str| {
        let at = DIALECTS
            .iter()
            .find(|(name, _)| *name == dialect)
            .expect("known")
            .1;
        let quoted = ["é", "é", " é", "é", "é", "é"].map(str::to_owned);
        skeleton(&sql(&chart(&quoted), at), dialect)
    };
    let known = DIALECTS.map(|(name, _)| harmless(name));
    let mut scripts = Vec::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..300 {
        let texts = [text(), text(), text(), text(), text(), text()];
        let texts = texts.new_tree(&mut runner).expect("texts").current();
        let chart = chart(&texts);
        for ((name, dialect), known) in DIALECTS.iter().zip(&known) {
            let made = super::compile(&chart, *dialect, true);
            // What Mermaid or the database refuses.
            let Some(made) = made.text else { continue };
            let words = |text: &str| -> Vec<String> {
                // Names of new keys follow those of tables, and comments may be missing.
                let text = text.replace(" COMMENT x", "");
                let tables = text.split(" COMMENT ON ").next().unwrap_or_default();
                let words = tables.split(|c: char| !c.is_ascii_uppercase());
                words
                    .filter(|word| word.len() > 1)
                    .map(str::to_owned)
                    .collect()
            };
            assert_eq!(
                words(&skeleton(&made, name)),
                words(known),
                "{texts:?}\n{made}"
            );
            assert!(
                !made.contains(['\0', '\u{1b}', '\r', '\u{202e}']),
                "{texts:?}\n{made}"
            );
            if *name == "sqlite" {
                scripts.push(made);
            }
        }
    }
    assert!(scripts.len() > 100, "{} charts are taken", scripts.len());
    let Some(said) = sqlite(&scripts) else { return };
    let wrong = said.iter().zip(&scripts).find(|(said, _)| !said.is_empty());
    assert!(wrong.is_none(), "{wrong:?}");
}
