//! What a run says by its exit code: 0 nothing wrong, 1 findings, 2 no work, 3 not compiled yet.

use crate::common::{folder, pipe, put, run};

const GOOD: &str = "flowchart TD\n  A[One] --> B[Two]\n";
const BROKEN: &str = "flowchart TD\n  A[One --> B\n";
/// A kind that is only counted.
const UNREAD: &str = "mindmap\n  root\n";
/// `Nowhere` is a class without a definition: a warning.
const WARNED: &str = "flowchart TD\n  A[One]:::nowhere --> B[Two]\n";

#[test]
fn nothing_wrong_is_0() {
    let dir = folder(&[("a.mmd", GOOD)]);
    let run = run(dir.path(), &["check", "a.mmd"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.err, "");
    assert!(run.out.starts_with("1 chart "), "{run:?}");
}

#[test]
fn errors_are_1_warnings_only_when_denied() {
    let dir = folder(&[("bad.mmd", BROKEN), ("warned.mmd", WARNED)]);
    assert_eq!(run(dir.path(), &["check", "bad.mmd"]).code, 1);
    assert_eq!(
        run(dir.path(), &["check", "--exit-zero", "bad.mmd"]).code,
        0
    );
    let warned = run(dir.path(), &["check", "warned.mmd"]);
    assert_eq!(warned.code, 0, "{warned:?}");
    assert!(
        warned.out.contains("warning[undefined-class]"),
        "{warned:?}"
    );
    assert_eq!(
        run(dir.path(), &["check", "--deny", "warnings", "warned.mmd"]).code,
        1
    );
}

#[test]
fn arguments_files_and_configuration_that_are_wrong_are_2() {
    let dir = folder(&[("a.mmd", GOOD), ("bad.mmd", BROKEN)]);
    let code = |args: &[&str]| run(dir.path(), args).code;
    assert_eq!(code(&["check", "--no-such-flag"]), 2);
    assert_eq!(code(&["check", "--format", "jsn"]), 2);
    assert_eq!(code(&["check", "--select", "dead-ned"]), 2);
    assert_eq!(code(&["explain", "dead-ned"]), 2);
    assert_eq!(code(&["compile", "a.mmd", "--to", "jsn"]), 2);
    assert_eq!(
        code(&["compile", "a.mmd"]),
        2,
        "it is not said what to make"
    );
    assert_eq!(code(&["compile", "nowhere.mmd", "--to", "json"]), 2);
    assert_eq!(code(&["check", "--config", "nowhere.toml", "a.mmd"]), 2);
    // The rest of the run goes on, and trouble outweighs findings.
    let both = run(
        dir.path(),
        &["check", "--format", "concise", "nowhere.mmd", "bad.mmd"],
    );
    assert_eq!(both.code, 2);
    assert!(both.out.contains("bad.mmd:"), "{both:?}");
    assert!(
        both.err.contains("cannot read nowhere.mmd: No such file"),
        "{both:?}"
    );
    put(
        dir.path(),
        "mermaidc.toml",
        b"[rules]\nundefined-clas = \"off\"\n",
    );
    let broken = run(dir.path(), &["check", "a.mmd"]);
    assert_eq!(broken.code, 2);
    assert!(broken.out.contains("mermaidc.toml:2:1"), "{broken:?}");
    assert!(
        broken.out.contains("`undefined-class` is similar"),
        "{broken:?}"
    );
    let compile = run(dir.path(), &["compile", "a.mmd", "--to", "json"]);
    assert_eq!((compile.code, compile.out.as_str()), (2, ""));
    assert!(compile.err.contains("mermaidc.toml:2:1"), "{compile:?}");
}

#[test]
fn suggestions_are_made_for_names_that_do_not_exist() {
    let dir = folder(&[("page.md", GOOD)]);
    let said = |args: &[&str]| run(dir.path(), args).err;
    assert!(
        said(&["check", "--select", "undefined-clas"]).contains("`undefined-class` is similar")
    );
    assert!(said(&["explain", "undefined-clas"]).contains("`undefined-class` is similar"));
    assert!(said(&["compile", "page.md", "--to", "jsn"]).contains("json"));
    assert!(said(&["check", "pgae.md"]).contains("hint: there is page.md"));
}

#[test]
fn compile_says_3_only_where_every_chart_is_of_a_kind_not_compiled() {
    let page = format!("```mermaid\n{UNREAD}```\n\n```mermaid\n{GOOD}```\n");
    let dir = folder(&[("s.mmd", UNREAD), ("page.md", &page), ("bad.mmd", BROKEN)]);
    let compile = |file: &str| run(dir.path(), &["compile", file, "--to", "json"]);
    let unread = compile("s.mmd");
    assert_eq!((unread.code, unread.out.as_str()), (3, ""));
    assert!(unread.err.contains("mindmap"), "{unread:?}");
    let both = compile("page.md");
    assert_eq!(both.code, 0, "{both:?}");
    assert!(both.err.contains("left out"), "{both:?}");
    assert_eq!(compile("bad.mmd").code, 1);
    // `check` reads no other kind, and counts it.
    let check = run(dir.path(), &["check", "s.mmd"]);
    assert_eq!(check.code, 0, "{check:?}");
    assert!(check.out.contains("not read yet"), "{check:?}");
}

#[test]
fn a_named_file_without_a_chart_is_said_and_no_error() {
    let dir = folder(&[("empty.md", "# Nothing\n"), ("more/x.md", "# Nothing\n")]);
    for command in [
        &["check", "empty.md"][..],
        &["compile", "empty.md", "--to", "json"],
    ] {
        let run = run(dir.path(), command);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.err.contains("empty.md has no Mermaid chart"), "{run:?}");
    }
    let walked = run(dir.path(), &["check", "more"]);
    assert!(!walked.err.contains("holds no"), "{walked:?}");
    let quiet = run(dir.path(), &["check", "--quiet", "empty.md"]);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
}

#[test]
fn what_is_not_utf8_is_a_finding_with_the_byte() {
    let dir = folder(&[("a.mmd", GOOD), ("bad.mmd", BROKEN)]);
    put(
        dir.path(),
        "latin.mmd",
        b"flowchart TD\n  A[caf\xe9] --> B\n",
    );
    let run = run(dir.path(), &["check", "--format", "concise", "."]);
    assert_eq!(run.code, 1);
    let line = "latin.mmd:2:8: error[invalid-utf8] byte 0xE9 at offset 20 is not UTF-8";
    assert!(run.out.contains(line), "{run:?}");
    assert!(run.out.contains("bad.mmd:"), "the run goes on: {run:?}");
    let compile = pipe(
        dir.path(),
        &["compile", "-", "--to", "json"],
        b"graph TD\n\xff",
    );
    assert_eq!((compile.code, compile.out.as_str()), (1, ""));
    assert!(compile.err.contains("0xFF"), "{compile:?}");
}

#[test]
fn version_and_help_are_no_errors() {
    let dir = folder(&[]);
    let version = run(dir.path(), &["--version"]);
    assert_eq!(version.code, 0);
    assert!(
        version.out.contains("agrees with Mermaid 12.3.0"),
        "{version:?}"
    );
    for command in ["check", "compile", "rules", "explain", "config"] {
        let help = run(dir.path(), &[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(help.out.contains("Usage: mermaidc"), "{help:?}");
    }
}
