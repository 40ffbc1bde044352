//! `grammar/flowchart.ebnf` is true and complete: what is drawn from it is accepted, what of the
//! fixtures is accepted is in it, its productions are the parser's functions, and the fixtures reach all of it.
//!
//! `GRAMMAR_SENTENCES=FILE cargo test --test grammar sentences` writes the drawn sentences to a file, one JSON text a
//! line, for asking Mermaid about them.

mod draw;
mod ebnf;
mod matcher;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use draw::Draw;
use ebnf::{Expr, Grammar};
use matcher::Matcher;
use mermaidc::diagnostic::Severity;
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn file() -> String {
    std::fs::read_to_string(root().join("grammar/flowchart.ebnf")).unwrap()
}

/// The rules that a text breaks.
fn broken(text: &str) -> Vec<String> {
    let source = Source::new("drawn.mmd", text);
    let reading = syntax::read(&charts(&source, SourceKind::Mermaid)[0]);
    (reading.diagnostics.iter())
        .filter(|d| d.severity == Severity::Error)
        .map(|d| format!("{}: {}", d.rule.name, d.message))
        .collect()
}

/// How many sentences are drawn.
const SENTENCES: usize = 2000;

#[test]
fn drawn_sentences_are_accepted() {
    let grammar = Grammar::read(&file());
    let draw = Draw::new(&grammar, 1230);
    let mut drawn = String::new();
    let wanted = std::env::var("GRAMMAR_SENTENCES");
    // The test draws as many as it has time for, a list for Mermaid has more.
    let count = if wanted.is_ok() {
        2 * SENTENCES
    } else {
        SENTENCES
    };
    let mut refused = Vec::new();
    for _ in 0..count {
        let text = draw.sentence("chart");
        let mut broken = broken(&text);
        let counted = broken.len();
        // Counting the links that are drawn is beyond a grammar.
        broken.retain(|rule| !rule.starts_with("unknown-link-number"));
        if counted == broken.len() {
            drawn.push_str(
                &serde_json::json!({ "id": "drawn", "kind": "flowchart", "text": text })
                    .to_string(),
            );
            drawn.push('\n');
        }
        if !broken.is_empty() {
            refused.push((text, broken));
        }
    }
    if let Ok(path) = wanted {
        std::fs::write(path, drawn).unwrap();
    }
    refused.sort_by_key(|(text, _)| text.len());
    let shown: Vec<String> = (refused.iter().take(10))
        .map(|(text, broken)| format!("{text:?}\n    {broken:?}"))
        .collect();
    assert!(
        refused.is_empty(),
        "{} of {count} are refused, the shortest:\n{}",
        refused.len(),
        shown.join("\n")
    );
}

/// `subgraph_start` as `subgraphStart`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        name + &word[..1].to_uppercase() + &word[1..]
    })
}

#[test]
fn productions_are_functions() {
    let text = file();
    let grammar = Grammar::read(&text);
    let lexical = text.find("/* ---- Lexical productions").unwrap();
    let lexical = text[..lexical].chars().count();
    let productions: BTreeSet<String> = (grammar.productions.iter())
        .filter(|(name, _, at)| *at < lexical && name != "chart")
        .map(|(name, _, _)| name.clone())
        .collect();
    let read = |name: &str| {
        std::fs::read_to_string(root().join("src/syntax/flowchart").join(name)).unwrap()
    };
    let parser = read("parse.rs");
    let mut functions: BTreeSet<String> = (parser.lines())
        .filter_map(|line| {
            line.split("fn ")
                .nth(1)?
                .split_once("(input: Tokens<'_>) -> Read<")
        })
        .map(|(name, _)| camel(name))
        .collect();
    // Those of the document level take the lexer.
    let reader = read("mod.rs");
    for name in ["header", "document", "direction", "end"] {
        if reader.contains(&format!("fn {name}(&")) {
            functions.insert(name.to_owned());
        }
    }
    assert_eq!(productions, functions);
}

