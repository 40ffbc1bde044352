//! Comments that leave charts unchecked: in which form, how far, and what is said of useless ones.

use crate::common::{folder, get, run};

const BROKEN: &str = "```mermaid\nflowchart TD\n  A[One --> B\n```\n";
const FINE: &str = "```mermaid\nflowchart TD\n  A[One] --> B[Two]\n```\n";

/// What is found in a page, a line each, without its name and the sum.
fn found(page: &str) -> Vec<String> {
    let dir = folder(&[("page.md", page)]);
    let run = run(dir.path(), &["check", "--format", "concise"]);
    let lines = run.out.lines().filter_map(|l| l.strip_prefix("page.md:"));
    lines.map(str::to_owned).collect()
}

#[test]
fn a_broken_chart_is_skipped_with_a_reason() {
    for page in [
        format!("<!-- mermaidc: skip -- shows a broken chart -->\n{BROKEN}"),
        format!("<!-- mermaidc:skip -->\n\n{BROKEN}"),
        format!(
            "# T\n\n- x\n  <!-- mermaidc: skip -- why -->\n  {}",
            BROKEN.replace('\n', "\n  ")
        ),
        format!("<!-- mermaidc: skip-file -- a gallery of mistakes -->\n\n{BROKEN}\n{BROKEN}"),
        format!("{BROKEN}\n{BROKEN}\n<!-- mermaidc: skip-file -->\n"),
        format!(
            "{FINE}\n<!-- mermaidc: skip-start -->\n\n{BROKEN}\ntext\n\n{BROKEN}\n<!-- mermaidc: skip-end -->\n\n{FINE}"
        ),
        BROKEN.replace("  A[", "  %% mermaidc: skip -- shows a broken chart\n  A["),
        "```mermaid\n%% mermaidc: skip\nflowchat TD\n  A --> B\n```\n".to_owned(),
    ] {
        assert_eq!(found(&page), [""; 0], "{page}");
    }
    let after = format!("<!-- mermaidc: skip -->\n{BROKEN}\n{BROKEN}");
    assert_eq!(found(&after).len(), 1, "only the next chart is skipped");
}

#[test]
fn skipped_charts_are_counted_and_no_table_or_fix_is_written_into_them() {
    let decides =
        "```mermaid\nflowchart TD\n  A{Rain?} -->|Yes| B[Umbrella]\n  A -->|No| C{Which?}\n```\n";
    let page = format!(
        "<!-- mermaidc: skip -- as it was -->\n{BROKEN}\n<!-- mermaidc: skip -->\n{decides}"
    );
    let dir = folder(&[("page.md", &page)]);
    let fixed = run(dir.path(), &["check", "--unsafe-fixes", "page.md"]);
    assert_eq!((fixed.code, get(dir.path(), "page.md")), (0, page.clone()));
    assert_eq!(fixed.out, "2 charts: 0 checked, 2 skipped; nothing found\n");
    let table = run(
        dir.path(),
        &["compile", "--in-place", "--chart", "2", "page.md"],
    );
    assert_eq!(
        (table.code, get(dir.path(), "page.md")),
        (0, page.clone()),
        "{table:?}"
    );
    assert!(
        table
            .err
            .contains("a comment skips what was to be compiled"),
        "{table:?}"
    );
    let dot = run(dir.path(), &["compile", "--to", "dot", "page.md"]);
    assert_eq!((dot.code, dot.out.as_str()), (0, ""), "{dot:?}");
    let pinned = run(dir.path(), &["names", "--pin", "page.md"]);
    assert_eq!(get(dir.path(), "page.md"), page, "{pinned:?}");
    let mixed = format!("<!-- mermaidc: skip -->\n{BROKEN}\n{FINE}");
    let dir = folder(&[("page.md", &mixed)]);
    let dot = run(dir.path(), &["compile", "--to", "dot", "page.md"]);
    assert!(
        dot.out.starts_with("digraph") && dot.code == 0,
        "the rest is compiled: {dot:?}"
    );
}

#[test]
fn a_skip_that_skips_nothing_is_reported() {
    let unused = "warning[unused-skip] this comment is not needed: there is nothing to skip";
    let no_chart = "warning[unused-skip] no chart follows this comment";
    let start = "<!-- mermaidc: skip-start -->";
    let end = "<!-- mermaidc: skip-end -->";
    for (page, expected) in [
        (format!("<!-- mermaidc: skip -- why -->\n{FINE}"), unused),
        (
            format!("<!-- mermaidc: skip -->\n\ntext\n\n{BROKEN}"),
            no_chart,
        ),
        (
            format!("<!-- mermaidc: skip-file -->\n{FINE}{FINE}"),
            unused,
        ),
        ("<!-- mermaidc: skip-file -->\n".to_owned(), no_chart),
        (format!("{start}\n{FINE}\n{end}\n"), unused),
        (format!("{start}\n{end}\n{FINE}\n"), no_chart),
        (FINE.replace("  A", "  %% mermaidc: skip\n  A"), unused),
    ] {
        let found = found(&page);
        assert!(found[0].ends_with(expected), "{page}\n{found:?}");
        let dir = folder(&[("page.md", &page)]);
        run(dir.path(), &["check", "--fix"]);
        assert!(!get(dir.path(), "page.md").contains("skip"), "{page}");
    }
    // Of a kind that is not read, nobody knows.
    let gantt = "```mermaid\ngantt\n  title x\n```\n";
    assert_eq!(found(&format!("<!-- mermaidc: skip -->\n{gantt}")), [""; 0]);
    let off = folder(&[
        ("page.md", &format!("<!-- mermaidc: skip -->\n{FINE}")),
        ("mermaidc.toml", "[rules]\nunused-skip = \"off\"\n"),
    ]);
    assert_eq!(run(off.path(), &["check", "--deny", "warnings"]).code, 0);
}

