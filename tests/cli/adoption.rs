//! How a repository with many findings begins: a baseline, changed lines, a budget.

use std::path::Path;
use std::process::Command;

use crate::common::{Run, folder, get, put, run};

const TWO: &str = "# T\n\n```mermaid\nflowchart TD\n  A[Rain] --> B[Coat]\n  A --> C{Which?}\n```\n\n```mermaid\nflowchart TD\n  A[One --> B\n```\n";
const NEW: &str = "```mermaid\nflowchart LR\n  N[New --> M\n```\n";
const THIRD: &str = "\n```mermaid\nflowchart TD\n  X[Snow] --> Y[Boots]\n  X --> Z{Which?}\n```\n";

fn concise(folder: &Path, args: &[&str]) -> Run {
    let mut all = vec!["check", "--format", "concise"];
    all.extend(args);
    run(folder, &all)
}

/// The lines of a run before its sum.
fn lines(run: &Run) -> Vec<&str> {
    let lines: Vec<&str> = run.out.lines().collect();
    lines[..lines.len().saturating_sub(1)].to_vec()
}

#[test]
fn a_baseline_leaves_out_what_it_lists_wherever_it_moves() {
    let dir = folder(&[("docs/a.md", TWO), ("docs/b.md", "# B\n")]);
    let written = run(dir.path(), &["check", "--write-baseline", "known.json"]);
    assert_eq!(written.code, 0, "{written:?}");
    assert_eq!(written.err, "note: 2 findings written to known.json\n");
    assert_eq!(
        get(dir.path(), "known.json"),
        "{\n  \"version\": 1,\n  \"findings\": [\n    {\"file\":\"docs/a.md\",\"rule\":\"dead-end\",\"place\":\"A-->^C{}\",\"chart\":\"7f1702746c905b4f\",\"count\":1},\n    \
         {\"file\":\"docs/a.md\",\"rule\":\"unclosed-bracket\",\"place\":\"A^[\",\"chart\":\"0d9f7249395003f3\",\"count\":1}\n  ]\n}\n"
    );
    let base = ["--deny", "warnings", "--baseline", "known.json"];
    let same = concise(dir.path(), &base);
    assert_eq!(
        (same.code, same.out.as_str()),
        (
            0,
            "2 charts in 2 files checked; nothing found, 2 in the baseline\n"
        )
    );
    // Moved to another page, and translated.
    put(dir.path(), "docs/a.md", b"# empty\n");
    put(
        dir.path(),
        "docs/b.md",
        format!(
            "text\n\n{}",
            TWO.replace("Rain", "Regen").replace("Which?", "Welche?")
        )
        .as_bytes(),
    );
    assert_eq!(concise(dir.path(), &base).code, 0);
    // From another folder, with other paths on the command line.
    let inside = concise(
        &dir.path().join("docs"),
        &["--baseline", "../known.json", "b.md"],
    );
    assert_eq!(inside.code, 0, "{inside:?}");
    // What is new is found.
    put(dir.path(), "docs/b.md", format!("{TWO}{THIRD}").as_bytes());
    let new = concise(dir.path(), &base);
    assert_eq!(
        lines(&new),
        ["docs/b.md:17:9: warning[dead-end] the question `Which?` has no answers"]
    );
    assert_eq!(new.code, 1);
}

