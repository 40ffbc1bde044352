//! `grammar/flowchart.ebnf` is true and complete: what is drawn from it is accepted, what of the
//! fixtures is accepted is in it and what is refused is not, its productions are the parser's functions and its tokens the
//! lexer's, and the fixtures reach all of it. The same of `grammar/directives.ebnf`, in `directives.rs`.
//!
//! `GRAMMAR_SENTENCES=FILE GRAMMAR_COUNT=20000 cargo test --test language grammar sentences` writes the drawn sentences to a file, one JSON
//! text a line, for asking Mermaid about them; `GRAMMAR_CHARTS=FILE cargo test --release --test language grammar -- --ignored`
//! matches charts of such a file, with `accept` beside `text` as Mermaid answered.

mod chart;
mod directives;
mod draw;
mod ebnf;
mod formatting;
mod kinds;
mod matcher;
mod reader;
mod yaml;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chart::chart;
use draw::Draw;
use ebnf::{Expr, Grammar};
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
    if reading.kind.is_some_and(|kind| kind.name != "flowchart") {
        return vec!["it is a diagram of another kind".to_owned()];
    }
    (reading.diagnostics.iter())
        .filter(|d| d.severity == Severity::Error)
        .map(|d| format!("{}: {}: {}", d.rule.name, d.message, d.label))
        .collect()
}

/// What is beyond a grammar, as the head of the file says.
const BEYOND: &[&str] = &[
    "unknown-link-number:",
    "unknown-shape:",
    "broken-metadata: the data in `@{ … }` is empty",
    "broken-metadata: the label ",
    "theme-colour:",
];

/// The rules that a text breaks by its form.
fn malformed(text: &str) -> Vec<String> {
    let mut broken = broken(text);
    broken.retain(|rule| !BEYOND.iter().any(|beyond| rule.starts_with(beyond)));
    // What a tag of YAML asks of its value.
    broken.retain(|rule| !rule.contains("is not a value of `!!"));
    broken
}

/// How many sentences are drawn.
const SENTENCES: usize = 2000;

#[test]
fn drawn_sentences_are_accepted() {
    let grammar = Grammar::read(&file());
    let count = std::env::var("GRAMMAR_COUNT").map_or(SENTENCES, |n| n.parse().unwrap());
    // Half of them on each of two threads.
    let drawn: Vec<String> = std::thread::scope(|scope| {
        let halves = [1230, 1231].map(|seed| {
            let grammar = &grammar;
            scope.spawn(move || {
                let draw = Draw::new(grammar, seed);
                (0..count / 2).map(|_| draw.chart()).collect::<Vec<_>>()
            })
        });
        (halves.into_iter())
            .flat_map(|half| half.join().unwrap())
            .collect()
    });
    let mut lines = String::new();
    let mut refused = Vec::new();
    for (i, text) in drawn.into_iter().enumerate() {
        if broken(&text).is_empty() {
            let line = serde_json::json!({ "id": i, "kind": "flowchart", "text": text });
            lines += &format!("{line}\n");
        }
        let malformed = malformed(&text);
        if !malformed.is_empty() {
            refused.push((text, malformed));
        }
    }
    if let Ok(path) = std::env::var("GRAMMAR_SENTENCES") {
        std::fs::write(path, lines).unwrap();
    }
    show(refused, count);
}

/// Fails where texts with a reason are left, and shows the shortest.
fn show(mut wrong: Vec<(String, Vec<String>)>, of: usize) {
    wrong.sort_by_key(|(text, _)| text.len());
    let shown: Vec<String> = (wrong.iter().take(10))
        .map(|(text, why)| format!("{text:?}\n    {why:?}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {of} are wrong, the shortest:\n{}",
        wrong.len(),
        shown.join("\n")
    );
}

// ---- the names of the source ----------------------------------------------------------------------

/// `subgraph_start` as `subgraphStart`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        name + &word[..1].to_uppercase() + &word[1..]
    })
}

