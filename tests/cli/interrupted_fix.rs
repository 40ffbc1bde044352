//! A `--fix` that is killed at any moment leaves every file as it was or as it should be, whole.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use crate::common::{command, put, run};

const FILES: usize = 40;

/// A long page with a chart that can be fixed (the space after `S` takes the name from the
/// subgraph), the same for every run.
fn page(i: usize) -> String {
    let prose: String = (0..400)
        .map(|line| format!("Line {line} of page {i}, of no concern to anyone.\n"))
        .collect();
    format!(
        "{prose}\n```mermaid\nflowchart TD\n    subgraph S \n    A --> B[Done {i}]\n    end\n```\n\n{prose}"
    )
}

fn texts(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    entries
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .map(|name| {
            let text = std::fs::read_to_string(folder.join(&name)).expect("a text");
            (name, text)
        })
        .collect()
}

fn pages() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for i in 0..FILES {
        put(dir.path(), &format!("page{i}.md"), page(i).as_bytes());
    }
    dir
}

#[test]
fn two_runs_at_once_leave_whole_files_and_nothing_else() {
    let expected = pages();
    run(expected.path(), &["check", "--fix"]);
    let expected = texts(expected.path());
    for _ in 0..4 {
        let dir = pages();
        let spawn = || {
            command(dir.path(), &["check", "--fix", "--quiet"])
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn()
                .expect("mermaidc runs")
        };
        let (mut one, mut other) = (spawn(), spawn());
        for child in [&mut one, &mut other] {
            assert_eq!(child.wait().expect("an end").code(), Some(0));
        }
        assert!(texts(dir.path()) == expected);
    }
}

#[test]
fn every_file_is_old_or_new_and_never_half() {
    let dir = pages();
    let old = texts(dir.path());
    let began = std::time::Instant::now();
    let whole = run(dir.path(), &["check", "--fix"]);
    let time = began.elapsed();
    assert_eq!(whole.code, 0, "{whole:?}");
    let new = texts(dir.path());
    assert_eq!(new.len(), FILES);
    assert!(
        new.iter().all(|(name, text)| old[name] != *text),
        "each page has something to fix"
    );

    let (mut untouched, mut fixed) = (0, 0);
    // Moments spread over the whole run by the golden ratio, the same in every test run as far as a clock can be.
    for round in 1..=12u32 {
        let share = (f64::from(round) * 0.618_034).fract();
        let dir = pages();
        let mut child = command(dir.path(), &["check", "--fix", "--quiet"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("mermaidc runs");
        std::thread::sleep(Duration::from_secs_f64(time.as_secs_f64() * share));
        // It may be through already.
        let _ = child.kill();
        child.wait().expect("an end");
        let mut now = texts(dir.path());
        // Between its first name and the page's, a text is whole already.
        now.retain(|name, _| !name.starts_with(".mermaidc-"));
        assert_eq!(now.len(), FILES, "no page is lost, none is new");
        for (name, text) in &now {
            if *text == new[name] {
                fixed += 1;
            } else {
                assert!(*text == old[name], "{name} is neither old nor new");
                untouched += 1;
            }
        }
        let again = run(dir.path(), &["check", "--fix", "--quiet"]);
        assert_eq!(again.code, 0, "{again:?}");
        assert!(
            texts(dir.path()) == new,
            "all is fixed, and nothing is left beside"
        );
    }
    assert!(
        untouched > 0 && fixed > 0,
        "killed in the middle: {untouched} old, {fixed} new"
    );
}