#[test]
fn a_fixed_finding_leaves_a_stale_entry() {
    let dir = folder(&[("a.md", TWO), ("b.md", TWO)]);
    run(dir.path(), &["check", "--write-baseline", "known.json"]);
    put(
        dir.path(),
        "a.md",
        TWO.replace("C{Which?}", "C[Hat]").as_bytes(),
    );
    let base = ["--baseline", "known.json"];
    let stale = concise(dir.path(), &base);
    let expected =
        "known.json:4:5: warning[stale-baseline] `dead-end` is not found any more in `a.md`";
    assert_eq!(lines(&stale), [expected]);
    assert_eq!(stale.code, 0);
    let denied = concise(
        dir.path(),
        &["--baseline", "known.json", "--deny", "warnings"],
    );
    assert_eq!(denied.code, 1);
    // Who checks other files, or not by this rule, learns nothing of it.
    assert_eq!(
        lines(&concise(dir.path(), &["--baseline", "known.json", "b.md"])),
        [""; 0]
    );
    let ignored = concise(
        dir.path(),
        &["--baseline", "known.json", "--ignore", "dead-end"],
    );
    assert_eq!(lines(&ignored), [""; 0], "{ignored:?}");
    // A deleted file leaves stale entries, too.
    std::fs::remove_file(dir.path().join("b.md")).expect("removed");
    assert_eq!(lines(&concise(dir.path(), &base)).len(), 3);
    // Written for one file again, the entries of the others stay, but for files that are gone.
    put(dir.path(), "c.md", TWO.as_bytes());
    run(
        dir.path(),
        &["check", "--write-baseline", "known.json", "c.md"],
    );
    let text = get(dir.path(), "known.json");
    let count = |file: &str| text.matches(&format!("\"file\":\"{file}\"")).count();
    assert_eq!(
        (count("a.md"), count("b.md"), count("c.md")),
        (2, 0, 2),
        "{text}"
    );
}

#[test]
fn an_entry_is_not_stale_where_its_chart_cannot_be_read() {
    let page = "```mermaid\nflowchart TD\n  A[Rain] --> B[Coat]\n  A --> C{Which?}\n```\n";
    let dir = folder(&[("a.md", page)]);
    run(dir.path(), &["check", "--write-baseline", "known.json"]);
    put(
        dir.path(),
        "a.md",
        page.replace("B[Coat]", "B[Coat").as_bytes(),
    );
    let run = concise(dir.path(), &["--baseline", "known.json"]);
    assert_eq!(lines(&run).len(), 1, "{run:?}");
    assert!(run.out.contains("unclosed-bracket"), "{run:?}");
}

#[test]
fn fixes_leave_alone_what_is_known() {
    let dir = folder(&[("a.md", TWO)]);
    run(dir.path(), &["check", "--write-baseline", "known.json"]);
    let more = format!("{TWO}\n```mermaid\nflowchart TD\n  Q[Two --> R\n```\n");
    put(dir.path(), "a.md", more.as_bytes());
    let fixed = run(dir.path(), &["check", "--fix", "--baseline", "known.json"]);
    assert_eq!(fixed.code, 0, "{fixed:?}");
    assert_eq!(get(dir.path(), "a.md"), more.replace("Q[Two", "Q[Two]"));
}

#[test]
fn a_baseline_is_read_and_written_with_care() {
    let dir = folder(&[("a.md", TWO), ("package.json", "{\"name\": \"x\"}\n")]);
    for (args, expected) in [
        (
            ["--baseline", "no.json"],
            "error: cannot read the baseline no.json: No such file or directory\n",
        ),
        (
            ["--baseline", "package.json"],
            "error: package.json: not a baseline: missing field `version`",
        ),
        (
            ["--write-baseline", "package.json"],
            "error: package.json: not a baseline: missing field `version`",
        ),
    ] {
        let run = concise(dir.path(), &args);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.starts_with(expected), "{run:?}");
    }
    assert_eq!(get(dir.path(), "package.json"), "{\"name\": \"x\"}\n");
}

#[test]
fn a_budget_bounds_findings() {
    let dir = folder(&[("a.md", TWO)]);
    for (most, code) in [("0", 1), ("1", 1), ("2", 0), ("9", 0)] {
        assert_eq!(
            concise(dir.path(), &["--max-findings", most]).code,
            code,
            "{most}"
        );
    }
    let none = folder(&[("a.md", "# T\n")]);
    assert_eq!(concise(none.path(), &["--max-findings", "0"]).code, 0);
}

/// Git in a folder, with nothing of the outer world.
fn git(folder: &Path, args: &[&str]) {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=T",
            "-c",
            "user.email=t@example.org",
            "-c",
            "init.defaultBranch=main",
        ])
        .args([
            "-c",
            "commit.gpgSign=false",
            "-c",
            "core.hooksPath=/dev/null",
        ])
        .args(args)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git runs");
    assert!(output.status.success(), "git {args:?}: {output:?}");
}