/// Every chart of the fixtures.
fn fixtures() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("fixtures")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "mmd") {
                let text = std::fs::read(&path).unwrap();
                if let Ok(text) = String::from_utf8(text) {
                    found.push((path, text));
                }
            }
        }
    }
    found.sort();
    found
}

/// The productions that can be part of a sentence: not those that only say what is taken out.
fn positive(grammar: &Grammar, expr: usize, found: &mut BTreeSet<usize>) {
    match &grammar.exprs[expr] {
        Expr::Literal(_) | Expr::Class { .. } => {}
        Expr::Name(number) => {
            if found.insert(*number) {
                positive(grammar, grammar.productions[*number].1, found);
            }
        }
        Expr::Sequence(of) | Expr::Choice(of) => {
            of.iter().for_each(|&part| positive(grammar, part, found));
        }
        Expr::Repeat { of, .. } | Expr::Except(of, _) => positive(grammar, *of, found),
    }
}

/// How long a chart may be that the matcher is asked about.
const LONGEST: usize = 1200;

#[test]
fn fixtures_reach_every_production() {
    let grammar = Grammar::read(&file());
    let chart = grammar.productions[grammar.number("chart")].1;
    let mut reached = BTreeSet::from([grammar.number("chart")]);
    let mut missed = Vec::new();
    for (path, text) in fixtures() {
        let own = path
            .parent()
            .is_some_and(|p| p.ends_with("fixtures/grammar"));
        if text.len() > LONGEST || !broken(&text).is_empty() {
            assert!(
                !own,
                "{} is refused or too long: {:?}",
                path.display(),
                broken(&text)
            );
            continue;
        }
        let text = format!("{text}\n");
        let mut matcher = Matcher::new(&grammar, &text);
        if matcher.matches(chart) {
            matcher.mark(chart, 0, text.chars().count(), &mut reached);
        } else if own {
            missed.push(path);
        }
    }
    assert!(missed.is_empty(), "the grammar does not have {missed:#?}");
    let mut all = BTreeSet::from([grammar.number("chart")]);
    positive(&grammar, chart, &mut all);
    let unreached: Vec<&str> = (all.difference(&reached))
        .map(|&number| grammar.productions[number].0.as_str())
        .collect();
    assert!(unreached.is_empty(), "no fixture has {unreached:?}");
}

/// Accepted charts that the grammar does not have, and why.
const LEFT_OUT: &[(&str, &str)] = &[(
    "flowchart/labels/entity-code-behind-colon.mmd",
    "Mermaid drops the last `;` of a line with `style:#`, harmless only where it stands in quotes",
)];

#[test]
fn accepted_fixtures_are_sentences() {
    let grammar = Grammar::read(&file());
    let chart = grammar.productions[grammar.number("chart")].1;
    let mut missed = Vec::new();
    let mut asked = 0;
    let mut left_out = 0;
    for (path, text) in fixtures() {
        let name = path.strip_prefix(root().join("fixtures")).unwrap();
        let name = name.to_str().unwrap().replace('\\', "/");
        let Ok(verdict) = std::fs::read_to_string(path.with_extension("mermaid.json")) else {
            continue;
        };
        let verdict: serde_json::Value = serde_json::from_str(&verdict).unwrap();
        if verdict["accepted"] != true || text.len() > LONGEST {
            continue;
        }
        asked += 1;
        let mut matcher = Matcher::new(&grammar, &format!("{text}\n"));
        let found = matcher.matches(chart);
        match LEFT_OUT.iter().find(|(left, _)| *left == name) {
            Some(_) => {
                assert!(!found, "{name} is a sentence: take it off the list");
                left_out += 1;
            }
            None if !found => missed.push(name),
            None => {}
        }
    }
    assert!(
        missed.is_empty(),
        "of {asked} charts, the grammar lacks {}:\n{missed:#?}",
        missed.len()
    );
    assert_eq!(
        left_out,
        LEFT_OUT.len(),
        "the list has charts that are none"
    );
}
