//! What is read and where it is written: walks, standard input, atomic output, closed pipes.

use crate::common::{MERMAIDC, folder, get, pipe, put, run};

const GOOD: &str = "flowchart TD\n  A[One] --> B[Two]\n";
const BROKEN: &str = "flowchart TD\n  A[One --> B\n";

/// The files that findings name, in the order in which they come.
fn files_named(out: &str) -> Vec<&str> {
    let mut files: Vec<&str> = out
        .lines()
        .filter_map(|line| Some(line.split_once(':')?.0))
        .collect();
    files.retain(|file| file.contains('.'));
    files.dedup();
    files
}

#[test]
fn folders_are_walked_as_git_would() {
    let dir = folder(&[
        ("z.mmd", BROKEN),
        ("docs/b.mermaid", BROKEN),
        ("docs/a.md", "```mermaid\ngraph TD\nA[x\n```\n"),
        ("docs/c.markdown", "```mermaid\ngraph TD\nA[x\n```\n"),
        ("docs/d.mdx", "```mermaid\ngraph TD\nA[x\n```\n"),
        ("docs/e.txt", BROKEN),
        (".hidden/f.mmd", BROKEN),
        ("build/g.mmd", BROKEN),
        ("docs/h.mmd", BROKEN),
        (".gitignore", "build/\nh.mmd\n"),
    ]);
    let run1 = run(dir.path(), &["check", "--format", "concise"]);
    let walked = [
        "docs/a.md",
        "docs/b.mermaid",
        "docs/c.markdown",
        "docs/d.mdx",
        "z.mmd",
    ];
    assert_eq!(files_named(&run1.out), walked, "{run1:?}");
    // Whoever names a file means it, but what is not a chart is not read as one.
    let named = run(
        dir.path(),
        &[
            "check",
            "--format",
            "concise",
            "docs/e.txt",
            "build/g.mmd",
            "./z.mmd",
            "z.mmd",
        ],
    );
    assert_eq!(
        files_named(&named.out),
        ["build/g.mmd", "z.mmd"],
        "{named:?}"
    );
    assert!(
        named.err.contains("1 file of unknown type skipped"),
        "{named:?}"
    );
}

/// Files that are not Mermaid, with what a reader of charts takes for one.
const FOREIGN: [(&str, &str); 4] = [
    (
        "tool.py",
        "\"\"\"Doc.\n\nflowchart TD\n  A[One --> B\n\"\"\"\n",
    ),
    (
        "page.vue",
        "<pre class=\"mermaid\">\ngraph TD\n  A --&gt; B\n</pre>\n",
    ),
    ("docs/e.txt", "text\n\ngraph TD\n  A -> B\n"),
    ("chart", "flowchart TD\n  A -> B\n"),
];

