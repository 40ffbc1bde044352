//! What each format writes of the same findings.

use super::*;
use crate::diagnostic::{Applicability, Edit, Fix, Severity, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A rule for these tests.
    RULE = "test-rule", Structure, Warning
}

pub(super) const PAGE: &str = "\
# Page

```mermaid
graph TD
    A[f(x)] --> B{No}
    B --> C
```
";

/// A page, with a finding that has everything, one that has nothing, and a name that needs escaping.
pub(super) fn findings() -> Vec<FileFindings> {
    let at = |text: &str| {
        let start = PAGE.find(text).unwrap() as u32;
        Span::new(start, start + text.len() as u32)
    };
    let full = Diagnostic {
        chart: Some(1),
        ..Diagnostic::new(&RULE, at("(x)"), "`(` opens a shape inside the label")
            .severity(Severity::Error)
            .label("here")
            .annotate(at("A["), "the label begins here")
            .help("Put the text in quotes")
            .fix(Fix::safe("Put the text in quotes", at("f(x)"), "\"f(x)\""))
    };
    let bare = Diagnostic {
        chart: Some(1),
        ..Diagnostic::new(&RULE, at("B{No}"), "the answer `No` leads nowhere, 100 %")
    };
    vec![
        FileFindings {
            charts: 2,
            unread: vec![Unread {
                chart: Some(2),
                start: PAGE.len() as u32 - 4,
                kind: Some("gantt"),
                why: Why::Kind,
            }],
            docs_url: Some("https://example.org/rules/".into()),
            ..FileFindings::new(Source::new("docs/a page.md", PAGE), vec![full, bare])
        },
        FileFindings::new(
            Source::new("b,c:\u{1b}%.mmd", "graph TD\n"),
            vec![
                Diagnostic::new(&RULE, Span::at(9), "at the\u{202e} end").severity(Severity::Info),
            ],
        ),
        FileFindings {
            charts: 1,
            ..FileFindings::new(Source::new("fine.mmd", "graph TD\nA"), Vec::new())
        },
        FileFindings {
            charts: 1,
            unread: vec![Unread {
                chart: Some(1),
                start: 0,
                kind: Some("sequenceDiagram"),
                why: Why::Skipped,
            }],
            ..FileFindings::new(Source::new("skipped.mmd", "sequenceDiagram\n"), Vec::new())
        },
    ]
}

pub(super) fn summary() -> Summary {
    Summary {
        files: 3,
        made: 0,
        elsewhere: [].into(),
        unknown_files: 0,
        charts: 4,
        skipped: 0,
        not_read: [("gantt".to_owned(), 1)].into(),
        errors: 1,
        warnings: 1,
        infos: 1,
        fixable: 1,
        known: 0,
    }
}

pub(super) fn written(reporter: &dyn Reporter, color: bool) -> String {
    let mut out = Vec::new();
    let style = Style { color, width: None };
    reporter
        .report(&findings(), &summary(), style, &mut out)
        .unwrap();
    String::from_utf8(out).unwrap()
}

