//! pre-commit with what a repository leaves out: excluded files, a skipped fence, a baseline.
//!
//! Asks the real `pre-commit` (`MERMAIDC_PRE_COMMIT` says which), and says so where there is none.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{MERMAIDC, folder, get, put, run};

const BROKEN: &str = "```mermaid\nflowchart TD\n  A[One --> B\n```\n";
const DEAD: &str = "\n```mermaid\nflowchart TD\n  R[Rain] --> C[Coat]\n  R --> N{Which?}\n```\n";
const CONFIG: &str = "repos:\n  - repo: local\n    hooks:\n      - id: mermaidc\n        name: mermaidc\n        \
    entry: mermaidc check --fix --deny warnings --baseline .mermaidc-baseline.json\n        language: system\n        \
    files: \\.(mmd|mermaid|md|markdown|mdx)$\n";

/// A command in a folder, with mermaidc on the path and nothing of the outer world.
fn shell(folder: &Path, program: &str, args: &[&str]) -> std::io::Result<Output> {
    let bin = Path::new(MERMAIDC).parent().expect("a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new(program)
        .args(args)
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", bin.display()))
        .env("PRE_COMMIT_HOME", folder.join(".git/pre-commit"))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
}

fn git(folder: &Path, args: &[&str]) {
    let output = shell(folder, "git", args).expect("git runs");
    assert!(output.status.success(), "git {args:?}: {output:?}");
}

/// Adds everything and runs the hook on it; whether it passed, and what it said.
fn hook(folder: &Path) -> Option<(bool, String)> {
    git(folder, &["add", "-A"]);
    let program = std::env::var("MERMAIDC_PRE_COMMIT").unwrap_or_else(|_| "pre-commit".into());
    match shell(
        folder,
        &program,
        &["run", "--all-files", "--color", "never"],
    ) {
        Ok(output) => Some((
            output.status.success(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )),
        Err(error) => {
            let required = std::env::var_os("MERMAIDC_REQUIRE_TOOLS").is_some();
            assert!(!required, "`{program}` cannot be run: {error}");
            // Written to the stream itself: the harness hides what a passing test prints.
            let _ = writeln!(
                std::io::stderr().lock(),
                "SKIPPED: pre-commit is not installed, so no hook was run"
            );
            None
        }
    }
}

#[test]
fn a_hook_heeds_exclude_skip_and_baseline() {
    let skipped = format!("<!-- mermaidc: skip -- shows a broken chart -->\n{BROKEN}");
    let dir = folder(&[
        (".pre-commit-config.yaml", CONFIG),
        ("mermaidc.toml", "exclude = [\"vendor/\"]\n"),
        ("vendor/theirs.md", BROKEN),
        ("docs/skipped.md", &skipped),
        ("docs/known.md", BROKEN),
        ("README.md", "# No chart\n"),
    ]);
    let path = dir.path();
    git(path, &["init", "-q"]);
    run(
        path,
        &["check", "--write-baseline", ".mermaidc-baseline.json"],
    );
    let Some((passed, said)) = hook(path) else {
        return;
    };
    assert!(passed, "{said}");
    // Something new in a known page, beside what is known.
    put(path, "docs/known.md", format!("{BROKEN}{DEAD}").as_bytes());
    let (passed, said) = hook(path).expect("it ran before");
    assert!(!passed && said.contains("docs/known.md:9:9"), "{said}");
    assert!(
        !said.contains("unclosed-bracket") && said.contains("1 in the baseline"),
        "{said}"
    );
    // What can be fixed is, once; the hook fails for that, and then passes.
    let fixable = BROKEN.replace("A[One", "Z[New");
    put(
        path,
        "docs/known.md",
        format!("{BROKEN}{fixable}").as_bytes(),
    );
    let (passed, said) = hook(path).expect("it ran before");
    assert!(
        !passed && said.contains("files were modified by this hook"),
        "{said}"
    );
    let fixed = fixable.replace("Z[New", "Z[New]");
    assert_eq!(get(path, "docs/known.md"), format!("{BROKEN}{fixed}"));
    let (passed, said) = hook(path).expect("it ran before");
    assert!(passed, "{said}");
    for (name, text) in [("vendor/theirs.md", BROKEN), ("docs/skipped.md", &skipped)] {
        assert_eq!(get(path, name), text, "{name} is left alone");
    }
}

/// The hooks of this repository as their file describes them, but for the program, which is the one that is tested.
#[test]
fn the_hooks_of_this_repository_work() {
    let hooks = folder(&[(
        ".pre-commit-hooks.yaml",
        include_str!("../../.pre-commit-hooks.yaml"),
    )]);
    git(hooks.path(), &["init", "-q"]);
    git(hooks.path(), &["add", "-A"]);
    let author = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
    git(
        hooks.path(),
        &[&author[..], &["commit", "-qm", "hooks"]].concat(),
    );
    let config = |id: &str| {
        let place = hooks.path().display();
        format!(
            "repos:\n  - repo: {place}\n    rev: HEAD\n    hooks:\n      - id: {id}\n        language: system\n"
        )
    };
    let page =
        "# A page\n\n```mermaid\nflowchart TD\nA{\"Paid?\"}-->|Yes|B[Ship]\nA-->|No|C[Wait]\n```\n";
    let formatted = page
        .replace("A{\"Paid?\"}-->|Yes|B", "    A{Paid?} -->|Yes| B")
        .replace("\nA-->|No|C", "\n    A -->|No| C");
    for (id, text, after) in [
        ("mermaidc-fmt", page, formatted.as_str()),
        (
            "mermaidc-fix",
            BROKEN,
            "```mermaid\nflowchart TD\n  A[One] --> B\n```\n",
        ),
        ("mermaidc", BROKEN, BROKEN),
    ] {
        let dir = folder(&[("page.md", text), ("notes.txt", page)]);
        put(dir.path(), ".pre-commit-config.yaml", config(id).as_bytes());
        git(dir.path(), &["init", "-q"]);
        let Some((passed, said)) = hook(dir.path()) else {
            return;
        };
        assert!(!passed, "{id}: {said}");
        assert_eq!(get(dir.path(), "page.md"), after, "{id}: {said}");
        assert_eq!(get(dir.path(), "notes.txt"), page, "{id}");
        if after != text {
            assert!(said.contains("files were modified by this hook"), "{said}");
            let (passed, said) = hook(dir.path()).expect("it ran before");
            assert!(passed, "{id}: {said}");
        }
    }
}