#[test]
fn a_file_of_unknown_type_is_never_written() {
    let dir = folder(&FOREIGN);
    put(dir.path(), "good.mmd", GOOD.as_bytes());
    let names = ["tool.py", "page.vue", "docs/e.txt", "chart", "good.mmd"];
    for options in [&["--fix"][..], &["--unsafe-fixes"], &["--diff"], &[]] {
        let args = [&["check"], options, &names].concat();
        let run = run(dir.path(), &args);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(
            run.err.contains("4 files of unknown type skipped"),
            "{run:?}"
        );
        for (name, text) in FOREIGN {
            assert_eq!(get(dir.path(), name), text, "{options:?}");
        }
    }
    let json = run(dir.path(), &["check", "--format", "json", "tool.py"]);
    assert!(json.out.contains("\"unknownFiles\": 1"), "{json:?}");
    for args in [
        &["compile", "tool.py", "--to", "json"][..],
        &["compile", "tool.py", "--in-place"],
        &["names", "--pin", "tool.py"],
    ] {
        let run = run(dir.path(), args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        assert!(
            run.err.contains("tool.py is a file of unknown type")
                && run.err.contains("--language mermaid"),
            "{run:?}"
        );
        assert_eq!(get(dir.path(), "tool.py"), FOREIGN[0].1);
    }
    let args = ["check", "--fix", "--stdin-filename", "tool.py", "-"];
    let through = pipe(dir.path(), &args, FOREIGN[0].1.as_bytes());
    assert_eq!(through.out, FOREIGN[0].1, "{through:?}");
}

#[test]
fn what_is_not_read_can_be_denied() {
    let sequence = "sequenceDiagram\n  A->>B: hi\n";
    let gantt = "gantt\n  title x\n";
    let dir = folder(&[
        ("tool.py", sequence),
        ("gantt.mmd", gantt),
        ("good.mmd", GOOD),
    ]);
    let code = |args: &[&str]| run(dir.path(), &[&["check"], args].concat()).code;
    assert_eq!(code(&["tool.py", "good.mmd"]), 0);
    assert_eq!(code(&["--deny", "unread", "tool.py", "good.mmd"]), 1);
    assert_eq!(code(&["--deny", "unread", "gantt.mmd", "good.mmd"]), 1);
    assert_eq!(code(&["--deny", "unread", "good.mmd"]), 0);
    assert_eq!(code(&["--deny", "warnings", "gantt.mmd", "tool.py"]), 0);
    assert_eq!(code(&["--deny", "warnings,unread", "tool.py"]), 1);
    assert_eq!(
        code(&["--deny", "unread", "."]),
        1,
        "for the chart; what a walk passes over was not asked for"
    );
    let quiet = run(
        dir.path(),
        &["check", "--quiet", "--deny", "unread", "tool.py"],
    );
    assert!(
        quiet.err.contains("1 file of unknown type skipped"),
        "{quiet:?}"
    );
}

#[test]
fn the_command_line_and_the_configuration_say_what_files_are() {
    let page = "# Page\n\n```mermaid\nflowchart TD\n  A[One --> B\n```\n";
    let dir = folder(&[
        ("a.txt", BROKEN),
        ("b.njk", page),
        ("docs/c.NJK", page),
        ("docs/d.md.j2", page),
        ("docs/e.j2", page),
    ]);
    let concise = ["check", "--format", "concise"];
    let named = |args: &[&str]| {
        let run = run(dir.path(), &[&concise, args].concat());
        files_named(&run.out).join(" ")
    };
    assert_eq!(named(&["a.txt"]), "");
    assert_eq!(named(&["--language", "mermaid", "a.txt"]), "a.txt");
    assert_eq!(
        named(&["--language", "markdown", "b.njk", "docs"]),
        "b.njk",
        "a walk does not read what it would not have read"
    );
    let from = |language: &str, text: &str| {
        let args = ["--format", "concise", "--language", language, "-"];
        let run = pipe(
            dir.path(),
            &[&["check"], &args[..]].concat(),
            text.as_bytes(),
        );
        run.out.lines().next().unwrap_or_default().to_owned()
    };
    assert!(from("markdown", page).contains(":5:4: error[unclosed-bracket]"));
    assert!(from("mermaid", page).starts_with("<stdin>:1:"));
    assert!(from("markdown", BROKEN).starts_with("no chart"));
    put(
        dir.path(),
        "mermaidc.toml",
        b"[languages]\nnjk = \"markdown\"\n\"md.j2\" = \"markdown\"\n",
    );
    assert_eq!(named(&["."]), "b.njk docs/c.NJK docs/d.md.j2");
    assert_eq!(named(&["b.njk", "docs/e.j2"]), "b.njk");
    let fixed = run(dir.path(), &["check", "--fix", "b.njk"]);
    assert_eq!(fixed.code, 0, "{fixed:?}");
    assert!(get(dir.path(), "b.njk").contains("A[One] --> B"));
    let config = run(dir.path(), &["config", "docs/d.md.j2"]);
    assert!(
        config.out.contains("language") && config.out.contains("mermaidc.toml:3"),
        "{config:?}"
    );
    let table = run(dir.path(), &["compile", "b.njk", "--to", "json"]);
    assert_eq!(table.code, 0, "{table:?}");
}

#[test]
fn include_and_exclude_count_from_the_configuration() {
    let dir = folder(&[
        ("docs/a.mmd", BROKEN),
        ("docs/old/b.mmd", BROKEN),
        ("src/c.mmd", BROKEN),
        (
            ".config/mermaidc.toml",
            "include = [\"docs\"]\nexclude = [\"docs/old/\"]\n",
        ),
    ]);
    let walk = |args: &[&str]| {
        let run = run(dir.path(), args);
        files_named(&run.out).join(" ")
    };
    assert_eq!(walk(&["check", "--format", "concise"]), "docs/a.mmd");
    assert_eq!(
        walk(&["check", "--format", "concise", "docs"]),
        "docs/a.mmd"
    );
    assert_eq!(
        walk(&["check", "--format", "concise", "src/c.mmd"]),
        "src/c.mmd"
    );
    // A hook names every file; what is excluded stays out, what is not included is meant.
    let named = run(
        dir.path(),
        &["check", "--format", "concise", "docs/old/b.mmd"],
    );
    assert_eq!((named.code, named.out.as_str()), (0, ""), "{named:?}");
    assert_eq!(
        named.err,
        "note: 1 named file is excluded by the configuration; see --no-force-exclude\n"
    );
    let forced = [
        "check",
        "--format",
        "concise",
        "--no-force-exclude",
        "docs/old/b.mmd",
    ];
    assert_eq!(walk(&forced), "docs/old/b.mmd");
    let all = "docs/a.mmd docs/old/b.mmd src/c.mmd";
    assert_eq!(walk(&["check", "--format", "concise", "--no-config"]), all);
    let inside = run(
        &dir.path().join("docs"),
        &["check", "--fix", "old/b.mmd", "a.mmd"],
    );
    assert!(!inside.out.contains("b.mmd"), "{inside:?}");
    assert_eq!(get(dir.path(), "docs/old/b.mmd"), BROKEN);
}

#[test]
fn the_nearest_configuration_wins() {
    let chart = "flowchart TD\n  A:::nowhere --> B\n";
    let dir = folder(&[
        ("mermaidc.toml", "[rules]\nundefined-class = \"error\"\n"),
        ("a.mmd", chart),
        ("sub/.mermaidc.toml", "[rules]\nstyle = \"off\"\n"),
        ("sub/b.mmd", chart),
        ("sub/deep/c.mmd", chart),
    ]);
    let run1 = run(dir.path(), &["check", "--format", "concise"]);
    assert_eq!(files_named(&run1.out), ["a.mmd"], "{run1:?}");
    assert_eq!(run1.code, 1);
    let inside = run(
        &dir.path().join("sub"),
        &["check", "--format", "concise", "../a.mmd", "b.mmd"],
    );
    assert_eq!(files_named(&inside.out), ["../a.mmd"], "{inside:?}");
    let config = run(dir.path(), &["config", "sub/b.mmd"]);
    assert!(
        config.out.contains("configuration: sub/.mermaidc.toml"),
        "{config:?}"
    );
    assert!(
        config.out.contains("undefined-class") && config.out.contains("sub/.mermaidc.toml:2"),
        "{config:?}"
    );
}

#[test]
fn standard_input_is_what_its_name_or_its_text_says() {
    let dir = folder(&[]);
    let page = "# Page\n\n```mermaid\nflowchart TD\n  A[One --> B\n```\n";
    let first = |args: &[&str], input: &str| {
        let run = pipe(dir.path(), args, input.as_bytes());
        run.out.lines().next().unwrap_or_default().to_owned()
    };
    let concise = ["check", "--format", "concise", "-"];
    assert!(first(&concise, BROKEN).starts_with("<stdin>:"));
    assert!(first(&concise, page).starts_with("<stdin>:"));
    let named = [
        "check",
        "--format",
        "concise",
        "--stdin-filename",
        "x/page.md",
        "-",
    ];
    assert!(first(&named, page).starts_with("x/page.md:"));
    let chart = [
        "check",
        "--format",
        "concise",
        "--stdin-filename",
        "page.mmd",
        "-",
    ];
    assert!(
        first(&chart, page).starts_with("page.mmd:1:"),
        "no chart begins with a heading"
    );
    let json = pipe(
        dir.path(),
        &[
            "compile",
            "--to",
            "json",
            "--stdin-filename",
            "chart.mmd",
            "-",
        ],
        GOOD.as_bytes(),
    );
    assert_eq!(json.code, 0, "{json:?}");
    assert!(json.out.contains("\"file\": \"chart.mmd\""), "{json:?}");
}

#[test]
fn output_is_written_whole_and_keeps_its_rights() {
    let dir = folder(&[("a.mmd", GOOD), ("bad.mmd", BROKEN), ("a.json", "old")]);
    let compile = |args: &[&str]| run(dir.path(), args);
    let made = compile(&["compile", "a.mmd", "-o", "a.json"]);
    assert_eq!((made.code, made.out.as_str()), (0, ""), "{made:?}");
    let text = get(dir.path(), "a.json");
    assert_eq!(text, compile(&["compile", "a.mmd", "--to", "json"]).out);
    // What cannot be made does not touch what is there.
    assert_eq!(compile(&["compile", "bad.mmd", "-o", "a.json"]).code, 1);
    assert_eq!(get(dir.path(), "a.json"), text);
    let left: Vec<_> = std::fs::read_dir(dir.path())
        .expect("a folder")
        .flatten()
        .map(|e| e.file_name())
        .collect();
    assert_eq!(left.len(), 3, "no file is left over: {left:?}");
}

#[cfg(unix)]
#[test]
fn rights_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = folder(&[("a.mmd", GOOD), ("real.json", "old")]);
    let real = dir.path().join("real.json");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("rights");
    symlink("real.json", dir.path().join("link.json")).expect("a link");
    assert_eq!(
        run(dir.path(), &["compile", "a.mmd", "-o", "link.json"]).code,
        0
    );
    let metadata = std::fs::symlink_metadata(dir.path().join("link.json")).expect("there");
    assert!(metadata.file_type().is_symlink());
    assert!(get(dir.path(), "real.json").starts_with('{'));
    assert_eq!(
        std::fs::metadata(&real)
            .expect("there")
            .permissions()
            .mode()
            & 0o777,
        0o640
    );
}

