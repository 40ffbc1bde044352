//! What `--show` puts on drawings: marks with signs, and a legend that explains them.

use mermaidc::config::Settings;
use mermaidc::driver::{self, Failure, Options, Request, Show, emitter};
use mermaidc::source::{Source, SourceKind};

const CHART: &str = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C{Overdue?}\n    A -->|Maybe| D[Ask again]\n";

fn show(target: &str, show: Show, answers: &[(&str, &str)]) -> Result<String, Failure> {
    let owned = |&(id, text): &(&str, &str)| (id.to_owned(), text.to_owned());
    let request =
        Request::new(emitter(target).expect("a target")).options(Options::default().with(|o| {
            o.show = Some(show);
            o.answers = answers.iter().map(owned).collect();
        }));
    let source = Source::new("a.mmd", CHART);
    let settings = Settings::default();
    let compilation = driver::compile(&source, SourceKind::Mermaid, &request, &settings);
    Ok(compilation.result?.remove(0).text)
}

#[test]
fn findings_are_numbered_and_explained() {
    let svg = show("svg", Show::Findings, &[]).expect("drawn");
    assert!(svg.contains(">1</text>"), "{svg}");
    assert!(svg.contains("dead-end: "), "{svg}");
    let dot = show("dot", Show::Findings, &[]).expect("drawn");
    assert!(dot.contains("xlabel=\"1\""), "{dot}");
}

#[test]
fn the_source_with_classes_is_a_chart_still() {
    for what in [Show::Findings, Show::Roles, Show::Path] {
        let text = show("mermaid", what, &[]).expect("written");
        assert!(text.starts_with(CHART), "{text}");
        assert!(text.contains("    classDef mermaidc_"), "{text}");
        let source = Source::new("b.mmd", text.as_str());
        let checked = driver::check(&source, SourceKind::Mermaid, &Settings::default());
        assert_eq!(checked.broken(), 0, "{text}");
    }
}

#[test]
fn a_path_follows_the_answers() {
    let text = show("mermaid", Show::Path, &[("A", "yes")]).expect("written");
    assert!(text.contains("class A mermaidc_way") && text.contains("class B mermaidc_way"));
    assert!(!text.contains("class C mermaidc_way"), "{text}");
    assert!(text.contains("linkStyle 0 stroke"), "{text}");
    for wrong in [("A", "perhaps"), ("B", "Yes"), ("Z", "Yes")] {
        assert_eq!(show("svg", Show::Path, &[wrong]), Err(Failure::Refused));
    }
}
