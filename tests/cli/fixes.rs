//! `--fix`, `--unsafe-fixes` and `--diff`.

use crate::common::{folder, get, pipe, run};

/// The space after `S` takes the name from the subgraph: a warning with a safe fix. In a quote, in a
/// list, with CRLF, beside prose that stays as it is.
const PAGE: &str = "\u{FEFF}# Page  \r\n\r\n> - item\r\n>\r\n>   ```mermaid\r\n>   flowchart TD\r\n>   subgraph S \r\n>   A --> B\r\n>   end\r\n>   ```\r\n\ttab  \r\nno end";

fn repaired() -> String {
    PAGE.replace("subgraph S \r\n", "subgraph S\r\n")
}

#[test]
fn fixes_touch_their_edits_and_nothing_else() {
    let dir = folder(&[("page.md", PAGE)]);
    let found = run(dir.path(), &["check", "page.md"]);
    assert!(found.out.contains("nameless-subgraph"), "{found:?}");
    let fixed = run(dir.path(), &["check", "--fix", "page.md"]);
    assert_eq!(fixed.code, 0, "{fixed:?}");
    assert!(fixed.err.contains("applied 1 fix in 1 file"), "{fixed:?}");
    assert!(!fixed.out.contains("nameless-subgraph"), "{fixed:?}");
    assert_eq!(get(dir.path(), "page.md"), repaired());
    let again = run(dir.path(), &["check", "--fix", "page.md"]);
    assert_eq!(again.err, "", "nothing is left to fix");
    assert_eq!(get(dir.path(), "page.md"), repaired());
}

#[test]
fn a_difference_is_shown_and_not_written() {
    let dir = folder(&[("page.md", PAGE)]);
    let diff = run(dir.path(), &["check", "--diff", "page.md"]);
    assert_eq!(diff.code, 0, "{diff:?}");
    assert!(
        diff.out
            .contains("\n->   subgraph S \r\n+>   subgraph S\r\n"),
        "{diff:?}"
    );
    assert!(diff.err.contains("would apply 1 fix"), "{diff:?}");
    assert_eq!(get(dir.path(), "page.md"), PAGE);
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let dir = folder(&[]);
    let fixed = pipe(dir.path(), &["check", "--fix", "-"], PAGE.as_bytes());
    assert_eq!(fixed.out, repaired());
    let clean = pipe(
        dir.path(),
        &["check", "--fix", "-"],
        b"flowchart TD\n  A --> B\n",
    );
    assert_eq!(
        clean.out, "flowchart TD\n  A --> B\n",
        "also where nothing is to be fixed"
    );
}

#[test]
fn what_is_ignored_is_not_fixed() {
    let dir = folder(&[("page.md", PAGE)]);
    run(
        dir.path(),
        &["check", "--fix", "--ignore", "nameless-subgraph", "page.md"],
    );
    assert_eq!(get(dir.path(), "page.md"), PAGE);
}

/// Lines are put in and taken out only where the lines of the page are those of the chart: in a quote they
/// would lose their signs.
#[test]
fn fixes_leave_the_signs_of_a_quote_alone() {
    let chart = "mermaid\nflowchart TD %% top\nA --> B %% note\nend\nsubgraph S\nC --> D\n";
    let front = "---\ntitle: x\nflowchart TD\nA --> B\n";
    let empty = "---\n---\nflowchart TD\nA --> B\n";
    let header = "flowchart TD %% top\nA --> B\n";
    for chart in [chart, front, empty, header] {
        let lines: String = chart.lines().map(|line| format!("> {line}\n")).collect();
        let page = format!("> ```mermaid\n{lines}> ```\n");
        let dir = folder(&[("page.md", &page)]);
        run(dir.path(), &["check", "--fix", "--unsafe-fixes", "page.md"]);
        let fixed = get(dir.path(), "page.md");
        for line in fixed.lines() {
            let inside = line.strip_prefix("> ").unwrap_or(line);
            assert!(line.starts_with("> ") || line == ">", "{fixed}");
            assert!(!inside.starts_with('>'), "{fixed}");
        }
    }
}

/// A fix that leaves its finding where it is would be applied again at every run.
#[test]
fn a_fix_that_fixes_nothing_is_not_applied() {
    let text = "graph TB\n  subgraph One\n    A --> b>2\n  end\n";
    let dir = folder(&[("a.mmd", text)]);
    run(dir.path(), &["check", "--unsafe-fixes", "a.mmd"]);
    let once = get(dir.path(), "a.mmd");
    run(dir.path(), &["check", "--unsafe-fixes", "a.mmd"]);
    assert_eq!(get(dir.path(), "a.mmd"), once);
    assert!(once.matches("end").count() <= 2, "{once}");
}

#[test]
fn a_chart_of_a_kind_that_is_not_read_keeps_no_other_from_its_fixes() {
    let gantt = "```mermaid\ngantt\n  title Plan\n```\n";
    let page = format!("{gantt}\n```mermaid\nflowchart TD\n  A[One --> B\n```\n");
    let dir = folder(&[("page.md", &page)]);
    let run = run(dir.path(), &["check", "--fix", "page.md"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(get(dir.path(), "page.md"), page.replace("[One", "[One]"));
}