fn is_safe(c: char) -> bool {
    c == '\n'
        || !(c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
}

#[test]
fn machines_get_slashes_in_paths_of_windows() {
    let found = Diagnostic::new(&RULE, Span::new(0, 1), "x");
    let file = FileFindings::new(Source::new("docs\\a\\page.md", PAGE), vec![found]);
    for name in ["sarif", "gitlab", "github", "rdjson"] {
        let reporter = REPORTERS.iter().find(|reporter| reporter.name() == name);
        let mut out = Vec::new();
        let reporter = reporter.expect("a reporter of that name");
        reporter
            .report(
                std::slice::from_ref(&file),
                &Summary::default(),
                Style::default(),
                &mut out,
            )
            .expect("memory takes all");
        let out = String::from_utf8(out).expect("UTF-8");
        assert!(out.contains("docs/a/page.md"), "{name}: {out}");
        assert!(!out.contains("docs\\"), "{name}: {out}");
    }
}

#[test]
fn full_draws_the_findings_into_the_lines() {
    assert_eq!(
        written(&Full, false),
        "\
error[test-rule]: `(` opens a shape inside the label
 --> docs/a page.md:5:8
  |
5 |     A[f(x)] --> B{No}
  |     -- ^^^ here
  |     |
  |     the label begins here
  |
help: Put the text in quotes
  |
5 -     A[f(x)] --> B{No}
5 +     A[\"f(x)\"] --> B{No}
  |

warning[test-rule]: the answer `No` leads nowhere, 100 %
 --> docs/a page.md:5:17
  |
5 |     A[f(x)] --> B{No}
  |                 ^^^^^

info[test-rule]: at the<U+202E> end
 --> b,c:<U+001B>%.mmd:2:1
  |
2 |
  | ^

4 charts in 3 files: 3 checked, 1 of a kind not read yet (gantt); 1 error, 1 warning, 1 of level info \
(1 can be fixed with `--fix`)
"
    );
    assert!(written(&Full, true).contains("\x1b[91merror[test-rule]"));
}

#[test]
fn concise_and_github_take_a_line_each() {
    assert_eq!(
        written(&Concise, false).lines().take(3).collect::<Vec<_>>(),
        [
            "docs/a page.md:5:8: error[test-rule] `(` opens a shape inside the label",
            "docs/a page.md:5:17: warning[test-rule] the answer `No` leads nowhere, 100 %",
            "b,c:<U+001B>%.mmd:2:1: info[test-rule] at the<U+202E> end",
        ]
    );
    assert_eq!(
        written(&Github, false).lines().take(3).collect::<Vec<_>>(),
        [
            "::error file=docs/a page.md,line=5,col=8,endLine=5,endColumn=11,title=mermaidc%3A test-rule::\
             `(` opens a shape inside the label%0APut the text in quotes",
            "::warning file=docs/a page.md,line=5,col=17,endLine=5,endColumn=22,title=mermaidc%3A test-rule::\
             the answer `No` leads nowhere, 100 %25",
            "::notice file=b%2Cc%3A<U+001B>%25.mmd,line=2,col=1,endLine=2,endColumn=1,title=mermaidc%3A test-rule::\
             at the<U+202E> end",
        ]
    );
}

/// What is wrong with the tags of a page of HTML: one that is not the report's own, or that closes what is not open.
fn unbalanced(html: &str) -> Option<String> {
    const OWN: &str = " a article body code del details div footer h1 h2 h3 head header html ins li main mark nav ol \
                       p pre section span strong style summary table tbody td th thead title tr svg text ";
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html.strip_prefix("<!DOCTYPE html>")?;
    while let Some(at) = rest.find('<') {
        let end = at + rest[at..].find('>')?;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let name = tag
            .trim_start_matches('/')
            .split(' ')
            .next()
            .unwrap_or_default();
        if name == "meta" {
            continue;
        }
        if !OWN.contains(&format!(" {name} ")) {
            return Some(tag.to_owned());
        }
        if !tag.starts_with('/') {
            open.push(name);
        } else if open.pop() != Some(name) {
            return Some(tag.to_owned());
        }
    }
    (!open.is_empty()).then(|| format!("open: {open:?}"))
}

#[test]
fn html_shows_drawings_and_escapes_the_rest() {
    let mut files = findings();
    let drawing = |chart: u32, svg: Option<&str>| Drawing {
        chart,
        span: Span::new(PAGE.find("graph").unwrap() as u32, PAGE.len() as u32 - 4),
        kind: Some("flowchart"),
        title: Some("<b>&".to_owned()),
        is_refused: svg.is_none(),
        svg: svg.map(str::to_owned),
    };
    files[0].drawings = vec![
        drawing(1, Some("<svg><text>f</text></svg>\n")),
        drawing(3, None),
    ];
    files[0].diagnostics[1].chart = Some(3);
    let mut out = Vec::new();
    Html.report(&files, &summary(), Style::default(), &mut out)
        .unwrap();
    let html = String::from_utf8(out).unwrap();
    assert_eq!(unbalanced(&html), None, "{html}");
    for shown in [
        "Chart 1: &lt;b&gt;&amp;, flowchart, line 4",
        "<svg><text>f</text></svg>",
        "A[<mark class=\"primary\">",
        "<del>f(x)</del><ins>&quot;f(x)&quot;</ins>",
        "Mermaid does not draw this chart.",
        "B --&gt; <mark class=\"primary\">B{No}</mark>",
        "<a href=\"https://example.org/rules/test-rule.md\"",
        "b,c:&lt;U+001B&gt;%.mmd",
    ] {
        let shown = shown.replace("A[<mark", "<mark class=\"secondary\">A[</mark>f<mark");
        let shown = shown.replace("B --&gt; ", "--&gt; ");
        assert!(html.contains(&shown), "{shown}\n{html}");
    }
    for (at, _) in html.match_indices("href=\"#") {
        let id = html[at + 7..].split('"').next().unwrap();
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = include_str!("../../docs/schema/check.schema.json");
    valid(schema, &written(&Json, false));
}

#[test]
fn sarif_and_gitlab_are_as_their_schemas_say() {
    let sarif = written(&Sarif, false);
    // One pattern of the published schema has a bracket that only old JavaScript takes for itself.
    let schema = include_str!("../../tests/schema/sarif-2.1.0.json");
    valid(&schema.replace("{2}]?$", "{2}\\\\]?$"), &sarif);
    let log: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleIndex"], 0);
    assert_eq!(
        log["runs"][0]["tool"]["driver"]["rules"][0]["id"],
        "test-rule"
    );
    assert_eq!(
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "docs/a%20page.md"
    );
    assert_eq!(
        result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
        "\"f(x)\""
    );
    let gitlab = written(&Gitlab, false);
    valid(
        include_str!("../../tests/schema/gitlab-code-quality.json"),
        &gitlab,
    );
}

#[test]
fn rules_have_addresses_where_a_base_is_configured() {
    let json: serde_json::Value = serde_json::from_str(&written(&Json, false)).unwrap();
    let page = "https://example.org/rules/test-rule.md";
    assert_eq!(json["diagnostics"][0]["url"], page);
    assert!(json["diagnostics"][2]["url"].is_null());
    let mut files = findings();
    let help_uri = |files: &[FileFindings]| {
        let mut out = Vec::new();
        let summary = Summary::default();
        Sarif
            .report(files, &summary, Style::default(), &mut out)
            .unwrap();
        let log: serde_json::Value = serde_json::from_slice(&out).unwrap();
        log["runs"][0]["tool"]["driver"]["rules"][0]
            .get("helpUri")
            .cloned()
    };
    assert_eq!(help_uri(&files), Some(page.into()));
    files[0].docs_url = None;
    assert_eq!(help_uri(&files), None);
}

#[test]
fn json_says_which_charts_were_not_read() {
    let json: serde_json::Value = serde_json::from_str(&written(&Json, false)).unwrap();
    let unread = |file: usize| json["files"][file]["notRead"].to_string();
    assert_eq!(json["files"][0]["file"], "docs/a page.md");
    assert_eq!(json["files"][0]["charts"], 2);
    assert_eq!(
        unread(0),
        r#"[{"chart":2,"kind":"gantt","why":"kind","start":{"line":7,"column":1,"offset":62}}]"#
    );
    assert_eq!(unread(2), "[]");
    assert!(unread(3).contains("\"why\":\"skipped\""));
}

#[test]
fn rdjson_is_as_reviewdog_says() {
    let text = written(&Rdjson, false);
    valid(include_str!("../../tests/schema/rdjson.json"), &text);
    let result: serde_json::Value = serde_json::from_str(&text).unwrap();
    let first = &result["diagnostics"][0];
    assert_eq!(first["location"]["path"], "docs/a page.md");
    assert_eq!(first["severity"], "ERROR");
    assert_eq!(
        first["code"]["url"],
        "https://example.org/rules/test-rule.md"
    );
    assert_eq!(
        first["suggestions"][0].to_string(),
        r#"{"range":{"start":{"line":5,"column":7},"end":{"line":5,"column":11}},"text":"\"f(x)\""}"#
    );
    // Columns count bytes, and a fix of several edits is one suggestion.
    let edits = vec![
        Edit {
            span: Span::new(4, 4),
            text: "<".into(),
        },
        Edit {
            span: Span::new(8, 9),
            text: ">".into(),
        },
    ];
    let fix = Fix {
        description: "x".into(),
        applicability: Applicability::Unsafe,
        edits,
    };
    let finding = Diagnostic::new(&RULE, Span::new(4, 9), "x").fix(fix);
    let files = [FileFindings::new(
        Source::new("a.mmd", "x\né😀bcd"),
        vec![finding.clone()],
    )];
    let mut out = Vec::new();
    Rdjson
        .report(&files, &Summary::default(), Style::default(), &mut out)
        .unwrap();
    let result: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(
        result["diagnostics"][0]["suggestions"][0].to_string(),
        r#"{"range":{"start":{"line":2,"column":3},"end":{"line":2,"column":8}},"text":"<😀>"}"#
    );
}

/// What reviewdog, Jenkins and ESLint's readers take: files with errors, which have a place, a severity of
/// Checkstyle's, a message and a source.
#[test]
fn checkstyle_is_as_its_readers_take_it() {
    let text = written(&Checkstyle, false);
    let document = roxmltree::Document::parse(&text).unwrap();
    assert!(document.root_element().has_tag_name("checkstyle"));
    assert!(document.root_element().has_attribute("version"));
    let mut errors = Vec::new();
    for file in document
        .root_element()
        .children()
        .filter(|n| n.is_element())
    {
        assert!(file.has_tag_name("file") && file.has_attribute("name"));
        for error in file.children().filter(|n| n.is_element()) {
            let of = |name| error.attribute(name).unwrap();
            assert!(error.has_tag_name("error") && error.attributes().len() == 5);
            assert!(
                of("line").parse::<u32>().unwrap() > 0 && of("column").parse::<u32>().unwrap() > 0
            );
            assert!(["error", "warning", "info"].contains(&of("severity")));
            errors.push(format!(
                "{}:{} {} {}",
                of("line"),
                of("column"),
                of("source"),
                of("message")
            ));
        }
    }
    assert_eq!(
        errors,
        [
            "5:8 mermaidc.test-rule `(` opens a shape inside the label. Put the text in quotes",
            "5:17 mermaidc.test-rule the answer `No` leads nowhere, 100 %",
            "2:1 mermaidc.test-rule at the\u{202e} end",
        ]
    );
}

#[test]
fn fingerprints_go_by_content() {
    let prints = |before: &str| -> Vec<String> {
        let text = format!("{before}A --> B\nC --> D\nA  -->  B\n");
        let at = before.len() as u32;
        let finding = |offset| Diagnostic::new(&RULE, Span::at(at + offset), "x");
        let files = [FileFindings::new(
            Source::new("a.mmd", text),
            vec![finding(0), finding(8), finding(16)],
        )];
        let mut out = Vec::new();
        Sarif
            .report(&files, &Summary::default(), Style::default(), &mut out)
            .unwrap();
        let log: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        (results.iter())
            .map(|r| {
                r["partialFingerprints"]["primaryLocationLineHash"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect()
    };
    let [first, second, third] = &prints("")[..] else {
        panic!()
    };
    assert!(first.ends_with(":1") && third.ends_with(":2"));
    assert_eq!(first.split(':').next(), third.split(':').next());
    assert_ne!(first.split(':').next(), second.split(':').next());
    assert_eq!(prints(""), prints("graph TD\n\n"));
}

/// Holds the elements and attributes of a JUnit file against the definitions in Jenkins' XSD: which
/// there are, which may be where, and which have to be.
#[test]
fn junit_is_as_its_schema_says() {
    let schema =
        roxmltree::Document::parse(include_str!("../../tests/schema/junit-10.xsd")).unwrap();
    let text = written(&Junit, false);
    let document = roxmltree::Document::parse(&text).unwrap();
    let mut seen = 0;
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        seen += 1;
        let name = element.tag_name().name();
        let definition = schema
            .root_element()
            .children()
            .find(|d| d.tag_name().name() == "element" && d.attribute("name") == Some(name))
            .unwrap_or_else(|| panic!("no element {name}"));
        let attributes: Vec<_> = (definition.descendants())
            .filter(|d| d.tag_name().name() == "attribute")
            .collect();
        for attribute in element.attributes() {
            let known = |d: &roxmltree::Node<'_, '_>| d.attribute("name") == Some(attribute.name());
            assert!(
                attributes.iter().any(known),
                "{name} has {}",
                attribute.name()
            );
        }
        for required in attributes
            .iter()
            .filter(|d| d.attribute("use") == Some("required"))
        {
            assert!(
                element.has_attribute(required.attribute("name").unwrap()),
                "{name}"
            );
        }
        for child in element.children().filter(roxmltree::Node::is_element) {
            let child = child.tag_name().name();
            let known = |d: roxmltree::Node<'_, '_>| d.attribute("ref") == Some(child);
            assert!(definition.descendants().any(known), "{child} in {name}");
        }
    }
    assert_eq!(seen, 1 + 4 + 6 + 5);
    let counted = |name: &str| {
        document
            .descendants()
            .filter(|n| n.has_tag_name(name))
            .count()
            .to_string()
    };
    assert_eq!(
        document.root_element().attribute("tests"),
        Some(&*counted("testcase"))
    );
    assert_eq!(
        document.root_element().attribute("failures"),
        Some(&*counted("failure"))
    );
    // Nobody hears that a chart passed which was not read.
    let suites = document
        .root_element()
        .children()
        .filter(|n| n.is_element());
    let of = |suite: roxmltree::Node<'_, '_>| {
        let passed = |n: &roxmltree::Node<'_, '_>| {
            n.has_tag_name("testcase") && !n.children().any(|c| c.is_element())
        };
        let passed = suite.children().filter(passed).count();
        format!(
            "{passed} passed, {} skipped",
            suite.attribute("skipped").unwrap()
        )
    };
    assert_eq!(
        suites.map(of).collect::<Vec<_>>(),
        [
            "0 passed, 1 skipped",
            "0 passed, 0 skipped",
            "1 passed, 0 skipped",
            "0 passed, 1 skipped"
        ]
    );
}

/// Whether a JSON text is what a schema says; all that it objects to, if not.
fn valid(schema: &str, text: &str) {
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = (validator.iter_errors(&value))
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(400))]

    /// Whatever stands in a chart, its names and the findings, the terminal gets no control characters.
    #[test]
    fn nothing_leaks(
        text in "([a-z\u{e9}😀\t]{0,9}|[\r\n]|\r\n|[\u{0}-\u{1f}\u{7f}-\u{a0}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{200b}-\u{200f}e\u{301}]){0,30}",
        words in "[a-z\n\r\u{1b}\u{9b}\u{202e}`%]{0,12}",
        spans in proptest::collection::vec((0u32..120, 0u32..60), 1..6),
        long in proptest::prelude::any::<bool>(),
    ) {
        let text = if long { text.clone() + &"long ".repeat(90) + &text } else { text };
        let spans: Vec<Span> = spans.iter().map(|&(a, n)| Span::new(a, a + n)).collect();
        let mut edits: Vec<Edit> = Vec::new();
        for span in &spans {
            if edits.last().is_none_or(|last| last.span.end <= span.start) {
                edits.push(Edit { span: *span, text: words.clone() });
            }
        }
        let mut finding = Diagnostic::new(&RULE, spans[0], words.clone()).label(words.clone()).help(words.clone());
        for span in &spans[1..] {
            finding = finding.annotate(*span, words.clone());
        }
        finding.fix = Some(Fix { description: words.clone(), applicability: Applicability::Display, edits });
        let files = [FileFindings::new(Source::new(words, text), vec![finding])];
        for (name, reporter) in [("full", &Full as &dyn Reporter), ("concise", &Concise), ("github", &Github), ("html", &Html)] {
            let mut out = Vec::new();
            reporter.report(&files, &Summary::default(), Style::default(), &mut out).unwrap();
            let out = String::from_utf8(out).unwrap();
            proptest::prop_assert!(out.chars().all(is_safe), "{}: {:?}", name, out);
            if name == "html" {
                proptest::prop_assert_eq!(unbalanced(&out), None, "{:?}", out);
            }
        }
        for reporter in [&Junit as &dyn Reporter, &Checkstyle] {
            let mut out = Vec::new();
            reporter.report(&files, &Summary::default(), Style::default(), &mut out).unwrap();
            let out = String::from_utf8(out).unwrap();
            proptest::prop_assert!(roxmltree::Document::parse(&out).is_ok(), "{}: {:?}", reporter.name(), out);
        }
        let mut out = Vec::new();
        Sarif.report(&files, &Summary::default(), Style::default(), &mut out).unwrap();
        let log: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let uri = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        proptest::prop_assert!(uri.as_str().unwrap().is_ascii());
    }
}