#[test]
fn what_is_misspelt_or_misplaced_is_reported() {
    for (page, line, expected) in [
        (
            format!("<!-- mermaidc: alow dead-end -->\n{FINE}"),
            1,
            "`alow` is not a mermaidc comment outside a chart",
        ),
        (
            format!("<!-- mermaidc: skpi -->\n{BROKEN}"),
            1,
            "`skpi` is not a mermaidc comment outside a chart",
        ),
        (
            format!("<!-- mermaidc: skip-strat -->\ntext\n{FINE}"),
            1,
            "`skip-strat` is not a mermaidc comment outside a chart",
        ),
        (
            format!("<!-- mermaidc skip -- why -->\n{BROKEN}"),
            1,
            "a colon is missing after `mermaidc`",
        ),
        (
            format!("<!-- mermaidc: skip dead-end -->\n{BROKEN}"),
            1,
            "`skip` skips whole charts and cannot name rules",
        ),
        (
            format!("<!-- mermaidc: skip-start -->\n{BROKEN}"),
            1,
            "this `skip-start` is never closed",
        ),
        (
            format!("{FINE}\n<!-- mermaidc: skip-end -->\n"),
            6,
            "this `skip-end` has no `skip-start`",
        ),
        (
            format!(
                "<!-- mermaidc: skip-start -->\n{BROKEN}<!-- mermaidc: skip-start -->\n<!-- mermaidc: skip-end -->\n"
            ),
            6,
            "this `skip-start` is inside a section that is already skipped",
        ),
        (
            FINE.replace("  A", "  %% mermaidc: skip-file\n  A"),
            3,
            "`skip-file` has no effect inside a chart",
        ),
        (
            FINE.replace("  A", "  %% mermaidc: skp\n  A"),
            3,
            "`skp` is not a directive of mermaidc",
        ),
        (
            "```mermaid\ngantt\n  %% mermaidc: skp\n```\n".to_owned(),
            3,
            "`skp` is not a mermaidc comment in a chart",
        ),
    ] {
        let found = found(&page);
        let hit = found.iter().any(|l| {
            l.starts_with(&format!("{line}:"))
                && l.contains("error[invalid-directive]")
                && l.ends_with(expected)
        });
        assert!(hit, "{page}\n{found:?}");
    }
    for page in [
        format!("<!-- mermaidc is a compiler, see mermaidc.toml -->\n{FINE}"),
        format!("<!-- mermaidc: -->\n{FINE}"),
        format!("```html\n<!-- mermaidc: skip-strat -->\n```\n{FINE}"),
    ] {
        assert_eq!(found(&page), [""; 0], "{page}");
    }
}

/// A finding of each kind, without the comment that allows it.
#[test]
fn findings_are_allowed_in_charts_of_every_kind() {
    for (rule, before, after) in [
        ("duplicate-edge", "flowchart TD\n  A --> B", "  A --> B"),
        (
            "unused-participant",
            "sequenceDiagram\n  A->>A: hi",
            "  participant C",
        ),
        (
            "two-initial",
            "stateDiagram-v2",
            "  [*] --> A\n  [*] --> B\n  A --> B",
        ),
        (
            "duplicate-member",
            "classDiagram\n  class A {\n    +go()\n  }",
            "  A : +go()",
        ),
        (
            "duplicate-attribute",
            "erDiagram\n  A {\n    int id",
            "    int id\n  }",
        ),
        (
            "duplicate-alias",
            "C4Context\n  Person(a, \"A\")",
            "  System(a, \"B\")\n  Rel(a, a, \"x\")",
        ),
        ("duplicate-slice", "pie\n  \"A\" : 1", "  \"A\" : 2"),
    ] {
        let found = |comment: &str| {
            let chart = format!("{before}\n{comment}{after}\n");
            let dir = folder(&[("chart.mmd", &chart)]);
            let select = format!("{rule},invalid-directive,unused-allow");
            let args = [
                "check", "--format", "concise", "--quiet", "--select", &select,
            ];
            run(dir.path(), &args).out
        };
        assert!(found("").contains(rule), "{rule}: {}", found(""));
        let comment = format!("  %% mermaidc: allow {rule} -- as it is\n");
        assert_eq!(found(&comment), "", "{rule}: {before}");
    }
}

#[test]
fn allow_before_a_broken_chart_leads_to_skip() {
    let page = format!("<!-- mermaidc: allow unclosed-bracket -- why -->\n{BROKEN}");
    let dir = folder(&[("page.md", &page)]);
    let run = run(dir.path(), &["check", "page.md"]);
    assert!(run.out.contains("Write `skip -- why` instead"), "{run:?}");
}
