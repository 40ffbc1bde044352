//! Holds the arrows of the house: a room imports only the rooms below it.
//!
//! Reads every `crate::…` path of `src/**` outside comments. A room that needs another one is
//! not wrong for ever: move the wall here and in `src/lib.rs`, and say why in the commit.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every room and the rooms it may import, lowest first.
const ROOMS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("diagnostic", &["source"]),
    ("model", &["source"]),
    ("syntax", &["source", "diagnostic", "model"]),
    ("analysis", &["source", "model"]),
    ("decision", &["source", "diagnostic", "model", "analysis"]),
    ("meaning", &["source", "model", "analysis", "decision"]),
    ("config", &["source", "diagnostic"]),
    (
        "lint",
        &[
            "source",
            "diagnostic",
            "config",
            "syntax",
            "model",
            "analysis",
            "decision",
            "meaning",
        ],
    ),
    ("picture", &["source", "model"]),
    (
        "emit",
        &[
            "source",
            "diagnostic",
            "syntax",
            "model",
            "analysis",
            "decision",
            "meaning",
            "picture",
        ],
    ),
    ("report", &["source", "diagnostic"]),
    (
        "driver",
        &[
            "source",
            "diagnostic",
            "model",
            "syntax",
            "analysis",
            "decision",
            "meaning",
            "config",
            "lint",
            "emit",
        ],
    ),
    ("build", &["driver", "source", "diagnostic", "config"]),
    (
        "cli",
        &["driver", "config", "report", "source", "diagnostic"],
    ),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The rooms that a text names behind `crate::`, braces included; comments left out.
fn imports(text: &str) -> BTreeSet<String> {
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join(" ");
    let mut rooms = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let word = |text: &str| -> String {
            let word = text.trim_start().chars();
            word.take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        };
        match rest.strip_prefix('{') {
            Some(inside) => {
                let mut depth = 0;
                let mut first = true;
                for (i, c) in inside.char_indices() {
                    if first && depth == 0 && !c.is_whitespace() {
                        rooms.insert(word(&inside[i..]));
                        first = false;
                    }
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => first = true,
                        _ => {}
                    }
                }
            }
            None => {
                rooms.insert(word(rest));
            }
        }
    }
    rooms
}

/// The room a file stands in: the first folder, or the file's own stem.
fn room(path: &Path) -> String {
    let first = path
        .components()
        .next()
        .expect("a component")
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn every_room_imports_only_the_rooms_below() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let mut wrong = Vec::new();
    for path in &found {
        let inside = path.strip_prefix(&src).expect("in src");
        let room = room(inside);
        if room == "lib" || room == "main" {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!(
                "{}: the room `{room}` is not in the plan",
                inside.display()
            ));
            continue;
        };
        let text = std::fs::read_to_string(path).expect("a text");
        for import in imports(&text) {
            let known = ROOMS.iter().any(|(name, _)| *name == import);
            if known && import != room && !allowed.contains(&import.as_str()) {
                wrong.push(format!(
                    "{}: `{room}` may not import `{import}`",
                    inside.display()
                ));
            }
        }
    }
    assert!(found.len() > 20, "the sources are there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_are_found_in_every_spelling() {
    let text = "use crate::source::{Span, Source};\n// crate::cli\nuse crate::{model::graph::Graph, lint, emit::{self, x}};\nfn f() { crate::report::x() }";
    let rooms: Vec<String> = imports(text).into_iter().collect();
    assert_eq!(rooms, ["emit", "lint", "model", "report", "source"]);
}

#[test]
fn only_the_outer_rooms_touch_the_world() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let world = [
        "std::fs",
        "std::env",
        "std::process",
        "std::time",
        "std::io::stdin",
        "std::net",
    ];
    for path in &found {
        let inside = path.strip_prefix(&src).expect("in src");
        // `emit` runs Graphviz, and that is the one process.
        if ["cli", "build", "main", "emit"].contains(&room(inside).as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a text");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let is_test = inside
            .file_stem()
            .is_some_and(|s| s == "tests" || s == "testing");
        for name in world {
            let used = text
                .lines()
                .any(|l| !l.trim_start().starts_with("//") && l.contains(name));
            assert!(is_test || !used, "{} uses {name}", inside.display());
        }
    }
}
