use super::*;
use crate::config::Settings;

fn read(text: &str) -> Reading {
    let source = Source::new("chart.mmd", text);
    crate::syntax::read(&source::charts(&source, SourceKind::Mermaid)[0])
}

fn same(one: &str, other: &str) -> bool {
    let chart = |text: &str| read(&format!("flowchart TD\n{text}\n"));
    draw_the_same(&chart(one), &chart(other))
}

#[test]
fn the_writing_does_not_count() {
    for (one, other) in [
        ("A-->B", "  A --> B"),
        ("A[x] --> B[\"y\"]", "A[\"x\"]-->B[y];%% note"),
        ("A --> B\nclassDef c fill:red", "A --> B"),
        ("subgraph S \nA\nend", "subgraph S\nA\nend"),
        (
            "subgraph O\nsubgraph S \nA\nend\nend",
            "subgraph O\nsubgraph S\nA\nend\nend",
        ),
    ] {
        assert!(same(one, other), "{one} / {other}");
    }
}

#[test]
fn what_is_drawn_counts() {
    let base = "A[x] -->|y| B\nsubgraph S [T]\nB\nend\nclassDef c fill:red\nclass A c";
    for (from, to) in [
        ("[x]", "[z]"),
        ("[x]", "(x)"),
        ("|y|", "|z|"),
        ("-->", "-.->"),
        ("| B", "| C"),
        ("[T]", "[U]"),
        ("fill:red", "fill:blue"),
        ("class A c", "class B c"),
        ("class A c", "style A fill:red"),
        ("\nB\nend", "\nC\nend"),
        ("A[x] -->|y| B", "B -->|y| A[x]"),
        ("A[x]", "A[x] & D"),
        ("class A c", "click A \"u\""),
        ("class A c", "class A c\nlinkStyle default stroke:red"),
    ] {
        assert!(base.contains(from), "{from}");
        assert!(!same(base, &base.replacen(from, to, 1)), "{from} / {to}");
    }
}

/// What becomes of a fix that puts `with` for `what`, on the first finding of the chart.
fn held(text: &str, what: &str, with: &str) -> Option<Applicability> {
    let source = Source::new("chart.mmd", text);
    let at = text.find(what).expect("in the chart") as u32;
    let place = Span::new(at, at + what.len() as u32);
    let mut checked = super::super::check(&source, SourceKind::Mermaid, &Settings::default());
    let finding = &mut checked.diagnostics[0];
    finding.fix = Some(Fix::safe("Try", place, with));
    checked.diagnostics.truncate(1);
    hold(&source, SourceKind::Mermaid, &mut checked);
    let fix = checked.diagnostics.remove(0).fix;
    fix.map(|fix| fix.applicability)
}

#[test]
fn a_fix_is_what_it_turns_out_to_be() {
    let safe = Some(Applicability::Safe);
    let unsafe_ = Some(Applicability::Unsafe);
    // Mermaid refuses it: accepted, one error less, the next error, no change, more errors.
    let refused = "flowchart TD\n  A[f(x)] --> B\n";
    assert_eq!(held(refused, "f(x)", "\"f(x)\""), safe);
    assert_eq!(held(refused, "f(x)", "f[x"), unsafe_, "another error");
    assert_eq!(held(refused, "f(x)", "f(y)"), None);
    assert_eq!(held(refused, "--> B", "--> B\nC[f(x)]"), None);
    let two = "flowchart TD\n  A[f(x)] --> B\n  C -> D\n";
    assert_eq!(held(two, "f(x)", "\"f(x)\""), safe);
    assert_eq!(held(two, "f(x)", "\"f(x)\"] -> ["), unsafe_);
    // Mermaid accepts it: the same drawing, another one, none.
    let accepted = "graph TD\n  A --> B:::nowhere\n";
    assert_eq!(held(accepted, "graph", "flowchart"), safe);
    assert_eq!(held(accepted, "-->", "---"), unsafe_);
    assert_eq!(held(accepted, "-->", "->"), None);
}

#[test]
fn a_fix_that_makes_other_charts_of_a_page_is_dropped() {
    let page = "```mermaid\ngraph TD\nA[f(x)]\n```\n\n```mermaid\ngraph TD\nC[f(x)]\n```\n";
    let source = Source::new("page.md", page);
    let mut checked = super::super::check(&source, SourceKind::Markdown, &Settings::default());
    let fence = page.find("```\n\n").expect("there") as u32;
    checked.diagnostics[0].fix = Some(Fix::safe("Try", Span::new(fence, fence + 3), ""));
    hold(&source, SourceKind::Markdown, &mut checked);
    let fixes: Vec<_> = (checked.diagnostics.iter())
        .map(|finding| finding.fix.as_ref().map(|fix| fix.applicability))
        .collect();
    assert_eq!(
        fixes,
        [None, Some(Applicability::Safe)],
        "the other chart keeps its own"
    );
}

/// A chart of a kind that is not read stands in no fix's way.
#[test]
fn the_other_charts_of_a_page_do_not_count() {
    let other = "```mermaid\nmindmap\n  root\n```\n\n";
    let page = format!("{other}```mermaid\nflowchart TD\n  A[f(x)]\n```\n\n{other}");
    let source = Source::new("page.md", page.as_str());
    let options = super::super::FixOptions {
        applicability: Applicability::Safe,
        severity: Severity::Warning,
    };
    let settings = Settings::default();
    let fixed = super::super::fix(&source, SourceKind::Markdown, &settings, options);
    assert_eq!(fixed.source.text(), page.replace("[f(x)]", "[\"f(x)\"]"));
}

/// However many fixes a chart has, it is read a bounded number of times: those that no reading is left for are
/// not called safe.
#[test]
fn many_fixes_are_tried_in_groups() {
    let lines: String = (0..500).map(|i| format!("  A{i} -> B{i}\n")).collect();
    let source = Source::new("chart.mmd", format!("flowchart TD\n{lines}"));
    let checked = super::super::check(&source, SourceKind::Mermaid, &Settings::default());
    let fixes = checked
        .diagnostics
        .iter()
        .filter_map(|finding| finding.fix.as_ref());
    let safe = fixes.filter(|fix| fix.applicability == Applicability::Safe);
    assert_eq!(safe.count(), 500);
}
