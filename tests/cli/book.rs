//! The guide in `docs/`: its table of contents, its links, and its pictures.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use mermaidc::driver;

use crate::common::run;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// Every page below a folder, as paths from `docs/`.
fn pages(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|end| end == "md") {
            let name = path.strip_prefix(root()).expect("a page of the guide");
            found.insert(name.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// The targets of the links of a page, outside fences and code.
fn links(text: &str) -> Vec<String> {
    let mut targets = Vec::new();
    let mut is_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        }
        // What stands between backticks is not a link.
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("x");
        for (at, _) in prose.match_indices("](").filter(|_| !is_code) {
            let rest = &prose[at + 2..];
            targets.extend(rest.split([')', ' ']).next().map(str::to_owned));
        }
    }
    targets
}

/// `docs/SUMMARY.md` with the page of every rule under that of all rules.
fn summary(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().filter(|line| !line.starts_with("  ")) {
        out += &format!("{line}\n");
        if line.ends_with("(rules/README.md)") {
            let mut rules: Vec<_> = driver::rules().iter().map(|rule| rule.name).collect();
            rules.sort_unstable();
            for rule in rules {
                out += &format!("  - [{rule}](rules/{rule}.md)\n");
            }
        }
    }
    out
}

/// Whether tests write pages at this moment, in any order: then they are not compared with each other.
fn is_writing() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

#[test]
fn the_contents_list_every_page() {
    let path = root().join("SUMMARY.md");
    let text = std::fs::read_to_string(&path).expect("the contents");
    let expected = summary(&text);
    if is_writing() {
        std::fs::write(&path, &expected).expect("written");
        return;
    }
    let renew = "UPDATE_GOLDEN=1 cargo test --test cli book";
    assert!(text == expected, "docs/SUMMARY.md is old: {renew}");
    let listed: Vec<String> = links(&expected);
    let unique: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(unique.len(), listed.len(), "each page once");
    let mut all = BTreeSet::new();
    pages(&root(), &mut all);
    all.remove("SUMMARY.md");
    assert_eq!(unique, all);
}

#[test]
fn links_lead_to_files() {
    if is_writing() {
        return;
    }
    let mut all = BTreeSet::new();
    pages(&root(), &mut all);
    let front =
        ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map(|name| format!("../{name}"));
    let mut wrong = Vec::new();
    for page in all.into_iter().chain(front) {
        let path = root().join(&page);
        let text = std::fs::read_to_string(&path).expect("a page");
        for target in links(&text) {
            let file = target.split('#').next().unwrap_or_default();
            let is_local = !target.contains("://") && !file.is_empty();
            if is_local && !path.with_file_name(file).exists() {
                wrong.push(format!("{page}: {target}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each picture of the guide, the chart it shows, and what it is made with.
const PICTURES: &[(&str, &str, &[&str])] = &[
    ("refund", "refund", &["--show", "findings"]),
    (
        "path",
        "path",
        &[
            "--show",
            "path",
            "--answer",
            "paid=Yes",
            "--answer",
            "days=over 30",
        ],
    ),
    ("roles", "path", &["--show", "roles"]),
    ("flowchart", "flowchart", &[]),
    ("sequence", "sequence", &[]),
    ("state", "state", &[]),
    ("class", "class", &[]),
    ("er", "er", &[]),
    ("c4", "c4", &[]),
    ("pie", "pie", &[]),
    ("classic", "flowchart", &["--theme", "classic"]),
    ("dark", "flowchart", &["--theme", "dark"]),
    ("print", "flowchart", &["--theme", "print"]),
    ("auto", "flowchart", &["--theme", "auto"]),
];

#[test]
fn pictures_are_what_is_drawn() {
    let folder = root().join("pictures");
    for (name, chart, options) in PICTURES {
        let chart = format!("{chart}.mmd");
        let command = ["compile", &chart, "--quiet", "--no-config", "--to", "svg"];
        let made = run(&folder, &[command.as_slice(), options].concat());
        let path = folder.join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &made.out).expect("written");
        }
        let picture = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            picture == made.out,
            "docs/pictures/{name}.svg is old: UPDATE_GOLDEN=1 cargo test --test cli book"
        );
    }
    let files = std::fs::read_dir(&folder).expect("pictures").flatten();
    let files: BTreeSet<String> = (files.map(|entry| entry.file_name()))
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let known = PICTURES.iter();
    let known = known.flat_map(|(name, chart, _)| [format!("{name}.svg"), format!("{chart}.mmd")]);
    assert_eq!(files, known.collect(), "each chart has its picture");
}
