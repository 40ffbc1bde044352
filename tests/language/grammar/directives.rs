//! `grammar/directives.ebnf` is true and complete: what is drawn from it is read without a complaint, what edits make of
//! that is read if and only if it is a sentence, and the fixtures reach all of it.

use std::collections::BTreeSet;

use mermaidc::config::Settings;
use mermaidc::driver;
use mermaidc::lint;
use mermaidc::source::{Source, SourceKind};

use super::draw::Draw;
use super::ebnf::{Expr, Grammar};
use super::matcher::{Found, Matcher};
use super::{edited, files, root, show};

/// A chart for directives to speak of; they stand in its first line.
const CHART: &str = "    A{Go?} -->|Yes| B[One]\n    A --> C[Two]\n    D{Stay?} -->|Yes| E[Three]\n    D -->|No| A\n";
const IDS: &[&str] = &["A", "B", "C", "D", "E"];

/// What is said of a directive that is well written, and does not apply.
const BEYOND: &[&str] = &[
    "is not a question, so",
    "no unlabelled link leads",
    "cannot be an answer",
    "is called",
    "is not a range of numbers",
];

fn file() -> Grammar {
    let path = root().join("grammar/directives.ebnf");
    Grammar::read(&std::fs::read_to_string(path).unwrap())
}

/// The grammar with the ids of the chart, and the rules that there are.
fn of_chart() -> Grammar {
    let mut grammar = file();
    let rules: Vec<&str> = lint::infos().map(|info| info.name).collect();
    grammar.put_words("rule", &rules);
    grammar.put_words("nodeId", IDS);
    grammar
}

/// What is said of a directive or a note.
fn said(comment: &str) -> Vec<String> {
    let (text, name) = if comment.starts_with("%%") {
        (format!("flowchart TD\n{comment}\n{CHART}"), "drawn.mmd")
    } else {
        let name = ["drawn.md", "drawn.mdx"][usize::from(comment.starts_with('{'))];
        (
            format!("{comment}\n\n```mermaid\nflowchart TD\n{CHART}```\n"),
            name,
        )
    };
    let source = Source::new(name, text);
    let kind = SourceKind::from_name(name).unwrap();
    let found = driver::check(&source, kind, &Settings::default());
    (found.diagnostics.into_iter())
        .filter(|d| ["invalid-directive", "unknown-rule"].contains(&d.rule.name))
        .map(|d| d.message)
        .collect()
}

/// The same, without what is beyond a grammar.
fn malformed(comment: &str) -> Vec<String> {
    let mut said = said(comment);
    said.retain(|message| !BEYOND.iter().any(|beyond| message.contains(beyond)));
    said
}

fn is(grammar: &Grammar, production: &str, text: &str) -> bool {
    let expr = grammar.expr(grammar.number(production));
    Matcher::new(grammar, text.chars().collect()).matches(expr)
}

#[test]
fn drawn_directives_are_read() {
    let grammar = of_chart();
    let draw = Draw::new(&grammar, 12);
    let mut wrong = Vec::new();
    let count = 1000;
    for i in 0..count {
        let text = draw.text(if i % 4 == 0 { "note" } else { "directive" });
        let malformed = malformed(&text);
        if !malformed.is_empty() {
            wrong.push((text, malformed));
        }
    }
    show(wrong, count);
}

#[test]
fn edited_directives_are_sentences_where_they_are_read() {
    const PIECES: &[&str] = &[
        " ",
        "\t",
        ",",
        ", ",
        "--",
        " -- ",
        "=",
        "..",
        ".",
        "-",
        "+",
        "1",
        "e",
        "A",
        " B",
        "C ",
        "allow",
        "dead-end",
        " style",
        "else ",
        "same ",
        "name ",
        "range ",
        "policy ",
        "entry ",
        "question ",
        "first",
    ];
    let grammar = of_chart();
    let draw = Draw::new(&grammar, 13);
    let mut wrong = Vec::new();
    let count = 1500;
    for _ in 0..count {
        let mut statement = draw.text("statement");
        for _ in 0..=draw.number(2) {
            statement = edited(&draw, &statement, PIECES);
        }
        let text = format!("%% mermaidc: {statement}");
        if text.contains(['\n', '\r']) || text.contains("%%{") {
            continue;
        }
        let sentence = is(&grammar, "directive", &text);
        let malformed = malformed(&text);
        let is_read = malformed.is_empty()
            && (sentence || !said(&text).iter().any(|m| m.contains("not a range")));
        if sentence != is_read {
            wrong.push((
                text,
                [vec![format!("a sentence: {sentence}")], malformed].concat(),
            ));
        }
    }
    show(wrong, count);
}

#[test]
fn fixtures_reach_every_directive() {
    let grammar = file();
    let mut reached = BTreeSet::new();
    for (path, text) in files(&["mmd", "md", "mdx"]) {
        let own = path
            .parent()
            .is_some_and(|p| p.ends_with("fixtures/grammar"));
        for line in text
            .lines()
            .map(str::trim)
            .filter(|line| line.contains("mermaidc:"))
        {
            let production = grammar.number(if line.starts_with("%%") {
                "directive"
            } else {
                "note"
            });
            let expr = grammar.expr(production);
            let mut matcher = Matcher::new(&grammar, line.chars().collect());
            let found = matcher.matches(expr);
            assert!(
                found || !own,
                "{}: `{line}` is not a sentence",
                path.display()
            );
            if found {
                reached.insert(production);
                let len = matcher.text.len();
                matcher.walk(expr, 0, len, &mut |found| {
                    if let Found::Production(number) = found {
                        reached.insert(number);
                    }
                });
            }
        }
    }
    let mut parts = BTreeSet::new();
    for name in ["directive", "note"] {
        grammar.parts(grammar.expr(grammar.number(name)), false, &mut parts);
    }
    let missed: BTreeSet<&str> = (parts.iter())
        .filter_map(|&part| match grammar.exprs[part] {
            Expr::Name(number) if !reached.contains(&number) => Some(number),
            _ => None,
        })
        .map(|number| grammar.productions[number].name.as_str())
        .collect();
    assert!(missed.is_empty(), "no fixture has {missed:?}");
}