/// The files of a kind's reader whose names begin with a word, as one text.
fn sources(kind: &str, word: &str) -> String {
    let mut all = String::new();
    let home = root().join("src/syntax/kinds").join(kind);
    let mut folders = vec![home.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let inside = path.strip_prefix(&home);
            if !inside.unwrap().to_str().unwrap().starts_with(word) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                all += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    all
}

#[test]
fn productions_are_functions() {
    let text = file();
    let grammar = Grammar::read(&text);
    let offset = |title: &str| text[..text.find(title).unwrap()].chars().count();
    let parser = offset("/* ==== 3.")..offset("/* ==== 4.");
    let productions: BTreeSet<String> = (grammar.productions.iter())
        .filter(|p| parser.contains(&p.at) && p.name != "chart")
        .map(|p| p.name.clone())
        .collect();
    let mut functions: BTreeSet<String> = (sources("flowchart", "parse").lines())
        .filter(|line| line.contains("-> Read<"))
        .filter_map(|line| line.split("fn ").nth(1)?.split_once("(input: Tokens<"))
        .map(|(name, _)| camel(name.trim_end_matches("<'a>")))
        .collect();
    // Those of the document level take the lexer.
    let reader = sources("flowchart", "reader.rs");
    for name in ["header", "document", "direction", "end"] {
        if reader.contains(&format!("fn {name}(&")) {
            functions.insert(name.to_owned());
        }
    }
    assert_eq!(productions, functions);
}

/// The tokens of a kind's lexer, without some that no chart has.
fn tokens_of(kind: &str, refused: &[&str]) -> BTreeSet<String> {
    let source = sources(kind, "token.rs");
    let kinds = source.split("enum Kind within Within {").nth(1).unwrap();
    let kinds = kinds.split("\n    }").next().unwrap();
    // Each token with its name in messages: `Graph = "…",`.
    let mut kinds: BTreeSet<String> = (kinds.lines())
        .filter_map(|line| line.trim().split_once(" = \""))
        .map(|(name, _)| name.to_owned())
        .collect();
    for refused in refused {
        assert!(kinds.remove(*refused), "{kind}: {refused}");
    }
    kinds
}

/// The tokens of a grammar.
fn tokens(grammar: &Grammar) -> BTreeSet<String> {
    (grammar.tokens.iter())
        .map(|&number| grammar.productions[number].name.clone())
        .collect()
}

#[test]
fn tokens_are_those_of_the_lexer() {
    let grammar = Grammar::read(&file());
    // No chart has one of these: the end within brackets, what no rule takes, `<` outside of a label.
    let refused = ["Unclosed", "Unknown", "TagStart"];
    assert_eq!(tokens(&grammar), tokens_of("flowchart", &refused));
}

// ---- the fixtures ---------------------------------------------------------------------------------

/// Every file of the fixtures with one of these endings.
fn files(endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("fixtures")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|e| e.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if ending.is_some_and(|e| endings.contains(&e)) {
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

/// How long a chart may be that the grammar is asked about.
const LONGEST: usize = 1200;

#[test]
fn fixtures_are_sentences_where_mermaid_accepts_them() {
    let grammar = Grammar::read(&file());
    let mut reached = BTreeSet::new();
    let mut rules = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, text) in files(&["mmd"]) {
        if text.len() > LONGEST {
            continue;
        }
        count += 1;
        let mut found = chart(&grammar, &text);
        reached.append(&mut found.reached);
        rules.append(&mut found.rules);
        let malformed = malformed(&text);
        // What Mermaid says itself is beside some; where it threw at the meaning, the form is right.
        let verdict = std::fs::read_to_string(path.with_extension("mermaid.json"));
        let verdict = verdict.map(|v| serde_json::from_str::<serde_json::Value>(&v).unwrap());
        let accepted = match verdict {
            Ok(verdict) if verdict["accepted"] == true => true,
            Ok(_) if malformed.len() == broken(&text).len() => false,
            _ => malformed.is_empty(),
        };
        if accepted != found.fails.is_none() {
            let why = found.fails.unwrap_or("it is a sentence");
            wrong.push((format!("{}\n{text}", path.display()), vec![why.to_owned()]));
        }
    }
    show(wrong, count);

    let mut parts = BTreeSet::new();
    let mut start = |name: &str| {
        let expr = grammar.expr(grammar.number(name));
        grammar.parts(expr, false, &mut parts);
    };
    for name in ["preparation", "detection", "encoding", "Flowchart", "chart"] {
        start(name);
    }
    let all_rules = || grammar.modes.iter().flat_map(|mode| &mode.1);
    for rule in all_rules() {
        grammar.parts(rule.expr, false, &mut parts);
    }
    let mut missed: BTreeSet<&str> = (parts.iter())
        .filter_map(|&part| match grammar.exprs[part] {
            Expr::Name(number) if !reached.contains(&number) => Some(number),
            _ => None,
        })
        .map(|number| grammar.productions[number].name.as_str())
        .collect();
    for (mode, list) in &grammar.modes {
        let unused = list.iter().filter(|rule| !rules.contains(&rule.expr));
        missed.extend(unused.map(|rule| match rule.token {
            Some(token) => grammar.productions[token].name.as_str(),
            None => mode,
        }));
    }
    assert!(missed.is_empty(), "no fixture has {missed:?}");
}

/// A text with an edit: some of it left out, or said twice, or a piece put in.
fn edited(draw: &Draw<'_>, text: &str, pieces: &[&str]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = draw.number(chars.len() + 1);
    let end = (at + draw.number(4)).min(chars.len());
    let piece = pieces[draw.number(pieces.len())];
    let (before, middle) = (&chars[..at], &chars[at..end]);
    let mut out: String = before.iter().collect();
    match draw.number(4) {
        0 => {}
        1 => out.extend(middle.iter().chain(middle)),
        2 => out += piece,
        _ => {
            out += piece;
            out.extend(middle);
        }
    }
    out.extend(&chars[end..]);
    out
}

/// How many charts are edited.
const EDITED: usize = 1000;

#[test]
fn edited_fixtures_are_sentences_where_they_are_accepted() {
    const PIECES: &[&str] = &[
        " ",
        "\n",
        ";",
        "\"",
        "`",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "|",
        "/",
        "\\",
        "<",
        ">",
        "-",
        "--",
        "-->",
        "==",
        "-.",
        ".->",
        "~~~",
        "&",
        ":",
        ":::",
        "@",
        "@{",
        "#",
        "#35;",
        "%%",
        "%%{",
        ",",
        "*",
        "^",
        "v",
        "x",
        "o",
        "end",
        "end ",
        "graph",
        "class ",
        "style ",
        "click ",
        "call ",
        "href ",
        "subgraph ",
        "direction LR",
        "accTitle:",
        "accDescr {",
        "default",
        "linkStyle ",
        "é",
        "🚀",
    ];
    let grammar = Grammar::read(&file());
    let draw = Draw::new(&grammar, 35);
    let texts: Vec<String> = (files(&["mmd"]).into_iter())
        .map(|(_, text)| text)
        .filter(|text| text.len() < 200)
        .collect();
    let count = std::env::var("GRAMMAR_COUNT").map_or(EDITED, |count| count.parse().unwrap());
    let mut wrong = Vec::new();
    for _ in 0..count {
        let mut text = texts[draw.number(texts.len())].clone();
        for _ in 0..=draw.number(3) {
            text = edited(&draw, &text, PIECES);
        }
        let found = chart(&grammar, &text);
        let malformed = malformed(&text);
        if malformed.is_empty() != found.fails.is_none() {
            let why = found.fails.unwrap_or("it is a sentence").to_owned();
            wrong.push((text, [vec![why], malformed].concat()));
        }
    }
    show(wrong, count);
}

#[test]
#[ignore = "asks for a file of charts"]
fn charts_of_a_file() {
    let grammar = Grammar::read(&file());
    let path = std::env::var("GRAMMAR_CHARTS").expect("GRAMMAR_CHARTS names a file");
    let mut wrong = Vec::new();
    let mut counts = [0; 4];
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let accepted = line["accept"] == true;
        let found = chart(&grammar, line["text"].as_str().unwrap());
        let sentence = found.fails.is_none();
        counts[2 * usize::from(accepted) + usize::from(sentence)] += 1;
        if accepted != sentence {
            wrong.push(format!("{} {:?} {}", line["id"], found.fails, line["text"]));
        }
    }
    let [no, no_but_sentence, missed, yes] = counts;
    println!(
        "accepted: {yes} sentences, {missed} none; refused: {no_but_sentence} sentences, {no} none"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
