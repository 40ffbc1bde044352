//! Holds the walls of the house: a room imports only the rooms below it, the files of a room depend on
//! each other in one direction, and only the outer rooms touch the world.
//!
//! The sources are parsed, so that no spelling of a path gets through. A room that needs another one is
//! not wrong for ever: move the wall here and in `ARCHITECTURE.md`, and say why in the commit.

mod circles;
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use circles::circles;
use paths::{Paths, module, paths};

/// Every room and the rooms it may import, lowest first.
const ROOMS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("label", &[]),
    ("diagnostic", &["source"]),
    ("model", &["source"]),
    ("syntax", &["source", "diagnostic", "model", "label"]),
    ("analysis", &["source", "model"]),
    (
        "decision",
        &["source", "diagnostic", "model", "analysis", "label"],
    ),
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
            "label",
        ],
    ),
    ("picture", &["source", "model", "label"]),
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
            "label",
            "picture",
            "label",
        ],
    ),
    ("format", &["source", "diagnostic", "syntax", "config"]),
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
            "format",
        ],
    ),
    ("build", &["driver", "source", "diagnostic", "config"]),
    ("workspace", &["driver", "config", "source", "diagnostic"]),
    (
        "lsp",
        &[
            "workspace",
            "driver",
            "config",
            "lint",
            "decision",
            "model",
            "syntax",
            "label",
            "source",
            "diagnostic",
        ],
    ),
    (
        "cli",
        &[
            "lsp",
            "workspace",
            "driver",
            "config",
            "report",
            "source",
            "diagnostic",
        ],
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

/// A source file: its path in `src`, its module, and what it names.
struct SourceFile {
    inside: PathBuf,
    module: Vec<String>,
    paths: Paths,
}

/// Every source file but those for tests alone.
fn sources() -> Vec<SourceFile> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    found.sort();
    let is_for_tests = |path: &Path| {
        let parts = path.with_extension("");
        parts
            .iter()
            .any(|part| part == "tests" || part == "testing" || part == "brute_force")
    };
    found
        .iter()
        .map(|path| path.strip_prefix(&src).expect("in src"))
        .filter(|inside| !is_for_tests(inside))
        .map(|inside| {
            let text = std::fs::read_to_string(src.join(inside)).expect("a text");
            let module = module(inside);
            SourceFile {
                inside: inside.to_owned(),
                paths: paths(&text, &module),
                module,
            }
        })
        .collect()
}

#[test]
fn rooms_import_only_the_rooms_below() {
    let sources = sources();
    assert!(sources.len() > 100, "the sources are there");
    let mut wrong = BTreeSet::new();
    for file in &sources {
        let Some(room) = file.module.first() else {
            continue;
        };
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| name == room) else {
            wrong.insert(format!(
                "{}: {room} is not a known room",
                file.inside.display()
            ));
            continue;
        };
        for path in &file.paths.inner {
            let Some(other) = path.first() else { continue };
            let known = ROOMS.iter().any(|(name, _)| name == other);
            if known && other != room && !allowed.contains(&other.as_str()) {
                wrong.insert(format!(
                    "{}: `{room}` may not import `{other}` ({})",
                    file.inside.display(),
                    path.join("::")
                ));
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A `mod.rs`, or a file beside a folder of its name, is the face of its folder: it names the files in it, and they
/// name what it defines. So it counts as no file of its own here.
#[test]
fn the_files_of_a_room_make_no_circle() {
    let sources = sources();
    let modules: BTreeSet<&[String]> = sources.iter().map(|file| file.module.as_slice()).collect();
    let is_face = |module: &[String]| {
        let below = |other: &&[String]| other.len() > module.len() && other.starts_with(module);
        modules.iter().any(below)
    };
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in sources.iter().filter(|file| !is_face(&file.module)) {
        for path in &file.paths.inner {
            // The longest module that the path goes through.
            let target = (1..=path.len()).rev().map(|n| &path[..n]);
            let Some(target) = target.into_iter().find(|part| modules.contains(part)) else {
                continue;
            };
            if target != file.module && !is_face(target) {
                let from = edges.entry(file.module.join("::")).or_default();
                from.insert(target.join("::"));
            }
        }
    }
    let found: Vec<String> = circles(&edges)
        .iter()
        .map(|circle| circle.join(", "))
        .collect();
    assert!(
        found.is_empty(),
        "these files name each other:\n{}",
        found.join("\n")
    );
}

/// Modules of the standard library that reach outside the process.
const WORLD: &[&str] = &["fs", "env", "process", "time", "net"];

/// The files below the outer rooms that reach outside, and why.
const OUTSIDE: &[(&str, &str)] = &[
    ("emit/svg/graphviz.rs", "it runs Graphviz"),
    ("emit/svg.rs", "it runs Graphviz"),
];

#[test]
fn only_the_outer_rooms_touch_the_world() {
    for file in sources() {
        let room = file.module.first().map_or("main", String::as_str);
        let inside = file.inside.to_string_lossy().replace('\\', "/");
        if ["cli", "lsp", "workspace", "build", "main"].contains(&room)
            || OUTSIDE.iter().any(|(path, _)| *path == inside)
        {
            continue;
        }
        for path in &file.paths.outer {
            let world = path[0] == "std"
                && path
                    .get(1)
                    .is_some_and(|part| WORLD.contains(&part.as_str()));
            let input = path.starts_with(&["std".into(), "io".into(), "stdin".into()]);
            assert!(!world && !input, "{inside} uses {}", path.join("::"));
        }
    }
}

#[test]
fn paths_are_found_in_every_spelling() {
    let text = r#"
        #[cfg(test)]
        mod tests { use crate::cli::Tests; }
        use crate::source::{Span, Source as S};
        use crate as c;
        use std::{fs, io::{self, Read}};
        // crate::comment::x
        use super::super::report::window;
        fn f() {
            let _ = "crate::text::x // no";
            c::driver::x(window::y(), S::new());
            fs::read("x");
            let _ = vec![crate::emit::z(io::stdin())];
            use self::inner::q;
            q();
        }
    "#;
    let module: Vec<String> = ["lint", "rules"].map(str::to_owned).to_vec();
    let found = paths(text, &module);
    let joined = |paths: &BTreeSet<Vec<String>>| -> Vec<String> {
        paths.iter().map(|path| path.join("::")).collect()
    };
    assert_eq!(
        joined(&found.inner),
        [
            "",
            "driver::x",
            "emit::z",
            "lint::rules::inner::q",
            "report::window",
            "report::window::y",
            "source::Source",
            "source::Source::new",
            "source::Span",
        ]
    );
    assert_eq!(
        joined(&found.outer),
        [
            "std::fs",
            "std::fs::read",
            "std::io",
            "std::io::Read",
            "std::io::stdin"
        ]
    );
}

#[test]
fn circles_are_found() {
    let edge = |from: &str, to: &str| (from.to_owned(), BTreeSet::from([to.to_owned()]));
    let edges = BTreeMap::from([
        edge("a", "b"),
        edge("b", "c"),
        edge("c", "a"),
        edge("d", "a"),
    ]);
    assert_eq!(circles(&edges), [["a", "b", "c"]]);
}
