use crate::config::Settings;
use crate::diagnostic::{Applicability, Severity};
use crate::driver::{FixOptions, check, fix};
use crate::source::{Source, SourceKind};

/// What is found in a page, by line and rule, and the page after its safe fixes.
fn fixed(page: &str) -> (Vec<String>, String) {
    let source = Source::new("page.md", page);
    let settings = Settings::default();
    let checked = check(&source, SourceKind::Markdown, &settings);
    let found = checked.diagnostics.iter().map(|finding| {
        let line = |offset| source.position(offset).line;
        let to = finding.annotations.first();
        let to = to.map_or(0, |annotation| line(annotation.span.start));
        format!("{} {} {to}", line(finding.span.start), finding.rule.name)
    });
    let found = found.collect();
    let options = FixOptions {
        applicability: Applicability::Safe,
        severity: Severity::Warning,
    };
    let text = fix(&source, SourceKind::Markdown, &settings, options).source;
    (found, text.text().to_owned())
}

/// A page in which `§` stands for a chart's fence that closes, and `%` for what it is written as.
fn is_fixed(page: &str, wrong: &str, right: &str) {
    let (found, text) = fixed(&page.replace('§', wrong));
    assert_eq!(text, page.replace('§', right), "{page}");
    assert!(
        found.len() == 1 && found[0].starts_with("3 unclosed-fence"),
        "{page}: {found:?}"
    );
}

const PROSE: &str = "Hello [Customer Name], here you are:\n\n- one [thing]\n- (another)\n";

#[test]
fn a_closing_fence_with_text_after_it() {
    for (open, wrong, right) in [
        ("```mermaid", "```text", "```"),
        ("```mermaid", "``` end", "```"),
        ("~~~mermaid", "~~~ end of chart", "~~~"),
        (":::mermaid", ":::end", ":::"),
        ("````mermaid", "```", "````"),
        ("```mermaid", "      ```", "```"),
        ("```mermaid", "~~~", "```"),
        (":::mermaid", "```", ":::"),
    ] {
        let chart = format!("{open}\nflowchart TD\n  A[x] --> B\n§\n");
        is_fixed(&format!("# P\n\n{chart}{PROSE}"), wrong, right);
    }
}

#[test]
fn a_page_that_closes_every_fence_so() {
    let chart = "```mermaid\nflowchart TD\n  A[x] --> B\n§\n";
    let page = format!("# P\n\n{chart}{PROSE}\n{chart}{PROSE}\n{chart}{PROSE}");
    is_fixed(&page, "```text", "```");
    // The marks of a quote, line breaks of Windows.
    let page = page.replace('\n', "\r\n");
    is_fixed(&page, "```text", "```");
    let quoted: String = page.lines().map(|line| format!("> {line}\n")).collect();
    is_fixed(&quoted, "```text", "```");
}

#[test]
fn a_closing_fence_that_is_missing() {
    let chart = "# P\n\n```mermaid\nflowchart TD\n  A[x] --> B\n§";
    let code = "```js\nif (x) { f(); }\n```\n";
    // Before the next block, and before prose.
    is_fixed(&format!("{chart}\n{code}\nProse.\n"), "", "```\n");
    is_fixed(&format!("{chart}\n{PROSE}"), "", "```\n");
    is_fixed(&format!("{chart}\n{PROSE}\n{code}"), "", "```\n");
    is_fixed(
        &format!("{chart}\n## Next\n\nA text (of words).\n"),
        "",
        "```\n",
    );
    let colons = chart.replace("```", ":::");
    is_fixed(&format!("{colons}\n{PROSE}"), "", ":::\n");
    let quoted =
        |page: &str| -> String { page.lines().map(|line| format!("> {line}\n")).collect() };
    let (found, text) = fixed(&quoted(&format!("{chart}\n{PROSE}").replace('§', "")));
    assert_eq!(found, ["3 unclosed-fence 5"]);
    assert_eq!(
        text,
        quoted(&format!("{chart}\n{PROSE}").replace('§', "```\n"))
    );
}

#[test]
fn one_finding_and_no_fix_where_no_place_is_likely() {
    // The chart has a mistake of its own: its fence closes there, and the chart stays refused.
    let page = "# P\n\n```mermaid\nflowchart TD\n  A[f(x)] --> B[g(x)]\n  C -> D\n```text\n\nHello [Name], (you).\n";
    let (found, text) = fixed(page);
    assert_eq!((found.len(), text.as_str()), (1, page), "{found:?}");
    assert_eq!(found, ["3 unclosed-fence 7"]);
    // Whether the line is to close or to open, what follows makes no sense.
    let page = "# P\n\n```mermaid\nflowchart TD\n  A --> B\n```text\n[prose]\n```a\n```b\n";
    let (found, text) = fixed(page);
    assert_eq!((found.len(), text.as_str()), (1, page), "{found:?}");
}

/// Backticks can be an id: Mermaid draws a box for this fence. To take it away changes the drawing.
#[test]
fn a_fence_that_is_drawn() {
    let page = "# P\n\n```mermaid\nflowchart TD\n  A --> B\n```text\n";
    let source = Source::new("page.md", page);
    let checked = check(&source, SourceKind::Markdown, &Settings::default());
    let [finding] = checked.diagnostics.as_slice() else {
        panic!("{:?}", checked.diagnostics);
    };
    assert_eq!(finding.rule.name, "unclosed-fence");
    assert_eq!(finding.severity, Severity::Warning);
    let fix = finding.fix.as_ref().expect("a fix");
    assert_eq!(fix.applicability, Applicability::Unsafe);
    assert!(checked.charts[0].reading.is_accepted());
}

#[test]
fn a_fence_that_closes_is_left_alone() {
    for page in [
        // Closed by the end of the page, and accepted.
        "```mermaid\nflowchart TD\n  A --> B\n",
        // Mistakes of its own, to the end of the page.
        "```mermaid\nflowchart TD\n  A[f(x)] --> B\n\n  C --> D\n  E --> F\n",
        "```mermaid\nflowchart TD\n  A[f(x)] --> B\n```\n\nHello [Name],\n",
        // Marks in a label.
        "```mermaid\nflowchart TD\n  A[\"x\n```text\n\"] --> B\n```\n",
    ] {
        let (found, _) = fixed(page);
        assert!(
            !found.iter().any(|f| f.contains("fence")),
            "{page}: {found:?}"
        );
    }
}