fn commit(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "--allow-empty", "-m", "x"]);
}

#[test]
fn only_changed_lines_count_since_a_commit() {
    let dir = folder(&[
        ("docs/a.md", TWO),
        ("docs/é \"q\" b.md", TWO),
        ("docs/c.md", TWO),
    ]);
    let path = dir.path();
    git(path, &["init", "-q"]);
    // Settings that would change what a difference looks like.
    git(path, &["config", "diff.noprefix", "true"]);
    git(path, &["config", "diff.mnemonicPrefix", "true"]);
    git(path, &["config", "diff.external", "false"]);
    git(path, &["config", "color.ui", "always"]);
    commit(path);
    let since = |args: &[&str]| {
        let mut all = vec!["--since", "main"];
        all.extend(args);
        concise(path, &all)
    };
    let nothing = since(&[]);
    assert_eq!((nothing.code, lines(&nothing)), (0, vec![]), "{nothing:?}");
    git(path, &["checkout", "-q", "-b", "work"]);
    // A line of one chart, a renamed page with another, and a page that git does not know.
    put(
        path,
        "docs/a.md",
        TWO.replace("A --> C{Which?}", "A ---> C{Which?}")
            .as_bytes(),
    );
    git(path, &["mv", "docs/é \"q\" b.md", "docs/ü.md"]);
    put(
        path,
        "docs/ü.md",
        format!("# New\n{}", TWO.replace("[One -->", "[One! -->")).as_bytes(),
    );
    put(path, "docs/new.md", NEW.as_bytes());
    let expected = [
        "docs/a.md:6:10: warning[dead-end] the question `Which?` has no answers",
        "docs/new.md:3:4: error[unclosed-bracket] the label of `N` is never closed",
        "docs/ü.md:12:4: error[unclosed-bracket] the label of `A` is never closed",
    ];
    assert_eq!(lines(&since(&[])), expected);
    // Committed or not, and whatever others did on the branch meanwhile.
    commit(path);
    git(path, &["checkout", "-q", "main"]);
    put(path, "docs/c.md", format!("{THIRD}{TWO}").as_bytes());
    commit(path);
    git(path, &["checkout", "-q", "work"]);
    assert_eq!(lines(&since(&[])), expected);
    let inside = concise(&path.join("docs"), &["--since", "main", "a.md", "c.md"]);
    assert_eq!(
        lines(&inside),
        ["a.md:6:10: warning[dead-end] the question `Which?` has no answers"]
    );
    // Only what changed is fixed.
    run(path, &["check", "--fix", "--since", "main"]);
    assert_eq!(get(path, "docs/new.md"), NEW.replace("[New", "[New]"));
    assert_eq!(get(path, "docs/c.md"), TWO);
    assert!(get(path, "docs/a.md").contains("[One -->"));
}

#[test]
fn what_git_cannot_say_is_an_error() {
    let dir = folder(&[("a.md", TWO)]);
    let path = dir.path();
    let fails = |args: &[&str], expected: &str| {
        let run = concise(path, args);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(expected), "{run:?}");
    };
    fails(
        &["--since", "main"],
        "error: a.md is not in a git repository",
    );
    git(path, &["init", "-q"]);
    fails(&["--since", "main"], "error: git in ");
    commit(path);
    fails(
        &["--since", "mian"],
        "error: git does not know a commit `mian`",
    );
    let hostile = format!("--output={}", path.join("written").display());
    fails(
        &[&format!("--since={hostile}")],
        "error: git does not know a commit `--output=",
    );
    assert!(!path.join("written").exists());
    fails(&["--since", "main", "-"], "error: --since compares files");
    let no_git = crate::common::command(path, &["check", "--since", "main"])
        .env("PATH", "/nonexistent")
        .output()
        .expect("mermaidc runs");
    assert_eq!(no_git.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&no_git.stderr).starts_with("error: cannot run git: "),
        "{no_git:?}"
    );
}
