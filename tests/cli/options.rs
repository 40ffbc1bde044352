//! Options that do not fit together, or not with a target, are said so and never passed over.

use crate::common::{folder, pipe, run};

const CHART: &str = "flowchart TD\n  A{Ok?} -->|Yes| B[Go]\n  A -->|No| C[Stay]\n  A -->|No| C\n";
const PAGE: &str = "```mermaid\nflowchart TD\n  A{Ok?} -->|Yes| B[Go]\n  A -->|No| C[Stay]\n```\n";

/// What a run that does not start says, as one line.
fn refused(args: &[&str]) -> String {
    let dir = folder(&[("a.mmd", CHART), ("page.md", PAGE)]);
    let run = pipe(dir.path(), args, CHART.as_bytes());
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {run:?}");
    assert_eq!(crate::common::get(dir.path(), "page.md"), PAGE, "{args:?}");
    run.err.trim_end().replace('\n', " / ")
}

#[test]
fn what_cannot_be_derived_is_an_error_of_usage() {
    let said = refused(&[
        "compile",
        "a.mmd",
        "--to",
        "rust",
        "--derive",
        "fn main() {}",
    ]);
    let expected = "error: invalid value 'fn main() {}' for '--derive <TRAITS>': \
                    give a path, like `serde` or `strum::EnumIter`";
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn options_of_one_target_do_not_go_with_another() {
    for (args, said) in [
        (
            "compile a.mmd --to dot --tests",
            "error: --tests does nothing for the target dot / hint: it goes with --to rust",
        ),
        (
            "compile a.mmd -o a.json --derive Hash",
            "error: --derive does nothing for the target json / hint: it goes with --to rust",
        ),
        (
            "compile a.mmd --to csv --name x",
            "error: --name does nothing for the target csv / hint: it goes with --to jdm or --to rust",
        ),
        (
            "compile a.mmd --to dot --dialect sqlite",
            "error: --dialect does nothing for the target dot / hint: it goes with --to sql",
        ),
        (
            "compile a.mmd --to json --junctions",
            "error: --junctions does nothing for the target json / hint: it goes with --to sql",
        ),
        (
            "compile page.md --in-place --doctest",
            "error: --doctest does nothing for the target table / hint: it goes with --to rust",
        ),
        (
            "compile a.mmd --to dot -o - --check",
            "error: --check compares with a file / hint: say which: -o FILE, or --in-place for the table in the page",
        ),
        (
            "compile a.mmd --to dot --stdin-filename x.mmd",
            "error: --stdin-filename names standard input, and nothing is read from it / hint: `-` is standard input",
        ),
        (
            "names a.mmd --chart 2",
            "error: a.mmd has no chart 2 / hint: it has 1",
        ),
    ] {
        let args: Vec<&str> = args.split(' ').collect();
        assert_eq!(refused(&args), said);
    }
}

#[test]
fn options_of_check_that_leave_each_other_no_room() {
    for (args, said) in [
        (
            "check a.mmd --stdin-filename x.mmd",
            "error: --stdin-filename names standard input, and nothing is read from it / hint: `-` is standard input",
        ),
        (
            "check a.mmd --statistics --diff",
            "error: --statistics counts findings, and --diff shows changes / hint: ask for one of them",
        ),
        (
            "check a.mmd --statistics --format sarif",
            "error: --statistics counts in a table, or as JSON / hint: leave --format out, or say --format json",
        ),
        (
            "check a.mmd --diff --format json",
            "error: --diff leaves no room for findings on standard output / hint: write the findings to a file: --output-file FILE",
        ),
        (
            "check - --fix --format json",
            "error: the fixed text of `-` leaves no room for findings on standard output / hint: write the findings to a file: --output-file FILE",
        ),
    ] {
        let args: Vec<&str> = args.split(' ').collect();
        assert_eq!(refused(&args), said);
    }
}

#[test]
fn what_fits_is_taken() {
    let dir = folder(&[("a.mmd", CHART), ("page.md", PAGE)]);
    for args in [
        "compile a.mmd --to rust --name x --tests --doctest --derive Hash",
        "compile a.mmd --to jdm --name x",
        "check a.mmd --statistics --format json",
        "check a.mmd --statistics --format json --output-file counts.json",
        "check a.mmd --diff --format json --output-file found.json",
        "check - --stdin-filename x.md",
        "check - --fix --format json --output-file found.json",
        "check a.mmd --exit-zero --deny warnings",
    ] {
        let args: Vec<&str> = args.split(' ').collect();
        let run = pipe(dir.path(), &args, CHART.as_bytes());
        assert_eq!(run.code, 0, "{args:?}: {run:?}");
    }
    let found = crate::common::get(dir.path(), "found.json");
    assert!(found.contains("\"diagnostics\""), "{found}");
}

#[test]
fn colours_come_by_option_then_by_environment() {
    let dir = folder(&[("a.mmd", CHART)]);
    let coloured = |args: &[&str], variables: &[(&str, &str)]| {
        let args = [&["check", "a.mmd"], args].concat();
        let mut command = crate::common::command(dir.path(), &args);
        let output = command.envs(variables.iter().copied()).output();
        output.expect("mermaidc runs").stdout.contains(&0x1b)
    };
    assert!(!coloured(&[], &[]), "no terminal");
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!coloured(
        &[],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn nothing_is_said_of_no_files() {
    let dir = folder(&[]);
    let run = run(dir.path(), &["check", "--format", "concise", "nowhere.mmd"]);
    assert_eq!(run.out, "");
    assert_eq!(
        run.err,
        "error: cannot read nowhere.mmd: No such file or directory\n"
    );
    let json = crate::common::run(dir.path(), &["check", "--format", "json"]);
    assert!(json.out.contains("\"diagnostics\": []"), "{json:?}");
}

#[test]
fn findings_in_a_file_leave_their_sum_on_the_terminal() {
    let dir = folder(&[("a.mmd", CHART)]);
    let args = [
        "check",
        "a.mmd",
        "--format",
        "sarif",
        "--output-file",
        "a.sarif",
    ];
    let reported = run(dir.path(), &args);
    let sum = "1 chart checked; 1 warning\n";
    assert_eq!((reported.out.as_str(), reported.err.as_str()), ("", sum));
    assert!(crate::common::get(dir.path(), "a.sarif").contains("duplicate-edge"));
    let quiet = run(dir.path(), &[&args[..], &["--quiet"]].concat());
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
}

#[test]
fn an_output_that_cannot_be_written_is_named_once() {
    let dir = folder(&[("a.mmd", CHART)]);
    let run = run(dir.path(), &["check", "a.mmd", "--output-file", "no/x.txt"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: cannot write no/x.txt: No such file or directory\n"
    );
}
