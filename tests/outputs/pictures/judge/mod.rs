//! What must not be in any drawing: things on other things, texts outside their shapes, lines that end
//! nowhere or run over what they do not belong to. Drawings of the fixtures are judged, of every kind;
//! `MERMAIDC_CHARTS=PATH cargo test --release --test outputs judge -- --ignored --nocapture` judges those of a
//! `.jsonl` file with a chart as `text` in each line, or of a folder of such files, and prints how many
//! of each kind there were.

mod graph;
mod page;
mod sequence;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mermaidc::diagnostic::Severity;
use mermaidc::picture;
use mermaidc::picture::scene::{Item, Scene};
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax::read;

use page::Page;

/// What is wrong with a drawing, a line each.
fn faults(scene: &Scene) -> Vec<String> {
    let page = Page::of(scene);
    let mut faults = page.faults();
    faults.extend(match scene.kind {
        "sequence" => sequence::faults(&page),
        "pie" => Vec::new(),
        _ => graph::faults(&page),
    });
    faults
}

/// The drawings of the charts of a file that are accepted.
fn scenes(name: &str, text: &str) -> Vec<Scene> {
    let source = Source::new(name, text);
    let kind = SourceKind::from_name(name).expect("a known type");
    let charts = charts(&source, kind);
    let read = charts.iter().map(read);
    let accepted = read.filter(|reading| {
        let mut errors = reading.diagnostics.iter();
        errors.all(|found| found.severity != Severity::Error)
    });
    let diagrams = accepted.filter_map(|reading| reading.diagram);
    diagrams.map(|diagram| picture::scene(&diagram)).collect()
}

/// The files of a folder, and of those in it, with one of some endings.
fn files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            files(&path, endings, found);
        } else if ending.is_some_and(|ending| endings.contains(&ending)) {
            found.push(path);
        }
    }
}

#[test]
fn fixtures_are_drawn_without_a_fault() {
    let mut paths = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    files(&folder, &["mmd", "md"], &mut paths);
    let mut wrong = Vec::new();
    let mut drawn = BTreeMap::<&str, usize>::new();
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let name = path.strip_prefix(&folder).expect("in it");
        let name = name.to_str().expect("text");
        for scene in scenes(name, &text) {
            *drawn.entry(scene.kind).or_default() += 1;
            wrong.extend(faults(&scene).into_iter().map(|f| format!("{name}: {f}")));
        }
    }
    assert_eq!(drawn.len(), 7, "every kind is among them: {drawn:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "asks for files of charts"]
fn charts_of_files() {
    let path = std::env::var("MERMAIDC_CHARTS").expect("MERMAIDC_CHARTS names a file or a folder");
    let mut paths = Vec::new();
    if Path::new(&path).is_dir() {
        files(Path::new(&path), &["jsonl"], &mut paths);
    } else {
        paths.push(path.into());
    }
    let mut seen = std::collections::HashSet::new();
    let mut tally = BTreeMap::<&str, (usize, usize, usize)>::new();
    for path in paths {
        for line in std::fs::read_to_string(&path).expect("a file").lines() {
            // Half of a surrogate pair is not text.
            let Ok(line) = serde_json::from_str::<serde_json::Value>(line) else {
                continue;
            };
            let Some(text) = line["text"].as_str() else {
                continue;
            };
            if !seen.insert(text.to_owned()) {
                continue;
            }
            for scene in scenes("a.mmd", text) {
                let wrong = faults(&scene);
                let tally = tally.entry(scene.kind).or_default();
                tally.0 += 1;
                tally.1 += Page::of(&scene).nodes.len();
                tally.2 += usize::from(!wrong.is_empty());
                if !wrong.is_empty() {
                    println!(
                        "{} {}\n  {}",
                        path.display(),
                        line["id"],
                        wrong.join("\n  ")
                    );
                }
            }
        }
    }
    for (kind, (charts, nodes, wrong)) in &tally {
        println!("{kind}: {charts} charts with {nodes} nodes, {wrong} with a fault");
    }
    assert!(tally.values().all(|&(_, _, wrong)| wrong == 0));
}

/// What is moved to where it must not be is found: the judge is not blind.
#[test]
fn faults_are_found() {
    let flowchart = "flowchart LR\n    subgraph S [Frame]\n        A[one] -->|label| B{two}\n    end\n    B --> C\n";
    let sequence = "sequenceDiagram\n    A->>B: first\n    Note over A: note\n    B->>C: second\n";
    let cases: &[(&str, &str, (f64, f64), &str)] = &[
        (flowchart, "C", (-120.0, 0.0), "`C` is on `B`"),
        (flowchart, "C", (-120.0, 0.0), "`C` is in `S`"),
        (flowchart, "A", (0.0, 400.0), "`A` is not in `S`"),
        (flowchart, "A", (0.0, 400.0), "off the canvas"),
        (flowchart, "B", (30.0, 0.0), "does not end at `B`"),
        (flowchart, "A", (70.0, 0.0), "is on `A`"),
        (flowchart, "e0", (50.0, 0.0), "does not end at"),
        (sequence, "note0", (60.0, -36.0), "`note0`"),
        (sequence, "m0", (11.0, 0.0), "does not end at a lifeline"),
        (sequence, "B", (-60.0, 0.0), "`B` is on `A`"),
    ];
    for (text, id, by, expected) in cases {
        let mut scene = scenes("a.mmd", text).remove(0);
        assert_eq!(faults(&scene), [""; 0], "as it is drawn");
        moved(&mut scene, id, *by);
        let found = faults(&scene);
        let is_said = found.iter().any(|fault| fault.contains(expected));
        assert!(is_said, "{id} moved by {by:?}: {expected} in {found:#?}");
    }
    let mut scene = scenes("a.mmd", flowchart).remove(0);
    for item in scene.parts.iter_mut().flat_map(|part| &mut part.items) {
        if let Item::Text(text) = item {
            text.lines.iter_mut().for_each(|line| line.width *= 4.0);
        }
    }
    let found = faults(&scene);
    assert!(found.iter().any(|f| f.contains("`B` has a text outside")));
}

/// Moves a part of a drawing, with all that is known of it.
fn moved(scene: &mut Scene, id: &str, (x, y): (f64, f64)) {
    use mermaidc::picture::geometry::Point;
    use mermaidc::picture::scene::Fact;
    let by = Point::new(x, y);
    for part in &mut scene.parts {
        if part.word("id") != Some(id) {
            continue;
        }
        for (_, fact) in &mut part.facts {
            match fact {
                Fact::Box(frame) => *frame = frame.moved(by),
                Fact::Place(at) => *at = at.plus(by),
                Fact::Text(_) => {}
            }
        }
        for at in &mut part.route {
            *at = at.plus(by);
        }
        for item in &mut part.items {
            match item {
                Item::Shape(shape) => shape.path = shape.path.moved(by),
                Item::Text(text) => {
                    text.lines
                        .iter_mut()
                        .for_each(|line| line.at = line.at.plus(by));
                }
            }
        }
    }
}
