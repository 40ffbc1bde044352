use crate::config::Settings;
use crate::diagnostic::{Applicability, Severity};
use crate::driver::{FixOptions, check, fix};
use crate::source::{Source, SourceKind};

/// The findings of a file, as `line:column rule`, and its text after every fix.
fn checked(name: &str, text: &str) -> (Vec<String>, String) {
    let source = Source::new(name, text);
    let kind = SourceKind::from_name(name).expect("a kind");
    let settings = Settings::default();
    let found = check(&source, kind, &settings).diagnostics;
    let found = found
        .iter()
        .filter(|finding| finding.severity > Severity::Info);
    let places = found.map(|finding| {
        let at = source.position(finding.span.start);
        format!("{}:{} {}", at.line, at.column, finding.rule.name)
    });
    let options = FixOptions {
        applicability: Applicability::Unsafe,
        severity: Severity::Warning,
    };
    let fixed = fix(&source, kind, &settings, options)
        .source
        .text()
        .to_owned();
    (places.collect(), fixed)
}

#[test]
fn edits_are_written_as_the_host_writes() {
    for (name, text, place, fixed) in [
        (
            "a.html",
            "<pre class=\"mermaid\">\n  graph TD\n    A[Box&lt;i32&gt;] --&gt; B[&amp;]\n</pre>\n",
            "3:10 eaten-text",
            "<pre class=\"mermaid\">\n  graph TD\n    A[Box&amp;lt;i32&gt;] --&gt; B[&amp;]\n</pre>\n",
        ),
        (
            "a.rs",
            "/// x\n///\n/// ```mermaid\n/// graph TD\n///     A --> B\n///     A --> B\n/// ```\nfn f() {}\n",
            "6:11 duplicate-edge",
            "/// x\n///\n/// ```mermaid\n/// graph TD\n///     A --> B\n/// ```\nfn f() {}\n",
        ),
        (
            "a.ipynb",
            "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"```mermaid\\n\",\n\"graph TD\\n\",\n\"A --> B\\n\",\n\"A --> B\\n\",\n\"```\"]}]}\n",
            "4:4 duplicate-edge",
            "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"```mermaid\\n\",\n\"graph TD\\n\",\n\"A --> B\\n\",\n\"```\"]}]}\n",
        ),
    ] {
        let (found, text) = checked(name, text);
        assert_eq!(found, [place], "{name}");
        assert_eq!(text, fixed, "{name}");
    }
}

#[test]
fn limits_hold_in_every_host() {
    let mut settings = Settings::default();
    settings.max_per_statement = 8;
    let text = "<pre class=\"mermaid\">\n  graph TD\n    A &amp; B &amp; C --&gt; D &amp; E &amp; F\n</pre>\n";
    let source = Source::new("a.html", text);
    let kind = SourceKind::from_name("a.html").expect("a kind");
    let found = check(&source, kind, &settings).diagnostics;
    let names: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
    assert!(names.contains(&"multiplied-statement"), "{names:?}");
}
