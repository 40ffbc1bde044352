//! `check --format html`: charts and findings on one page.

use crate::common::{folder, get, run};

const HOSTILE: &str = r#"# Page

```mermaid
flowchart TD
  accTitle: </title><script>alert(1)</script>
  A["</svg></div><b>x</b>"] --> B{No}
  click A href "https://example.org/<script>" "</title><i onclick=x>"
```

```mermaid
flowchart TD
  A[<img src=x onerror=alert(2)> --> B
```

```mermaid
gantt
  section </pre><script>alert(3)</script>
```

<!-- mermaidc: skip -- </section><script>alert(4)</script> -->
```mermaid
flowchart TD
  A[</pre><script>alert(5)</script>
```
"#;

#[test]
fn charts_and_findings_are_on_one_page() {
    let fine = "sequenceDiagram\n  A->>B: hi\n";
    let dir = folder(&[
        ("page.md", HOSTILE),
        ("fine.mmd", fine),
        ("none.md", "# No chart\n"),
    ]);
    let args = ["check", "--format", "html", "-o", "report.html", "."];
    assert_eq!(run(dir.path(), &args).code, 1);
    let html = get(dir.path(), "report.html");
    for alive in ["<script", "<img", "<b>", "<i ", "</pre><", "javascript:"] {
        let own = if alive == "</pre><" {
            "</pre></"
        } else {
            "–"
        };
        assert!(!html.replace(own, "").contains(alive), "{alive}: {html}");
    }
    assert_eq!(html.matches("<svg ").count(), 2, "{html}");
    assert_eq!(html.matches("class=\"drawing\"").count(), 2);
    assert!(
        html.contains("dead-end: the answer `No` leads nowhere"),
        "the legend"
    );
    assert!(html.contains("Mermaid does not draw this chart."), "{html}");
    assert!(
        html.contains("Not drawn: a comment says to skip it."),
        "{html}"
    );
    assert!(
        html.contains("Not drawn: charts of this kind are not read yet."),
        "{html}"
    );
    assert!(
        html.contains("<details class=\"page\" id=\"f1\">"),
        "folded: nothing was found"
    );
    assert!(
        html.contains("<details class=\"page\" id=\"f3\" open>"),
        "{html}"
    );
    assert!(!html.contains("none.md"), "{html}");
    let again = run(dir.path(), &["check", "--format", "html", "."]);
    assert_eq!(
        again.out.replace("report.html", ""),
        html.replace("report.html", "")
    );
}

/// A line that a fix adds has the number that it will have.
#[test]
fn lines_that_a_fix_adds_have_numbers() {
    let dir = folder(&[("a.mmd", "flowchart TD\n  subgraph S\n  A --> B\n")]);
    let html = run(dir.path(), &["check", "--format", "html", "a.mmd"]).out;
    let added = "\n<span class=\"line\">  4+</span> <ins>  end</ins>\n";
    assert!(html.contains(added), "{html}");
}