#[test]
fn a_folder_takes_one_file_a_chart() {
    let page = format!("```mermaid\n{GOOD}```\n\n```mermaid\n{GOOD}```\n");
    let dir = folder(&[("page.md", &page)]);
    let made = run(
        dir.path(),
        &["compile", "page.md", "--to", "json", "-o", "out/"],
    );
    assert_eq!(made.code, 0, "{made:?}");
    for name in ["out/page-1.json", "out/page-2.json"] {
        assert_eq!(get(dir.path(), name).matches("\"kind\"").count(), 1);
    }
    let whole = run(dir.path(), &["compile", "page.md", "--to", "json"]);
    assert_eq!(whole.out.matches("\"kind\"").count(), 2);
    let second = run(
        dir.path(),
        &["compile", "page.md", "--to", "json", "--chart", "2"],
    );
    assert_eq!(second.out.matches("\"kind\"").count(), 1);
    let third = run(
        dir.path(),
        &["compile", "page.md", "--to", "json", "--chart", "3"],
    );
    assert_eq!(third.code, 2);
    assert!(
        third.err.contains("--chart 2  line 7: flowchart  One"),
        "{third:?}"
    );
}

#[test]
fn a_stale_output_is_shown_and_not_written() {
    let dir = folder(&[("a.mmd", GOOD)]);
    let check = || run(dir.path(), &["compile", "a.mmd", "-o", "a.json", "--check"]);
    assert_eq!(check().code, 1, "it is not there");
    assert_eq!(
        run(dir.path(), &["compile", "a.mmd", "-o", "a.json"]).code,
        0
    );
    let fresh = check();
    assert_eq!((fresh.code, fresh.out.as_str()), (0, ""));
    put(dir.path(), "a.mmd", GOOD.replace("Two", "Three").as_bytes());
    let old = get(dir.path(), "a.json");
    let stale = check();
    assert_eq!(stale.code, 1);
    assert!(
        stale.out.contains("-          \"label\": \"Two\"") || stale.out.contains("\"Two\""),
        "{stale:?}"
    );
    assert!(
        stale.out.starts_with("--- a/a.json\n+++ b/a.json\n"),
        "{stale:?}"
    );
    assert_eq!(get(dir.path(), "a.json"), old);
}

