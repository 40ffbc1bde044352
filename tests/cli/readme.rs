//! Runs every command that README.md and the guides show, and compares what they print.
//!
//! In a fence `console`, a line `$ command` is run in a folder with a copy of `fixtures/`, and the lines
//! below it are what it prints (standard output, then standard error); a line `…` stands for any
//! number of lines, and `$ echo $?` tells the exit code of the command before it. A fence `sh` holds
//! commands without output; those of mermaidc are run.
//! `MERMAIDC_BLESS=1 cargo test --test cli readme` writes what is printed now into the pages.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::MERMAIDC;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages that show commands.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md")];
    for folder in ["docs", "docs/kinds"] {
        let entries = std::fs::read_dir(root().join(folder)).expect("a folder of pages");
        let paths = entries.flatten().map(|entry| entry.path());
        pages.extend(paths.filter(|path| path.extension().is_some_and(|e| e == "md")));
    }
    pages.sort();
    pages
}

/// A copy of the fixtures, where commands may write.
fn workspace() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    copy(&root().join("fixtures"), &dir.path().join("fixtures"));
    dir
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Runs one command line with mermaidc on the path; gives what it printed and its exit code.
fn shell(line: &str, folder: &Path) -> (String, i32) {
    let bin = Path::new(MERMAIDC).parent().expect("a folder");
    let path = format!(
        "{}:{}",
        bin.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let output = Command::new("bash")
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", path)
        .env_remove("NO_COLOR")
        .output()
        .expect("bash runs");
    let text = [output.stdout, output.stderr].concat();
    (
        String::from_utf8(text).expect("UTF-8"),
        output.status.code().unwrap_or(-1),
    )
}

/// Whether printed lines are the shown ones, `…` standing for any number of them.
fn agrees(shown: &[&str], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((&"…", rest)) => (0..=printed.len()).any(|i| agrees(rest, &printed[i..])),
        Some((first, rest)) => printed.first() == Some(first) && agrees(rest, &printed[1..]),
    }
}

/// Runs the console fences of a page; gives the page with what is printed now, and every difference.
fn replay(page: &Path) -> (String, Vec<String>, usize) {
    let text = std::fs::read_to_string(page).expect("a page");
    let dir = workspace();
    let (mut out, mut wrong, mut ran) = (String::new(), Vec::new(), 0);
    let mut code = 0;
    let mut lines = text.lines().peekable();
    let mut fence = "";
    while let Some(line) = lines.next() {
        out += line;
        out.push('\n');
        if let Some(info) = line.strip_prefix("```") {
            fence = if fence.is_empty() && !info.is_empty() {
                info
            } else {
                ""
            };
            continue;
        }
        if fence == "sh" && line.contains("mermaidc ") && !line.starts_with('#') {
            let (printed, code) = shell(line, dir.path());
            ran += 1;
            if code > 1 {
                wrong.push(format!(
                    "{}: `{line}` exits with {code}:\n{printed}",
                    page.display()
                ));
            }
        }
        let Some(command) = line.strip_prefix("$ ").filter(|_| fence == "console") else {
            continue;
        };
        let mut shown = Vec::new();
        while let Some(next) = lines.next_if(|l| !l.starts_with("$ ") && !l.starts_with("```")) {
            shown.push(next);
        }
        let printed = if command == "echo $?" {
            format!("{code}\n")
        } else {
            let (printed, status) = shell(command, dir.path());
            code = status;
            printed
        };
        ran += 1;
        let now: Vec<&str> = printed.lines().map(str::trim_end).collect();
        if agrees(&shown, &now) {
            shown.iter().for_each(|line| out += &format!("{line}\n"));
        } else {
            wrong.push(format!(
                "{}: `{command}` does not print what the page shows. It prints:\n{printed}",
                page.display()
            ));
            now.iter().for_each(|line| out += &format!("{line}\n"));
        }
    }
    (out, wrong, ran)
}

#[test]
fn the_pages_show_what_the_commands_print() {
    let bless = std::env::var_os("MERMAIDC_BLESS").is_some();
    let (mut wrong, mut ran) = (Vec::new(), 0);
    for page in pages() {
        let (text, mut differences, commands) = replay(&page);
        ran += commands;
        if bless && !differences.is_empty() {
            std::fs::write(&page, text).expect("written");
        } else {
            wrong.append(&mut differences);
        }
    }
    assert!(ran >= 5, "README.md shows commands");
    assert!(
        wrong.is_empty(),
        "{}\n\nIf that is what they should print: MERMAIDC_BLESS=1 cargo test --test cli readme",
        wrong.join("\n\n")
    );
}

#[test]
fn two_commands_are_enough_on_a_fresh_machine() {
    let text = std::fs::read_to_string(root().join("README.md")).expect("README.md");
    let block = text
        .split("```sh\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let commands: Vec<&str> = block.expect("the first fence `sh`").lines().collect();
    assert_eq!(
        commands,
        [
            "cargo run --release -- check fixtures/communication.md",
            "cargo test"
        ]
    );
}

#[test]
fn the_pages_pass_their_own_check() {
    for page in pages() {
        let run = crate::common::run(root(), &["check", "--quiet", &page.display().to_string()]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    }
}

#[test]
fn dots_stand_for_any_lines() {
    assert!(agrees(&["a", "…", "d"], &["a", "b", "c", "d"]));
    assert!(agrees(&["…"], &[]));
    assert!(!agrees(&["a", "…", "d"], &["a", "b"]));
    assert!(!agrees(&[], &["a"]));
}