#[test]
fn a_closed_pipe_is_no_error() {
    // More than a pipe holds, to a reader that goes away at once.
    let lines: String = (0..2_000)
        .map(|i| format!("  A{i}[Node {i}] --> B{i}\n"))
        .collect();
    let chart = format!("flowchart TD\n{lines}");
    let dir = folder(&[("big.mmd", &chart)]);
    let script = format!(
        "'{MERMAIDC}' compile big.mmd --ignore structure --to json | head -c 10; echo; echo ${{PIPESTATUS[0]}}"
    );
    let output = std::process::Command::new("bash")
        .args(["-c", &script])
        .current_dir(dir.path())
        .output()
        .expect("bash runs");
    assert!(
        String::from_utf8_lossy(&output.stdout).ends_with("\n0\n"),
        "{output:?}"
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn colours_come_on_request_only() {
    let dir = folder(&[("bad.mmd", BROKEN)]);
    let has = |args: &[&str]| run(dir.path(), args).out.contains('\x1b');
    assert!(!has(&["check", "bad.mmd"]), "no terminal, no colour");
    assert!(has(&["check", "--color", "always", "bad.mmd"]));
    assert!(has(&["explain", "--color", "always", "undefined-class"]));
    assert!(!has(&["explain", "undefined-class"]));
}

#[test]
fn findings_go_to_a_file_on_request() {
    let dir = folder(&[("bad.mmd", BROKEN)]);
    let run1 = run(
        dir.path(),
        &[
            "check",
            "--format",
            "json",
            "--output-file",
            "found.json",
            "bad.mmd",
        ],
    );
    assert_eq!((run1.code, run1.out.as_str()), (1, ""));
    assert!(get(dir.path(), "found.json").contains("\"errors\": 1"));
    let counted = run(dir.path(), &["check", "--statistics", "bad.mmd"]);
    assert!(
        counted
            .out
            .starts_with("findings  errors  files  fixes  rule"),
        "{counted:?}"
    );
}

#[test]
fn an_output_never_takes_the_place_of_its_input() {
    let page = "```mermaid\nflowchart TD\n  A{Ready?} -->|Yes| B[Go]\n  A -->|No| C[Wait]\n```\n";
    let dir = folder(&[("page.md", page)]);
    for args in [
        &["compile", "page.md", "-o", "page.md"][..],
        &["compile", "page.md", "-o", "./page.md"],
        &["check", "-o", "page.md", "page.md"],
        &["check", "-o", "page.md", "."],
    ] {
        let run = run(dir.path(), args);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains("page.md is the input"), "{run:?}");
        assert_eq!(get(dir.path(), "page.md"), page, "{args:?}");
    }
}

/// A page with a drawing beside its decision needs no `--chart` for what only decisions become.
#[test]
fn charts_that_only_draw_are_passed_over() {
    let page = "```mermaid\nflowchart TD\n  A --> B\n```\n\n```mermaid\nflowchart TD\n  P{Paid?} -->|Yes| S[Ship]\n  P -->|No| W[Wait]\n```\n";
    let dir = folder(&[("page.md", page)]);
    let table = run(dir.path(), &["compile", "page.md", "--to", "table"]);
    assert_eq!(table.code, 0, "{table:?}");
    assert!(table.out.contains("| 1 | Yes | Ship |"), "{table:?}");
    let out = run(
        dir.path(),
        &["compile", "page.md", "--to", "csv", "-o", "out/"],
    );
    assert_eq!(out.code, 0, "{out:?}");
    let written = std::fs::read_dir(dir.path().join("out")).expect("a folder");
    assert_eq!(written.count(), 1);
    let drawing = run(
        dir.path(),
        &["compile", "page.md", "--to", "table", "--chart", "1"],
    );
    assert_eq!(
        drawing.code, 1,
        "asked for by name, it is refused: {drawing:?}"
    );
}

#[test]
fn many_named_pages_without_charts_are_one_line() {
    let names: Vec<String> = (0..300).map(|i| format!("docs/{i:03}.md")).collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .map(|name| (name.as_str(), "# Page\n"))
        .collect();
    let dir = folder(&files);
    let mut args = vec!["check"];
    args.extend(names.iter().map(String::as_str));
    let all = run(dir.path(), &args);
    assert_eq!(all.err, "note: 300 named files have no Mermaid chart\n");
    assert_eq!(
        (all.code, all.out.as_str()),
        (0, "no chart in 300 files; nothing found\n")
    );
    let one = run(dir.path(), &["check", "docs/007.md"]);
    assert_eq!(one.err, "note: docs/007.md has no Mermaid chart\n");
}

#[test]
fn the_base_of_addresses_is_configured() {
    let dir = folder(&[
        ("a.mmd", BROKEN),
        (
            "mermaidc.toml",
            "docs-url = \"https://example.org/rules\"\n",
        ),
    ]);
    let url = |args: &[&str]| -> serde_json::Value {
        let run = run(dir.path(), args);
        serde_json::from_str(&run.out).expect("JSON")
    };
    let page = "https://example.org/rules/unclosed-bracket.md";
    assert_eq!(
        url(&["check", "--format", "json"])["diagnostics"][0]["url"],
        page
    );
    let rules = url(&["rules", "--format", "json"]);
    let rule = rules["rules"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|r| r["name"] == "unclosed-bracket");
    assert_eq!(rule.expect("a rule")["url"], page);
    let none = url(&["check", "--no-config", "--format", "json"]);
    assert!(none["diagnostics"][0]["url"].is_null());
    let sarif = url(&["check", "--format", "sarif"]);
    assert_eq!(
        sarif["runs"][0]["tool"]["driver"]["rules"][0]["helpUri"],
        page
    );
}
